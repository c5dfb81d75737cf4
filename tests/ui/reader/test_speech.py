"""What is said of the marks that the caret comes upon."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.model import Mention
from ui.reader.pane import ReaderPane
from ui.reader.records import AnnotationMark, Head
from ui.reader.view import ReaderView

TEXT = "On Monday the boats come."


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    pane.show_article(Head("A title"), TEXT, ())
    pane.view.setFocus()
    return pane.view


def said_on_the_way(view: ReaderView, steps: int) -> list[str]:
    """Return what is said at each step to the right."""
    said = []
    for _step in range(steps):
        QTest.keyClick(view, Qt.Key.Key_Right)
        said.append(view.caret.speech.said)
    return said


@pytest.mark.usefixtures("listening")
def test_each_mark_is_said_once_when_the_caret_enters_it(
    view: ReaderView, mention: Callable[..., Mention]
) -> None:
    view.set_mentions([mention(1, 3, 9)], {1: "Monday"})
    view.set_annotations(
        [AnnotationMark(1, 3, 16, (), ("Days", "Weeks"), " A note\n"), AnnotationMark(2, 5, 9)]
    )
    said = said_on_the_way(view, 18)
    assert {place: words for place, words in enumerate(said, start=1) if words} == {
        3: "Place: Monday, 1 mention here.\nTags: Days, Weeks. Note: A note",
        5: "Highlight.",
    }


@pytest.mark.usefixtures("listening")
def test_a_mark_that_is_entered_again_is_said_again(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(1, 1, 2, (), ("Days",))])
    assert said_on_the_way(view, 2) == ["Tag: Days.", ""]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caret.speech.said == "Tag: Days."


@pytest.mark.usefixtures("listening")
def test_marks_that_are_hidden_are_not_said(view: ReaderView, mention: Callable[..., Mention]) -> None:
    view.set_mentions([mention(1, 1, 4)])
    view.set_highlights_shown(False)
    assert said_on_the_way(view, 4) == [""] * 4


@pytest.mark.usefixtures("listening")
def test_of_a_long_note_the_beginning_is_said(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(1, 1, 4, (), (), "word " * 1_000)])
    (said,) = said_on_the_way(view, 1)
    assert 400 < len(said) < 420
    assert said.startswith("Note: word word")
    assert said.endswith("…")


def test_nothing_is_said_while_nobody_listens(view: ReaderView) -> None:
    view.set_annotations([AnnotationMark(1, 1, 4)])
    assert said_on_the_way(view, 2) == ["", ""]
