"""The web page, read by a strict parser."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ScholiastError
from desktop.exporting.html import HtmlExporter
from desktop.extensions.export import Altered, ExportOptions, Feature, LeftOut
from desktop.model import Block, BlockKind, Tag, TagId
from tests.desktop.exporting.conftest import (
    TEXT,
    MemorySource,
    anchor_at,
    make_annotation,
    make_article,
)

H = "{http://www.w3.org/1999/xhtml}"
LOADING = {"img", "script", "link", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}
WAYS = ("article", "tag", "text")


def page(source: Any, out: Path, by: str = "article") -> Element:
    """Return a written page as a parser reads it that takes offence at everything."""
    HtmlExporter().write(source, out, ExportOptions(by=by))
    parser = html5lib.HTMLParser(strict=True)
    read: Element = parser.parse(out.read_bytes(), transport_encoding="utf-8")
    return read


def named(root: Element, name: str, kind: str = "") -> Iterator[Element]:
    for each in root.iter(f"{H}{name}"):
        if not kind or kind in each.get("class", "").split():
            yield each


def text_of(element: Element) -> str:
    return "".join(element.itertext())


@pytest.fixture
def coloured(journal: Any) -> Any:
    uid = "0193d000-0000-7000-8000-00000000000"
    journal.codebook = [
        Tag(TagId(1), f"{uid}1", "place", None, "#e0b13c", None, "Where <it> is.", 2, 2),
        Tag(TagId(2), f"{uid}2", "1984", None, "#5aab6b", None, "", 1, 1),
    ]
    return journal


@pytest.mark.parametrize("by", WAYS)
def test_the_page_is_the_one_kept(coloured: Any, tmp_path: Path, matches_golden: Any, by: str) -> None:
    out = tmp_path / "notes.html"
    page(coloured, out, by)
    matches_golden(out, f"html/{by}.html")


@pytest.mark.parametrize("by", WAYS)
def test_the_page_loads_nothing_and_its_links_tell_nobody(coloured: Any, tmp_path: Path, by: str) -> None:
    out = tmp_path / "notes.html"
    root = page(coloured, out, by)
    assert {each.tag.removeprefix(H) for each in root.iter() if isinstance(each.tag, str)} & LOADING == set()
    assert [each for each in root.iter() if {"src", "style", "srcset"} & set(each.keys())] == []
    assert "url(" not in out.read_text(encoding="utf-8")
    assert "@import" not in out.read_text(encoding="utf-8")
    outside = [each for each in named(root, "a") if not each.get("href", "").startswith("#")]
    assert outside
    for each in outside:
        assert each.get("rel") == "noreferrer"
        assert each.get("href", "").partition(":")[0] in {"http", "https", "scholiast"}


def test_the_policy_lets_in_the_style_of_the_page_alone(coloured: Any, tmp_path: Path) -> None:
    root = page(coloured, tmp_path / "notes.html")
    (style,) = named(root, "style")
    digest = b64encode(hashlib.sha256(text_of(style).encode()).digest()).decode()
    (policy,) = (each.get("content", "") for each in named(root, "meta") if each.get("http-equiv"))
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.parametrize("by", WAYS)
def test_every_link_within_the_page_leads_somewhere(coloured: Any, tmp_path: Path, by: str) -> None:
    root = page(coloured, tmp_path / "notes.html", by)
    ids = [each.get("id", "") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    inner = {each.get("href", "")[1:] for each in named(root, "a") if each.get("href", "").startswith("#")}
    assert inner
    assert inner <= set(ids)


def test_quotations_come_back_character_by_character(coloured: Any, tmp_path: Path) -> None:
    root = page(coloured, tmp_path / "notes.html")
    written = [
        [text_of(each) for each in quote if each.get("class") != "citation"]
        for quote in named(root, "blockquote", "quote")
    ]
    notes = [*coloured.notes[1], *coloured.notes[2]]
    assert written == [
        [line for line in each.anchor.quote.split("\n") if line.strip()] for each in notes if each.anchor
    ]
    tags = [text_of(each) for each in named(root, "span", "tag")]
    assert tags == [tag for each in (*notes, *coloured.journal) for tag in each.tags]


def test_in_the_text_every_passage_is_marked_and_numbered(coloured: Any, tmp_path: Path) -> None:
    root = page(coloured, tmp_path / "notes.html", "text")
    first, _second = named(root, "div", "text")
    marked = "".join(text_of(each) for each in named(first, "mark"))
    covered = set()
    for each in coloured.notes[1]:
        if each.anchor and each.anchor.lies:
            covered |= set(range(each.anchor.start, each.anchor.end))
    assert "".join(marked.split()) == "".join("".join(TEXT[at] for at in sorted(covered)).split())
    assert [text_of(each) for each in named(first, "a", "number")]
    numbers = {each.get("id") for each in named(root, "aside") if each.get("id")}
    assert numbers == {f"note{number}" for number in range(1, 7)}, "a plain highlight needs no note beside it"
    shown = "".join(text_of(each) for each in first if each.tag == f"{H}p")
    assert re.sub(r"\d", "", "".join(shown.split())) == re.sub(r"\d", "", "".join(TEXT.split()))


def test_the_parts_of_a_text_are_what_they_are(source: Any, tmp_path: Path) -> None:
    text = "=1+1\n\nBy Ada\n\nHead\n\nitem\n\n- signed\n\nsaid"
    kinds = ("title", "byline", "heading", "list", "list", "quote")
    lines = text.split("\n\n")
    starts = [text.index(line) for line in lines]
    source.texts[2] = text
    source.kinds[2] = [
        Block(start, start + len(line), BlockKind(kind), 1)
        for start, line, kind in zip(starts, lines, kinds, strict=True)
    ]
    source.notes = {2: [replace(source.notes[2][0], anchor=anchor_at(text, 0, 2))]}
    root = page(source, tmp_path / "notes.html", "text")
    (section,) = (each for each in named(root, "section") if each.get("id") == "section1")
    heading = next(named(section, "h2"))
    assert text_of(heading) == "=11+1", "the title stands once, with its passage and its number"
    (body,) = named(section, "div", "text")
    shown = [(each.tag.removeprefix(H), each.get("class"), text_of(each)) for each in body]
    assert shown[1:] == [
        ("p", "small", "By Ada"),
        ("h3", None, "Head"),
        ("p", "item dotted", "item"),
        ("p", "item", "- signed"),
        ("blockquote", None, "said"),
    ]


def test_each_article_says_its_language(source: Any, tmp_path: Path) -> None:
    source.chosen[1] = replace(source.chosen[1], language='ar"x')
    root = page(source, tmp_path / "notes.html")
    assert [each.get("lang") for each in named(root, "section")][:2] == ["en", 'ar"x']


def test_what_html_forbids_is_replaced_and_told(source: Any, tmp_path: Path) -> None:
    source.notes[2] = [replace(source.notes[2][0], note="bell \x07, \x85 and \ufdd0", tags=("a\x01",))]
    out = tmp_path / "notes.html"
    written = HtmlExporter().write(source, out)
    assert written.left_out == (LeftOut(Feature.PLACES, 8), LeftOut(Altered.CONTROLS, 4))
    assert "bell \ufffd, \ufffd and \ufffd" in out.read_text(encoding="utf-8")


def test_the_texts_hold_the_exact_places_and_quotations_do_not(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.html"
    assert HtmlExporter().write(source, out).left_out == (LeftOut(Feature.PLACES, 8),)
    assert HtmlExporter().write(source, out, ExportOptions(by="text")).left_out == ()


def test_only_a_page_of_our_own_is_replaced(source: Any, tmp_path: Path) -> None:
    out = tmp_path / "notes.html"
    page(source, out)
    first = out.read_bytes()
    page(source, out)
    assert out.read_bytes() == first
    out.write_text("<!doctype html>\n<title>Mine</title>", encoding="utf-8")
    with pytest.raises(ScholiastError, match="there already"):
        page(source, out)


def test_a_library_without_notes_gives_a_page(source: Any, tmp_path: Path) -> None:
    source.notes = {}
    assert text_of(next(named(page(source, tmp_path / "notes.html"), "h1"))) == "Notes and quotations"


anything = st.text(st.characters() | st.sampled_from("<>&\"'\r\n\t\x00*_`[]()#-"), max_size=40)


@given(st.tuples(anything, anything, anything), st.sampled_from(WAYS))
def test_no_text_can_break_out_of_the_page(
    tmp_path_factory: pytest.TempPathFactory, texts: tuple[str, str, str], by: str
) -> None:
    title, note, tag = texts
    article = make_article(1, title, author=note, url=tag)
    text = f"{note}x{title}"
    notes = [
        make_annotation(1, article, anchor_at(text, 0, len(note) + 1), note=note, tags=(tag,) if tag else ()),
        make_annotation(2, article, None, note=title),
    ]
    root = page(MemorySource([article], {1: text}, {1: notes}), tmp_path_factory.mktemp("any") / "a.html", by)
    body = {each.tag.removeprefix(H) for each in root.iter() if isinstance(each.tag, str)}
    assert body & LOADING == set()
    assert all(each.get("href", "#").partition(":")[0] != "javascript" for each in named(root, "a"))
