"""Small things kept in the library file: drafts of notes that are being typed, and the window's memory."""

import json

from desktop.model import AnnotationId
from desktop.storage.database import Database

SAVE_DRAFT = """INSERT INTO draft (annotation, text, base, time) VALUES (?, ?, ?, ?)
    ON CONFLICT (annotation) DO UPDATE SET text = excluded.text, time = excluded.time"""
GET_DRAFT = "SELECT text FROM draft WHERE annotation = ?"
CLEAR_DRAFT = "DELETE FROM draft WHERE annotation = ?"
DRAFTS = "SELECT annotation, text, base FROM draft ORDER BY time"
GET_SETTING = "SELECT value FROM setting WHERE name = ?"
SET_SETTING = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"


def save_draft(database: Database, annotation: AnnotationId, *, text: str, base: str) -> None:
    """Keep what is being typed; ``base`` is the note it began from, kept from the first save."""
    database.run(SAVE_DRAFT, (annotation, text, base, database.now()))


def draft(database: Database, annotation: AnnotationId) -> str | None:
    """Return the draft of a note."""
    row = database.row(GET_DRAFT, (annotation,))
    return str(row["text"]) if row else None


def clear_draft(database: Database, annotation: AnnotationId) -> None:
    """Forget the draft of a note."""
    database.run(CLEAR_DRAFT, (annotation,))


def drafts(database: Database) -> list[tuple[AnnotationId, str, str]]:
    """Return all drafts as (annotation, text, base), oldest first."""
    return [(AnnotationId(row[0]), row[1], row[2]) for row in database.rows(DRAFTS)]


def setting(database: Database, name: str) -> object:
    """Return a value kept with the library, None when there is none."""
    row = database.row(GET_SETTING, (name,))
    value: object = json.loads(row["value"]) if row else None
    return value


def set_setting(database: Database, name: str, value: object) -> None:
    """Keep a JSON value with the library."""
    database.run(SET_SETTING, (name, json.dumps(value, ensure_ascii=False)))
