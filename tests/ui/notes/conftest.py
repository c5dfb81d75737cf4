"""A notes pane that is shown and has the keyboard."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.notes.sample_notes import NOW
from ui.notes.pane import NotesPane


def now() -> datetime:
    return NOW


@pytest.fixture
def pane(qtbot: QtBot) -> NotesPane:
    pane = NotesPane(now=now)
    qtbot.addWidget(pane)
    pane.resize(300, 600)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    return pane
