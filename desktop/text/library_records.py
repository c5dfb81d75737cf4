"""The records that a library is written as: their fields in order, what each may hold, and its column.

One table serves the writer, the reader and the tests of the schema: a new column of a table is one line here.
What refers to another row names its uid. A field that was not there from the start says what its absence
means, so that older files are read; a reader leaves out what it does not know and says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.model import AnchorState, BlockKind, Kind
from desktop.text import record_values as may_be
from desktop.text.record_values import Check, WrongRecordError, optional
from desktop.translation import _

FORMAT = 1
HEADER, END = "scholiast", "end"
OPENING = b'{"type":"scholiast","format":'
"""How a file of records begins."""

RECORDS, CHECKSUMS, ORIGINALS = "library.jsonl", "SHA256SUMS", "originals/"
README, README_OPENING = "README.txt", "Scholiast archive\n"
"""What is where in an archive, and how its first file begins."""

Record = dict[str, Any]
REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a record: its name, what it may hold, its column, and the table whose uid it is.

    ``write`` turns a column's value into the one that is written; ``missing`` is the column's value where a
    record leaves the field out.
    """

    name: str
    check: Check
    column: str = ""
    refers: str = ""
    write: Callable[[Any], object] | None = None
    missing: object = REQUIRED

    @property
    def place(self) -> str:
        """The column that holds it."""
        return self.column or self.name


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one type of record, its lists of smaller ones, and what else it has ``beside`` them."""

    fields: tuple[Field, ...]
    lists: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of all its fields."""
        return frozenset(("type", *(each.name for each in self.fields), *self.lists, *self.beside))


_MADE = (
    Field("by", may_be.text, "created_by"),
    Field("created", may_be.time),
    Field("modified", may_be.time),
)
_SPAN = (Field("start", may_be.number), Field("end", may_be.number))
_UID = Field("uid", may_be.uid)
_KIND = Field("kind", may_be.one_of(Kind))

BLOCK = (
    *_SPAN,
    Field("kind", may_be.one_of(BlockKind)),
    Field("level", may_be.number),
    Field("data", may_be.block_data, write=may_be.unpacked),
)
ANCHOR = (
    Field("version", may_be.uid, refers="version"),
    *_SPAN,
    Field("quote", may_be.text),
    Field("prefix", may_be.text),
    Field("suffix", may_be.text),
    Field("state", may_be.one_of(AnchorState)),
    Field("settled", may_be.flag, write=bool),
)
MENTION = (
    _UID,
    *_SPAN,
    _KIND,
    Field("entity", may_be.uid, refers="entity"),
    Field("source", may_be.text),
    Field("found_kind", optional(may_be.one_of(Kind))),
    Field("decided", may_be.flag, write=bool),
    Field("title", optional(may_be.text), missing=None),
)
PASSED_OVER = (_UID, *_SPAN, _KIND, Field("source", may_be.text), Field("key", may_be.text))

SHAPES: Mapping[str, Shape] = {
    "tag": Shape(
        (
            _UID,
            Field("name", may_be.tag_name),
            Field("parent", optional(may_be.uid), refers="tag"),
            Field("colour", may_be.colour),
            Field("key", optional(may_be.key)),
            Field("definition", may_be.text),
            Field("use_when", may_be.text),
            Field("not_when", may_be.text),
            Field("example", may_be.text),
            Field("retired", optional(may_be.time)),
            *_MADE,
        )
    ),
    "entity": Shape(
        (
            _UID,
            Field("name", may_be.text),
            _KIND,
            Field("key", may_be.text),
            Field("same_as", optional(may_be.uid), refers="entity"),
            Field("retyped", optional(may_be.one_of(Kind))),
            Field("identifiers", may_be.texts_by_name, write=may_be.unpacked),
            *_MADE,
        )
    ),
    "dismissal": Shape(
        (
            _UID,
            Field("entity", may_be.uid, refers="entity"),
            Field("other", optional(may_be.uid), refers="entity"),
            *_MADE,
        )
    ),
    "article": Shape(
        (
            _UID,
            Field("title", may_be.text),
            Field("author", optional(may_be.text)),
            Field("source", optional(may_be.text)),
            Field("date", optional(may_be.date)),
            Field("url", optional(may_be.text)),
            Field("language", optional(may_be.text)),
            Field("read", may_be.flag, write=bool),
            Field("starred", may_be.flag, write=bool),
            Field("position", may_be.number),
            Field("binned", optional(may_be.time)),
            Field("added", may_be.time),
            *_MADE,
        )
    ),
    "version": Shape(
        (
            _UID,
            Field("article", may_be.uid, refers="article"),
            Field("number", may_be.number),
            Field("imported", may_be.time),
            Field("path", optional(may_be.text)),
            Field("member", optional(may_be.text)),
            Field("codec", optional(may_be.text)),
            Field("importer", optional(may_be.text)),
            Field("importer_version", optional(may_be.text)),
            *_MADE,
        ),
        {"blocks": BLOCK},
        ("original", "text"),
    ),
    "decision": Shape(
        (
            _UID,
            Field("article", optional(may_be.uid), refers="article"),
            Field("version", optional(may_be.uid), refers="version"),
            Field("start", optional(may_be.number)),
            Field("end", optional(may_be.number)),
            Field("surface", may_be.words),
            Field("kind", optional(may_be.one_of(Kind))),
            Field("everywhere", may_be.flag, write=bool),
            *_MADE,
        )
    ),
    "mentions": Shape(
        (
            Field("article", may_be.uid, refers="article"),
            Field("version", may_be.uid, refers="version"),
            Field("engine", optional(may_be.text)),
            Field("time", optional(may_be.time)),
        ),
        {"found": MENTION, "passed_over": PASSED_OVER},
    ),
    "annotation": Shape(
        (
            _UID,
            Field("article", may_be.uid, refers="article"),
            Field("whole", may_be.flag, write=bool),
            Field("note", may_be.text),
            *_MADE,
        ),
        {"anchors": ANCHOR},
        ("tags",),
    ),
    "memo": Shape(
        (
            _UID,
            Field("tag", optional(may_be.uid), refers="tag"),
            Field("entity", optional(may_be.uid), refers="entity"),
            Field("title", may_be.text),
            Field("note", may_be.text),
            *_MADE,
        ),
        beside=("tags",),
    ),
}
"""Each type of record that is a row; in a file what they refer to comes before them."""


def header(library: str, *, schema: int, part: bool) -> Record:
    """Return the first record of a file: of which library and schema it is, and whether only a part of it."""
    return {"type": HEADER, "format": FORMAT, "library": library, "schema": schema, "part": part}


def values_of(fields: tuple[Field, ...], record: object) -> Record:
    """Return the values of a record by their columns; raises WrongRecordError with a sentence."""
    if not isinstance(record, dict):
        raise WrongRecordError(_("It is not an object."))
    values = {}
    for each in fields:
        if each.name in record:
            values[each.place] = each.check(each.name, record[each.name])
        elif each.missing is REQUIRED:
            raise WrongRecordError(_("“{field}” is missing.").format(field=each.name))
        else:
            values[each.place] = each.missing
    return values


def list_of(fields: tuple[Field, ...], record: Record, name: str) -> list[Record]:
    """Return the values of each record in a list of them; raises WrongRecordError with a sentence."""
    items = record.get(name)
    if not isinstance(items, list):
        raise WrongRecordError(_("“{field}” is not a list.").format(field=name))
    return [values_of(fields, each) for each in items]
