"""The wordings that a note once had, read from the images in the history."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.model import AnnotationId
from desktop.storage.database import Database

OWNER = "SELECT uid, created, created_by FROM annotation WHERE id = ?"
# Found through the index history_of_row, which holds rows of all tables.
IMAGES = """SELECT image.step, image.before, image.after, history.time, history.created_by, history.state
    FROM history_image AS image JOIN history ON history.id = image.step
    WHERE image.place = 'annotation' AND image.row = ? ORDER BY image.step, image.number"""

Words = tuple[str, str]  # title, note


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a note as they were saved once: when, by whom; ``title`` is "" but for a memo."""

    time: str
    by: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class _Image:
    """What one image says of a note's words; "" for the uid of a row that was only changed."""

    step: int
    before: dict[str, str]
    after: dict[str, str]
    time: str
    by: str
    done: bool

    @property
    def uid(self) -> str:
        return self.after.get("uid") or self.before.get("uid") or ""


def wordings(database: Database, annotation: AnnotationId) -> list[Wording]:
    """Return every wording that was saved for a note, newest first, also those that were undone.

    The present one is among them; empty ones and a wording saved twice in a row are left out. A row's number
    may have belonged to another annotation before, whose images are passed over.
    """
    owner = database.row(OWNER, (annotation,))
    if owner is None:
        return []
    found: list[Wording] = []
    uid, step = owner["uid"], 0
    live: Words = ("", "")  # after the steps that are done
    branch: Words = ("", "")  # after those that were taken back as well
    for image in _images(database, annotation):
        uid = image.uid or uid
        if uid != owner["uid"] or not image.after:
            continue
        base = branch if _agrees(image, branch) else live
        if not found and image.before:  # the history does not reach back to the beginning
            first = _changed(base, image.before)
            found.append(Wording(owner["created"], owner["created_by"], *first))
            base = first
        branch = _changed(base, image.after)
        live = branch if image.done else live
        if image.step == step:
            found.pop()  # words on the way to those that the step ended with
        step = image.step
        found.append(Wording(image.time, image.by, *branch))
    return _told(found)


def _images(database: Database, annotation: AnnotationId) -> Iterator[_Image]:
    for row in database.rows(IMAGES, (annotation,)):
        before, after = json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}")
        yield _Image(row["step"], before, after, row["time"], row["created_by"], row["state"] == "done")


def _agrees(image: _Image, words: Words) -> bool:
    """Tell whether an image can follow on these words."""
    title, note = words
    return image.before.get("title", title) == title and image.before.get("note", note) == note


def _changed(words: Words, columns: dict[str, str]) -> Words:
    title, note = words
    return columns.get("title", title), columns.get("note", note)


def _told(found: list[Wording]) -> list[Wording]:
    told: list[Wording] = []
    for each in reversed(found):
        same = bool(told) and (told[-1].title, told[-1].note) == (each.title, each.note)
        if same:
            told[-1] = each  # it was saved first then
        elif each.title.strip() or each.note.strip():
            told.append(each)
    return told
