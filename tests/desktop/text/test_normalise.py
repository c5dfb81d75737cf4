"""The one form that every offset is counted in."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.normalise import normalise

ANYTHING = st.text(alphabet=st.characters(exclude_categories=()))


def test_the_byte_order_mark_goes_and_line_ends_become_lf() -> None:
    assert normalise("\ufeffone\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_nul_and_lone_surrogates_are_replaced_one_for_one_and_counted() -> None:
    done = normalise("a\x00b\ud800c")
    assert done.text == "a\ufffdb\ufffdc"
    assert done.replaced == 2


def test_nothing_else_is_touched() -> None:
    text = "e\u0301 \u00e9 \ufb01 \u200f\u0628 \U0001f600\ufeff \t\x0b\u2028 "
    assert normalise(text).text == text


@given(ANYTHING)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text) == type(once)(once.text, 0)


@given(ANYTHING)
def test_only_byte_order_marks_and_line_ends_change_the_length(text: str) -> None:
    done = normalise(text)
    marks = len(text) - len(text.lstrip("\ufeff"))
    assert len(done.text) == len(text) - marks - text.count("\r\n")
    done.text.encode()
    assert "\x00" not in done.text
    assert "\r" not in done.text
