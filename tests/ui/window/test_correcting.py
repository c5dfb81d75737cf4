"""Entities are put right in the window: by key, by menu, from the list, and all of them at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import ArticleId, Kind, Mention, Span
from desktop.text.decisions import Scope
from ui.reader.hover import described_source
from ui.window import Window


def library_of(window: Window) -> Library:
    assert window.session.library is not None
    return window.session.library


@pytest.fixture
def first(window: Window) -> ArticleId:
    """Open the article in which Baku was found once; it stands there three times."""
    number = library_of(window).articles.ids()[0]
    window.panes.articles.choose(number)
    window.reading.open(number)
    return number


def mentions(window: Window, article: ArticleId) -> list[Mention]:
    return library_of(window).mentions.of(article)


def stand_on(window: Window, mention: Mention) -> None:
    view = window.panes.reader.view
    view.setFocus()
    view.reveal(Span(mention.start, mention.end), smooth=False)
    view.selection.stand(mention.start)
    view.selection_was_changed()


def trigger(window: Window, name: str) -> None:
    action = window.commands.action(name)
    assert action.isEnabled(), name
    action.trigger()


def test_a_key_rejects_the_entity_at_the_caret_and_undo_brings_it_back(
    window: Window, first: ArticleId, qtbot: QtBot
) -> None:
    (baku,) = mentions(window, first)
    stand_on(window, baku)
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_X)
    assert mentions(window, first) == []
    assert not window.panes.reader.shown_mentions()
    trigger(window, "undo")
    assert [each.uid for each in window.panes.reader.shown_mentions()] == [baku.uid]


def test_the_menu_of_an_entity_changes_its_kind(window: Window, first: ArticleId) -> None:
    (baku,) = mentions(window, first)
    stand_on(window, baku)
    where = window.panes.reader.view.caret.place().toPoint()
    window.panes.reader.view.context_requested.emit(
        window.panes.reader.view.viewport().mapToGlobal(where + QPoint(2, -4))
    )
    menus = [menu for menu in window.frame.findChildren(QMenu) if menu.isVisible()]
    titles = [action.text() for menu in menus for action in menu.actions()]
    assert "Mark as &entity" in titles
    for menu in menus:
        menu.close()
    trigger(window, "mark_organisation")
    (changed,) = mentions(window, first)
    assert (changed.kind, changed.source, changed.found_by) == (Kind.ORGANISATION, "person", "test 1")
    assert described_source(changed) == "Decided by a person; test 1 said: Place"


def test_selected_words_become_an_entity_and_then_its_edges(window: Window, first: ArticleId) -> None:
    view = window.panes.reader.view
    start = view.page.text.index("Shusha")
    view.select(Span(start, start + 6))
    trigger(window, "mark_place")
    assert [(each.start, each.kind) for each in mentions(window, first)][-1] == (start, Kind.PLACE)
    view.select(Span(start - len("reached "), start + 6))
    trigger(window, "entity_edges")
    places = [Span(each.start, each.end) for each in mentions(window, first)]
    assert Span(start - len("reached "), start + 6) in places
    assert Span(start, start + 6) not in places


def test_all_of_these_are_shown_first_and_hold_for_every_article(
    window: Window, first: ArticleId, qtbot: QtBot
) -> None:
    (baku,) = mentions(window, first)
    stand_on(window, baku)
    trigger(window, "entity_all")
    dialog = window.correcting.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert len(dialog.model.places) == 15
    dialog.kind_box.setCurrentIndex(dialog.kind_box.findData(Kind.EVENT.value))
    assert dialog.apply.text() == "Mark 15 places as Event"
    dialog.apply.click()
    library = library_of(window)
    found = [each.kind for article in library.articles.ids() for each in library.mentions.of(article)]
    assert found == [Kind.EVENT] * 15
    assert library.undo_label() == "Mark each “Baku” in the library as event"
    library.undo()
    assert len(mentions(window, first)) == 1


def test_only_what_is_ticked_is_decided(window: Window, first: ArticleId, qtbot: QtBot) -> None:
    stand_on(window, mentions(window, first)[0])
    trigger(window, "entity_all")
    dialog = window.correcting.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.apply.isEnabled)
    dialog.none.click()
    dialog.model.tick([0, 1], ticked=True)
    dialog._show_counts()
    dialog.apply.click()
    library = library_of(window)
    assert sum(len(library.mentions.of(article)) for article in library.articles.ids()) in {2, 3}
    assert library.undo_label() == "Mark 2 passages as place"


def test_the_list_of_entities_changes_all_that_an_entity_is_called(window: Window, first: ArticleId) -> None:
    pane = window.panes.inspector.entities
    pane.choose(mentions(window, first)[0].id)
    pane._pop_menu(QPoint(0, 0))
    entries = [entry for entry in pane.findChildren(QAction) if entry.data() == ("", Scope.ARTICLE.value)]
    assert [entry.text() for entry in entries] == ["In this article"]
    entries[0].trigger()
    assert mentions(window, first) == []
    assert pane.count() == 0


def test_without_an_entity_at_hand_it_is_said_how_to_get_one(window: Window, first: ArticleId) -> None:
    view = window.panes.reader.view
    view.selection.stand(len(view.page.text) - 2)
    view.selection_was_changed()
    view.reveal(Span(len(view.page.text) - 2, len(view.page.text) - 1), smooth=False)
    trigger(window, "reject_library")
    assert len(mentions(window, first)) == 1
    assert window.correcting.at_hand() is None
