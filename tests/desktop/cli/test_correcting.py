"""The verb that puts mentions right."""

from typing import Any

import pytest

ARTICLE = "Exercises near Baku"
KEYS = ["id", "start", "end", "text", "kind", "entity", "source", "found_by", "value", "article"]


@pytest.fixture
def baku(run: Any, ids: Any) -> dict[str, Any]:
    return next(each for each in mentions(run, ids) if each["text"] == "Baku")


def mentions(run: Any, ids: Any) -> list[dict[str, Any]]:
    (article,) = run("show", ids[ARTICLE], "--json").json
    return list(article["mentions"])


def test_a_kind_is_changed_and_the_source_is_a_person(run: Any, ids: Any, baku: dict[str, Any]) -> None:
    ran = run("mentions", "correct", baku["id"][:13], "--kind", "organisation", "--json")
    assert (ran.code, list(ran.json)) == (0, KEYS)
    changed = {
        "kind": "organisation", "source": "person", "found_by": baku["source"], "article": ids[ARTICLE],
    }  # fmt: skip
    assert ran.json == {**baku, **changed, "entity": ran.json["entity"]}
    assert ran.json["entity"] != baku["entity"]
    assert run("undo", "--json").json["label"] == "Mark “Baku” as organisation"
    assert baku in mentions(run, ids)


@pytest.mark.parametrize("scope", ["here", "article", "library"])
def test_a_mention_is_rejected_here_or_wherever_its_words_stand(
    run: Any, ids: Any, baku: dict[str, Any], scope: str
) -> None:
    ran = run("mentions", "correct", baku["id"], "--reject", "--scope", scope, "--json")
    rows = [ran.json] if scope == "here" else ran.json
    assert [(each["id"], each["kind"], each["source"]) for each in rows] == [(baku["id"], None, "person")]
    assert baku["id"] not in [each["id"] for each in mentions(run, ids)]
    assert run("mentions", "correct", baku["id"], "--reject").code == 1
    run("undo")
    assert baku in mentions(run, ids)


def test_a_wider_scope_gives_all_mentions_of_the_words(run: Any, baku: dict[str, Any]) -> None:
    ran = run("mentions", "correct", baku["id"], "--kind", "event", "--scope", "library", "--json")
    assert [(each["text"], each["kind"], each["source"]) for each in ran.json] == [
        ("Baku", "event", "person")
    ]


def test_edges_are_changed_and_mentions_added(run: Any, ids: Any, baku: dict[str, Any]) -> None:
    start, end = baku["start"] - 3, baku["end"]
    moved = run("mentions", "correct", baku["id"], "--start", start, "--end", end, "--json")
    assert (moved.code, moved.json["start"], moved.json["end"]) == (0, start, end)
    assert moved.json["source"] == "person"
    added = run("mentions", "add", ids[ARTICLE], "--start", 0, "--end", end - 1, "--kind", "event", "--json")
    assert (added.code, list(added.json)) == (0, KEYS)
    assert (added.json["start"], added.json["end"], added.json["kind"]) == (0, end - 1, "event")
    assert added.json["id"] in [each["id"] for each in mentions(run, ids)]
    assert added.json["text"] in run("mentions", "correct", added.json["id"], "--kind", "law").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["correct", "00000000", "--reject"], 1),
        (["correct", "BAKU"], 2),
        (["correct", "BAKU", "--kind", "thing"], 2),
        (["correct", "BAKU", "--kind", "event", "--reject"], 2),
        (["correct", "BAKU", "--start", "1"], 2),
        (["correct", "BAKU", "--start", "3", "--end", "3"], 2),
        (["correct", "BAKU", "--start", "1", "--end", "3", "--scope", "article"], 2),
        (["correct", "BAKU", "--start", "0", "--end", "99999"], 1),
        (["add", "BAKU", "--kind", "event"], 2),
        (["add", "00000000", "--kind", "event", "--start", "0", "--end", "1"], 1),
        (["add", "BAKU", "--kind", "event", "--start", "0", "--end", "1", "--reject"], 2),
        (["list"], 2),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    run: Any, ids: Any, words: list[str], code: int
) -> None:
    before = mentions(run, ids)
    baku = next(each["id"] for each in before if each["text"] == "Baku")
    ran = run("mentions", *(baku if word == "BAKU" else word for word in words), "--json")
    assert ran.code == code
    assert mentions(run, ids) == before
