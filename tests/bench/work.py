"""Benches of what runs in the worker: importing and recognising."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.importing.files import walk
from desktop.library import Library
from desktop.recognition.catalogue import ENGLISH
from desktop.recognition.engine import recognise_texts
from desktop.work import Worker, read_files
from tests.bench.probe import Row, made_text

CORPUS = Path(os.environ.get("SCHOLIAST_CORPUS", "../shared/corpora/bbc"))
MADE_FILES = 500
TEXTS = 300


def texts_folder(scratch: Path) -> Path:
    """Return the corpus when it is there, else a folder of made texts."""
    if CORPUS.is_dir():
        return CORPUS
    folder = scratch / "texts"
    folder.mkdir()
    for number in range(MADE_FILES):
        (folder / f"{number}.txt").write_text(made_text(2_000, seed=number), encoding="utf-8")
    return folder


def importing() -> Iterator[Row]:
    """A folder read by the worker and stored, with the worker's start."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        paths = [str(path) for path in walk([texts_folder(scratch)])]
        library = Library.open(scratch / "bench.scholiast", create=True)
        worker = Worker()
        begun = time.perf_counter()
        session = library.articles.start_import()
        verdicts = sum(len(session.add(result)) for result in read_files(worker, paths))
        session.finish()
        taken = time.perf_counter() - begun
        yield Row(
            f"import {len(paths)} files, {verdicts} verdicts", len(paths) / taken, unit="files a second"
        )
        yield Row("library after the import", library.path.stat().st_size / 1e6, unit="MB")
        worker.close()
        library.close()


def recognising() -> Iterator[Row]:
    """The English engine in this process: loading, speed, memory."""
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(path) for path in walk([texts_folder(Path(name))])][:TEXTS]
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    begun = time.process_time()
    try:
        recognise_texts(ENGLISH, ["Ilham Aliyev spoke in Baku."])
    except ScholiastError as error:
        print(f"recognition: {error}")
        return
    yield Row("load the engine and recognise one sentence", time.process_time() - begun, unit="s of CPU")
    begun = time.process_time()
    recognise_texts(ENGLISH, texts)
    words = sum(len(text.split()) for text in texts)
    speed = words / (time.process_time() - begun)
    yield Row("recognise with all rules", speed, unit="words a CPU-second", aim="9,000")
    report = made_text(2_700)
    begun = time.process_time()
    recognise_texts(ENGLISH, [report])
    yield Row(
        "recognise one 3 KB article, engine warm", (time.process_time() - begun) * 1000, unit="ms of CPU"
    )
