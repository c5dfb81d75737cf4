"""Menus and questions that open at a place: of the list, of the reader, of a tag for articles."""

from functools import partial

from PySide6.QtCore import QLocale, QObject, QPoint, Slot
from PySide6.QtWidgets import QWidget

from desktop.model import ArticleId
from desktop.translation import ngettext
from ui.commands.articles import ArticleCommands
from ui.correcting import Correcting
from ui.menus import Commands
from ui.tag_asking import TagAsking

ARTICLE_MENU = [
    "toggle_read", "toggle_star", "tag_articles", "", "open_original", "cite_article", "copy_link",
    "share_articles", "",
    "bin", "restore_article", "erase",
]  # fmt: skip
READER_MENU = [
    "copy", "copy_citation", "copy_markdown", "copy_passage_link", "",
    "select_sentence", "select_paragraph", "select_all", "",
    "highlight", "note", "tag", "tag_again", "tag_new", "", "change_passage", "delete_annotation", "",
    "article_note",
]  # fmt: skip
ENTITY_MENU = ["annotate/entity", "annotate/no_entity", "entity_edges", "entity_all", ""]
BESIDE = QPoint(40, 40)  # from the corner of the list


class Popups(QObject):
    """Opens what belongs to a place."""

    def __init__(
        self,
        commands: Commands,
        marking: ArticleCommands,
        asking: TagAsking,
        correcting: Correcting,
        *,
        table: QWidget,
        frame: QWidget,
    ) -> None:
        super().__init__(frame)
        self._commands = commands
        self._marking = marking
        self._asking = asking
        self._correcting = correcting
        self._table = table
        self._frame = frame

    @Slot(QPoint)
    def article_menu(self, where: QPoint) -> None:
        """Open the menu of the chosen articles."""
        self._commands.popup(self._frame, ARTICLE_MENU).popup(where)

    @Slot(QPoint)
    def reader_menu(self, where: QPoint) -> None:
        """Open the menu of the text."""
        entity = ENTITY_MENU if self._correcting.at_hand() is not None else []
        self._commands.popup(self._frame, [*entity, *READER_MENU]).popup(where)

    @Slot(object)
    def ask_article_tag(self, ids: list[ArticleId]) -> None:
        """Ask which tag the articles get."""
        words = ngettext("Tag {count} article", "Tag {count} articles", len(ids))
        heading = words.format(count=QLocale().toString(len(ids)))
        where = self._table.mapToGlobal(BESIDE)
        self._asking.ask(partial(self._marking.tag, ids), heading=heading, at=where)
