"""Paints one tag of the codebook: its colour, its own name, its key, how many notes carry it or one below."""

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.model import Tag
from desktop.translation import _
from ui.theme import LIGHT, Palette, mix

TAG = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 30
DOT = 10
CAP = 16  # pixels, the side of a key's cap
MARGIN = 4
GAP = 8
FADED = 0.55  # of a retired tag's colour is left

Index = QModelIndex | QPersistentModelIndex


class TagRow(QStyledItemDelegate):
    """The look of one line; a retired tag is dimmed and says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette: Palette = LIGHT
        self.target: int | None = None  # the tag that a drag would be dropped on

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's signature
        """All lines have the same height."""
        return QSize(120, ROW_HEIGHT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002  # Qt's signature
        """Let the name be written where it is shown."""
        editor.setGeometry(option.rect.adjusted(MARGIN + DOT + GAP - 4, 2, -MARGIN, -2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the line from both ends."""
        tag = index.data(TAG)
        if not isinstance(tag, Tag):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, dropped_on=tag.id == self.target)
        rect: QRect = option.rect.adjusted(MARGIN + 4, 0, -MARGIN - 6, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_tag(painter, rect, tag, chosen=chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, dropped_on: bool) -> None:
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect).adjusted(0.5, 1.5, -MARGIN - 0.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected or dropped_on:
            painter.setBrush(QColor(self.palette.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(mix(self.palette.page, self.palette.text, share=0.05)))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus or dropped_on:
            painter.setPen(QColor(self.palette.accent))
        painter.drawRoundedRect(box, 5, 5)

    def _paint_tag(self, painter: QPainter, rect: QRect, tag: Tag, *, chosen: bool) -> None:
        palette, metrics = self.palette, painter.fontMetrics()
        colour = mix(palette.page, tag.colour, share=FADED) if tag.retired else tag.colour
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - DOT / 2 + 1, DOT, DOT), 3, 3)
        rect.setLeft(rect.left() + DOT + GAP)
        count = QLocale().toString(tag.annotations_below)
        painter.setPen(QColor(palette.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), count)
        rect.setRight(rect.right() - metrics.horizontalAdvance(count) - GAP)
        room = rect.width() - (CAP + GAP if tag.key else 0)
        name = metrics.elidedText(shown_name(tag), Qt.TextElideMode.ElideRight, room)
        quiet = palette.muted if tag.retired else palette.text
        painter.setPen(QColor(palette.accent if chosen else quiet))
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        if tag.key:
            left = rect.left() + metrics.horizontalAdvance(name) + GAP
            self._paint_cap(painter, QRectF(left, rect.center().y() - CAP / 2 + 1, CAP, CAP), tag.key)

    def _paint_cap(self, painter: QPainter, cap: QRectF, key: str) -> None:
        """Paint the key that gives the tag, as on a keyboard."""
        font = QFont(painter.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self.palette.line))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(QColor(self.palette.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key.upper())


def shown_name(tag: Tag) -> str:
    """Return the last part of a tag's name; a retired one says that it is."""
    name = tag.name.rpartition("/")[2]
    return _("{tag} · retired").format(tag=name) if tag.retired else name
