"""Entities as the reader keeps them: which are the same, what each is called, what shall not be suggested."""

import json
from collections.abc import Iterable, Iterator

from desktop.model import ArticleId, EntityId, Kind, Span
from desktop.storage.database import Database
from desktop.storage.mentions import MEMBERS
from desktop.text.entity_records import Alias, IndexedEntity

# Mentions are counted for each entity in the order of their index; dates are known by version from one list.
INDEX = """WITH listed AS MATERIALIZED (SELECT version, date FROM article
        WHERE binned IS NULL AND version IS NOT NULL),
    counted AS MATERIALIZED (SELECT coalesce(entity.same_as, entity.id) AS number, count(*) AS mentions,
            count(DISTINCT mention.version) AS articles, min(listed.date) AS first, max(listed.date) AS last
        FROM entity CROSS JOIN mention ON mention.entity = entity.id
        CROSS JOIN listed ON listed.version = mention.version GROUP BY coalesce(entity.same_as, entity.id))
    SELECT root.id, root.uid, root.name, coalesce(root.retyped, root.kind), counted.mentions,
        counted.articles, counted.first, counted.last FROM counted
    CROSS JOIN entity AS root ON root.id = counted.number
    ORDER BY counted.mentions DESC, root.name, root.uid"""
ONE = "SELECT * FROM entity WHERE id = (SELECT coalesce(same_as, id) FROM entity WHERE id = ?)"
ALIASES = """SELECT member.id, member.uid, member.name, member.kind, (SELECT count(*) FROM mention
        WHERE mention.entity = member.id AND mention.version IN (
            SELECT version FROM article WHERE binned IS NULL)) AS mentions
    FROM entity AS member WHERE coalesce(member.same_as, member.id) = ? AND member.same_as IS NOT NULL
    ORDER BY member.name, member.id"""
MEMBER_IDS = MEMBERS.format(entity="?")
TITLES = f"""SELECT title FROM mention WHERE entity IN ({MEMBER_IDS}) AND title IS NOT NULL
    AND version IN (SELECT version FROM article WHERE binned IS NULL)
    GROUP BY title ORDER BY count(*) DESC, title"""
ALL_TITLES = """SELECT coalesce(entity.same_as, entity.id) AS root, mention.title FROM mention
    JOIN entity ON entity.id = mention.entity WHERE mention.title IS NOT NULL
    AND mention.version IN (SELECT version FROM article WHERE binned IS NULL)
    GROUP BY root, mention.title ORDER BY root, count(*) DESC, mention.title"""
MENTIONED = f"""SELECT article.id, article.uid, article.date, mention.start, mention."end" FROM mention
    JOIN article ON article.version = mention.version
    WHERE mention.entity IN ({MEMBER_IDS}) AND article.binned IS NULL
    ORDER BY article.date IS NULL, article.date, article.added, article.id, mention.start"""
IDENTIFIERS = "SELECT id, identifiers FROM entity WHERE same_as IS NULL AND identifiers <> '{}'"
# Each country is looked for where the entity is named, and not further once it is found.
BESIDE = f"""SELECT country.key FROM entity AS country
    WHERE country.kind = 'place' AND country.key IN (SELECT value FROM json_each(?))
    AND EXISTS (SELECT 1 FROM mention AS one CROSS JOIN mention AS other
        ON other.entity = country.id AND other.version = one.version WHERE one.entity IN ({MEMBER_IDS}))"""
DISMISSED = "SELECT id FROM dismissal WHERE entity = ? AND coalesce(other, 0) = coalesce(?, 0)"
DISMISSALS = """SELECT coalesce(one.same_as, one.id), coalesce(two.same_as, two.id) FROM dismissal
    JOIN entity AS one ON one.id = dismissal.entity LEFT JOIN entity AS two ON two.id = dismissal.other"""
# What is named nowhere is suggested to nobody.
NAMES = """SELECT member.id, root.id, member.name, member.key, coalesce(root.retyped, root.kind)
    FROM entity AS root CROSS JOIN entity AS member ON coalesce(member.same_as, member.id) = +root.id
    WHERE root.same_as IS NULL AND EXISTS (SELECT 1 FROM mention WHERE mention.entity = member.id)"""
