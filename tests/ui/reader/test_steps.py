"""The caret's steps: never inside a letter, always further, through every script and over every end."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from desktop.model import Block, BlockKind
from desktop.text.offsets import Utf16Map
from ui.reader.page import Page
from ui.reader.records import Head
from ui.reader.steps import By, line_step, step, stop_at
from ui.reader.style import ReaderStyle

SCRIPTS = [
    "The Azerbaijan Army in Baku\tand Astara, ",
    "مرحبا بالعالم ",
    "שלום עולם. ",
    "漢字かな交じり文。",
    "😀👩🏽\u200d🚀 🇦🇿 ",
    "e\u0301a\u0308o\u0323 ",
    "12,5 %. ",
    "\n",
    "\n\n",
]
mixed = st.lists(st.sampled_from(SCRIPTS), max_size=16).map("".join)


def shown(style: ReaderStyle, text: str, blocks: tuple[Block, ...] = ()) -> Page:
    page = Page(style)
    page.resize(420, 500)
    page.show(Head("A head"), text, blocks)
    return page


def letters(text: str) -> set[int]:
    """Return the code points where Unicode lets a caret stand."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units, found, at = Utf16Map(text), {0}, 0
    while (at := finder.toNextBoundary()) >= 0:
        found.add(units.to_code_point(at))
    return found


def walk(page: Page, start: int, by: By, way: int) -> list[int]:
    found = [start]
    while (there := step(page, found[-1], by, way)) != found[-1]:
        assert (there - found[-1]) * way > 0
        found.append(there)
    return found


@settings(deadline=None, max_examples=60)
@given(mixed, st.sampled_from([By.LETTER, By.WORD, By.SENTENCE, By.PARAGRAPH]))
def test_a_walk_never_stops_inside_a_letter_and_ends_at_the_ends(
    style: ReaderStyle, text: str, by: By
) -> None:
    page = shown(style, text)
    first, last = stop_at(page, 0), stop_at(page, len(text))
    there, back = walk(page, first, by, 1), walk(page, last, by, -1)
    assert (there[0], there[-1], back[-1]) == (first, last, first)
    assert {*there, *back} <= letters(text)


@settings(deadline=None, max_examples=40)
@given(mixed)
def test_letters_are_walked_alike_in_both_directions_and_none_is_left_out(
    style: ReaderStyle, text: str
) -> None:
    page = shown(style, text)
    there = walk(page, stop_at(page, 0), By.LETTER, 1)
    assert walk(page, there[-1], By.LETTER, -1) == there[::-1]
    drawn = {
        at for laid, _ in page.visible() for part in laid.piece.parts for at in range(part.start, part.end)
    }
    assert letters(text) & drawn <= set(there)


@settings(deadline=None, max_examples=40)
@given(mixed, st.integers(0, 400), st.floats(0, 400))
def test_lines_are_walked_down_and_up_again(style: ReaderStyle, text: str, start: int, x: float) -> None:
    page = shown(style, text)
    at = stop_at(page, min(start, len(text)))
    assert at in letters(text)
    for way in (1, -1):
        for _line in range(60):
            at = line_step(page, at, x, way)
            assert at in letters(text)
        assert at == step(page, at, By.TEXT, way)


@settings(deadline=None, max_examples=40)
@given(mixed, st.integers(0, 400))
def test_the_ends_of_a_line_are_on_the_line(style: ReaderStyle, text: str, start: int) -> None:
    page = shown(style, text)
    at = stop_at(page, min(start, len(text)))
    low, high = (step(page, at, By.LINE_EDGE, way) for way in (-1, 1))
    assert low <= at <= high or not text.strip() or unicodedata.category(text[at - 1]) == "Zs"
    assert {low, high} <= letters(text)
    for edge in (low, high):
        assert step(page, edge, By.LINE_EDGE, -1) == low


def test_what_is_not_drawn_is_stepped_over(style: ReaderStyle) -> None:
    text = "A **bold** word.\n\n- an item\n- another"
    hidden = {"hidden": [[2, 4], [8, 10]]}
    item = text.index("- an")
    blocks = (
        Block(0, 16, BlockKind.PARAGRAPH, 0, hidden),
        Block(item, item + 9, BlockKind.LIST, 1, None),
        Block(item + 10, len(text), BlockKind.LIST, 1, None),
    )
    page = shown(style, text, blocks)
    there = walk(page, stop_at(page, 0), By.LETTER, 1)
    assert not {3, 9, item, item + 1} & set(there)
    assert walk(page, len(text), By.PARAGRAPH, -1) == [len(text), text.index("another"), item + 2, 0]


def test_a_long_line_that_is_cut_is_walked_as_one(style: ReaderStyle) -> None:
    text = "word " * 2_000
    page = shown(style, text)
    assert walk(page, 3_985, By.LETTER, 1)[:40] == list(range(3_985, 4_025))
    assert walk(page, 4_020, By.WORD, -1)[:10] == list(range(4_020, 3_970, -5))


def test_an_article_without_text_has_one_place(style: ReaderStyle) -> None:
    page = shown(style, "")
    for by in By:
        assert step(page, 0, by, 1) == step(page, 0, by, -1) == stop_at(page, 0) == 0
    assert line_step(page, 0, 10, 1) == 0
