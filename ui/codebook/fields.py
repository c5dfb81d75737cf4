"""What is said of a tag, written in place: each field tells its words when it is left."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.own_keys import keeps
from ui.swatches import KeyField

LEAST_LINES = 2
_ROOM = 16  # pixels above and below the words


class WordsField(QPlainTextEdit):
    """Several lines; as high as its words. Leaving it tells them, Esc takes back what was typed."""

    changed = Signal(str, str)  # the field's name, its words

    def __init__(self, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._stored = ""
        self.setObjectName("codebookWords")
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)

    def take(self, words: str, *, anew: bool) -> None:
        """Follow the library, but leave what is being typed alone unless another tag is shown."""
        touched = self.toPlainText() != self._stored
        self._stored = words
        if (anew or not touched) and words != self.toPlainText():
            self.setPlainText(words)

    @Slot()
    def commit(self) -> None:
        """Tell the words when they are others than the library has."""
        words = self.toPlainText().strip()
        if words != self._stored:
            self._stored = words
            self.changed.emit(self.name, words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the words; only a menu opening over the field is no leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while it is typed in."""
        return keeps(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed; Ctrl+Enter means it."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._stored)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need at this width."""
        super().resizeEvent(event)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        lines = sum(self._lines_of(number) for number in range(self.blockCount()))
        height = max(LEAST_LINES, lines) * self.fontMetrics().lineSpacing() + _ROOM
        if height != self.height():
            self.setFixedHeight(height)

    def _lines_of(self, number: int) -> int:
        """Return how many lines a paragraph is broken into."""
        return max(1, self.document().findBlockByNumber(number).layout().lineCount())

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(240, super().sizeHint().height())


class TellingField:
    """What a field of one line remembers: the words of the library, to tell only what is different."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line
        self.stored = ""

    def take(self, words: str, *, anew: bool) -> None:
        """Follow the library, but leave what is being typed alone unless another tag is shown."""
        touched = self._line.text() != self.stored
        self.stored = words
        if anew or not touched:
            self.show()

    def show(self) -> None:
        """Show the words of the library."""
        self._line.setText(self.stored)
        self._line.setCursorPosition(0)

    def new_words(self) -> str | None:
        """Return what was typed, None when it is nothing new."""
        words = self._line.text().strip()
        return words if words != self.stored else None


class NameField(QLineEdit):
    """A tag's full name."""

    left = Signal()
    given_up = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while it is typed in."""
        return keeps(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class CapField(KeyField):
    """The key that gives a tag."""

    left = Signal()
    given_up = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc while it is typed in."""
        return keeps(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed, a letter or digit replaces the key."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
