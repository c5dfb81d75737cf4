"""The search field and the list, in the real window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window.acting import library_of, titles
from ui.articles.sidebar import Place
from ui.window import Window


def type_words(qtbot: QtBot, window: Window, words: str) -> None:
    window.commands.action("search").trigger()
    qtbot.keyClicks(window.panes.toolbar.search.line, words)
    qtbot.waitUntil(lambda: window.panes.toolbar.search._told == words)


def test_a_search_without_hits_leaves_the_open_article_open_and_current(qtbot: QtBot, window: Window) -> None:
    window.commands.action("sort_title").trigger()
    type_words(qtbot, window, "baku")
    window.panes.articles.choose(window.panes.articles.model.ids[3])
    article = window.reading.article
    assert article is not None
    type_words(qtbot, window, "zzzz")
    assert titles(window) == []
    line = window.panes.toolbar.search.line
    for _letter in "zzzz":
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert len(titles(window)) == 5
    assert window.panes.articles.current() == article.id
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert window.reading.article is not None
    assert window.reading.article.id == article.id
    assert window.panes.articles.chosen() == [article.id]


def test_another_place_begins_at_its_top_with_nothing_chosen_that_is_not_read(window: Window) -> None:
    pane = window.panes.articles
    window.commands.action("sort_title").trigger()
    pane.choose(pane.model.ids[3])
    article = window.reading.article
    assert article is not None
    library_of(window).articles.set_starred(pane.model.ids[:3], starred=True)
    window.panes.sidebar.choose(Place("starred"))
    assert (pane.current(), pane.chosen()) == (None, [])
    assert window.reading.article is not None
    assert window.reading.article.id == article.id
    pane.step(1)
    assert pane.current() == pane.model.ids[0]
    window.panes.sidebar.choose(Place())
    assert pane.current() == pane.chosen()[0]
    assert len(pane.chosen()) == 1


def test_down_in_the_search_goes_to_the_first_hit(qtbot: QtBot, window: Window) -> None:
    window.panes.articles.choose(window.panes.articles.model.ids[-1])
    type_words(qtbot, window, "report")
    type_words(qtbot, window, "baku")
    qtbot.keyClick(window.panes.toolbar.search.line, Qt.Key.Key_Down)
    assert window.panes.articles.current() == window.panes.articles.model.ids[0]
    assert window.reading.article is not None
    assert window.reading.article.title == titles(window)[0]
