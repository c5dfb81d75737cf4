"""The cells of the table that are more than words: tags as chips, the heading of a group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import LIGHT, Palette, tag_fill

if TYPE_CHECKING:
    from ui.notebook.records import Chip

CHIPS = Qt.ItemDataRole.UserRole + 1
_EDGE = 6
_PAD = 5
_GAP = 4
_HEIGHT = 18


class ChipCell(QStyledItemDelegate):
    """Draws the tags of a note on their diluted colours; those without room are counted."""

    roles: Palette = LIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground as any cell, and the chips on it."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else None
        if style is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chips: tuple[Chip, ...] = index.data(CHIPS) or ()
        rect = QRect(option.rect).adjusted(_EDGE, 0, -_EDGE, 0)
        left = rect.left()
        for place, chip in enumerate(chips):
            rest = len(chips) - place
            name = chip.name.rpartition("/")[2]
            width = painter.fontMetrics().horizontalAdvance(name) + 2 * _PAD
            if left + width > rect.right() - (24 if rest > 1 else 0) and place:
                painter.setPen(QColor(self.roles.muted))
                painter.drawText(
                    QRect(left, rect.top(), 40, rect.height()), Qt.AlignmentFlag.AlignVCenter, f"+{rest}"
                )
                break
            box = QRect(left, rect.center().y() - _HEIGHT // 2 + 1, min(width, rect.width()), _HEIGHT)
            self._paint_chip(painter, box, name, chip.colour)
            left += box.width() + _GAP
        painter.restore()

    def _paint_chip(self, painter: QPainter, box: QRect, name: str, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tag_fill(self.roles, colour) if colour else self.roles.neutral))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(self.roles.text))
        room = box.adjusted(_PAD, 0, -_PAD + 1, 0)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
