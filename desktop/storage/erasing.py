"""Erasing articles for good: every row, image and index entry that holds something of them, then the bytes.

What goes is gathered first, by table and row, into a temporary table of ids: what was annotated and deleted
long ago is known from the history alone. Rows are overwritten as they go (``secure_delete``), the index is
merged, and the file is written anew without what was free in it, its log emptied.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import ScholiastError
from desktop.model import ArticleId
from desktop.storage import search
from desktop.storage.database import Database
from desktop.storage.identity import new_uid
from desktop.storage.ids import PLACES, keep_mark
from desktop.translation import _

GOING = "CREATE TEMP TABLE going (place TEXT, row INTEGER, PRIMARY KEY (place, row)) WITHOUT ROWID"
GONE = "DROP TABLE IF EXISTS temp.going"
_GATHER = "INSERT OR IGNORE INTO going SELECT "
_IN_HISTORY = """'{place}', row FROM history_image WHERE place = '{place}' AND EXISTS (SELECT 1 FROM going
    WHERE going.place = '{parent}' AND going.row IN (before ->> '{parent}', after ->> '{parent}'))"""
_IN_TABLE = "'{place}', id FROM {place} WHERE {parent} IN (SELECT row FROM going WHERE place = '{parent}')"
# each table after the one that its rows belong to
BELONGING = (
    ("version", "article"),
    ("annotation", "article"),
    ("block", "version"),
    ("anchor", "version"),
    ("anchor", "annotation"),
    ("annotation_tag", "annotation"),
    ("decision", "article"),
)
# also those that a correction left without a mention: nothing else says where their names came from
ENTITIES = """'entity', entity.id FROM entity WHERE NOT EXISTS (
        SELECT 1 FROM mention WHERE mention.entity = entity.id
        AND mention.version NOT IN (SELECT row FROM going WHERE place = 'version'))
    AND NOT EXISTS (SELECT 1 FROM annotation WHERE annotation.entity = entity.id)
    AND NOT EXISTS (SELECT 1 FROM history_image WHERE place = 'annotation'
        AND entity.id IN (before ->> 'entity', after ->> 'entity'))
    AND NOT EXISTS (SELECT 1 FROM entity AS merged WHERE merged.same_as = entity.id
        AND merged.id NOT IN (SELECT row FROM going WHERE place = 'entity'))
    AND NOT EXISTS (SELECT 1 FROM history_image WHERE place = 'entity'
        AND row NOT IN (SELECT row FROM going WHERE place = 'entity')
        AND entity.id IN (before ->> 'same_as', after ->> 'same_as'))"""
DISMISSALS = tuple(
    f"""'dismissal', {number} FROM {table} EXISTS (SELECT 1 FROM going
        WHERE going.place = 'entity' AND going.row IN ({columns}))"""
    for number, table, columns in (
        ("id", "dismissal WHERE", "entity, other"),
        ("row", "history_image WHERE place = 'dismissal' AND", "after ->> 'entity', after ->> 'other'"),
        ("row", "history_image WHERE place = 'dismissal' AND", "before ->> 'entity', before ->> 'other'"),
    )
)
ORIGINALS = """'original', original FROM version WHERE original IS NOT NULL
    AND id IN (SELECT row FROM going WHERE place = 'version')
    AND NOT EXISTS (SELECT 1 FROM version AS other WHERE other.original = version.original
        AND other.id NOT IN (SELECT row FROM going WHERE place = 'version'))"""
_GOES = "(place, row) IN (SELECT place, row FROM going)"
_OF = "IN (SELECT row FROM going WHERE place = '{place}')"
COUNTS = {
    "articles": "SELECT count(*) FROM article WHERE id " + _OF.format(place="article"),
    "versions": "SELECT count(*) FROM version WHERE id " + _OF.format(place="version"),
    "originals": "SELECT count(*) FROM going WHERE place = 'original'",
    "annotations": "SELECT count(*) FROM annotation WHERE id " + _OF.format(place="annotation"),
    "notes": "SELECT count(*) FROM annotation WHERE note <> '' AND id " + _OF.format(place="annotation"),
    "drafts": "SELECT count(*) FROM draft WHERE annotation " + _OF.format(place="annotation"),
    "mentions": "SELECT count(*) FROM mention WHERE version " + _OF.format(place="version"),
    "entities": "SELECT count(*) FROM going WHERE place = 'entity'",
    "images": "SELECT count(*) FROM history_image WHERE " + _GOES,
}
ROWS = "SELECT row FROM going WHERE place = ?"
STEPS = "SELECT DISTINCT step FROM history_image WHERE " + _GOES
DROP_IMAGES = "DELETE FROM history_image WHERE " + _GOES
EMPTIED = """UPDATE history SET state = 'erased', label = ? WHERE id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM history_image WHERE step = history.id)"""
TOMBSTONES = """INSERT OR REPLACE INTO tombstone (uid, place, time, created_by)
    SELECT uid, '{place}', ?, ? FROM {place} WHERE id IN (SELECT row FROM going WHERE place = '{place}')"""
DELETE = "DELETE FROM {place} WHERE id IN (SELECT row FROM going WHERE place = '{place}')"
DELETED = ("annotation", "article", "original", "dismissal", "entity")  # what belongs to them goes with them
HIGHEST = "SELECT place, max(row) FROM going GROUP BY place"
ADD_STEP = "INSERT INTO history (uid, label, time, created_by, state) VALUES (?, ?, ?, ?, 'erased')"
MERGE = tuple(
    f"INSERT INTO {table} ({table}) VALUES ('optimize')" for table in ("article_search", "note_search")
)


@dataclass(frozen=True, slots=True)
class Erasure:
    """How much goes for good: rows of each kind, and ``images``, the wordings kept in the history."""

    articles: int = 0
    versions: int = 0
    originals: int = 0
    annotations: int = 0
    notes: int = 0
    drafts: int = 0
    mentions: int = 0
    entities: int = 0
    images: int = 0


def plan(database: Database, articles: Sequence[ArticleId]) -> Erasure:
    """Count what erasing articles would take."""
    _gather(database, articles)
    try:
        return _counted(database)
    finally:
        database.run(GONE)


def erase(database: Database, articles: Sequence[ArticleId], *, label: str) -> Erasure:
    """Erase rows, images and index entries, in one transaction; ``shred`` must follow."""
    database.run("PRAGMA secure_delete = ON")
    with database.transaction():
        _gather(database, articles)
        counted = _counted(database)
        _drop_images(database)
        notes = [row for (row,) in database.tuples(ROWS, ("annotation",))]
        with search.kept_in_step(database, articles=articles, notes=notes):
            _delete(database)
        for statement in MERGE:
            database.run(statement)
        database.run(ADD_STEP, (new_uid(), label, database.now(), database.by))
        database.run(GONE)
    return counted


def shred(database: Database) -> bool:
    """Write the file anew and empty its log; False when another reader keeps the log from being emptied."""
    try:
        database.run("VACUUM")
        busy, _log, _done = database.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
    except sqlite3.OperationalError as problem:
        raise ScholiastError(
            _("What was erased is overwritten, but the file could not be written anew: {problem}.").format(
                problem=problem
            ),
            remedy=_("Make room on the disk as large as the library, and erase something once more."),
        ) from problem
    finally:
        database.run("PRAGMA secure_delete = OFF")
    return not busy


def _gather(database: Database, articles: Sequence[ArticleId]) -> None:
    """Collect which rows go, also those that only the history still knows."""
    database.run(GONE)
    database.run(GOING)
    ids = json.dumps(list(articles))
    database.run("INSERT INTO going SELECT 'article', value FROM json_each(?)", (ids,))
    for place, parent in BELONGING:
        database.run(_GATHER + _IN_TABLE.format(place=place, parent=parent))
        database.run(_GATHER + _IN_HISTORY.format(place=place, parent=parent))
    for _round in ("merged into others", "what is left"):  # an entity goes once all merged into it go
        database.run(_GATHER + ENTITIES)
    for dismissals in DISMISSALS:
        database.run(_GATHER + dismissals)
    database.run(_GATHER + ORIGINALS)


def _counted(database: Database) -> Erasure:
    return Erasure(**{name: database.number(sql) for name, sql in COUNTS.items()})


def _drop_images(database: Database) -> None:
    """Delete the images, and mark the steps that have none left: nothing can undo or redo them."""
    steps = json.dumps([step for (step,) in database.tuples(STEPS)])
    database.run(DROP_IMAGES)
    database.run(EMPTIED, (_("Erased for good"), steps))


def _delete(database: Database) -> None:
    for place, row in database.rows(HIGHEST):
        if place in PLACES:
            keep_mark(database, place, row)
    for place in ("article", "annotation", "decision"):
        database.run(TOMBSTONES.format(place=place), (database.now(), database.by))
    for place in DELETED:
        database.run(DELETE.format(place=place))
