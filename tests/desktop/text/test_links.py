"""Links name a place and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.links import Link, article_link, parse_link

LIBRARY = "0193a000-0000-7000-8000-00000000c0de"
ARTICLE = "0193a000-0000-7000-8000-000000000001"
ANNOTATION = "0193b000-0000-7000-8000-000000000002"


@given(st.uuids(), st.uuids(), st.none() | st.uuids())
def test_a_link_comes_back_as_what_it_was_made_of(library: Any, article: Any, annotation: Any) -> None:
    uid = str(annotation) if annotation else None
    assert parse_link(article_link(str(library), str(article), uid)) == Link(str(library), str(article), uid)


def test_a_link_in_capitals_is_the_same_link() -> None:
    link = article_link(LIBRARY, ARTICLE, ANNOTATION)
    assert parse_link(link.upper()) == parse_link(link)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "scholiast://",
        f"http://{LIBRARY}/article/{ARTICLE}",
        f"scholiast://{LIBRARY}/article/{ARTICLE}/",
        f"scholiast://{LIBRARY}/article/{ARTICLE}\n",
        f" scholiast://{LIBRARY}/article/{ARTICLE}",
        f"scholiast://{LIBRARY}/article/{ARTICLE}?annotation=",
        f"scholiast://{LIBRARY}/article/{ARTICLE}?annotation={ANNOTATION}&delete=1",
        f"scholiast://{LIBRARY}/article/../{ARTICLE}",
        f"scholiast://{LIBRARY[:-1]}/article/{ARTICLE}",
        f"scholiast://{LIBRARY}/delete/{ARTICLE}",
        f"scholiast://user@{LIBRARY}/article/{ARTICLE}",
        f"scholiast://{LIBRARY[:-1]}\u0661/article/{ARTICLE}",
    ],
)
def test_anything_else_is_no_link(text: str) -> None:
    assert parse_link(text) is None
