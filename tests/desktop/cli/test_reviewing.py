"""Places in doubt: listed with their candidates, and placed."""

from pathlib import Path
from typing import Any

import pytest

from tests.desktop.cli.test_writing import KEYS

STORY = (
    "The ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "Its captain told reporters that the sea was calm and that nobody had been hurt in the night."
)
NEWER = (
    "The weather office had warned of storms, and no ship was to leave the harbour.\n\n"
    "Later the captain told a court that the waves were high. A tug was sent out at noon.\n\n"
    "😀 His wife told reporters later that the sea had been calm, and nothing else."
)


@pytest.fixture
def doubt(run: Any, ids: Any, tmp_path: Path) -> dict[str, Any]:
    """Return a note whose words were changed beyond recognition, with its article in its newest version."""
    del ids
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    uid = run("import", file, "--json").json[0]["id"]
    made = run("annotate", uid, "--quote", "nobody had been hurt in the night", "--note", "!", "--json").json
    file.write_text(NEWER, encoding="utf-8")
    assert run("import", file, "--as-version-of", uid, "--json").json[0]["status"] == "updated"
    return dict(made)


def test_doubts_are_listed_with_where_they_may_lie(run: Any, doubt: dict[str, Any], ids: Any) -> None:
    listed = run("review", "--json")
    (row,) = listed.json
    assert (listed.code, list(row)) == (0, ["id", "article", "state", "quote", "candidates"])
    assert (row["id"], row["article"], row["quote"]) == (doubt["id"], doubt["article"], doubt["quote"])
    assert row["state"] in {"uncertain", "orphan"}
    for candidate in row["candidates"]:
        assert list(candidate) == ["start", "end", "score"]
        assert 0 <= candidate["start"] < candidate["end"] <= len(NEWER)
    scores = [candidate["score"] for candidate in row["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert run("review", "--article", doubt["article"], "--json").json == [row]
    assert run("review", "--article", ids["Talks"], "--json").json == []
    assert run("review", "--article", "00000000", "--json").code == 1
    assert doubt["quote"] in run("review").out


def test_a_note_is_placed_by_two_numbers(run: Any, doubt: dict[str, Any]) -> None:
    start = NEWER.index("the sea had been calm")
    placed = run("place", doubt["id"], "--start", start, "--end", start + 21, "--json")
    assert (placed.code, list(placed.json)) == (0, KEYS)
    assert (placed.json["start"], placed.json["quote"]) == (start, "the sea had been calm")
    assert (placed.json["state"], placed.json["note"]) == ("exact", "!")
    assert run("review", "--json").json == []
    assert run("undo", "--json").json["label"] == "Place note"
    assert len(run("review", "--json").json) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--start", "0", "--end", "10000"], 1),
        (["--start", "5", "--end", "5"], 2),
        (["--start", "-1", "--end", "5"], 2),
        (["--start", "5"], 2),
        (["--start", "a", "--end", "5"], 2),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    run: Any, doubt: dict[str, Any], words: list[str], code: int
) -> None:
    ran = run("place", doubt["id"], *words, "--json")
    assert ran.code == code
    assert len(run("review", "--json").json) == 1
    assert run("place", "00000000", "--start", 0, "--end", 1).code == 1
