"""Characters that a format forbids."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.exporting.printable import HTML, XML, PrintableSource
from desktop.extensions.export import Altered, LeftOut

BAD = "\x00\x0b\x1f"


@pytest.fixture
def hostile(journal: Any) -> Any:
    first = journal.notes[1][2]
    journal.chosen[0] = replace(journal.chosen[0], title=f"T{BAD}itle")
    journal.notes[1][2] = replace(
        first, note=f"no{BAD}te", tags=(f"t{BAD}",), anchor=replace(first.anchor, quote=f"q{BAD}")
    )
    journal.journal[0] = replace(journal.journal[0], title=f"m{BAD}")
    journal.texts[1] = f"{BAD}{journal.texts[1][3:]}"
    return journal


def everything(source: PrintableSource) -> list[Any]:
    articles = list(source.articles())
    return [
        articles,
        [(source.annotations(each), source.text(each), source.blocks(each)) for each in articles],
        source.memos(),
        [source.subject(each) for each in source.memos()],
        source.tags(),
    ]


def test_each_forbidden_character_is_replaced_and_counted_once(hostile: Any) -> None:
    source = PrintableSource(hostile, XML)
    found = repr(everything(source) + everything(source))
    assert not any(repr(sign)[1:-1] in found for sign in BAD)
    assert source.left_out == (LeftOut(Altered.CONTROLS, 3 * 6),)


def test_a_quotation_is_not_counted_where_the_text_is_written(hostile: Any) -> None:
    source = PrintableSource(hostile, XML, quotes=False)
    everything(source)
    assert source.left_out == (LeftOut(Altered.CONTROLS, 3 * 5),)


def test_what_may_be_written_stays_the_very_record_it_was(journal: Any) -> None:
    source = PrintableSource(journal, HTML)
    for article in source.articles():
        given, had = source.annotations(article), journal.notes.get(article.id, [])
        assert all(one is other for one, other in zip(given, had, strict=True))
    assert source.left_out == ()


@given(st.text(st.characters() | st.sampled_from("\x00\x08\x0b\x1f\ufffe\ufdd0\x85\U0001ffff"), max_size=30))
def test_what_is_left_can_be_written_and_is_as_long(text: str) -> None:
    cleaned = XML.sub("\ufffd", text)
    element = etree.Element("a")
    element.text = cleaned
    assert len(cleaned) == len(text)
    assert len(HTML.sub("\ufffd", text)) == len(text)


def test_lone_surrogates_are_replaced() -> None:
    assert XML.sub("?", "a\ud800b") == HTML.sub("?", "a\udfffb") == "a?b"
