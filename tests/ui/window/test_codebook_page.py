"""The codebook page in a real window on a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import TagId
from tests.ui.window.acting import library_of, open_first, select
from ui.dialogs.codebook_report import CodebookReportDialog
from ui.pages.codebook import CodebookPage
from ui.window import Window


def page_of(window: Window) -> CodebookPage:
    window.pages.show("codebook")
    page = window.pages.page
    assert isinstance(page, CodebookPage)
    return page


def names(window: Window) -> list[str]:
    return [tag.name for tag in library_of(window).tags.codebook()]


def number(window: Window, name: str) -> TagId:
    tag = library_of(window).tags.named(name)
    assert tag is not None
    return tag.id


def menu_entry(name: str) -> None:
    """Choose an entry of the menu that is open, as the keyboard would."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text().partition("\t")[0].replace("&", "") == name).trigger()
    menu.close()


def press_menu(widget: QWidget) -> None:
    """Press the menu key, as the system tells it."""
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(reason, QPoint(3, 3), QPoint(3, 3)))


def test_the_key_shows_the_codebook_with_counts(window: Window) -> None:
    window.commands.action("page_codebook").trigger()
    page = page_of(window)
    assert page.pane.counts.text() == "2 tags · 1 note has one"
    assert page.pane.tree.current() == number(window, "Water")
    assert page.pane.panel.facts.text() == "0 notes · 0 articles · 1 with the tags below"


