"""Tagging many places at once: every mention of an entity, all hits of a search, a part of a tag's notes."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.model import AnnotationId, ArticleId, Entity, TagId
from desktop.text.concordance import Line
from desktop.translation import _, ngettext
from ui.citing import Citing
from ui.messages import Messages
from ui.session import Session
from ui.tag_asking import TagAsking

if TYPE_CHECKING:
    from ui.dialogs.concordance import ConcordanceDialog

OF_LIBRARY = "of_library"  # a dialog's property: it is closed when the library is left


class PassageCommands(QObject):
    """Shows the places first, then tags what is ticked as one step."""

    search_asked = Signal()  # there is nothing that was searched for

    def __init__(self, session: Session, messages: Messages, asking: TagAsking, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._asking = asking
        self._citing = Citing(session, messages)
        self._window = window
        self.dialog: ConcordanceDialog | None = None
        self._words = ""
        self._mentions = False
        self._tag: TagId | None = None

    @property
    def _library(self) -> Library | None:
        return self._session.library if self._session.writable else None

    @Slot(object)
    def of_entity(self, entity: Entity) -> None:
        """Show every mention of an entity."""
        library = self._library
        if library is not None:
            self._words, self._mentions = entity.name, True
            heading = _("Every mention of “{name}”: untick what is not meant, then choose the tag.")
            self._open(heading.format(name=entity.name))
            self._look(library, library.passages.of_entity(entity.id))

    def of_query(self, query: str, articles: Sequence[ArticleId]) -> None:
        """Show all hits of a search in the texts of the articles that it found."""
        library = self._library
        if library is None:
            return
        if not query:
            self._messages.say(_("Search for something first, then tag what was found."))
            self.search_asked.emit()
            return
        self._words, self._mentions = query.strip('"* '), False
        heading = _("All hits of “{query}”: untick what is not meant, then choose the tag.")
        self._open(heading.format(query=query))
        self._look(library, library.passages.of_query(query, articles))

    @Slot(object)
    def split(self, number: TagId) -> None:
        """Show the notes of a tag, to give some of them a new one."""
        library = self._library
        if library is None:
            return
        from ui.commands.looking import note_place  # noqa: PLC0415  # as below

        tag = library.tags.get(number)
        self._tag = number
        notes = [each for each in library.annotations.all(tag=number) if tag.name in each.tags]
        rows = library.articles.rows(list({note.article for note in notes}))
        titles = {article.id: article.title for article in rows}
        heading = _("Notes of “{tag}”: tick those that get the new tag instead, and write its name.")
        dialog = self._open(heading.format(tag=tag.name), new_name=f"{tag.name}/")
        dialog.add(note_place(note, titles.get(note.article, "")) for note in notes)
        dialog.none.click()
        dialog.finish()

    def _open(self, heading: str, *, new_name: str = "") -> "ConcordanceDialog":
        from ui.dialogs.concordance import ConcordanceDialog  # noqa: PLC0415  # dialogs are loaded when used

        if self.dialog is not None:
            self.dialog.close()
        dialog = ConcordanceDialog(heading, self._window, new_name=new_name, palette=self._asking.palette)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.finished.connect(self._forget)
        dialog.wanted.connect(self._split_ticked if new_name else self._tag_ticked)
        dialog.tag_asked.connect(self._ask_tag)
        dialog.menu_asked.connect(self._citing.show_menu)
        dialog.show()
        self.dialog = dialog
        return dialog

    def _look(self, library: Library, found: Iterator[list[Line]]) -> None:
        from ui.commands.looking import Looking  # noqa: PLC0415  # as below

        if self.dialog is not None:
            Looking(self.dialog, library, found)

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot(QPoint)
    def _ask_tag(self, where: QPoint) -> None:
        if self.dialog is not None:
            self._asking.ask(
                self.dialog.set_tag, heading=_("Tag what is ticked"), at=where, words=self._words
            )

    @Slot()
    def _tag_ticked(self) -> None:
        """Mark what is ticked, and offer to undo it."""
        from ui.commands.looking import spans_of  # noqa: PLC0415  # as below

        library, dialog = self._library, self.dialog
        if library is None or dialog is None:
            return
        lines = [place.key for place in dialog.ticked() if isinstance(place.key, Line)]
        wanted = spans_of(library, lines, dialog.unit)
        tag, mentions = dialog.tag, self._mentions
        dialog.close()
        touched = library.annotations.tag_passages(wanted, tag, mentions=mentions)
        if not touched:
            self._messages.banner.tell(_("All of these places have the tag already."))
            return
        words = ngettext("{count} place was tagged with “{tag}”.", "{count} places were tagged with “{tag}”.",
                         len(touched))  # fmt: skip
        self._messages.banner.offer_undo(words.format(count=len(touched), tag=tag), library.undo)

    @Slot()
    def _split_ticked(self) -> None:
        """Give the ticked notes their new tag, and offer to undo it."""
        library, dialog = self._library, self.dialog
        if library is None or self._tag is None or dialog is None:
            return
        chosen = [AnnotationId(place.key) for place in dialog.ticked() if isinstance(place.key, int)]
        try:
            made = library.tags.split(self._tag, chosen, dialog.tag)
        except ScholiastError as error:
            self._messages.error(error)
            return
        dialog.close()
        words = ngettext("{count} note has “{tag}” now.", "{count} notes have “{tag}” now.", len(chosen))
        words = words.format(count=len(chosen), tag=made.name)
        self._messages.banner.offer_undo(words, library.undo)
