"""What the tests of the window do to it."""

from desktop.library import Library
from desktop.model import ArticleId, Span
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
