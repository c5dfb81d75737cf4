"""Verbs on mentions and the entities behind them.

Entities that are the same stand behind one of them, their root: ``coalesce(same_as, id)``, by which there is
an index; what it is compared with must have no affinity (``+root.id``), or SQLite passes the index by.
Mentions keep the entity that was found; every reader of them is told the root, its name and kind.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from desktop.model import PERSON, ArticleId, Entity, EntityId, Kind, Mention, MentionId, Span, VersionId
from desktop.storage.database import Database
from desktop.storage.identity import new_uid
from desktop.storage.ids import next_id
from desktop.text.mention_table import Row

FIND_ENTITY = "SELECT id FROM entity WHERE key = ? AND kind = ?"
ENTITY_BY_PREFIX = "SELECT id FROM entity WHERE uid >= ? AND uid < ? || 'g' ORDER BY uid LIMIT 2"
ENTITY_OF_KEY = "SELECT coalesce(same_as, id) AS id FROM entity WHERE key = ? AND kind = ?"
ROOT = "SELECT coalesce(same_as, id) AS id FROM entity WHERE id = ?"
ENTITY_NAME = f"SELECT name FROM entity WHERE id = ({ROOT})"
MEMBERS = """SELECT id FROM entity
    WHERE coalesce(same_as, id) = (SELECT coalesce(same_as, id) FROM entity WHERE id = {entity})"""
_KIND = "coalesce(root.retyped, root.kind)"
INSERT_ENTITY = f"""INSERT INTO entity (id, uid, name, kind, key, created_by, created, modified)
    VALUES ({next_id("entity")}, ?, ?, ?, ?, ?, ?, ?)"""
MENTION_BY_PREFIX = """SELECT article.id, mention.start, mention."end" FROM mention
    JOIN article ON article.version = mention.version
    WHERE mention.uid >= ? AND mention.uid < ? || 'g' ORDER BY mention.uid LIMIT 2"""
SET_RECOGNISED = "INSERT OR REPLACE INTO recognition (version, engine, time) VALUES (?, ?, ?)"
OF_ARTICLE = f"""SELECT mention.id, mention.uid, mention.start, mention."end", {_KIND}, root.id,
    root.uid, mention.source, mention.found_kind, mention.decided FROM mention
    JOIN article ON article.version = mention.version JOIN entity ON entity.id = mention.entity
    JOIN entity AS root ON root.id = coalesce(entity.same_as, entity.id)
    WHERE article.id = ? ORDER BY mention.start, mention."end" DESC, mention.uid"""
COUNT_OF_ARTICLE = """SELECT count(*) FROM mention
    JOIN article ON article.version = mention.version WHERE article.id = ?"""
BINNED = "SELECT id FROM article WHERE binned IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
RECOGNISED_BY = """SELECT engine FROM recognition JOIN article ON article.version = recognition.version
    WHERE article.id = ?"""
PENDING = """SELECT id, language FROM article WHERE binned IS NULL AND version NOT IN (
    SELECT version FROM recognition) ORDER BY added DESC, id DESC"""
READERS = """SELECT DISTINCT article.language, recognition.engine FROM article
    JOIN recognition ON recognition.version = article.version WHERE binned IS NULL"""
READ_BY = """SELECT article.id FROM article JOIN recognition ON recognition.version = article.version
    WHERE binned IS NULL AND article.language IS ? AND recognition.engine = ?
    ORDER BY article.added DESC, article.id DESC"""
NEWEST_OF = """SELECT article.id FROM version JOIN article ON article.id = version.article
    AND article.version = version.id WHERE version.id = ?"""
# A plus sign keeps SQLite to the way by entity; the way by version sorts all mentions first.
_LISTED = "+mention.version IN (SELECT version FROM article WHERE binned IS NULL)"
KIND_COUNTS = f"""SELECT {_KIND} AS kind, count(*) AS entities FROM entity AS root
    WHERE root.same_as IS NULL AND EXISTS (SELECT 1 FROM entity AS member
        CROSS JOIN mention ON mention.entity = member.id
        WHERE coalesce(member.same_as, member.id) = +root.id AND {_LISTED}) GROUP BY 1"""
ENTITIES = f"""SELECT root.id, root.uid, root.name, {_KIND} AS kind, counted.mentions, counted.articles
    FROM (SELECT coalesce(entity.same_as, entity.id) AS number, count(*) AS mentions,
            count(DISTINCT mention.version) AS articles
        FROM entity CROSS JOIN mention ON mention.entity = entity.id
        WHERE {_LISTED} GROUP BY coalesce(entity.same_as, entity.id)) AS counted
    CROSS JOIN entity AS root ON root.id = counted.number
    WHERE :kind IS NULL OR {_KIND} = :kind
    ORDER BY counted.mentions DESC, root.name, root.uid"""
ENTITIES_OF_SEVERAL = ENTITIES.replace("binned IS NULL", "id IN (SELECT value FROM json_each(:articles))")
ENTITIES_OF_ARTICLE = f"""SELECT root.id, root.uid, root.name, {_KIND} AS kind, count(*) AS mentions,
    1 AS articles FROM article
    JOIN mention ON mention.version = article.version JOIN entity ON entity.id = mention.entity
    JOIN entity AS root ON root.id = coalesce(entity.same_as, entity.id)
    WHERE article.id = :article AND (:kind IS NULL OR {_KIND} = :kind)
    GROUP BY root.id ORDER BY mentions DESC, root.name, root.uid"""
TOTALS = f"""SELECT count(*) AS mentions, count(DISTINCT mention.version) AS articles FROM mention
    WHERE mention.entity IN ({MEMBERS.format(entity="?")}) AND {_LISTED}"""
LANGUAGES = "SELECT id, language FROM article WHERE id IN (SELECT value FROM json_each(?))"
KINDS_OF_NAMES = f"""SELECT entity.key, entity.kind, count(*) FROM entity
    CROSS JOIN mention ON mention.entity = entity.id
    WHERE entity.key IN (SELECT key FROM entity GROUP BY key HAVING count(*) > 1) AND {_LISTED}
    GROUP BY entity.key, entity.kind"""
VERSION_TEXTS = """SELECT article.id, version.id AS version, version.text, version.packed FROM article
    JOIN version ON version.id = article.version WHERE article.id IN (SELECT value FROM json_each(?))"""

_KINDS = {kind.value: kind for kind in Kind}


def entity(database: Database, *, name: str, kind: Kind, key: str) -> EntityId:
    """Return the entity of a key and kind, made when there is none."""
    row = database.row(FIND_ENTITY, (key, kind.value))
    if row:
        return EntityId(row["id"])
    now = database.now()
    values = (new_uid(), name, kind.value, key, database.by, now, now)
    return EntityId(database.run(INSERT_ENTITY, values))


def by_prefix(database: Database, prefix: str) -> list[EntityId]:
    """Return up to two entities whose uid begins so."""
    return [EntityId(row["id"]) for row in database.rows(ENTITY_BY_PREFIX, (prefix, prefix))]


def of_key(database: Database, key: str, kind: Kind) -> EntityId | None:
    """Return what the entity of a key and kind stands behind, itself where it was not merged."""
    row = database.row(ENTITY_OF_KEY, (key, kind.value))
    return EntityId(row["id"]) if row else None


def of_own_key(database: Database, key: str, kind: Kind) -> EntityId | None:
    """Return the entity of a key and kind itself, whatever it was merged into."""
    row = database.row(FIND_ENTITY, (key, kind.value))
    return EntityId(row["id"]) if row else None


def name_of(database: Database, entity: EntityId) -> str | None:
    """Return the name of an entity, None when it is gone."""
    row = database.row(ENTITY_NAME, (entity,))
    return str(row["name"]) if row else None


def set_recognised(database: Database, version: VersionId, engine: str, *, time: str = "") -> None:
    """Write down that an engine looked at a version, now or at another time."""
    database.run(SET_RECOGNISED, (version, engine, time or database.now()))


def by_uid_prefix(database: Database, prefix: str) -> list[tuple[ArticleId, Span]]:
    """Return up to two places in newest versions whose mention's uid begins so."""
    rows = database.tuples(MENTION_BY_PREFIX, (prefix, prefix))
    return [(ArticleId(article), Span(start, end)) for article, start, end in rows]


