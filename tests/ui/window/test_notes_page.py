"""The page of all notes in a real window: filtered, put together, remembered, exported."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.model import FoundMention, Kind, NoteKind
from desktop.text.note_filter import Link, Naming, NoteGroup, OfKind, Saying
from tests.ui.window.acting import library_of
from tests.ui.window.conftest import end, make_window
from tests.ui.window.noting import KEYS, fill_with_notes, notes, shown, tag
from ui.dialogs.export import OF_SHOWN
from ui.note_scope import STATE, Scope, scope_of, values_of
from ui.notebook.table import NOTE
from ui.pages.notes import NotesPage
from ui.window import Window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> NotesPage:
    fill_with_notes(library_of(window))
    return shown(window, qtbot)


def test_the_page_shows_all_notes_in_the_order_of_the_text(page: NotesPage, window: Window) -> None:
    library = library_of(window)
    assert list(page.pane.pages.ids) == library.notes.ids()
    assert page.pane.summary.text() == "9 notes"
    assert page.pane.stack.currentWidget() is page.pane.cards
    assert window.panes.sidebar.currentItem().text(0) == "Notes"


def test_words_and_conditions_narrow_what_is_shown(page: NotesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.pane.field, "ships")
    assert set(notes(page)) == {f"note {number} on ships" for number in range(4)} | {
        "**Idea**\nCompare ships and nets"
    }
    page.pane.codebook.tag_chosen.emit(tag(page, "Water").tag)
    assert notes(page) == ["note 0 on ships", "note 1 on ships"]
    assert page.pane.summary.text() == "2 of 9 · Water with subtags · “ships”"
    page.pane.conditions.below_turned.emit(0)
    assert notes(page) == ["note 0 on ships"]
    page.pane.conditions.negation_turned.emit(0)
    assert "note 1 on ships" in notes(page)
    assert "note 0 on ships" not in notes(page)
    qtbot.keyClick(page.pane.field, KEYS.Key_Escape)
    assert page.pane.field.text() == ""
    chip = page.pane.conditions.chips[0]
    assert chip.text() == "not tag: Water"
    qtbot.keyClick(chip, KEYS.Key_Delete)
    assert page.pane.summary.text() == "9 notes"


def test_a_second_tag_is_another_way_to_answer_and_can_be_made_one_more_demand(page: NotesPage) -> None:
    page.pane.codebook.tag_chosen.emit(tag(page, "Water").tag)
    page.pane.codebook.tag_chosen.emit(tag(page, "Trade").tag)
    either = len(notes(page))
    assert [chip.text() for chip in page.pane.conditions.chips] == ["tag: Water + subtags", "or tag: Trade"]
    page.pane.conditions.joint_turned.emit(1)
    assert 1 == len(notes(page)) < either
    page.pane.codebook.tag_chosen.emit(tag(page, "Water").tag)  # once more: no longer
    assert [chip.text() for chip in page.pane.conditions.chips] == ["tag: Trade"]


def test_nothing_that_answers_and_nothing_at_all_are_told_apart(
    page: NotesPage, qtbot: QtBot, empty_window: Window
) -> None:
    qtbot.keyClicks(page.pane.field, "nowhere")
    assert page.pane.stack.currentWidget() is page.pane.empty
    assert page.pane.empty.text().startswith("No note answers")
    empty_window.commands.action("page_notes").trigger()
    other = empty_window.pages.page
    assert isinstance(other, NotesPage)
    assert other.pane.empty.text().startswith("There are no notes yet.")


def test_notes_are_put_together_under_headings(page: NotesPage) -> None:
    page.pane.group_chosen.emit(NoteGroup.TAG.value)
    shelves = [(shelf.words, shelf.end - shelf.start) for shelf in page.pane.pages.shelves]
    assert shelves == [("Trade", 3), ("Water", 2), ("Water/Boats", 2), ("Without a tag", 3)]
    assert page.pane.summary.text() == "9 notes"
    page.pane.group_chosen.emit(NoteGroup.KIND.value)
    assert [shelf.words for shelf in page.pane.pages.shelves] == [
        "On a passage", "On a whole article", "In the journal",
    ]  # fmt: skip


def test_filter_view_and_widths_are_remembered_with_the_library(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    page.add(Link(tag(page, "Water")))
    page.pane.view_chosen.emit("table")
    page.pane.group_chosen.emit(NoteGroup.ARTICLE.value)
    page.pane.order_chosen.emit("newest")
    page.pane.table.setColumnWidth(NOTE, 444)
    path, before = library_of(window).path, notes(page)
    window.close()
    again = make_window(path)
    qtbot.waitExposed(again.frame)
    page = shown(again, qtbot)
    assert notes(page) == before
    assert page.pane.stack.currentWidget() is page.pane.table
    assert page.pane.table.columnWidth(NOTE) == 444
    buttons = (page.pane.view_button, page.pane.order_button, page.pane.group_button)
    assert [button.text() for button in buttons] == [
        "Table ▾", "Order: newest ▾", "Group: article ▾",
    ]  # fmt: skip
    end(again)


def test_a_scope_that_cannot_be_understood_is_the_first_one() -> None:
    scope = Scope((Link(OfKind(NoteKind.MEMO), negated=True),), "words", group=NoteGroup.SOURCE, view="table")
    assert scope_of(values_of(scope)) == scope
    for values in (None, [], {"conditions": 3}, {"conditions": [{}], "order": "x", "group": 4, "widths": []}):
        assert scope_of(values) == Scope()


def test_what_is_filtered_is_what_the_export_offers(page: NotesPage, window: Window) -> None:
    page.add(Link(tag(page, "Trade")))
    page.pane.export_asked.emit()
    dialog = window.exports.shown
    assert dialog is not None
    assert dialog.scopes.button(OF_SHOWN).isChecked()
    assert dialog.choice().notes == list(page.pane.pages.ids)
    assert dialog.count.text() == "3 annotations will be exported."
    dialog.close()


def test_a_condition_is_asked_for_in_a_menu_and_a_list(page: NotesPage, window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    version = library.articles.version(library.articles.ids()[0])
    at = version.text.index("Baku")
    library.mentions.store(version.id, "test 2", [FoundMention(at, at + 4, Kind.PLACE)])
    page.pane.conditions.adding.click()
    menu = page.asking.menu
    assert menu is not None
    next(entry for entry in menu.actions() if entry.data() == "entity").trigger()
    menu.close()
    qtbot.keyClicks(page.asking.picker.field, "bak")
    qtbot.keyClick(page.asking.picker.field, KEYS.Key_Return)
    (entity,) = library.mentions.named("Baku")
    assert page.scope.now.links == (Link(Naming(entity)),)
    assert notes(page) == ["where it began"]
    page.pane.conditions.removed.emit(0)
    page.asking.days.ask(heading="", at=QPoint())
    qtbot.keyClicks(page.asking.days.first, "2005-13")
    qtbot.keyClick(page.asking.days.first, KEYS.Key_Return)
    assert page.asking.days.wrong.text()
    page.asking.days.first.setText("2005-03")
    qtbot.keyClick(page.asking.days.first, KEYS.Key_Return)
    assert page.pane.conditions.chips[0].text() == "article of Mar 2005 or later"


def test_another_library_has_a_page_of_its_own(page: NotesPage, window: Window, qtbot: QtBot) -> None:
    page.add(Link(tag(page, "Trade")))
    page.pane.editing_asked.emit(page.pane.pages.ids[0])
    qtbot.keyClicks(page.writing.editor, "kept ")
    first = library_of(window).path
    window.session.open(first.with_name("other.scholiast"), create=True)
    assert window.pages.name == ""
    assert library_of(window).state.get(STATE) is None
    assert shown(window, qtbot) is page
    assert page.writing.editor is None
    assert page.pane.conditions.chips == []
    window.session.open(first)
    shown(window, qtbot)
    assert [chip.text() for chip in page.pane.conditions.chips] == ["tag: Trade"]
    assert library_of(window).notes.count(Saying("kept")) == 1


def test_a_tag_that_is_deleted_takes_its_condition_along(page: NotesPage, window: Window) -> None:
    page.add(Link(tag(page, "Trade")))
    library_of(window).tags.delete(tag(page, "Trade").tag)
    assert page.pane.conditions.chips == []
    assert len(page.pane.pages.ids) == 9


def test_another_page_may_ask_for_the_notes_of_a_tag(page: NotesPage, window: Window) -> None:
    window.pages.leave()
    window.pages.show("notes", tag(page, "Trade"))
    assert len(page.pane.pages.ids) == 3
    window.pages.show("codebook")
    codebook = window.pages.page
    assert codebook is not None
    codebook.page_asked.emit("notes", tag(page, "Water").tag)
    assert window.pages.page is page
    assert [chip.text() for chip in page.pane.conditions.chips] == ["tag: Water + subtags"]
