"""A file that holds a library, read in parts: what a worker answers for JSON Lines and archives of ours.

The whole file is looked over before its first part is given, so that nothing of a wrong one is taken. The
worker keeps its place between two parts; a new worker begins again and passes over what was given.
"""

import re
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop.errors import UnreadableError
from desktop.importing import archives
from desktop.importing.library_lines import records
from desktop.model import FileResult
from desktop.text.library_records import END, Record
from desktop.translation import _

NAME = "scholiast"
LARGEST = 4_000_000_000  # bytes of JSON Lines
PART_ROWS = 200  # rows that one part makes in a library: some milliseconds of work
PART_SIZE = 200_000  # characters or bytes
_ZIP = b"PK\x03\x04"
_HEAD = 128
_HEADER = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"scholiast"\s*[,}]')

Part = tuple[Record, ...]


@dataclass(slots=True)
class _Place:
    """Where the worker is in a file, which is known by its size and time."""

    path: str
    stamp: tuple[int, int]
    parts: Iterator[Part]
    total: int
    given: int
    ahead: Part


_place: list[_Place] = []  # at most one: where this worker process is


def holds_library(path: Path) -> bool:
    """Tell whether a file begins as one of ours; what cannot be read is none."""
    try:
        if not path.is_file():
            return False
        head = _head(path)
    except (OSError, ValueError):
        return False
    if head.startswith(_ZIP):
        return archives.BEGINNING in head or archives.is_archive(path)
    return _HEADER.match(head) is not None


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def read_part(path: str, number: int) -> FileResult:
    """Return a part of a file, counted from 0; a file with anything wrong in it gives a reason alone."""
    try:
        place = _at(path, number)
    except UnreadableError as error:
        _place.clear()
        return FileResult(path, importer=NAME, reason=_("{wrong} Nothing was taken.").format(wrong=error))
    except OSError as error:
        _place.clear()
        reason = _("The file cannot be read: {reason}.").format(reason=error.strerror or error)
        return FileResult(path, importer=NAME, reason=reason)
    part, place.ahead = place.ahead, next(place.parts, ())
    place.given += 1
    if not place.ahead:
        _place.clear()
    following = place.given if place.ahead else 0
    return FileResult(path, importer=NAME, records=part, next_part=following, parts=place.total)


def _at(path: str, number: int) -> _Place:
    """Return the place before a part of a file, which has been looked over as a whole."""
    status = Path(path).stat()
    stamp = (status.st_size, status.st_mtime_ns)
    place = _place[0] if _place else None
    if place is not None and (place.path, place.given) == (path, number):
        if place.stamp != stamp:
            raise UnreadableError(_("The file was changed while it was read."))
        return place
    if status.st_size > LARGEST and not _is_packed(path):
        raise UnreadableError(_("The file is larger than 4 GB."))
    total = _look_over(path)
    parts = _parts(path)
    place = _Place(path, stamp, parts, total, number, next(islice(parts, number, None), ()))
    _place[:] = [place]
    return place


def _is_packed(path: str) -> bool:
    return _head(Path(path)).startswith(_ZIP)


def _look_over(path: str) -> int:
    """See that a file is right to its end, and return how many parts it has."""
    if _is_packed(path):
        archives.look_over(Path(path))
    return sum(1 for _part in _parts(path))


def _records(path: str) -> Generator[Record, None, None]:
    """Yield all records of a file, the originals of an archive before the last one."""
    if not _is_packed(path):
        with Path(path).open("rb") as stream:
            yield from records(stream)
        return
    last: Record = {}
    with archives.open_records(Path(path)) as stream:
        for record in records(stream):
            if record["type"] == END:
                last = record
            else:
                yield record
    yield from archives.originals(Path(path))
    yield last


def _parts(path: str) -> Iterator[Part]:
    part: list[Record] = []
    rows = size = 0
    with closing(_records(path)) as found:
        for record in found:
            part.append(record)
            rows += _rows(record)
            size += _size(record)
            if rows >= PART_ROWS or size >= PART_SIZE:
                yield tuple(part)
                part, rows, size = [], 0, 0
    if part:
        yield tuple(part)


def _rows(record: Record) -> int:
    """Return about how many rows a record makes."""
    lists = ("blocks", "found", "passed_over", "anchors", "tags")
    own = 1 + sum(len(record[name]) for name in lists if name in record)
    return own + sum(_rows(each) for each in record.get("versions", ()))


def _size(record: Record) -> int:
    return len(record.get("bytes", b"")) + sum(len(each["text"]) for each in record.get("versions", ()))
