"""How reports cite."""

from dataclasses import replace
from typing import Any

import pytest

from desktop.errors import NotFoundError
from desktop.exporting.citing import Citing
from desktop.text.note_blocks import Look
from tests.desktop.exporting.conftest import make_article

ARTICLE = replace(
    make_article(1, "Joint exercises", author="Fatima Hasanova"), source="Azernews", date="2022-12-05"
)


def words(runs: Any) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        ("", "(Fatima Hasanova, “Joint exercises”, Azernews, 5 December 2022, ¶ 2)"),
        ("author-date", "(Hasanova 2022, ¶ 2)"),
        ("numeric", "[1, ¶ 2]"),
    ],
)
def test_a_citation_is_in_the_style_and_always_in_brackets(style: str, cited: str) -> None:
    assert words(Citing(style, [ARTICLE]).cite(ARTICLE, 2)) == cited


def test_sources_have_the_looks_of_the_style() -> None:
    other = replace(make_article(2, "Another", author="Ada Lind"), source="The Wire", date="2001")
    one, two = Citing("author-date", [ARTICLE, other]).sources()
    assert words(one).startswith("Hasanova, Fatima")
    assert words(two).startswith("Lind, Ada")
    assert [run.text for run in one if Look.ITALIC in run.looks] == ["Azernews"]


def test_an_article_without_anything_is_untitled() -> None:
    nothing = replace(make_article(3, " "), source=None)
    citing = Citing("", [nothing])
    assert words(citing.cite(nothing, None)) == "(“Untitled”)"
    assert len(citing.sources()) == 1


def test_no_article_has_no_sources_and_an_unknown_style_is_told() -> None:
    assert Citing("", []).sources() == []
    with pytest.raises(NotFoundError, match="no citation style"):
        Citing("none such", [])
