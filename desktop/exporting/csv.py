"""Notes as a table: one row an annotation, for spreadsheets and scripts."""

import csv
from collections.abc import Iterable
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.extensions import ExportSource
from desktop.model import Anchor, Annotation, Article
from desktop.text.cells import guarded

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
        "; ".join(annotation.tags),
        annotation.created,
        annotation.modified,
    ]


def _rows(source: ExportSource, *, formula_guard: bool) -> Iterable[list[str]]:
    yield list(COLUMNS)
    for article in source.articles():
        for annotation in source.annotations(article):
            cells = row(article, annotation)
            yield [guarded(cell) for cell in cells] if formula_guard else cells


def _is_ours(head: bytes) -> bool:
    return head.startswith(_HEADER)


class CsvExporter:
    """Writes UTF-8 with a byte order mark, CRLF after each row, line ends within a cell as they are."""

    name = "csv"
    suffix = ".csv"

    def write(self, source: ExportSource, out: Path, *, formula_guard: bool = True) -> list[Path]:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, _is_ours)
        with replacing(out, bom=True) as stream:
            csv.writer(stream).writerows(_rows(source, formula_guard=formula_guard))
        return [out]
