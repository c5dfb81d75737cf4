"""Sheets of paper: every line stands on one of them, and every note that fits stands beside its passage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import Block, BlockKind
from ui.reader.faces import Faces
from ui.reader.pieces import Pieces
from ui.reader.records import AnnotationMark, Head
from ui.reader.sheets import SideNote, beside, sheets
from ui.reader.style import ReaderStyle

WIDTH, HEIGHT, SPACING = 400, 500, 14.0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 300), max_size=30))
def test_every_line_stands_on_one_sheet_in_order_and_none_beyond_its_end(
    style: ReaderStyle, lengths: list[int]
) -> None:
    text = "\n\n".join("word " * length for length in lengths)
    pieces, faces = Pieces(Head("A head", "By me"), text, ()), Faces(style)
    made = list(sheets(pieces, faces, width=WIDTH, height=HEIGHT, spacing=SPACING))
    lines = [line for sheet in made for line in sheet.lines]
    assert [line.number for line in lines if line.number == 0] == [0] * len(pieces)
    assert len(lines) == sum(len(line.laid.lines) for line in lines if line.number == 0)
    for sheet in made:
        assert all(line.top + line.laid.face.line <= HEIGHT for line in sheet.lines)
        tops = [line.top for line in sheet.lines]
        assert tops == sorted(tops)
    assert [sheet.start for sheet in made[1:]] == [sheet.end for sheet in made[:-1]]


def test_an_article_without_a_word_has_one_sheet(style: ReaderStyle) -> None:
    assert len(list(sheets(Pieces(Head(""), "", ()), Faces(style), width=9, height=9, spacing=1.0))) == 1


@pytest.mark.parametrize("before", range(12, 24))
def test_a_heading_never_stands_alone_at_the_end_of_a_sheet(style: ReaderStyle, before: int) -> None:
    text = "line\n\n" * before + "A heading\n\n" + "words " * 200
    at = text.index("A heading")
    blocks = [Block(at, at + 9, BlockKind.HEADING, 2)]
    pieces = Pieces(Head(""), text, blocks)
    for sheet in sheets(pieces, Faces(style), width=WIDTH, height=HEIGHT, spacing=SPACING):
        assert sheet.lines[-1].laid.piece.kind is not BlockKind.HEADING


def notes(heights: list[int]) -> list[SideNote]:
    mark = AnnotationMark(1, 0, 9, (), ("tag",))
    made = [SideNote("1", mark, family="", width=10_000) for _height in heights]
    for note, height in zip(made, heights, strict=True):
        note.lines = note.lines[:1] * height
    return made


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3_000)), max_size=12))
def test_notes_beside_a_text_keep_their_order_and_never_overlap(pairs: list[tuple[int, int]]) -> None:
    made, tops, height = notes([lines for lines, _ in pairs]), sorted(top for _, top in pairs), 4_000
    places = beside(made, tops, height=height)
    shown = [place for place in places if place is not None]
    assert places[: len(shown)] == shown
    assert all(place >= 0 for place in shown)
    ends = [place + note.height for place, note in zip(shown, made, strict=False)]
    assert all(end <= place for end, place in zip(ends, shown[1:], strict=False))
    assert all(end <= height for end in ends)
    if len(shown) < len(made):
        assert sum(note.height for note in made[: len(shown) + 1]) > height


@pytest.mark.usefixtures("qapp")
def test_a_note_alone_stands_at_its_passage() -> None:
    assert beside(notes([2]), [700], height=4_000) == [700]
