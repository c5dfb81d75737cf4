"""The text by keyboard alone: a caret that is seen, goes where keys say, and selects on its way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.model import Span
from ui.reader.pane import ReaderPane
from ui.reader.records import Head
from ui.reader.view import ReaderView
from ui.reader.whereabouts import go_home, go_to_end, shown_span

TEXT = (
    "On Monday 😀 they met in Baku. It was the second meeting of Dr. Aliyev and others, who came late.\n\n"
    "A new paragraph is here.\n\n"
    + "\n\n".join(f"More words follow in paragraph {number}." for number in range(80))
)
Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT, NONE = Held.ControlModifier, Held.ShiftModifier, Held.AltModifier, Held.NoModifier


@pytest.fixture
def view(pane: ReaderPane) -> ReaderView:
    pane.show_article(Head("A meeting", "By me"), TEXT, ())
    pane.view.setFocus()
    return pane.view


def press(view: ReaderView, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(view, key, held)


def test_a_caret_begins_with_the_first_key_that_moves_it_and_ends_with_escape(
    view: ReaderView, qtbot: QtBot
) -> None:
    press(view, Key.Key_Down)
    qtbot.waitUntil(lambda: view.page.value > 0)
    assert not view.caret.shown
    go_home(view)
    press(view, Key.Key_Right)
    assert (view.caret.shown, view.caret.position) == (True, 1)
    box = view.caret.rect()
    assert box is not None
    before = view.grab().toImage()
    press(view, Key.Key_Down)
    assert view.grab().toImage() != before
    press(view, Key.Key_Escape)
    assert not view.caret.shown
    with qtbot.waitSignal(view.escaped):
        press(view, Key.Key_Escape)


def test_words_sentences_paragraphs_and_ends_are_reached_by_key(view: ReaderView) -> None:
    places = []
    for key, held in (
        (Key.Key_Right, CTRL),
        (Key.Key_Down, ALT),
        (Key.Key_Down, ALT),
        (Key.Key_Down, CTRL),
        (Key.Key_Up, CTRL),
        (Key.Key_Up, ALT),
        (Key.Key_End, CTRL),
        (Key.Key_Home, CTRL),
    ):
        press(view, key, held)
        places.append(view.caret.position)
    second, third = TEXT.index("A new"), TEXT.index("More")
    assert places == [3, TEXT.index("It was"), second, third, second, TEXT.index("It was"), len(TEXT), 0]


def test_home_end_and_the_arrows_go_by_the_lines_that_are_seen(view: ReaderView) -> None:
    view.caret.show()
    press(view, Key.Key_End)
    end = view.caret.position
    assert 20 < end < TEXT.index("\n")
    assert TEXT[end].isspace()
    press(view, Key.Key_Down)
    assert view.caret.position > end
    press(view, Key.Key_Up)
    press(view, Key.Key_Home)
    assert view.caret.position == 0
    press(view, Key.Key_Right, NONE, 5)
    press(view, Key.Key_PageDown)
    assert view.caret.position > 300
    assert view.page.value > 200
    press(view, Key.Key_PageUp)
    assert view.caret.position == 5


def test_shift_selects_on_the_way_and_escape_leaves_the_caret(view: ReaderView) -> None:
    press(view, Key.Key_Right, CTRL | SHIFT, 2)
    assert view.selected_text() == "On Monday "
    press(view, Key.Key_Right, SHIFT)
    assert view.selected_text() == "On Monday 😀"
    press(view, Key.Key_Left, SHIFT, 2)
    assert view.selected_text() == "On Monday"
    press(view, Key.Key_Escape)
    assert (view.selected_span(), view.caret.shown, view.caret.position) == (None, True, 9)
    press(view, Key.Key_Down, ALT | SHIFT)
    assert view.selected_text() == TEXT[9 : TEXT.index("It was")]
    press(view, Key.Key_Left)
    assert (view.selected_span(), view.caret.position) == (None, 9)


def test_a_selection_made_with_the_mouse_goes_on_by_key(view: ReaderView) -> None:
    point = view.page.point_of(TEXT.index("Baku") + 1)
    assert point is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.selected_text() == "Baku"
    press(view, Key.Key_Right, SHIFT)
    assert view.selected_text() == "Baku."


def test_the_caret_stays_in_the_window_wherever_it_goes(view: ReaderView) -> None:
    for key, held, times in (
        (Key.Key_End, CTRL, 1),
        (Key.Key_Right, NONE, 1),
        (Key.Key_PageUp, NONE, 2),
        (Key.Key_Up, CTRL, 20),
        (Key.Key_Home, CTRL, 1),
        (Key.Key_Right, NONE, 1),
        (Key.Key_Down, NONE, 40),
    ):
        press(view, key, held, times)
        if view.caret.shown:
            box = view.caret.rect()
            assert box is not None
            assert view.viewport().rect().contains(box.toAlignedRect())


def test_a_caret_that_begins_after_scrolling_begins_in_the_window(view: ReaderView) -> None:
    go_to_end(view)
    press(view, Key.Key_Right)
    assert shown_span(view.page).start < view.caret.position
    box = view.caret.rect()
    assert box is not None
    assert view.viewport().rect().contains(box.toAlignedRect())


def test_left_is_onwards_where_one_reads_leftwards(pane: ReaderPane) -> None:
    pane.show_article(Head(""), "שלום עולם", ())
    press(pane.view, Key.Key_Left, NONE, 2)
    assert pane.view.caret.position == 2
    first, box = pane.view.page.rects(Span(0, 1))[0], pane.view.caret.rect()
    assert box is not None
    assert box.center().x() < first.left()
    press(pane.view, Key.Key_Right)
    assert pane.view.caret.position == 1


def test_the_menu_opens_by_key_at_the_caret(view: ReaderView, qtbot: QtBot) -> None:
    press(view, Key.Key_Right, NONE, 3)
    box = view.caret.rect()
    assert box is not None
    wanted = view.viewport().mapToGlobal(box.bottomLeft().toPoint())
    with qtbot.waitSignal(view.context_requested) as told:
        press(view, Key.Key_F10, SHIFT)
    assert told.args == [wanted]
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(view.context_requested) as told:
        QGuiApplication.sendEvent(view, menu)
    assert told.args == [wanted]


def test_an_article_without_text_has_a_caret_that_stays(pane: ReaderPane) -> None:
    pane.clear()
    for key, _held in ((Key.Key_Right, NONE), (Key.Key_Down, NONE), (Key.Key_PageDown, NONE)):
        press(pane.view, key)
    assert pane.view.caret.position == 0
    pane.view.grab()
