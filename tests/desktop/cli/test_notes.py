"""The verb that lists notes: by state, words, entity, without tags, and with the memos."""

from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library

BAKU = "Exercises near Baku"


@pytest.fixture
def noted(run: Any, ids: Any, library_path: Path) -> Any:
    """Two passages, a whole article and a memo."""
    run("annotate", ids[BAKU], "--quote", "Baku said", "--note", "Who said so?", "--tag", "speech")
    run("annotate", ids["Talks"], "--quote", "Ankara", "--note", "the capital")
    run("annotate", ids["Talks"])
    library = Library.open(library_path, by="Ana")
    library.memos.add(title="Capitals", note="Compare them", tags=["speech"])
    library.close()
    return run


def quotes(run: Any, *words: str) -> list[str | None]:
    return [row["quote"] for row in run("notes", *words, "--json").json]


def test_notes_are_found_by_their_words_own_and_quoted(noted: Any) -> None:
    assert quotes(noted, "--query", "capital") == ["Ankara"]
    assert quotes(noted, "--query", "baku") == ["Baku said"]
    assert quotes(noted, "--query", "said -ankara") == ["Baku said"]
    assert quotes(noted, "--query", "nowhere") == []


def test_notes_are_found_by_what_their_passage_names(noted: Any) -> None:
    assert quotes(noted, "--entity", "baku") == ["Baku said"]
    (entity,) = noted("entities", "--kind", "place", "--json").json
    assert quotes(noted, "--entity", entity["id"]) == ["Baku said"]
    assert quotes(noted, "--entity", entity["id"][:-2]) == ["Baku said"]
    unknown = noted("notes", "--entity", "Atlantis", "--json")
    assert (unknown.code, unknown.json) == (0, [])
    assert "Atlantis" in unknown.err


def test_notes_are_found_by_state_and_without_tags(noted: Any) -> None:
    assert quotes(noted, "--state", "exact") == ["Baku said", None, "Ankara"]
    assert quotes(noted, "--state", "orphan") == []
    assert quotes(noted, "--untagged") == [None, "Ankara"]
    assert quotes(noted, "--untagged", "--query", "capital") == ["Ankara"]
    assert noted("notes", "--state", "lost").code == 2
    assert noted("notes", "--untagged", "--tag", "speech").code == 2


def test_memos_are_listed_last_and_only_when_asked_for(noted: Any) -> None:
    assert len(quotes(noted)) == 3
    *_marks, memo = noted("notes", "--memos", "--json").json
    assert list(memo) == list(_marks[0])
    assert (memo["article"], memo["quote"], memo["start"]) == (None, None, None)
    assert (memo["note"], memo["tags"]) == ("Capitals\n\nCompare them", ["speech"])
    assert len(quotes(noted, "--memos", "--tag", "speech")) == 2
    assert "memo  Capitals Compare them  [speech]" in noted("notes", "--memos").out


def test_an_export_of_everything_takes_the_memos_along(noted: Any, tmp_path: Path) -> None:
    ran = noted("export", "--format", "markdown", "--out", tmp_path / "out", "--json")
    assert (ran.json["files"], ran.json["annotations"]) == (3, 4)
    assert [(each["what"], each["count"]) for each in ran.json["left_out"]] == [("places", 2)]
    assert "Compare them" in (tmp_path / "out" / "Journal.md").read_text(encoding="utf-8")
