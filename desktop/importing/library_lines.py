"""Reading a library's records from JSON Lines, each checked before the next: what comes out can be trusted.

A record refers only to records before it, and what lies on an article follows it, so that no more is in
memory than one article and the uids of the rest, and nothing can lie in a circle. The first thing that is
wrong ends the reading with a sentence that names its line.
"""

import json
from collections.abc import Iterator
from typing import IO

from desktop.errors import UnreadableError
from desktop.importing.library_rules import Rules
from desktop.text.library_records import END, FORMAT, HEADER, Record
from desktop.text.record_values import WrongRecordError
from desktop.translation import _

LONGEST_LINE = 512_000_000  # bytes: more than the largest text that an import takes, however it is written


def records(stream: IO[bytes]) -> Iterator[Record]:
    """Yield the header of a file and then each record with its values by column.

    Raises UnreadableError for anything that is not as it should be, also when the file ends early.
    """
    rules, count, ended = Rules(), 0, False
    for number, line in enumerate(_lines(stream), start=1):
        try:
            record = _parsed(line, ended=ended)
            if number == 1:
                yield _header(record)
            elif record.get("type") == END:
                ended = _agrees(record, count)
                yield from rules.end()
            else:
                yield from rules.take(record)
            count += 1
        except WrongRecordError as error:
            raise UnreadableError(_("Line {number}: {wrong}").format(number=number, wrong=error)) from error
    if not ended:
        raise UnreadableError(_("The file ends early; a part of it is missing."))


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(_("A line is longer than any record may be."))
        yield line


def _parsed(line: bytes, *, ended: bool) -> Record:
    """Return the object on a line, which is not after the last one; raises WrongRecordError."""
    if ended:
        raise WrongRecordError(_("There is something after the last record."))
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise WrongRecordError(_("It is not UTF-8.")) from error
    except (ValueError, RecursionError) as error:
        raise WrongRecordError(_("It is not JSON: {reason}.").format(reason=str(error)[:80])) from error
    if not isinstance(value, dict):
        raise WrongRecordError(_("It is not an object."))
    return value


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _header(record: Record) -> Record:
    """Return the header of a file that this version can read."""
    number = record.get("format")
    if record.get("type") != HEADER or not isinstance(number, int) or isinstance(number, bool):
        raise WrongRecordError(_("This is not the beginning of a file that Scholiast wrote."))
    if number > FORMAT:
        raise WrongRecordError(_("A newer version of Scholiast wrote this file. Use that one to import it."))
    return {
        "type": HEADER,
        "library": Rules.uid(record, "library"),
        "schema": record.get("schema"),
        "part": record.get("part") is not False,
    }


def _agrees(record: Record, count: int) -> bool:
    """Take the last record, which says how many there were before it."""
    if record.get("records") != count:
        raise WrongRecordError(
            _("There should be {count} records before this one.").format(count=record.get("records"))
        )
    return True
