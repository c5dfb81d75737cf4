"""The provinces, states and other regions of countries, as ISO 3166-2 has them, from pycountry.

pycountry is under the LGPL: it is used as the package that it is, and nothing of it is copied into Scholiast.
"""

from collections.abc import Mapping
from functools import cached_property

from desktop.model import Kind
from desktop.text.names import entity_key
from desktop.text.whereabouts import Place, PlaceSort

OF_GEONAMES = "US"  # whose states are in the table of GeoNames


class Regions:
    """Regions by the key of their name, read on the first question; ``countries`` are names by their code."""

    def __init__(self, countries: Mapping[str, str]) -> None:
        self._countries = countries

    def named(self, key: str) -> list[Place]:
        """Return the regions of a name."""
        return list(self._by_key.get(key, ()))

    def of_iso(self, iso: str) -> list[Place]:
        """Return the region of a code such as "IN-MH", in a list, which is empty where there is none."""
        return [place for places in self._by_key.values() for place in places if place.iso == iso]

    @cached_property
    def _by_key(self) -> dict[str, list[Place]]:
        import pycountry

        found: dict[str, list[Place]] = {}
        for each in pycountry.subdivisions:
            code = each.country_code
            if code != OF_GEONAMES:
                name = each.name.partition(" [")[0]  # "Wales [Cymru GB-CYM]"
                country = self._countries.get(code, code)
                place = Place(name, PlaceSort.REGION, iso=each.code, country=country, code=code)
                found.setdefault(entity_key(name, Kind.PLACE), []).append(place)
        return found
