"""Rows of another library that come in as they are, under their own uids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.model import ArticleId, VersionId
from desktop.storage.database import Database
from desktop.storage.history import Row
from desktop.storage.ids import checked, next_id

BY_UID = "SELECT * FROM {place} WHERE uid = ?"
BY_ID = "SELECT * FROM {place} WHERE id = ?"
INSERT_BLOCK = f"""INSERT INTO block (id, version, start, "end", kind, level, data)
    VALUES ({next_id("block")}, ?, ?, ?, ?, ?, ?)"""
VERSIONS = "SELECT id, uid, number, sha256 FROM version WHERE article = ? ORDER BY number"
FILL_ORIGINAL = "UPDATE original SET bytes = ? WHERE sha256 = ? AND bytes IS NULL"
ANYTHING = """SELECT EXISTS (SELECT 1 FROM history) OR EXISTS (SELECT 1 FROM article)
    OR EXISTS (SELECT 1 FROM entity)"""
SET_UID = "UPDATE library SET uid = ?"


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version that is there: ``sha256`` tells whether it has the same text as another."""

    id: VersionId
    uid: str
    number: int
    sha256: str


def by_uid(database: Database, place: str, uid: str) -> Row | None:
    """Return the row of a tracked table that has a uid."""
    row = database.row(BY_UID.format(place=checked(place)), (uid,))
    return dict(row) if row else None


def by_id(database: Database, place: str, number: int) -> Row:
    """Return the row of a tracked table that is there."""
    return dict(database.rows(BY_ID.format(place=checked(place)), (number,))[0])


def ids(database: Database, place: str) -> set[int]:
    """Return the ids of all rows of a tracked table."""
    return {number for (number,) in database.tuples(f"SELECT id FROM {checked(place)}")}


def add_blocks(database: Database, version: VersionId, blocks: Iterable[Mapping[str, object]]) -> None:
    """Insert the blocks of a version."""
    names = ("start", "end", "kind", "level", "data")
    database.run_many(INSERT_BLOCK, [(version, *(block[name] for name in names)) for block in blocks])


def versions(database: Database, article: ArticleId) -> list[KnownVersion]:
    """Return the versions of an article, oldest first."""
    return [KnownVersion(*row) for row in database.tuples(VERSIONS, (article,))]


def fill_original(database: Database, sha256: str, packed: bytes) -> bool:
    """Keep the compressed bytes of a file that a version was read from; False when they are kept already."""
    database.run(FILL_ORIGINAL, (packed, sha256))
    return bool(database.number("SELECT changes()"))


def is_untouched(database: Database) -> bool:
    """Tell whether nothing was ever done in a library."""
    return not database.number(ANYTHING)


def set_library_uid(database: Database, uid: str) -> None:
    """Give a library that is filled from another the uid that links in its notes name."""
    database.run(SET_UID, (uid,))
