"""What can be done with chosen notes: tag, untag, delete, copy; each step undone at will."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.library import Library
from desktop.model import AnchorState, Annotation, AnnotationId, Memo
from desktop.translation import _, ngettext
from ui.citing import Citing
from ui.messages import Messages
from ui.session import Session
from ui.tag_asking import TagAsking

MOST_OFFERED = 12  # tags in the menu that takes one off
IN_DOUBT = frozenset({AnchorState.UNCERTAIN, AnchorState.ORPHAN})
LOOKED_AT = 400  # chosen notes whose tags are looked at for that menu


class NoteActs(QObject):
    """The verbs of the notes page; ``chosen`` gives the notes they are about."""

    only_asked = Signal(str)  # the full name of a tag: show only what carries it
    passage_asked = Signal(object)  # AnnotationId
    editing_asked = Signal(object)  # AnnotationId
    page_asked = Signal(str, object)  # the review or the journal, at a note

    def __init__(
        self,
        session: Session,
        messages: Messages,
        asking: TagAsking,
        chosen: Callable[[], list[AnnotationId]],
    ) -> None:
        super().__init__(messages)
        self._session = session
        self._messages = messages
        self._asking = asking
        self._chosen = chosen
        self._citing = Citing(session, messages)
        self.menu: QMenu | None = None

    @property
    def _library(self) -> Library | None:
        return self._session.library if self._session.writable else None

    @Slot(QPoint)
    def ask_for_tag(self, at: QPoint) -> None:
        """Ask which tag the chosen notes get."""
        chosen = self._chosen()
        if chosen and self._library is not None:
            words = ngettext("Tag {count} note", "Tag {count} notes", len(chosen))
            heading = words.format(count=QLocale().toString(len(chosen)))
            self._asking.ask(partial(self.tag, chosen), heading=heading, at=at)

    @Slot(str)
    def tag_with_key(self, key: str) -> None:
        """Put the tag of a key on the chosen notes, "g" the last one again; say so when no tag has it."""
        chosen, library = self._chosen(), self._library
        if not chosen or library is None:
            return
        keyed = {tag.key: tag.name for tag in library.tags.codebook() if tag.key and not tag.retired}
        name = next(iter(self._asking.recent), None) if key == "g" else keyed.get(key)
        if name is None:
            self._messages.say(_("No tag has the key {key}.").format(key=key.upper()))
        else:
            self.tag(chosen, name)

    def tag(self, notes: Sequence[AnnotationId], name: str) -> None:
        """Put a tag on notes."""
        if self._library is not None:
            self._library.annotations.tag(notes, name)
            words = ngettext("{count} note has “{tag}” now.", "{count} notes have “{tag}” now.", len(notes))
            self._offer_undo(words.format(count=QLocale().toString(len(notes)), tag=name))

    def untag(self, notes: Sequence[AnnotationId], name: str) -> None:
        """Take a tag off notes."""
        if self._library is not None:
            self._library.annotations.untag(notes, name)
            words = ngettext(
                "“{tag}” was taken off {count} note.", "“{tag}” was taken off {count} notes.", len(notes)
            )
            self._offer_undo(words.format(count=QLocale().toString(len(notes)), tag=name))

    @Slot()
    def delete(self) -> None:
        """Delete the chosen notes and offer to undo it."""
        chosen = self._chosen()
        if chosen and self._library is not None:
            self._library.annotations.delete(chosen)
            words = ngettext("The note was deleted.", "{count} notes were deleted.", len(chosen))
            self._offer_undo(words.format(count=QLocale().toString(len(chosen))))

    def _offer_undo(self, words: str) -> None:
        library = self._library
        if library is not None and library.undo_label():
            self._messages.banner.offer_undo(words, library.undo)

    @Slot(object, str, QPoint)
    def show_tag_menu(self, note: AnnotationId, name: str, at: QPoint) -> None:
        """Show what can be done with a tag on a note."""
        menu = self._menu()
        self._add(menu, _("Only notes with “{tag}”").format(tag=name), partial(self.only_asked.emit, name))
        if self._library is not None:
            self._add(menu, _("Take “{tag}” off").format(tag=name), partial(self.untag, [note], name))
        menu.popup(at)

    @Slot(QPoint)
    def show_menu(self, at: QPoint) -> None:
        """Show what can be done with the chosen notes."""
        chosen, library = self._chosen(), self._session.library
        if not chosen or library is None:
            return
        menu = self._menu()
        rows = library.notes.rows(chosen[:LOOKED_AT])
        if len(chosen) == 1 and rows:
            note = rows[0].note
            if isinstance(note, Annotation):
                self._add(menu, _("Open in the text\tEnter"), partial(self.passage_asked.emit, note.id))
                if note.anchor is not None and note.anchor.state in IN_DOUBT:
                    ask = partial(self.page_asked.emit, "review", note.id)
                    self._add(menu, _("Check its place…"), ask)
            else:
                open_memo = partial(self.page_asked.emit, "journal", note.id)
                self._add(menu, _("Open in the journal\tEnter"), open_memo)
            if self._library is not None:
                self._add(menu, _("Write in the note\tF2"), partial(self.editing_asked.emit, note.id))
            menu.addSeparator()
        self._add_copies(menu, chosen, [row.note for row in rows])
        if self._library is not None:
            self._add(menu, _("Tag…\tT"), partial(self.ask_for_tag, at))
            names = sorted({name for row in rows for name in row.note.tags})[:MOST_OFFERED]
            below = menu.addMenu(_("Take off"))
            below.setEnabled(bool(names))
            for name in names:
                self._add(below, name, partial(self.untag, chosen, name))
            menu.addSeparator()
            self._add(menu, _("Delete\tDel"), self.delete)
        menu.popup(at)

    def _menu(self) -> QMenu:
        self.menu = QMenu(self._messages.banner.window())
        self.menu.triggered.connect(self._do)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        return self.menu

    @staticmethod
    def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words.replace("&", "&&")).setData(act)

    @Slot(QAction)
    def _do(self, entry: QAction) -> None:
        act = entry.data()
        if callable(act):
            act()

    def _add_copies(self, menu: QMenu, chosen: list[AnnotationId], notes: list[Annotation | Memo]) -> None:
        """Offer the quotations of the chosen notes, and the link to one."""
        marks = [note for note in notes if isinstance(note, Annotation)]
        if marks:
            words = ngettext("Copy quotation with citation", "Copy quotations with citations", len(marks))
            if len(marks) == 1 and marks[0].anchor is None:
                words = _("Copy as reference")
            self._add(menu, words, partial(self._citing.cite_notes, chosen))
        if len(chosen) == 1:
            self._add(menu, _("Copy link"), partial(self._citing.link_note, chosen[0]))
        menu.addSeparator()
