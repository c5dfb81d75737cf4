"""Everything is reached with the keyboard, and its ends with Home and End."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window.acting import open_first
from ui.window import Window


def test_home_and_end_go_to_the_first_and_last_article(qtbot: QtBot, window: Window) -> None:
    table, pane = window.panes.articles.table, window.panes.articles
    open_first(window)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert pane.current() == pane.model.ids[-1]
    assert pane.chosen() == [pane.model.ids[-1]]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert pane.current() == pane.model.ids[0]


def test_tab_goes_from_the_list_over_the_legend_to_the_text(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    open_first(window)
    table, reader = window.panes.articles.table, window.panes.reader
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    reached: list[QWidget | None] = []
    while reader.view not in reached and len(reached) < 12:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reader.view in reached
    assert reader.legend.switch in reached


def test_the_reader_gives_the_keyboard_to_its_text(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    open_first(window)
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)


def test_f7_brings_the_keyboard_from_the_list_to_the_caret_in_the_text(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    open_first(window)
    table, view = window.panes.articles.table, window.panes.reader.view
    for _time in range(2):  # also while the caret is there from before
        table.setFocus()
        qtbot.waitUntil(table.hasFocus)
        qtbot.keyClick(table, Qt.Key.Key_F7)
        qtbot.waitUntil(view.hasFocus)
        assert view.caret.shown
        assert window.commands.action("caret").isChecked()
    qtbot.keyClick(view, Qt.Key.Key_F7)
    assert not view.caret.shown
    assert not window.commands.action("caret").isChecked()
