"""The note on a card, written in place: it grows with its words and says when to keep them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.translation import _
from ui.notes.markdown import MarkdownLook
from ui.theme import Palette

PAUSE_MS = 500
LONGEST_WAIT_MS = 900
IDLE_MS = 30_000


class Rhythm(QObject):
    """When typed words are kept: a draft soon after the keys rest, a step when the stay ends."""

    draft_due = Signal()
    step_due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pause, self.longest, self.idle = (self._timer(ms) for ms in (PAUSE_MS, LONGEST_WAIT_MS, IDLE_MS))
        self.pause.timeout.connect(self._draft)
        self.longest.timeout.connect(self._draft)
        self.idle.timeout.connect(self.step_due)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def key(self) -> None:
        """Note that the words changed."""
        self.pause.start()
        self.idle.start()
        if not self.longest.isActive():
            self.longest.start()

    def stop(self) -> None:
        """Forget what was due, because it has been kept."""
        for timer in (self.pause, self.longest, self.idle):
            timer.stop()

    @Slot()
    def _draft(self) -> None:
        self.pause.stop()
        self.longest.stop()
        self.draft_due.emit()


class NoteEditor(QTextEdit):
    """Markdown as plain text; it tells drafts and notes, and follows what the library has."""

    draft = Signal(str)
    committed = Signal(str)
    waiting = Signal(bool)  # whether there are words that are not on disk, not even as a draft
    left = Signal()  # Esc
    grown = Signal()  # the height may have changed
    entered = Signal()  # the keyboard came in

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stored = ""  # the note as the library has it
        self._drafted = ""  # what was told last as a draft
        self._kept = ""  # the words as they were shown for it
        self._waits = False  # what was told last about words that are not on disk
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(_("Write a note…"))
        self.setAccessibleName(_("Note"))
        self.setAccessibleDescription(_("Markdown; it is saved as you type. Esc goes back to the article."))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.look = MarkdownLook(self.document())
        self.rhythm = Rhythm(self)
        self.rhythm.draft_due.connect(self._tell_draft)
        self.rhythm.step_due.connect(self.commit)
        self.textChanged.connect(self._changed)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours for Markdown's looks."""
        self.look.set_palette(palette)

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
        cursor.setPosition(_units(old[:head]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(note[head : len(note) - tail])
        self.document().clearUndoRedoStacks()  # Ctrl+Z takes back the reader's steps, not the library's

    @Slot()
    def commit(self) -> None:
        """Say what the note is now, when that differs from what the library has; the stay is over."""
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

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at a width."""
        self.document().setTextWidth(width)
        return round(self.document().size().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the article, Ctrl+Enter keeps the note at once."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commit()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")  # Qt's own separator is no line end in Markdown
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Ctrl+Enter for the note; leave undo to the library when nothing was typed."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return True
        if self._is_for_library(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_for_library(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
        return undo or redo

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card that it is the one being worked on."""
        super().focusInEvent(event)
        self.look.show_marks(shown=True)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the stay, except when only a menu opened over the note."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}:
            self.look.show_marks(shown=False)
            self.commit()

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


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as Qt's documents count."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
