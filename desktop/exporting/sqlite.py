"""Notes as a plain SQLite database, for Datasette, R and whoever asks in SQL (see storage.plain_schema).

It has nothing of the inside of a library: tables with documented names, keys, views, and a table that says
what each name means. A file that somebody has written to since is not replaced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing_path
from desktop.exporting.report import ALL_OF_A_NOTE
from desktop.extensions.export import USUAL, ExportOptions, ExportSource, Feature, Target, Written
from desktop.model import Annotation, Article, Entity, Memo, Tag
from desktop.storage import plain_schema as tables
from desktop.storage.plain_database import PlainDatabase, is_untouched, plain_database
from desktop.text.links import LinkKind, article_link, link_to
from desktop.translation import _

Row = tuple[str | int | None, ...]


def _article_row(source: ExportSource, article: Article, text: str) -> Row:
    return (
        *(article.uid, article.title, article.author, article.source, article.date, article.url),
        *(article.language, article.words, article.added, article_link(source.uid, article.uid), text),
    )


def _annotation_rows(
    source: ExportSource, article: Article, annotations: Iterable[Annotation]
) -> Iterator[Row]:
    for each in annotations:
        anchor = each.anchor
        place: Row = (None,) * 7
        if anchor is not None:
            number = source.paragraph(article, anchor.start)
            words = (anchor.quote, anchor.prefix, anchor.suffix)
            place = (anchor.start, anchor.end, number, *words, anchor.state.value)
        link = article_link(source.uid, article.uid, each.uid)
        yield each.uid, article.uid, *place, each.note, each.created, each.modified, each.by, link


def _mention_rows(source: ExportSource, article: Article, text: str) -> Iterator[Row]:
    for each in source.mentions(article):
        words = text[each.start : each.end]
        place = (each.start, each.end, words)
        yield each.uid, article.uid, each.entity_uid, *place, each.kind.value, each.source


def _tag_rows(tags: Sequence[Tag]) -> Iterator[Row]:
    uids = {each.id: each.uid for each in tags}
    for each in tags:
        yield (
            *(each.uid, each.name, uids.get(each.parent) if each.parent is not None else None),
            *(each.colour, each.key, each.definition, each.use_when, each.not_when, each.example),
            int(each.retired),
        )


def _entity_rows(entities: Iterable[Entity]) -> Iterator[Row]:
    for each in entities:
        yield each.uid, each.name, each.kind.value, each.mentions, each.articles


def _memo_rows(
    source: ExportSource, memos: Iterable[Memo], tags: Sequence[Tag], entities: Sequence[Entity]
) -> Iterator[Row]:
    of_tag = {each.id: each.uid for each in tags}
    of_entity = {each.id: each.uid for each in entities}
    for each in memos:
        tag = of_tag.get(each.tag) if each.tag is not None else None
        entity = of_entity.get(each.entity) if each.entity is not None else None
        link = link_to(source.uid, LinkKind.NOTE, each.uid)
        lies = (source.subject(each), tag, entity)
        yield each.uid, each.title, each.note, *lies, each.created, each.modified, each.by, link


def _carried(notes: Iterable[Annotation | Memo], names: Mapping[str, str]) -> Iterator[Row]:
    """Yield which note carries which tag; ``names`` gives the uid of each full name."""
    for each in notes:
        for name in each.tags:
            yield each.uid, names[name]


def _write(database: PlainDatabase, source: ExportSource) -> None:
    tags, entities = source.tags(), source.entities()
    names = {each.name: each.uid for each in tags}
    database.add(tables.TAGS, _tag_rows(tags))
    database.add(tables.ENTITIES, _entity_rows(entities))
    for article in source.articles():
        text, annotations = source.text(article).text, source.annotations(article)
        database.add(tables.ARTICLES, [_article_row(source, article, text)])
        database.add(tables.ANNOTATIONS, _annotation_rows(source, article, annotations))
        database.add(tables.ANNOTATION_TAGS, _carried(annotations, names))
        database.add(tables.MENTIONS, _mention_rows(source, article, text))
    memos = source.memos()
    database.add(tables.MEMOS, _memo_rows(source, memos, tags, entities))
    database.add(tables.MEMO_TAGS, _carried(memos, names))


class SqliteExporter:
    """Writes one database; it is made for programs, so there is no guard against formulas."""

    name = "sqlite"
    suffix = ".db"
    carries = ALL_OF_A_NOTE | {
        Feature.DETAILS,
        Feature.MEMOS,
        Feature.LINKS,
        Feature.TEXTS,
        Feature.CODEBOOK,
        Feature.ENTITIES,
    }

    def targets(self) -> tuple[Target, ...]:
        """Return the one file."""
        words, why = _("SQLite database with plain tables"), _("For Datasette, R, and questions in SQL.")
        return (Target(".db", words, why),)

    def write(
        self,
        source: ExportSource,
        out: Path,
        options: ExportOptions = USUAL,  # noqa: ARG002 - the contract of all exporters
    ) -> Written:
        """Write one file; raises ScholiastError when it cannot, or when ``out`` is another file."""
        make_folder(out.parent)
        refuse_foreign(out, is_untouched)
        with replacing_path(out) as path, plain_database(path) as database:
            _write(database, source)
        return Written((out,))
