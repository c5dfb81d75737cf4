"""Paints one row of the sidebar: a rounded ground when chosen, dot or underline, name, count."""

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.model import Kind
from ui.kinds import draw_underline
from ui.theme import Palette, mix

COUNT = Qt.ItemDataRole.UserRole + 1
DOT_COLOUR = Qt.ItemDataRole.UserRole + 2
UNDERLINE = Qt.ItemDataRole.UserRole + 3
IS_HEADING = Qt.ItemDataRole.UserRole + 4
KEY = Qt.ItemDataRole.UserRole + 5
RETIRED = Qt.ItemDataRole.UserRole + 12

MARGIN = 8
INSIDE = 7
DOT = 9
HEADING_SMALLER = 0.84
CAP = 15  # pixels, the side of a key's cap

Index = QModelIndex | QPersistentModelIndex


class SidebarRow(QStyledItemDelegate):
    """The look of headings and places; the depth of a tag shows in its indentation."""

    def __init__(self, palette: Palette, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette = palette
        self.target: QPersistentModelIndex | None = None  # the tag that a drag would be dropped on
        self._font = QFont(font)
        self._heading = QFont(font)
        self._heading.setPointSizeF(max(1.0, font.pointSizeF() * HEADING_SMALLER))
        self._heading.setBold(True)
        self._heading.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's signature
        """Return the height of a heading or of a place."""
        if index.data(IS_HEADING):
            return QSize(100, QFontMetrics(self._heading).height() + 22)
        room = 14 if index.data(UNDERLINE) is not None else 12
        return QSize(100, QFontMetrics(self._font).height() + room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row over the whole width of the sidebar."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(IS_HEADING):
            self._paint_heading(painter, rect, str(index.data()))
        else:
            self._paint_place(painter, rect, state, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, label: str) -> None:
        painter.setFont(self._heading)
        painter.setPen(QColor(self.palette.muted))
        inside = rect.adjusted(MARGIN + INSIDE, 0, -MARGIN, -6)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), label)

    def _paint_place(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = QRectF(MARGIN, rect.top() + 1, rect.right() - 2 * MARGIN + 1, rect.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(self.palette.accent_soft))
            painter.drawRoundedRect(ground, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(mix(self.palette.window, self.palette.text, share=0.05)))
            painter.drawRoundedRect(ground, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus or (self.target is not None and self.target == index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.palette.accent))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setPen(Qt.PenStyle.NoPen)
        inside = QRect(rect.left(), rect.top(), int(ground.right()) - INSIDE - rect.left(), rect.height())
        inside.setLeft(max(rect.left() - 1, MARGIN + INSIDE))
        quiet = self.palette.muted if index.data(RETIRED) else self.palette.text
        self._paint_line(painter, inside, index, colour=self.palette.accent if chosen else quiet)

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index, *, colour: str) -> None:
        metrics = QFontMetrics(self._font)
        dot = index.data(DOT_COLOUR)
        if dot:
            faded = mix(self.palette.window, str(dot), share=0.5) if index.data(RETIRED) else str(dot)
            painter.setBrush(QColor(faded))
            painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - DOT / 2 + 1, DOT, DOT), 3, 3)
            rect.setLeft(rect.left() + DOT + 7)
        count = int(index.data(COUNT) or 0)
        number = QLocale().toString(count) if count else ""
        painter.setFont(self._font)
        painter.setPen(QColor(self.palette.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), number)
        room = rect.width() - metrics.horizontalAdvance(number) - 8
        key = index.data(KEY)
        if key:
            room -= CAP + 8
            self._paint_cap(painter, QRect(rect.left() + room + 8, rect.top(), CAP, rect.height()), str(key))
        label = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(colour))
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignLeft), label)
        kind = index.data(UNDERLINE)
        if kind is not None:
            below = QPointF(rect.left(), rect.center().y() + metrics.height() // 2 + 1.5)
            kind = Kind(kind)
            length = metrics.horizontalAdvance(label)
            draw_underline(painter, below, length=length, kind=kind, colour=self.palette.kinds[kind])

    def _paint_cap(self, painter: QPainter, place: QRect, key: str) -> None:
        """Paint the key that gives a tag, as on a keyboard."""
        cap = QRectF(place.left() + 0.5, place.center().y() - CAP / 2 + 1.5, CAP - 1, CAP - 1)
        font = QFont(self._font)
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self.palette.line))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(QColor(self.palette.muted))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key.upper())
        painter.setFont(self._font)
