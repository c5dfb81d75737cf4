"""The journal in the real window: memos begun, written, found, linked, deleted and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import NoteKind
from desktop.text.links import LinkKind, link_to, markdown_link
from tests.ui.window.acting import library_of
from ui.memos.pane import JournalPane
from ui.memos.view import MemoView
from ui.pages.journal import JournalPage
from ui.window import Window


def journal(window: Window, what: object = None) -> JournalPane:
    window.frame.activateWindow()
    window.pages.show("journal", what)
    page = window.pages.page
    assert isinstance(page, JournalPage)
    return page.pane


def view(window: Window, what: object = None) -> MemoView:
    return journal(window, what).view


def listed(pane: JournalPane) -> list[str]:
    return [row.name for row in pane.list.rows.rows]


def type_into(qtbot: QtBot, memo: MemoView, *, title: str = "", note: str = "") -> None:
    for widget, words in ((memo.title, title), (memo.editor, note)):
        if words:
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
            qtbot.keyClicks(widget, words)


def test_an_empty_journal_says_what_it_is_for(window: Window) -> None:
    pane = journal(window)
    assert pane.stack.currentWidget() is pane.empty
    assert "journal" in pane.empty.text()
    assert pane.list.hasFocus()


def test_a_new_memo_is_in_the_library_with_its_first_letter_and_is_one_step(
    qtbot: QtBot, window: Window
) -> None:
    library, steps = library_of(window), len(library_of(window).history())
    window.frame.activateWindow()
    window.commands.action("new_memo").trigger()
    page = window.pages.page
    assert isinstance(page, JournalPage)
    memo = page.pane.view
    qtbot.waitUntil(memo.title.hasFocus)
    assert library.memos.all() == []
    type_into(qtbot, memo, title="Boats", note="They carry salt")
    assert len(library.memos.all()) == 1
    page.keep()
    (kept,) = library.memos.all(free=True)
    assert (kept.title, kept.note) == ("Boats", "They carry salt")
    assert len(library.history()) == steps + 1
    window.commands.action("undo").trigger()
    assert library.memos.all() == []
    assert page.pane.stack.currentWidget() is page.pane.empty
    window.commands.action("redo").trigger()
    assert memo.words == ("Boats", "They carry salt")


def test_what_is_typed_is_a_draft_within_a_second_and_saved_only_then(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(title="Boats", note="Salt").id
    memo = view(window, number)
    assert memo.state.text() == "Saved"
    memo.write()
    type_into(qtbot, memo, note=" and letters")
    assert memo.state.text() == "Saving…"
    qtbot.waitUntil(lambda: memo.state.text() == "Saved", timeout=2_000)
    assert library.drafts.get(number) == "Salt and letters"
    assert library.memos.get(number).note == "Salt"


def test_a_title_typed_is_a_draft_too(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(title="Boats", note="Salt").id
    memo = view(window, number)
    type_into(qtbot, memo, title=" of the delta")
    qtbot.waitUntil(lambda: library.drafts.get(number) == "Salt", timeout=2_000)
    library.drafts.recover()
    assert library.memos.get(number).title == "Boats of the delta"


def test_going_from_title_to_words_and_back_is_one_stay(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(title="Boats", note="").id
    memo = view(window, number)
    steps = len(library.history())
    type_into(qtbot, memo, title=" there", note="Salt")
    type_into(qtbot, memo, title="!")
    assert len(library.history()) == steps
    window.pages.show("")
    assert len(library.history()) == steps + 1
    assert (library.memos.get(number).title, library.memos.get(number).note) == ("Boats there!", "Salt")


def test_another_memo_is_shown_only_after_the_words_of_the_first_are_kept(
    qtbot: QtBot, window: Window
) -> None:
    library = library_of(window)
    first, second = library.memos.add(note="First"), library.memos.add(note="Second")
    pane = journal(window, first.id)
    pane.view.write()
    type_into(qtbot, pane.view, note=" one")
    pane.list.setCurrentIndex(pane.list.rows.index(0, 0))
    assert pane.view.words == ("", "Second")
    assert library.memos.get(first.id).note == "First one"
    assert library.memos.get(second.id).note == "Second"


def test_the_list_is_filtered_while_one_types_and_by_what_memos_lie_on(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    tag = library.tags.named("Water/Boats")
    assert tag is not None
    library.memos.add(title="Free", note="salt")
    library.memos.add(note="Narrow this", tag=tag.id)
    (entity,) = library.mentions.entities()
    library.memos.add(note="Spelled Bakoo", entity=entity.id)
    pane = journal(window)
    assert listed(pane) == ["Spelled Bakoo", "Narrow this", "Free"]
    assert [row.on for row in pane.list.rows.rows] == ["Baku", "Water/Boats", ""]
    qtbot.keyClicks(pane.filter, "bak")
    assert listed(pane) == ["Spelled Bakoo"]
    pane.filter.setText("water")
    assert listed(pane) == ["Narrow this"]
    pane.filter.setText("nothing of it")
    assert pane.list_stack.currentWidget() is pane.none
    pane.filter.clear()
    for kind, names in (
        (NoteKind.MEMO, ["Free"]), (NoteKind.TAG, ["Narrow this"]), (NoteKind.ENTITY, ["Spelled Bakoo"]),
    ):  # fmt: skip
        pane.kind.choose(kind)
        assert listed(pane) == names


def test_a_memo_on_a_tag_is_begun_by_typing_and_found_again(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    tag = library.tags.named("Water")
    assert tag is not None
    memo = view(window, ("tag", tag.id))
    assert "Water" in memo.on.text()
    assert library.memos.all() == []
    type_into(qtbot, memo, note="Narrow")
    window.pages.show("")
    assert [each.note for each in library.memos.all(tag=tag.id)] == ["Narrow"]
    assert view(window, ("tag", tag.id)).words == ("", "Narrow")


def test_a_memo_on_an_entity_is_asked_for_in_the_entities_pane(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    (entity,) = library.mentions.entities()
    window.frame.activateWindow()
    window.panes.inspector.entities.note_requested.emit(entity.id)
    page = window.pages.page
    assert isinstance(page, JournalPage)
    type_into(qtbot, page.pane.view, note="Bakoo")
    page.keep()
    assert [each.note for each in library.memos.all(entity=entity.id)] == ["Bakoo"]


def test_a_deleted_memo_comes_back_with_every_word_and_is_shown(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(note="Salt").id
    library.memos.add(note="Another")
    pane = journal(window, number)
    pane.view.write()
    type_into(qtbot, pane.view, note=" and letters")
    pane.view.delete.click()
    assert listed(pane) == ["Another"]
    assert pane.view.words == ("", "Another")
    window.panes.banner.button.click()
    assert pane.view.id == number
    assert pane.view.words == ("", "Salt and letters")


def test_delete_in_the_list_deletes_the_memo_that_is_shown(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    library.memos.add(note="Salt")
    pane = journal(window, library.memos.add(note="Letters").id)
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert listed(pane) == ["Salt"]
    assert pane.list.hasFocus()


def test_words_typed_into_a_memo_that_is_gone_become_a_new_one(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(note="Salt").id
    memo = view(window, number)
    memo.write()
    type_into(qtbot, memo, note=" and letters")
    window.session.changed.disconnect(window.take)  # as if somebody else's deletion came between
    library.annotations.delete([number])
    window.pages.keep()
    assert [each.note for each in library.memos.all()] == ["Salt and letters"]


def test_tags_of_a_memo_are_added_and_taken_off(window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(note="Salt").id
    memo = view(window, number)
    memo.chips.added.emit("Trade")
    assert library.memos.get(number).tags == ("Trade",)
    assert [chip.name for chip in memo.chips.chips] == ["Trade"]
    memo.chips.removed.emit("Trade")
    assert library.memos.get(number).tags == ()


def test_a_memo_says_what_links_to_it_and_to_its_tag(window: Window) -> None:
    library = library_of(window)
    tag = library.tags.named("Water")
    assert tag is not None
    memo = library.memos.add(note="Narrow", tag=tag.id)
    shown = view(window, memo.id)
    assert shown.linked.isHidden()
    library.memos.add(note=markdown_link("the tag", link_to(library.uid, LinkKind.TAG, tag.uid)))
    library.memos.add(note=markdown_link("it", link_to(library.uid, LinkKind.NOTE, memo.uid)))
    view(window, memo.id)
    assert shown.linked.text() == "Linked from 2 notes"
    shown.linked.click()
    menu = next(each for each in window.frame.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["it", "the tag"]
    menu.actions()[1].trigger()
    menu.close()
    assert shown.words[1].startswith("[the tag]")


def test_a_link_in_a_memo_leads_to_memos_tags_entities_and_articles(window: Window) -> None:
    library = library_of(window)
    tag, other = library.tags.named("Water"), library.memos.add(title="Other")
    (entity,) = library.mentions.entities()
    assert tag is not None
    memo = view(window)
    memo.editor.link_asked.emit(link_to(library.uid, LinkKind.NOTE, other.uid))
    assert memo.words[0] == "Other"
    memo.editor.link_asked.emit(link_to(library.uid, LinkKind.TAG, tag.uid))
    assert "Water" in memo.on.text()
    memo.editor.link_asked.emit(link_to(library.uid, LinkKind.ENTITY, entity.uid))
    assert "Baku" in memo.on.text()
    note = library.annotations.all()[0]
    memo.editor.link_asked.emit(link_to(library.uid, LinkKind.NOTE, note.uid))
    assert window.pages.name == ""
    article = window.reading.article
    assert article is not None
    assert article.id == note.article


def test_a_library_that_is_only_read_shows_its_memos_and_changes_none(qtbot: QtBot, window: Window) -> None:
    path, number = library_of(window).path, library_of(window).memos.add(note="Salt").id
    library_of(window).drafts.save(number, "Salt and letters")
    window.session.close()
    window.session.open_reading(path)
    pane = journal(window, number)
    pane.view.editor.setFocus()
    qtbot.keyClicks(pane.view.editor, "x")
    qtbot.keyClicks(pane.view.title, "x")
    assert pane.view.words == ("", "Salt")
    assert not pane.new.isEnabled()
    assert not pane.view.delete.isEnabled()
    window.session.close()
    again = Library.open(path)
    assert again.drafts.recover() == 1
    assert again.memos.get(number).note == "Salt and letters"
    again.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_the_arrow_down_lead_from_the_title_to_the_words(
    qtbot: QtBot, window: Window, key: Qt.Key
) -> None:
    memo = view(window, "new")
    qtbot.waitUntil(memo.title.hasFocus)
    qtbot.keyClick(memo.title, key)
    assert memo.editor.hasFocus()
    qtbot.keyClick(memo.editor, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is journal(window).list


def test_an_earlier_wording_of_a_memo_is_brought_back(window: Window) -> None:
    library = library_of(window)
    number = library.memos.add(title="Boats", note="Salt").id
    library.memos.edit(number, title="Ships", note="Pepper")
    memo = view(window, number)
    memo.wordings.click()
    dialog = window.earlier.dialog
    assert dialog is not None
    assert dialog.text.toPlainText() == "BoatsShips\n\nSaltPepper"
    dialog.bring_back.click()
    assert memo.words == ("Boats", "Salt")
    window.panes.banner.button.click()
    assert memo.words == ("Ships", "Pepper")


def test_a_memo_with_one_wording_only_says_so(window: Window) -> None:
    number = library_of(window).memos.add(note="Salt").id
    view(window, number).wordings.click()
    assert window.earlier.dialog is None
    assert "no other wording" in window.panes.status.message
