"""An article is cut into its head and drawn lines; what is drawn keeps its way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Block, BlockKind, Span
from ui.reader.drawn import Drawn, shown_parts
from ui.reader.lines import LONGEST
from ui.reader.pieces import Pieces
from ui.reader.records import Head

HEAD = Head("A title", "By Ann Writer · The Paper · 2 min")
lines = st.lists(st.sampled_from([*"ab \né😀ש\u0301漢\t", "\n" * 100]), max_size=200).map("".join)


def drawn(pieces: Pieces, index: int) -> str:
    piece = pieces[index]
    return Drawn(pieces.text, piece.parts, before=piece.before, after=piece.after).text


def test_the_head_is_drawn_above_a_text_that_has_none() -> None:
    pieces = Pieces(HEAD, "One.\n\nTwo.", ())
    assert [drawn(pieces, at) for at in range(len(pieces))] == [
        "A title",
        "By Ann Writer · The Paper · 2 min",
        "One.",
        "Two.",
    ]
    assert [pieces.span(at) for at in (2, 3)] == [(0, 4), (6, 10)]
    assert [pieces[at].gap for at in range(4)] == [0.0, 0.5, 1.0, 1.0]


def test_title_and_byline_of_the_text_are_drawn_once_and_as_the_head() -> None:
    text = "By Ann Writer\nHeadline here\n\nBody."
    blocks = [Block(0, 13, BlockKind.BYLINE), Block(14, 27, BlockKind.TITLE)]
    pieces = Pieces(Head("Another title", HEAD.byline), text, blocks)
    assert [drawn(pieces, at) for at in range(len(pieces))] == ["Headline here", HEAD.byline, "Body."]
    assert pieces.at(14) == 0
    assert pieces.at(3) == 1
    assert pieces.at(30) == 2
    assert Drawn(text, pieces[1].parts, after=pieces[1].after).to_source(5) == 5


def test_markup_in_a_byline_is_not_taken_for_its_words() -> None:
    blocks = [Block(0, 15, BlockKind.BYLINE, 0, {"hidden": [[3, 4], [14, 15]]})]
    piece = Pieces(Head("", HEAD.byline), "By *Ann Writer*\nBody", blocks)[0]
    assert [(part.start, part.end) for part in piece.parts] == [(0, 3), (4, 14)]
    assert piece.after == " · The Paper · 2 min"


@pytest.mark.parametrize(
    ("source", "shown", "expected"),
    [
        ("By Ann Writer in Baku", "By Ann Writer · 2 min", ["By Ann Writer in Baku · 2 min", "Body"]),
        ("BY ANN WRITER", "By Ann Writer · 2 min", ["BY ANN WRITER · 2 min", "Body"]),
        ("By Ann Writer", "By Somebody Else", ["By Somebody Else", "By Ann Writer", "Body"]),
        ("By Ann Writer", "", ["By Ann Writer", "Body"]),
    ],
)
def test_no_word_of_a_byline_is_left_out(source: str, shown: str, expected: list[str]) -> None:
    blocks = [Block(0, len(source), BlockKind.BYLINE)]
    pieces = Pieces(Head("", shown), f"{source}\nBody", blocks)
    assert [drawn(pieces, at) for at in range(len(pieces))] == expected


def test_hidden_markup_is_not_drawn_and_a_list_sign_takes_its_place() -> None:
    text = "# Head\n\n- one **two**\n2. three"
    blocks = [
        Block(0, 6, BlockKind.HEADING, 1, {"hidden": [[0, 2]]}),
        Block(8, 21, BlockKind.LIST, 1, {"hidden": [[8, 10], [14, 16], [19, 21]]}),
        Block(22, 30, BlockKind.LIST, 1, {"hidden": [[22, 25]]}),
    ]
    pieces = Pieces(Head(""), text, blocks)
    assert [drawn(pieces, at) for at in range(3)] == ["Head", "one two", "three"]
    assert [pieces[at].sign for at in range(3)] == ["", "•", "2."]
    assert [pieces[at].kind for at in range(2)] == [BlockKind.HEADING, BlockKind.LIST]
    assert pieces[1].gap > pieces[2].gap


def test_the_sign_of_a_list_item_stands_apart_from_its_words() -> None:
    text = "- one\n  * two\n10) ten\n-3 degrees"
    lines = [(0, 5), (6, 13), (14, 21), (22, 32)]
    pieces = Pieces(Head(""), text, [Block(start, end, BlockKind.LIST, 1) for start, end in lines])
    assert [(pieces[at].sign, drawn(pieces, at)) for at in range(4)] == [
        ("•", "one"),
        ("•", "two"),
        ("10)", "ten"),
        ("•", "-3 degrees"),
    ]


def test_a_line_that_is_all_markup_takes_no_room() -> None:
    pieces = Pieces(Head(""), "---\ntext", [Block(0, 3, BlockKind.PARAGRAPH, 0, {"hidden": [[0, 3]]})])
    assert (pieces[0].parts, pieces[0].gap) == ((), 0.0)


def test_a_link_inside_a_quotation_keeps_both() -> None:
    blocks = [Block(0, 9, BlockKind.QUOTE, 1), Block(4, 8, BlockKind.LINK, 0, {"href": "https://a.example"})]
    piece = Pieces(Head(""), "see here.", blocks)[0]
    assert piece.kind is BlockKind.QUOTE
    assert [(link.start, link.end, link.target) for link in piece.links] == [(4, 8, "https://a.example")]


def test_lines_that_were_wrapped_by_hand_flow_together_again() -> None:
    line = "word " * 13 + "words"
    text = f"{line}\n{line}\n{line}"
    assert len(Pieces(Head(""), text, [Block(0, len(text), BlockKind.PARAGRAPH)])) == 1
    assert drawn(Pieces(Head(""), text, [Block(0, len(text), BlockKind.PARAGRAPH)]), 0).count("\n") == 0
    assert len(Pieces(Head(""), text, ())) == 3


def test_a_word_of_a_hundred_thousand_letters_is_cut_but_not_before_a_combining_mark() -> None:
    text = "e\u0301" * 50_000
    pieces = Pieces(Head(""), text, ())
    spans = [pieces.span(at) for at in range(len(pieces))]
    assert max(end - start for start, end in spans) <= LONGEST
    assert all(text[start] == "e" for start, _ in spans)
    assert "".join(text[start:end] for start, end in spans) == text


@given(lines)
def test_the_pieces_hold_every_drawn_character_once_and_in_order(text: str) -> None:
    pieces = Pieces(HEAD, text, ())
    spans = [pieces.span(at) for at in range(2, len(pieces))]
    inside = {place for start, end in spans for place in range(start, end)}
    assert sum(end - start for start, end in spans) == len(inside)
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)
    assert all(pieces.at(place) == 2 + at for at, span in enumerate(spans) for place in range(*span))


@given(lines, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 9)), max_size=5), st.text(max_size=3))
def test_each_shown_character_is_found_again_from_where_it_is_drawn(
    text: str, hidden: list[tuple[int, int]], before: str
) -> None:
    spans = sorted(Span(start, start + length) for start, length in hidden)
    parts = shown_parts(0, len(text), spans)
    known = Drawn(text, parts, before=before)
    for part in parts:
        for place in range(part.start, part.end):
            assert known.to_source(known.to_drawn(place)) == place
            unit = known.text.encode("utf-16-le", "surrogatepass")[2 * known.to_drawn(place) :]
            letter = text[place].replace("\n", " ")
            assert unit.decode("utf-16-le", "surrogatepass").startswith(letter)


@pytest.mark.parametrize("letter", ["👩🏽\u200d🚀", "👍🏿", "e\u0301"])
def test_a_long_line_is_never_cut_inside_an_emoji_or_a_letter(letter: str) -> None:
    text = "x" + letter * 3_000
    pieces = Pieces(Head(""), text, ())
    starts = [pieces.span(at)[0] for at in range(1, len(pieces))]
    assert starts
    assert all((start - 1) % len(letter) == 0 for start in starts)