def test_what_is_said_of_a_tag_is_kept_as_a_step_that_can_be_undone(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    page.pane.panel.words["use_when"].setPlainText("boats are named")
    window.pages.leave()
    assert library.tags.get(number(window, "Water")).use_when == "boats are named"
    assert library.undo_label() == "Edit tag “Water”"
    page_of(window)
    window.commands.action("undo").trigger()
    assert page.pane.panel.words["use_when"].toPlainText() == ""


def test_undo_keeps_what_is_typed_first(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    page.pane.panel.words["definition"].setPlainText("typed")
    window.commands.action("undo").trigger()
    assert page.pane.panel.words["definition"].toPlainText() == ""
    library.redo()
    assert library.tags.get(number(window, "Water")).definition == "typed"


def test_numbers_stay_while_words_change_and_follow_a_tag_that_moves(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    library.tags.set(number(window, "Water"), definition="new")
    assert page.pane.panel.facts.text() == "0 notes · 0 articles · 1 with the tags below"
    library.tags.move(number(window, "Water/Boats"), None)
    assert page.pane.panel.facts.text() == "0 notes · 0 articles"
    library.undo()
    assert page.pane.panel.facts.text() == "0 notes · 0 articles · 1 with the tags below"
    assert page.pane.panel.words["definition"].toPlainText() == "new"


def test_tags_are_nested_and_merged_from_the_tree(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    library.tags.create("Trade", definition="buying")
    tree = page.pane.tree
    tree.nest_asked.emit(number(window, "Trade"), number(window, "Water"))
    QApplication.processEvents()
    assert names(window) == ["Water", "Water/Boats", "Water/Trade"]
    tree.merge_asked.emit(number(window, "Water/Trade"), number(window, "Water/Boats"))
    QApplication.processEvents()
    assert names(window) == ["Water", "Water/Boats"]
    assert page.pane.tree.current() == number(window, "Water/Boats")
    assert window.panes.banner.text == "“Water/Trade” was merged into “Water/Boats”."
    assert page.pane.panel.words["definition"].toPlainText() == "buying"
    window.panes.banner.button.click()
    assert names(window) == ["Water", "Water/Boats", "Water/Trade"]


def test_a_merge_says_what_is_not_taken_over(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    library.tags.create("Trade", key="9")
    page.tags.merge_tags(number(window, "Trade"), number(window, "Water"))
    assert window.panes.banner.text.endswith("Not taken over: Trade: the key 9")


def test_a_place_that_is_taken_is_said(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    library.tags.create("Boats")
    page.pane.tree.nest_asked.emit(number(window, "Boats"), number(window, "Water"))
    QApplication.processEvents()
    assert "There is a tag “Water/Boats” already." in _said(window)
    assert names(window) == ["Boats", "Water", "Water/Boats"]


def _said(window: Window) -> str:
    box = window.messages.box
    return window.panes.banner.text or (box.text() if isinstance(box, QMessageBox) else "")


def test_tags_are_renamed_in_the_tree_and_beside_it(window: Window, qtbot: QtBot) -> None:
    page = page_of(window)
    tree = page.pane.tree
    boats = number(window, "Water/Boats")
    tree.setFocus()
    tree.edit_name(boats)
    editor = tree.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Ships")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(window) == ["Water", "Water/Ships"])
    tree.choose(boats)
    page.pane.panel.name.setText("Vessels")
    qtbot.keyClick(page.pane.panel.name, Qt.Key.Key_Return)
    assert names(window) == ["Vessels", "Water"]
    assert tree.current() == boats


def test_the_menu_does_everything_by_keyboard(window: Window, qtbot: QtBot) -> None:
    page, library = page_of(window), library_of(window)
    tree = page.pane.tree
    tree.setFocus()
    tree.choose(number(window, "Water/Boats"))
    press_menu(tree)
    menu_entry("Move to the top")
    assert names(window) == ["Boats", "Water"]
    press_menu(tree)
    menu_entry("Move below…")
    window.asking.picker.tag_chosen.emit("Sea")
    assert names(window) == ["Sea", "Sea/Boats", "Water"]
    press_menu(tree)
    menu_entry("Retire")
    assert library.tags.get(number(window, "Sea/Boats")).retired
    press_menu(tree)
    menu_entry("Offer again")
    assert not library.tags.get(number(window, "Sea/Boats")).retired
    press_menu(tree)
    menu_entry("Merge into…")
    window.asking.picker.tag_chosen.emit("Water")
    assert names(window) == ["Sea", "Water"]
    assert window.asking.recent == []
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert window.panes.banner.text.endswith("was deleted.")


def test_a_merge_by_menu_may_end_in_a_new_tag(window: Window) -> None:
    page = page_of(window)
    page.tags.pop_codebook_menu(number(window, "Water"), QPoint(5, 5))
    menu_entry("Merge into…")
    assert window.asking.picker.offered.rows.rowCount() == 0  # neither itself nor what is below it
    window.asking.picker.tag_chosen.emit("Rivers")
    assert names(window) == ["Rivers", "Rivers/Boats"]


def test_notes_and_memos_are_asked_for_elsewhere(window: Window, qtbot: QtBot) -> None:
    page = page_of(window)
    water = number(window, "Water")
    page.page_asked.disconnect()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.pane.panel.notes.click()
    assert asked.args == ["notes", water]
    with qtbot.waitSignal(page.page_asked) as asked:
        page.pane.panel.memo.click()
    assert asked.args == ["journal", ("tag", water)]


def test_a_new_tag_is_made_and_chosen(window: Window) -> None:
    page = page_of(window)
    page.pane.new.click()
    dialog = page.tags.dialog
    assert dialog is not None
    dialog.name.setText("Fresh")
    dialog.accept()
    assert page.pane.tree.current() == number(window, "Fresh")


def test_notes_are_split_off_under_a_new_name(window: Window) -> None:
    page, library = page_of(window), library_of(window)
    page.tags.pop_codebook_menu(number(window, "Water/Boats"), QPoint(5, 5))
    menu_entry("Split…")
    dialog = page.passages.dialog
    assert dialog is not None
    assert (len(dialog.model.places), list(dialog.ticked())) == (1, [])
    dialog.all.click()
    dialog.name.setText("Water/Ships")
    dialog.apply.click()
    assert [each.tags for each in library.annotations.all()] == [("Water/Ships",)]
    assert window.panes.banner.text == "1 note has “Water/Ships” now."


def test_the_codebook_goes_out_and_comes_in(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    out = folder / "codebook.csv"
    monkeypatch.setattr(page.chooser, "new_codebook", lambda _folder: out)
    monkeypatch.setattr(page.chooser, "codebook", lambda _folder: out)
    page.pane.give.click()
    assert out.read_bytes().startswith(b"\xef\xbb\xbfname,")
    page.pane.bring.click()
    assert window.panes.banner.text == "The file says nothing new."
    out.write_text("name;key;colour\nNew;2;red\nWater;3;\n", encoding="utf-8")
    page.pane.bring.click()
    assert names(window) == ["New", "Water", "Water/Boats"]
    words = "1 tag was added, 1 was changed, 1 thing could not be taken."
    assert window.panes.banner.text == words
    [dialog] = window.frame.findChildren(CodebookReportDialog)
    assert dialog.problems.toPlainText() == "Line 2 (“New”): “red” is no colour."
    dialog.close()
    window.panes.banner.button.click()
    assert names(window) == ["Water", "Water/Boats"]
    out.write_text("nothing", encoding="utf-8")
    page.pane.bring.click()
    assert "is no codebook" in _said(window)


def test_the_page_follows_marks_made_at_the_desk(window: Window) -> None:
    page = page_of(window)
    window.pages.leave()
    open_first(window)
    select(window, 0, 5)
    window.annotating.tag("Water")
    page_of(window)
    assert page.pane.counts.text() == "2 tags · 2 notes have one"


def test_the_sidebar_leads_to_a_tag_in_the_codebook(window: Window) -> None:
    window.tagging.pop_menu(number(window, "Water/Boats"), QPoint(5, 5))
    menu_entry("Show in the codebook")
    assert window.pages.name == "codebook"
    assert page_of(window).pane.tree.current() == number(window, "Water/Boats")


def test_an_empty_library_says_how_a_codebook_begins(empty_window: Window) -> None:
    page = page_of(empty_window)
    assert page.pane.stack.currentWidget() is page.pane.empty


def test_another_library_shows_its_own_codebook(window: Window, folder: Path) -> None:
    page = page_of(window)
    page.pane.panel.words["definition"].setPlainText("kept on leaving")
    first = library_of(window).path
    window.session.open(folder / "other.scholiast", create=True)
    page_of(window)
    assert page.pane.stack.currentWidget() is page.pane.empty
    library = Library.open(first, writable=False)
    water = library.tags.named("Water")
    assert water is not None
    assert water.definition == "kept on leaving"
    library.close()
