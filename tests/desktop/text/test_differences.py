"""Differences of two texts: complete, true, word by word, and bounded in time."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.alignment import LARGE, matching_runs
from desktop.text.differences import Piece, aligned

OLD = "Troops of both armies crossed the river at dawn, officers said on Monday."

words = st.lists(
    st.sampled_from(
        ["the", "drills", "of", "😀", "both", "armies", "été", "\n\n", "中文", "مرحبا", ",", "  "]
    ),
    max_size=40,
)
texts = words.map(" ".join) | words.map("".join) | st.text(max_size=60)


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    return [
        (piece.tag, old[piece.old_start : piece.old_end], new[piece.new_start : piece.new_end])
        for piece in aligned(old, new)
        if piece.tag != "equal"
    ]


@given(old=texts, new=texts)
def test_the_pieces_put_together_are_both_texts_and_equal_ones_are_equal(old: str, new: str) -> None:
    old_at, new_at = 0, 0
    for piece in aligned(old, new):
        assert (piece.old_start, piece.new_start) == (old_at, new_at)
        old_at, new_at = piece.old_end, piece.new_end
        one, other = old[piece.old_start : piece.old_end], new[piece.new_start : piece.new_end]
        assert (piece.tag == "equal") == (one == other)
        assert piece.tag != "insert" or (not one and other)
        assert piece.tag != "delete" or (one and not other)
        assert piece.tag != "replace" or (one and other)
    assert (old_at, new_at) == (len(old), len(new))


@given(texts)
def test_a_text_has_no_differences_with_itself(text: str) -> None:
    assert aligned(text, text) == ([Piece("equal", 0, len(text), 0, len(text))] if text else [])


@given(text=texts, head=texts, tail=texts)
def test_what_is_put_before_and_behind_a_text_is_all_that_differs(text: str, head: str, tail: str) -> None:
    new = f"{head} {text} {tail}"
    old_words = sum(piece.old_end - piece.old_start for piece in aligned(text, new) if piece.tag != "equal")
    assert old_words <= len(text)


def test_words_are_replaced_inserted_and_deleted_as_wholes() -> None:
    new = "Troops of all armies crossed the wide river at dawn, said on Monday."
    assert changes(OLD, new) == [
        ("replace", "both", "all"),
        ("insert", "", "wide "),
        ("delete", "officers ", ""),
    ]


def test_white_space_that_changes_between_words_leaves_the_words_equal() -> None:
    assert changes("one two\nthree", "one two three") == [("replace", "\n", " ")]


def test_a_script_without_spaces_is_compared_sign_by_sign() -> None:
    assert changes("我们在北京开会", "我们在上海开会") == [("replace", "北京", "上海")]


def test_words_that_two_strangers_share_by_chance_do_not_count_as_equal() -> None:
    one = "Ministers agreed on the budget after long talks in Brussels."
    other = "Striker Henry left the pitch before any goal was scored."
    assert changes(one, other) == [("replace", one[:-1], other[:-1])]


def test_a_paragraph_that_moved_leaves_the_others_equal() -> None:
    paragraphs = [f"Paragraph {name} tells of {name} and nothing else at all.\n\n" for name in "abcdefgh"]
    old, new = "".join(paragraphs), "".join([*paragraphs[1:], paragraphs[0]])
    assert changes(old, new) == [("delete", paragraphs[0], ""), ("insert", "", paragraphs[0])]


def test_stretches_too_large_to_compare_without_anything_unique_are_left_unmatched() -> None:
    size = 3 * int(LARGE**0.5)
    assert matching_runs([1, 2] * size, [3, 2] * size) == [(2 * size - 1, 2 * size - 1, 1)]
