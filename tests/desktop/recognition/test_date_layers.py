"""Dates by the house guideline, and those that the model passes over."""

import pytest

from desktop.model import Kind
from desktop.recognition.dates import add_dates, leave_no_dates, trim_dates
from tests.desktop.recognition.marking import after


@pytest.mark.parametrize("text", ["47-year-old", "the age of 92", "monthly", "years", "annual", "21"])
def test_ages_frequencies_and_bare_units_are_no_dates(text: str) -> None:
    assert after(leave_no_dates, text, (text, Kind.DATE)) == []


@pytest.mark.parametrize("text", ["eight months", "June 15", "1992", "yesterday", "early August"])
def test_dates_and_durations_stay(text: str) -> None:
    assert after(leave_no_dates, text, (text, Kind.DATE)) == [(text, Kind.DATE)]


@pytest.mark.parametrize(
    ("model", "dates"),
    [
        ("late February", ["February"]),
        ("mid-August", ["August"]),
        ("last Friday", ["Friday"]),
        ("the end of 2019", ["2019"]),
        ("September this year", ["September"]),
        ("the academic year 2021-2022", ["2021-2022"]),
        ("April 27 and May 25", ["April 27", "May 25"]),
        ("January and April", ["January", "April"]),
        ("July 19, 2022", ["July 19, 2022"]),
        ("last week", ["last week"]),
        ("the end of the year", ["the end of the year"]),
        ("the past eight months", ["the past eight months"]),
    ],
)
def test_a_date_stands_without_what_qualifies_it(model: str, dates: list[str]) -> None:
    assert after(trim_dates, f"x {model} y", (model, Kind.DATE)) == [(date, Kind.DATE) for date in dates]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("between January and May", ["January", "May"]),
        ("he came in 1489 with", ["1489"]),
        ("on Friday, June 3, 2016, or", ["Friday, June 3, 2016"]),
        ("in the 1980s, since 2019", ["1980s", "2019"]),
        ("from 1977-1979, in 2005-06", ["1977-1979", "2005-06"]),
        ("from July 20 to 26", ["July 20 to 26"]),
        ("24–26 February 2022", ["24–26 February 2022"]),
        ("in 2,000 cases, by 1500 per cent, in 2000-page May may", []),
    ],
)
def test_written_dates_are_found_without_the_model(text: str, dates: list[str]) -> None:
    assert after(add_dates, text) == [(date, Kind.DATE) for date in dates]


def test_a_year_of_a_range_gives_way_to_the_range_but_no_other_name_does() -> None:
    text = "in 1977-1979 under Act 1990-91"
    names = [("1977", Kind.DATE), ("1979", Kind.DATE), ("Act 1990-91", Kind.LAW)]
    assert after(add_dates, text, *names) == [("1977-1979", Kind.DATE), ("Act 1990-91", Kind.LAW)]
