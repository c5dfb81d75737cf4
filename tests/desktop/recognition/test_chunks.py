"""Pieces of a long text: nothing lost, nothing too long, cut where a reader would."""

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.chunks import pieces, readable


@given(text=st.text(alphabet=st.sampled_from("ab .?\n🚀\u0301"), max_size=400), limit=st.integers(2, 50))
def test_the_pieces_together_are_the_text(text: str, limit: int) -> None:
    cut = list(pieces(text, limit))

    assert "".join(piece for _offset, piece in cut) == text
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in cut)
    assert all(0 < len(piece) <= limit for _offset, piece in cut)


def test_a_cut_prefers_the_end_of_a_paragraph_then_of_a_sentence() -> None:
    assert [piece for _offset, piece in pieces("One. Two.\n\nThree. Four five", 20)] == [
        "One. Two.\n\n",
        "Three. Four five",
    ]
    assert [piece for _offset, piece in pieces("One and two. Three and four", 20)] == [
        "One and two. ",
        "Three and four",
    ]


@given(st.text(max_size=200))
def test_what_no_model_can_read_is_blanked_in_place(text: str) -> None:
    assert len(readable(text)) == len(text)
    assert readable("Paris " + "x" * 500 + text).startswith("Paris " + " " * 500)


def test_lone_surrogates_become_replacement_characters() -> None:
    assert readable("a\ud800b") == "a\ufffdb"


def test_a_megabyte_without_a_blank_is_cut_at_once() -> None:
    began = time.process_time()

    assert len(list(pieces(readable("x" * 1_000_000)))) == 250
    assert time.process_time() - began < 1
