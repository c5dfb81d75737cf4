"""Notes as a workbook: a sheet each for annotations, articles, tags and entities, every cell a text.

Rows go to the disk as they come, so that memory does not grow with the notes. Line ends within a cell are LF,
as spreadsheets write them. A text that looks like a formula gets the guard of the CSV table, as a sheet is
soon saved as one; without the guard it is as it was, and marked as text for whoever edits the cell.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from desktop.exporting import csv
from desktop.exporting.files import make_folder, refuse_foreign, replacing_path
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.exporting.sheets import ANNOTATIONS, ARTICLES, ENTITIES, TAGS, Cells, Sheet
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Annotation, Article, Entity, Memo, Tag
from desktop.text.cells import listed
from desktop.text.links import LinkKind, article_link, link_to
from desktop.translation import _

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same notes give the same bytes
_MARK = b"Scholiast"  # the package's comment, which no other program keeps when it saves


def _annotation_row(source: ExportSource, article: Article, annotation: Annotation) -> list[str]:
    anchor = annotation.anchor
    paragraph = "" if anchor is None else str(source.paragraph(article, anchor.start))
    state = "" if anchor is None else anchor.state.value
    link = article_link(source.uid, article.uid, annotation.uid)
    return [*csv.row(article, annotation), annotation.by, state, paragraph, link]


def _memo_row(source: ExportSource, memo: Memo) -> list[str]:
    link = link_to(source.uid, LinkKind.NOTE, memo.uid)
    return [*csv.memo_row(memo, source.subject(memo)), memo.by, "", "", link]


def _article_row(source: ExportSource, article: Article) -> list[str]:
    known = (article.author, article.source, article.date, article.url, article.language)
    return [
        *(article.uid, article.title),
        *(each or "" for each in known),
        *(str(article.words), str(article.annotations), str(article.notes), listed(article.tags)),
        *(article.added, article_link(source.uid, article.uid)),
    ]


def _tag_row(source: ExportSource, tag: Tag) -> list[str]:
    return [
        *(tag.uid, tag.name, tag.colour, tag.key or ""),
        *(tag.definition, tag.use_when, tag.not_when, tag.example, _("yes") if tag.retired else ""),
        *(str(tag.annotations), str(tag.articles), link_to(source.uid, LinkKind.TAG, tag.uid)),
    ]


def _entity_row(source: ExportSource, entity: Entity) -> list[str]:
    link = link_to(source.uid, LinkKind.ENTITY, entity.uid)
    return [entity.uid, entity.name, entity.kind.value, str(entity.mentions), str(entity.articles), link]


@contextmanager
def _workbook(path: Path) -> Iterator["Workbook"]:
    """Give a workbook that is written to ``path`` in the end; what it keeps meanwhile is removed."""
    from xlsxwriter import Workbook  # only this format needs it
    from xlsxwriter.exceptions import FileCreateError  # the same

    with TemporaryDirectory(prefix="scholiast-") as folder:
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": folder})
        book.use_zip64()
        book.set_properties({"created": _MADE, "comments": _("Notes from Scholiast")})
        try:
            yield book
        finally:
            try:
                book.close()  # also after an error: it has files open
            except FileCreateError as error:
                raise error.args[0] from error
    with ZipFile(path, "a") as package:
        package.comment = _MARK


def _write(book: "Workbook", source: ExportSource, cells: Cells) -> None:
    annotations = Sheet(book, _("Annotations"), ANNOTATIONS, cells)
    articles = Sheet(book, _("Articles"), ARTICLES, cells)
    tags = Sheet(book, _("Tags"), TAGS, cells)
    entities = Sheet(book, _("Entities"), ENTITIES, cells)
    for article in source.articles():
        articles.write(_article_row(source, article), article.title)
        for annotation in source.annotations(article):
            annotations.write(_annotation_row(source, article, annotation), article.title)
    for memo in source.memos():
        annotations.write(_memo_row(source, memo), memo.title or source.subject(memo))
    for tag in source.tags():
        tags.write(_tag_row(source, tag), tag.name)
    for entity in source.entities():
        entities.write(_entity_row(source, entity), entity.name)
    for sheet in (annotations, articles, tags, entities):
        sheet.finish()


def _is_ours(out: Path, head: bytes) -> bool:
    """Tell whether a package is as we wrote it: what was saved since by a spreadsheet is the reader's own."""
    if not head.startswith(b"PK"):
        return False
    try:
        with ZipFile(out) as package:
            return package.comment == _MARK
    except (BadZipFile, OSError):
        return False


class XlsxExporter:
    """Writes one workbook; the first sheet has the columns of the CSV table, and a few more."""

    name = "xlsx"
    suffix = ".xlsx"
    carries = ALL_OF_A_NOTE | {
        Feature.DETAILS,
        Feature.MEMOS,
        Feature.LINKS,
        Feature.CODEBOOK,
        Feature.ENTITIES,
    }

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        why = _("For Excel, LibreOffice and the like.")
        words = _("Excel workbook, sheets for annotations, articles, tags and entities")
        return (Target(".xlsx", words, why, frozenset({"formula_guard"})),)

    def write(self, source: ExportSource, out: Path, options: ExportOptions = USUAL) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is no such export."""
        make_folder(out.parent)
        refuse_foreign(out, partial(_is_ours, out))
        cells = Cells(formula_guard=options.formula_guard)
        with replacing_path(out) as path, _workbook(path) as book:
            _write(book, source, cells)
        return Written((out,), cells.altered())
