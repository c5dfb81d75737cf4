"""Small things kept in the library file: drafts of notes that are being typed, and the window's memory."""

import json
from dataclasses import dataclass

from desktop.model import AnnotationId
from desktop.storage.database import Database

SAVE_DRAFT = """INSERT INTO draft (annotation, text, title, base, time)
    SELECT id, ?, ?, note, ? FROM annotation WHERE id = ? ON CONFLICT (annotation) DO UPDATE
    SET text = excluded.text, title = excluded.title, time = excluded.time RETURNING annotation"""
GET_DRAFT = "SELECT text FROM draft WHERE annotation = ?"
CLEAR_DRAFT = "DELETE FROM draft WHERE annotation = ?"
DRAFTS = """SELECT draft.annotation, draft.text, draft.base, annotation.note, draft.title,
    annotation.title AS present_title FROM draft
    JOIN annotation ON annotation.id = draft.annotation ORDER BY draft.time, draft.annotation"""
GET_SETTING = "SELECT value FROM setting WHERE name = ?"
SET_SETTING = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed into a note: the ``base`` it began from, and the ``note`` as it is now.

    ``title`` is what was being typed as a memo's title, None where nothing was; ``present_title`` is its
    title now.
    """

    annotation: AnnotationId
    text: str
    base: str
    note: str
    title: str | None
    present_title: str

    @property
    def waits(self) -> bool:
        """Whether the draft says something that the annotation does not say."""
        return self.text != self.note or self.title not in {None, self.present_title}


def save_draft(database: Database, annotation: AnnotationId, text: str, title: str | None) -> bool:
    """Keep what is being typed, with the note at the first save; False when the annotation is gone."""
    return database.row(SAVE_DRAFT, (text, title, database.now(), annotation)) is not None


def draft(database: Database, annotation: AnnotationId) -> str | None:
    """Return the draft of a note."""
    row = database.row(GET_DRAFT, (annotation,))
    return str(row["text"]) if row else None


def clear_draft(database: Database, annotation: AnnotationId) -> None:
    """Forget the draft of a note."""
    database.run(CLEAR_DRAFT, (annotation,))


def drafts(database: Database) -> list[Draft]:
    """Return all drafts, oldest first."""
    return [Draft(*row) for row in database.rows(DRAFTS)]


def setting(database: Database, name: str) -> object:
    """Return a value kept with the library, None when there is none."""
    row = database.row(GET_SETTING, (name,))
    value: object = json.loads(row["value"]) if row else None
    return value


def set_setting(database: Database, name: str, value: object) -> None:
    """Keep a JSON value with the library."""
    database.run(SET_SETTING, (name, json.dumps(value, ensure_ascii=False)))
