"""The names of rows that a step wrote, also of those that are gone: from the tables, else from the step."""

import json
from collections.abc import Iterable

from desktop.storage.database import Database
from desktop.storage.history import Image
from desktop.storage.tags import full_names
from desktop.text.links import without_addresses

LONGEST = 120
TITLES = "SELECT id, title AS name FROM article WHERE id IN (SELECT value FROM json_each(?))"
QUOTES = """SELECT annotation.id, coalesce(nullif(annotation.title, ''), max(anchor.quote), article.title,
    nullif(annotation.note, ''), tag.name, entity.name, '') AS name
    FROM annotation LEFT JOIN anchor ON anchor.annotation = annotation.id
    LEFT JOIN article ON article.id = annotation.article LEFT JOIN tag ON tag.id = annotation.tag
    LEFT JOIN entity ON entity.id = annotation.entity
    WHERE annotation.id IN (SELECT value FROM json_each(?)) GROUP BY annotation.id"""
ENTITIES = "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))"
SURFACES = "SELECT id, surface AS name FROM decision WHERE id IN (SELECT value FROM json_each(?))"
PLACES = (("article", TITLES), ("annotation", QUOTES), ("entity", ENTITIES), ("decision", SURFACES))
# a link that got another tag: its images name the tags alone
LINKS = "SELECT id, annotation FROM annotation_tag WHERE id IN (SELECT value FROM json_each(?))"
# which column of an image names the row that it belongs to
OWNERS = {"anchor": "annotation", "annotation_tag": "annotation", "version": "article"}
REFERRING = frozenset({"same_as", "entity", "other"})  # columns that hold an entity
NAMING = {
    "article": ("title",), "annotation": ("title", "quote", "note"), "decision": ("surface",),
    "entity": ("name",), "tag": ("name",),
}  # fmt: skip


class Names:
    """Names by table and row."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], str] = {}

    def of(self, place: str, row: object) -> str:
        """Return a row's name on one line, "" when nobody knows it."""
        return self._names.get((place, row), "") if isinstance(row, int) else ""

    def of_image(self, image: Image | None) -> str:
        """Return the name of the row that an image belongs to."""
        if image is None:
            return ""
        owner = OWNERS.get(image.place)
        if owner is None:
            return self.of(image.place, image.row)
        return self.of(owner, (image.after or image.before or {}).get(owner)) or self.of(
            image.place, image.row
        )

    def keep(self, place: str, row: object, name: object) -> None:
        """Keep a name, unless there is one already or it is empty."""
        words = " ".join(without_addresses(str(name or "")).split())
        if words and isinstance(row, int):
            short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
            self._names.setdefault((place, row), short)


def names(database: Database, images: Iterable[Image]) -> Names:
    """Return the names of what images concern."""
    found, wanted = Names(), [*images]
    for tag, name in full_names(database).items():
        found.keep("tag", tag, name)
    moved = json.dumps([image.row for image in wanted if image.place == "annotation_tag"])
    links = dict(database.tuples(LINKS, (moved,)))
    for place, sql in PLACES:
        rows = [row for image in wanted for row in _concerned(image, place)]
        rows += links.values() if place == "annotation" else ()
        for row, name in database.tuples(sql, (json.dumps(rows),)):
            found.keep(place, row, name)
    for image in wanted:
        _keep_own(found, image)
    for link, annotation in links.items():
        found.keep("annotation_tag", link, found.of("annotation", annotation))
    return found


def _concerned(image: Image, place: str) -> Iterable[int]:
    """Yield the rows of a table that an image concerns."""
    if image.place == place:
        yield image.row
    values = [*(image.after or {}).items(), *(image.before or {}).items()]
    if place == "entity":
        yield from (number for column, number in values if column in REFERRING and isinstance(number, int))
    number = (image.after or image.before or {}).get(place)
    if OWNERS.get(image.place) == place and isinstance(number, int):
        yield number


def _keep_own(found: Names, image: Image) -> None:
    row = image.before or image.after or {}
    if image.place == "anchor":
        found.keep("annotation", row.get("annotation"), row.get("quote"))
    for column in NAMING.get(image.place, ()):
        found.keep(image.place, image.row, row.get(column))
