"""Sheets of a workbook: their columns, and cells that hold texts as far as a cell can."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from desktop.errors import ScholiastError
from desktop.exporting import csv
from desktop.extensions.export import Altered, LeftOut
from desktop.text.cells import guarded
from desktop.text.normalise import REPLACEMENT
from desktop.translation import _

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST = 32_767  # UTF-16 units that a cell holds
ROWS = 1_048_576  # rows that a sheet holds
_NAMED = 3  # how many of the cells that were cut are named
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_WIDE, _MIDDLE = 60, 24  # characters


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, how many characters it shows, and whether its lines are broken."""

    name: str
    width: int = 12
    wrapped: bool = False


_WIDTHS = {
    "title": Column("title", 36),
    "author": Column("author", _MIDDLE),
    "source": Column("source", _MIDDLE),
    "quote": Column("quote", _WIDE, wrapped=True),
    "note": Column("note", _WIDE, wrapped=True),
    "definition": Column("definition", _WIDE, wrapped=True),
    "use when": Column("use when", _WIDE, wrapped=True),
    "not when": Column("not when", _WIDE, wrapped=True),
    "example": Column("example", _WIDE, wrapped=True),
    "tags": Column("tags", 30),
    "name": Column("name", 36),
    "url": Column("url", 30),
    "created": Column("created", _MIDDLE),
    "modified": Column("modified", _MIDDLE),
    "added": Column("added", _MIDDLE),
}


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(_WIDTHS.get(name, Column(name)) for name in names)


ANNOTATIONS = _columns(*csv.COLUMNS, "by", "state", "paragraph", "link")
ARTICLES = _columns(
    *("id", "title", "author", "source", "date", "url", "language", "words", "annotations", "notes", "tags"),
    *("added", "link"),
)
TAGS = _columns(
    *("id", "name", "colour", "key", "definition", "use when", "not when", "example", "retired"),
    *("annotations", "articles", "link"),
)
ENTITIES = _columns("id", "name", "kind", "mentions", "articles", "link")


class Cells:
    """Makes texts fit into cells, and counts what that changed."""

    def __init__(self, *, formula_guard: bool) -> None:
        self._formula_guard = formula_guard
        self._controls = 0
        self._cut = 0
        self._where: list[str] = []

    def fitting(self, text: str, *, title: str, column: str) -> str:
        """Return a text as a cell can hold it; ``title`` and ``column`` say which cell."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text, count = _FORBIDDEN.subn(REPLACEMENT, text)
        self._controls += count
        if self._formula_guard:
            text = guarded(text)
        if len(text) <= LONGEST // 2:  # quick for nearly all: none takes more than two units
            return text
        cut = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
        if len(cut) < len(text):
            self._cut += 1
            if len(self._where) < _NAMED:
                self._where.append(_("“{title}”, {column}").format(title=title, column=column))
        return cut

    def altered(self) -> tuple[LeftOut, ...]:
        """Return what was written otherwise than it is."""
        counted = (
            LeftOut(Altered.CONTROLS, self._controls),
            LeftOut(Altered.CUT, self._cut, tuple(self._where)),
        )
        return tuple(each for each in counted if each.count)


class Sheet:
    """One sheet that is written from top to bottom; its first row stays in view and filters the others."""

    def __init__(self, book: "Workbook", name: str, columns: Sequence[Column], cells: Cells) -> None:
        self._sheet = book.add_worksheet(name)
        self._sheet.xls_strmax = 10 * LONGEST  # cells are cut here, where that is counted; runs are longer
        self._name = name
        self._columns = columns
        self._cells = cells
        self._row = 0
        self._text = book.add_format({"quote_prefix": True, "valign": "top"})
        self._wrapped = book.add_format({"quote_prefix": True, "valign": "top", "text_wrap": True})
        head = book.add_format({"bold": True, "bottom": 1})
        for number, column in enumerate(columns):
            plain = book.add_format({"valign": "top", "text_wrap": column.wrapped})
            self._sheet.set_column(number, number, column.width, plain)
            self._sheet.write_string(0, number, column.name, head)
        self._sheet.freeze_panes(1, 0)

    def write(self, row: Sequence[str], title: str) -> None:
        """Write the next row; ``title`` says which it is. Raises ScholiastError when the sheet is full."""
        self._row += 1
        if self._row >= ROWS:
            raise ScholiastError(
                _("“{name}” has more rows than a sheet holds ({count}).").format(name=self._name, count=ROWS),
                remedy=_("Export fewer notes at once, or choose CSV."),
            )
        for number, text in enumerate(row):
            if text:
                column = self._columns[number].name
                self._write(number, self._cells.fitting(text, title=title, column=column))

    def _write(self, number: int, text: str) -> None:
        if guarded(text) != text:
            style = self._wrapped if self._columns[number].wrapped else self._text
            self._sheet.write_string(self._row, number, text, style)
        else:
            self._sheet.write_string(self._row, number, _as_run(text))

    def finish(self) -> None:
        """Give the head its filters."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)


def _as_run(text: str) -> str:
    """Return a text that XlsxWriter writes as it is; it takes what looks like the runs of a cell for them."""
    if not (text.startswith("<r>") and text.endswith("</r>")):
        return text
    return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
