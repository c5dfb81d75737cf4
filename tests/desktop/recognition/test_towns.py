"""Large towns are found in languages without a model where the words before speak of a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.rules import Rules
from desktop.recognition.towns import mark_towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Sie fuhr mit der Bahn nach Hamburg. Hamburg ist groß.", ["Hamburg", "Hamburg"]),
        ("Er war in München und in Essen, aber die Hamburger Zeitung nicht.", ["München", "Essen"]),
        ("Ils sont allés à Lyon, d'Istanbul à New York.", ["Lyon", "Istanbul", "New York"]),
        ("Vino desde Buenos Aires; Buenos Aires es grande.", ["Buenos Aires", "Buenos Aires"]),
        ("Han reste till Göteborg i Stockholm", ["Göteborg"]),
        ("Ana de Valencia und Ida von Essen in Bezug auf HAMBURG, in bahn und Köln", []),
        ("", []),
    ],
)
def test_a_large_town_is_found_where_it_is_spoken_of(text: str, towns: list[str]) -> None:
    assert [text[each.start : each.end] for each in mark_towns(text)][: len(towns) or None] == towns


def test_the_rules_say_that_they_found_it() -> None:
    (found,) = Rules("de").find(["Sie fuhr nach Hamburg und nach Deutschland."])
    assert [(each.start, each.end, each.source) for each in found] == [
        (14, 21, "rules 1"),
        (31, 42, "rules 1"),
    ]


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    whole = f"in {text} in Hamburg"
    found = mark_towns(whole)
    assert all(0 <= each.start < each.end <= len(whole) for each in found)
    assert [(each.start, each.end) for each in found] == sorted({(each.start, each.end) for each in found})
