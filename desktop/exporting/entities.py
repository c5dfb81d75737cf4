"""The index of entities as a table for spreadsheets."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from desktop.exporting.files import make_folder, refuse_foreign, replacing
from desktop.model import EntityId
from desktop.text.cells import guarded
from desktop.text.entity_records import IndexedEntity
from desktop.text.whereabouts import SOURCES, Located

COUNTED = ("id", "name", "kind", "mentions", "articles", "first", "last")
PLACED = ("country", "latitude", "longitude", *SOURCES, "assumed")
COLUMNS = (*COUNTED, "titles", *PLACED)
_HEADER = b"\xef\xbb\xbf" + ",".join(COUNTED).encode()  # all that earlier ones had


def write_index(
    entities: Iterable[IndexedEntity],
    out: Path,
    *,
    titles: Mapping[EntityId, Sequence[str]],
    places: Mapping[EntityId, Located],
) -> int:
    """Write entities in their order and return how many; raises ScholiastError when it cannot.

    ``titles`` are those of persons, ``places`` where places lie; ``assumed`` is "yes" or "no" there.
    """
    make_folder(out.parent)
    refuse_foreign(out, _is_index)
    count = 0
    with replacing(out, bom=True) as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for count, each in enumerate(entities, start=1):  # noqa: B007 - the last number is the count
            cells = (each.uid, each.name, each.kind.value, str(each.mentions), str(each.articles))
            more = (each.first or "", each.last or "", "; ".join(titles.get(each.id, ())))
            words = [guarded(cell) for cell in (*cells, *more)]
            table.writerow([*words, *_place(places.get(each.id))])
    return count


def _place(located: Located | None) -> tuple[str, ...]:
    """Return the cells of PLACED, which are our own words and numbers, some below zero: not guarded."""
    if located is None:
        return ("",) * len(PLACED)
    place = located.place
    source, written = place.identifier
    degrees = ("" if each is None else f"{each:.2f}" for each in (place.latitude, place.longitude))
    identifiers = (written if source == each else "" for each in SOURCES)
    return (place.country, *degrees, *identifiers, "yes" if located.assumed else "no")


def _is_index(head: bytes) -> bool:
    return head.startswith(_HEADER)