ROOTS = """SELECT id, coalesce(same_as, id) FROM entity
    WHERE id IN (SELECT value FROM json_each(?))"""
OWN_NAMES = "SELECT name FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name"

Mentioned = tuple[ArticleId, str, str | None, Span]


def index(database: Database) -> list[IndexedEntity]:
    """Return all entities that are named outside the bin, most mentions first, with counts and dates."""
    kinds = {kind.value: kind for kind in Kind}
    return [
        IndexedEntity(EntityId(number), uid, name, kinds[kind], mentions, articles, first, last)
        for number, uid, name, kind, mentions, articles, first, last in database.tuples(INDEX)
    ]


def one(database: Database, entity: EntityId) -> dict[str, object] | None:
    """Return the row of what stands for an entity, None when it is gone."""
    row = database.row(ONE, (entity,))
    return dict(row) if row else None


def aliases(database: Database, root: EntityId) -> list[Alias]:
    """Return what was merged into an entity, by name."""
    return [
        Alias(EntityId(row["id"]), row["uid"], row["name"], Kind(row["kind"]), row["mentions"])
        for row in database.rows(ALIASES, (root,))
    ]


def titles(database: Database, entity: EntityId) -> list[str]:
    """Return what stands before the names of an entity, the most frequent first."""
    return [str(title) for (title,) in database.tuples(TITLES, (entity,))]


def all_titles(database: Database) -> dict[EntityId, list[str]]:
    """Return the titles of every entity that has any, as ``titles`` does."""
    found: dict[EntityId, list[str]] = {}
    for root, title in database.tuples(ALL_TITLES):
        found.setdefault(EntityId(root), []).append(str(title))
    return found


def identifiers(database: Database) -> dict[EntityId, dict[str, str]]:
    """Return the ids elsewhere of every entity that has any."""
    return {EntityId(number): json.loads(written) for number, written in database.tuples(IDENTIFIERS)}


def places_beside(database: Database, entity: EntityId, keys: Iterable[str]) -> list[str]:
    """Return which of some places, by their keys, are named in texts that name an entity."""
    return [str(key) for (key,) in database.tuples(BESIDE, (json.dumps(list(keys)), entity))]


def members(database: Database, entity: EntityId) -> list[EntityId]:
    """Return all that are the same as an entity, itself among them."""
    return [EntityId(number) for (number,) in database.tuples(MEMBER_IDS, (entity,))]


def mentioned(database: Database, entity: EntityId) -> Iterator[Mentioned]:
    """Yield where an entity is named, oldest article first: its id, uid and date, and the span."""
    for article, uid, date, start, end in database.tuples(MENTIONED, (entity,)):
        yield ArticleId(article), uid, date, Span(start, end)


def dismissed(database: Database, entity: EntityId, other: EntityId | None) -> bool:
    """Tell whether a suggestion was put aside already."""
    return database.row(DISMISSED, (entity, other)) is not None


def dismissals(database: Database) -> list[tuple[EntityId, EntityId | None]]:
    """Return which pairs are not suggested, and, with None, which entities with no other."""
    return [
        (EntityId(number), None if other is None else EntityId(other))
        for number, other in database.tuples(DISMISSALS)
    ]


def names(database: Database) -> list[tuple[int, int, str, str, str]]:
    """Return every name that stands somewhere: its id, its root's, name, key, and the root's kind."""
    return [tuple(row) for row in database.tuples(NAMES)]


def roots(database: Database, entities: Iterable[int]) -> dict[int, EntityId]:
    """Return what stands for each of several entities; those that are gone are left out."""
    found = database.tuples(ROOTS, (json.dumps(list(entities)),))
    return {number: EntityId(root) for number, root in found}


def own_names(database: Database, entities: Iterable[EntityId]) -> list[str]:
    """Return the names that entities have of themselves, whatever they were merged into."""
    return [name for (name,) in database.tuples(OWN_NAMES, (json.dumps(list(entities)),))]
