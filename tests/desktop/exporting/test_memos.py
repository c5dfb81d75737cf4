"""Memos in every format: each goes out, in a place of its own where it has no article."""

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desktop.errors import ScholiastError
from desktop.exporting.csv import CsvExporter
from desktop.exporting.jsonld import JsonldExporter
from desktop.exporting.markdown import JOURNAL, MarkdownExporter

GOLDEN = Path(__file__).parents[2] / "golden"


def test_the_journal_is_the_one_kept(journal: Any, tmp_path: Path, matches_golden: Any) -> None:
    files = MarkdownExporter().write(journal, tmp_path / "notes").files
    assert files[-1] == tmp_path / "notes" / JOURNAL
    assert len(files) == 3
    matches_golden(files[-1], "markdown/Journal.md")


def test_one_file_ends_with_the_journal(journal: Any, tmp_path: Path) -> None:
    MarkdownExporter().write(journal, tmp_path / "all.md")
    text = (tmp_path / "all.md").read_text(encoding="utf-8")
    notes, memos = text.split("\n## Journal\n")
    assert notes == (GOLDEN / "notes.md").read_text(encoding="utf-8")
    assert [line for line in memos.splitlines() if line.startswith("### ")] == [
        r"### On \*frames\* \[1]",
        "### Baku",
        "### =1+1",
        "### 2026-03-04",
    ]
    journal.chosen = []
    MarkdownExporter().write(journal, tmp_path / "all.md")
    assert (tmp_path / "all.md").read_bytes() == (GOLDEN / "markdown" / "Journal.md").read_bytes()


def test_a_journal_of_the_reader_s_own_is_not_overwritten(journal: Any, tmp_path: Path) -> None:
    own = tmp_path / JOURNAL
    own.write_text("My days\n", encoding="utf-8")
    with pytest.raises(ScholiastError, match="is there already"):
        MarkdownExporter().write(journal, tmp_path)
    assert own.read_text(encoding="utf-8") == "My days\n"


def test_a_journal_whose_memos_are_gone_is_emptied(journal: Any, tmp_path: Path) -> None:
    MarkdownExporter().write(journal, tmp_path)
    journal.journal = []
    assert tmp_path / JOURNAL in MarkdownExporter().write(journal, tmp_path).files
    assert (tmp_path / JOURNAL).read_text(encoding="utf-8").endswith("---\n\n# Journal\n")


def test_the_table_has_memos_at_its_end_without_article_and_place(journal: Any, tmp_path: Path) -> None:
    CsvExporter().write(journal, tmp_path / "notes.csv")
    with (tmp_path / "notes.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))[-4:]
    assert [row["id"] for row in rows] == [memo.uid for memo in journal.journal]
    assert [row["title"] for row in rows] == ["On *frames* [1]", "Baku", "'=1+1", ""]
    assert {row[name] for row in rows for name in ("article", "url", "start", "end", "quote")} == {""}
    assert (rows[0]["tags"], rows[1]["note"]) == ("method", "Spelled in three ways")


def test_the_collection_has_memos_as_annotations_of_the_library(journal: Any, tmp_path: Path) -> None:
    JsonldExporter().write(journal, tmp_path / "notes.jsonld")
    collection = json.loads((tmp_path / "notes.jsonld").read_text(encoding="utf-8"))
    schema = json.loads((GOLDEN / "annotation-collection.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(collection)
    first, entity, _formula, bare = collection["first"]["items"][-4:]
    assert collection["total"] == len(collection["first"]["items"])
    assert first["id"] == f"urn:uuid:{journal.journal[0].uid}"
    assert first["target"]["source"] == f"urn:uuid:{journal.uid}"
    notes = [item["body"][0]["value"] for item in (first, entity, bare)]
    assert notes[0].startswith("On *frames* [1]\n\nCompare with")
    assert notes[1:] == ["Baku\n\nSpelled in three ways", "Only a thought"]
