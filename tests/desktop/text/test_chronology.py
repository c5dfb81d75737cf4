"""Dates are read from the day an article was published; what cannot be known is left open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.chronology import DateClass, read_mention, read_moment

PUBLISHED = "2022-12-06"  # a Tuesday


@pytest.mark.parametrize(
    ("words", "kind", "edtf", "assumed"),
    [
        ("5 December 2022", DateClass.ABSOLUTE, "2022-12-05", False),
        ("Friday, July 22, 2022", DateClass.ABSOLUTE, "2022-07-22", False),
        ("the end of 2022", DateClass.ABSOLUTE, "2022", False),
        ("August of 2018", DateClass.ABSOLUTE, "2018-08", False),
        ("summer 2019", DateClass.ABSOLUTE, "2019-22", False),
        ("December 5", DateClass.MONTH_DAY, "2022-12-05", True),
        ("Monday, December 5", DateClass.MONTH_DAY, "2022-12-05", True),
        ("2 January", DateClass.MONTH_DAY, "2023-01-02", True),
        ("October this year", DateClass.MONTH_DAY, "2022-10", True),
        ("mid-August", DateClass.MONTH_DAY, "2022-08", True),
        ("last March", DateClass.MONTH_DAY, "2022-03", True),
        ("Monday", DateClass.WEEKDAY, "2022-12-05", True),
        ("on Tuesday", DateClass.WEEKDAY, "2022-12-06", True),
        ("last Tuesday", DateClass.WEEKDAY, "2022-11-29", True),
        ("next Monday", DateClass.WEEKDAY, "2022-12-12", True),
        ("Yesterday", DateClass.PUBLICATION, "2022-12-05", True),
        ("three days ago", DateClass.PUBLICATION, "2022-12-03", True),
        ("about two weeks ago", DateClass.PUBLICATION, "2022-11-21/2022-11-27", True),
        ("last year", DateClass.PUBLICATION, "2021", True),
        ("next month", DateClass.PUBLICATION, "2023-01", True),
        ("a decade ago", DateClass.PUBLICATION, "2012", True),
        ("the 1990s", DateClass.DECADE, "199X", False),
        ("the 20th century", DateClass.DECADE, "19XX", False),
        ("2020\u20132021", DateClass.RANGE, "2020/2021", False),
        ("2021/22", DateClass.RANGE, "2021/2022", False),
        ("between 2000 and 2020", DateClass.RANGE, "2000/2020", False),
        ("24-26 February 2022", DateClass.RANGE, "2022-02-24/2022-02-26", False),
        ("July 20 to 26", DateClass.RANGE, "2022-07-20/2022-07-26", True),
        ("two days later", DateClass.EVENT, None, False),
        ("the following day", DateClass.EVENT, None, False),
        ("forty years", DateClass.DURATION, None, False),
        ("several months", DateClass.DURATION, None, False),
        ("Christmas Day", DateClass.OTHER, None, False),
        ("30 February", DateClass.MONTH_DAY, None, False),
    ],
)
def test_words_are_read_by_their_class(words: str, kind: DateClass, edtf: str | None, assumed: bool) -> None:  # noqa: FBT001 - a table
    moment = read_moment(words, PUBLISHED)
    assert (moment.kind, moment.edtf, moment.assumed) == (kind, edtf, assumed)
    assert (moment.earliest is None) == (edtf is None)


@pytest.mark.parametrize("words", ["Monday", "December 5", "yesterday", "last year", "July 20 to 26"])
def test_nothing_is_assumed_from_an_article_without_a_whole_date(words: str) -> None:
    assert read_moment(words, "2022").edtf is None
    assert read_moment(words, None).edtf is None


@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                ["the", "last", "next", "May", "december", "5", "31st", "2022", "0000", "week", "ago",
                 "century", "19th", "monday", "to", "-", "between", "and", "two", "year",
                 "1990s", "summer", "this"]
            ),
            max_size=6,
        ).map(" ".join),
    ),
    st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)),
)  # fmt: skip
def test_any_words_are_read_without_an_error_and_end_after_they_begin(words: str, published: date) -> None:
    moment = read_moment(words, published.isoformat())
    assert (moment.earliest is None) == (moment.latest is None) == (moment.edtf is None)
    assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest


@pytest.mark.parametrize(
    ("text", "date", "edtf"),
    [
        ("It rained last Tuesday in Lima", "Tuesday", "2022-11-29"),
        ("It rained on Tuesday in Lima", "Tuesday", "2022-12-06"),
        ("from next Monday on", "Monday", "2022-12-12"),
        ("in late February 2021", "February 2021", "2021-02"),
        ("since March this year", "March", "2022-03"),
        ("the last 2019 vintage", "2019", "2019"),
        ("eight months", "eight months", None),
    ],
)
def test_a_date_is_read_with_what_qualifies_it_beside(text: str, date: str, edtf: str | None) -> None:
    start = text.index(date)
    assert read_mention(text, start, start + len(date), PUBLISHED).edtf == edtf
