"""Notes as a table: one row an annotation, for spreadsheets and scripts.

The tags of a note share a cell, parted by ``; ``; a name that holds ``;`` or begins with a quote stands in
quotes (see text.cells), so that each comes back. Memos come last; of article and place they have empty cells,
and their title, or what they lie on, as title.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Anchor, Annotation, Article, Memo
from desktop.text.cells import guarded, listed
from desktop.translation import _

COLUMNS = (
    "id",
    "article",
    "title",
    "author",
    "source",
    "date",
    "url",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "note",
    "tags",
    "created",
    "modified",
)
_BOM = b"\xef\xbb\xbf"
_HEADER = _BOM + ",".join(COLUMNS).encode()


def _place(anchor: Anchor | None) -> tuple[str, str, str, str, str]:
    if anchor is None:
        return "", "", "", "", ""
    return str(anchor.start), str(anchor.end), anchor.quote, anchor.prefix, anchor.suffix


def row(article: Article, annotation: Annotation) -> list[str]:
    """Return the cells of one annotation, in the order of COLUMNS; what is absent is empty."""
    return [
        annotation.uid,
        article.uid,
        article.title,
        article.author or "",
        article.source or "",
        article.date or "",
        article.url or "",
        *_place(annotation.anchor),
        annotation.note,
        listed(annotation.tags),
        annotation.created,
        annotation.modified,
    ]


def memo_row(memo: Memo, subject: str) -> list[str]:
    """Return the cells of a memo on a tag or entity called ``subject``, in the order of COLUMNS."""
    title = memo.title or subject
    dates = [memo.created, memo.modified]
    return [memo.uid, "", title, *[""] * 4, *_place(None), memo.note, listed(memo.tags), *dates]


def _rows(source: ExportSource, *, formula_guard: bool) -> Iterable[list[str]]:
    yield list(COLUMNS)
    for article in source.articles():
        for annotation in source.annotations(article):
            yield _cells(row(article, annotation), formula_guard=formula_guard)
    for memo in source.memos():
        yield _cells(memo_row(memo, source.subject(memo)), formula_guard=formula_guard)


def _cells(cells: list[str], *, formula_guard: bool) -> list[str]:
    return [guarded(cell) for cell in cells] if formula_guard else cells


def _is_ours(head: bytes) -> bool:
    return head.startswith(_HEADER)


class CsvExporter:
    """Writes UTF-8 with a byte order mark, CRLF after each row, line ends within a cell as they are."""

    name = "csv"
    suffix = ".csv"
    carries = ALL_OF_A_NOTE | {Feature.DETAILS, Feature.MEMOS}

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        words, why = _("CSV table, one row for each annotation"), _("For spreadsheets and statistics.")
        return (Target(".csv", words, why, frozenset({"formula_guard"})),)

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing(out, bom=True) as stream:
            csv.writer(stream).writerows(_rows(source, formula_guard=options.formula_guard))
        return Written((out,))
