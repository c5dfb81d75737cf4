"""What the tests of the window do to it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTreeWidgetItemIterator

from desktop.library import Library
from desktop.model import ArticleId, Span
from ui.articles.sidebar import PLACE, Place, Sidebar
from ui.window import Window


def library_of(window: Window) -> Library:
    library = window.session.library
    assert library is not None
    return library


def titles(window: Window) -> list[str]:
    return [each.title for each in library_of(window).articles.rows(window.panes.articles.model.ids)]


def open_first(window: Window) -> ArticleId:
    window.panes.articles.step(1)
    article = window.reading.article
    assert article is not None
    return article.id


def select(window: Window, start: int, end: int) -> None:
    window.panes.reader.view.select(Span(start, end))


class Chosen:
    """Collects what is to be imported without importing it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._chosen: list[list[str]] = []

    def __enter__(self) -> list[list[str]]:
        self._window.imports.chosen.disconnect(self._window.background.start_import)
        self._window.imports.chosen.connect(self._chosen.append)
        return self._chosen

    def __exit__(self, *_error: object) -> None:
        self._window.imports.chosen.disconnect(self._chosen.append)
        self._window.imports.chosen.connect(self._window.background.start_import)


def rect_of(sidebar: Sidebar, place: Place) -> QRect:
    """Return where a place is drawn in the viewport; empty when it is not there."""
    found = QTreeWidgetItemIterator(sidebar)
    while (item := found.value()) is not None:
        if item.data(0, PLACE) == place:
            return sidebar.visualItemRect(item)
        found += 1
    return QRect()
