"""The sidebar under the pointer and the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model import Tag, TagId
from tests.ui.window.acting import rect_of
from ui.articles.sidebar import Place, Sidebar
from ui.theme import LIGHT

WATER = Place(tag=TagId(1))


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar(LIGHT)
    qtbot.addWidget(made)
    made.resize(200, 400)
    made.set_tags([Tag(TagId(1), "t1", "Water", None, "#3fa39b", "3", "", 0, 2)])
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_right_button_asks_for_a_menu_and_leaves_the_filter(qtbot: QtBot, sidebar: Sidebar) -> None:
    where = rect_of(sidebar, WATER).center()
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.RightButton, pos=where)
    with qtbot.waitSignal(sidebar.tag_menu_asked) as told:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(sidebar.viewport(), QContextMenuEvent(reason, where, QPoint(5, 5)))
    assert told.args == [TagId(1), QPoint(5, 5)]
    assert sidebar.place == Place()
    qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sidebar.place == WATER


def test_a_tag_shows_its_key(sidebar: Sidebar) -> None:
    with_key = sidebar.viewport().grab(rect_of(sidebar, WATER)).toImage()
    sidebar.set_tags([Tag(TagId(1), "t1", "Water", None, "#3fa39b", None, "", 0, 2)])
    assert sidebar.viewport().grab(rect_of(sidebar, WATER)).toImage() != with_key


def test_the_row_with_the_keyboard_has_a_frame(qtbot: QtBot, sidebar: Sidebar) -> None:
    row = rect_of(sidebar, Place())
    place = QPoint(100, row.top() + 1)
    sidebar.clearFocus()
    assert sidebar.viewport().grab().toImage().pixelColor(place) != QColor(LIGHT.accent)
    sidebar.activateWindow()
    sidebar.setFocus()
    qtbot.waitUntil(sidebar.hasFocus)
    assert sidebar.viewport().grab().toImage().pixelColor(place) == QColor(LIGHT.accent)
