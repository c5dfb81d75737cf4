"""The table of notes, read back by the csv module."""

import csv
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import ScholiastError
from desktop.exporting.csv import COLUMNS, CsvExporter
from desktop.extensions.export import ExportOptions


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_table_is_the_one_kept(source: Any, tmp_path: Path, matches_golden: Any) -> None:
    out = tmp_path / "notes.csv"
    assert CsvExporter().write(source, out).files == (out,)
    matches_golden(out, "notes.csv")


def test_without_the_guard_every_cell_comes_back(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.csv"
    CsvExporter().write(source, out, ExportOptions(formula_guard=False))
    rows = {row["id"]: row for row in _read(out)}
    annotations = [each for article in source.articles() for each in source.annotations(article)]
    assert list(rows) == [each.uid for each in annotations]
    for each in annotations:
        row = rows[each.uid]
        assert tuple(row) == COLUMNS
        assert (row["article"], row["note"], row["tags"]) == (
            each.article_uid,
            each.note,
            "; ".join(each.tags),
        )
        if each.anchor is None:
            assert row["start"] == row["end"] == row["quote"] == ""
        else:
            text = source.texts[each.article]
            assert text[int(row["start"]) : int(row["end"])] == row["quote"] == each.anchor.quote


@pytest.mark.parametrize("dangerous", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_could_be_a_formula_is_made_text(source: Any, tmp_path: Path, dangerous: str) -> None:
    source.texts[2] = dangerous
    source.notes[2] = [replace(source.notes[2][0], note=dangerous)]
    CsvExporter().write(source, tmp_path / "notes.csv")
    row = _read(tmp_path / "notes.csv")[-1]
    assert row["note"] == f"'{dangerous}"
    assert row["title"] == "'=1+1"
    assert row["start"] == "0"


def test_the_table_starts_with_a_byte_order_mark_and_ends_rows_with_crlf(source: Any, tmp_path: Path) -> None:
    CsvExporter().write(source, tmp_path / "notes.csv")
    data = (tmp_path / "notes.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,article,title,")
    assert data.endswith(b"\r\n")


def test_only_an_export_of_our_own_is_replaced(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.csv"
    out.write_bytes(b"")
    CsvExporter().write(source, out)
    first = out.read_bytes()
    CsvExporter().write(source, out)
    assert out.read_bytes() == first
    out.write_text("my own table", encoding="utf-8")
    with pytest.raises(ScholiastError, match="there already"):
        CsvExporter().write(source, out)
    assert out.read_text(encoding="utf-8") == "my own table"
    with pytest.raises(ScholiastError, match="folder"):
        CsvExporter().write(source, tmp_path)


def test_nothing_is_left_behind_when_the_library_fails_in_the_middle(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.csv"
    CsvExporter().write(source, out)
    before = out.read_bytes()
    source.notes = {1: [*source.notes[1][:2], None]}
    with pytest.raises(AttributeError):
        CsvExporter().write(source, out)
    assert out.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["notes.csv"]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(source: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ScholiastError, match="could not be written"):
        CsvExporter().write(source, tmp_path / "file" / "notes.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_what_is_no_file_is_never_replaced(source: Any, tmp_path: Path) -> None:
    pipe = tmp_path / "notes.csv"
    os.mkfifo(pipe)
    with pytest.raises(ScholiastError, match="device or a pipe"):
        CsvExporter().write(source, pipe)
    assert pipe.is_fifo()


def test_a_link_stays_and_the_file_it_leads_to_is_replaced(source: Any, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    behind, link = tmp_path / "folder" / "notes.csv", tmp_path / "notes.csv"
    link.symlink_to(behind)
    CsvExporter().write(source, link)
    assert link.is_symlink()
    assert behind.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert [each.name for each in behind.parent.iterdir()] == ["notes.csv"]
