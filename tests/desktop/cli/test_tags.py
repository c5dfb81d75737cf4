"""The verb ``tags`` where it changes the codebook."""

from typing import Any

import pytest

KEYS = ["name", "colour", "key", "annotations", "articles"]


def listed(run: Any) -> dict[str, Any]:
    return {row["name"]: row for row in run("tags", "--json").json}


@pytest.fixture
def tagged(run: Any, ids: Any) -> dict[str, Any]:
    """Return the tags of a library with some: one annotation with both a and b, one with a/x."""
    run("annotate", ids["Talks"], "--quote", "Talks", "--tag", "a", "--tag", "b")
    run("annotate", ids["Talks"], "--quote", "Ankara", "--tag", "a/x")
    run("annotate", ids["باكو"], "--tag", "a")
    run("tags", "set", "noise")
    return listed(run)


def test_tags_are_merged_in_one_step(run: Any, tagged: Any) -> None:
    merged = run("tags", "merge", "a", "noise", "--into", "b", "--json")
    assert (merged.code, list(merged.json)) == (0, KEYS)
    assert listed(run)["b"] == merged.json
    assert (merged.json["name"], merged.json["annotations"], merged.json["articles"]) == ("b", 2, 2)
    assert list(listed(run)) == ["b", "b/x"]
    assert run("undo", "--json").json["label"] == "Merge “a”, “noise” into “b”"
    assert listed(run) == tagged


def test_a_merge_may_make_the_tag_it_ends_in(run: Any, tagged: Any) -> None:
    run("tags", "set", "a", "--definition", "of a", "--key", "4")
    merged = run("tags", "merge", "a", "b", "--into", "new/both", "--json").json
    assert (merged["name"], merged["annotations"], merged["key"]) == ("new/both", 2, "4")
    assert list(listed(run)) == ["new", "new/both", "new/both/x", "noise"]
    run("undo")
    assert list(listed(run)) == list(tagged)


@pytest.mark.usefixtures("tagged")
def test_a_merge_says_what_the_kept_tag_does_not_take_over(run: Any) -> None:
    for name in ("a", "b"):
        run("tags", "set", name, "--definition", f"of {name}")
    ran = run("tags", "merge", "a", "--into", "b", "--json")
    assert (ran.code, ran.json["name"]) == (0, "b")
    assert ran.err == "Not taken over: a: of a\n"


@pytest.mark.usefixtures("tagged")
def test_a_tag_is_renamed_with_its_subtree(run: Any) -> None:
    renamed = run("tags", "rename", "a", "b/c", "--json")
    assert (renamed.code, list(renamed.json), renamed.json["name"]) == (0, KEYS, "b/c")
    assert list(listed(run)) == ["b", "b/c", "b/c/x", "noise"]


@pytest.mark.usefixtures("tagged")
def test_a_tag_is_set_and_made_when_it_is_new(run: Any) -> None:
    made = run(
        "tags", "set", "new", "--colour", "#ABCDEF", "--key", "Q", "--definition", "- x", "--json"
    ).json
    assert (list(made), made["colour"], made["key"], made["annotations"]) == (KEYS, "#abcdef", "q", 0)
    assert run("tags", "set", "a", "--key", "q", "--json").json["key"] == "q"
    assert listed(run)["new"]["key"] is None
    assert run("tags", "set", "--key", "", "a", "--json").json["key"] is None
    assert "new" in run("tags", "set", "new").out


@pytest.mark.parametrize(
    "words",
    [
        ["merge", "nowhere", "--into", "a"],
        ["merge", "a", "nowhere", "--into", "new"],
        ["merge", "a", "--into", "a"],
        ["rename", "nowhere", "x"],
        ["rename", "a", "b"],
        ["rename", "a", "a/x/below"],
    ],
)
def test_what_cannot_be_done_changes_nothing(run: Any, tagged: Any, words: list[str]) -> None:
    steps = run("history", "--json").json
    ran = run("tags", *words, "--json")
    assert (ran.code, list(ran.json)) == (1, ["error", "remedy"])
    assert ran.err.strip()
    assert (listed(run), run("history", "--json").json) == (tagged, steps)


@pytest.mark.parametrize(
    "words",
    [
        ["set", "a", "--colour", "red"],
        ["set", "a", "--key", "0"],
        ["set", "a", "--key", "ab"],
        ["set"],
        ["set", "a", "b"],
        ["set", "a", "--into", "b"],
        ["set", " / "],
        ["merge", "a"],
        ["merge", "--into", "a"],
        ["merge", "a", "--into", "b", "--key", "1"],
        ["rename", "a"],
        ["rename", "a", "b", "c"],
        ["nonsense"],
        ["--key", "1"],
    ],
)
def test_words_that_do_not_fit_change_nothing(run: Any, tagged: Any, words: list[str]) -> None:
    ran = run("tags", *words, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "usage" in ran.err
    assert listed(run) == tagged
