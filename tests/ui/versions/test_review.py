"""One note in doubt: what is shown of it, and what keys and mouse decide."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from desktop.text.excerpts import Excerpt
from ui.theme import LIGHT
from ui.versions.review import DoubtShown, PlaceChoice, ReviewView

SHOWN = DoubtShown(
    title="Ferry & <b>Baku</b>",
    state="Place uncertain",
    marked_in="What you marked, in version 1",
    marked=Excerpt("Its captain told reporters that the sea was calm.", 13, 27),
    note="Was <i>it</i>?",
    tags=("Safety/Accidents", "Sea"),
    places=[
        PlaceChoice(Excerpt("The captain told a court 😀 later.", 12, 24), 0.81, present=True),
        PlaceChoice(Excerpt("Reporters were told.", 0, 9), 0.25),
    ],
    acceptable=True,
)


@pytest.fixture
def view(qtbot: QtBot) -> ReviewView:
    made = ReviewView()
    qtbot.addWidget(made)
    made.set_look(LIGHT, QFont("DejaVu Serif"))
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_doubt(SHOWN)
    return made


def test_the_note_the_old_words_and_the_places_are_shown_as_plain_text(view: ReviewView) -> None:
    assert (view.note.text(), view.note.textFormat()) == ("Was <i>it</i>?", Qt.TextFormat.PlainText)
    assert view.article.text() == "Ferry && <b>Baku</b>"
    assert view.marked.text == SHOWN.marked.text
    assert view.tags.text() == "#Safety/Accidents  #Sea"
    assert [card.isVisible() for card in view.cards] == [True, True, False, False, False]
    assert view.cards[0].score.text() == "present place\n81 % alike"
    assert view.cards[1].score.text() == "25 % alike"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Return, "accepted"),
        (Qt.Key.Key_O, "unplaced"),
        (Qt.Key.Key_Space, "skipped"),
        (Qt.Key.Key_Backspace, "went_back"),
        (Qt.Key.Key_Escape, "left"),
    ],
)
def test_each_decision_has_its_key(qtbot: QtBot, view: ReviewView, key: Qt.Key, name: str) -> None:
    with qtbot.waitSignal(getattr(view, name)):
        qtbot.keyClick(view, key)


def test_a_number_or_a_click_places_the_note(qtbot: QtBot, view: ReviewView) -> None:
    with qtbot.waitSignal(view.placed) as asked:
        qtbot.keyClick(view, Qt.Key.Key_2)
    assert asked.args == [1]
    with qtbot.waitSignal(view.placed) as asked:
        qtbot.mouseClick(view.cards[0], Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert asked.args == [0]
    with qtbot.assertNotEmitted(view.placed):
        qtbot.keyClick(view, Qt.Key.Key_3)  # there is no third place


def test_nothing_can_be_decided_while_reading_only(qtbot: QtBot, view: ReviewView) -> None:
    view.set_writable(writable=False)
    view.show_doubt(SHOWN)
    with qtbot.assertNotEmitted(view.placed), qtbot.assertNotEmitted(view.unplaced):
        qtbot.keyClick(view, Qt.Key.Key_1)
        qtbot.keyClick(view, Qt.Key.Key_O)
    with qtbot.waitSignal(view.skipped):
        qtbot.keyClick(view, Qt.Key.Key_Space)


def test_what_is_not_found_or_not_left_is_said(view: ReviewView) -> None:
    view.show_doubt(DoubtShown("Title", "Gone", "Version 1", Excerpt("x", 0, 1)))
    assert view.nowhere.text() == "Looking for it…"
    view.show_doubt(DoubtShown("Title", "Gone", "Version 1", Excerpt("x", 0, 1), places=()))
    assert view.nowhere.text().startswith("Nothing like it stands in the new text.")
    assert not view.acts[0].isEnabled()
    view.show_nothing("Nothing to review.")
    assert view.empty.isVisible()
    assert not view.foot.isVisible()


def test_progress_is_counted(view: ReviewView) -> None:
    view.show_progress(number=2, left=5, done=3)
    assert view.progress_words.text() == "2 of 5 to review · 3 settled"
    assert (view.progress.value(), view.progress.maximum()) == (3, 8)
    view.show_progress(number=1, left=0, done=0)
    assert not view.progress.isVisible()
