"""An article's text as paragraphs with the edges of passages in them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.marked_text import Begins, Ends, MarkedText, Paragraph
from desktop.model import Block, BlockKind, Span

LETTERS = st.sampled_from("ab \n\t-1.\u2028\u00a0é\u0301😀ب")


def paragraphs(text: str, blocks: list[Block], *passages: tuple[int, int]) -> list[Paragraph]:
    return list(MarkedText(text, blocks, [Span(*each) for each in passages]).paragraphs())


def marked(found: list[Paragraph]) -> dict[int, str]:
    """Return what each passage covers, lines parted by line ends."""
    open_now: set[int] = set()
    covered: dict[int, str] = {}
    for number, paragraph in enumerate(found):
        for each in open_now if number else ():
            covered[each] += "\n"
        for piece in paragraph.pieces:
            if isinstance(piece, Begins):
                assert piece.passage not in covered, "a passage begins once"
                covered[piece.passage] = ""
                open_now.add(piece.passage)
            elif isinstance(piece, Ends):
                open_now.remove(piece.passage)
            else:
                for each in open_now:
                    covered[each] += piece
    assert not open_now, "every passage ends"
    return covered


@given(st.text(LETTERS, max_size=60), st.data())
def test_every_passage_covers_its_words(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=6)
    passages = [each for each in data.draw(spans) if each[0] < each[1]]
    cuts = sorted(data.draw(st.sets(places, max_size=4)))
    kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.TABLE, BlockKind.LINK])
    blocks = [Block(*pair, data.draw(kinds)) for pair in pairwise(cuts)]
    covered = marked(paragraphs(text, blocks, *passages))
    if text.strip():
        assert {key: words.split() for key, words in covered.items()} == {
            number: text[start:end].split() for number, (start, end) in enumerate(passages)
        }


@given(st.text(LETTERS, max_size=60))
def test_no_word_of_a_text_is_left_out(text: str) -> None:
    found = paragraphs(text, [])
    words = [
        word for each in found for piece in each.pieces if isinstance(piece, str) for word in piece.split()
    ]
    assert words == text.split()


def test_what_ends_stands_before_what_begins_and_the_outer_around_the_inner() -> None:
    (found,) = paragraphs("abcd", [], (0, 2), (2, 4), (0, 4), (0, 1))
    assert found.pieces == (
        Begins(2), Begins(0), Begins(3), "a", Ends(3), "b", Ends(0), Begins(1), "cd", Ends(1), Ends(2),
    )  # fmt: skip


def test_a_passage_over_paragraphs_ends_where_its_last_word_does() -> None:
    one, two, three = paragraphs("one\n\ntwo\n\nthree", [], (1, 5), (3, 10), (4, 5))
    assert one.pieces == ("o", Begins(0), "ne", Ends(0))
    assert two.pieces == (Begins(2), Ends(2), Begins(1), "two", Ends(1))
    assert three.pieces == ("three",)


def test_paragraphs_are_what_their_blocks_say() -> None:
    text = "Head\ntext below it\n- item\na\tb\nc\td"
    blocks = [
        Block(0, 4, BlockKind.HEADING, 2),
        Block(5, 18, BlockKind.PARAGRAPH),
        Block(19, 25, BlockKind.LIST, 1),
        Block(26, len(text), BlockKind.TABLE),
    ]
    found = paragraphs(text, blocks)
    assert [(each.kind, each.level, each.begins, each.pieces) for each in found] == [
        (BlockKind.HEADING, 2, True, ("Head",)),
        (BlockKind.PARAGRAPH, 0, True, ("text below it",)),
        (BlockKind.LIST, 1, True, ("- item",)),
        (BlockKind.TABLE, 0, True, ("a\tb",)),
        (BlockKind.TABLE, 0, False, ("c\td",)),
    ]


def test_markup_that_is_not_seen_is_left_out_and_passages_keep_their_place() -> None:
    text = "---\nx: y\n---\n# A **bold** title"
    hidden = {"hidden": [[13, 15], [17, 19], [23, 25]]}
    blocks = [
        Block(0, 12, BlockKind.PARAGRAPH, data={"hidden": [[0, 12]]}),
        Block(13, len(text), BlockKind.TITLE, data=hidden),
    ]
    (found,) = paragraphs(text, blocks, (17, 25), (13, 14))
    assert found.pieces == (Begins(1), Ends(1), "A ", Begins(0), "bold", Ends(0), " title")
