"""Which later steps stand on one: they wrote the same cells, or need what taking it back removes or brings.

Two steps that change different columns of a row don't stand on each other. Answered from an index by row
and from what is in the tables now, so that it does not matter how long the history is.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.storage import decisions
from desktop.storage.database import Database
from desktop.storage.history import Image, Row, unpacked
from desktop.storage.past import TakenBack

DERIVED = frozenset({"modified", "id"})  # what every act writes along the way: nobody stands on that
LATER = """SELECT image.step, image.row, image.before, image.after FROM json_each(?) AS wanted
    CROSS JOIN history_image AS image ON image.row = wanted.value AND image.step > ?
    JOIN history ON history.id = image.step
    WHERE image.place = ? AND history.state = 'done' ORDER BY image.step"""
# (who refers, by which column, to what): the foreign keys between tracked tables, and the newest version
REFERENCES = (
    ("anchor", "annotation", "annotation"),
    ("anchor", "version", "version"),
    ("annotation", "article", "article"),
    ("annotation", "entity", "entity"),
    ("annotation", "tag", "tag"),
    ("annotation_tag", "annotation", "annotation"),
    ("annotation_tag", "tag", "tag"),
    ("article", "version", "version"),
    ("block", "version", "version"),
    ("dismissal", "entity", "entity"),
    ("dismissal", "other", "entity"),
    ("entity", "same_as", "entity"),
    ("decision", "article", "article"),
    ("decision", "version", "version"),
    ("tag", "parent", "tag"),
    ("version", "article", "article"),
)
REFERRING = {
    (place, column): f"SELECT id FROM {place} WHERE {column} IN (SELECT value FROM json_each(?))"
    for place, column, _parent in REFERENCES
    if place != "article"  # a step that makes a version writes the article too
}
PRESENT = {
    place: f"SELECT id FROM {place} WHERE id IN (SELECT value FROM json_each(?))"
    for place in {parent for _place, _column, parent in REFERENCES}
}
# what only one row may have
UNIQUE = {
    "anchor": (("annotation", "version"),),
    "annotation_tag": (("annotation", "tag"),),
    "dismissal": (("entity", "other"),),
    "decision": (("article", "version", "start", "end", "surface"),),
    "tag": (("parent", "name"), ("key",)),
    "version": (("article", "number"),),
}
HOLDERS = {
    ("annotation", "version"): "SELECT id FROM anchor WHERE annotation = ? AND version = ?",
    ("annotation", "tag"): "SELECT id FROM annotation_tag WHERE annotation = ? AND tag = ?",
    ("entity", "other"): "SELECT id FROM dismissal WHERE entity = ? AND coalesce(other, 0) = coalesce(?, 0)",
    ("article", "version", "start", "end", "surface"): decisions.TARGET,
    ("parent", "name"): "SELECT id FROM tag WHERE coalesce(parent, 0) = coalesce(?, 0) AND name = ?",
    ("key",): "SELECT id FROM tag WHERE key = ?",
    ("article", "number"): "SELECT id FROM version WHERE article = ? AND number = ?",
}

PLACED = frozenset({"anchor", "block"})  # what an older version kept without an image

type_of_rows = dict[tuple[str, int], Image]


@dataclass(frozen=True, slots=True)
class Standing:
    """What hinders taking a step back, and what must go with it.

    ``steps`` stand on it, oldest first; ``blocked`` says that something does which no step made;
    ``derived`` are rows that refer to what goes and that nobody wrote: they go as well.
    """

    steps: tuple[int, ...]
    blocked: bool
    derived: tuple[tuple[str, int], ...]


def folded(images: Iterable[Image]) -> type_of_rows:
    """Return one image a row for a whole step; rows that came and went in it are left out."""
    rows: type_of_rows = {}
    for image in images:
        earlier = rows.get((image.place, image.row))
        rows[image.place, image.row] = image if earlier is None else _joined(earlier, image)
    return {key: image for key, image in rows.items() if image.before is not None or image.after is not None}


def _joined(first: Image, second: Image) -> Image:
    before: Row | None = None if first.before is None else {**(second.before or {}), **first.before}
    after: Row | None = None if second.after is None else {**(first.after or {}), **second.after}
    return Image(first.place, first.row, before, after)


def standing_on(database: Database, step: int, images: Sequence[Image]) -> Standing:
    """Return which steps in force stand on a step that is in force, whose images these are."""
    return _Search(database, step, folded(images)).result()


class _Search:
    """One search for what stands on a step; ``rows`` is what the step did to each row."""

    def __init__(self, database: Database, step: int, rows: type_of_rows) -> None:
        self._database = database
        self._step = step
        self._rows = rows
        self._taken = TakenBack(database)
        self._found: set[int] = set()
        self._blocked = False
        self._derived: list[tuple[str, int]] = []

    def result(self) -> Standing:
        self._same_cells()
        self._children()
        self._parents()
        self._rivals()
        return Standing(tuple(sorted(self._found)), self._blocked, tuple(self._derived))

    def _later(self, place: str, rows: Collection[int]) -> Iterator[tuple[int, Image]]:
        """Yield what later steps in force did to rows of a table."""
        wanted = json.dumps(list(rows))
        for step, row, before, after in self._database.tuples(LATER, (wanted, self._step, place)):
            if self._taken.counts_after(step, begun=self._step):
                yield step, Image(place, row, unpacked(before), unpacked(after))

    def _of(self, place: str) -> dict[int, Image]:
        return {row: image for (each, row), image in self._rows.items() if each == place}

    def _same_cells(self) -> None:
        """Find who changed what the step changed, or changed or deleted what it made."""
        for place in {place for place, _row in self._rows}:
            rows = self._of(place)
            for step, later in self._later(place, rows):
                if _touches(rows[later.row], later):
                    self._found.add(step)

    def _blame(self, place: str, rows: Collection[int], *, derived: bool = False) -> None:
        """Find who wrote rows last; what nobody wrote is derived and goes along, or blocks."""
        last = {later.row: step for step, later in self._later(place, rows)}
        self._found.update(last.values())
        nobody = [row for row in rows if row not in last]
        if derived:
            self._derived.extend((place, row) for row in nobody)
        elif nobody:
            self._blocked = True

    def _children(self) -> None:
        """Find who refers to what the step made."""
        for (place, column), sql in REFERRING.items():
            parent = next(to for who, by, to in REFERENCES if (who, by) == (place, column))
            rows = self._of(parent)
            made = [row for row, image in rows.items() if image.before is None]
            if made:
                found = [row for (row,) in self._database.tuples(sql, (json.dumps(made),))]
                others = [row for row in found if not self._ends(place, row, column)]
                self._blame(place, others, derived=place in PLACED)

    def _ends(self, place: str, row: int, column: str) -> bool:
        """Tell whether taking the step back ends a reference by itself."""
        image = self._rows.get((place, row))
        return image is not None and (image.before is None or column in image.before)

    def _parents(self) -> None:
        """Find who deleted what the step's rows would refer to again."""
        for place, column, parent in REFERENCES:
            wanted = {
                value
                for (each, _row), image in self._rows.items()
                if each == place and isinstance(value := (image.before or {}).get(column), int)
            }
            wanted -= {row for each, row in self._rows if each == parent}
            if wanted:
                present = self._database.tuples(PRESENT[parent], (json.dumps(list(wanted)),))
                self._blame(parent, wanted - {row for (row,) in present})

    def _rivals(self) -> None:
        """Find who holds now what only one row may have and the step's row would have again."""
        for (place, row), image in self._rows.items():
            for columns in UNIQUE.get(place, ()):
                if image.before is not None and not image.before.keys().isdisjoint(columns):
                    values = self._values(image, columns)
                    found = {each for (each,) in self._database.tuples(HOLDERS[columns], values)}
                    self._blame(place, {each for each in found - {row} if (place, each) not in self._rows})

    def _values(self, image: Image, columns: Sequence[str]) -> tuple[object, ...]:
        """Return a row's values in columns once the step is taken back."""
        now: Row = {}
        if not image.before or not image.before.keys() >= set(columns):
            found = self._database.row(f"SELECT * FROM {image.place} WHERE id = ?", (image.row,))
            now = dict(found) if found else {}
        return tuple({**now, **(image.before or {})}.get(column) for column in columns)


def _touches(image: Image, later: Image) -> bool:
    """Tell whether a later change of a row stands on an image of it: the same columns, or all of it."""
    if later.before is None or later.after is None:
        return True
    changed = later.after.keys() - DERIVED
    if image.before is None or image.after is None:
        return bool(changed)
    return not changed.isdisjoint(image.after)
