"""Acting on the notes page: by keyboard and mouse, in place, on several at once, from note to note."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model import AnnotationId, NoteKind
from tests.ui.window.acting import library_of
from tests.ui.window.noting import CTRL, KEYS, SHIFT, fill_with_notes, notes, press, shown, tag
from ui.notebook.table import COLUMNS, NOTE
from ui.pages.notes import NotesPage
from ui.window import Window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> NotesPage:
    fill_with_notes(library_of(window))
    return shown(window, qtbot)


def test_the_keyboard_alone_goes_through_the_cards(page: NotesPage, qtbot: QtBot) -> None:
    cards, ids = page.pane.cards, page.pane.pages.ids
    page.pane.enter()
    columns = cards.bands.columns
    for key, row in (
        (KEYS.Key_Right, 1),
        (KEYS.Key_Down, 1 + columns),
        (KEYS.Key_Up, 1),
        (KEYS.Key_Left, 0),
        (KEYS.Key_End, len(ids) - 1),
        (KEYS.Key_Home, 0),
    ):
        qtbot.keyClick(cards, key)
        assert cards.current() == ids[row]
        assert cards.chosen() == [ids[row]]
    qtbot.keyClick(cards, KEYS.Key_Right, SHIFT)
    qtbot.keyClick(cards, KEYS.Key_Right, SHIFT)
    assert cards.chosen() == list(ids[:3])
    qtbot.keyClick(cards, KEYS.Key_End, CTRL)
    qtbot.keyClick(cards, KEYS.Key_Space)
    assert cards.chosen() == [*ids[:3], ids[-1]]
    qtbot.keyClick(cards, KEYS.Key_A, CTRL)
    assert len(cards.chosen()) == len(ids)
    assert page.pane.summary.text() == "9 notes · 9 selected"


def test_ctrl_and_shift_choose_several_with_the_mouse(page: NotesPage, qtbot: QtBot) -> None:
    cards, ids = page.pane.cards, page.pane.pages.ids
    press(qtbot, cards, 0)
    press(qtbot, cards, 2, SHIFT)
    assert cards.chosen() == list(ids[:3])
    press(qtbot, cards, 1, CTRL)
    assert cards.chosen() == [ids[0], ids[2]]
    press(qtbot, cards, 3)
    assert cards.chosen() == [ids[3]]


def test_several_notes_are_tagged_untagged_and_deleted_in_one_step_each(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    cards, library = page.pane.cards, library_of(window)
    page.pane.enter()
    qtbot.keyClick(cards, KEYS.Key_A, CTRL)
    before = len(library.history())
    qtbot.keyClick(cards, KEYS.Key_T)
    picker = window.asking.picker
    qtbot.keyClicks(picker.field, "New one")
    qtbot.keyClick(picker.field, KEYS.Key_Return)
    assert library.notes.count(tag(page, "New one")) == 9
    assert len(cards.chosen()) == 9
    page.acts.untag(cards.chosen(), "New one")
    assert library.notes.count(tag(page, "New one")) == 0
    qtbot.keyClick(cards, KEYS.Key_Delete)
    assert library.notes.count() == 0
    assert len(library.history()) == before + 3
    assert window.panes.banner.text == "9 notes were deleted."
    window.panes.banner.button.click()
    assert len(page.pane.pages.ids) == 9


def test_a_note_is_written_in_place_as_one_step_with_drafts_on_disk(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    library, cards = library_of(window), page.pane.cards
    row = notes(page).index("where it began")
    number = page.pane.pages.ids[row]
    cards.choice.take(row)
    qtbot.keyClick(cards, KEYS.Key_F2)
    editor = page.writing.editor
    assert editor is not None
    assert editor.words == "where it began"
    before = len(library.history())
    qtbot.keyClicks(editor, " and ended")
    assert window.panes.status.saved == "Saving…"
    editor.rhythm.pause.timeout.emit()
    assert library.drafts.get(number) == "where it began and ended"
    assert window.panes.status.saved == "Saved"
    qtbot.keyClick(editor, KEYS.Key_Escape)
    assert page.writing.editor is None
    assert library.annotations.get(number).note == "where it began and ended"
    assert library.drafts.get(number) is None
    assert len(library.history()) == before + 1
    assert cards.current() == number


def test_a_memo_is_written_in_place_and_what_is_typed_is_kept_on_leaving(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    library = library_of(window)
    number = page.pane.pages.ids[-1]
    page.pane.editing_asked.emit(number)
    qtbot.keyClicks(page.writing.editor, "!")
    window.pages.leave()
    assert library.memos.get(number).note == "Compare ships and nets!"
    window.pages.show("notes")
    page.pane.passage_asked.emit(number)  # a memo has no passage: it is shown in the journal
    assert window.pages.name == "journal"


def test_links_are_completed_where_a_note_is_written_in_place(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    page.pane.editing_asked.emit(page.pane.pages.ids[0])
    editor = page.writing.editor
    assert editor is not None
    qtbot.keyClicks(editor, "[[Boats")
    qtbot.keyClick(editor, KEYS.Key_Return)
    assert "](scholiast://" in editor.words
    assert page.writing.editor is editor
    qtbot.keyClick(editor, KEYS.Key_Escape)
    assert "scholiast://" in library_of(window).notes.rows([page.pane.pages.ids[0]])[0].note.note


def test_a_note_in_doubt_is_checked_in_the_review(page: NotesPage, window: Window) -> None:
    library = library_of(window)
    row = notes(page).index("where it began")
    number = page.pane.pages.ids[row]
    database = library._core.database
    with database.transaction():
        database.run("UPDATE anchor SET state = 'uncertain' WHERE annotation = ?", (number,))
    page.pane.cards.choice.take(row)
    page.acts.show_menu(QPoint())
    menu = page.acts.menu
    assert menu is not None
    next(entry for entry in menu.actions() if entry.text() == "Check its place…").trigger()
    menu.close()
    assert window.pages.name == "review"


def test_a_double_click_on_the_quotation_opens_the_passage(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    cards = page.pane.cards
    row = notes(page).index("where it began")
    number = page.pane.pages.ids[row]
    areas = cards.areas_of(row)
    assert areas is not None
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=areas.note.center())
    assert page.writing.note == number
    qtbot.keyClick(page.writing.editor, KEYS.Key_Escape)
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=areas.quote.center())
    assert window.pages.name == ""
    assert window.panes.reader.view.layer.active == number


def test_tags_of_a_card_are_clicked_on(page: NotesPage, window: Window, qtbot: QtBot) -> None:
    cards, library = page.pane.cards, library_of(window)
    row = notes(page).index("where it began")
    number, areas = page.pane.pages.ids[row], cards.areas_of(row)
    assert areas is not None
    assert [name for name, _rect in areas.chips] == ["Trade", ""]
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=areas.chips[0][1].center())
    menu = page.acts.menu
    assert menu is not None
    assert [entry.text() for entry in menu.actions()] == ["Only notes with “Trade”", "Take “Trade” off"]
    menu.actions()[0].trigger()
    assert [chip.text() for chip in page.pane.conditions.chips] == ["tag: Trade"]
    page.pane.conditions.removed.emit(0)
    menu.actions()[1].trigger()
    menu.close()
    assert library.annotations.get(number).tags == ()
    qtbot.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.areas_of(row).chips[-1][1].center()
    )
    assert window.asking.picker.isVisible()
    window.asking.picker.close()


def test_the_menu_of_a_card_has_what_can_be_done_with_it(page: NotesPage, qtbot: QtBot) -> None:
    cards = page.pane.cards
    point = cards.rect_of(1).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.RightButton, pos=point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, cards.viewport().mapToGlobal(point))
    QApplication.sendEvent(cards.viewport(), event)
    menu = page.acts.menu
    assert menu is not None
    words = [entry.text().partition("\t")[0] for entry in menu.actions() if entry.text()]
    assert words == [
        "Open in the text",
        "Write in the note",
        "Copy as reference",
        "Copy link",
        "Tag…",
        "Take off",
        "Delete",
    ]
    menu.close()


def test_the_table_is_sorted_by_its_headings_and_edited_in_its_cells(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    page.pane.view_chosen.emit("table")
    table = page.pane.table
    assert page.pane.stack.currentWidget() is table
    assert table.rows.rowCount() == 9
    source = [column.name for column in COLUMNS].index("source")
    table.horizontalHeader().sectionClicked.emit(source)
    cells = [table.rows.index(row, source).data() for row in range(9)]
    assert cells == [*sorted(cell for cell in cells if cell), *[cell for cell in cells if not cell]]
    table.setCurrentIndex(table.rows.index(0, NOTE))
    qtbot.keyClick(table, KEYS.Key_Return)
    editor = page.writing.editor
    assert editor is not None
    qtbot.keyClicks(editor, " changed")
    qtbot.keyClick(editor, KEYS.Key_Escape)
    assert "changed" in library_of(window).notes.rows([page.pane.pages.ids[0]])[0].note.note
    qtbot.keyClick(table, KEYS.Key_A, CTRL)
    assert len(table.chosen()) == 9


def test_a_library_that_is_only_read_lets_nothing_be_changed(page: NotesPage, window: Window) -> None:
    window.session.open_reading(library_of(window).path)
    library = library_of(window)
    window.pages.show("notes")
    ids = list(page.pane.pages.ids)
    assert len(ids) == 9
    page.pane.editing_asked.emit(ids[0])
    assert page.writing.editor is None
    page.acts.tag(ids, "x")
    page.pane.cards.choice.all(9)
    page.acts.delete()
    assert library.notes.count() == 9


def walk(window: Window, qtbot: QtBot, key: Qt.Key) -> tuple[AnnotationId | None, str]:
    qtbot.keyClick(window.panes.reader.view, key)
    return window.panes.reader.view.layer.active, window.panes.status.message


def test_brackets_go_from_note_to_note_across_articles_and_keep_to_the_filter(
    page: NotesPage, window: Window, qtbot: QtBot
) -> None:
    library = library_of(window)
    every = [row.note.id for row in library.notes.rows(library.notes.ids()) if row.kind is not NoteKind.MEMO]
    window.pages.leave()
    window.reading.open(library.annotations.get(every[0]).article)
    window.panes.reader.view.setFocus()
    seen = [walk(window, qtbot, KEYS.Key_BracketRight) for _each in every]
    assert [number for number, _words in seen] == every
    assert seen[2][1] == "Note 3 of 8"
    assert walk(window, qtbot, KEYS.Key_BracketRight) == (every[-1], "This is the last note.")
    assert walk(window, qtbot, KEYS.Key_BracketLeft)[0] == every[-2]
    window.pages.show("notes", tag(page, "Trade"))
    window.pages.leave()
    window.panes.reader.view.setFocus()
    trade = library.notes.ids(tag(page, "Trade"))
    seen = [walk(window, qtbot, KEYS.Key_BracketLeft) for _each in range(3)]
    assert {number for number, _words in seen} <= set(trade)
    assert seen[0][1].endswith("of 3 that the filter shows")


@pytest.mark.parametrize("view", ["cards", "table"])
def test_the_digit_of_a_tag_tags_all_chosen_notes(
    page: NotesPage, window: Window, qtbot: QtBot, view: str
) -> None:
    library = library_of(window)
    library.tags.create("urgent", key="7")
    page.pane.view_chosen.emit(view)
    shown_view = page.pane.cards if view == "cards" else page.pane.table
    page.pane.enter()
    qtbot.keyClick(shown_view, KEYS.Key_A, CTRL)
    qtbot.keyClick(shown_view, KEYS.Key_7)
    ids = page.pane.pages.ids
    assert all(
        "urgent" in library.annotations.get(each).tags for each in ids if not library.memos.holds(each)
    )
    assert library.undo_label().startswith("Tag")
    qtbot.keyClick(shown_view, KEYS.Key_8)
    assert window.panes.status.message == "No tag has the key 8."
