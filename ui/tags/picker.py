"""The tag picker: a small window at the selection or the list where a tag is typed and chosen."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.translation import _
from ui.tag_field import ROW_HEIGHT, SHOWN_ROWS, ChoiceList, TagField
from ui.tagging import Codebook
from ui.theme import LIGHT, Palette

WIDTH = 280
_APART = 6


class TagPicker(QFrame):
    """Asks for one tag, for whatever the window wants to tag; Esc and a click outside close it.

    ``tag_chosen`` brings a full name, of a tag that may not be there yet.
    """

    tag_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("tagPicker")
        self.setAccessibleName(_("Choose a tag"))
        self.setFixedWidth(WIDTH)
        self.heading = QLabel(self)
        self.heading.setObjectName("pickerHeading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.offered = ChoiceList(self)
        self.offered.setFrameShape(QFrame.Shape.NoFrame)
        self.offered.setFixedHeight(SHOWN_ROWS * ROW_HEIGHT)
        self.field = TagField(Codebook(), self, offered=self.offered)
        self.field.setPlaceholderText(_("Type a tag, “a/b” nests…"))
        self.field.chosen.connect(self._choose)
        self.field.left.connect(self.close)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        for widget in (self.heading, self.field, self.offered):
            column.addWidget(widget)
        self.set_palette(LIGHT)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.offered.set_palette(palette)
        box = f"background:{palette.card};border:1px solid {palette.line};border-radius:8px"
        field = f"background:{palette.pane};color:{palette.text};border:1px solid {palette.line}"
        self.setStyleSheet(
            f"QFrame#tagPicker{{{box}}}"
            f"QLineEdit#tagField{{{field};border-radius:5px;padding:5px 7px}}"
            f"QLineEdit#tagField:focus{{border-color:{palette.accent}}}"
            f"QListView#tagChoices{{background:{palette.card};border:none}}"
            f"QLabel#pickerHeading{{color:{palette.muted};border:none;background:transparent}}"
        )

    def ask(self, codebook: Codebook, *, heading: str, at: QPoint | QRect, words: str = "") -> None:
        """Open beside a place on the screen, which stays to be seen, and never beyond the screen's edge.

        ``heading`` says what will be tagged ("Tag 3 articles"); the selected ``words`` are offered as a new
        tag, which Ctrl+Enter makes whatever is typed.
        """
        self.heading.setText(heading)
        self.field.clear()
        self.field.suggest(words)
        self.field.set_codebook(codebook)
        self.adjustSize()
        self.move(self._corner(at if isinstance(at, QRect) else QRect(at, at)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _corner(self, beside: QRect) -> QPoint:
        """Return where to open: below the place, above it, or where it leaves most room at the right."""
        screen = QGuiApplication.screenAt(beside.bottomLeft()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(beside.left(), room.left()), room.right() - self.width())
        below, above = beside.bottom() + _APART, beside.top() - _APART - self.height()
        if below + self.height() <= room.bottom():
            return QPoint(left, below)
        if above >= room.top():
            return QPoint(left, above)
        return QPoint(min(beside.right() + _APART, room.right() - self.width()), room.top())

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.close()
        self.tag_chosen.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
