"""Texts that no one meant to be read: the reader shows them all, and none takes it a second."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF

from desktop.model import Block, BlockKind, Span
from ui.reader.hidden import hidden_name
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head

TEXTS = {
    "nothing": "",
    "white space": " " * 100_000,
    "empty lines": "\n" * 1_000_000,
    "lone surrogates": "x\ud800y\udfffz " * 1_000,
    "NUL": "a\x00b\x00 " * 1_000,
    "line separators": "line\u2028another\u2029third\x85 fourth\x0b\x0c " * 500,
    "marks of direction": "abc \u202edef\u202c \u2067\u05e9\u05dc\u2069 \u200e\u200f " * 1_000,
    "directions that never end": "\u202e" * 5_000 + "text",
    "isolates that never end": "\u2067" * 20_000 + "text",
    "50,000 marks on one letter": "Words before. a" + "\u0301" * 50_000 + " and after.\n\nNext",
    "joiners without an end": "\U0001f469\u200d" * 20_000,
    "half flags": "\U0001f1e6" * 30_001,
    "tabs": "\t" * 50_000 + "a\tb " * 5_000,
    "one word": "x" * 100_000,
    "one Arabic word": "\u0628" * 100_000,
    "a paragraph without spaces": "\u6f22\u5b57" * 50_000,
}


@pytest.mark.parametrize("signs", [False, True], ids=["plain", "with signs"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_shown_marked_and_selected_in_less_than_a_second(
    pane: ReaderPane, text: str, *, signs: bool
) -> None:
    view = pane.view
    view.set_style(replace(view.page.style, signs=signs))
    end, middle = len(text), len(text) // 2
    marks = [AnnotationMark(at, at, at + 9, ("#e0b040",)) for at in range(0, min(end, 3_000), 50)]
    begun = time.thread_time()
    view.show_article(Head("Bad input"), text, ())
    view.set_annotations(marks)
    view.viewport().repaint()
    view.select_all()
    view.viewport().repaint()
    view._show_card(QPoint(300, 200))
    view.page.position_at(QPointF(300, 200))
    view.reveal(Span(middle, min(middle + 1, end)), smooth=False)
    view.viewport().repaint()
    view.page.go_to_end()
    view.scroll_by(0)
    view.viewport().repaint()
    assert time.thread_time() - begun < 1.0
    assert view.selected_text() == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_pieces_of_any_text_leave_out_nothing_but_white_space(pane: ReaderPane, text: str) -> None:
    pane.view.show_article(Head(""), text, ())
    pieces = pane.view.page.pieces
    spans = [pieces.span(index) for index in range(len(pieces))]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_blocks_and_marks_beyond_the_end_are_drawn_as_far_as_there_is_text(pane: ReaderPane) -> None:
    text = "A short text."
    pane.view.show_article(
        Head("Short"), text, [Block(0, 900, BlockKind.QUOTE), Block(700, 900, BlockKind.LIST)]
    )
    pane.view.set_annotations([AnnotationMark(1, 5, 10_000), AnnotationMark(2, 800, 900)])
    pane.view.select(Span(3, 5_000))
    pane.view.grab()
    assert pane.view.selected_text() == text[3:]


def test_a_sign_stands_where_a_hidden_character_does_and_is_named(pane: ReaderPane) -> None:
    view = pane.view
    text = "left \u200f right \u00ad soft"
    view.show_article(Head("Signs"), text, ())
    plain = view.grab().toImage()
    view.set_style(replace(view.page.style, signs=True))
    assert view.grab().toImage() != plain
    assert hidden_name("\u200f") == "U+200F RIGHT-TO-LEFT MARK"
    assert hidden_name("\x00") == "U+0000"
    assert hidden_name("a") == ""
