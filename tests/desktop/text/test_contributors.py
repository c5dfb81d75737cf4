"""Who wrote an article: from one line to names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.contributors import Contributor, contributors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Aliyev, Ilham", ["Aliyev|Ilham"]),
        ("Ilham Aliyev", ["Aliyev|Ilham"]),
        ("By Jane Doe", ["Doe|Jane"]),
        ("Jane Doe, John Smith and Ludwig van der Berg", ["Doe|Jane", "Smith|John", "van der Berg|Ludwig"]),
        ("Aliyev, Ilham, Doe, Jane", ["Aliyev|Ilham", "Doe|Jane"]),
        ("Aliyev, Ilham; Doe, Jane", ["Aliyev|Ilham", "Doe|Jane"]),
        ("van Gogh, Vincent", ["van Gogh|Vincent"]),
        ("d'Ancona, Matthew", ["d'Ancona|Matthew"]),
        ("Mohammed bin Salman", ["bin Salman|Mohammed"]),
        ("Martin Luther King, Jr.", ["King|Martin Luther|Jr."]),
        ("Jane Doe, staff writer", ["Doe|Jane"]),
        ("A and B", ["A", "B"]),
        ("Anadolu Agency", ["Anadolu Agency"]),
        ("AFP and Reuters", ["AFP", "Reuters"]),
        ("Jane Doe, Reuters", ["Doe|Jane", "Reuters"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("Acme News, Inc.", ["Acme News, Inc."]),
        ("The Editors", ["The Editors"]),
        ("إلهام علييف", ["إلهام علييف"]),
        ("李明", ["李明"]),
        ("", []),
        (" \u2028 ", []),
        (None, []),
    ],
)
def test_a_line_is_read_as_the_names_it_has(line: str | None, names: list[str]) -> None:
    assert [_shown(each) for each in contributors(line)] == names


def _shown(name: Contributor) -> str:
    return name.literal or "|".join(filter(None, (name.family, name.given, name.suffix)))


@given(st.text())
def test_any_line_is_read_and_no_name_is_empty(line: str) -> None:
    for name in contributors(line):
        assert bool(name.literal) != bool(name.family)
