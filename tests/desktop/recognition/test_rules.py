"""Without a model a text still has its dates and countries, in its own language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Kind
from desktop.recognition.rules import Rules


def found(language: str | None, text: str) -> list[tuple[str, Kind]]:
    (mentions,) = Rules(language).find([text])
    assert all(each.source == "rules 1" for each in mentions)
    return [(text[each.start : each.end], each.kind) for each in mentions]


@pytest.mark.parametrize(
    ("language", "text", "dates", "places"),
    [
        (
            "de", "Am 5. Dezember 2022 in Deutschland, im März 2023 in Österreich.",
            ["5. Dezember 2022", "März 2023"], ["Deutschland", "Österreich"],
        ),
        ("fr", "Le 1er mai 2021, puis le 12 juin, en Allemagne.", ["1er mai 2021", "12 juin"], ["Allemagne"]),
        ("es", "El 5 de diciembre de 2022 en España.", ["5 de diciembre de 2022"], ["España"]),
        ("az", "5 dekabr 2022, Türkiyə və Gürcüstan", ["5 dekabr 2022"], ["Türkiyə", "Gürcüstan"]),
        ("ru", "Встреча 5 декабря 2022 в Москве. Россия и Турция.", ["5 декабря 2022"], ["Россия", "Турция"]),
        ("ar", "في 5 ديسمبر 2022 في فرنسا", ["5 ديسمبر 2022"], ["فرنسا"]),
        ("zh", "2022年12月5日在法国", ["2022年12月5日"], ["法国"]),
        (None, "2022-12-05, 05.12.2022, 5/12/2022, 1.2.3", ["2022-12-05", "05.12.2022", "5/12/2022"], []),
    ],
)  # fmt: skip
def test_dates_and_countries_are_those_of_the_language(
    language: str | None, text: str, dates: list[str], places: list[str]
) -> None:
    names = found(language, text)
    assert [words for words, kind in names if kind is Kind.DATE] == dates
    assert [words for words, kind in names if kind is Kind.PLACE] == places


def test_months_alone_parts_of_words_and_addresses_are_nothing() -> None:
    assert (
        found(
            "de",
            "Der Mai ist da. Schweizer Käse, Japanisch, a@Japan.example, https://Peru.example/2022-12-05",
        )
        == []
    )


def test_a_language_that_nobody_knows_has_dates_in_figures() -> None:
    assert found("qqq", "Baku 2022-12-05 France") == [("2022-12-05", Kind.DATE)]


@given(st.text(max_size=200), st.sampled_from(["de", "zh", "ar", "th", None]))
def test_places_in_any_text_lie_in_it_in_order_and_never_over_each_other(
    text: str, language: str | None
) -> None:
    (mentions,) = Rules(language).find([text])
    last = 0
    for each in mentions:
        assert last <= each.start < each.end <= len(text)
        last = each.end
