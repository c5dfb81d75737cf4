"""A library, or a chosen part of it, as records: what is written where everything is to come back."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from desktop.model import AnnotationId, ArticleId
from desktop.storage import records
from desktop.storage.database import SCHEMA_VERSION, Database
from desktop.text.library_records import Record, header


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """Which articles and memos a part has, and which annotations of these; None means all of them."""

    articles: Sequence[ArticleId]
    annotations: AbstractSet[AnnotationId]
    memos: AbstractSet[AnnotationId]


def whole(database: Database, uid: str) -> Iterator[Record]:
    """Yield all records of a library, those of articles in the bin too."""
    yield header(uid, schema=SCHEMA_VERSION, part=False)
    yield from records.tags(database, None)
    yield from records.entities(database, None)
    yield from records.on_all(database)
    for article in records.articles(database):
        yield from records.article(database, article, None)
    yield from records.memos(database, None)


def part(database: Database, uid: str, chosen: ChosenPart) -> Iterator[Record]:
    """Yield the records of a part, with the tags and entities that it needs.

    What was decided for the whole library is none of it.
    """
    noted = {*chosen.annotations, *chosen.memos}
    yield header(uid, schema=SCHEMA_VERSION, part=True)
    yield from records.tags(database, records.used_tags(database, noted))
    yield from records.entities(database, records.used_entities(database, chosen.articles, chosen.memos))
    for article in chosen.articles:
        yield from records.article(database, article, chosen.annotations)
    yield from records.memos(database, chosen.memos)
