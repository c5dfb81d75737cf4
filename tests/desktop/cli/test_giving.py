"""The verbs that give the library back."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library

BAKU = "Exercises near Baku"


@pytest.fixture
def annotated(run: Any, ids: Any) -> dict[str, str]:
    run("annotate", ids[BAKU], "--quote", "Baku", "--tag", "place/city", "--note", "=1+1")
    run("annotate", ids[BAKU], "--start", 0, "--end", 1)
    run("annotate", ids["Talks"], "--quote", "Ankara", "--tag", "place")
    return dict(ids)


def test_every_format_says_baku(run: Any, annotated: Any, tmp_path: Path) -> None:
    table, collection, folder = tmp_path / "n.csv", tmp_path / "n.jsonld", tmp_path / "notes"
    assert run("export", "--format", "csv", "--out", table, "--json").json == {
        "files": 1,
        "annotations": 3,
        "left_out": [],
    }
    assert run("export", "--out", collection, "--format", "jsonld", "--json").json["annotations"] == 3
    assert run("export", "--format", "markdown", "--out", folder, "--json").json == {
        "files": 2,
        "annotations": 3,
        "left_out": [],
    }
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["tags"] == "place/city"]
    assert [(row["quote"], row["note"]) for row in rows] == [("Baku", "'=1+1")]
    items = json.loads(collection.read_text(encoding="utf-8"))["first"]["items"]
    assert "Baku" in [item["target"]["selector"][1]["exact"] for item in items]
    assert any("\n> Baku\n" in path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert set(annotated) == {BAKU, "Talks", "باكو"}


def test_an_export_can_be_of_one_article_or_one_tag(run: Any, annotated: Any, tmp_path: Path) -> None:
    by_article = run(
        "export", "--format", "csv", "--out", tmp_path / "a.csv", "--article", annotated[BAKU], "--json"
    )
    assert by_article.json == {"files": 1, "annotations": 2, "left_out": []}
    by_tag = run("export", "--format", "markdown", "--out", tmp_path / "t", "--tag", "place", "--json")
    assert by_tag.json == {"files": 2, "annotations": 2, "left_out": []}
    one_file = run("export", "--format", "markdown", "--out", tmp_path / "all.md")
    assert one_file.out == "3 annotations in 1 file.\n"
    unknown = run("export", "--format", "csv", "--out", tmp_path / "x.csv", "--tag", "nowhere", "--json")
    assert (unknown.code, (tmp_path / "x.csv").exists()) == (1, False)


def test_the_formula_guard_can_be_turned_off(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    run("export", "--format", "csv", "--out", tmp_path / "n.csv", "--no-formula-guard")
    with (tmp_path / "n.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert "=1+1" in [row["note"] for row in csv.DictReader(stream)]


def test_an_unknown_format_is_a_matter_of_usage(run: Any, annotated: Any, tmp_path: Path) -> None:
    assert annotated
    ran = run("export", "--format", "pdf", "--out", tmp_path / "n.pdf", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "jsonl, jsonld, markdown" in ran.err


def test_a_backup_is_a_library_and_replaces_no_file(run: Any, annotated: Any, tmp_path: Path) -> None:
    out = tmp_path / "copy.scholiast"
    made = run("backup", "--out", out, "--json").json
    assert made == {"path": str(out), "bytes": out.stat().st_size}
    copy = Library.open(out, writable=False)
    assert copy.articles.find(annotated[BAKU]).annotations == 2
    copy.close()
    again = run("backup", "--out", out)
    assert again.code == 1
    assert "there already" in again.err
    dangling = tmp_path / "dangling.scholiast"
    dangling.symlink_to(tmp_path / "nowhere")
    assert run("backup", "--out", dangling).code == 1
    assert dangling.is_symlink()
    assert "whole library" in run("backup", "--out", tmp_path / "second.scholiast").out
