"""Looks places up by name: in the table of GeoNames that is shipped, and among the regions of ISO 3166-2.

The table is opened on the first use, for reading only and as immutable, so that it may lie in a folder that
nobody can write to, and any number of processes read it.
"""

import json
import sqlite3
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.storage.regions import Regions
from desktop.text.whereabouts import PARTS, Place, PlaceSort, outranks_regions, rank
from desktop.translation import _
from resources.places import table_path

NAMED = """SELECT place.key, place.geonames, sort, coalesce(place.name, place.key), place.name IS NULL,
    coalesce(country.name, ''), coalesce(country.code, ''), coalesce(country.region, ''), spot, hundreds
    FROM place LEFT JOIN country ON country.number = place.country
    WHERE place.key IN (SELECT value FROM json_each(?))"""
OF_IDS = NAMED.replace("place.key IN", "sort <> 1 AND place.geonames IN")
COUNTRY_NAMES = "SELECT code, name FROM country WHERE region IS NULL"
COUNTRIES = """SELECT country.code, place.key FROM country
    JOIN place ON place.country = country.number AND place.sort = 2"""

CIRCLE = 36_001  # hundredths of a degree from -180 to 180, both among them


class Gazetteer:
    """Places by the keys of their names (see ``entity_key``) and by identifiers."""

    def __init__(self, path: Path) -> None:
        """Open a table; raises ScholiastError where there is none."""
        self._path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("SELECT 1 FROM place").fetchone()
        except sqlite3.Error as problem:
            raise self._damaged(problem) from problem

    @cached_property
    def _regions(self) -> Regions:
        return Regions({str(code): str(name) for code, name in self._execute(COUNTRY_NAMES)})

    def named(self, keys: Iterable[str]) -> dict[str, list[Place]]:
        """Return the places of each key that has any, likeliest first; takes some 20 µs a key.

        Regions are asked for only where they could matter: reading them takes 80 ms, once a process.
        """
        wanted = [key for key in dict.fromkeys(keys) if key not in PARTS]
        found: dict[str, list[Place]] = {key: [] for key in wanted}
        for key, *row in self._rows(NAMED, wanted):
            found[str(key)].append(_place(row))
        for key, places in found.items():
            if not any(map(outranks_regions, places)):
                places.extend(self._regions.named(key))
        return {key: rank(places) for key, places in found.items() if places}

    def of_identifiers(self, identifiers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Place]:
        """Return the place of each identifier that is known; reads the whole table once, some 50 ms."""
        wanted = set(identifiers)
        numbers = [int(written) for source, written in wanted if source == "geonames" and written.isdigit()]
        found = [_place(row) for _key, *row in self._rows(OF_IDS, numbers)] if numbers else []
        found += [
            place for source, iso in wanted if source == "iso3166" for place in self._regions.of_iso(iso)
        ]
        return {place.identifier: place for place in found}

    @cached_property
    def countries(self) -> dict[str, str]:
        """The the key of each country's name, by its code of two letters."""
        return {str(code): str(key) for code, key in self._execute(COUNTRIES)}

    def _rows(self, sql: str, values: list[str] | list[int]) -> list[tuple[object, ...]]:
        return self._execute(sql, (json.dumps(values),))

    def _execute(self, sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as problem:
            raise self._damaged(problem) from problem

    def _damaged(self, problem: sqlite3.Error) -> ScholiastError:
        return ScholiastError(
            _("The table of places “{file}” cannot be read: {problem}.").format(
                file=self._path, problem=problem
            ),
            remedy=_("Install Scholiast again."),
        )


@cache
def gazetteer() -> Gazetteer:
    """Return the places that are shipped, opened once a process."""
    return Gazetteer(table_path())


def packed(latitude: float, longitude: float) -> int:
    """Return one number for degrees north and east; see ``degrees``."""
    return round(latitude * 100) * CIRCLE + round(longitude * 100)


def degrees(place: int) -> tuple[float, float]:
    """Return the degrees north and east, to a hundredth, that a number stands for."""
    north, east = divmod(place + CIRCLE // 2, CIRCLE)
    return north / 100, (east - CIRCLE // 2) / 100


def _place(row: list[object]) -> Place:
    geonames, sort, name, is_key, country, code, region, spot, hundreds = row
    north, east = (None, None) if spot is None else degrees(int(str(spot)))
    return Place(
        name=str(name).title() if is_key else str(name),
        sort=PlaceSort(int(str(sort))),
        geonames=int(str(geonames)),
        country=str(country),
        code=str(code),
        region=str(region),
        latitude=north,
        longitude=east,
        population=int(str(hundreds)) * 100,
    )
