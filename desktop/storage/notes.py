"""All notes of a library: which ones answer a filter, in which order, and what each page shows of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import reduce
from operator import and_, or_

from desktop.model import AnnotationId, TagId, VersionId
from desktop.storage import search
from desktop.storage.database import Database
from desktop.storage.mentions import MEMBERS
from desktop.storage.tags import full_names
from desktop.text import note_filter as wanted_notes
from desktop.text.note_filter import AllOf, AnyOf, Not, NoteFilter, Saying

_KIND = """CASE WHEN annotation.article IS NOT NULL THEN iif(annotation.whole, 'article', 'passage')
    WHEN annotation.tag IS NOT NULL THEN 'tag' WHEN annotation.entity IS NOT NULL THEN 'entity'
    ELSE 'memo' END"""
_PLACED = """annotation LEFT JOIN article ON article.id = annotation.article
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version"""
_LISTED = f"{_PLACED} WHERE article.binned IS NULL"
_IN_ARTICLES = "SELECT id FROM annotation WHERE article IN (SELECT id FROM article WHERE {which})"
# What a bound date is compared with is cut to its length, and it to the length of what it is compared with:
# of a year alone it is not known whether it lies before a month of that year, so that it may.
_DATED = """(:first = '' OR {date} >= substr(:first, 1, length({date})))
    AND (:last = '' OR substr({date}, 1, length(:last)) <= :last)"""
_SAME = MEMBERS.format(entity=":entity")

ANSWERING: Mapping[type, str] = {
    wanted_notes.Tagged: """SELECT annotation FROM annotation_tag
        WHERE tag IN (WITH RECURSIVE below (id) AS (
            SELECT :tag UNION SELECT tag.id FROM tag JOIN below ON tag.parent = below.id AND :below)
            SELECT id FROM below)""",
    wanted_notes.Untagged: """SELECT id FROM annotation
        WHERE id NOT IN (SELECT annotation FROM annotation_tag)""",
    wanted_notes.OfKind: f"SELECT id FROM annotation WHERE {_KIND} = :kind",
    wanted_notes.OfArticle: "SELECT id FROM annotation WHERE article = :article",
    wanted_notes.FromSource: _IN_ARTICLES.format(which="source = :source"),
    wanted_notes.ArticleDated: _IN_ARTICLES.format(which=_DATED.format(date="date")),
    wanted_notes.NoteDated: f"SELECT id FROM annotation WHERE {_DATED.format(date='created')}",
    wanted_notes.Naming: f"""SELECT anchor.annotation FROM mention
            JOIN article ON article.version = mention.version
            JOIN anchor ON anchor.version = mention.version AND anchor.start < mention."end"
                AND anchor."end" > mention.start AND anchor.state <> 'orphan'
            WHERE mention.entity IN ({_SAME})
        UNION SELECT annotation.id FROM annotation JOIN article ON article.id = annotation.article
            WHERE annotation.whole
            AND article.version IN (SELECT version FROM mention WHERE entity IN ({_SAME}))
        UNION SELECT id FROM annotation WHERE entity IN ({_SAME})""",
    wanted_notes.WrittenBy: "SELECT id FROM annotation WHERE created_by = :by",
    wanted_notes.InState: f"""SELECT annotation.id FROM {_PLACED}
        WHERE coalesce(anchor.state, 'exact') = :state""",
}
"""What answers each condition; its values are bound by the names of its fields."""

ARTICLES = "SELECT id FROM article WHERE binned IS NULL ORDER BY added, id"
WHOLE = """SELECT annotation.article, annotation.id FROM annotation
    JOIN article ON article.id = annotation.article WHERE annotation.whole
    AND article.binned IS NULL ORDER BY annotation.id"""
# The outer loop goes through the articles as they were added, so that nothing has to be sorted.
PLACED = """SELECT article.id, anchor.annotation FROM article
    CROSS JOIN anchor ON anchor.version = article.version WHERE article.binned IS NULL
    ORDER BY article.added, article.id, anchor.start, anchor."end", anchor.annotation"""
MEMOS = "SELECT id FROM annotation WHERE article IS NULL AND whole ORDER BY created, id"

_TAG_KEYS = "SELECT annotation, tag FROM annotation_tag"
KEYS: Mapping[str, str] = {
    "newest": f"SELECT annotation.id, annotation.created FROM {_LISTED}",
    "date": f"SELECT annotation.id, article.date FROM {_LISTED}",
    "source": f"SELECT annotation.id, article.source FROM {_LISTED}",
    "article": "SELECT id, article FROM annotation",
    "tag": _TAG_KEYS,
    "kind": f"SELECT annotation.id, {_KIND} FROM annotation",
    "author": "SELECT id, created_by FROM annotation",
    "state": f"SELECT annotation.id, coalesce(anchor.state, 'exact') FROM {_LISTED}",
    "article_month": f"SELECT annotation.id, substr(article.date, 1, 7) FROM {_LISTED}",
    "note_month": "SELECT id, substr(created, 1, 7) FROM annotation",
}
"""By what notes are sorted or put together: the id of each with its value, several for several tags."""

TITLES = "SELECT id, title FROM article WHERE id IN (SELECT value FROM json_each(?))"
ABOUT = """SELECT annotation.id, article.title, article.source, article.date, article.version, entity.name,
    annotation.tag FROM annotation LEFT JOIN article ON article.id = annotation.article
    LEFT JOIN entity ON entity.id = annotation.entity
    WHERE annotation.id IN (SELECT value FROM json_each(?))"""
BELOW = """WITH RECURSIVE up (tag, top) AS (SELECT id, id FROM tag
        UNION SELECT up.tag, tag.parent FROM up JOIN tag ON tag.id = up.top WHERE tag.parent IS NOT NULL)
    SELECT up.top, count(DISTINCT annotation_tag.annotation) FROM up
    JOIN annotation_tag ON annotation_tag.tag = up.tag
    JOIN annotation ON annotation.id = annotation_tag.annotation
    LEFT JOIN article ON article.id = annotation.article WHERE article.binned IS NULL GROUP BY up.top"""
USED_SOURCES = """SELECT DISTINCT source FROM article WHERE binned IS NULL AND source <> ''
    AND id IN (SELECT article FROM annotation) ORDER BY source"""
USED_AUTHORS = "SELECT DISTINCT created_by FROM annotation ORDER BY created_by"
SEEN_BY_OTHERS = "PRAGMA data_version"


@dataclass(frozen=True, slots=True)
class About:
    """What a note lies on: its article with the newest version, or the name of its tag or entity."""

    title: str | None
    source: str | None
    date: str | None
    version: VersionId | None
    subject: str


def in_text(database: Database) -> list[AnnotationId]:
    """Return all notes in the order of the text.

    Articles come as they were added, in each the notes on the whole of it, then by place; memos at the end.
    """
    by_article: dict[int, list[AnnotationId]] = {number: [] for (number,) in database.tuples(ARTICLES)}
    for article, annotation in database.tuples(WHOLE):
        by_article[article].append(annotation)
    for article, annotation in database.tuples(PLACED):
        by_article[article].append(annotation)
    ids = [annotation for found in by_article.values() for annotation in found]
    ids.extend(AnnotationId(number) for (number,) in database.tuples(MEMOS))
    return ids


def keys(database: Database, name: str) -> dict[AnnotationId, list[str | int | None]]:
    """Return the values that notes are sorted or put together by (see KEYS)."""
    found: dict[AnnotationId, list[str | int | None]] = {}
    for annotation, value in database.tuples(KEYS[name]):
        found.setdefault(annotation, []).append(value)
    return found


def answering(database: Database, wanted: NoteFilter, every: set[AnnotationId]) -> set[AnnotationId]:
    """Return which of all notes answer a filter."""
    match wanted:
        case AllOf(parts):
            return reduce(and_, (answering(database, part, every) for part in parts), every)
        case AnyOf(parts):
            return reduce(or_, (answering(database, part, every) for part in parts), set())
        case Not(part):
            return every - answering(database, part, every)
        case Saying(query):
            return every & search.notes_matching(database, query, every)
        case condition:
            found = database.tuples(ANSWERING[type(condition)], asdict(condition))
            return every & {number for (number,) in found}


def titles(database: Database, articles: Iterable[int]) -> dict[int, str]:
    """Return the titles of articles."""
    return dict(database.tuples(TITLES, (json.dumps(list(articles)),)))


def about(database: Database, ids: Iterable[AnnotationId]) -> dict[AnnotationId, About]:
    """Return what notes lie on."""
    rows = database.rows(ABOUT, (json.dumps(list(ids)),))
    names = full_names(database) if any(row["tag"] is not None for row in rows) else {}
    return {
        AnnotationId(row["id"]): About(
            row["title"], row["source"], row["date"], row["version"], names.get(row["tag"], row["name"] or "")
        )
        for row in rows
    }


def tag_counts(database: Database) -> dict[TagId, int]:
    """Count the notes that carry each tag or one below it; a tag that no note carries is left out."""
    return dict(database.tuples(BELOW))


def sources(database: Database) -> list[str]:
    """Return the sources of articles with notes, by name."""
    return [name for (name,) in database.tuples(USED_SOURCES)]


def authors(database: Database) -> list[str]:
    """Return who wrote notes, by name."""
    return [name for (name,) in database.tuples(USED_AUTHORS)]


def seen_by_others(database: Database) -> int:
    """Return a number that is another one when another program has changed the library."""
    return database.number(SEEN_BY_OTHERS)
