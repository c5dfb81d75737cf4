"""A note, written in place: it grows with its words and says when to keep them."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.translation import _
from ui.theme import Palette
from ui.writing.completion import Completion
from ui.writing.markdown import MarkdownLook, link_at
from ui.writing.pasting import NOTE_MIME, pasted
from ui.writing.rhythm import Rhythm
from ui.writing.units import unit_length

_CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QTextEdit):
    """Markdown as plain text; it tells drafts and notes, and follows what the library has."""

    draft = Signal(str)
    committed = Signal(str)
    waiting = Signal(bool)  # whether there are words that are not on disk, not even as a draft
    left = Signal()  # Esc or Ctrl+Enter: the note is kept, the keyboard goes back
    grown = Signal()  # the height may have changed
    link_asked = Signal(str)  # an address to be followed
    entered = Signal()  # the keyboard came in

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stored = ""  # the note as the library has it
        self._drafted = ""  # what was told last as a draft
        self._kept = ""  # the words as they were shown for it
        self._waits = False  # what was told last about words that are not on disk
        self._pressed = False  # a button is down: nothing is moved under the pointer until it is up again
        self._came_in = False  # this press brought the keyboard: before, the note was only read
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(_("Write a note…"))
        self.setAccessibleName(_("Note"))
        self.setAccessibleDescription(
            _("Markdown; it is saved as you type. Two opening brackets make a link, Alt+Enter follows it.")
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.look = MarkdownLook(self.document())
        self.completion = Completion(self)
        self.rhythm = Rhythm(self)
        self.rhythm.draft_due.connect(self._tell_draft)
        self.rhythm.step_due.connect(self.commit)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._show_caret)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours for Markdown's looks and for what is offered."""
        self.look.set_palette(palette)
        self.completion.set_palette(palette)

    @property
    def words(self) -> str:
        """The note as it is typed now; unlike Qt's plain text it keeps no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def dirty(self) -> bool:
        """Whether there are words that the library does not have as a note yet."""
        return self.words != self._kept

    def take(self, note: str) -> None:
        """Follow the library: another note replaces the words, unless words here are not kept yet.

        What Qt shows differently (other line ends, say) is no change of the reader's, so the words are
        compared with what was shown and not with the note.
        """
        if note == self._stored:
            return
        self._stored, dirty = note, self.dirty
        if dirty and self.words != note:
            self._kept = note
            return
        if not dirty:
            self._show(note)
        self._kept = self._drafted = self.words
        self.rhythm.stop()
        self._tell_waiting()

    def start_anew(self) -> None:
        """Hold no note any more: another one comes."""
        self.rhythm.stop()
        self._stored = self._drafted = self._kept = ""
        self.setPlainText("")

    def _tell_waiting(self) -> None:
        waits = self.words != self._drafted
        if waits != self._waits:
            self._waits = waits
            self.waiting.emit(waits)

    def _show(self, note: str) -> None:
        """Replace only what differs while the keyboard is here, so that caret and selection stay."""
        if not self.hasFocus():
            self.setPlainText(note)  # nobody is at work here: nothing of one's own to take back
            return
        old = self.words
        head = _common(old, note)
        tail = _common(old[head:][::-1], note[head:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(unit_length(old[:head]))
        cursor.setPosition(unit_length(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(note[head : len(note) - tail])
        self.document().clearUndoRedoStacks()  # Ctrl+Z takes back the reader's steps, not the library's

    @Slot()
    def commit(self) -> None:
        """Say what the note is now, when that differs from what the library has; the stay is over.

        White space alone is no note, and takes no room.
        """
        if self.dirty and not self.words.strip():
            self._show("")
        self.rhythm.stop()
        if self.dirty:
            self.committed.emit(self.words)
        else:
            self._tell_draft()

    @Slot()
    def _tell_draft(self) -> None:
        words = self.words
        if words != self._drafted:
            self._drafted = words
            self._waits = False  # who keeps the draft says when it is on disk
            self.draft.emit(words)

    @Slot()
    def _changed(self) -> None:
        if self.dirty or self.words != self._drafted:
            self.rhythm.key()
        self._tell_waiting()
        self.grown.emit()

    @Slot()
    def _show_caret(self) -> None:
        """Show Markdown's signs where one writes, none where one only reads."""
        if self._pressed:
            return
        written_in = self.hasFocus() and not self.isReadOnly()
        self.look.set_caret(self.textCursor().position() if written_in else None)
        self.completion.follow_caret()

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at a width."""
        self.document().setTextWidth(width)
        return round(self.document().size().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter keep the note and go back, Alt+Enter follows a link."""
        ends = event.key() in _ENTER and bool(event.modifiers() & _CONTROL)
        if not ends and self.completion.takes(event):
            return
        if ends or event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & _ALT:
            self.follow()
        elif _is_plain_paste(event):
            self.insertPlainText(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")  # Qt's own separator is no line end in Markdown
        else:
            before = self.words
            super().keyPressEvent(event)
            if self.words != before:
                self.completion.look()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters may come from an input method as well."""
        super().inputMethodEvent(event)
        if event.commitString():
            self.completion.look()

    @Slot()
    def follow(self) -> None:
        """Ask for what the link at the caret leads to."""
        cursor = self.textCursor()
        place = cursor.positionInBlock()
        link = link_at(cursor.block(), place) or link_at(cursor.block(), place - 1)
        if link is not None:
            self.link_asked.emit(link.target)

    def event(self, event: QEvent) -> bool:
        """Keep Esc, Enter and the paste for the note; leave undo to the library when nothing was typed."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() in {Qt.Key.Key_Escape, *_ENTER} or _is_plain_paste(event):
            event.accept()
            return True
        if self._is_for_library(event):
            event.ignore()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's signature
        """Keep Tab while a link is offered."""
        return not self.completion.is_open and super().focusNextPrevChild(next)

    def _is_for_library(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
        return undo or redo

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, and the link that belongs to them when they come from Scholiast."""
        words = pasted(source)
        if source.hasFormat(NOTE_MIME) and "\n" in words and self.textCursor().positionInBlock():
            words = f"\n\n{words}"  # a quotation begins a line
        self.insertPlainText(words)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words only."""
        return source.hasFormat(NOTE_MIME) or source.hasText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card that it is the one being worked on."""
        self._came_in = self._pressed = event.reason() is Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._show_caret()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the stay, except when only a menu opened over the note."""
        super().focusOutEvent(event)
        self.completion.close()
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}:
            self._pressed = False
            self._show_caret()
            self.commit()

    def _link_under(self, point: QPoint) -> str:
        """Return the address of the link that is under a point of the viewport, "" for none."""
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        place = self.document().documentLayout().hitTest(point + offset, Qt.HitTestAccuracy.ExactHit)
        block = self.document().findBlock(place) if place >= 0 else None
        link = link_at(block, place - block.position()) if block is not None else None
        return link.target if link is not None else ""

    def _follows(self, event: QMouseEvent) -> bool:
        """Tell whether a click follows a link: where one reads, and everywhere with Ctrl."""
        reads = self._came_in or not self.hasFocus() or self.isReadOnly()
        return reads or bool(event.modifiers() & _CONTROL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or put the caret where the pointer is."""
        self._pressed = True
        address = self._link_under(event.position().toPoint())
        if address and event.button() is Qt.MouseButton.LeftButton and self._follows(event):
            event.accept()
            self.link_asked.emit(address)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that a click would follow a link."""
        super().mouseMoveEvent(event)
        follows = self._follows(event) and self._link_under(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show Markdown's signs again where the caret is by now."""
        super().mouseReleaseEvent(event)
        self._pressed = self._came_in = False
        self._show_caret()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the list of cards scroll: the note is always shown whole."""
        event.ignore()


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _is_plain_paste(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_V and event.modifiers() == (_CONTROL | _SHIFT)
