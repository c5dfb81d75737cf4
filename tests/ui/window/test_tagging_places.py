"""Tagging in the window: by drag, by the selected words, again, and many places at once."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.model import Kind, TagId
from tests.ui.window.acting import library_of, open_first, rect_of, select
from ui.articles.sidebar import Place
from ui.reader.records import DropPlace
from ui.tag_mime import pack_passage, pack_tag
from ui.window import Window

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def tag_id(window: Window, name: str) -> TagId:
    tag = library_of(window).tags.named(name)
    assert tag is not None
    return tag.id


def tags_at(window: Window) -> list[tuple[str, tuple[str, ...]]]:
    """Return the marks of the open article: their words and tags."""
    article = window.reading.article
    assert article is not None
    found = library_of(window).annotations.of(article.id)
    return [(each.anchor.quote if each.anchor else "", each.tags) for each in found]


def test_the_tag_used_last_is_put_on_again_by_one_key(window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    window.commands.action("tag_again").trigger()
    assert tags_at(window) == []
    window.annotating.tag_with_key("1")
    select(window, 6, 8)
    window.commands.action("tag_again").trigger()
    assert [tags for _words, tags in tags_at(window)] == [("Water",), ("Water",)]


def test_the_selected_words_become_a_tag_by_one_key(window: Window) -> None:
    open_first(window)
    select(window, 0, 14)
    window.commands.action("tag_new").trigger()
    [(words, tags)] = tags_at(window)
    assert words == "Emoji 😀 report"[:14].strip()
    assert tags == (words,)
    assert window.asking.recent == [words]


def test_the_picker_offers_the_selected_words_and_takes_them_at_once(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    select(window, 0, 5)
    window.commands.action("tag").trigger()
    rows = window.asking.picker.offered.rows
    assert rows.item(rows.rowCount() - 1).text() == "New tag “Emoji”"
    qtbot.keyClicks(window.asking.picker.field, "wat")
    qtbot.keyClick(window.asking.picker.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tags_at(window) == [("Emoji", ("Emoji",))]
    window.asking.picker.close()


def test_a_retired_tag_is_offered_nowhere_and_answers_no_key(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    library_of(window).tags.retire([tag_id(window, "Water")])
    assert not window.commands.action("tag_1").isEnabled()
    select(window, 0, 5)
    window.annotating.tag_with_key("1")
    assert tags_at(window) == []
    window.commands.action("tag").trigger()
    rows = window.asking.picker.offered.rows
    assert [rows.item(row).text() for row in range(rows.rowCount())] == ["Water/Boats", "New tag “Emoji”"]
    qtbot.keyClicks(window.asking.picker.field, "water")
    assert rows.item(0).text() == "Water"
    window.asking.picker.close()


def drop_on_text(window: Window, name: str, place: QPointF) -> None:
    view = window.panes.reader.view
    data = pack_tag(tag_id(window, name))
    view.viewportEvent(QDropEvent(place, COPY, data, LEFT, NONE))


def point_of(window: Window, position: int) -> QPointF:
    point = window.panes.reader.view.page.point_of(position)
    assert point is not None
    return point + QPointF(2, 0)


def test_a_tag_dropped_on_the_text_tags_what_lies_there(window: Window) -> None:
    open_first(window)
    text = window.panes.reader.view.page.text
    baku = text.index("Baku")
    drop_on_text(window, "Water", point_of(window, baku + 1))
    assert tags_at(window) == [("Baku", ("Water",))]
    assert library_of(window).undo_label() == "Tag 1 mention with “Water”"
    drop_on_text(window, "Water/Boats", point_of(window, baku + 1))
    assert tags_at(window) == [("Baku", ("Water", "Water/Boats"))]
    ships = text.index("Ships")
    select(window, ships, ships + 5)
    drop_on_text(window, "Water", point_of(window, ships + 2))
    assert ("Ships", ("Water",)) in tags_at(window)
    before = tags_at(window)
    drop_on_text(window, "Water", point_of(window, text.index("second")))
    assert tags_at(window) == before
    assert window.panes.banner.text.startswith("Drop a tag on selected words")


def test_what_a_drop_would_tag_has_a_frame_meanwhile(window: Window) -> None:
    open_first(window)
    view = window.panes.reader.view
    data = pack_tag(tag_id(window, "Water"))
    baku, second = (view.page.text.index(word) for word in ("Baku", "second"))
    bare = view.viewport().grab().toImage()
    for position, framed in ((baku + 1, True), (second, False), (baku + 1, True)):
        where = point_of(window, position).toPoint()
        move = QDragMoveEvent(where, COPY, data, LEFT, NONE)
        view.viewportEvent(move)
        assert move.isAccepted()
        assert (view.viewport().grab().toImage() != bare) is framed
    view.viewportEvent(QDragLeaveEvent())
    assert view.viewport().grab().toImage() == bare


def test_only_tags_can_be_dropped_on_the_text(window: Window) -> None:
    open_first(window)
    view = window.panes.reader.view
    data = pack_passage("words")
    where = point_of(window, 3).toPoint()
    move = QDragMoveEvent(where, COPY, data, LEFT, NONE)
    view.viewportEvent(move)
    assert not move.isAccepted()


def test_a_tag_under_a_dragged_passage_has_a_frame(window: Window) -> None:
    sidebar = window.panes.sidebar
    where = rect_of(sidebar, Place(tag=tag_id(window, "Water"))).center()
    data = pack_passage("words")
    bare = sidebar.viewport().grab().toImage()
    sidebar.dragMoveEvent(QDragMoveEvent(where, COPY, data, LEFT, NONE))
    assert sidebar.viewport().grab().toImage() != bare
    sidebar.dragLeaveEvent(QDragLeaveEvent())
    assert sidebar.viewport().grab().toImage() == bare


def test_a_passage_dropped_on_a_tag_gets_it(window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    sidebar = window.panes.sidebar
    where = QPointF(rect_of(sidebar, Place(tag=tag_id(window, "Water"))).center())
    data = pack_passage("Emoji")
    sidebar.dropEvent(QDropEvent(where, COPY, data, LEFT, NONE))
    assert tags_at(window) == [("Emoji", ("Water",))]


def test_a_press_on_the_selection_keeps_it_and_a_click_ends_it(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    view = window.panes.reader.view
    start = view.page.text.index("Ships")
    select(window, start, start + 20)
    where = point_of(window, start + 6).toPoint()
    qtbot.mousePress(view.viewport(), LEFT, pos=where)
    assert view.selected_span() is not None
    qtbot.mouseRelease(view.viewport(), LEFT, pos=where)
    assert view.selected_span() is None


def test_a_tag_of_the_sidebar_is_chosen_when_the_button_comes_up(window: Window, qtbot: QtBot) -> None:
    sidebar = window.panes.sidebar
    water = Place(tag=tag_id(window, "Water"))
    where = rect_of(sidebar, water).center()
    qtbot.mousePress(sidebar.viewport(), LEFT, pos=where)
    assert sidebar.place == Place()
    qtbot.mouseRelease(sidebar.viewport(), LEFT, pos=where)
    assert sidebar.place == water


def test_a_drop_in_a_library_that_is_only_read_says_so(window: Window) -> None:
    open_first(window)
    library = library_of(window)
    library.read_only = True
    window.dropping.drop_on_text(tag_id(window, "Water"), DropPlace(selection=True))
    assert tags_at(window) == []
    library.read_only = False


def test_every_mention_of_an_entity_is_shown_and_tagged(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    entities = window.panes.inspector.entities
    window.commands.action("tag_mentions").trigger()
    assert window.passages.dialog is None
    baku = next(each for each in library_of(window).mentions.entities(kind=Kind.PLACE))
    entities.list.setCurrentIndex(entities.rows.index(1, 0))
    assert entities.chosen_entity() == baku
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(entities.list, QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == [
        "Tag every mention of “Baku”…",
        "Note on this entity…",
        "",
        "Change kind in this article",
        "Not an entity",
        "All of these in the library…",
    ]
    menu.actions()[0].trigger()
    menu.close()
    dialog = window.passages.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.counts.text() == "1 of 1 place ticked")
    dialog.choose.click()
    rows = window.asking.picker.offered.rows
    assert rows.item(rows.rowCount() - 1).text() == "New tag “Baku”"
    window.asking.picker.tag_chosen.emit("Place/Baku")
    window.asking.picker.close()
    dialog.apply.click()
    assert tags_at(window) == [("Baku", ("Place/Baku",))]
    assert library_of(window).undo_label() == "Tag 1 mention with “Place/Baku”"
    assert window.panes.banner.text == "1 place was tagged with “Place/Baku”."
    window.panes.banner.button.click()
    assert tags_at(window) == []


@pytest.mark.parametrize(
    ("unit", "count", "words"),
    [
        (0, 15, "Ships"),
        (1, 15, "Ships from Baku reached Shusha in May."),
        (2, 5, "Market day number 3. Ships from Baku"),
    ],
)
def test_all_hits_of_a_search_are_tagged_as_words_sentences_or_paragraphs(
    window: Window, qtbot: QtBot, unit: int, *, count: int, words: str
) -> None:
    library = library_of(window)
    window.panes.toolbar.search.line.setText("ships ")
    window.panes.toolbar.search.left.emit()
    window.listing.search()
    window.commands.action("tag_hits").trigger()
    dialog = window.passages.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.counts.text() == "15 of 15 places ticked")
    dialog.unit_box.setCurrentIndex(unit)
    dialog.set_tag("Traffic")
    dialog.apply.click()
    quotes = [
        each.anchor.quote for each in library.annotations.all(tag=tag_id(window, "Traffic")) if each.anchor
    ]
    assert len(quotes) == count
    assert any(quote.startswith(words) for quote in quotes)
    assert len(library.history()) == 4


def test_without_a_search_the_command_leads_to_it(window: Window) -> None:
    window.commands.action("tag_hits").trigger()
    assert window.passages.dialog is None
    assert window.panes.toolbar.search.line.hasFocus() or not window.frame.isActiveWindow()
    assert "Search for something first" in window.panes.status.message


def test_a_dialog_of_places_goes_with_its_library(window: Window) -> None:
    window.passages.of_query("ships", list(window.panes.articles.model.ids))
    assert window.passages.dialog is not None
    window.session.close()
    assert window.passages.dialog is None
