"""Small windows that ask for one thing of many, or for a stretch of days."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.translation import _
from ui.theme import LIGHT, Palette

WIDTH = 320
_ROWS = 9
_LINE = 26
_DAY = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?", re.ASCII)


class _Popup(QFrame):
    """A window without a frame at a place on the screen; Esc and a click outside close it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("notePicker")
        self.setFixedWidth(WIDTH)
        self.heading = QLabel(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setObjectName("pickerHeading")

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        field = f"background:{palette.pane};color:{palette.text};border:1px solid {palette.line}"
        box = f"background:{palette.card};border:1px solid {palette.line};border-radius:8px"
        self.setStyleSheet(
            f"QFrame#notePicker{{{box}}}"
            f"QLineEdit{{{field};border-radius:5px;padding:5px 7px}}"
            f"QLineEdit:focus{{border-color:{palette.accent}}}"
            f"QListView{{background:{palette.card};border:none;outline:none}}"
            "QListView::item{padding:4px 6px;border-radius:4px}"
            f"QListView::item:selected{{background:{palette.accent_soft};color:{palette.text}}}"
            f"QLabel#pickerHeading{{color:{palette.muted};border:none;background:transparent}}"
        )

    def open_at(self, where: QPoint, focus: QWidget) -> None:
        """Open at a place on the screen, never beyond its edge."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(where) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = min(max(where.x(), room.left()), room.right() - self.width())
        fits = where.y() + self.height() <= room.bottom()
        self.move(left, where.y() if fits else max(room.top(), where.y() - self.height()))
        self.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class Picker(_Popup):
    """Asks for one name of a list; typing narrows it, arrows move, Enter takes."""

    picked = Signal(int)  # its place in the list that was given

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = QStringListModel(self)
        self.found = QSortFilterProxyModel(self)
        self.found.setSourceModel(self.names)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = PickerField(self)
        self.list = QListView(self)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setModel(self.found)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(_ROWS * _LINE)
        self.field.textChanged.connect(self._narrow)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(self._take)
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for each in (self.heading, self.field, self.list):
            column.addWidget(each)
        self.set_palette(LIGHT)

    def ask(self, names: Sequence[str], *, heading: str, at: QPoint) -> None:
        """Open with these names; ``heading`` says what is asked for."""
        self.heading.setText(heading)
        self.field.setAccessibleName(heading)
        self.list.setAccessibleName(heading)
        self.names.setStringList([" ".join(name.split()) for name in names])
        self.field.clear()
        self._narrow("")
        self.open_at(at, self.field)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self.found.setFilterFixedString(typed)
        self.list.setCurrentIndex(self.found.index(0, 0))

    @Slot(int)
    def _step(self, by: int) -> None:
        row = max(0, min(self.found.rowCount() - 1, self.list.currentIndex().row() + by))
        self.list.setCurrentIndex(self.found.index(row, 0))

    @Slot()
    def _take(self) -> None:
        index: QModelIndex = self.found.mapToSource(self.list.currentIndex())
        if index.isValid():
            self.close()
            self.picked.emit(index.row())


class PickerField(QLineEdit):
    """The line of a picker: arrows move in the list below."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, or type."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class DayPicker(_Popup):
    """Asks for a stretch of days: two dates, each a year, a month or a day, either may be left out."""

    picked = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.button = QPushButton(_("Filter"), self)
        self.wrong = QLabel(self)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setWordWrap(True)
        self.wrong.setObjectName("pickerHeading")
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 10)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        for place, (field, words) in enumerate(((self.first, _("From")), (self.last, _("To")))):
            label = QLabel(words, self)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setPlaceholderText(_("2005, 2005-02 or 2005-02-28"))
            field.returnPressed.connect(self._take)
            grid.addWidget(label, place + 1, 0)
            grid.addWidget(field, place + 1, 1)
        grid.addWidget(self.wrong, 3, 0, 1, 2)
        grid.addWidget(self.button, 4, 1, Qt.AlignmentFlag.AlignRight)
        self.button.clicked.connect(self._take)
        self.set_palette(LIGHT)

    def ask(self, *, heading: str, at: QPoint) -> None:
        """Open empty."""
        self.heading.setText(heading)
        for each in (self.first, self.last, self.wrong):
            each.clear()
        self.wrong.hide()
        self.open_at(at, self.first)

    @Slot()
    def _take(self) -> None:
        first, last = self.first.text().strip(), self.last.text().strip()
        right = all(_DAY.fullmatch(each) for each in (first, last)) and (first or last)
        if right and not (first and last and first > last):
            self.close()
            self.picked.emit(first, last)
        else:
            self.wrong.setText(_("Write each date as 2005, 2005-02 or 2005-02-28, the earlier one first."))
            self.wrong.show()
            self.adjustSize()
