"""The verbs that change."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import opening
from desktop.library import Library

BAKU = "Exercises near Baku"
KEYS = ["id", "article", "start", "end", "quote", "note", "tags", "state"]


def test_a_passage_after_emoji_is_marked_by_its_words(run: Any, ids: Any) -> None:
    made = run("annotate", ids[BAKU], "--quote", "Baku", "--occurrence", 3, "--json", "--note", "- here").json
    assert list(made) == KEYS
    text = run("show", ids[BAKU], "--json").json[0]["text"]
    assert text[made["start"] : made["end"]] == "Baku" == made["quote"]
    assert text[: made["start"]].count("Baku") == 2
    assert (made["note"], made["tags"], made["state"], made["article"]) == ("- here", [], "exact", ids[BAKU])


def test_a_passage_is_marked_by_its_place(run: Any, ids: Any) -> None:
    made = run("annotate", "--start", 0, "--end", 1, ids[BAKU], "--tag", "b", "--tag", "a/x y", "--json").json
    assert (made["start"], made["end"], made["quote"], made["tags"]) == (0, 1, "😀", ["a/x y", "b"])


def test_without_a_place_the_whole_article_is_marked(run: Any, ids: Any) -> None:
    made = run("annotate", ids[BAKU], "--json").json
    assert [made[key] for key in ("start", "end", "quote", "note", "state")] == [
        None,
        None,
        None,
        None,
        "exact",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["--quote", "Baku", "--occurrence", "4"],
        ["--quote", "Paris"],
        ["--start", "0", "--end", "10000"],
        ["--start", "9999", "--end", "10000"],
    ],
)
def test_a_place_that_is_not_there_writes_nothing(run: Any, ids: Any, words: list[str]) -> None:
    ran = run("annotate", ids[BAKU], *words, "--tag", "new", "--json")
    assert ran.code == 1
    assert list(ran.json) == ["error", "remedy"]
    assert run("notes", "--json").json == run("tags", "--json").json == []


def test_an_annotation_is_edited_deleted_and_taken_back(run: Any, ids: Any) -> None:
    uid = run("annotate", ids[BAKU], "--quote", "Baku", "--tag", "a", "--note", "old", "--json").json["id"]
    edited = run("edit", uid, "--note", "new", "--tag", "b", "--json").json
    assert (edited["note"], edited["tags"]) == ("new", ["b"])
    edited = run("edit", uid.upper(), "--no-tags", "--json").json
    assert (edited["note"], edited["tags"]) == ("new", [])
    assert run("edit", uid, "--note", "", "--json").json["note"] is None
    assert run("delete", uid, "--json").json["id"] == uid
    assert run("notes", "--json").json == []
    assert list(run("undo", "--json").json) == ["label", "id"]
    assert [row["id"] for row in run("notes", "--json").json] == [uid]
    assert run("redo").code == 0
    assert run("notes", "--json").json == []
    assert run("redo", "--json").code == 1
    assert run("edit", uid, "--note", "x").code == 1


def test_a_link_names_an_annotation_and_an_article(run: Any, ids: Any, library_path: Path) -> None:
    library = Library.open(library_path, writable=False)
    library_uid = library.uid
    library.close()
    uid = run("annotate", f"scholiast://{library_uid}/article/{ids['Talks']}", "--json").json["id"]
    link = f"scholiast://{library_uid}/article/{ids['Talks']}?annotation={uid}"
    assert run("edit", link, "--note", "by link", "--json").json["note"] == "by link"
    assert run("show", link, "--json").json[0]["id"] == ids["Talks"]


def test_a_second_writer_waits_and_then_says_who_has_the_library(
    run: Any, ids: Any, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.0)
    holder = Library.open(library_path)
    ran = run("annotate", ids["Talks"], "--json")
    assert ran.code == 1
    sentence = f"The library is open in Scholiast (process {os.getpid()}); close it or use the window."
    assert (ran.json["error"], ran.err) == (sentence, f"{sentence}\n")
    assert run("articles").code == 0
    holder.close()
    assert run("annotate", ids["Talks"]).code == 0


def _batch(monkeypatch: pytest.MonkeyPatch, path: Path, *lines: Any) -> None:
    path.write_bytes(
        b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines)
    )
    monkeypatch.setattr(sys, "stdin", path.open(encoding="utf-8"))


def test_a_batch_answers_each_line_and_goes_on_after_errors(
    run: Any, ids: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = ids[BAKU]
    _batch(
        monkeypatch,
        tmp_path / "lines",
        {"article": article, "quote": "Baku", "occurrence": 2, "note": "n", "tags": ["t"]},
        {"article": article, "start": 0, "end": 1},
        b"",
        {"article": article, "note": "whole", "quote": None},
        {"article": article, "quote": "Paris"},
        {"article": "00000000"},
        {"quote": "Baku"},
        b"{not json",
        b'{"article": "\xff"}',
        {"article": article, "note": "\ud83d"},
        [1],
        {"article": article, "start": 0},
        {"article": article, "quote": "Baku", "start": 0, "end": 1},
        {"article": article, "occurrence": 1},
        {"article": article, "quote": "Baku", "occurrence": True},
        {"article": article, "quote": 1},
        {"article": article, "quote": ""},
        {"article": article, "tags": "t"},
        {"article": article, "colour": "red"},
        {"article": article, "start": 0, "end": 10_000},
    )
    with sys.stdin:
        ran = run("annotate", "--batch", "-")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [answer["line"] for answer in answers] == [1, 2, *range(4, 21)]
    assert ["id" in answer for answer in answers] == [True, True, True, *[False] * 16]
    assert all(answer["error"] for answer in answers[3:])
    notes = {row["id"]: row for row in run("notes", "--json").json}
    assert [notes[answer["id"]]["quote"] for answer in answers[:3]] == ["Baku", "😀", None]
    assert len(notes) == 3


def test_a_batch_may_come_from_a_file(run: Any, ids: Any, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"article": ids["Talks"], "note": "n"}), encoding="utf-8")
    assert list(json.loads(run("annotate", "--batch", lines).out)) == ["line", "id"]
    assert run("annotate", "--batch", tmp_path / "none").code == 1


def test_no_acknowledged_line_of_a_batch_is_lost_when_it_is_killed(
    run: Any, ids: Any, library_path: Path
) -> None:
    command = [sys.executable, "-m", "desktop", "annotate", "--batch", "-", "--library", str(library_path)]
    line = json.dumps({"article": ids["Talks"], "note": "n"}).encode() + b"\n"
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line * 2000)
        process.stdin.flush()
        answered = [process.stdout.readline() for _ in range(25)]
        process.kill()
        answered += process.stdout.read().splitlines()
    acknowledged = [json.loads(each)["id"] for each in answered if each.rstrip().endswith(b"}")]
    assert 25 <= len(acknowledged) < 2000
    kept = {row["id"] for row in run("notes", "--json").json}
    assert set(acknowledged) <= kept
    before = len(kept)
    assert run("undo").code == 0
    assert len(run("notes", "--json").json) == before - 1


def test_the_details_of_an_article_are_edited_and_taken_back(run: Any, ids: Any) -> None:
    edited = run("edit", ids[BAKU], "--language", "Azerbaijani", "--author", "Ana Lind", "--json")
    assert (edited.code, edited.json["language"], edited.json["author"]) == (0, "az", "Ana Lind")
    assert run("undo").code == 0
    assert run("articles", "--json").json[-1]["language"] == "en"
    wrong = run("edit", ids[BAKU], "--language", "no such tongue", "--json")
    assert (wrong.code, wrong.json["error"]) == (
        1,
        "“no such tongue” is not a language that Scholiast knows.",
    )
    assert run("edit", ids[BAKU], "--title", "", "--json").json["error"] == "An article needs a title."


def test_details_and_notes_are_not_edited_at_once(run: Any, ids: Any) -> None:
    ran = run("edit", ids[BAKU], "--language", "de", "--note", "x")
    assert ran.code == 2
    assert "give one or the other" in ran.err