def of_article(database: Database, article: ArticleId) -> list[Mention]:
    """Return the mentions of the newest version by start, longer first."""
    return [Mention(*row) for row in rows_of_article(database, article)]


def rows_of_article(database: Database, article: ArticleId) -> Iterator[Row]:
    """Yield the fields of the same mentions, one at a time."""
    same: dict[str, str] = {}  # a text names few entities many times: each uid and id is kept once
    numbers: dict[int, EntityId] = {}
    found_in = database.tuples(OF_ARTICLE, (article,))
    for number, uid, start, end, kind, entity, entity_uid, source, found, decided in found_in:
        yield (
            MentionId(number),
            uid,
            start,
            end,
            _KINDS[kind],
            numbers.setdefault(entity, EntityId(entity)),
            same.setdefault(entity_uid, entity_uid),
            PERSON if decided else same.setdefault(source, source),
            same.setdefault(source, source) if decided and found else "",
            _KINDS[found] if decided and found else None,
        )


def count_of_article(database: Database, article: ArticleId) -> int:
    """Return how many mentions the newest version has."""
    return database.number(COUNT_OF_ARTICLE, (article,))


def binned(database: Database, articles: Iterable[ArticleId]) -> set[ArticleId]:
    """Return which of some articles are in the bin."""
    rows = database.tuples(BINNED, (json.dumps(list(articles)),))
    return {ArticleId(number) for (number,) in rows}


