"""Two opening brackets offer what can be linked to; what is chosen takes their place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.text.links import links_in
from tests.ui.writing.conftest import LIBRARY, OFFERS, UID
from ui.theme import DARK
from ui.writing.editor import NoteEditor


def names(editor: NoteEditor) -> list[str]:
    rows = editor.completion.offers.rows
    return [rows.index(row, 0).data() for row in range(rows.rowCount())] if editor.completion.is_open else []


def test_typing_filters_and_enter_puts_a_markdown_link(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "See [[")
    assert names(editor) == [offer.name for offer in OFFERS]
    qtbot.keyClicks(editor, "baku")
    assert names(editor) == ["Baku [2005] report", "Baku", "places/Baku 😀"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.words == rf"See [Baku \[2005\] report]({LIBRARY}/article/{UID})"
    assert not editor.completion.is_open
    qtbot.keyClicks(editor, ".")
    assert editor.words.endswith(").")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Enter])
def test_the_arrows_choose_and_tab_takes(qtbot: QtBot, editor: NoteEditor, key: Qt.Key) -> None:
    editor.insertPlainText("😀 ")
    qtbot.keyClicks(editor, "[[baku")
    for step in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(editor, step)
    qtbot.keyClick(editor, key)
    assert editor.words == f"😀 [Baku]({LIBRARY}/entity/{UID})"
    assert editor.hasFocus()


def test_a_click_takes_a_line(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "[[on b")
    offers = editor.completion.offers
    where = offers.visualRect(offers.rows.index(0, 0)).center()
    qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert editor.words == f"[On boats]({LIBRARY}/note/{UID})"


def test_closing_brackets_that_stand_behind_are_taken_along(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "[[]] after")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "boats")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.words == f"[On boats]({LIBRARY}/note/{UID}) after"


def test_what_fits_nothing_stays_as_it_was_typed(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "[[nowhere")
    assert not editor.completion.is_open
    qtbot.keyClicks(editor, "]] at all")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.words == "[[nowhere]] at all\n"


def test_escape_leaves_the_brackets_alone_and_then_the_note(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "[[baku")
    with qtbot.assertNotEmitted(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.completion.is_open
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert not editor.completion.is_open
    qtbot.keyClicks(editor, "]] [[b")
    assert editor.completion.is_open
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_moving_the_caret_opens_nothing_and_leaving_the_brackets_closes(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    qtbot.keyClicks(editor, "a [[baku")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert not editor.completion.is_open
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert not editor.completion.is_open
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.completion.is_open
    editor.clearFocus()
    assert not editor.completion.is_open


def test_a_link_that_was_completed_is_taken_back_by_the_editors_undo(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    qtbot.keyClicks(editor, "[[on b")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.words == "[[on b"


def test_each_kind_is_drawn_and_spoken_as_what_it_is(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.set_palette(DARK)
    qtbot.keyClicks(editor, "[[")
    offers = editor.completion.offers
    spoken = [offers.rows.item(row).accessibleText() for row in range(len(OFFERS))]
    assert spoken == [
        "Baku [2005] report, article, Kara Post",
        "Baku, entity",
        "places/Baku 😀, tag",
        "On boats, memo",
    ]
    image = offers.grab().toImage()
    ground = image.pixelColor(image.width() - 12, image.height() - 12)
    tag = offers.visualRect(offers.rows.index(2, 0))
    assert image.pixelColor(tag.left() + 18, tag.center().y() + offers.frameWidth()) != ground
    assert ground.name() == DARK.card


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.text(alphabet="ab 😀ب[", max_size=12), st.text(alphabet="ab 😀ب", max_size=8))
def test_whatever_stands_around_only_the_brackets_are_replaced(
    qtbot: QtBot, editor: NoteEditor, before: str, after: str
) -> None:
    before = before.replace("[[", "")
    editor.setPlainText(f"{before.rstrip('[')} [[on b{after}")
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(after))
    editor.setTextCursor(cursor)
    editor.completion.look()
    if editor.completion.is_open:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        (link,) = links_in(editor.words)
        assert link.label == "On boats"
        assert editor.words.startswith(f"{before.rstrip('[')} [On boats](")
        assert editor.words.endswith(f"){after}")
