"""The ids of new rows: none is given twice, or what a step or a worker holds of a lost row means another.

``id_mark`` keeps, for each table, the highest id that was deleted; only deleting writes there, so that
adding a note costs nothing for it (AUTOINCREMENT writes its table at every insert).
"""

from functools import cache

from desktop.storage.database import Database

TRACKED = "article version block annotation anchor annotation_tag tag entity decision dismissal"
PLACES = frozenset(TRACKED.split())
KEEP_MARK = """INSERT INTO id_mark (place, highest) VALUES (?, ?) ON CONFLICT (place)
    DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest"""


def checked(place: str) -> str:
    """Return the name of a tracked table; anything else is a bug and raises ValueError."""
    if place not in PLACES:
        raise ValueError(place)
    return place


@cache
def next_id(place: str) -> str:
    """Return the SQL of the id of a new row: above all that are there and all that ever were."""
    return f"""(max((SELECT coalesce(max(id), 0) FROM {checked(place)}),
        coalesce((SELECT highest FROM id_mark WHERE place = '{place}'), 0)) + 1)"""


def keep_mark(database: Database, place: str, row: int) -> None:
    """Write down that the id of a deleted row is used up."""
    database.run(KEEP_MARK, (place, row))
