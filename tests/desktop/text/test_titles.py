"""Titles, bylines and dates read from text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.bylines import HeadLine, read_dateline, read_head_line
from desktop.text.dates import read_date
from desktop.text.titles import first_sentence, shortened, title_for


def test_a_text_without_headline_is_called_by_its_first_sentence_and_not_by_its_byline() -> None:
    text = "By Ann Example\n\nDr. Ann Smith of the U.S. Army spoke. She left."
    assert title_for(text, "x.txt") == "Dr. Ann Smith of the U.S. Army spoke."


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = title_for("word " * 60, "x.txt")
    assert title.endswith("word…")
    assert len(title) <= 100


def test_a_text_without_words_is_called_by_its_file() -> None:
    assert title_for(" \n*** \n", "/home/ann/Field notes.txt") == "Field notes"


def test_a_sentence_ends_in_other_scripts_too() -> None:
    assert first_sentence("هل وصل القطار؟ نعم.") == "هل وصل القطار؟"
    assert first_sentence("火车到了。我们走吧。") == "火车到了。"


@given(st.text(max_size=400), st.integers(min_value=2, max_value=120))
def test_a_shortened_text_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("By Ann Example", HeadLine(author="Ann Example")),
        (
            "By Ann Example and R. W. O'Neil, Reuters",
            HeadLine(author="Ann Example, R. W. O'Neil", source="Reuters"),
        ),
        ("By Ann Example in Baku", HeadLine(author="Ann Example")),
        ("by Ludwig van Example | 5 December 2022", HeadLine(author="Ludwig van Example", date="2022-12-05")),
        ("By Ann Example, Staff Writer", HeadLine(author="Ann Example")),
        ("Author: ann", HeadLine(author="ann")),
        ("Source: Azernews", HeadLine(source="Azernews")),
        ("Published: Monday, December 5, 2022 10:30 GMT", HeadLine(date="2022-12-05")),
        ("https://example.org/a", HeadLine(url="https://example.org/a")),
        ("  Title: A day at sea", HeadLine(title="A day at sea", title_start=9)),
        ("By Train Through Europe", None),
        ("By early 2005 the net could have two new domain names.", None),
        ("2022", None),
        ("Source: " + "x" * 200, None),
        ("", None),
    ],
)
def test_a_line_before_the_text_is_read_or_left_alone(line: str, read: HeadLine | None) -> None:
    assert read_head_line(line) == read


def test_a_dateline_gives_its_agency_and_its_date_only_with_a_year() -> None:
    assert read_dateline("BAKU, December 5 (Reuters) - The army") == HeadLine(source="Reuters")
    assert read_dateline("LONDON, Dec. 5, 2022 (AP) — The army") == HeadLine(source="AP", date="2022-12-05")
    assert read_dateline("NATO - what it is") is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-12-05T10:00:00+04:00", "2022-12-05"),
        ("5th of May 1999", "1999-05-05"),
        ("05.12.2022", "2022-12-05"),
        ("14/04/2022", "2022-04-14"),
        ("03/04/2022", None),
        ("31 February 2022", None),
        ("December 2022", "2022-12"),
        ("2022-13", None),
        ("2022", "2022"),
        ("yesterday", None),
    ],
)
def test_a_date_is_read_or_refused(text: str, date: str | None) -> None:
    assert read_date(text) == date
