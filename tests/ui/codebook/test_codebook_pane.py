"""The codebook as it is seen and edited, without a library behind it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.model import Tag, TagId
from ui.codebook.pane import CodebookPane
from ui.codebook.row import TAG, shown_name
from ui.swatches import Swatch
from ui.tag_mime import pack_tag
from ui.theme import DARK

TAGS = (
    Tag(TagId(1), "t1", "Force", None, "#e0b040", "1", "Joint acts.", 2, 1, annotations_below=5),
    Tag(TagId(2), "t2", "Force/Drills", TagId(1), "#e0b040", None, "", 3, 2, annotations_below=3),
    Tag(TagId(3), "t3", "Order", None, "#57a869", "3", "", 1, 1, use_when="always", annotations_below=1),
    Tag(TagId(4), "t4", "Old", None, "#cf6a5d", None, "", 0, 0, retired=True),
)
NONE = Qt.KeyboardModifier.NoModifier
KEYBOARD = QContextMenuEvent.Reason.Keyboard
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot: QtBot) -> CodebookPane:
    made = CodebookPane()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_codebook(TAGS, notes=6)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def lines(pane: CodebookPane) -> list[str]:
    found = []
    item = pane.tree.itemAt(5, 5)
    while item is not None and isinstance(item.data(0, TAG), Tag):
        found.append(shown_name(item.data(0, TAG)))
        item = pane.tree.itemBelow(item)
    return found


def point_of(pane: CodebookPane, number: int) -> QPoint:
    return pane.tree.visualItemRect(pane.tree._items[TagId(number)]).center()


DRAGGED = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def drop(pane: CodebookPane, data: QMimeData, where: QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
    """Move over a point with something and drop it there; return whether it was taken."""
    move = QDragMoveEvent(where, DRAGGED, data, Qt.MouseButton.LeftButton, keys)
    pane.tree.dragMoveEvent(move)
    if not move.isAccepted():
        return False
    pane.tree.dropEvent(QDropEvent(QPointF(where), DRAGGED, data, Qt.MouseButton.LeftButton, keys))
    return True


def test_the_tree_shows_every_tag_below_the_one_it_belongs_to(pane: CodebookPane) -> None:
    assert lines(pane) == ["Force", "Drills", "Old · retired", "Order"]
    assert pane.counts.text() == "4 tags · 6 notes have one"
    assert pane.panel.name.text() == "Force"
    assert pane.panel.facts.text() == "2 notes · 1 article · 5 with the tags below"


def test_a_filter_keeps_what_is_above_a_tag(pane: CodebookPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.filter, "drill")
    assert lines(pane) == ["Force", "Drills"]
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert len(lines(pane)) == 4
    qtbot.keyClick(pane.filter, Qt.Key.Key_Down)
    qtbot.waitUntil(pane.tree.hasFocus)


def test_a_tag_is_nested_merged_and_brought_to_the_top_by_dragging(pane: CodebookPane, qtbot: QtBot) -> None:
    drills, order = pack_tag(TagId(2)), pack_tag(TagId(3))
    with qtbot.waitSignal(pane.tree.nest_asked) as nested:
        assert drop(pane, order, point_of(pane, 1))
    assert nested.args == [TagId(3), TagId(1)]
    with qtbot.waitSignal(pane.tree.merge_asked) as merged:
        assert drop(pane, order, point_of(pane, 2), CTRL)
    assert merged.args == [TagId(3), TagId(2)]
    free = QPoint(40, pane.tree.viewport().height() - 5)
    with qtbot.waitSignal(pane.tree.nest_asked) as raised:
        assert drop(pane, drills, free)
    assert raised.args == [TagId(2), None]


def test_a_tag_cannot_be_dropped_below_itself_and_other_things_not_at_all(pane: CodebookPane) -> None:
    force, words = pack_tag(TagId(1)), QMimeData()
    words.setText("words")
    assert not drop(pane, force, point_of(pane, 1))
    assert not drop(pane, force, point_of(pane, 2))
    assert not drop(pane, words, point_of(pane, 2))


def test_a_drag_says_what_the_drop_will_do(pane: CodebookPane) -> None:
    data, where = pack_tag(TagId(3)), point_of(pane, 1)
    pane.tree.dragMoveEvent(QDragMoveEvent(where, DRAGGED, data, Qt.MouseButton.LeftButton, NONE))
    assert pane.hint.text() == "Drop to nest “Order” below “Force”, with Ctrl to merge"
    before = pane.tree.viewport().grab().toImage()
    pane.tree.dragMoveEvent(QDragMoveEvent(where, DRAGGED, data, Qt.MouseButton.LeftButton, CTRL))
    assert pane.hint.text() == "Drop to merge “Order” into “Force”"
    free = QPoint(40, pane.tree.viewport().height() - 5)
    pane.tree.dragMoveEvent(QDragMoveEvent(free, DRAGGED, data, Qt.MouseButton.LeftButton, NONE))
    assert pane.hint.text() == "Drop to bring “Order” to the top"
    assert pane.tree.viewport().grab().toImage() != before


def test_a_name_is_written_in_the_tree(pane: CodebookPane, qtbot: QtBot) -> None:
    pane.tree.setFocus()
    pane.tree.choose(TagId(2))
    with qtbot.waitSignal(pane.tree.renamed) as told:
        qtbot.keyClick(pane.tree, Qt.Key.Key_F2)
        editor = pane.tree.viewport().findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        assert editor.text() == "Drills"
        editor.setText(" Manoeuvres ")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [TagId(2), "Manoeuvres"]
    assert lines(pane)[1] == "Drills"


def test_keys_delete_a_tag_and_open_its_menu(pane: CodebookPane, qtbot: QtBot) -> None:
    pane.tree.setFocus()
    pane.tree.choose(TagId(3))
    with qtbot.waitSignal(pane.tree.delete_asked) as told:
        qtbot.keyClick(pane.tree, Qt.Key.Key_Delete)
    assert told.args == [TagId(3)]
    with qtbot.waitSignal(pane.tree.menu_asked) as asked:
        QApplication.sendEvent(pane.tree, QContextMenuEvent(KEYBOARD, QPoint(9, 9), QPoint(9, 9)))
    assert asked.args is not None
    assert asked.args[0] == TagId(3)
    where = point_of(pane, 1)
    with qtbot.waitSignal(pane.tree.menu_asked) as asked:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(pane.tree.viewport(), QContextMenuEvent(reason, where, QPoint(7, 7)))
    assert asked.args == [TagId(1), QPoint(7, 7)]


Told = list[tuple[object, str, str]]


@pytest.fixture
def told(pane: CodebookPane) -> Told:
    """Return what the panel says was changed."""
    found: Told = []

    def keep(number: object, what: str, words: str) -> None:
        found.append((number, what, words))

    pane.panel.words_changed.connect(keep)
    return found


def test_words_are_told_when_their_field_is_left(pane: CodebookPane, qtbot: QtBot, told: Told) -> None:
    field = pane.panel.words["definition"]
    field.setFocus()
    field.setPlainText("Acts of two.")
    assert told == []
    pane.tree.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(TagId(1), "definition", "Acts of two.")]
    qtbot.keyClicks(pane.panel.words["example"], "e.g.")
    pane.tree.choose(TagId(3))
    assert told[1:] == [(TagId(1), "example", "e.g.")]
    assert pane.panel.words["use_when"].toPlainText() == "always"
    assert pane.panel.words["example"].toPlainText() == ""


def test_escape_takes_back_what_was_typed(pane: CodebookPane, qtbot: QtBot, told: Told) -> None:
    field = pane.panel.words["definition"]
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "Joint acts."
    qtbot.keyClicks(pane.panel.name, "x")
    qtbot.keyClick(pane.panel.name, Qt.Key.Key_Escape)
    assert pane.panel.name.text() == "Force"
    qtbot.keyClicks(pane.panel.key, "z")
    qtbot.keyClick(pane.panel.key, Qt.Key.Key_Escape)
    assert pane.panel.key.text() == "1"
    pane.panel.commit()
    assert told == []


def test_what_is_typed_survives_a_change_from_elsewhere(pane: CodebookPane, qtbot: QtBot) -> None:
    field = pane.panel.words["definition"]
    qtbot.keyClicks(field, "More. ")
    pane.show_codebook(TAGS, notes=7)
    assert field.toPlainText() == "More. Joint acts."


def test_a_key_that_is_taken_is_said_and_not_told(pane: CodebookPane, qtbot: QtBot, told: Told) -> None:
    key = pane.panel.key
    key.setText("")
    qtbot.keyClicks(key, "3")
    assert pane.panel.problem.text() == "This key is taken: Order."
    qtbot.keyClicks(key, "0")
    assert "1 to 9" in pane.panel.problem.text()
    qtbot.keyClicks(key, "q")
    qtbot.keyClick(key, Qt.Key.Key_Return)
    assert told == [(TagId(1), "key", "q")]


def test_a_colour_is_chosen_by_click(pane: CodebookPane, qtbot: QtBot, told: Told) -> None:
    swatch = next(
        each for each in pane.panel._swatches.buttons() if isinstance(each, Swatch) and not each.isChecked()
    )
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert told == [(TagId(1), "colour", swatch.colour)]


def test_any_other_colour_can_be_chosen(pane: CodebookPane, qtbot: QtBot, told: Told) -> None:
    pane.panel.other.click()
    dialog = pane.panel.findChild(QColorDialog)
    assert isinstance(dialog, QColorDialog)
    assert dialog.currentColor() == QColor("#e0b040")
    dialog.setCurrentColor(QColor("#123456"))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(TagId(1), "colour", "#123456")]


def test_the_name_is_told_whole_and_shown_as_the_library_has_it(pane: CodebookPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.panel.name_changed) as told:
        pane.panel.name.setText("Order/Force")
        qtbot.keyClick(pane.panel.name, Qt.Key.Key_Return)
    assert told.args == [TagId(1), "Order/Force"]
    assert pane.panel.name.text() == "Force"


def test_the_buttons_ask_for_notes_memos_and_the_menu(pane: CodebookPane, qtbot: QtBot) -> None:
    panel = pane.panel
    for button, signal in ((panel.notes, panel.notes_asked), (panel.memo, panel.memo_asked)):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == [TagId(1)]
    with qtbot.waitSignal(panel.menu_asked):
        panel.more.click()


def test_an_empty_codebook_says_how_to_begin(pane: CodebookPane) -> None:
    pane.show_codebook((), notes=0)
    assert pane.stack.currentWidget() is pane.empty
    assert "press T" in pane.empty.text()
    assert not pane.give.isEnabled()
    pane.show_codebook(TAGS, notes=0)
    assert pane.stack.currentWidget() is not pane.empty


def test_in_a_library_that_is_only_read_nothing_can_be_typed(pane: CodebookPane) -> None:
    pane.writable = False
    pane.show_codebook(TAGS, notes=6)
    assert all(field.isReadOnly() for field in pane.panel.words.values())
    assert pane.panel.name.isReadOnly()
    assert not pane.new.isEnabled()
    assert not pane.bring.isEnabled()
    assert not pane.panel.more.isEnabled()


def test_a_retired_tag_is_dimmed_and_themes_repaint(pane: CodebookPane) -> None:
    before = pane.tree.viewport().grab().toImage()
    pane.set_palette(DARK)
    assert pane.tree.viewport().grab().toImage() != before
    assert "retired" in pane.tree._items[TagId(4)].data(0, Qt.ItemDataRole.AccessibleTextRole)
    pane.tree.choose(TagId(4))
    assert pane.panel.facts.text().endswith("retired: not offered any more")


def test_a_long_definition_makes_its_field_higher(pane: CodebookPane) -> None:
    field = pane.panel.words["definition"]
    before = field.height()
    field.setPlainText("word " * 300)
    QTest.qWait(0)
    assert field.height() > 2 * before
