"""What the tests of the notes page do to it: a library with notes, the page shown, its cards pressed."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import Span
from desktop.text.note_filter import Tagged
from ui.notebook.cards import Cards
from ui.pages.notes import NotesPage
from ui.window import Window

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def fill_with_notes(library: Library) -> None:
    """Eight notes on three articles and a memo, beside the one that is there."""
    first, second, third, *_rest = library.articles.ids()
    text = library.articles.version(first).text
    for number, tag in enumerate(("Water", "Water/Boats", "Trade", "")):
        span = Span(number * 20, number * 20 + 12)
        library.annotations.add(first, span, note=f"note {number} on ships", tags=[tag] if tag else [])
    at = text.index("Baku")
    library.annotations.add(first, Span(at, at + 12), note="where it began", tags=["Trade"])
    library.annotations.add(second, None, note="the whole of it")
    library.annotations.add(third, Span(0, 9), tags=["Trade", "Water"])
    library.memos.add(title="Idea", note="Compare ships and nets")


def shown(window: Window, qtbot: QtBot) -> NotesPage:
    window.commands.action("page_notes").trigger()
    found = window.pages.page
    assert isinstance(found, NotesPage)
    qtbot.waitUntil(lambda: not found._later.isActive())
    return found


def notes(page: NotesPage) -> list[str]:
    rows = (page.pane.pages.words(row) for row in range(len(page.pane.pages.ids)))
    return [words.note or words.quote for words in rows if words is not None]


def tag(page: NotesPage, name: str) -> Tagged:
    library = page.parts.session.library
    found = library.tags.named(name) if library is not None else None
    assert found is not None
    return Tagged(found.id)


def press(
    qtbot: QtBot, cards: Cards, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, held, cards.rect_of(row).topLeft() + QPoint(30, 20)
    )
