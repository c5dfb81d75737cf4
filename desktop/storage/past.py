"""The history as it is looked at: its steps by the page, who made them, and which take back which."""

import json
import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.model import StepId
from desktop.storage.database import Database
from desktop.storage.history import Image, image_of
from desktop.storage.past_names import names

_NEWEST = 2**63 - 1
STEPS = """SELECT history.*,
    coalesce((SELECT max(number) FROM history_image WHERE step = history.id), 0) AS rows
    FROM history WHERE id < ?"""
STEP = STEPS.replace("id < ?", "id = ?")
HOLDING = " AND label LIKE ? ESCAPE '\\'"
MADE_BY = " AND created_by = ?"
NEWEST_FIRST = " ORDER BY id DESC LIMIT ?"
PEOPLE = "SELECT created_by FROM history"
COUNTED = 10_000  # steps beyond that are "more": counting a million takes a fifth of a second
DONE_AFTER = f"""SELECT count(*) FROM (
    SELECT 1 FROM history WHERE id >= ? AND state = 'done' ORDER BY id DESC LIMIT {COUNTED})"""
UNDONE_UNTIL = "SELECT count(*) FROM history WHERE id <= ? AND state = 'undone'"
TAKEN_BACK = "SELECT takes_back, id FROM history WHERE takes_back IS NOT NULL AND state = 'done'"
FIRST_OF_EACH = """SELECT step, place, row, before, after FROM history_image
    WHERE number = 1 AND step IN (SELECT value FROM json_each(?))
    AND length(coalesce(after, before)) < 10000"""
FIRST_IMAGES = "SELECT place, row, before, after FROM history_image WHERE step = ? ORDER BY number LIMIT ?"


class StepState(StrEnum):
    """What became of a step.

    ``dropped``: undone, and out of reach of redo since something else was done. ``taken``: done, and taken
    back by a later step. ``erased``: what it held was erased for good.
    """

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    TAKEN = "taken"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class PastStep:
    """One act in the history: who did what to what when, what became of it, how many rows it wrote."""

    id: StepId
    uid: str
    label: str
    time: str
    by: str
    state: StepState
    rows: int
    takes_back: StepId | None = None
    about: str = ""  # what its first row is called


class TakenBack:
    """Which steps that are done are in force: one that another takes back is not, unless that one is."""

    def __init__(self, database: Database) -> None:
        self._by: dict[int, list[int]] = {}
        self.target: dict[int, int] = {}
        for target, step in database.tuples(TAKEN_BACK):
            self._by.setdefault(target, []).append(step)
            self.target[step] = target

    def by(self, step: int) -> int | None:
        """Return the step in force that takes this one back, None when this one is in force itself."""
        return next((each for each in self._by.get(step, ()) if self.by(each) is None), None)

    def counts_after(self, step: int, *, begun: int) -> bool:
        """Tell whether a later step is not half of an act and its taking back, both after ``begun``."""
        return self.by(step) is None and self.target.get(step, 0) <= begun


def steps(
    database: Database, *, limit: int, before: StepId | None = None, words: str = "", by: str | None = None
) -> list[PastStep]:
    """Return steps, newest first: those before one, whose names hold all words, made by one person."""
    sql, parameters = STEPS, [before or _NEWEST]
    wanted: list[object] = [*parameters]
    for word in words.split():
        sql += HOLDING
        wanted.append(f"%{_escaped(word)}%")
    if by is not None:
        sql += MADE_BY
        wanted.append(by)
    taken = TakenBack(database)
    return _with_names(
        database, [_step(row, taken) for row in database.rows(sql + NEWEST_FIRST, (*wanted, limit))]
    )


def _with_names(database: Database, found: list[PastStep]) -> list[PastStep]:
    """Say what each step is about; of a bulk act it is its first row."""
    firsts = database.rows(FIRST_OF_EACH, (json.dumps([each.id for each in found]),))
    images = {row["step"]: image_of(row) for row in firsts}
    known = names(database, images.values())
    return [replace(each, about=known.of_image(images.get(each.id))) for each in found]


def step(database: Database, number: int) -> PastStep | None:
    """Return one step."""
    row = database.row(STEP, (number,))
    return _step(row, TakenBack(database)) if row else None


def people(database: Database) -> list[str]:
    """Return the names of all who made steps."""
    return sorted({name for (name,) in database.tuples(PEOPLE)})


def done_from(database: Database, number: StepId) -> int:
    """Count the steps that are done, from one on, up to 10,000."""
    return database.number(DONE_AFTER, (number,))


def undone_to(database: Database, number: StepId) -> int:
    """Count the steps that can be redone, up to one."""
    return database.number(UNDONE_UNTIL, (number,))


def first_images(database: Database, number: StepId, limit: int) -> list[Image]:
    """Return the first images of a step, in the order they were written."""
    return [image_of(row) for row in database.rows(FIRST_IMAGES, (number, limit))]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _step(row: sqlite3.Row, taken: TakenBack) -> PastStep:
    state = StepState(row["state"])
    if state is StepState.DONE and taken.by(row["id"]) is not None:
        state = StepState.TAKEN
    return PastStep(
        id=StepId(row["id"]),
        uid=row["uid"],
        label=row["label"],
        time=row["time"],
        by=row["created_by"],
        state=state,
        rows=row["rows"],
        takes_back=None if row["takes_back"] is None else StepId(row["takes_back"]),
    )
