"""Stored text in tooltips."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt

from ui.plain import plain_tip


@given(st.text(alphabet="<>&/lbtiq; \n!x", max_size=20))
def test_qt_never_takes_a_tip_for_html(text: str) -> None:
    assert not Qt.mightBeRichText(plain_tip(text))


def test_ordinary_words_stay_as_they_are() -> None:
    assert plain_tip("Military cooperation/Exercises") == "Military cooperation/Exercises"
