"""Links in a note are followed, quotations pasted with theirs, and typing is taken back in place."""

import subprocess
import sys

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.writing.conftest import LIBRARY, UID
from ui.writing.editor import NoteEditor
from ui.writing.pasting import copy, quotation

ADDRESS = f"{LIBRARY}/article/{UID}"
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def place_of(editor: NoteEditor, words: str) -> QPoint:
    """Return where the middle of words is drawn."""
    cursor = QTextCursor(editor.document())
    start = editor.toPlainText().index(words)
    cursor.setPosition(start)
    left = editor.cursorRect(cursor)
    cursor.setPosition(start + len(words))
    return QPoint((left.x() + editor.cursorRect(cursor).x()) // 2, left.center().y())


def test_a_click_on_a_link_in_a_note_that_is_read_follows_it(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.take(f"See [the report]({ADDRESS}) there")
    editor.clearFocus()
    with qtbot.waitSignal(editor.link_asked) as asked:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place_of(editor, "report"))
    assert asked.args == [ADDRESS]


def test_a_click_where_one_writes_moves_the_caret_and_with_control_follows(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    editor.take(f"See [the report]({ADDRESS}) there")
    place = place_of(editor, "report")
    with qtbot.assertNotEmitted(editor.link_asked):
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert 5 < editor.textCursor().position() < 15
    place = place_of(editor, "report")
    with qtbot.waitSignal(editor.link_asked):
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)


def test_beside_a_link_nothing_is_followed(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.take(f"See [the report]({ADDRESS})")
    beyond = QPoint(390, place_of(editor, "See").y())
    with qtbot.assertNotEmitted(editor.link_asked):
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, beyond)


def test_alt_enter_follows_the_link_at_the_caret(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.take("a https://example.org/x.\nb")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    with qtbot.assertNotEmitted(editor.link_asked):
        qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    with qtbot.waitSignal(editor.link_asked) as asked:
        qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)
    assert asked.args == ["https://example.org/x"]
    assert editor.words == "a https://example.org/x.\nb"


def test_an_address_is_hidden_behind_its_label_until_the_caret_is_within(editor: NoteEditor) -> None:
    editor.take(f"[a]({ADDRESS}) x")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    end = editor.cursorRect().x()
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    cursor = QTextCursor(editor.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert editor.cursorRect(cursor).y() > 10 or editor.cursorRect(cursor).x() > end + 100
    assert end < 60


def test_a_quotation_is_pasted_with_its_link_and_plainly_only_as_words(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    copy("Troops met.\n\nBaku was calm.", quotation("Troops met.\n\nBaku was calm.", "Report, ¶ 2", ADDRESS))
    qtbot.keyClicks(editor, "So:")
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    quoted = "> Troops met.\n>\n> Baku was calm.\n\n"
    assert editor.words == f"So:\n\n{quoted}[Report, ¶ 2]({ADDRESS})\n"
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL | SHIFT)
    assert editor.words == "Troops met.\n\nBaku was calm."
    assert QGuiApplication.clipboard().text() == "Troops met.\n\nBaku was calm."


def test_a_program_that_ends_with_a_quotation_on_the_clipboard_ends_well() -> None:
    ending = (
        "from PySide6.QtWidgets import QApplication; from ui.writing.pasting import copy;"
        "application = QApplication([]); copy('words', 'note')"
    )
    assert subprocess.run([sys.executable, "-c", ending], check=False, timeout=60).returncode == 0


def test_what_other_programs_copy_is_pasted_as_words_alone(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert editor.toHtml().count("<b>") == 0
    assert editor.words == "bold"


def test_control_z_takes_back_typing_and_then_belongs_to_the_library(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    editor.take("kept")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " and typed")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.words == "kept"
    assert not editor.document().isUndoAvailable()


def test_a_line_left_empty_takes_no_room_once_the_stay_is_over(qtbot: QtBot, editor: NoteEditor) -> None:
    height = editor.height_for(400)
    kept: list[str] = []
    editor.committed.connect(kept.append)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.height_for(400) > height
    editor.clearFocus()
    assert editor.words == ""
    assert editor.height_for(400) == height
    assert not editor.dirty
    assert kept == []
