"""A library as one ZIP of open formats: texts, notes, everything as records, original files, checksums.

Nothing in it depends on the time, the machine or the order of a folder, so that the same library gives the
same bytes. It is written as a stream; no more is in memory than one article or one original file.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from desktop.exporting.files import make_folder, refuse_foreign, replacing_binary
from desktop.exporting.jsonl import lines
from desktop.exporting.kept import passing
from desktop.exporting.markdown import MarkdownExporter
from desktop.exporting.names import file_stem, original_name, same_file
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.text.library_records import CHECKSUMS, ORIGINALS, README, README_OPENING, RECORDS
from desktop.translation import _

TEXTS, NOTES = "texts/", "notes/"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of the times that a ZIP can hold
_RIGHTS = 0o100644 << 16  # a file that everybody may read
_UNIX = 3
_SHORT = 8  # characters of a uid that tell files apart
_LINES = 500  # written at once
_ZIP = b"PK\x03\x04"


def readme() -> str:
    """Return what explains an archive to somebody who has no Scholiast."""
    return README_OPENING + _(
        """
This is a whole library of the program Scholiast, or a part of one, in formats that need no Scholiast.

texts/         The newest text of each article, as plain text in UTF-8.
notes/         The notes and quotations, a Markdown file for each article that has any; Journal.md holds
               the notes that lie on no article.
originals/     The files that the articles were read from, byte for byte. Each name begins with the SHA-256
               of its file.
library.jsonl  Everything: all versions of all articles, with annotations and their places, tags, notes,
               entities and corrections, and what lies in the bin. One JSON value a line, in UTF-8: each
               says its type, and refers to others by their uid. Places are half-open, from 0, in Unicode
               code points of the text of their version.
SHA256SUMS     The checksums of all these files. “sha256sum --check SHA256SUMS” compares them.

To have it all back, import this ZIP (or library.jsonl alone, without the original files) into a new
library: File > Import files, or “scholiast import”.
"""
    )


class _Package:
    """A ZIP under way, with the checksums of what is in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(stream, "w")
        self._sums: dict[str, str] = {}

    @contextmanager
    def file(
        self, name: str, *, stored: bool = False, endless: bool = False
    ) -> Iterator[Callable[[bytes], None]]:
        """Give what writes to a file; ``endless`` says that it may be larger than 2 GB."""
        info = zipfile.ZipInfo(name, EARLIEST)
        info.create_system, info.external_attr = _UNIX, _RIGHTS
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with self._zip.open(info, "w", force_zip64=endless) as stream:

            def write(data: bytes) -> None:
                digest.update(data)
                stream.write(data)

            yield write
        self._sums[name] = digest.hexdigest()

    def add(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Write a file at once."""
        with self.file(name, stored=stored) as write:
            write(data)

    def finish(self) -> None:
        """Write the checksums."""
        sums = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
        self.add(CHECKSUMS, sums.encode())

    def __enter__(self) -> Self:
        """Return the ZIP; its directory is written at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the directory; after an error nobody reads what was written."""
        with suppress(OSError, ValueError) if error is not None else nullcontext():
            self._zip.close()


def _write(stream: BinaryIO, source: ExportSource) -> None:
    with _Package(stream) as package:
        package.add(README, readme().encode(), stored=True)  # first and legible: it says whose file this is
        with package.file(RECORDS, endless=True) as write:
            for part in _batches(lines(source)):
                write("".join(part).encode())
        _add_texts(package, source)
        _add_notes(package, source)
        for sha256, path, data in source.originals():
            package.add(f"{ORIGINALS}{original_name(sha256, path)}", data)
        package.finish()


def _batches(found: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(found)
    while batch := list(islice(iterator, _LINES)):
        yield batch


def _add_texts(package: _Package, source: ExportSource) -> None:
    taken: set[str] = set()
    for article in source.articles():
        name = file_stem(article.title, article.uid[-_SHORT:])
        if same_file(name) in taken:
            name = file_stem(article.title, article.uid)
        taken.add(same_file(name))
        package.add(f"{TEXTS}{name}.txt", source.text(article).text.encode())


def _add_notes(package: _Package, source: ExportSource) -> None:
    """Add the notes as Markdown, written beside and then taken in, in the order of their names."""
    with tempfile.TemporaryDirectory(prefix="scholiast-") as name, passing():
        folder = Path(name)
        MarkdownExporter().write(source, folder / "notes")
        for path in sorted((folder / "notes").rglob("*")):
            if path.is_file():
                package.add(f"{NOTES}{path.relative_to(folder / 'notes').as_posix()}", path.read_bytes())


class ArchiveExporter:
    """Writes one ZIP that holds everything and can be imported again."""

    name = "archive"
    suffix = ".zip"
    carries = frozenset(Feature)

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        words = _("Archive of open formats, a ZIP")
        why = _("For keeping, and for another Scholiast: texts, notes, original files, checksums.")
        return (Target(".zip", words, why),)

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such archive."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing_binary(out) as stream:
            _write(stream, source)
        return Written((out,))


def _is_ours(head: bytes) -> bool:
    return head.startswith(_ZIP) and f"{README}{README_OPENING}".encode() in head