def recognised_by(database: Database, article: ArticleId) -> str | None:
    """Return the engine that looked at the newest version, None when none did."""
    row = database.row(RECOGNISED_BY, (article,))
    return str(row["engine"]) if row else None


def pending(database: Database) -> dict[ArticleId, str | None]:
    """Return the articles whose newest version no engine has looked at, newest first, and their languages."""
    return {ArticleId(number): language for number, language in database.tuples(PENDING)}


def readers(database: Database) -> list[tuple[str | None, str]]:
    """Return in which languages articles are and which engines looked at them, each pair once."""
    return [(language, engine) for language, engine in database.tuples(READERS)]


def read_by(database: Database, language: str | None, engine: str) -> list[ArticleId]:
    """Return the articles in a language that an engine looked at, newest first."""
    return [ArticleId(number) for (number,) in database.tuples(READ_BY, (language, engine))]


def newest_of(database: Database, version: VersionId) -> ArticleId | None:
    """Return the article whose newest version this is."""
    row = database.row(NEWEST_OF, (version,))
    return ArticleId(row["id"]) if row else None


def texts(
    database: Database, articles: Iterable[ArticleId]
) -> list[tuple[ArticleId, VersionId, str | None, bytes | None]]:
    """Return the newest version of several articles as (article, version, text, packed)."""
    rows = database.rows(VERSION_TEXTS, (json.dumps(list(articles)),))
    return [(ArticleId(row[0]), VersionId(row[1]), row[2], row[3]) for row in rows]


def languages(database: Database, articles: Iterable[ArticleId]) -> dict[ArticleId, str | None]:
    """Return the languages of several articles, None where it is not known."""
    rows = database.tuples(LANGUAGES, (json.dumps(list(articles)),))
    return {ArticleId(number): language for number, language in rows}


def kind_counts(database: Database) -> dict[Kind, int]:
    """Return how many entities of each kind are named in articles that are not in the bin."""
    return {Kind(row["kind"]): row["entities"] for row in database.rows(KIND_COUNTS)}


def entities(database: Database, *, kind: Kind | None, article: ArticleId | None) -> list[Entity]:
    """Return entities with their counts, most mentions first, then by name.

    Over the library articles in the bin do not count; an article that is asked for does, also there.
    """
    wanted = ENTITIES if article is None else ENTITIES_OF_ARTICLE
    return [_entity(row) for row in database.rows(wanted, {"kind": kind, "article": article})]


def entities_of_several(database: Database, articles: Iterable[ArticleId]) -> list[Entity]:
    """Return who and what some articles name, with counts over these, most mentions first, then by name."""
    wanted = {"kind": None, "articles": json.dumps(list(articles))}
    return [_entity(row) for row in database.rows(ENTITIES_OF_SEVERAL, wanted)]


def _entity(row: sqlite3.Row) -> Entity:
    return Entity(
        EntityId(row["id"]), row["uid"], row["name"], Kind(row["kind"]), row["mentions"], row["articles"]
    )


def kinds_of_names(database: Database) -> list[tuple[str, Kind, int]]:
    """Return how often names that are of several kinds are of each: key, kind, mentions."""
    return [(key, Kind(kind), count) for key, kind, count in database.tuples(KINDS_OF_NAMES)]


def totals(database: Database, entity: EntityId) -> tuple[int, int]:
    """Return how often an entity is named, and in how many articles, those in the bin apart."""
    row = database.row(TOTALS, (entity,))
    return (row["mentions"], row["articles"]) if row else (0, 0)
