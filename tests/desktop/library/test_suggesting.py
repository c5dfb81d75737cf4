"""Names of one town are suggested as the same, beside names that are alike."""

import pytest

from desktop.library.suggesting import suggest_all
from desktop.model import Kind
from desktop.text.names import entity_key
from desktop.text.suggestions import suggest

Row = tuple[int, int, str, str, str]


def rows(kind: Kind, *names: str) -> list[Row]:
    return [(at, at, name, entity_key(name, kind), kind.value) for at, name in enumerate(names, start=1)]


@pytest.mark.parametrize(("one", "other"), [("Bombay", "Mumbai"), ("Peking", "Beijing"), ("Kiev", "Kiew")])
def test_two_names_of_one_town_are_suggested(one: str, other: str) -> None:
    ((first, second, score, why),) = suggest_all(rows(Kind.PLACE, one, other, "Baku"))
    assert (first, second) == (1, 2)
    assert score > 0.9
    assert why in {"two names of one town", "names are alike"}


def test_towns_of_one_name_and_names_of_other_kinds_are_not() -> None:
    assert suggest_all(rows(Kind.PLACE, "Mumbai", "Delhi", "Springfield", "Nowhere")) == []
    assert suggest_all(rows(Kind.PERSON, "Bombay", "Mumbai")) == []


def test_what_is_the_same_already_is_not_suggested_and_fresh_names_alone_are_looked_for() -> None:
    first, second, third = rows(Kind.PLACE, "Bombay", "Mumbai", "Saigon")
    merged = (first[0], second[1], *first[2:])
    assert suggest_all([merged, second, third]) == []
    assert suggest_all([first, second, third], fresh={3}) == []
    assert [pair[:2] for pair in suggest_all([first, second, third], fresh={2})] == [(1, 2)]


def test_names_that_are_alike_are_suggested_as_before() -> None:
    names = rows(Kind.PERSON, "Ilham Aliyev", "Ilham Aliev", "I. Aliyev")
    assert suggest_all(names) == suggest(names)
