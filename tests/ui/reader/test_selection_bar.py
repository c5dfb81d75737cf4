"""The bar at the selection in little room."""

from PySide6.QtWidgets import QApplication

from desktop.model import Span
from ui.reader.pane import ReaderPane
from ui.reader.records import Head
from ui.reader.selection_bar import TagKey


def test_the_bar_is_brief_where_the_text_is_narrow(pane: ReaderPane) -> None:
    view = pane.view
    pane.show_article(Head("A meeting", "By me"), "In Baku they met at noon.", [])
    pane.set_tag_keys([TagKey(str(number), f"Tag {number}", "#e0b040") for number in range(1, 10)])
    bar = pane.bar
    for width, words in ((1100, "Copy with citation"), (480, "Cite"), (1100, "Copy with citation")):
        pane.resize(width, 600)
        QApplication.processEvents()
        view.select(Span(0, 1))
        view.select(Span(3, 7))
        assert bar.cite_button.text() == words
        assert bar.cite_button.accessibleName() == "Copy with citation"
        assert bar.width() <= view.viewport().width()
