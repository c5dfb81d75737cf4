"""Selections grow by characters, words, sentences and paragraphs, whatever the script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from ui.reader.selection import Selection, Unit, unit_at

TEXT = "In Baku 😀 they met. It’s the second “sentence” here.\n\nA new paragraph."


def words(text: str, position: int, unit: Unit) -> str:
    span = unit_at(text, position, unit)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("position", "unit", "expected"),
    [
        (3, Unit.WORD, "Baku"),
        (6, Unit.WORD, "Baku"),
        (8, Unit.WORD, "😀"),
        (21, Unit.WORD, "It’s"),
        (5, Unit.SENTENCE, "In Baku 😀 they met."),
        (22, Unit.SENTENCE, "It’s the second “sentence” here."),
        (22, Unit.PARAGRAPH, "In Baku 😀 they met. It’s the second “sentence” here."),
        (len(TEXT), Unit.WORD, "."),
        (len(TEXT), Unit.PARAGRAPH, "A new paragraph."),
    ],
)
def test_a_unit_is_found_around_a_position(position: int, unit: Unit, expected: str) -> None:
    assert words(TEXT, position, unit) == expected


def test_a_drag_over_words_takes_whole_words_in_both_directions() -> None:
    selection = Selection()
    selection.text = "one two three four"
    selection.begin(9, Unit.WORD)
    selection.extend(15)
    assert selection.span == Span(8, 18)
    selection.extend(1)
    assert selection.span == Span(0, 13)
    selection.extend(9)
    assert selection.span == Span(8, 13)


def test_a_drag_over_characters_ends_where_the_pointer_is() -> None:
    selection = Selection()
    selection.text = "one two three four"
    selection.begin(5)
    selection.extend(2)
    assert selection.span == Span(2, 5)
    selection.extend(9)
    assert selection.span == Span(5, 9)
    selection.clear()
    selection.select(Span(1, 4))
    selection.extend(6)
    assert selection.span == Span(1, 6)


def test_a_cleared_selection_is_none() -> None:
    selection = Selection()
    selection.text = "one two"
    selection.begin(2, Unit.WORD)
    selection.clear()
    assert selection.span is None


@given(st.text(max_size=40), st.integers(0, 40), st.sampled_from(Unit))
def test_every_unit_lies_inside_the_text_around_its_position(text: str, position: int, unit: Unit) -> None:
    place = min(position, len(text))
    span = unit_at(text, place, unit)
    assert 0 <= span.start <= place <= max(span.end, len(text))
    assert span.start <= span.end <= len(text)


def test_a_key_moves_the_free_end_exactly_and_the_ends_can_be_turned() -> None:
    selection = Selection()
    selection.text = "one two three four"
    selection.begin(9, Unit.WORD)
    selection.reach(15)
    assert selection.span == Span(8, 15)
    selection.turn()
    assert (selection.span, selection.caret) == (Span(8, 15), 8)
    selection.reach(4)
    assert selection.span == Span(4, 15)
    selection.turn()
    selection.reach(17)
    assert selection.span == Span(4, 17)
    selection.stand(3)
    assert (selection.span, selection.caret) == (None, 3)
