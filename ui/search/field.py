"""The search field of the toolbar: filters the library while one types.

It says what was typed a moment after the last key, so that fast typing is one search.
"""

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.translation import _, ngettext
from ui.field_buttons import lead_with_sign
from ui.icons import icon

PAUSE = 80  # milliseconds after the last key


class SearchLine(QLineEdit):
    """A line whose Escape clears and whose Down and Return lead into the results."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that leave or clear; the rest is typing."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchField(QWidget):
    """The line with its sign, the number of results and the key that leads here."""

    searched = Signal(str)  # what is wanted now, "" for everything
    left = Signal()  # the keyboard goes to the list
    tag_asked = Signal()  # all that was found is to be tagged

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine(self)
        self.line.setAccessibleName(_("Search the library"))
        lead_with_sign(self.line, icon("magnifying-glass"))
        self._hint = self._label("key", key)
        self._results = self._label("results", "")
        self._tag = QToolButton(self.line)
        self._tag.setObjectName("clear_search")
        self._tag.setIcon(icon("tag"))
        self._tag.setIconSize(QSize(13, 13))
        self._tag.setToolTip(_("Tag all hits of this search…"))
        self._tag.setAccessibleName(_("Tag all hits of this search"))
        self._tag.setCursor(Qt.CursorShape.ArrowCursor)
        self._tag.clicked.connect(self.tag_asked)
        self._clear = QToolButton(self.line)
        self._clear.setObjectName("clear_search")
        self._clear.setIcon(icon("x"))
        self._clear.setIconSize(QSize(12, 12))
        self._clear.setToolTip(_("Show all articles again (Esc)"))
        self._clear.setAccessibleName(_("Show all articles again"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.line.clear)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.line.textChanged.connect(self._typed)
        self.line.left.connect(self._leave)
        self._typed("")

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self.line)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 8, 0)
        self._hint.setFixedHeight(self._hint.fontMetrics().height() + 2)
        inside.addStretch()
        for each in (self._results, self._hint, self._tag, self._clear):
            inside.addWidget(each)
        self.line.setTextMargins(0, 0, 92, 0)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.line)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.line.text().strip()

    def set_total(self, count: int) -> None:
        """Say how many articles there are to search."""
        wanted = ngettext(
            "Search {count} article, notes and tags…", "Search {count} articles, notes and tags…", count
        )
        sentence = wanted.format(count=QLocale().toString(count))
        self.line.setPlaceholderText(sentence if count else _("Search articles, notes and tags…"))

    def set_results(self, count: int) -> None:
        """Say how many articles were found; shown only while something is searched."""
        self._results.setText(QLocale().toString(count))
        self._results.setAccessibleName(
            ngettext("{count} article found", "{count} articles found", count).format(count=count)
        )

    def clear(self) -> None:
        """Search for nothing, told at once."""
        self.line.clear()

    @Slot()
    def take_keyboard(self) -> None:
        """Begin to search: the old words are there to be typed over."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @Slot(str)
    def _typed(self, text: str) -> None:
        typing = bool(text.strip())
        self._hint.setVisible(not typing)
        self._results.setVisible(typing)
        self._clear.setVisible(typing)
        self._tag.setVisible(typing)
        if typing:
            self._pause.start()
        else:
            self._tell()

    @Slot()
    def _leave(self) -> None:
        self._tell()
        self.left.emit()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        if self.text != self._told:
            self._told = self.text
            self.searched.emit(self.text)
