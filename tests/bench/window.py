"""Benches of the whole window: starting, memory, opening an article, gaps while the workers work."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.importing.files import read_file
from desktop.library import Library
from desktop.model import FileResult, ImportedArticle
from resources.samples import sample_paths
from tests.bench.core import filled
from tests.bench.probe import Row, made_text, median
from tests.bench.work import texts_folder

ROUNDS = 7
CHILD = Path(__file__).with_name("child.py")


def child(*arguments: object) -> dict[str, float]:
    """Run one window in a process of its own and return what it measured."""
    with tempfile.TemporaryDirectory() as config:
        environment = {**os.environ, "SCHOLIAST_CONFIG": config, "SCHOLIAST_DATA": config}
        environment["PYTHONPATH"] = str(CHILD.parents[2])  # a script's own path does not lead to the tests
        command = [sys.executable, str(CHILD), str(time.time()), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def sample_library(folder: Path) -> Path:
    """Return a library with the sample articles."""
    path = folder / "samples.scholiast"
    library = Library.open(path, create=True)
    session = library.articles.start_import()
    for sample in sample_paths():
        session.add(read_file(str(sample)))
    session.finish()
    library.close()
    return path


def start() -> Iterator[Row]:
    """From the start of the process to the painted window, in turn with a bare QWidget window."""
    with tempfile.TemporaryDirectory() as name:
        path = sample_library(Path(name))
        Library.open(Path(name) / "new.scholiast", create=True).close()
        kinds = {
            "bare": ["bare"],
            "empty": ["empty", Path(name) / "new.scholiast"],
            "full": ["article", path],
        }
        answers = [{kind: child(*words) for kind, words in kinds.items()} for _round in range(ROUNDS + 1)][1:]
    limit = median([answer["bare"]["painted"] for answer in answers])
    framed = median([answer["full"]["framed"] for answer in answers])
    yield Row("start to the window's painted frame", framed, limit, "ms", "1.25 x")
    for kind, what in (("empty", "an empty library"), ("full", "an article open")):
        painted = median([answer[kind]["painted"] for answer in answers])
        yield Row(f"start to all panes painted, {what}", painted, limit, "ms")


def memory() -> Iterator[Row]:
    """Resident memory of the window's process, against a bare QWidget window."""
    with tempfile.TemporaryDirectory() as name:
        path = sample_library(Path(name))
        Library.open(Path(name) / "new.scholiast", create=True).close()
        bare = child("bare")
        empty = child("empty", Path(name) / "new.scholiast")
        article = child("article", path)
    for what, answer, aim in (("empty", empty, "80 MB"), ("with an article", article, "120 MB")):
        yield Row(f"resident memory, {what}", answer["resident"], bare["resident"], "MB", aim)
        yield Row(f"of it private to the process, {what}", answer["private"], bare["private"], "MB")


def opening() -> Iterator[Row]:
    """From the choice of an article in the list to its painted text."""
    with tempfile.TemporaryDirectory() as name:
        library = filled(Path(name), articles=20, size=3_000)
        session = library.articles.start_import()
        session.add(FileResult("/made/large.txt", articles=(ImportedArticle(made_text(1_000_000)),)))
        session.finish()
        library.close()
        answer = child("open", Path(name) / "bench.scholiast")
    yield Row("open an article of 3 KB", answer["small"], unit="ms")
    yield Row("open an article of 1 MB", answer["large"], unit="ms")


def gaps() -> Iterator[Row]:
    """The longest time that the window's thread did not come back to its events."""
    with tempfile.TemporaryDirectory() as name:
        folder = texts_folder(Path(name))
        answer = child("gap", Path(name) / "gap.scholiast", folder)
    yield Row("longest gap while idle", answer["idle"], unit="ms")
    yield Row(
        f"longest gap, importing {answer['articles']:.0f} articles",
        answer["importing"],
        unit="ms",
        aim="50 ms",
    )
    yield Row("99th percentile of gaps, importing", answer["importing99"], unit="ms")
    yield Row("longest gap, recognising for 30 s", answer["recognising"], unit="ms", aim="50 ms")
    yield Row("99th percentile of gaps, recognising", answer["recognising99"], unit="ms")
    yield Row("recognised meanwhile", answer["recognised"], unit="articles a second")
