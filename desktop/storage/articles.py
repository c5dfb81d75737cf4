"""Verbs on articles: the narrow list table, its filters and counts."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.model import Article, ArticleId, EntityId, Kind, TagId
from desktop.storage import search
from desktop.storage.database import Database
from desktop.storage.ids import next_id
from desktop.storage.tags import full_names

INSERT = f"""INSERT INTO article (id, uid, title, author, source, date, url, language, words, version, added,
    created_by, created, modified) VALUES ({next_id("article")}, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)"""
SET_VERSION = "UPDATE article SET version = ? WHERE id = ?"
SET_POSITION = "UPDATE article SET position = ? WHERE id = ?"
POSITION = "SELECT position FROM article WHERE id = ?"
SET_READ = "UPDATE article SET read = ? WHERE id IN (SELECT value FROM json_each(?)) AND read <> ?"
WITHOUT_LANGUAGE = """SELECT id FROM article WHERE language IS NULL AND version IS NOT NULL
    ORDER BY added DESC, id DESC"""
LANGUAGES = "SELECT language, count(*) FROM article WHERE binned IS NULL GROUP BY language"
FILL_LANGUAGE = "UPDATE article SET language = ? WHERE id = ? AND language IS NULL"
ROWS = """SELECT article.*, (SELECT count(*) FROM annotation WHERE annotation.article = article.id)
    AS annotations, (SELECT count(*) FROM annotation WHERE annotation.article = article.id
    AND annotation.note <> '') AS notes FROM article WHERE id IN (SELECT value FROM json_each(?))"""
TAGS_OF = """SELECT DISTINCT annotation.article, annotation_tag.tag FROM annotation
    JOIN annotation_tag ON annotation_tag.annotation = annotation.id
    WHERE annotation.article IN (SELECT value FROM json_each(?))"""
BY_PREFIX = "SELECT id FROM article WHERE uid >= ? AND uid < ? || 'g' ORDER BY uid LIMIT 2"
CITED_FACTS = "SELECT uid, author, source, date, title FROM article ORDER BY id"
COUNTS = """SELECT sum(binned IS NULL) AS every, sum(binned IS NULL AND NOT read) AS unread,
    sum(binned IS NULL AND starred) AS starred, sum(binned IS NOT NULL) AS bin,
    (SELECT count(DISTINCT annotation.article) FROM annotation JOIN article AS noted
        ON noted.id = annotation.article WHERE noted.binned IS NULL
        AND NOT (annotation.whole AND annotation.note = '')) AS notes FROM article"""
FILTERED = """SELECT {columns} FROM article
    WHERE (binned IS NOT NULL) = (:scope = 'bin')
    AND (:scope <> 'unread' OR NOT read) AND (:scope <> 'starred' OR starred)
    AND (:scope <> 'notes' OR EXISTS (SELECT 1 FROM annotation WHERE annotation.article = article.id
        AND NOT (annotation.whole AND annotation.note = '')))
    AND (:tag IS NULL OR id IN (SELECT annotation.article FROM annotation
        JOIN annotation_tag ON annotation_tag.annotation = annotation.id
        WHERE annotation_tag.tag IN (WITH RECURSIVE below (id) AS (
            SELECT :tag UNION SELECT tag.id FROM tag JOIN below ON tag.parent = below.id)
            SELECT id FROM below)))
    AND (:kind IS NULL OR version IN (SELECT mention.version FROM entity AS root
        CROSS JOIN entity AS member ON coalesce(member.same_as, member.id) = +root.id
        CROSS JOIN mention ON mention.entity = member.id
        WHERE root.same_as IS NULL AND coalesce(root.retyped, root.kind) = :kind))
    AND (:entity IS NULL OR version IN (SELECT version FROM mention WHERE entity IN (
        SELECT id FROM entity WHERE coalesce(same_as, id) = (
            SELECT coalesce(same_as, id) FROM entity WHERE id = :entity))))
    AND (:matching IS NULL OR id IN (SELECT value FROM json_each(:matching)))
    ORDER BY added DESC, id DESC"""
BY_ADDED = FILTERED.replace("{columns}", "id")
SORTED = {
    name: FILTERED.replace("{columns}", f"id, {name}") for name in ("title", "source", "date", "author")
}


BEFORE_WORDS = " \t\"'“”„‟‘’‚«»‹›「」『』()[]{}<>¡!¿?.,:;…·•*#_`~/\\|-–—"


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a list shows and how they are sorted.

    ``scope`` is all, unread, starred, notes (articles with a mark or a note; a tag on the whole article
    is neither) or bin; ``tag`` counts with its subtree; ``sort`` is
    added, title, source, date or author.
    """

    scope: str = "all"
    tag: TagId | None = None
    kind: Kind | None = None
    entity: EntityId | None = None
    query: str = ""
    sort: str = "added"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many articles each scope of the library holds."""

    all: int
    unread: int
    starred: int
    notes: int
    bin: int


def insert(database: Database, uid: str, values: Mapping[str, object], added: str) -> ArticleId:
    """Insert an article without a version yet; ``values`` has title, author, ... and words."""
    names = ("title", "author", "source", "date", "url", "language", "words")
    row = (uid, *(values[name] for name in names), added, database.by, added, added)
    return ArticleId(database.run(INSERT, row))


def without_language(database: Database) -> list[ArticleId]:
    """Return the articles whose language is not known, newest first."""
    return [ArticleId(number) for (number,) in database.tuples(WITHOUT_LANGUAGE)]


def languages(database: Database) -> dict[str | None, int]:
    """Return how many articles there are in each language as it is written, None for those without one."""
    return dict(database.tuples(LANGUAGES))


def fill_languages(database: Database, found: Mapping[ArticleId, str]) -> None:
    """Give articles a language that have none."""
    database.run_many(FILL_LANGUAGE, [(code, article) for article, code in found.items()])


def set_version(database: Database, article: ArticleId, version: int) -> None:
    """Make a version the newest of its article."""
    database.run(SET_VERSION, (version, article))


def set_position(database: Database, article: ArticleId, position: int) -> None:
    """Keep where the reader stopped, in code points."""
    database.run(SET_POSITION, (position, article))


def position(database: Database, article: ArticleId) -> int:
    """Return where the reader stopped, in code points."""
    return database.number(POSITION, (article,))


def set_read(database: Database, articles: Sequence[ArticleId], *, read: bool) -> None:
    """Mark articles read or unread without a step in the history."""
    database.run(SET_READ, (int(read), json.dumps(articles), int(read)))


def cited_facts(database: Database) -> Iterable[tuple[str, str | None, str | None, str | None, str]]:
    """Return uid, author, source, date and title of all articles, the oldest first, the bin too."""
    return database.tuples(CITED_FACTS)


def filtered(database: Database, wanted: ArticleFilter) -> list[ArticleId]:
    """Return the ids of a filter in its order; newest added first unless it says otherwise."""
    matching = search.matching(database, wanted.query) if wanted.query.strip() else None
    parameters = {
        "scope": wanted.scope,
        "tag": wanted.tag,
        "kind": wanted.kind,
        "entity": wanted.entity,
        "matching": None if matching is None else json.dumps(matching),
    }
    if wanted.sort == "added":
        found = [ArticleId(number) for (number,) in database.tuples(BY_ADDED, parameters)]
        return found if wanted.descending else found[::-1]
    return _sorted(database.tuples(SORTED[wanted.sort], parameters), descending=wanted.descending)


def _sorted(pairs: Iterable[tuple[ArticleId, str | None]], *, descending: bool) -> list[ArticleId]:
    """Sort ids by a value whatever its case and the quotation marks before it; none comes last either way."""
    values: dict[ArticleId, str] = {}
    unknown = []
    for article, value in pairs:
        if value:
            values[article] = (value.lstrip(BEFORE_WORDS) or value).casefold()
        else:
            unknown.append(article)
    return sorted(values, key=values.__getitem__, reverse=descending) + unknown


def rows(database: Database, ids: Iterable[ArticleId]) -> list[Article]:
    """Return the rows of articles in the order asked; ids that are gone are left out."""
    wanted = list(ids)
    packed = json.dumps(wanted)
    found = {row["id"]: row for row in database.rows(ROWS, (packed,))}
    tags: dict[int, list[str]] = {}
    if any(row["annotations"] for row in found.values()):
        names = full_names(database)
        for article, tag in database.rows(TAGS_OF, (packed,)):
            tags.setdefault(article, []).append(names[tag])
    return [
        _article(found[number], tuple(sorted(tags.get(number, ())))) for number in wanted if number in found
    ]


def by_prefix(database: Database, prefix: str) -> list[ArticleId]:
    """Return up to two articles whose uid begins so."""
    return [ArticleId(row["id"]) for row in database.rows(BY_PREFIX, (prefix, prefix))]


def counts(database: Database) -> ArticleCounts:
    """Count the articles of each scope."""
    row = database.rows(COUNTS)[0]
    return ArticleCounts(*(row[name] or 0 for name in ("every", "unread", "starred", "notes", "bin")))


def _article(row: sqlite3.Row, tags: tuple[str, ...]) -> Article:
    return Article(
        id=ArticleId(row["id"]),
        uid=row["uid"],
        title=row["title"],
        author=row["author"],
        source=row["source"],
        date=row["date"],
        url=row["url"],
        language=row["language"],
        words=row["words"],
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        binned=row["binned"],
        added=row["added"],
        modified=row["modified"],
        annotations=row["annotations"],
        tags=tags,
        notes=row["notes"],
    )
