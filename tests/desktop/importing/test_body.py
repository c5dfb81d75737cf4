"""Text and blocks built together from an article's tree."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.importing.body import BodyText, read_body
from desktop.model import BlockKind


def read(inner: str) -> BodyText:
    return read_body(etree.fromstring(f"<body>{inner}</body>"))


def shown(body: BodyText) -> list[tuple[BlockKind, int, str]]:
    return [(each.kind, each.level, body.text[each.start : each.end]) for each in body.blocks]


def test_white_space_is_that_of_a_browser() -> None:
    body = read("<p>\n  One <hi>two\n</hi>  three <lb/> four </p> tail <p>   </p>")
    assert body.text == "One two three\nfour\n\ntail"


def test_lists_nest_and_headings_have_their_level() -> None:
    body = read(
        "<head rend='h3'>Bridges</head>"
        "<list><item>one<list><item>deep</item></list></item><item>two</item></list>"
    )
    assert shown(body) == [
        (BlockKind.HEADING, 3, "Bridges"),
        (BlockKind.LIST, 1, "one"),
        (BlockKind.LIST, 2, "deep"),
        (BlockKind.LIST, 1, "two"),
    ]


def test_a_table_is_one_block_and_a_table_for_layout_is_paragraphs() -> None:
    row = "<row><cell>{}</cell><cell> {} </cell></row>"
    body = read(f"<p>See</p><table>{row.format('Baku', 1)}{row.format('', 2)}</table>")
    assert shown(body)[1:] == [(BlockKind.TABLE, 0, "Baku\t1\n\t2")]
    layout = read("<table><row><cell>First.</cell></row><row><cell>Second.</cell></row></table>")
    assert shown(layout) == [(BlockKind.PARAGRAPH, 0, "First."), (BlockKind.PARAGRAPH, 0, "Second.")]


def test_code_keeps_its_lines() -> None:
    body = read("<p>Run <code>x  y</code>:</p><code>if a:\n    b\n</code><p>Done</p>")
    assert body.text == "Run x y:\n\nif a:\n    b\n\nDone"


def test_links_are_blocks_inside_their_paragraph_and_only_the_web_is_linked() -> None:
    body = read(
        "<p>To <ref target='https://a.example'> the bank </ref> or <ref target='javascript:x()'>not</ref>"
        " <ref target='https://b.example'> </ref></p>"
    )
    assert body.text == "To the bank or not"
    assert shown(body) == [(BlockKind.PARAGRAPH, 0, "To the bank or not"), (BlockKind.LINK, 0, "the bank")]
    assert body.blocks[1].data == {"href": "https://a.example"}


TAGS = st.sampled_from(
    [
        "p",
        "head",
        "list",
        "item",
        "quote",
        "hi",
        "ref target='https://x'",
        "code",
        "lb",
        "table",
        "row",
        "cell",
    ]
)
TREES = st.recursive(
    st.sampled_from(["a", " ", "\n", "b c ", "😀"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>", TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=5))
def test_blocks_cover_what_they_say_whatever_the_tree(parts: list[str]) -> None:
    body = read("".join(parts))
    size = len(body.text)
    places = [(each.start, -each.end) for each in body.blocks]
    assert places == sorted(places)
    assert all(0 <= each.start < each.end <= size for each in body.blocks)
    pieces = [body.text[each.start : each.end] for each in body.blocks if each.kind is not BlockKind.LINK]
    assert "\n\n".join(pieces) == body.text
    assert all(piece == piece.strip() or "\t" in piece for piece in pieces)


def test_two_breaks_end_a_paragraph_and_one_a_line() -> None:
    body = read("<p><lb/>one<lb/>two<lb/> <lb/><ref target='https://a.example'>three</ref><lb/></p>")
    assert body.text == "one\ntwo\n\nthree"
    assert shown(body)[1:] == [(BlockKind.PARAGRAPH, 0, "three"), (BlockKind.LINK, 0, "three")]


def test_preformatted_text_is_a_block_even_in_one_line() -> None:
    assert read("<p>Run</p><pre>x  <hi>y</hi></pre>after").text == "Run\n\nx  y\n\nafter"


def test_a_table_s_caption_is_its_first_line() -> None:
    body = read("<table><row>Cap</row><row><cell>1</cell><cell>2</cell></row></table>")
    assert shown(body) == [(BlockKind.TABLE, 0, "Cap\n1\t2")]
