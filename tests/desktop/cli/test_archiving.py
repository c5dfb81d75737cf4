"""The whole library out and in again from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.library.carrying import by_uid

BAKU = "Exercises near Baku"


@pytest.fixture
def noted(run: Any, ids: Any) -> dict[str, str]:
    run("annotate", ids[BAKU], "--quote", "Baku", "--tag", "place/city", "--note", "a note")
    return dict(ids)


def test_a_library_is_archived_and_imported_into_an_equal_one(
    run: Any, noted: Any, library_path: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "all.zip", tmp_path / "other.scholiast"
    made = run("archive", "--out", out, "--json")
    assert made.json == {
        "path": str(out),
        "bytes": out.stat().st_size,
        "articles": 3,
        "annotations": 1,
    }
    assert "all.zip holds 3 articles and 1 note (" in run("archive", "--out", out).out
    ran = run("import", out, "--library", other, "--json")
    assert [row["status"] for row in ran.json] == ["added", "added", "added", "taken"]
    assert {row["id"] for row in ran.json[:3]} == set(noted.values())
    assert (ran.json[3]["id"], ran.json[3]["title"]) == (None, "1 note, 2 tags, 2 entities")
    assert "1 file read: 3 added" in ran.err
    assert by_uid(other) == by_uid(library_path)
    assert run("undo", "--library", other, "--json").json["label"] == "Import “all.zip”"


def test_json_lines_of_one_article_come_in_beside_other_files(
    run: Any, noted: Any, folder_of_texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "part.jsonl"
    assert run("export", "--format", "jsonl", "--out", out, "--article", noted[BAKU], "--json").json == {
        "files": 1,
        "annotations": 1,
        "left_out": [],
    }
    assert json.loads(out.read_text("utf-8").splitlines()[0])["part"] is True
    ran = run("import", folder_of_texts, out, "--library", tmp_path / "other.scholiast")
    assert ran.code == 0
    assert "added      -" not in ran.out
    assert ran.out.splitlines()[-1].startswith("taken      -  1 note, 2 tags, 2 entities")
    again = run("import", out)
    assert "1 note was here already." in again.out
    assert "0 added, 1 there already" in again.err


def test_a_damaged_archive_is_one_failed_file(run: Any, noted: Any, tmp_path: Path) -> None:
    assert noted
    out, other = tmp_path / "all.zip", tmp_path / "other.scholiast"
    run("archive", "--out", out)
    out.write_bytes(out.read_bytes()[:-50])
    ran = run("import", out, "--library", other, "--json")
    assert (ran.code, [row["status"] for row in ran.json]) == (1, ["failed"])
    assert "The archive is damaged" in ran.json[0]["reason"]
    assert run("articles", "--library", other, "--json").json == []


def test_a_library_is_no_version_of_an_article(run: Any, noted: Any, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    run("export", "--format", "jsonl", "--out", out)
    ran = run("import", out, "--as-version-of", noted[BAKU], "--json")
    assert (ran.code, ran.json[0]["reason"]) == (1, "A library cannot become the version of an article.")


@pytest.fixture
def folder_of_texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("A text\n\nof somebody.\n", "utf-8")
    return folder
