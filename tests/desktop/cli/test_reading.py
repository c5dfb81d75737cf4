"""The verbs that look."""

import json
import os
import struct
from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library
from desktop.model import FileResult, FoundMention, ImportedArticle, Kind

BAKU = "Exercises near Baku"
DATES = ("Monday, 5 December 2022", "three weeks")
ARTICLE_KEYS = [
    "id",
    "title",
    "author",
    "source",
    "date",
    "url",
    "language",
    "words",
    "annotations",
    "unread",
]
NOTE_KEYS = ["id", "article", "start", "end", "quote", "note", "tags", "state", "created", "modified"]


def test_articles_are_listed_newest_first_with_every_key(run: Any, library_path: Path) -> None:
    ran = run("articles", "--json", "--library", library_path)
    assert ran.code == 0
    assert [row["title"] for row in ran.json] == ["باكو", "Talks", BAKU]
    assert [list(row) for row in ran.json] == [ARTICLE_KEYS] * 3
    assert (ran.json[0]["author"], ran.json[0]["unread"], ran.json[0]["date"]) == (None, True, "2005-02")


def test_articles_can_be_searched_and_limited(run: Any, ids: Any) -> None:
    assert [row["id"] for row in run("articles", "--search", "Ankara", "--json").json] == [ids["Talks"]]
    assert [row["id"] for row in run("articles", "--json", "--limit", 1).json] == [ids["باكو"]]
    empty = run("articles", "--json", "--search", "nowhere")
    assert (empty.code, empty.json) == (0, [])


def test_a_date_is_shown_with_its_value_as_far_as_the_article_tells(library_path: Path, run: Any) -> None:
    text = "Talks began on Monday, 5 December 2022, and went on for three weeks."
    library = Library.open(library_path)
    session = library.articles.start_import()
    (row,) = session.add(FileResult("/texts/talks.txt", articles=(ImportedArticle(text, date="2022-12-06"),)))
    session.finish()
    version = library.articles.version(library.articles.find(row.id or "").id).id
    dates = [FoundMention(text.index(words), text.index(words) + len(words), Kind.DATE) for words in DATES]
    library.mentions.store(version, "house 1", dates)
    library.close()
    (article,) = run("show", row.id, "--json").json
    assert [each["value"] for each in article["mentions"]] == ["2022-12-05", None]


def test_show_gives_text_mentions_and_annotations_by_place(run: Any, ids: Any) -> None:
    run("annotate", ids[BAKU], "--quote", "Baku")
    run("annotate", ids[BAKU], "--quote", "Baku said")
    run("annotate", ids[BAKU], "--note", "all of it")
    ran = run("show", ids[BAKU].upper(), "--json")
    (article,) = ran.json
    added = ["path", "added", "version", "text", "blocks", "mentions"]
    assert list(article) == [*ARTICLE_KEYS, *added]
    text = article["text"]
    assert [(each["text"], each["kind"]) for each in article["mentions"]] == [
        ("😀", "other"),
        ("Baku", "place"),
    ]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in article["mentions"])
    assert [each["quote"] for each in article["annotations"]] == [None, "Baku said", "Baku"]
    assert [list(each) for each in article["annotations"]] == [NOTE_KEYS] * 3
    assert article["blocks"] == [{"start": 0, "end": len(text), "kind": "paragraph", "level": 0}]
    assert (article["version"], article["path"]) == (1, "/articles/0.txt")


def test_show_goes_on_after_an_unknown_id_and_exits_with_1(run: Any, ids: Any) -> None:
    ran = run("show", "00000000-dead", ids["Talks"], "--json")
    assert ran.code == 1
    assert [row["id"] for row in ran.json] == [ids["Talks"]]
    assert "00000000-dead" in ran.err
    nothing = run("show", "00000000-dead", "--json")
    assert (nothing.code, nothing.json) == (1, [])


def test_show_takes_all_articles_and_is_readable(run: Any, ids: Any) -> None:
    run("annotate", ids["Talks"], "--quote", "Ankara", "--note", "capital", "--tag", "place")
    assert [row["id"] for row in run("show", "--all", "--json").json] == list(ids.values())
    page = run("show", ids["Talks"]).out
    assert "Talks went on in Ankara." in page
    assert "“Ankara”  capital  [place]" in page


