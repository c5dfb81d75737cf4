"""The articles' texts for Word, with comments where the notes are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ScholiastError
from desktop.exporting.observing import ObservedSource
from desktop.exporting.word.commented import DocxCommentsExporter
from desktop.extensions.export import Altered, Feature, LeftOut
from desktop.model import AnchorState, Block, BlockKind
from tests.desktop.exporting.conftest import (
    TEXT,
    MemorySource,
    anchor_at,
    make_annotation,
    make_article,
)
from tests.desktop.exporting.word_files import commented, part


def write(source: Any, out: Path) -> Path:
    DocxCommentsExporter().write(source, out)
    return out


def said(path: Path) -> dict[str, tuple[str, str, str]]:
    """Return by its number who wrote each comment, their initials, and its words."""
    return {
        str(each.comment_id): (each.author, each.initials, "\n".join(p.text for p in each.paragraphs))
        for each in docx.Document(str(path)).comments
    }


def test_every_annotation_is_a_comment_on_its_words(source: Any, tmp_path: Path) -> None:
    out = write(source, tmp_path / "texts.docx")
    whole, *passages = source.notes[1]
    lying = [each for each in passages if each.anchor.lies]
    ordered = sorted(lying, key=lambda each: (each.anchor.start, -each.anchor.end, each.id))
    orphans = [each for each in passages if not each.anchor.lies]
    expected = [whole, *ordered, *orphans, *source.notes[2]]
    covered, comments = commented(out), said(out)
    assert len(covered) == len(comments) == 9
    for number, each in enumerate(expected):
        quote = each.anchor.quote if each.anchor else 'CON: "Baku" / *exercise* #1?'
        assert covered[str(number)].split() == quote.split()
        author, initials, text = comments[str(number)]
        assert (author, initials) == ("Ana", "A")
        assert text.endswith(f"Tags: {'; '.join(each.tags)}" if each.tags else text)
    assert comments["3"][2] == "Compare with last year.\n•\tone\n•\ttwo\nTags: place"
    assert comments["2"][2] == "Highlighted"


def test_the_text_is_whole_and_set_as_what_it_is(source: Any, tmp_path: Path) -> None:
    text = "The title\n\nHead\n\nSome words.\n\nitem\n\n- signed\n\nsaid"
    kinds = (
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.LIST,
        BlockKind.QUOTE,
    )
    lines = text.split("\n\n")
    starts = [text.index(line) for line in lines]
    source.texts[2] = text
    source.kinds[2] = [
        Block(start, start + len(line), kind, 1)
        for start, line, kind in zip(starts, lines, kinds, strict=True)
    ]
    source.notes = {2: [replace(source.notes[2][0], anchor=anchor_at(text, 0, 14))]}
    source.notes[2].append(replace(source.notes[2][0], anchor=None, note="On all of it"))
    out = write(source, tmp_path / "texts.docx")
    found = [(each.style.name, each.text) for each in docx.Document(str(out)).paragraphs]
    assert found == [
        ("Heading 1", "The title"),
        ("Heading 2", "Head"),
        ("Normal", "Some words."),
        ("List Bullet", "item"),
        ("List Paragraph", "- signed"),
        ("Block Text", "said"),
    ]
    assert sorted(commented(out).values()) == ["The title", "The title\nHea"]


def test_a_note_whose_place_is_a_guess_says_so(source: Any, tmp_path: Path) -> None:
    source.notes = {
        2: [replace(source.notes[2][0], anchor=anchor_at("x = y", 0, 1, AnchorState.UNCERTAIN), by="")]
    }
    comments = said(write(source, tmp_path / "texts.docx"))
    assert comments == {"0": ("Unknown", "U", "-1\nTags: place\nThe place of this note is uncertain.")}


def test_a_passage_in_a_text_without_words_is_a_comment_on_the_title(source: Any, tmp_path: Path) -> None:
    source.texts[2], source.notes = " \n ", {2: [replace(source.notes[2][0], anchor=anchor_at(" \n ", 0, 2))]}
    assert commented(write(source, tmp_path / "texts.docx")) == {"0": "=1+1"}


def test_a_folder_has_a_file_for_each_article_with_notes(source: Any, tmp_path: Path) -> None:
    folder = write(source, tmp_path / "texts")
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["=1+1 - 00000002.docx", "CON Baku exercise 1 - 00000001.docx"]
    assert set(said(folder / names[0])) == {"0"}
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    source.chosen[1] = replace(source.chosen[1], title="Another title")
    write(source, folder)
    assert sorted(each.name for each in folder.iterdir()) == names, "the name stays with the article"
    source.notes[2] = []
    write(source, folder)
    assert said(folder / names[0]) == {}
    assert (folder / names[1]).read_bytes() == before[names[1]]


def test_a_file_that_was_answered_in_is_kept_beside_the_new_one(source: Any, tmp_path: Path) -> None:
    folder = write(source, tmp_path / "texts")
    path = folder / "=1+1 - 00000002.docx"
    opened = docx.Document(str(path))
    opened.add_paragraph("An answer.")
    opened.save(str(path))
    write(source, folder)
    assert docx.Document(str(path)).paragraphs[-1].text == "An answer."
    assert (folder / f"=1+1 - {source.chosen[1].uid}.docx").exists()
    with pytest.raises(ScholiastError, match="there already"):
        write(source, path)


def test_memos_are_named_as_left_out(journal: Any, tmp_path: Path) -> None:
    observed = ObservedSource(journal)
    write(observed, tmp_path / "texts.docx")
    assert observed.left_out(DocxCommentsExporter.carries) == [LeftOut(Feature.MEMOS, 4)]


def test_the_same_notes_give_the_same_bytes(source: Any, tmp_path: Path) -> None:
    one, two = write(source, tmp_path / "one.docx"), write(source, tmp_path / "two.docx")
    assert one.read_bytes() == two.read_bytes()


def test_what_xml_forbids_is_replaced_and_told_once(source: Any, tmp_path: Path) -> None:
    source.texts[2] = "x\x0b= y"
    anchor = anchor_at("x\x0b= y", 0, 4)
    source.notes = {2: [replace(source.notes[2][0], anchor=anchor)]}
    written = DocxCommentsExporter().write(source, tmp_path / "texts.docx")
    assert written.left_out == (LeftOut(Altered.CONTROLS, 1),)
    assert commented(tmp_path / "texts.docx") == {"0": "x\ufffd= "}


def test_a_file_in_the_place_of_the_folder_is_refused(source: Any, tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("mine", encoding="utf-8")
    with pytest.raises(ScholiastError, match="not a folder"):
        write(source, tmp_path / "texts")


def test_a_library_without_notes_gives_a_file_that_opens(source: Any, tmp_path: Path) -> None:
    source.notes = {}
    out = write(source, tmp_path / "texts.docx")
    assert docx.Document(str(out)).paragraphs[0].text == "There are no notes."


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), min_size=1, max_size=8))
def test_comments_lie_on_their_words_however_they_overlap(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
) -> None:
    article = make_article(1, "Any")
    notes = [
        make_annotation(
            number, article, anchor_at(TEXT, start, min(start + length, len(TEXT))), note=str(number)
        )
        for number, (start, length) in enumerate(places, start=1)
    ]
    out = tmp_path_factory.mktemp("any") / "texts.docx"
    write(MemorySource([article], {1: TEXT}, {1: notes}), out)
    covered = {said(out)[number][2]: words.split() for number, words in commented(out).items()}
    assert covered == {each.note: each.anchor.quote.split() for each in notes if each.anchor}
    assert len(part(out, "word/comments.xml")) == len(notes)
