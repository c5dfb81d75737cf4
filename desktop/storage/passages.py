"""Where passages lie over the library: the mentions of an entity, and what is marked already."""

import json
from collections.abc import Iterable

from desktop.model import AnnotationId, ArticleId, EntityId, Span
from desktop.storage.database import Database
from desktop.storage.mentions import MEMBERS

MENTIONS = f"""SELECT article.id, mention.start, mention."end" FROM mention
    JOIN article ON article.version = mention.version
    WHERE mention.entity IN ({MEMBERS.format(entity="?")}) AND article.binned IS NULL
    ORDER BY article.added, article.id, mention.start"""
MARKED = """SELECT annotation.id, annotation.article, anchor.start, anchor."end" FROM annotation
    JOIN article ON article.id = annotation.article
    JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version
    WHERE NOT annotation.whole AND annotation.article IN (SELECT value FROM json_each(?))
    ORDER BY annotation.id DESC"""

Passage = tuple[ArticleId, Span]


def of_entity(database: Database, entity: EntityId) -> list[Passage]:
    """Return where an entity is named in the newest versions, articles in the order they were added."""
    return [
        (ArticleId(article), Span(start, end)) for article, start, end in database.tuples(MENTIONS, (entity,))
    ]


def marked(database: Database, articles: Iterable[ArticleId]) -> dict[Passage, AnnotationId]:
    """Return the oldest annotation on each passage that is marked in the articles."""
    rows = database.tuples(MARKED, (json.dumps(list(articles)),))
    return {
        (ArticleId(article), Span(start, end)): AnnotationId(number) for number, article, start, end in rows
    }
