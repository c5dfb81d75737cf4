"""Ctrl+Enter ends a note wherever one is written: it is kept, and the keyboard goes back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window.acting import library_of, open_first, select
from tests.ui.window.noting import fill_with_notes, shown
from ui.actions import ACTIONS
from ui.pages.journal import JournalPage
from ui.window import Window
from ui.writing.editor import NoteEditor

CTRL = Qt.KeyboardModifier.ControlModifier


def write_and_end(qtbot: QtBot, editor: NoteEditor | None, words: str) -> None:
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)


def test_beside_the_text_the_keyboard_goes_back_to_the_text(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("note").trigger()
    annotation = library_of(window).annotations.of(number)[0]
    card = window.panes.inspector.notes.cards.card(annotation.id)
    write_and_end(qtbot, card.editor, "kept")
    assert library_of(window).annotations.get(annotation.id).note == "kept"
    qtbot.waitUntil(window.panes.reader.view.hasFocus)


def test_on_the_notes_page_the_editor_closes_over_its_card(qtbot: QtBot, window: Window) -> None:
    fill_with_notes(library_of(window))
    page = shown(window, qtbot)
    page.pane.enter()
    note = page.pane.pages.ids[0]
    qtbot.keyClick(page.pane.cards, Qt.Key.Key_F2)
    write_and_end(qtbot, page.writing.editor, " and more")
    assert page.writing.editor is None
    assert library_of(window).notes.rows([note])[0].note.note.endswith(" and more")
    qtbot.waitUntil(page.pane.cards.hasFocus)


def test_in_the_journal_the_keyboard_goes_back_to_the_list(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    memo = library_of(window).memos.add(title="A thought")
    window.pages.show("journal", memo.id)
    page = window.pages.page
    assert isinstance(page, JournalPage)
    page.pane.view.editor.setFocus()
    write_and_end(qtbot, page.pane.view.editor, "kept")
    assert library_of(window).memos.get(memo.id).note == "kept"
    qtbot.waitUntil(page.pane.list.hasFocus)


def test_no_command_has_the_key_that_ends_a_note() -> None:
    assert not [each.id for each in ACTIONS for key in each.keys if key in {"Ctrl+Return", "Ctrl+Enter"}]
