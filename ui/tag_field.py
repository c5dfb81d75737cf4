"""A line to type a tag in, with the tags that fit below it; used on note cards and in the tag picker."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QStandardItem
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.translation import _
from ui.offered_list import OfferedList
from ui.own_keys import keeps
from ui.tagging import Codebook, TagChoice, clean_tag_name, tag_choices, tag_name_of
from ui.theme import LIGHT, Palette

CHOICE_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 28
SHOWN_ROWS = 8
_DOT = 10


def choice_text(choice: TagChoice) -> str:
    """Return the words of one offered line."""
    return _("New tag “{name}”").format(name=choice.name) if choice.new else choice.name


class ChoiceDelegate(QStyledItemDelegate):
    """Draws one offered tag: its colour, its name, and its key at the right."""

    palette: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line has the same height."""
        return QSize(option.fontMetrics.horizontalAdvance(index.data()) + 60, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line; the chosen one stands on the accent's ground."""
        choice: TagChoice = index.data(CHOICE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), 4, 4)
        dot = QRect(rect.left() + 10, rect.center().y() - _DOT // 2 + 1, _DOT, _DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(choice.colour or self.palette.neutral))
        painter.drawRoundedRect(dot, 3, 3)
        painter.setPen(QColor(self.palette.muted))
        painter.drawText(
            rect.adjusted(0, 0, -12, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            choice.key or "",
        )
        painter.setPen(QColor(self.palette.text))
        room = rect.adjusted(28, 0, -18 - option.fontMetrics.horizontalAdvance(choice.key or "0"), 0)
        words = option.fontMetrics.elidedText(choice_text(choice), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class ChoiceList(OfferedList):
    """The offered tags; never takes the keyboard, which stays in the line above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagChoices")
        self.setAccessibleName(_("Tags that fit"))
        self.delegate = ChoiceDelegate(self)
        self.setItemDelegate(self.delegate)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.delegate.palette = palette
        self.viewport().update()

    def offer(self, choices: list[TagChoice]) -> None:
        """Show these lines; the first is the chosen one."""
        self.set_lines(_line(choice) for choice in choices)

    def chosen(self) -> TagChoice | None:
        """Return the chosen line, None when nothing is offered."""
        choice = self.currentIndex().data(CHOICE_ROLE)
        return choice if isinstance(choice, TagChoice) else None


def _line(choice: TagChoice) -> QStandardItem:
    item = QStandardItem(choice_text(choice))
    item.setData(choice, CHOICE_ROLE)
    return item


class TagField(QLineEdit):
    """A line for one tag's name: arrows choose, Enter applies, Esc leaves.

    Without a list of its own it opens one below itself while it has the keyboard.
    """

    chosen = Signal(str)  # full name, of a tag that may not be there yet
    left = Signal()

    def __init__(
        self, codebook: Codebook, parent: QWidget | None = None, *, offered: ChoiceList | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tagField")
        self.setPlaceholderText(_("Add a tag…"))
        self.setAccessibleName(_("Name of the tag"))
        self.setAccessibleDescription(_("Arrow keys choose from the tags that fit; a slash nests: “a/b”."))
        self._codebook = codebook
        self._suggested = ""
        self._floating = offered is None
        self.offered = ChoiceList(self) if offered is None else offered
        if self._floating:
            self.offered.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
            self.offered.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.offered.clicked.connect(self._take)
        self.textChanged.connect(self.refresh)

    def set_codebook(self, codebook: Codebook) -> None:
        """Take the tags there are now."""
        self._codebook = codebook
        self.refresh()

    def suggest(self, words: str) -> None:
        """Offer words as a new tag while nothing is typed; Ctrl+Enter takes it."""
        self._suggested = tag_name_of(words)

    @Slot()
    def refresh(self) -> None:
        """Offer what fits the typed letters."""
        choices = tag_choices(self.text(), self._codebook, suggested=self._suggested)
        self.offered.offer(choices)
        if not self._floating:
            return
        if choices and self.hasFocus():
            self._open(len(choices))
        else:
            self.offered.hide()

    def _open(self, lines: int) -> None:
        height = min(lines, SHOWN_ROWS) * ROW_HEIGHT + 2 * self.offered.frameWidth() + 2
        self.offered.resize(max(self.width(), self.offered.sizeHintForColumn(0), 200), height)
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        below = self.screen().availableGeometry().bottom() - corner.y()
        if below < height:
            corner = self.mapToGlobal(QPoint(0, -height - 2))
        self.offered.move(corner)
        self.offered.show()

    @Slot()
    def _take(self) -> None:
        choice = self.offered.chosen()
        name = choice.name if choice else clean_tag_name(self.text())
        self.clear()
        if name:
            self.chosen.emit(name)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the choice; Enter applies it; Esc leaves."""
        key = event.key()
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -SHOWN_ROWS,
            Qt.Key.Key_PageDown: SHOWN_ROWS,
        }
        if key in steps:
            self.offered.step(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._suggested:
                self.clear()
                self.chosen.emit(self._suggested)
            else:
                self._take()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for this line while it is typed in, whatever the window does with that key."""
        return keeps(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the tags used last before a letter is typed."""
        super().focusInEvent(event)
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list below; a line that floats over a card goes with it."""
        super().focusOutEvent(event)
        if self._floating:
            self.offered.hide()
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.left.emit()
