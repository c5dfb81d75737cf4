"""The bar that finds in the text: what is looked for, how, how many there are, and the way through them."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.text.finding import LONGEST_PATTERN, FindQuery
from desktop.translation import _
from ui.icons import icon
from ui.reader.style import ReaderStyle

_FIELD = 190
_COUNT = 84
_BESIDE = 420  # pixels that all but the words take
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindLine(QLineEdit):
    """The field: Return goes on, Shift+Return back, Escape leaves."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window."""
        escape = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if escape and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step and leave; the rest is typing."""
        if event.key() in _ENTER:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Stands below the text, so that it covers nothing and the line at the top stays where it is."""

    asked = Signal(object)  # FindQuery
    stepped = Signal(int)  # 1 to the next, -1 to the one before
    left = Signal()

    def __init__(self, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(_("Find in the text"))
        self.line = FindLine(self)
        self.line.setObjectName("findLine")
        self.line.setPlaceholderText(_("Find in the text…"))
        self.line.setAccessibleName(_("Find in the text"))
        self.line.setMaxLength(LONGEST_PATTERN)
        self.line.setFixedWidth(_FIELD)
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(_COUNT)
        self.case = self._switch("Aa", _("Match case"), "Alt+C")
        self.whole = self._switch("“ab”", _("Whole words"), "Alt+W")
        self.pattern = self._switch(".*", _("Regular expression"), "Alt+R")
        self.back = self._sign("caret-up", _("The one before (Shift+F3)"))
        self.on = self._sign("caret-down", _("The next one (F3)"))
        self.close_button = self._sign("x", _("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(4)
        for each in (self.line, self.back, self.on, self.case, self.whole, self.pattern, self.count):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.close_button)
        self.line.textEdited.connect(self._ask)
        for switch in (self.case, self.whole, self.pattern):
            switch.toggled.connect(self._ask)
        self.line.stepped.connect(self.stepped)
        self.line.left.connect(self.left)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.close_button.clicked.connect(self.left)
        self.set_style(style)
        self.hide()

    def _switch(self, text: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setToolTip(_("{what} ({key})").format(what=name, key=key))
        button.setShortcut(key)
        return button

    def _sign(self, glyph: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(glyph))
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def set_style(self, style: ReaderStyle) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"QFrame#findBar{{background:{style.panel};border:none;border-top:1px solid {style.rule}}}"
            f"QLineEdit#findLine{{background:{style.background};color:{style.text};"
            f"border:1px solid {style.rule};border-radius:5px;padding:4px 7px;"
            f"selection-background-color:{style.selection};selection-color:{style.text}}}"
            f"QLineEdit#findLine:focus{{border-color:{style.accent}}}"
            f"QLabel#findCount{{color:{style.muted};padding-left:4px}}"
            f"QToolButton{{color:{style.muted};border:1px solid transparent;border-radius:5px;"
            f"padding:4px 5px}}"
            f"QToolButton:hover{{background:{style.accent_soft};color:{style.accent}}}"
            f"QToolButton:focus{{border-color:{style.accent}}}"
            f"QToolButton:checked{{background:{style.accent_soft};color:{style.accent};"
            f"border-color:{style.accent}}}"
        )

    def begin(self, words: str) -> None:
        """Open with these words, or those looked for last, to be typed over; and look for them."""
        if words:
            self.line.setText(words)
            self.pattern.setChecked(False)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._ask()

    def query(self) -> FindQuery:
        """Return what is asked for."""
        return FindQuery(
            (self.line.text(),),
            case=self.case.isChecked(),
            whole=self.whole.isChecked(),
            pattern=self.pattern.isChecked(),
        )

    def say(self, words: str) -> None:
        """Show how many there are, or what is the matter."""
        words = words if self.line.text().strip() else ""
        room = max(_COUNT, self.width() - _BESIDE)
        self.count.setText(self.count.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.count.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape from each button."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.query())

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(-1)
