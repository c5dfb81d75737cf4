"""Engines are listed, chosen and compared; an article in another language is read by what reads it."""

from pathlib import Path
from typing import Any

import pytest

from desktop.settings import Settings, save_settings
from tests.desktop.recognition.pipelines import TEXT, save_pipeline


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_pipeline(tmp_path / "model")


@pytest.fixture
def german(tmp_path: Path, run: Any) -> str:
    """Import an article in German and return its id."""
    path = tmp_path / "bahn.txt"
    path.write_text(TEXT, encoding="utf-8")
    (row,) = run("import", path, "--json").json
    return str(row["id"])


def test_engines_are_listed_with_versions_languages_and_where_they_are_from(run: Any, folder: Path) -> None:
    save_settings(Settings(engine_folders=(str(folder), "/no/such/folder"), engines=(f"de={folder}",)))
    listed = {row["id"]: row for row in run("engines", "--json").json}
    assert list(listed[str(folder)]) == [
        "id",
        "name",
        "version",
        "languages",
        "from",
        "chosen_for",
        "problem",
    ]
    assert listed[str(folder)]["languages"] == listed[str(folder)]["chosen_for"] == ["de"]
    assert (listed["rules"]["languages"], listed["rules"]["from"]) == ([], "rules")
    assert "There is no spaCy pipeline" in listed["/no/such/folder"]["problem"]
    assert listed["spacy-english"]["from"] == "extension"
    assert "German" in run("engines").out


def test_a_language_without_an_engine_is_read_by_rules(run: Any, german: str) -> None:
    (row,) = run("recognise", german, "--json").json
    assert (row["status"], row["mentions"]) == ("recognised", 3)
    (shown,) = run("show", german, "--json").json
    assert shown["language"] == "de"
    assert [(each["text"], each["kind"], each["source"]) for each in shown["mentions"]] == [
        ("5. Dezember 2022", "date", "rules 1"),
        ("Hamburg", "place", "rules 1"),
        ("Hamburg", "place", "rules 1"),
    ]
    assert run("recognise", german, "--json").json[0]["status"] == "unchanged"


def test_the_engine_of_the_settings_or_of_the_option_reads(run: Any, german: str, folder: Path) -> None:
    run("recognise", german)
    assert run("recognise", german, "--engine", folder, "--json").json[0]["mentions"] == 5
    assert run("recognise", german, "--json").json[0]["mentions"] == 3
    save_settings(Settings(engine_folders=(str(folder),)))
    (row,) = run("recognise", german, "--json").json
    assert (row["status"], row["mentions"]) == ("recognised", 5)
    failed = run("recognise", german, "--engine", "no-such-engine", "--json")
    assert failed.code == 1
    assert "There is no recogniser called “no-such-engine”." in failed.json[0]["reason"]
    assert run("show", german, "--json").json[0]["mentions"][0]["source"].startswith("de_small 1.0.0+")


def test_two_engines_are_compared_and_nothing_is_written(run: Any, german: str, folder: Path) -> None:
    run("recognise", german)
    before = run("show", german, "--json").json
    value = run("engines", "compare", folder, "rules", german, "--json").json
    assert list(value) == ["article", "a", "b", "counts", "mentions"]
    assert value["counts"] == {"both": 3, "only a": 2, "only b": 0, "other kind": 0, "other edges": 0}
    first = value["mentions"][0]
    assert (first["agreement"], first["text"], first["b"]) == ("only a", "Angela Merkel", None)
    assert first["a"] == {"start": 0, "end": 13, "kind": "person"}
    assert "only a: 2" in run("engines", "compare", folder, "rules", german).out
    assert run("show", german, "--json").json == before


@pytest.mark.parametrize(
    ("words", "code"),
    [(["compare", "rules"], 2), (["compare", "rules", "none", "ffffffff"], 1), (["rules"], 2)],
)
def test_what_cannot_be_compared_is_said(run: Any, german: str, words: list[str], code: int) -> None:
    ran = run("engines", *words)
    assert german
    assert ran.code == code
    assert ran.err


def test_what_would_change_is_shown_and_nothing_is_written(run: Any, german: str, folder: Path) -> None:
    run("recognise", german)
    before = run("show", german, "--json").json
    rows = run("recognise", german, "--engine", folder, "--preview", "--json").json
    assert [(row["text"], row["was"], row["now"]) for row in rows] == [
        ("Angela Merkel", None, "person"),
        ("Deutsche Bahn", None, "organisation"),
    ]
    assert list(rows[0]) == ["article", "start", "end", "text", "was", "now"]
    assert run("show", german, "--json").json == before
    assert run("recognise", german, "--preview", "--json").json == []
    assert "- → person" in run("recognise", "--all", "--engine", folder, "--preview").out
    failed = run("recognise", "00000000", german, "--engine", "none", "--preview", "--json")
    assert (failed.code, failed.json) == (1, [])
    assert "There is no recogniser called “none”." in failed.err
