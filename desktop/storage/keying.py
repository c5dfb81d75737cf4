"""Keys names anew where an older rule keyed them, and joins what one name was split over by it."""

import json
from collections.abc import Mapping, Sequence

from desktop.model import Kind
from desktop.storage.database import Database
from desktop.storage.ids import keep_mark
from desktop.text.names import entity_key

ENTITIES = "SELECT id, name, kind, key FROM entity ORDER BY id"
# A reader may have renamed an entity; it is keyed by the name that it was found under.
FIRST_NAMES = """SELECT row, before ->> 'name' FROM history_image
    WHERE place = 'entity' AND before ->> 'name' IS NOT NULL ORDER BY step DESC, number DESC"""
TOUCHED = """SELECT row FROM history_image WHERE place = 'entity'
    UNION SELECT entity FROM annotation WHERE entity IS NOT NULL
    UNION SELECT entity FROM dismissal UNION SELECT other FROM dismissal WHERE other IS NOT NULL
    UNION SELECT id FROM entity WHERE same_as IS NOT NULL
    UNION SELECT same_as FROM entity WHERE same_as IS NOT NULL"""
TAKE_MENTIONS = "UPDATE mention SET entity = ? WHERE entity = ?"
DELETE = "DELETE FROM entity WHERE id = ?"
FREE_KEYS = "UPDATE entity SET key = '#' || id WHERE id IN (SELECT value FROM json_each(?))"
SET_KEY = "UPDATE entity SET key = ? WHERE id = ?"

Rows = Sequence[Mapping[str, object]]


def key_once_more(database: Database) -> None:
    """Give every entity the key that the name it was found under has now.

    Of several that share one the first that a reader did something with has it, else the first of all; the
    mentions of those that nobody touched go to it and they themselves go. Another one that was touched keeps
    what it has and is found by nothing new.
    """
    rows = [dict(row) for row in database.rows(ENTITIES)]
    found_as = {int(row): str(name) for row, name in database.tuples(FIRST_NAMES)}
    touched = {int(number) for (number,) in database.tuples(TOUCHED)}
    sharing: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        number, kind = int(str(row["id"])), str(row["kind"])
        key = entity_key(found_as.get(number, str(row["name"])), Kind(kind))
        sharing.setdefault((key, kind), []).append(number)
    before = {int(str(row["id"])): str(row["key"]) for row in rows}
    kept: dict[int, str] = {}
    for (key, _kind), numbers in sharing.items():
        first = next((number for number in numbers if number in touched), numbers[0])
        kept[first] = key
        for other in numbers:
            if other != first and other not in touched:
                database.run(TAKE_MENTIONS, (first, other))
                database.run(DELETE, (other,))
                keep_mark(database, "entity", other)
    changed = {number: key for number, key in kept.items() if before[number] != key}
    spare = [number for numbers in sharing.values() for number in numbers if number not in kept]
    database.run(FREE_KEYS, (json.dumps([*changed, *spare]),))
    database.run_many(SET_KEY, [(key, number) for number, key in changed.items()])
