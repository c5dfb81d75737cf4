"""The parts that dialogs are put together from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui.field_look import FIELD_LOOK
from ui.icons import draw_glyph


class TickBox(QCheckBox):
    """A box with a tick while it is on; a style sheet alone can only fill it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick into the box."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            painter = QPainter(self)
            ink = self.palette().color(QPalette.ColorRole.HighlightedText)
            draw_glyph(painter, box, name="check-bold", colour=ink)
            painter.end()


def plain_label(text: str, parent: QWidget, *, muted: bool = False) -> QLabel:
    """Return a label that wraps, is never taken for HTML, and can be quiet."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def heading_label(text: str, parent: QWidget) -> QLabel:
    """Return a label for the head of a part."""
    label = plain_label(text, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def prepare(dialog: QDialog, *, title: str, size: QSize) -> QVBoxLayout:
    """Give a dialog its title, size and column; it does not stop work in the window."""
    dialog.setWindowTitle(title)
    dialog.setModal(False)
    dialog.setStyleSheet(FIELD_LOOK)
    dialog.resize(size)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 14)
    column.setSpacing(10)
    return column


def close_box(dialog: QDialog) -> QDialogButtonBox:
    """Return a row of buttons with Close; others can be added to it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    settle(buttons)
    return buttons


def settle(buttons: QDialogButtonBox) -> None:
    """Keep Enter in a field from pressing a button that nobody looked at."""
    for button in buttons.buttons():
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)


def grow(dialog: QDialog) -> None:
    """Make a dialog as high as its words need now; it never shrinks under the pointer."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        needed = layout.totalHeightForWidth(dialog.width())
        dialog.resize(dialog.width(), max(dialog.height(), needed))
