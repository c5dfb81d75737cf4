"""Writing notes in one of the formats: in this process, or in one of its own."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ScholiastError
from desktop.extensions import load
from desktop.extensions.export import USUAL, Altered, ExportOptions, LeftOut
from desktop.library.opening import Library
from desktop.model import AnnotationId, ArticleId, TagId
from desktop.translation import _
from desktop.work.board import Board

if TYPE_CHECKING:
    from desktop.extensions.export import Exporter
    from desktop.library.source import ChosenNotes

NAMED = 3  # files named in a sentence


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which notes are to be written, how and where.

    ``article``, ``tag`` and ``chosen`` None mean all of them; a tag comes with its subtags.
    """

    format: str
    out: Path
    options: ExportOptions = USUAL
    article: ArticleId | None = None
    tag: TagId | None = None
    chosen: tuple[AnnotationId, ...] | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export: the files, how many notes were given, and what the format left out."""

    files: tuple[Path, ...]
    notes: int
    left_out: tuple[LeftOut, ...] = ()


class ExportStoppedError(ScholiastError):
    """The reader stopped an export."""


def write(
    library: Library, request: ExportRequest, progress: Callable[[int, int], None] | None = None
) -> Exported:
    """Write the notes.

    ``progress`` is told how many articles are begun, and of how many; what it raises ends the export.
    """
    exporter, given = _asked(library, request)
    return give(exporter, given, request.out, request.options, progress=progress)


def give(
    exporter: "Exporter",
    given: "ChosenNotes",
    out: Path,
    options: ExportOptions = USUAL,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Exported:
    """Write what was chosen with an exporter; ``progress`` as for ``write``."""
    from desktop.exporting.kept import noting  # noqa: PLC0415  # only an export needs it
    from desktop.exporting.observing import ObservedSource  # noqa: PLC0415  # as above

    tell = None
    if progress is not None:
        total = sum(1 for _each in given.articles())
        tell = partial(_tell, progress, total)
    source = ObservedSource(given, tell)
    with noting(given.uid) as kept:
        written = exporter.write(source, out, options)
    left_out = [*source.left_out(exporter.carries), *written.left_out]
    if kept:
        left_out.append(LeftOut(Altered.KEPT, len(kept), tuple(each.name for each in kept[:NAMED])))
    return Exported(written.files, source.count, tuple(left_out))


def _asked(library: Library, request: ExportRequest) -> "tuple[Exporter, ChosenNotes]":
    exporter: Exporter = load("exporters")[request.format]()
    return exporter, library.export_source(article=request.article, tag=request.tag, chosen=request.chosen)


def _tell(progress: Callable[[int, int], None], total: int, begun: int) -> None:
    progress(min(begun, total), total)


@contextmanager
def _reading(path: Path) -> Iterator[Library]:
    library = Library.open(path, writable=False)
    try:
        with library.snapshot():  # or a note written meanwhile refers to a tag that is not in the file
            yield library
    finally:
        library.close()


def write_apart(path: Path, request: ExportRequest, board: Path) -> Exported:
    """Write the notes of the library in ``path`` from a process of its own, told about on a board.

    Raises ExportStoppedError when the board says so.
    """
    with Board(board) as shared, _reading(path) as library:

        def tell(begun: int, total: int) -> None:
            shared.tell(begun, total)
            if shared.stopped:
                raise ExportStoppedError(_("The export was stopped."))

        return write(library, request, tell)


def preview_apart(path: Path, request: ExportRequest) -> str:
    """Return how an export of the library in ``path`` would begin, as plain text."""
    from desktop.exporting.preview import Beginning, readable  # noqa: PLC0415  # only a preview needs it

    with _reading(path) as library, tempfile.TemporaryDirectory(prefix="scholiast-") as folder:
        exporter, given = _asked(library, request)
        out = Path(folder) / f"preview{request.out.suffix}"
        written = exporter.write(Beginning(given), out, request.options)
        return readable(written.files)
