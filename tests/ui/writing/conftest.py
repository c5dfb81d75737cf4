"""A note's editor that is shown and has the keyboard."""

from collections.abc import Generator, Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.text.links import LinkKind
from ui.writing.completion import Offer
from ui.writing.editor import NoteEditor

LIBRARY = "scholiast://0193a000-0000-7000-8000-00000000c0de"
UID = "0193a000-0000-7000-8000-000000000001"
OFFERS = (
    Offer(LinkKind.ARTICLE, "Baku [2005] report", f"{LIBRARY}/article/{UID}", "Kara Post"),
    Offer(LinkKind.ENTITY, "Baku", f"{LIBRARY}/entity/{UID}", look="place"),
    Offer(LinkKind.TAG, "places/Baku 😀", f"{LIBRARY}/tag/{UID}", look="#3fa39b"),
    Offer(LinkKind.NOTE, "On boats", f"{LIBRARY}/note/{UID}", memo=True),
)


def fetch(typed: str) -> Sequence[Offer]:
    """Offer what has the letters in its name."""
    return [offer for offer in OFFERS if typed.casefold() in offer.name.casefold()]


@pytest.fixture
def editor(qtbot: QtBot) -> Generator[NoteEditor, None, None]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NoteEditor(parent)
    made.completion.fetch = fetch
    made.resize(400, 200)
    parent.resize(420, 220)
    parent.show()
    qtbot.waitExposed(parent)
    parent.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.rhythm.stop()
    parent.close()  # and Python keeps the parent until then
