"""Links name a place and nothing else, and a note keeps them as plain Markdown."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.links import (
    Link,
    LinkKind,
    article_link,
    link_to,
    links_in,
    markdown_link,
    parse_link,
    plain_label,
    without_addresses,
)

LIBRARY = "0193a000-0000-7000-8000-00000000c0de"
ARTICLE = "0193a000-0000-7000-8000-000000000001"
ANNOTATION = "0193b000-0000-7000-8000-000000000002"


@given(st.uuids(), st.uuids(), st.none() | st.uuids())
def test_a_link_comes_back_as_what_it_was_made_of(library: Any, article: Any, annotation: Any) -> None:
    uid = str(annotation) if annotation else None
    link = parse_link(article_link(str(library), str(article), uid))
    assert link == Link(str(library), LinkKind.ARTICLE, str(article), uid)
    assert link.note == uid


@given(st.uuids(), st.sampled_from(LinkKind), st.uuids())
def test_a_link_of_any_kind_comes_back(library: Any, kind: LinkKind, uid: Any) -> None:
    link = parse_link(link_to(str(library), kind, str(uid)))
    assert link == Link(str(library), kind, str(uid))
    assert link.note == (str(uid) if kind is LinkKind.NOTE else None)


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
        f"scholiast://{LIBRARY}/note/{ARTICLE}?annotation={ANNOTATION}",
        f"scholiast://{LIBRARY}/tag/{ARTICLE}?merge={ANNOTATION}",
        f"scholiast://{LIBRARY}/entity",
        f"scholiast://user@{LIBRARY}/article/{ARTICLE}",
        f"scholiast://{LIBRARY[:-1]}\u0661/article/{ARTICLE}",
    ],
)
def test_anything_else_is_no_link(text: str) -> None:
    assert parse_link(text) is None


@given(st.text(), st.text(), st.sampled_from(LinkKind), st.uuids())
def test_a_link_in_a_note_is_found_with_its_words_and_its_place(
    around: str, label: str, kind: LinkKind, uid: Any
) -> None:
    label += "w"  # a label without words is the address
    written = markdown_link(label, link_to(LIBRARY, kind, str(uid)))
    before = after = re.sub(r"[\[\]\\()]", "", around)
    (found,) = links_in(before + written + after)
    assert found.label == " ".join(label.split())
    assert found.link == Link(LIBRARY, kind, str(uid))
    assert (found.span.start, found.span.end) == (len(before), len(before) + len(written))


@given(st.text(alphabet=r"[]()\*_`< scholiast:/0-9"))
def test_no_text_is_too_strange_to_be_looked_through(note: str) -> None:
    assert list(links_in(note)) == []


def test_a_label_is_one_line_that_markdown_leaves_alone() -> None:
    assert markdown_link("*Ferries* [2005]\nof Baku", "a:b") == r"[\*Ferries\* \[2005\] of Baku](a:b)"
    assert plain_label(r"\*Ferries\* \[2005\]") == "*Ferries* [2005]"


def test_a_note_is_read_without_the_addresses_of_its_links() -> None:
    note = f"See {markdown_link('a [b]', link_to(LIBRARY, LinkKind.TAG, ARTICLE))} and [web](https://x.org)."
    assert without_addresses(note) == "See [a [b]] and [web](https://x.org)."
    assert without_addresses("plain") == "plain"


def test_a_note_may_hold_addresses_that_lead_elsewhere() -> None:
    note = f"[the web](https://example.org) and [here]({link_to(LIBRARY, LinkKind.TAG, ARTICLE)})"
    assert [each.label for each in links_in(note)] == ["here"]
