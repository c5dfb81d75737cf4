"""Paragraphs of plain text."""

from itertools import pairwise
from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.paragraphs import paragraphs

PROSE = "Units of both armies met on the coast to practise crossing a river under fire. " * 4


def slices(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text)]


def test_lines_between_blank_lines_are_one_paragraph_when_they_were_wrapped() -> None:
    first, second = fill(PROSE, 72), fill(PROSE, 72)
    assert slices(f"{first}\n\n  \n{second}\n") == [first, second]


def test_long_lines_are_a_paragraph_each_without_blank_lines() -> None:
    assert slices(f"{PROSE}\n{PROSE}") == [PROSE.strip(), PROSE.strip()]


def test_short_lines_and_list_items_stay_apart() -> None:
    assert slices("Title\nBy Ann Example\nBaku") == ["Title", "By Ann Example", "Baku"]
    items = [f"- item number {n} of a list whose lines are of about one length" for n in range(3)]
    assert slices("\n".join(items)) == items


def test_white_space_around_a_paragraph_is_not_part_of_it() -> None:
    assert slices("\n\n   Indented.  \n\t\n") == ["Indented."]
    assert slices(" \n\t\n") == []


@given(st.text(alphabet=st.sampled_from("ab .-\n\t\u2028\U0001f600"), max_size=300))
def test_paragraphs_hold_every_visible_character_once_and_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join("".join(slices(text)).split()) == "".join(text.split())
