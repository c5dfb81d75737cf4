"""Which entities may be the same, by their names and by what the gazetteer knows; for a worker process."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from desktop.model import Kind
from desktop.storage.gazetteer import gazetteer
from desktop.text.suggestions import Found, suggest
from desktop.text.whereabouts import PlaceSort
from desktop.translation import _

OTHER_NAME = 0.94
"""The score of two names of one place: above names alike by a letter, below those that are clearly one."""


def suggest_all(names: Iterable[Sequence[object]], fresh: Iterable[int] | None = None) -> list[Found]:
    """Return what ``text.suggestions.suggest`` does, and names of one town ("Kiev" and "Kyiv").

    Raises ScholiastError where the table of places is missing or damaged.
    """
    rows, wanted = list(names), None if fresh is None else set(fresh)
    best: dict[tuple[int, int], Found] = {}
    for found in (*suggest(rows, wanted), *_of_one_town(rows, wanted)):
        pair = found[0], found[1]
        if pair not in best or best[pair][2] < found[2]:
            best[pair] = found
    return sorted(best.values(), key=_best_first)


def _of_one_town(names: Sequence[Sequence[object]], fresh: set[int] | None) -> Iterator[Found]:
    """Yield pairs of entities of which one bears another name of the town that the other is called by."""
    places = [row for row in names if row[4] == Kind.PLACE.value]
    known = gazetteer().named(str(row[3]) for row in places)
    own: defaultdict[int, list[Sequence[object]]] = defaultdict(list)
    other: defaultdict[int, list[Sequence[object]]] = defaultdict(list)
    for row in places:
        for place in known.get(str(row[3]), ()):
            if place.sort is PlaceSort.TOWN:
                own[place.geonames].append(row)
            elif place.sort is PlaceSort.OTHER_NAME:
                other[place.geonames].append(row)
    for town, rows in other.items():
        pairs = (*product(rows, own.get(town, ())), *combinations(rows, 2))
        for one, two in pairs:
            if one[1] != two[1] and (fresh is None or fresh & {one[0], two[0]}):
                first, second = sorted((int(str(one[1])), int(str(two[1]))))
                yield first, second, OTHER_NAME, _("two names of one town")


def _best_first(found: Found) -> tuple[float, int, int]:
    return -found[2], found[0], found[1]
