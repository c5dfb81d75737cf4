"""Which place of the gazetteer a name most likely means, and on what grounds that is assumed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from desktop.translation import _

CLEARLY = 5  # times as many people as the next place of its name
SMALL = 15_000  # people: a smaller town is meant only where its country is named, too
OTHER_NAME_SHARE = 10  # a town counts for so much less under another name than its own
CAPITAL = 100_000  # people: a town as large is meant before the region of its name and country
REGION_PEOPLE = 250_000  # what a region counts for beside towns of its name
STATE_PEOPLE = 1_000_000  # what a state of the United States does

SOURCES = ("geonames", "iso3166")
NOWHERE = "none"  # kept in the place of an identifier of an entity that is none of the places known
_PARTS = """
atlantic, balkan, balkans, capital, caucasus, central, centre, coast, east, eastern, far east, gulf,
highlands, interior, islands, levant, lowlands, middle east, midlands, near east, north, northeast,
northeastern, northern, northwest, northwestern, pacific, south, southeast, southeastern, southern,
southwest, southwestern, west, western
"""
PARTS = frozenset(part.strip() for part in _PARTS.split(","))
"""Keys of parts of countries and of the world, which some town is called, too: never taken for one place."""


class PlaceSort(IntEnum):
    """What a row of the table of places is; the numbers stand in the file."""

    TOWN = 0
    OTHER_NAME = 1  # another name of a larger town
    COUNTRY = 2
    REGION = 3
    CONTINENT = 4


class Basis(StrEnum):
    """Why a name is taken for one place."""

    READER = "reader"  # a reader said so: not assumed
    ONLY = "only"
    RANK = "rank"  # a country or continent
    LARGEST = "largest"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as GeoNames or ISO 3166 know it.

    ``geonames`` is 0 and ``iso`` "" where it has no such identifier; ``country`` and ``code`` (of two
    letters) are "" of continents. Coordinates are degrees north and east, to a hundredth, None where
    none are known.
    """

    name: str
    sort: PlaceSort
    geonames: int = 0
    iso: str = ""
    country: str = ""
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    region: str = ""  # of towns in the United States, by which many are told apart

    @property
    def identifier(self) -> tuple[str, str]:
        """The source of its identifier and that itself, as a reader can keep them."""
        return ("geonames", str(self.geonames)) if self.geonames else ("iso3166", self.iso)


@dataclass(frozen=True, slots=True)
class Located:
    """A place and why it is taken for what a name means."""

    place: Place
    basis: Basis

    @property
    def assumed(self) -> bool:
        """Whether no reader said so."""
        return self.basis is not Basis.READER


def identifiers_of(place: Place | None) -> dict[str, str]:
    """Return what to keep of an entity that is a place, or with None that is none of those known."""
    source, written = ("geonames", NOWHERE) if place is None else place.identifier
    return {**dict.fromkeys(SOURCES, ""), source: written}


def described(place: Place) -> str:
    """Return a place on one line: "Baku · Azerbaijan · 40.38, 49.89 · GeoNames 587084"."""
    sorts = {
        PlaceSort.COUNTRY: _("country"), PlaceSort.REGION: _("region"), PlaceSort.CONTINENT: _("continent"),
    }  # fmt: skip
    parts = [place.name, sorts[place.sort]] if place.sort in sorts else [place.name]
    parts += [place.region] if place.region else []
    if place.country and place.sort is not PlaceSort.COUNTRY:
        parts.append(place.country)
    if place.latitude is not None and place.longitude is not None:
        parts.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
    parts.append(f"GeoNames {place.geonames}" if place.geonames else f"ISO {place.iso}")
    return " · ".join(parts)


def grounds(basis: Basis) -> str:
    """Return in a sentence why a name is taken for a place."""
    return {
        Basis.READER: _("A person said so."),
        Basis.ONLY: _("Assumed: no other place of this name is known."),
        Basis.RANK: _("Assumed: a country or continent of this name."),
        Basis.LARGEST: _("Assumed: by far the largest place of this name."),
        Basis.COUNTRY: _("Assumed: its country is named in the same articles."),
    }[basis]


def outranks_regions(place: Place) -> bool:
    """Tell whether a place is meant before every region of its name but a state of the United States."""
    if place.sort in {PlaceSort.COUNTRY, PlaceSort.CONTINENT}:
        return True
    return place.sort is PlaceSort.TOWN and place.population >= CLEARLY * REGION_PEOPLE


def rank(places: Collection[Place]) -> list[Place]:
    """Return places of one name, likeliest first: countries and continents, then by people.

    A region gives way to a large town of its name and country, such as a province to its capital, and
    another name of a town to one that is called so.
    """
    capitals = {place.code for place in places if _is_town(place) and place.population >= CAPITAL}
    called_so = {place.code for place in places if place.sort is PlaceSort.TOWN and place.population >= SMALL}
    yielding = {PlaceSort.REGION: capitals, PlaceSort.OTHER_NAME: called_so}
    return sorted(
        (place for place in places if place.code not in yielding.get(place.sort, ())), key=_likeliest
    )


def likeliest(ranked: Sequence[Place], named: Collection[str] = ()) -> Located | None:
    """Return the one place that is meant, None where several may be.

    ``ranked`` are places of one name as ``rank`` returns them, ``named`` the codes of countries that the same
    articles name. A country or continent is meant before a town; then the only place, the one with clearly
    the most people, or the first in the only country that is named, in this order.
    """
    if not ranked:
        return None
    first = ranked[0]
    if len(ranked) == 1 and (_people(first) >= SMALL or first.code in named):
        return Located(first, Basis.ONLY)
    if first.sort in {PlaceSort.COUNTRY, PlaceSort.CONTINENT}:
        return Located(first, Basis.RANK)
    if len(ranked) > 1 and _people(first) >= max(SMALL, CLEARLY * _people(ranked[1])):
        return Located(first, Basis.LARGEST)
    inside = [place for place in ranked if place.code in named]
    if inside and len({place.code for place in inside}) == 1 and _leads(inside):
        return Located(inside[0], Basis.COUNTRY)
    return None


def _leads(places: Sequence[Place]) -> bool:
    return len(places) == 1 or _people(places[0]) >= CLEARLY * _people(places[1])


def _is_town(place: Place) -> bool:
    return place.sort in {PlaceSort.TOWN, PlaceSort.OTHER_NAME}


def _people(place: Place) -> int:
    if place.sort is PlaceSort.REGION:
        return STATE_PEOPLE if place.geonames else REGION_PEOPLE
    return place.population // (OTHER_NAME_SHARE if place.sort is PlaceSort.OTHER_NAME else 1)


def _likeliest(place: Place) -> tuple[bool, int, int, str, str, int]:
    town = _is_town(place) or place.sort is PlaceSort.REGION
    return town, -_people(place), place.geonames, place.iso, place.code, int(place.sort)
