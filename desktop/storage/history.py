"""The history: every act of the reader as one step of row images, kept in the library file.

A step is a label and a list of images (table, row, before, after). Undo writes the images before,
redo those after. An image of an update holds only the columns that changed, so that what no step
covers (the reading position, say) is left alone. A new step drops those that were undone.
"""

import base64
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from desktop.model import Step, StepId
from desktop.storage.database import Database
from desktop.storage.identity import new_uid
from desktop.storage.ids import checked, keep_mark, next_id

ADD_STEP = """INSERT INTO history (uid, label, time, created_by, state, takes_back)
    VALUES (?, ?, ?, ?, 'done', ?)"""
ADD_IMAGE = "INSERT INTO history_image (step, number, place, row, before, after) VALUES (?, ?, ?, ?, ?, ?)"
IMAGE_COUNT = "SELECT coalesce(max(number), 0) FROM history_image WHERE step = ?"
DROP_UNDONE = "UPDATE history SET state = 'dropped' WHERE state = 'undone'"
LAST_DONE = "SELECT * FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
FIRST_UNDONE = "SELECT * FROM history WHERE state = 'undone' ORDER BY id LIMIT 1"
SET_STATE = "UPDATE history SET state = ? WHERE id = ?"
SET_LABEL = "UPDATE history SET label = ? WHERE id = ?"
STEPS = "SELECT * FROM history ORDER BY id DESC LIMIT ?"
IMAGES = "SELECT place, row, before, after FROM history_image WHERE step = ? ORDER BY number"
ADD_TOMBSTONE = "INSERT OR REPLACE INTO tombstone (uid, place, time, created_by) VALUES (?, ?, ?, ?)"
DROP_TOMBSTONE = "DELETE FROM tombstone WHERE uid = ?"

TOGETHER = 500  # images written by one statement; a bulk act holds no more of them in memory

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Image:
    """One row before and after a step; None where there was none."""

    place: str
    row: int
    before: Row | None
    after: Row | None

    def reversed(self) -> "Image":
        """Return the image that takes this one back."""
        return Image(self.place, self.row, self.after, self.before)


class Recorder:
    """Writes rows inside a step and keeps their images; the only way to change a tracked table."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.last_step: int | None = None
        self._label: str | None = None
        self._step: int | None = None
        self._images = 0
        self._takes_back: int | None = None
        self._waiting: list[tuple[object, ...]] = []

    @property
    def writing(self) -> bool:
        """Whether a step is under way."""
        return self._label is not None

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Make all writes of a block one transaction and one step; inside a step it joins it.

        A block that changes nothing leaves no step.
        """
        if self._label is not None:
            yield
            return
        self._label = label
        try:
            with self.database.transaction():
                yield
                self._write()
        finally:
            self.last_step = self._step
            self._label = self._step = self._takes_back = None
            self._images = 0
            self._waiting.clear()

    @contextmanager
    def go_on(self, step: int | None, label: str) -> Iterator[None]:
        """Add to an earlier step, without one begin one: long acts commit in parts (see is_newest)."""
        with self.step(label):
            if step is not None:
                self.database.run(SET_LABEL, (label, step))
                self._step, self._images = step, self.database.number(IMAGE_COUNT, (step,))
            yield

    def take_back(self, step: int) -> None:
        """Say, before anything is written, that the step under way takes back an earlier one."""
        self._takes_back = step

    def is_newest(self, step: int | None) -> bool:
        """Tell whether a step can still be added to: nothing else was done and it was not undone."""
        newest = last_done(self.database)
        return newest is not None and newest.id == step

    def _open(self) -> int:
        """Begin the step with its first image; what was undone cannot be done again after it."""
        database = self.database
        database.run(DROP_UNDONE)
        return database.run(ADD_STEP, (new_uid(), self._label, database.now(), database.by, self._takes_back))

    def insert(self, place: str, values: Mapping[str, object]) -> int:
        """Insert a row and return its id, a new one unless ``values`` has it."""
        number = insert(self.database, place, values)
        self._keep(Image(place, number, None, {"id": number, **values}))
        return number

    def update(self, place: str, row: int, values: Mapping[str, object]) -> bool:
        """Change columns of a row; return whether anything was different."""
        current = self.read(place, row)
        if current is None:
            return False
        after = {name: value for name, value in values.items() if current[name] != value}
        if not after:
            return False
        before = {name: current[name] for name in after}
        self.database.run(_update_sql(place, tuple(after)), (*after.values(), row))
        self._keep(Image(place, row, before, after))
        return True

    def delete(self, place: str, row: int) -> None:
        """Delete a row and leave a tombstone when it has a uid."""
        current = self.read(place, row)
        if current is not None:
            image = Image(place, row, current, None)
            self._keep(image)
            apply(self.database, image)

    def write(self, image: Image) -> None:
        """Bring one row to the state after an image."""
        if image.after is None:
            self.delete(image.place, image.row)
        elif image.before is None:
            apply(self.database, image)
            self._keep(image)
        else:
            self.update(image.place, image.row, image.after)

    def note_update(self, place: str, row: int, *, before: Row, after: Row) -> None:
        """Keep an image of a row that was written otherwise (an import: undone by the bin)."""
        self._keep(Image(place, row, before, after))

    def read(self, place: str, row: int) -> Row | None:
        """Return all columns of a row of a tracked table."""
        found = self.database.row(_select_sql(place), (row,))
        return dict(found) if found else None

    def _keep(self, image: Image) -> None:
        if self._label is None:
            message = f"{image.place} was changed outside a step"
            raise RuntimeError(message)
        if self._step is None:
            self._step = self._open()
        self._images += 1
        before, after = _pack(image.before), _pack(image.after)
        self._waiting.append((self._step, self._images, image.place, image.row, before, after))
        if len(self._waiting) >= TOGETHER:
            self._write()

    def _write(self) -> None:
        self.database.run_many(ADD_IMAGE, self._waiting)
        self._waiting.clear()


