"""The page: points and positions, the top line that stays, heights that become exact."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from desktop.model import Block, BlockKind, Kind, Span
from ui.reader.page import Page
from ui.reader.records import Head
from ui.reader.style import ReaderStyle

SCRIPTS = [
    "The Azerbaijan Army in Baku\tand Astara, ",
    "مرحبا بالعالم ",
    "שלום עולם ",
    "漢字かな交じり文。",
    "😀👩🏽\u200d🚀 🇦🇿 ",
    "e\u0301a\u0308o\u0323 ",
    "12,5 % ",
    "\n",
    "\n\n",
]
mixed = st.lists(st.sampled_from(SCRIPTS), max_size=25).map("".join)


def shown(style: ReaderStyle, text: str, *, height: int = 100_000) -> Page:
    page = Page(style)
    page.resize(560, height)
    page.show(Head("A head", "By me"), text, ())
    return page


def stops(page: Page) -> list[int]:
    """The positions where a caret can stand in front of a character that has a width."""
    found = []
    for laid, _top in page.visible():
        for part in laid.piece.parts:
            for position in range(part.start, part.end):
                unit = laid.drawn.to_drawn(position)
                line = laid.lines[laid.line_of(unit)]
                if laid.layout.isValidCursorPosition(unit) and any(
                    right - left > 0.5 for _, left, right in laid.boxes(unit, unit + 1)
                ):
                    assert line.textStart() <= unit
                    found.append(position)
    return found


@settings(deadline=None, max_examples=60)
@given(text=mixed, justify=st.booleans())
def test_a_position_leads_to_a_point_and_the_point_back_to_it(
    style: ReaderStyle, text: str, *, justify: bool
) -> None:
    page = shown(replace(style, justify=justify), text)
    for position in stops(page):
        point = page.point_of(position)
        assert point is not None
        assert page.position_at(point) == position


@pytest.mark.parametrize("text", ["مرحبا بالعالم، هذا نص", "שלום עולם"])
def test_a_paragraph_from_right_to_left_begins_at_the_right(style: ReaderStyle, text: str) -> None:
    page = shown(style, text)
    right = page.left + page.column
    assert page.rects(Span(0, 1))[0].right() == pytest.approx(right, abs=1)


def test_the_cells_of_a_table_stand_below_each_other(style: ReaderStyle) -> None:
    text = "a\tb\tc\na long first cell\tbb\tcc"
    page = Page(style)
    page.resize(560, 600)
    page.show(Head(""), text, [Block(0, len(text), BlockKind.TABLE)])
    lefts = [page.rects(Span(at, at + 1))[0].left() for at in (text.index("b"), text.index("bb"))]
    assert lefts[0] == lefts[1] > page.left + page.column / 4
    assert page.rects(Span(4, 5))[0].left() == page.rects(Span(len(text) - 2, len(text) - 1))[0].left()


def test_a_span_across_directions_is_boxed_where_its_letters_are(style: ReaderStyle) -> None:
    page = shown(style, "abc אבג def")
    assert len(page.rects(Span(2, 6))) == 2
    letters = [page.rects(Span(at, at + 1))[0].width() for at in range(11)]
    assert sum(rect.width() for rect in page.rects(Span(0, 11))) == pytest.approx(sum(letters), abs=1)


@given(mixed, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), max_size=40))
@settings(deadline=None)
def test_many_places_at_once_are_boxed_as_each_alone(
    style: ReaderStyle, text: str, spans: list[tuple[int, int]]
) -> None:
    places = [(start, start + length, Kind.PLACE) for start, length in spans]
    for laid, _top in shown(style, text).visible():
        alone = [(at, box) for at, place in enumerate(places) for box in laid.boxes_of(*place[:2])]
        assert laid.boxes_of_all(places) == alone


def test_points_beside_the_text_are_on_no_character(style: ReaderStyle) -> None:
    page = shown(style, "One line.")
    point = page.point_of(4)
    assert point is not None
    assert page.character_at(point) == 4
    assert page.character_at(QPointF(page.left + page.column - 2, point.y())) is None
    assert page.character_at(QPointF(point.x(), 99_000)) is None
    assert page.position_at(QPointF(0, 99_000)) == 0
    assert page.position_at(QPointF(page.width, 99_000)) == 9


def test_the_top_line_stays_when_the_width_or_the_type_changes(style: ReaderStyle) -> None:
    text = "\n\n".join(f"{number} " + "some words of a paragraph " * 30 for number in range(60))
    page = shown(style, text, height=400)
    page.go_to(text.index("40 some") + 300, 11.0)
    position, top = page.place()
    for width in (800, 380, 560):
        page.resize(width, 400)
        page.go_to(position, top)
        again, here = page.place()
        assert abs(again - position) < 120
        assert abs(here) < 60
    page.resize(560, 400)
    again, here = page.place()
    assert again == position
    assert here == pytest.approx(top, abs=0.01)


def test_exact_heights_above_do_not_move_what_is_visible(style: ReaderStyle) -> None:
    text = "\n\n".join("words " * (3 + number * 7 % 90) for number in range(300))
    page = shown(style, text, height=400)
    page.go_to(text.index("words", len(text) // 2))
    before, rects = page.place(), page.rects(Span(0, len(text)))
    maximum = page.maximum
    while page.refine(0.004):
        pass
    assert (page.place(), page.rects(Span(0, len(text)))) == (before, rects)
    assert page.maximum != maximum
    exact = page.maximum
    page.refine(0.004)
    assert page.maximum == exact


def test_the_way_to_a_near_passage_is_known_exactly(style: ReaderStyle) -> None:
    text = "\n\n".join("words " * (3 + number * 7 % 90) + f"end{number}" for number in range(300))
    page = shown(style, text, height=400)
    page.go_to(text.index("end150"))
    for name in ("end190", "end120", "end150"):
        position = text.index(name)
        page.scroll_by(page.distance_to(position))
        point = page.point_of(position)
        assert point is not None
        assert point.y() == pytest.approx(style.size * style.line_height / 2, abs=1)


def test_a_text_of_ten_million_characters_opens_at_once(style: ReaderStyle) -> None:
    text = ("Some words of a paragraph that is neither short nor long. " * 5 + "\n\n") * 34_000
    page = Page(style)
    began = time.thread_time()
    page.show(Head("Long"), text, ())
    page.go_to(len(text) // 2)
    assert page.visible()
    assert time.thread_time() - began < 0.5


def test_scrolling_down_and_up_again_comes_back_and_ends_at_the_ends(style: ReaderStyle) -> None:
    text = "\n".join("words " * 40 for _ in range(50))
    page = shown(style, text, height=400)
    start = page.place()
    for step in (37.5, 700, 4000, -4000, -700, -37.5):
        page.scroll_by(step)
    assert page.place()[0] == start[0]
    page.scroll_by(1e9)
    assert page.at_end
    assert page.value == page.maximum
    page.scroll_by(-1e9)
    assert page.value == 0
    page.go_to_end()
    assert page.at_end
    page.scroll_to(page.maximum // 2)
    assert 0 < page.value < page.maximum
    page.go_home()
    assert page.value == 0


def test_an_article_without_anything_has_a_page(style: ReaderStyle) -> None:
    page = Page(style)
    page.resize(300, 300)
    page.scroll_by(10)
    page.scroll_to(5)
    page.go_to(3)
    page.go_to_end()
    assert (page.value, page.maximum, page.place(), page.position_at(QPointF(1, 1))) == (0, 0, (0, 0.0), 0)
    assert page.distance_to(0) == 0
    assert not page.at_end
    assert not page.refine(0.001)


@pytest.mark.parametrize(
    "text",
    [
        "w" * 100_000,
        "e" + "\u0301" * 50_000,
        "\ud800 lone \udfff",
        "a\x00b",
        "one\u2028two\u2029three\x0b\x0c\x85",
        "\u202e\u2066 turned \u2069",
        " \t \n \u3000 ",
        "\n" * 10_000,
    ],
    ids=[
        "one word",
        "marks on one letter",
        "surrogates",
        "nul",
        "breaks",
        "controls",
        "blanks",
        "empty lines",
    ],
)
def test_odd_texts_are_laid_out_without_harm(style: ReaderStyle, text: str) -> None:
    page = shown(style, text, height=700)
    page.go_to(len(text) // 2)
    page.scroll_by(300)
    page.go_to_end()
    assert 0 <= page.position_at(QPointF(200, 200)) <= len(text)


def test_blocks_are_drawn_in_their_own_type(style: ReaderStyle) -> None:
    text = "Heading\nQuoted words\nitem\nplain"
    blocks = [
        Block(0, 7, BlockKind.HEADING, 1),
        Block(8, 20, BlockKind.QUOTE),
        Block(21, 25, BlockKind.LIST, 2),
    ]
    page = Page(style)
    page.resize(560, 900)
    page.show(Head(""), text, blocks)
    heading, quote, item, plain = (laid for laid, _ in page.visible())
    assert heading.face.font.pixelSize() > plain.face.font.pixelSize()
    assert heading.face.font.bold()
    assert 0 == plain.indent < quote.indent < item.indent
