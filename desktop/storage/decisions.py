"""Rows of what readers decided about entities, and of what engines found, whether it stands or not."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.model import ArticleId, EntityId, Kind, Span, VersionId
from desktop.storage.database import Database
from desktop.storage.search import MATCHING, phrase
from desktop.text.decisions import Decision
from desktop.text.query import parse

OF_LIBRARY = "SELECT * FROM decision WHERE article IS NULL"
OF_ARTICLE = "SELECT * FROM decision WHERE article = ?"
OF_VERSION = "SELECT count(*) FROM decision WHERE version = ?"
TARGET = """SELECT id FROM decision WHERE coalesce(article, 0) = coalesce(?, 0)
    AND coalesce(version, 0) = coalesce(?, 0) AND coalesce(start, -1) = coalesce(?, -1)
    AND coalesce("end", -1) = coalesce(?, -1) AND surface = ?"""
BY_UID = "SELECT id FROM decision WHERE uid = ?"
STANDING = """SELECT uid, start, "end", kind, entity, source, found_kind, decided, title FROM mention
    WHERE version = ?"""
PASSED = """SELECT uid, start, "end", kind, source FROM passed_over WHERE version = ?"""
DROP_STANDING = "DELETE FROM mention WHERE version = ? AND uid = ?"
DROP_PASSED = "DELETE FROM passed_over WHERE version = ?"
ADD_STANDING = """INSERT INTO mention (uid, start, "end", kind, entity, source, found_kind, decided, title,
    version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
SET_STANDING = """UPDATE mention SET start = ?, "end" = ?, kind = ?, entity = ?, source = ?, found_kind = ?,
    decided = ?, title = ? WHERE version = ? AND uid = ?"""
ADD_PASSED = """INSERT INTO passed_over (uid, start, "end", kind, source, key, version)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
NAMING = """SELECT version.article FROM entity CROSS JOIN mention ON mention.entity = entity.id
    JOIN version ON version.id = mention.version WHERE entity.key IN (SELECT value FROM json_each(:keys))
    UNION SELECT version.article FROM passed_over JOIN version ON version.id = passed_over.version
    WHERE passed_over.key IN (SELECT value FROM json_each(:keys))"""
ALL = "SELECT id FROM article WHERE version IS NOT NULL"
SAID = "SELECT DISTINCT surface, kind FROM decision"
UNDECIDED = "SELECT id FROM article WHERE version IN (SELECT version FROM mention WHERE NOT decided)"
COUNTS = """SELECT coalesce(found_kind, kind) AS was, kind AS now, found_kind IS NULL AS added, decided,
    count(*) AS mentions FROM mention
    WHERE version IN (SELECT version FROM article WHERE binned IS NULL)
    GROUP BY was, now, added, decided
    UNION ALL SELECT kind, NULL, 0, 1, count(*) FROM passed_over
    WHERE version IN (SELECT version FROM article WHERE binned IS NULL) GROUP BY kind"""


@dataclass(frozen=True, slots=True)
class Row:
    """One mention that stands, as it is stored; ``found_kind`` None where only a person said it.

    ``title`` is what stands before the name of a person ("President").
    """

    uid: str
    span: Span
    kind: Kind
    entity: EntityId
    source: str
    found_kind: Kind | None
    decided: bool
    title: str | None = None

    def values(self) -> tuple[object, ...]:
        """Return the columns after the uid."""
        found = None if self.found_kind is None else self.found_kind.value
        place = (self.span.start, self.span.end)
        return (*place, self.kind.value, self.entity, self.source, found, int(self.decided), self.title)


@dataclass(frozen=True, slots=True)
class Passed:
    """One mention that an engine found and a decision passes over."""

    uid: str
    span: Span
    kind: Kind
    source: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mentions an engine took for one kind and what became of them; ``now`` None: not one."""

    was: Kind
    now: Kind | None
    added: bool
    decided: bool
    mentions: int


def of_library(database: Database) -> list[Decision]:
    """Return the decisions on words wherever they are found."""
    return [_decision(row) for row in database.rows(OF_LIBRARY)]


def of_article(database: Database, article: ArticleId) -> list[Decision]:
    """Return the decisions on places and words of one article, those of older versions too."""
    return [_decision(row) for row in database.rows(OF_ARTICLE, (article,))]


def lie_in(database: Database, version: VersionId) -> bool:
    """Tell whether a version holds places that were decided on."""
    return bool(database.number(OF_VERSION, (version,)))


def row_on(database: Database, decision: Decision) -> int | None:
    """Return the row of what was decided on the same target."""
    span = decision.span
    place = (None, None) if span is None else (span.start, span.end)
    target = (decision.article, decision.version, *place, decision.surface)
    row = database.row(TARGET, target)
    return int(row["id"]) if row else None


def row_of(database: Database, uid: str) -> int | None:
    """Return the row of a decision."""
    row = database.row(BY_UID, (uid,))
    return int(row["id"]) if row else None


def standing(database: Database, version: VersionId) -> list[Row]:
    """Return the mentions that stand in a version."""
    return [
        Row(
            uid=uid,
            span=Span(start, end),
            kind=Kind(kind),
            entity=entity,
            source=source,
            found_kind=Kind(found) if found else None,
            decided=bool(decided),
            title=title,
        )
        for uid, start, end, kind, entity, source, found, decided, title in database.tuples(
            STANDING, (version,)
        )
    ]


def passed(database: Database, version: VersionId) -> list[Passed]:
    """Return what was found in a version and does not stand."""
    return [
        Passed(uid, Span(start, end), Kind(kind), source)
        for uid, start, end, kind, source in database.tuples(PASSED, (version,))
    ]


def write(database: Database, version: VersionId, *, before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Bring the mentions of a version from one state to another; rows that stay keep their ids."""
    old, new = {row.uid: row for row in before}, {row.uid: row for row in after}
    for uid in old.keys() - new.keys():
        database.run(DROP_STANDING, (version, uid))
    for uid in old.keys() & new.keys():
        if old[uid] != new[uid]:
            database.run(SET_STANDING, (*new[uid].values(), version, uid))
    added = [(row.uid, *row.values(), version) for row in after if row.uid not in old]
    database.run_many(ADD_STANDING, added)
    return old != new


def write_passed(database: Database, version: VersionId, after: Sequence[Passed]) -> None:
    """Keep what was found in a version and does not stand, in the place of what was kept before."""
    database.run(DROP_PASSED, (version,))
    rows = [
        (each.uid, each.span.start, each.span.end, each.kind.value, each.source, each.key, version)
        for each in after
    ]
    database.run_many(ADD_PASSED, rows)


def articles_holding(database: Database, words: str, keys: Iterable[str]) -> set[ArticleId]:
    """Return the articles that words stand in, or that an entity of one of their keys was found in."""
    terms = [term for term in parse('"{}"'.format(words.replace('"', " "))) if not term.excluded]
    named = {ArticleId(number) for (number,) in database.tuples(NAMING, {"keys": json.dumps(sorted(keys))})}
    if not terms:
        return {ArticleId(number) for (number,) in database.tuples(ALL)}
    expression = " AND ".join(phrase(term) for term in terms)
    return named | {ArticleId(number) for (number,) in database.tuples(MATCHING, (expression,))}


def said_of_words(database: Database) -> dict[str, frozenset[Kind | None]]:
    """Return what readers said of words anywhere, None that they are no entity."""
    said: dict[str, set[Kind | None]] = {}
    for surface, kind in database.tuples(SAID):
        said.setdefault(surface, set()).add(Kind(kind) if kind else None)
    return {surface: frozenset(kinds) for surface, kinds in said.items()}


def undecided(database: Database) -> set[ArticleId]:
    """Return the articles with mentions that nobody decided on."""
    return {ArticleId(number) for (number,) in database.tuples(UNDECIDED)}


def tallies(database: Database) -> list[Tally]:
    """Return what became of what engines found, by kind; articles in the bin apart."""
    return [
        Tally(
            was=Kind(row["was"]),
            now=Kind(row["now"]) if row["now"] else None,
            added=bool(row["added"]),
            decided=bool(row["decided"]),
            mentions=row["mentions"],
        )
        for row in database.rows(COUNTS)
    ]


def target_values(decision: Decision) -> dict[str, object]:
    """Return the columns of a decision that its reader gave."""
    span = decision.span
    return {
        "uid": decision.uid,
        "article": decision.article,
        "version": decision.version,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "surface": decision.surface,
        "kind": None if decision.kind is None else decision.kind.value,
        "everywhere": int(decision.everywhere),
    }


def _decision(row: sqlite3.Row) -> Decision:
    placed = row["start"] is not None
    return Decision(
        uid=row["uid"],
        surface=row["surface"],
        kind=Kind(row["kind"]) if row["kind"] else None,
        article=None if row["article"] is None else ArticleId(row["article"]),
        version=None if row["version"] is None else VersionId(row["version"]),
        span=Span(row["start"], row["end"]) if placed else None,
        everywhere=bool(row["everywhere"]),
    )