def insert(database: Database, place: str, values: Mapping[str, object]) -> int:
    """Insert a row of which no image is kept and return its id (an import: undone by the bin)."""
    return database.run(_insert_sql(place, tuple(values)), tuple(values.values()))


def drop_tombstone(database: Database, uid: str) -> None:
    """Take note that what was deleted is back under its uid."""
    database.run(DROP_TOMBSTONE, (uid,))


def apply(database: Database, image: Image) -> None:
    """Bring one row to its state after; deletions leave tombstones, insertions take them back."""
    before, after = image.before, image.after
    if after is None:
        database.run(_delete_sql(image.place), (image.row,))
        keep_mark(database, image.place, image.row)
        if before and "uid" in before:
            database.run(ADD_TOMBSTONE, (before["uid"], image.place, database.now(), database.by))
    elif before is None:
        database.run(_insert_sql(image.place, tuple(after)), tuple(after.values()))
        if "uid" in after:
            database.run(DROP_TOMBSTONE, (after["uid"],))
    else:
        database.run(_update_sql(image.place, tuple(after)), (*after.values(), image.row))


def images(database: Database, step: int) -> list[Image]:
    """Return the images of a step, in the order they were written."""
    return [image_of(row) for row in database.rows(IMAGES, (step,))]


def image_of(row: sqlite3.Row) -> Image:
    """Return the image that a row of history_image holds."""
    return Image(row["place"], row["row"], unpacked(row["before"]), unpacked(row["after"]))


def last_done(database: Database) -> Step | None:
    """Return the step that undo would take back."""
    row = database.row(LAST_DONE)
    return _step(row) if row else None


def first_undone(database: Database) -> Step | None:
    """Return the step that redo would do again."""
    row = database.row(FIRST_UNDONE)
    return _step(row) if row else None


def mark(database: Database, step: StepId, *, undone: bool) -> None:
    """Write down that a step was undone or done again."""
    database.run(SET_STATE, ("undone" if undone else "done", step))


def steps(database: Database, limit: int) -> list[Step]:
    """Return the newest steps first."""
    return [_step(row) for row in database.rows(STEPS, (limit,))]


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=StepId(row["id"]),
        uid=row["uid"],
        label=row["label"],
        time=row["time"],
        by=row["created_by"],
        undone=row["state"] in {"undone", "dropped"},
    )


def _pack_bytes(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode("ascii")}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_pack_bytes).encode


def _pack(row: Row | None) -> str | None:
    return None if row is None else _encode(row)


def unpacked(packed: str | None) -> Row | None:
    """Return the columns that one side of an image holds."""
    if packed is None:
        return None
    row: Row = json.loads(packed)
    return {name: _unpack_value(value) for name, value in row.items()}


def _unpack_value(value: object) -> object:
    return base64.b64decode(str(value["base64"])) if isinstance(value, dict) else value


# Table and column names below come from ``ids.PLACES`` and from the schema, never from outside.


@cache
def _insert_sql(place: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    if "id" in names:
        return f"INSERT INTO {checked(place)} ({columns}) VALUES ({marks})"
    return f"INSERT INTO {checked(place)} (id, {columns}) VALUES ({next_id(place)}, {marks})"


@cache
def _update_sql(place: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}" = ?' for name in names)
    return f"UPDATE {checked(place)} SET {columns} WHERE id = ?"


@cache
def _delete_sql(place: str) -> str:
    return f"DELETE FROM {checked(place)} WHERE id = ?"


@cache
def _select_sql(place: str) -> str:
    return f"SELECT * FROM {checked(place)} WHERE id = ?"
