"""Two wordings of a note are told apart word by word."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.rewording import Piece, Side, differences

WORDS = st.text(alphabet="ab .\n😀é", max_size=60)


@given(WORDS, WORDS)
def test_the_pieces_give_both_wordings(then: str, now: str) -> None:
    pieces = list(differences(then, now))
    assert "".join(each.text for each in pieces if each.side is not Side.NOW) == then
    assert "".join(each.text for each in pieces if each.side is not Side.THEN) == now


def test_only_the_words_that_differ_are_marked() -> None:
    assert list(differences("The drills began in Baku.", "The drills ended in Baku.")) == [
        Piece("The drills ", Side.BOTH),
        Piece("began", Side.THEN),
        Piece("ended", Side.NOW),
        Piece(" in Baku.", Side.BOTH),
    ]


def test_very_long_wordings_are_told_apart_at_once() -> None:
    then, now = "same " + "a b " * 20_000 + "end", "same " + "b a " * 20_000 + "end"
    sides = [each.side for each in differences(then, now)]
    assert sides == [Side.BOTH, Side.THEN, Side.NOW, Side.BOTH]
