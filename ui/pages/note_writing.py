"""Writing in a note where it is shown, over its card or its line of the table."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import AnnotationId
from ui.pages.page import PageParts
from ui.stranded import keep_apart
from ui.theme import Palette
from ui.writing.editor import NoteEditor

_EDGE = 9
_SIDE = 13  # the words stand where the card has them
_LEAST = 64
_SELDOM = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}


class NoteWriting(QObject):
    """One editor at a time: drafts on disk while one types, one step at the end, Esc leaves."""

    ended = Signal()
    waiting = Signal(bool)  # whether words are typed that are not on disk yet

    def __init__(self, parts: PageParts, place: Callable[[AnnotationId], QRect | None]) -> None:
        super().__init__(parts.messages)
        self._session = parts.session
        self._messages = parts.messages
        self._linking = parts.linking
        self._place = place
        self._palette: Palette | None = None
        self.frame: QFrame | None = None
        self.editor: NoteEditor | None = None
        self.note: AnnotationId | None = None

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self._palette = palette
        if self.frame is not None and self.editor is not None:
            self.editor.set_palette(palette)
            look = f"background:{palette.card};border:2px solid {palette.accent};border-radius:6px"
            self.frame.setStyleSheet(
                f"QFrame#noteWriting{{{look}}}QTextEdit{{background:transparent;border:none;color:{palette.text}}}"
            )

    def begin(self, note: AnnotationId, over: QWidget) -> None:
        """Open the editor over a note's place in a view's viewport."""
        library = self._session.library
        if library is None or not self._session.writable or self._place(note) is None:
            return
        self.end()
        self.note = note
        self.frame = QFrame(over)
        self.frame.setObjectName("noteWriting")
        self.editor = NoteEditor(self.frame)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
        column.addWidget(self.editor)
        if self._palette is not None:
            self.set_palette(self._palette)
        self.editor.take(_note_of(library, note))
        self.editor.completion.fetch = self._linking.offers
        self.editor.link_asked.connect(self._linking.follow)
        self.editor.waiting.connect(self.waiting)
        self.editor.draft.connect(self._draft)
        self.editor.committed.connect(self._keep)
        self.editor.left.connect(self.end)
        self.editor.grown.connect(self.follow)
        self.editor.installEventFilter(self)
        self.frame.show()
        self.follow()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    @Slot()
    def follow(self) -> None:
        """Stay over the note's place, as high as its words need and the view allows."""
        if self.frame is None or self.editor is None or self.note is None:
            return
        place, view = self._place(self.note), self.frame.parentWidget()
        if place is None or view is None:
            return
        need = self.editor.height_for(place.width() - 2 * _SIDE - 4) + 2 * _EDGE + 8
        height = min(max(need, place.height(), _LEAST), max(_LEAST, view.height() - 2))
        top = min(place.top(), max(0, view.height() - height)) if place.bottom() > 0 else place.top()
        self.frame.setGeometry(place.left(), top, place.width(), height)

    def keep(self) -> None:
        """Keep what is typed, as one step."""
        if self.editor is not None:
            self.editor.commit()

    @Slot()
    def end(self) -> None:
        """Keep what is typed and close the editor."""
        frame, editor = self.frame, self.editor
        if frame is None or editor is None:
            return
        editor.removeEventFilter(self)
        self.frame = self.editor = None  # first: what is kept comes back as a change
        editor.commit()
        self.note = None
        frame.hide()
        frame.deleteLater()
        self.ended.emit()

    def take(self) -> None:
        """Follow a change of the library: the note's words, its place; a note that is gone is left."""
        library = self._session.library
        if self.editor is None or self.note is None or library is None:
            return
        if not library.notes.rows([self.note]):
            self.end()
            return
        self.editor.take(_note_of(library, self.note))
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the editor when the keyboard goes elsewhere, but not for a menu."""
        if (
            watched is self.editor
            and event.type() is QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() not in _SELDOM
        ):
            self.end()
        return super().eventFilter(watched, event)

    @Slot(str)
    def _draft(self, words: str) -> None:
        if self._session.library is not None and self._session.writable and self.note is not None:
            with suppress(NotFoundError):  # it was deleted; its words are kept when the stay in it ends
                self._session.library.drafts.save(self.note, words)
            self.waiting.emit(False)  # noqa: FBT003  # Qt's signature: a value

    @Slot(str)
    def _keep(self, words: str) -> None:
        library = self._session.library
        if library is None or not self._session.writable or self.note is None:
            return
        try:
            edit = library.memos.edit if library.memos.holds(self.note) else library.annotations.edit
            edit(self.note, note=words)
        except NotFoundError:  # it was deleted while it was being written in
            keep_apart(library, self._messages, words)
        self.waiting.emit(False)  # noqa: FBT003  # Qt's signature: a value


def _note_of(library: Library, note: AnnotationId) -> str:
    rows = library.notes.rows([note])
    draft = library.drafts.get(note)
    return draft if draft is not None else (rows[0].note.note if rows else "")
