"""A passage with what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from desktop.text.excerpts import LONGEST, around

TEXT = "The ferry left the harbour.\n\nIts captain said that the sea was calm, and that nobody was hurt."


def test_a_passage_keeps_its_neighbours_and_is_cut_between_words() -> None:
    start = TEXT.index("sea was calm")
    shown = around(TEXT, Span(start, start + 12), room=20)
    assert shown.text == "…said that the sea was calm, and that nobody…"
    assert shown.text[shown.start : shown.end] == "sea was calm"


def test_the_ends_of_a_text_are_not_cut() -> None:
    shown = around(TEXT, Span(0, 9))
    assert shown.text.startswith("The ferry left the harbour. ¶ Its captain")
    assert (shown.start, shown.end) == (0, 9)
    assert not shown.text.endswith("…")


def test_a_long_passage_is_cut_in_its_middle() -> None:
    text = "word " * 1_000
    shown = around(text, Span(0, len(text)))
    assert len(shown.text) < LONGEST + 10
    assert " … " in shown.text


@given(st.text(), st.data())
def test_the_words_of_a_short_passage_are_all_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, min(len(text), start + 300))))
    shown = around(text, span)
    words = shown.text[shown.start : shown.end].replace("¶", "").split()
    assert words == text[span.start : span.end].replace("¶", "").split()
