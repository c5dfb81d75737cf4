"""Titles before a person's name: found before it and at its start, never part of the words around."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from desktop.text.honours import after_titles, titles_of


def span_of(text: str, name: str) -> Span:
    start = text.index(name)
    return Span(start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Azerbaijani President Ilham Aliyev said", "Ilham Aliyev", "President"),
        ("Azerbaijani President Ilham Aliyev said", "President Ilham Aliyev", "President"),
        ("Col. Gen. Zakir Hasanov", "Zakir Hasanov", "Colonel General"),
        ("Prime Minister Dr. Ali Asadov", "Ali Asadov", "Prime Minister Doctor"),
        ("Vice\u00a0President  Mehriban Aliyeva", "Mehriban Aliyeva", "President"),
        ("Foreign Minister\nJeyhun Bayramov", "Jeyhun Bayramov", "Foreign Minister"),
        ("The President\n\nIlham Aliyev was born", "Ilham Aliyev", None),
        ("presidents met Ilham Aliyev", "Ilham Aliyev", None),
        ("Lamajor Smith", "Smith", None),
        ("Ilham Aliyev, the president", "Ilham Aliyev", None),
        ("President", "President", None),
    ],
)
def test_titles_stand_before_a_name_or_at_its_start(text: str, name: str, titles: str | None) -> None:
    assert titles_of(text, span_of(text, name)) == titles


@given(st.text(max_size=200), st.data())
def test_what_is_left_of_a_name_lies_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert start <= after_titles(text, Span(start, end)) <= end
    found = titles_of(text, Span(start, end))
    assert found is None or found.strip() == found != ""


def test_a_long_row_of_titles_is_no_trouble() -> None:
    text = "President " * 50_000 + "Aliyev"
    span = Span(0, len(text))
    assert text[after_titles(text, span) :] == "Aliyev"
