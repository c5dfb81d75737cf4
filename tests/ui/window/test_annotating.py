"""Marks, notes and tags made in the real window."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.model import FoundMention, Kind, Span
from desktop.text.links import article_link
from tests.ui.window.acting import library_of, open_first, rect_of, select
from ui.articles.mime import pack
from ui.articles.sidebar import Place
from ui.window import Window


def test_h_highlights_the_selection_and_undo_takes_it_back(qtbot: QtBot, window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.frame.activateWindow()
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_H)
    found = library_of(window).annotations.of(number)
    assert [each.anchor.quote for each in found if each.anchor] == ["Emoji"]
    assert window.panes.reader.view.selected_span() is None
    window.commands.action("undo").trigger()
    assert library_of(window).annotations.of(number) == []
    window.commands.action("redo").trigger()
    assert len(library_of(window).annotations.of(number)) == 1


def test_a_highlight_after_an_emoji_has_the_words_that_were_selected(window: Window) -> None:
    number = open_first(window)
    text = library_of(window).articles.version(number).text
    at = text.index("Baku")
    select(window, at, at + 4)
    window.commands.action("highlight").trigger()
    anchor = library_of(window).annotations.of(number)[0].anchor
    assert anchor is not None
    assert (anchor.quote, anchor.start) == ("Baku", at)


def test_white_space_at_the_ends_of_a_selection_is_not_marked(window: Window) -> None:
    number = open_first(window)
    at = library_of(window).articles.version(number).text.index(" Baku ")
    select(window, at, at + 6)
    window.commands.action("highlight").trigger()
    (marked,) = library_of(window).annotations.of(number)
    assert marked.anchor is not None
    assert (marked.anchor.quote, marked.anchor.start) == ("Baku", at + 1)


def test_a_note_is_written_in_the_inspector_and_is_one_step(qtbot: QtBot, window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("note").trigger()
    annotation = library_of(window).annotations.of(number)[0]
    editor = window.panes.inspector.notes.cards.card(annotation.id).findChild(QTextEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "worth keeping")
    window.reading.leave()
    assert library_of(window).annotations.get(annotation.id).note == "worth keeping"
    assert library_of(window).drafts.get(annotation.id) is None
    window.commands.action("undo").trigger()
    assert library_of(window).annotations.get(annotation.id).note == ""


def test_the_tag_of_a_key_goes_on_the_selection(window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    assert window.commands.action("tag_1").isEnabled()
    assert not window.commands.action("tag_2").isEnabled()
    window.commands.action("tag_1").trigger()
    assert library_of(window).annotations.of(number)[0].tags == ("Water",)


def test_a_tag_typed_into_the_picker_goes_on_the_selection(window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("tag").trigger()
    window.asking.picker.tag_chosen.emit("New/One")
    assert library_of(window).annotations.of(number)[0].tags == ("New/One",)
    window.asking.picker.close()


def test_several_articles_are_tagged_at_once_and_by_dropping(window: Window) -> None:
    ids = list(window.panes.articles.model.ids[:2])
    window.panes.articles.table.selectAll()
    window.commands.action("tag_articles").trigger()
    window.asking.picker.tag_chosen.emit("All")
    assert all(
        "All" in each.tags for each in library_of(window).articles.rows(window.panes.articles.model.ids)
    )
    window.asking.picker.close()
    window.panes.sidebar.articles_dropped.emit(ids, "Water")
    assert all("Water" in each.tags for each in library_of(window).articles.rows(ids))


def test_articles_dropped_on_a_tag_of_the_sidebar_are_tagged(window: Window) -> None:
    ids = list(window.panes.articles.model.ids[:2])
    water = library_of(window).tags.named("Water")
    assert water is not None
    sidebar = window.panes.sidebar
    where = rect_of(sidebar, Place(tag=water.id)).center()
    data = pack(ids)  # the event does not keep it alive
    event = QDropEvent(
        QPointF(where),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sidebar.dropEvent(event)
    assert all("Water" in each.tags for each in library_of(window).articles.rows(ids))


def test_a_citation_and_a_link_go_to_the_clipboard(window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    window.commands.action("copy_citation").trigger()
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("“Emoji” (Ada Lind, “Emoji 😀 report”, Kara Post, 1 March 2005, ¶ 1)")
    )
    window.commands.action("copy_link").trigger()
    assert QGuiApplication.clipboard().text().startswith("scholiast://")


def test_a_fact_edited_in_the_details_is_in_the_list_and_nonsense_is_refused(window: Window) -> None:
    number = open_first(window)
    window.annotating.edit_detail(number, "title", "Another title")
    assert library_of(window).articles.get(number).title == "Another title"
    window.annotating.edit_detail(number, "date", "soon")
    assert library_of(window).articles.get(number).date == "2005-03-01"
    assert window.panes.banner.text


def test_deleting_a_note_offers_undo(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    window.navigation.open(article_link(library_of(window).uid, annotation.article_uid))
    window.annotating.delete(annotation.id)
    assert library_of(window).annotations.all() == []
    window.panes.banner.button.click()
    assert [each.uid for each in library_of(window).annotations.all()] == [annotation.uid]


def test_the_offer_to_undo_goes_with_the_next_step(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    window.navigation.open(article_link(library_of(window).uid, annotation.article_uid))
    window.annotating.delete(annotation.id)
    library_of(window).articles.set_position(annotation.article, 3)
    assert window.panes.banner.text
    library_of(window).annotations.add(annotation.article, None)
    assert window.panes.banner.text == ""


def test_drafts_of_a_killed_program_become_notes_and_it_is_said(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    library_of(window).drafts.save(annotation.id, "written before the end")
    window.navigation.recover_drafts()
    assert library_of(window).annotations.get(annotation.id).note == "written before the end"
    assert "recovered" in window.panes.banner.text


def test_a_letter_that_is_the_key_of_a_tag_gives_it_after_t_and_nothing_before(
    qtbot: QtBot, window: Window
) -> None:
    water = library_of(window).tags.named("Water")
    assert water is not None
    library_of(window).tags.set(water.id, key="w")
    number = open_first(window)
    select(window, 0, 5)
    window.frame.activateWindow()
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_W)
    assert library_of(window).annotations.of(number) == []
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_T)
    qtbot.keyClick(window.asking.picker.field, Qt.Key.Key_W)
    qtbot.keyClick(window.asking.picker.field, Qt.Key.Key_Return)
    assert library_of(window).annotations.of(number)[0].tags == ("Water",)


def test_what_is_below_a_tag_can_be_added(window: Window) -> None:
    tag = library_of(window).tags.named("Water")
    assert tag is not None
    window.tagging.pop_menu(tag.id, QPoint(0, 0))
    window.tagging.add_below()
    assert window.tagging.dialog is not None
    window.tagging.dialog.name.setText("Water/Locks")
    window.tagging.dialog.definition.setPlainText("Where boats are lifted")
    window.tagging.dialog.accept()
    locks = library_of(window).tags.named("Water/Locks")
    assert locks is not None
    assert locks.definition == "Where boats are lifted"


def test_what_the_cards_ask_for_is_done(window: Window) -> None:
    library = library_of(window)
    annotation = library.annotations.all()[0]
    window.navigation.open(article_link(library.uid, annotation.article_uid))
    notes = window.panes.inspector.notes
    notes.tag_added.emit(annotation.id, "Air")
    assert library.annotations.get(annotation.id).tags == ("Air", "Water/Boats")
    notes.tag_removed.emit(annotation.id, "Water/Boats")
    assert library.annotations.get(annotation.id).tags == ("Air",)
    notes.citation_requested.emit(annotation.id)
    assert QGuiApplication.clipboard().text().startswith("“Marke” (“Market day”")
    notes.link_requested.emit(annotation.id)
    assert QGuiApplication.clipboard().text().endswith(f"?annotation={annotation.uid}")
    notes.annotation_activated.emit(annotation.id)
    window.panes.reader.view.annotation_clicked.emit(annotation.id)
    assert window.panes.inspector.tab() == "notes"
    notes.article_note_requested.emit()
    assert next(each.anchor for each in library.annotations.of(annotation.article)) is None


def test_a_second_tag_on_the_same_passage_joins_the_first_mark(window: Window) -> None:
    number = open_first(window)
    for name in ("One", "Two"):
        select(window, 0, 5)
        window.annotating.tag(name)
    (annotation,) = library_of(window).annotations.of(number)
    assert annotation.tags == ("One", "Two")


def test_a_note_that_was_deleted_while_it_was_written_is_said(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    library_of(window).annotations.delete([annotation.id])
    window.annotating.save_note(annotation.id, "too late")
    assert "deleted" in window.panes.status.message


def test_a_mention_is_shown_where_it_is(window: Window) -> None:
    number = open_first(window)
    mention = library_of(window).mentions.of(number)[0]
    window.panes.inspector.entities.mention_requested.emit(mention.id)
    assert window.panes.reader.view.page.text[mention.start : mention.end] == "Baku"
    assert window.panes.reader.view.motion.flash[0] == Span(mention.start, mention.end)


def test_a_click_on_a_mention_shows_its_entity(window: Window) -> None:
    number = open_first(window)
    mention = library_of(window).mentions.of(number)[0]
    entities = window.panes.inspector.entities
    entities.filter.setText("nobody")
    window.panes.reader.view.mention_clicked.emit(mention.id)
    assert window.panes.inspector.tab() == "entities"
    assert entities.list.currentIndex().data() == "Baku"


def test_entities_of_an_article_in_the_bin_are_listed(window: Window) -> None:
    number = open_first(window)
    library_of(window).articles.bin([number])
    version = library_of(window).articles.version(number)
    library_of(window).mentions.store(version.id, "test 2", [FoundMention(0, 5, Kind.OTHER)])
    entities = window.panes.inspector.entities
    assert entities.stack.currentWidget() is entities.list
    assert entities.count() == 1


def test_a_detail_that_cannot_be_taken_is_shown_as_it_was_and_the_place_stays(window: Window) -> None:
    number = open_first(window)
    view = window.panes.reader.view
    window.frame.resize(900, 300)
    view.scroll_by(60)
    place = view.page.value
    details = window.panes.inspector.details
    window.annotating.edit_detail(number, "date", "no date at all")
    assert window.panes.banner.text
    assert details.fields["date"].text() == "2005-03-01"
    assert view.page.value == place


def test_saved_is_said_only_of_what_is_on_disk(qtbot: QtBot, window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    window.navigation.open(article_link(library_of(window).uid, annotation.article_uid))
    window.reading.show_annotation(annotation.id, edit=True)
    editor = window.panes.inspector.notes.cards.card(annotation.id).editor
    status = window.panes.status
    assert status.saved == "Saved"
    qtbot.keyClicks(editor, "!")
    assert status.saved == "Saving…"
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert status.saved == "Saved"
    qtbot.keyClicks(editor, "?")
    assert library_of(window).drafts.get(annotation.id) is None
    qtbot.waitUntil(lambda: status.saved == "Saved")
    assert library_of(window).drafts.get(annotation.id) == "A note?"
    qtbot.keyClicks(editor, "!")
    assert status.saved == "Saving…"
    editor.commit()
    assert status.saved == "Saved"
    assert library_of(window).annotations.get(annotation.id).note == "A note?!"
    assert library_of(window).drafts.get(annotation.id) is None
    library_of(window).annotations.edit(annotation.id, note="Another note of another length")
    assert status.saved == "Saved"
