"""Benches of what carries a library: JSON Lines and the archive, written and read back, in notes a second."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.exporting.archive import ArchiveExporter
from desktop.exporting.jsonl import JsonlExporter
from desktop.importing.files import read_import
from desktop.library import Library
from desktop.model import Span
from tests.bench.core import filled
from tests.bench.probe import Row

NOTES = 10_000
WRITTEN, READ = 20_000.0, 4_000.0  # notes a second of CPU
UNIT = "notes a second of CPU"


def carrying() -> Iterator[Row]:
    """Ten thousand notes in 100 articles go out and into an empty library."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = filled(folder, articles=100, size=4_000)
        _note(library)
        out = folder / "library.jsonl"
        source = library.export_source
        yield _row("write JSON Lines", lambda: JsonlExporter().write(source(), out), WRITTEN)
        yield _row("read and check JSON Lines", lambda: _read(out), WRITTEN)
        other = Library.open(folder / "other.scholiast", create=True)
        yield _row("import them into an empty library", lambda: _take(other, out), READ)
        yield _row("import them again", lambda: _take(other, out), READ)
        other.close()
        package = folder / "library.zip"
        yield _row("write an archive", lambda: ArchiveExporter().write(source(), package), READ)
        library.close()


def _row(what: str, act: Callable[[], object], limit: float) -> Row:
    started = time.process_time()
    act()
    return Row(what, NOTES / (time.process_time() - started), limit, UNIT, aim="at least 1")


def _note(library: Library) -> None:
    ids = library.articles.ids()
    for number, article in enumerate(ids):
        spans = [(article, Span(at, at + 20)) for at in range(number % 7, 3_000, 3_000 * len(ids) // NOTES)]
        library.annotations.tag_passages(spans[: NOTES // len(ids)], f"t{number % 20}")


def _read(path: Path) -> None:
    part = 0
    while part := read_import(str(path), part).next_part:
        pass


def _take(library: Library, path: Path) -> None:
    session, part = library.articles.start_import(), 0
    while True:
        result = read_import(str(path), part)
        session.add(result)
        part = result.next_part
        if not part:
            break
    session.finish()
