"""What the keys, the wheel and the pointer do on the cards, and what a screen reader is told."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QEnterEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.notes.sample_notes import TAGS, annotation, card, show, write
from ui.notes.pane import NotesPane


def command_of_the_window(pane: NotesPane, keys: str) -> QAction:
    """Add a command on these keys to the pane's window."""
    command = QAction("A command", pane)
    command.setShortcut(QKeySequence(keys))
    pane.addAction(command)
    return command


@pytest.mark.parametrize(("keys", "key"), [("Del", Qt.Key.Key_Delete), ("T", Qt.Key.Key_T)])
def test_the_windows_commands_do_not_take_a_cards_keys(
    pane: NotesPane, qtbot: QtBot, keys: str, key: Qt.Key
) -> None:
    command = command_of_the_window(pane, keys)
    show(pane, [annotation(1, tags=("Framing",)), annotation(2)])
    card(pane, 1).setFocus()
    qtbot.waitUntil(card(pane, 1).hasFocus)
    with qtbot.waitSignal(command.triggered):
        qtbot.keyClick(pane.article_note, key)
    with qtbot.assertNotEmitted(command.triggered):
        qtbot.keyClick(card(pane, 1), key)
    if key == Qt.Key.Key_Delete:
        card(pane, 1).chips.chips[0].setFocus()
        with qtbot.assertNotEmitted(command.triggered), qtbot.waitSignal(pane.tag_removed):
            qtbot.keyClick(card(pane, 1).chips.chips[0], key)
    else:
        assert card(pane, 1).chips.field is not None


def test_undo_is_the_notes_first_and_then_the_librarys(pane: NotesPane, qtbot: QtBot) -> None:
    command = command_of_the_window(pane, "Ctrl+Z")
    show(pane, [annotation(1, note="old")])
    write(qtbot, pane, 1, "!")
    with qtbot.assertNotEmitted(command.triggered):
        qtbot.keyClick(card(pane, 1).editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card(pane, 1).editor.toPlainText() == "old"
    with qtbot.waitSignal(command.triggered):
        qtbot.keyClick(card(pane, 1).editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_the_buttons_come_and_go_with_the_pointer(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1), annotation(2)])
    pane.article_note.setFocus()
    assert card(pane, 2).delete_button.isHidden()
    place = QPointF(20, 20)
    QApplication.sendEvent(card(pane, 2), QEnterEvent(place, place, place))
    card(pane, 2).set_current(current=True)
    assert not card(pane, 2).delete_button.isHidden()
    card(pane, 2).set_current(current=False)
    QApplication.sendEvent(card(pane, 2), QEvent(QEvent.Type.Leave))
    assert card(pane, 2).delete_button.isHidden()
    with qtbot.waitSignal(pane.delete_requested):
        card(pane, 2).delete_button.click()


def test_everything_on_a_card_has_a_name_for_a_screen_reader(pane: NotesPane) -> None:
    show(pane, [annotation(1, tags=("Framing",)), annotation(2, quote=None)])
    card(pane, 1).chips.open_field()
    for widget in card(pane, 1).focusables():
        assert widget.accessibleName()
    assert "a passage" in card(pane, 1).accessibleName()
    assert "whole article" in card(pane, 2).accessibleName()


def test_the_wheel_over_a_note_scrolls_the_cards(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(number, note="words " * 20) for number in range(1, 50)])
    editor = card(pane, 1).editor
    place = editor.mapTo(pane, editor.rect().center())
    QTest.wheelEvent(pane.windowHandle(), QPointF(place), QPoint(0, -120))
    qtbot.waitUntil(lambda: pane.cards.verticalScrollBar().value() > 0)


def test_the_menu_opens_at_the_pointer(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(5, 5), card(pane, 1).mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(card(pane, 1), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(pane.delete_requested):
        menu.actions()[-1].trigger()
    menu.close()


def test_after_the_last_card_was_deleted_the_keyboard_goes_to_the_article(
    pane: NotesPane, qtbot: QtBot
) -> None:
    show(pane, [annotation(1), annotation(2)])
    card(pane, 2).setFocus()
    qtbot.waitUntil(card(pane, 2).hasFocus)
    with qtbot.assertNotEmitted(pane.reader_requested):
        qtbot.keyClick(card(pane, 2), Qt.Key.Key_Delete)
    pane.reload([annotation(1)], tags=TAGS)
    assert card(pane, 1).hasFocus()
    with qtbot.waitSignal(pane.reader_requested):
        qtbot.keyClick(card(pane, 1), Qt.Key.Key_Delete)


def test_a_deleted_card_tells_the_words_that_were_not_kept_yet(pane: NotesPane, qtbot: QtBot) -> None:
    show(pane, [annotation(1)])
    write(qtbot, pane, 1, "gone")
    with qtbot.waitSignal(pane.note_committed) as told:
        pane.reload([], tags=TAGS)
    assert told.args == [1, "gone"]
    assert pane.count() == 0
    assert pane.stack.currentWidget() is pane.empty
