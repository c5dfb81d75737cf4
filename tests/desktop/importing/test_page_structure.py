"""Pages read by their own elements: short ones, hand-made ones, and those an extractor joins."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableError
from desktop.importing.html import HtmlImporter
from desktop.importing.page_structure import own_body
from desktop.importing.page_tree import parse_page
from desktop.model import BlockKind, ImportedArticle

SHORT = (
    "<h1>T</h1><p>One sentence in Baku.</p><h2>Sub</h2><ul><li>a</li><li>b</li></ul>"
    "<blockquote>q</blockquote><p>Two 😀 <a href='https://x.example/a'>link</a>.</p>"
)
AROUND = (
    "<header><p>Masthead words</p></header><nav><a href='/'>Home</a></nav>{}<aside><p>Related</p></aside>"
    "<script>var secret = 1;</script><style>p {{ color: red }}</style>"
    "<form><p>Subscribe</p><input></form><div class='cookie-banner'><p>We use cookies</p></div>"
    "<div role='navigation'><p>Sections</p></div><p hidden>Not drawn</p><footer><p>Copyright</p></footer>"
)
SENTENCE = "The soldiers of both armies crossed the river at dawn and built a bridge before noon. "


def read(body: str, head: str = "<title>T - Site</title>") -> ImportedArticle:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (article,) = HtmlImporter().read(page.encode(), "a.html")
    return article


def shown(article: ImportedArticle) -> list[tuple[BlockKind, int, str]]:
    return [(each.kind, each.level, article.text[each.start : each.end]) for each in article.blocks]


@pytest.mark.parametrize(
    "marked", ["{}", "<article>{}</article>", "<main>{}</main>", "<div><div>{}</div></div>"]
)
@pytest.mark.parametrize("around", ["{}", AROUND])
def test_a_page_of_a_few_sentences_keeps_its_structure(marked: str, around: str) -> None:
    article = read(around.format(marked.format(SHORT)))
    assert article.text == "T\n\nOne sentence in Baku.\n\nSub\n\na\n\nb\n\nq\n\nTwo 😀 link."
    assert (article.title, article.source) == ("T", "Site")
    assert shown(article) == [
        (BlockKind.TITLE, 0, "T"),
        (BlockKind.PARAGRAPH, 0, "One sentence in Baku."),
        (BlockKind.HEADING, 2, "Sub"),
        (BlockKind.LIST, 1, "a"),
        (BlockKind.LIST, 1, "b"),
        (BlockKind.QUOTE, 0, "q"),
        (BlockKind.PARAGRAPH, 0, "Two 😀 link."),
        (BlockKind.LINK, 0, "link"),
    ]
    assert article.blocks[-1].data == {"href": "https://x.example/a"}


@pytest.mark.parametrize("marked", ["{}", "<article>{}</article>"])
def test_a_plain_page_keeps_its_short_headings_items_and_code(marked: str) -> None:
    part = f"<h2>Part</h2><p>{SENTENCE}</p><ul><li>item</li></ul><blockquote>{SENTENCE}</blockquote>"
    article = read(AROUND.format(marked.format(f"<h1>Big day</h1>{part * 6}<p>Short.</p><pre>x\n  y</pre>")))
    kinds = [each.kind for each in article.blocks]
    assert [kinds.count(each) for each in (BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE)] == [6, 6, 6]
    assert article.text.endswith("Short.\n\nx\n  y")
    assert article.warnings == ()


def test_one_paragraph_under_a_menu_is_read_without_the_menu() -> None:
    assert read("<ul><li><a href='/1'>One</a></li></ul><nav>Home</nav><p>It rains.</p>").text.endswith(
        "It rains."
    )
    assert "Home" not in read("<nav>Home</nav><p>It rains in Baku.</p>").text


def test_lines_paragraphs_and_characters_are_those_a_browser_shows() -> None:
    article = read("<h1>T</h1><p>one<br>two&nbsp;&amp; &lt;b&gt;&#1;<br/><br>three</p>loose<br> <br>words")
    assert article.text == "T\n\none\ntwo\xa0& <b>\n\nthree\n\nloose\n\nwords"


def test_code_keeps_its_lines_and_pictures_have_no_words() -> None:
    article = read(
        "<h1>T</h1><pre>if a:\n    <b>b</b>\n\n    c</pre><figure><img src=a alt='Not text'>"
        "<figcaption>A caption.</figcaption></figure><svg><title>No</title></svg>"
    )
    assert article.text == "T\n\nif a:\n    b\n\n    c\n\nA caption."


def test_a_table_of_data_is_one_block_and_one_for_layout_is_none() -> None:
    data = read(
        "<h1>T</h1><p>See.</p><table><caption>Cap</caption><thead><tr><th>A<th>B</thead>"
        "<tr><td>1<br>2<td><p>l</p></table>"
    )
    assert shown(data)[-1] == (BlockKind.TABLE, 0, "Cap\nA\tB\n1 2\tl")
    layout = read(
        "<table><tr><td><a href=/>Home</a> | <a href=/b>Bo</a> | <a href=/c>Co</a></td>"
        f"<td><h1>T</h1><p>{SENTENCE}</p><p>Two.</p></td></tr></table>"
    )
    assert layout.text == f"T\n\n{SENTENCE.strip()}\n\nTwo."


def test_a_short_page_names_its_head_lines() -> None:
    article = read(f"<h1>T</h1><p>By Ann Example</p><p>5 December 2022</p><p>{SENTENCE}</p>")
    assert [each.kind for each in article.blocks[:3]] == [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BYLINE]
    assert (article.author, article.date, article.source) == ("Ann Example", "2022-12-05", "Site")


def test_links_are_followed_from_the_page_s_address() -> None:
    head = "<title>T</title><link rel=canonical href='https://news.example/a/b'>"
    article = read("<h1>T</h1><p>See <a href='../c'>there</a> and <a href='http://[x'>not</a>.</p>", head)
    links = [each.data["href"] for each in article.blocks if each.kind is BlockKind.LINK]
    assert links == ["https://news.example/c"]


def test_a_form_round_the_whole_page_hides_nothing() -> None:
    assert read(f"<form action=x><h1>T</h1><p>{SENTENCE}</p><button>Send</button></form>").text == (
        f"T\n\n{SENTENCE.strip()}"
    )


@pytest.mark.parametrize(
    "body", ["", "<h1>T</h1>", "<nav><a href='/'>Home</a></nav><h1>T</h1>", "<img alt='T'>"]
)
def test_a_page_with_only_a_title_is_refused_with_a_sentence(body: str) -> None:
    with pytest.raises(UnreadableError, match=r"^This page has a title but no text"):
        read(body)


@pytest.mark.parametrize("depth", [100, 260, 1_000, 1_900])
def test_what_is_nested_deeply_is_read(depth: int) -> None:
    inner = f"<h1>T</h1><p>{SENTENCE}</p><ul><li>one</li></ul>"
    article = read("<div>" * depth + inner + "</div>" * depth)
    assert article.text == f"T\n\n{SENTENCE.strip()}\n\none"
    assert shown(article)[-1] == (BlockKind.LIST, 1, "one")


@pytest.mark.parametrize("tag", ["div", "span", "ul", "blockquote", "table"])
def test_what_is_nested_deeper_than_anybody_writes_is_refused_with_the_reason(tag: str) -> None:
    with pytest.raises(UnreadableError, match="nested too deeply"):
        read(f"<{tag}>" * 5_000 + f"<p>{SENTENCE}</p>")


def test_a_short_extract_of_a_long_page_is_to_be_checked() -> None:
    teaser = f"<article><h1>T</h1>{f'<p>{SENTENCE}</p>' * 3}</article>"
    rest = "".join(f"<section class='related'><p>{SENTENCE}{each}</p></section>" for each in range(40))
    article = read(teaser + rest)
    assert article.warnings[0].startswith("Please check this page")


def test_xhtml_is_read_as_it_is_meant() -> None:
    page = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de-AT">'
        '<head><script src="a.js"/><title>Titel</title></head><body>'
        "<h1>Titel</h1><p>Köln&#160;ist.</p></body></html>"
    )
    (article,) = HtmlImporter().read(page.encode(), "a.xhtml")
    assert (article.text, article.title, article.language) == ("Titel\n\nKöln\xa0ist.", "Titel", "de")


BLOCKS = [
    "p",
    "h1",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "div",
    "section",
    "table",
    "tr",
    "td",
    "pre",
]
INLINE = ["b", "span", "a href='https://x.example'", "em", "code", "custom-element"]
WORDS = st.from_regex(r"w[a-z0-9]{1,6}😀?", fullmatch=True).map(" {} ".format)
TREES = st.recursive(
    WORDS | st.sampled_from(["<br>", " ", "\n", "<script>no</script>", "<nav>no</nav>", "<hr>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(BLOCKS + INLINE),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(deadline=None)
@given(st.lists(TREES, max_size=5))
def test_every_word_of_a_page_is_in_one_block_whatever_its_elements(parts: list[str]) -> None:
    source = "".join(parts)
    body = own_body(parse_page(f"<html><body><main>{source}</main></body></html>")).body
    places = [(each.start, -each.end) for each in body.blocks]
    assert places == sorted(places)
    assert all(0 <= each.start < each.end <= len(body.text) for each in body.blocks)
    pieces = [body.text[each.start : each.end] for each in body.blocks if each.kind is not BlockKind.LINK]
    assert "\n\n".join(pieces) == body.text
    assert body.text.split() == re.findall(r"\bw[a-z0-9]+😀?", re.sub(r"<[^>]*>", " ", source))


@settings(deadline=None, max_examples=50)
@given(st.lists(TREES, max_size=5))
@example(["<nav>no</nav>"])
def test_blocks_lie_in_the_text_and_say_what_the_page_says(parts: list[str]) -> None:
    source = "".join(parts)
    try:
        article = read(source)
    except UnreadableError:
        return
    words = set(re.findall(r"\bw[a-z0-9]+😀?", re.sub(r"<[^>]*>", " ", source)))
    places = [(each.start, -each.end) for each in article.blocks]
    assert places == sorted(places)
    for each in article.blocks:
        piece = article.text[each.start : each.end]
        assert piece
        assert piece.strip() == piece or each.kind is BlockKind.TABLE
        assert set(piece.split()) <= words or article.warnings


def test_a_page_without_head_and_body_tags_is_read_all_the_same() -> None:
    page = f"<title>T</title><nav>Home</nav><article><h1>T</h1><p>{SENTENCE}</p></article><p>After.</p>"
    (article,) = HtmlImporter().read(page.encode(), "a.html")
    assert article.text == f"T\n\n{SENTENCE.strip()}"
    body = own_body(parse_page("<title>T</title><nav>Home</nav><section>One</section><p>Two</p>")).body
    assert body.text == "One\n\nTwo"
