"""The report for Word, read back by python-docx."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.errors import ScholiastError
from desktop.exporting.preview import readable
from desktop.exporting.word.report import DocxExporter
from desktop.extensions.export import Altered, ExportOptions, LeftOut
from desktop.model import Tag, TagId
from tests.desktop.exporting.word_files import W, part


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """Return style and words of each paragraph of the body, the table of contents left out."""
    return [(each.style.name, each.text) for each in docx.Document(str(path)).paragraphs]


def words(path: Path, style: str) -> list[str]:
    return [text for name, text in paragraphs(path) if name == style]


@pytest.fixture
def coloured(journal: Any) -> Any:
    journal.codebook = [
        Tag(TagId(1), "0193d000-0000-7000-8000-000000000001", "place", None, "#e0b13c", None, "Where.", 2, 2)
    ]
    return journal


def test_the_report_holds_everything_by_article(coloured: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    assert DocxExporter().write(coloured, out).files == (out,)
    assert words(out, "Title") == ["Notes and quotations"]
    assert words(out, "Subtitle") == ["9 notes on 2 articles, 4 memos"]
    assert words(out, "Heading 1") == ['CON: "Baku" / *exercise* #1?', "=1+1", "Memos", "Sources"]
    assert words(out, "Heading 2") == ["On *frames* [1]", "Baku", "=1+1", "2026-03-04"]
    quoted = "\n".join(words(out, "Quote") + words(out, "Quote Continued"))
    for each in (*coloured.notes[1], *coloured.notes[2]):
        for line in each.anchor.quote.split("\n") if each.anchor else ():
            assert line in quoted
    assert ("Note", "Compare with last year.") in paragraphs(out)
    assert ("Note Item", "•\ttwo") in paragraphs(out)
    details = words(out, "Entry Details")
    assert details[0].split("\N{NO-BREAK SPACE}")[1::2] == ["=sum", "military cooperation/exercises"]
    assert details[0].endswith("Whole article")
    assert details[6] == "No longer in the text"
    assert words(out, "Bibliography")[-1].startswith("“=1+1”")


def test_the_contents_are_a_field_and_list_every_heading(journal: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(journal, out)
    document = part(out, "word/document.xml")
    assert [each.text.strip() for each in document.iter(f"{W}instrText")] == ['TOC \\o "1-2" \\h \\z \\u']
    entries = [each for each in document.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
    listed = ["".join(each.itertext()) for each in entries]
    headings = [text for name, text in paragraphs(out) if name in {"Heading 1", "Heading 2"}]
    assert listed == headings
    marks = [each.get(f"{W}name") for each in document.iter(f"{W}bookmarkStart")]
    assert [each.get(f"{W}anchor") for each in entries] == marks


def test_by_tag_each_tag_has_its_quotations_and_what_has_none_comes_last(
    coloured: Any, tmp_path: Path
) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(coloured, out, ExportOptions(by="tag"))
    assert words(out, "Heading 1") == [
        "place",
        "1984",
        "=sum",
        "a/b",
        "a/b c/d",
        "military cooperation/exercises",
        'say "when"',
        "مكان/باكو",
        "Without a tag",
        "Memos",
        "Sources",
    ]
    found = paragraphs(out)
    at = found.index(("Heading 1", "place"))
    assert found[at + 1] == ("Details", "Where.")
    until = found.index(("Heading 1", "1984"))
    quotes = [text for name, text in found[at:until] if name == "Quote"]
    assert [text.partition(" (")[0] for text in quotes] == ["Baku", "x = y"]


def test_links_lead_back_and_nowhere_dangerous(source: Any, tmp_path: Path) -> None:
    note = "[one](https://example.org/é) [two](javascript:x) [three](file:///etc/passwd) [four](x)"
    source.notes[2] = [replace(source.notes[2][0], note=note)]
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out)
    targets = {each.get("Target") for each in part(out, "word/_rels/document.xml.rels")}
    leading = {each for each in targets if ":" in each}
    assert {each.partition(":")[0] for each in leading} == {"http", "https", "scholiast"}
    assert "https://example.org/%C3%A9" in leading
    uid = source.notes[1][2].uid
    assert any(each.endswith(f"?annotation={uid}") for each in leading)
    assert any("one two" in text and "four" in text for text in words(out, "Note"))


def test_the_same_notes_give_the_same_bytes(journal: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "one.docx", tmp_path / "two.docx"
    DocxExporter().write(journal, first)
    DocxExporter().write(journal, second)
    assert first.read_bytes() == second.read_bytes()
    properties = docx.Document(str(first)).core_properties
    assert str(properties.modified) == "2026-03-09 04:05:07+00:00", "when a note was changed last"
    with zipfile.ZipFile(first) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_an_export_that_nobody_changed_is_replaced(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out)
    DocxExporter().write(source, out)
    opened = docx.Document(str(out))
    opened.add_paragraph("My own words.")
    opened.save(str(out))
    with pytest.raises(ScholiastError, match="there already"):
        DocxExporter().write(source, out)
    assert docx.Document(str(out)).paragraphs[-1].text == "My own words."


def test_what_xml_forbids_is_replaced_and_told(source: Any, tmp_path: Path) -> None:
    source.notes[2] = [replace(source.notes[2][0], note="bell \x07 and \x0b \ufffe", tags=("a\x01",))]
    out = tmp_path / "notes.docx"
    written = DocxExporter().write(source, out)
    assert written.left_out == (LeftOut(Altered.CONTROLS, 4),)
    assert "bell \ufffd and \ufffd \ufffd" in words(out, "Note")


def test_nothing_is_left_behind_when_the_library_fails_in_the_middle(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out)
    before = out.read_bytes()
    source.paragraph = None
    with pytest.raises(TypeError):
        DocxExporter().write(source, out)
    assert out.read_bytes() == before
    assert os.listdir(tmp_path) == ["notes.docx"]  # noqa: PTH208 - names


def test_a_library_without_notes_gives_a_report_that_opens(source: Any, tmp_path: Path) -> None:
    source.notes = {}
    DocxExporter().write(source, tmp_path / "notes.docx")
    assert words(tmp_path / "notes.docx", "Subtitle") == ["0 notes on 0 articles"]


def test_citations_are_in_the_style_that_was_chosen(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out, ExportOptions(style="numeric"))
    assert "x = y [2, ¶ 1]" in words(out, "Quote")
    assert words(out, "Bibliography")[1].startswith("[2]")


def test_a_preview_shows_its_words(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out)
    text = readable([out])
    assert text.startswith("Notes and quotations\n9 notes on 2 articles\n")
    assert "Compare with last year.\n•\tone\n•\ttwo\n" in text


def test_one_article_gives_the_report_its_name(source: Any, tmp_path: Path) -> None:
    del source.notes[1]
    DocxExporter().write(source, tmp_path / "notes.docx")
    assert words(tmp_path / "notes.docx", "Title") == ["Notes on “=1+1”"]


def test_lines_from_right_to_left_are_set_so(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.docx"
    DocxExporter().write(source, out)
    found = {
        "".join(each.itertext()): each.find(f"{W}pPr/{W}bidi") is not None
        for each in part(out, "word/document.xml").iter(f"{W}p")
    }
    assert found["اجتماع"]
    assert not found["x = y (“=1+1”, ¶ 1)"]
