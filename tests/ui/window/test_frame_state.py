"""The window comes back where it was, and always wholly on the screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from ui.frame import Frame
from ui.frame_state import fitted, keep_window, recall_frame
from ui.panes import LEAST_WIDTHS
from ui.theme import LIGHT
from ui.window import Window

SCREEN = QRect(0, 24, 1440, 876)


def test_a_window_larger_than_the_screen_is_made_to_fit() -> None:
    assert fitted(QRect(2, 40, 1442, 925), SCREEN) == SCREEN
    assert fitted(QRect(1300, 800, 500, 400), SCREEN) == QRect(940, 500, 500, 400)
    assert fitted(QRect(-90, 0, 500, 400), SCREEN) == QRect(0, 24, 500, 400)
    assert fitted(QRect(20, 40, 500, 400), SCREEN) == QRect(20, 40, 500, 400)


@pytest.mark.usefixtures("folder")
def test_the_first_window_lies_wholly_on_the_screen(qtbot: QtBot) -> None:
    frame = Frame(LIGHT)
    qtbot.addWidget(frame)
    recall_frame(frame)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(frame.frameGeometry())


def test_size_and_place_come_back_as_they_were(qtbot: QtBot, folder: Path) -> None:
    assert folder.exists()
    for _time in range(3):
        frame, panes = Frame(LIGHT), QSplitter(Qt.Orientation.Horizontal)
        qtbot.addWidget(frame)
        qtbot.addWidget(panes)
        recall_frame(frame)
        if not _time:
            frame.resize(500, 400)
            frame.move(60, 70)
        with qtbot.waitExposed(frame):
            frame.show()
        assert (frame.size(), frame.pos().toTuple()) == (QSize(500, 400), (60, 70))
        keep_window(frame, {"desk": panes}, order=("added", True))


def test_no_pane_becomes_too_narrow_to_read(window: Window) -> None:
    for width in (1440, 1000):
        window.frame.resize(width, 650)
        sizes = [window.panes.sidebar.width(), *window.panes.desk.sizes()]
        assert all(size >= least for size, least in zip(sizes, LEAST_WIDTHS, strict=True)), sizes
    assert window.frame.minimumSizeHint().width() <= 1000
