"""Saved web pages: the article, its structure and its facts, from the page's bytes alone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableError
from desktop.importing.html import HtmlImporter
from desktop.importing.page_article import agreement
from desktop.model import BlockKind, ImportedArticle

SENTENCES = (
    "The soldiers of both armies crossed the river at dawn and built a bridge before noon, officers said. "
    "Farmers from the villages nearby came to watch and asked whether the bridge could stay. "
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Example News"},
        {
            "@type": ["NewsArticle"],
            "headline": "River &amp; bridge",
            "author": [
                {"@type": "Person", "name": "By Ann Example"},
                {"@type": "Organization", "name": "Desk"},
                "Bo Do",
            ],
            "datePublished": "2022-12-05T23:30:00+04:00",
            "publisher": {"@type": "Organization", "name": "Example News"},
            "mainEntityOfPage": {"@id": "https://news.example/river"},
            "inLanguage": "en-GB",
        },
    ],
}


def page(head: str = "", body: str = "") -> str:
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(9))
    inner = body or "".join(f"<p>{SENTENCES}{n}</p>" for n in range(6))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>River | Example News</title>{head}</head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>River &amp; bridge</h1>{inner}</article>"
        "<footer><p>Copyright Example News</p></footer></body></html>"
    )


def read(source: str | bytes, codec: str | None = None) -> ImportedArticle:
    data = source.encode() if isinstance(source, str) else source
    (article,) = HtmlImporter().read(data, "a.html", codec=codec)
    return article


def slices(article: ImportedArticle, kind: BlockKind) -> list[str]:
    return [article.text[each.start : each.end] for each in article.blocks if each.kind is kind]


def test_the_article_is_taken_without_menu_and_footer() -> None:
    article = read(page())
    assert article.text.count("The soldiers of both armies") == 6
    assert "Section 3" not in article.text
    assert "Copyright" not in article.text
    assert article.warnings == ()


def test_linked_data_speaks_before_everything_else() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    meta = '<meta property="og:title" content="Other"><meta name="author" content="Somebody Else">'
    article = read(page(meta + '<script type="application/ld+json">{broken</script>' + script))
    assert (article.title, article.author) == ("River & bridge", "Ann Example, Bo Do")
    assert (article.date, article.source) == ("2022-12-05", "Example News")
    assert (article.url, article.language) == ("https://news.example/river", "en")


def test_open_graph_and_meta_elements_speak_next() -> None:
    article = read(
        page(
            '<meta property="og:title" content="River &amp; bridge - Example News">'
            '<meta property="og:site_name" content="Example News"><meta name="author" content="Ann Example">'
            '<meta property="article:published_time" content="2022-12-05T10:00:00Z">'
            '<link rel="canonical" href="https://news.example/river">'
        )
    )
    assert (article.title, article.author, article.source) == (
        "River & bridge",
        "Ann Example",
        "Example News",
    )
    assert (article.date, article.url) == ("2022-12-05", "https://news.example/river")


def test_structure_becomes_blocks_at_the_right_places() -> None:
    body = (
        f"<p>{SENTENCES} 😀 See <a href='https://far.example/x'>the far bank</a> of <b>Baku</b>.</p>"
        f"<h2>The bridge</h2><p>{SENTENCES}</p><blockquote><p>{SENTENCES}It held.</p></blockquote>"
        f"<ul><li>{SENTENCES}one</li><li>{SENTENCES}two</li></ul><p>{SENTENCES}</p>"
    )
    article = read(page(body=body))
    assert slices(article, BlockKind.TITLE) == ["River & bridge"]
    assert slices(article, BlockKind.HEADING) == ["The bridge"]
    assert slices(article, BlockKind.LINK) == ["the far bank"]
    assert slices(article, BlockKind.QUOTE) == [f"{SENTENCES}It held."]
    assert slices(article, BlockKind.LIST) == [f"{SENTENCES}one", f"{SENTENCES}two"]
    assert "😀 See the far bank of Baku." in slices(article, BlockKind.PARAGRAPH)[0]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<meta charset="windows-1251">', "utf-8-sig"),
        ('<meta charset="utf-8">', "cp1251"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_what_the_bytes_are_whatever_the_page_declares(head: str, encoding: str) -> None:
    russian = "Совместные учения начались пятого декабря, сообщает министерство обороны. " * 3
    source = page(head, "".join(f"<p>{russian}</p>" for _ in range(4)))
    assert "Совместные учения начались" in read(source.encode(encoding)).text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<!DOCTYPE html><html><body><img src='a.png'></body></html>", "<"]
)
def test_a_page_without_an_article_is_refused_with_a_sentence(source: str) -> None:
    with pytest.raises(UnreadableError, match=r"^No article was found"):
        read(source)


def test_pathological_pages_are_refused_or_read_but_do_not_hang() -> None:
    with pytest.raises(UnreadableError):
        read("<b>" * 1_000_001)
    nested = "<html><body>" + "<div>" * 200_000 + f"<p>{SENTENCES}</p>"
    with pytest.raises(UnreadableError):
        read(nested)


def test_pages_are_known_by_suffix_or_by_how_they_begin() -> None:
    importer = HtmlImporter()
    assert importer.accepts("a.HTM", b"<p>Text")
    assert importer.accepts("page", b"\n<!-- saved -->\n<!DOCTYPE HTML><html>")
    assert importer.accepts("page", b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">')
    assert importer.accepts("page", "<html>".encode("utf-16"))
    assert not importer.accepts("page", b"<!-- -->" * 500)
    assert not importer.accepts("a.html", b"\x89PNG\x00\x00\x00")
    assert not importer.accepts("a.txt", b"A text about <html>")


def test_agreement_is_of_words_and_not_of_their_order() -> None:
    assert agreement("the river Kura", "Kura, the River") == 1.0
    assert agreement("river", "bridge") == agreement("", "") == 0.0


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("<>/\"'=&;pdivhtmlspan \nx😀!-[]\x00"), max_size=120)
    | st.binary(max_size=120)
)
def test_any_bytes_are_read_or_refused(source: str | bytes) -> None:
    data = source.encode() if isinstance(source, str) else source
    try:
        (article,) = HtmlImporter().read(b"<html><body><p>" + data, "a.html")
    except UnreadableError:
        return
    size = len(article.text)
    assert all(0 <= each.start < each.end <= size for each in article.blocks)
    assert [each.start for each in article.blocks] == sorted(each.start for each in article.blocks)
