"""All that tables say of a hostile library comes back from CSV, a workbook and a database."""

import csv
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.errors import ScholiastError
from desktop.exporting.csv import CsvExporter
from desktop.exporting.sqlite import SqliteExporter
from desktop.exporting.xlsx import XlsxExporter
from desktop.extensions.export import Altered, ExportOptions
from desktop.library import Library
from desktop.model import FoundMention, Kind
from desktop.storage.plain_schema import TABLES, VIEWS
from desktop.text.cells import listed
from tests.desktop.exporting.hostile import annotations_of, hostile_library

BARE = ExportOptions(formula_guard=False)
Row = dict[str, Any]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = hostile_library(tmp_path)
    yield made
    made.close()


def _parted(cell: str) -> list[str]:
    """Part a cell of several names as any reader of CSV does, with ``;`` for the comma."""
    return next(csv.reader([cell], delimiter=";", skipinitialspace=True)) if cell else []


def _of_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _unescaped(cell: str) -> str:
    """Read ``_x0041_`` as the format's standard says; openpyxl leaves that to others."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), cell)


def _of_xlsx(path: Path) -> list[Row]:
    head, *rows = load_workbook(path)["Annotations"].iter_rows(values_only=True)
    return [{str(name): _unescaped(cell or "") for name, cell in zip(head, row, strict=True)} for row in rows]


def _as_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("exporter", "read"), [(CsvExporter(), _of_csv), (XlsxExporter(), _of_xlsx)], ids=["csv", "xlsx"]
)
def test_every_article_place_quotation_tag_and_note_comes_back(
    library: Library, tmp_path: Path, exporter: Any, read: Callable[[Path], list[Row]]
) -> None:
    out = tmp_path / f"notes{exporter.suffix}"
    written = exporter.write(library.export_source(), out, BARE)
    *rows, memo = read(out)
    forbidden = "".join(chr(number) for number in range(32) if chr(number) not in "\t\n\r")
    replaced = str.maketrans(forbidden, "\ufffd" * len(forbidden)) if written.left_out else {}
    expected = annotations_of(library)
    assert [row["id"] for row in rows] == [each.uid for each in expected]
    for row, each in zip(rows, expected, strict=True):
        assert row["article"] == each.article_uid
        note = _as_lines(each.note) if read is _of_xlsx else each.note
        assert row["note"] == note.translate(replaced)
        assert tuple(_parted(row["tags"])) == each.tags
        if each.anchor is None:
            assert row["start"] == row["end"] == row["quote"] == ""
        else:
            text = library.articles.version(each.article).text
            assert text[int(row["start"]) : int(row["end"])] == each.anchor.quote == row["quote"]
    assert (memo["title"], memo["note"]) == ("=memo", "free; \u2028thought")


@given(st.lists(st.text(st.sampled_from("ab;\" '=,\\/😀"), min_size=1).map(str.strip).filter(bool)))
def test_any_names_come_back_from_one_cell(names: list[str]) -> None:
    assert _parted(listed(names)) == names


def test_a_cell_of_plain_names_is_read_at_a_glance() -> None:
    assert listed(["drills", "a/b", 'say "when"']) == 'drills; a/b; say "when"'
    assert listed(["drills", "bridges; boats"]) == 'drills; "bridges; boats"'


def test_a_workbook_holds_texts_alone_on_four_sheets(library: Library, tmp_path: Path) -> None:
    first, second = library.export_source().articles()
    XlsxExporter().write(library.export_source(), tmp_path / "notes.xlsx")
    book = load_workbook(tmp_path / "notes.xlsx")
    assert book.sheetnames == ["Annotations", "Articles", "Tags", "Entities"]
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {(cell.data_type, type(cell.value)) for cell in cells} <= {("s", str), ("inlineStr", str)}
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
    titles = [str(row[1].value) for row in book["Articles"].iter_rows(min_row=2)]
    assert titles == [f"'{first.title}", f"'{second.title}"]
    tags = [str(row[1].value).removeprefix("'") for row in book["Tags"].iter_rows(min_row=2)]
    assert tags == [each.name for each in library.tags.all()]


def test_the_guard_of_a_workbook_is_that_of_the_table(library: Library, tmp_path: Path) -> None:
    CsvExporter().write(library.export_source(), tmp_path / "notes.csv")
    XlsxExporter().write(library.export_source(), tmp_path / "notes.xlsx")
    table, book = _of_csv(tmp_path / "notes.csv"), _of_xlsx(tmp_path / "notes.xlsx")
    for name in ("title", "quote", "tags"):
        assert [row[name] for row in book] == [row[name] for row in table]
    assert "'=1+1" in {row["note"] for row in book}


def test_without_the_guard_a_formula_is_marked_as_text_for_whoever_edits_it(
    library: Library, tmp_path: Path
) -> None:
    XlsxExporter().write(library.export_source(), tmp_path / "notes.xlsx", BARE)
    sheet = load_workbook(tmp_path / "notes.xlsx")["Annotations"]
    formulas = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(("=", "+"))]
    assert formulas
    assert all(cell.quotePrefix for cell in formulas)


def test_forbidden_characters_are_replaced_and_counted(library: Library, tmp_path: Path) -> None:
    written = XlsxExporter().write(library.export_source(), tmp_path / "notes.xlsx")
    assert [(each.what, each.count) for each in written.left_out] == [(Altered.CONTROLS, 2)]
    assert any(row["note"] == "<r>\ufffd\ufffd</r>" for row in _of_xlsx(tmp_path / "notes.xlsx"))


@pytest.mark.parametrize(("note", "kept"), [("x" * 40_000, 32_767), ("😀" * 20_000, 16_383)])
def test_a_text_too_long_for_a_cell_is_cut_and_named(
    library: Library, tmp_path: Path, note: str, kept: int
) -> None:
    first = annotations_of(library)[0]
    library.annotations.edit(first.id, note=note)
    written = XlsxExporter().write(library.export_source(), tmp_path / "notes.xlsx", BARE)
    (cut,) = [each for each in written.left_out if each.what is Altered.CUT]
    title = library.articles.get(first.article).title
    assert (cut.count, cut.where) == (1, (f"“{title}”, note",))
    assert _of_xlsx(tmp_path / "notes.xlsx")[0]["note"] == note[:kept]


def test_a_database_is_plain_sound_and_says_what_its_names_mean(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "notes.db"
    SqliteExporter().write(library.export_source(), out)
    with closing(sqlite3.connect(out)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type <> 'index'")}
        assert names == {
            *("readme", "articles", "annotations", "tags", "annotation_tags", "entities", "mentions"),
            *("memos", "memo_tags", "annotations_with_tags", "quotations_by_tag", "tag_counts"),
            "entity_mentions",
        }
        explained = {name for (name,) in database.execute("SELECT name FROM readme WHERE words <> ''")}
        assert names <= explained
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            assert {f"{table}.{column}" for column in columns} <= explained
        counts = dict(database.execute("SELECT name, annotations FROM tag_counts"))
    assert counts == {each.name: each.annotations for each in library.tags.all()}


def test_the_readme_names_every_table_and_view() -> None:
    text = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (*(each.name for each in TABLES), *VIEWS))


def test_a_database_has_each_place_where_an_entity_is_named(library: Library, tmp_path: Path) -> None:
    first, _second = library.export_source().articles()
    version = library.articles.version(first.id)
    place = version.text.index("Baku")
    library.mentions.store(version.id, "engine 1", [FoundMention(place, place + 4, Kind.PLACE)])
    SqliteExporter().write(library.export_source(), tmp_path / "notes.db")
    with closing(sqlite3.connect(tmp_path / "notes.db")) as database:
        rows = database.execute(
            """SELECT entity, kind, entity_mentions.words, article,
                substr(text, start_offset + 1, end_offset - start_offset)
            FROM entity_mentions JOIN articles ON articles.id = article"""
        ).fetchall()
    assert rows == [("Baku", "place", "Baku", first.uid, "Baku")]


def test_all_of_a_note_comes_back_from_a_database(library: Library, tmp_path: Path) -> None:
    SqliteExporter().write(library.export_source(), tmp_path / "notes.db")
    with closing(sqlite3.connect(tmp_path / "notes.db")) as database:
        rows = {row[0]: row[1:] for row in database.execute(
            """SELECT annotations.id, article, start_offset, end_offset, quote, prefix, suffix, state, note,
                annotations.created, annotations.modified, annotations.author, articles.text
            FROM annotations JOIN articles ON articles.id = article"""
        )}  # fmt: skip
        carried = database.execute(
            "SELECT annotation, name FROM annotation_tags JOIN tags ON tags.id = tag ORDER BY 1, 2"
        ).fetchall()
        memos = database.execute("SELECT title, note FROM memos").fetchall()
    expected = annotations_of(library)
    for each in expected:
        anchor = each.anchor
        place = (None,) * 6
        if anchor is not None:
            words = (anchor.quote, anchor.prefix, anchor.suffix, anchor.state.value)
            place = (anchor.start, anchor.end, *words)
        written = (each.note, each.created, each.modified, each.by)
        *row, text = rows[each.uid]
        assert tuple(row) == (each.article_uid, *place, *written)
        assert anchor is None or text[anchor.start : anchor.end] == anchor.quote
    assert carried == sorted((each.uid, name) for each in expected for name in each.tags)
    assert memos == [("=memo", "free; \u2028thought")]


@pytest.mark.parametrize(
    "exporter", [CsvExporter(), XlsxExporter(), SqliteExporter()], ids=["csv", "xlsx", "sqlite"]
)
def test_the_same_notes_give_the_same_bytes_and_replace_their_file(
    library: Library, tmp_path: Path, exporter: Any
) -> None:
    out, again = tmp_path / f"one{exporter.suffix}", tmp_path / f"two{exporter.suffix}"
    exporter.write(library.export_source(), out)
    exporter.write(library.export_source(), again)
    first = out.read_bytes()
    assert again.read_bytes() == first
    exporter.write(library.export_source(), out)
    assert out.read_bytes() == first


def _saved_by_a_spreadsheet(path: Path) -> None:
    load_workbook(path).save(path)


def _asked_and_written_to(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE my_codes (code TEXT)")


@pytest.mark.parametrize(
    ("exporter", "work_on"),
    [(XlsxExporter(), _saved_by_a_spreadsheet), (SqliteExporter(), _asked_and_written_to)],
    ids=["xlsx", "sqlite"],
)
def test_a_file_that_the_reader_worked_on_since_is_not_replaced(
    library: Library, tmp_path: Path, exporter: Any, work_on: Callable[[Path], None]
) -> None:
    out = tmp_path / f"notes{exporter.suffix}"
    exporter.write(library.export_source(), out)
    work_on(out)
    theirs = out.read_bytes()
    with pytest.raises(ScholiastError, match="there already"):
        exporter.write(library.export_source(), out)
    assert out.read_bytes() == theirs


@pytest.mark.parametrize("exporter", [XlsxExporter(), SqliteExporter()], ids=["xlsx", "sqlite"])
def test_nothing_is_left_behind_when_an_export_is_stopped(
    source: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exporter: Any
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    source.notes = {1: [*source.notes[1][:2], None]}
    with pytest.raises(AttributeError):
        exporter.write(source, tmp_path / "out" / f"notes{exporter.suffix}")
    assert list((tmp_path / "out").iterdir()) == list((tmp_path / "temporary").iterdir()) == []