def test_entities_are_counted(run: Any, ids: Any) -> None:
    places = run("entities", "--kind", "place", "--json").json
    assert [(row["name"], row["kind"], row["mentions"], row["articles"]) for row in places] == [
        ("Baku", "place", 1, 1)
    ]
    assert len(run("entities", "--article", ids[BAKU], "--json").json) == 2
    assert run("entities", "--article", ids["Talks"], "--json").json == []
    assert "Baku" in run("entities").out
    assert run("entities", "--kind", "planet").code == 2
    assert run("entities", "--article", "00000000").code == 1


def test_notes_come_in_the_order_of_the_articles_and_can_be_filtered(run: Any, ids: Any) -> None:
    for title, quote, tag in (("Talks", "Ankara", "a/b"), (BAKU, "no", "a"), (BAKU, "Baku", "c")):
        run("annotate", ids[title], "--quote", quote, "--tag", tag)
    run("annotate", ids[BAKU])
    notes = run("notes", "--json").json
    assert [row["quote"] for row in notes] == [None, "Baku", "no", "Ankara"]
    assert [list(row) for row in notes] == [NOTE_KEYS] * 4
    assert [row["quote"] for row in run("notes", "--tag", "a", "--json").json] == ["no", "Ankara"]
    assert [row["quote"] for row in run("notes", "--article", ids["Talks"], "--json").json] == ["Ankara"]
    unknown = run("notes", "--tag", "nowhere", "--json")
    assert (unknown.code, unknown.json) == (0, [])
    assert "nowhere" in unknown.err


def test_tags_and_history_are_listed(run: Any, ids: Any) -> None:
    run("annotate", ids["Talks"], "--tag", "a/b")
    tags = {row["name"]: row for row in run("tags", "--json").json}
    assert list(tags) == ["a", "a/b"]
    assert list(tags["a/b"]) == ["name", "colour", "key", "annotations", "articles"]
    assert (tags["a/b"]["key"], tags["a/b"]["annotations"]) == (None, 1)
    steps = run("history", "--json", "--limit", 1).json
    assert [list(row) for row in steps] == [["id", "label", "time", "by", "undone"]]
    assert steps[0]["time"].endswith("Z")
    assert "a/b" in run("tags").out
    assert len(run("history").out.splitlines()) == 2


def test_a_missing_library_is_said_and_not_made(run: Any, tmp_path: Path) -> None:
    ran = run("articles", "--json", "--library", tmp_path / "none.scholiast")
    assert ran.code == 1
    assert set(ran.json) == {"error", "remedy"}
    assert list(tmp_path.iterdir()) == []
    assert run("undo", "--library", tmp_path / "none.scholiast").code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_library_is_a_problem_that_check_reports(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.scholiast"
    path.write_bytes(b"no library at all" * 1000)
    ran = run("check", "--json", "--library", path)
    assert (ran.code, ran.json["ok"], ran.json["problems"][0]["where"]) == (1, False, str(path))
    assert run("check", "--library", path).code == 1
    assert run("articles", "--library", path).code == 1


def test_a_library_of_a_newer_version_is_left_alone(run: Any, ids: Any, library_path: Path) -> None:
    data = bytearray(library_path.read_bytes())
    data[60:64] = struct.pack(">I", 9999)
    library_path.write_bytes(data)
    for words in (("articles", "--json"), ("annotate", ids["Talks"], "--json")):
        ran = run(*words)
        assert ran.code == 1
        assert "newer" in ran.err
        json.loads(ran.out)
    checked = run("check", "--json")
    assert (checked.code, checked.json["ok"]) == (1, False)
    assert ["newer" in problem["what"] for problem in checked.json["problems"]] == [True]
    assert library_path.read_bytes() == bytes(data)


def test_check_finds_a_sound_library_in_order(run: Any, library_path: Path) -> None:
    assert run("check", "--json", "--library", library_path).json == {"ok": True, "problems": []}
    assert run("check").out


def test_stored_control_characters_never_reach_the_terminal(run: Any, ids: Any) -> None:
    made = run("annotate", ids["Talks"], "--note", "a\x1b[2Jb\x07", "--json").json
    assert made["note"] == "a\x1b[2Jb\x07"
    assert "\x1b" not in run("notes").out + run("show", ids["Talks"]).out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_library_that_may_not_be_read_is_said_to_be_so(run: Any, ids: Any, library_path: Path) -> None:
    assert ids
    library_path.chmod(0)
    ran = run("articles", "--library", library_path)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot be read" in ran.err
