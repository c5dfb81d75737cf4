"""The verbs on entities: merged, split, shown with all their mentions, and suggested."""

from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library
from desktop.model import Kind
from tests.desktop.library.test_entities import told

KEYS = ["id", "name", "kind", "aliases", "titles", "identifiers", "place", "note", "mentions"]


@pytest.fixture
def ids_of(run: Any, library_path: Path) -> dict[str, str]:
    """Return the ids of three spellings of one man, and of others beside them."""
    library = Library.open(library_path)
    for name in ("Ilham Aliyev", "Ilham Aliev", "I. Aliyev", "Heydar Aliyev"):
        told(library, f"It was {name}.", (name, Kind.PERSON))
    library.close()
    return {row["name"]: row["id"] for row in run("entities", "--json").json}


def test_entities_are_merged_shown_and_split(run: Any, ids_of: dict[str, str]) -> None:
    merged = run("entities", "merge", ids_of["Ilham Aliyev"], "Ilham Aliev", "I. Aliyev", "--json")
    assert (merged.code, list(merged.json)) == (0, KEYS)
    assert merged.json["id"] == ids_of["Ilham Aliyev"]
    assert merged.json["aliases"] == ["I. Aliyev", "Ilham Aliev"]
    assert run("entity", ids_of["I. Aliyev"][:20], "--json").json == merged.json
    assert [(each["text"], each["start"], each["end"], each["date"]) for each in merged.json["mentions"]] == [
        ("Ilham Aliyev", 7, 19, None), ("Ilham Aliev", 7, 18, None), ("I. Aliyev", 7, 16, None),
    ]  # fmt: skip
    (row,) = [row for row in run("entities", "--json").json if row["name"] == "Ilham Aliyev"]
    assert (row["mentions"], row["articles"]) == (3, 3)
    split = run("entities", "split", "Ilham Aliyev", "--alias", "i aliyev", "--json")
    assert (split.code, split.json["aliases"]) == (0, ["Ilham Aliev"])
    assert run("history", "--json", "--limit", 1).json[0]["label"] == "Take “I. Aliyev” out of “Ilham Aliyev”"
    run("undo")
    run("undo")
    assert {row["name"]: row["id"] for row in run("entities", "--json").json} == ids_of


def test_an_entity_is_shown_with_its_names_on_lines(run: Any, ids_of: dict[str, str]) -> None:
    shown = run("entities", "merge", "Ilham Aliyev", "Ilham Aliev").out.splitlines()
    assert shown[0] == f"{ids_of['Ilham Aliyev']}  person  Ilham Aliyev"
    assert shown[1] == "    = Ilham Aliev"
    assert shown[2].endswith("7-19  Ilham Aliyev")


def test_an_entity_says_its_titles_and_where_it_lies(run: Any, library_path: Path) -> None:
    library = Library.open(library_path)
    told(library, "President Ilham Aliyev in Ganja.", ("Ilham Aliyev", Kind.PERSON), ("Ganja", Kind.PLACE))
    library.close()
    person = run("entity", "Ilham Aliyev", "--json").json
    assert (person["titles"], person["identifiers"], person["place"]) == (["President"], {}, None)
    assert "    President" in run("entity", "Ilham Aliyev").out.splitlines()
    town = run("entity", "Ganja", "--json").json
    assert town["identifiers"] == {"geonames": "586523"}
    assert {name: town["place"][name] for name in ("country", "country_code", "assumed")} == {
        "country": "Azerbaijan", "country_code": "AZ", "assumed": True,
    }  # fmt: skip
    line = "    Ganja · Azerbaijan · 40.68, 46.36 · GeoNames 586523  (Assumed: no other place of this name"
    assert any(each.startswith(line) for each in run("entity", "Ganja").out.splitlines())
    denied = run(
        "entities", "identify", "Ganja", "--as", "geonames=none", "--as", "wikidata=Q163117", "--json"
    )
    assert (denied.json["identifiers"], denied.json["place"]) == ({"wikidata": "Q163117"}, None)
    run("undo")
    assert run("entity", "Ganja", "--json").json == town


@pytest.mark.usefixtures("ids_of")
def test_what_may_be_the_same_is_listed(run: Any) -> None:
    listed = run("suggestions", "--json").json
    assert all(list(each) == ["a", "b", "score", "why"] for each in listed)
    lines = run("suggestions").out.splitlines()
    assert "0.92  Ilham Aliyev  =  I. Aliyev  (the same with initials)" in lines
    assert any("Ilham Aliyev  =  Ilham Aliev  (names are alike)" in line for line in lines)
    assert not any("Heydar" in line for line in lines)
    run("entities", "merge", "Ilham Aliyev", "Ilham Aliev", "I. Aliyev")
    assert run("suggestions", "--json").json == []


@pytest.mark.usefixtures("ids_of")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("entities", "merge", "Ilham Aliyev"), 2, "two entities or more"),
        (("entities", "split", "Ilham Aliyev"), 2, "--alias"),
        (("entities", "--alias", "x"), 2, "belongs to split"),
        (("entities", "identify", "Ilham Aliyev"), 2, "one entity and --as"),
        (("entities", "--as", "geonames=1"), 2, "one entity and --as"),
        (("entities", "identify", "Ilham Aliyev", "--as", "imdb=1"), 1, "no identifiers of"),
        (("entities", "merge", "a", "b", "--kind", "person"), 2, "belong to the list"),
        (("entities", "merge", "Ilham Aliyev", "Nobody"), 1, "no entity “Nobody”"),
        (("entities", "split", "Ilham Aliyev", "--alias", "Nobody"), 1, "no alias “Nobody”"),
        (("entities", "merge", "Ilham Aliyev", "Aliyev, Ilham"), 1, "nothing to merge"),
        (("entity", "Nobody"), 1, "no entity “Nobody”"),
        (("entity",), 2, "required"),
    ],
)
def test_what_cannot_be_is_said(run: Any, words: tuple[str, ...], code: int, said: str) -> None:
    ran = run(*words)
    assert ran.code == code
    assert said in ran.err
