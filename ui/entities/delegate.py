"""How the entities pane draws its lines: the kind's underline below each name, counts at the right."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.entities.rows import EntityRow, KindRow, Row
from ui.kinds import KIND_LOOKS, Shape, draw_underline
from ui.theme import LIGHT, Palette

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 28
_EDGE = 14
_COUNT_WIDTH = 48
_TEXT_SIZE, _HEADING_SIZE = 13, 11
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_COUNT_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class EntityDelegate(QStyledItemDelegate):
    """Draws headings and entities in the theme's colours."""

    palette: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every line has the same height, so that thousands of them open at once."""
        return QSize(100, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setPixelSize(_HEADING_SIZE if isinstance(row, KindRow) else _TEXT_SIZE)
        font.setBold(isinstance(row, KindRow))
        painter.setFont(font)
        if isinstance(row, KindRow):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_entity(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: KindRow) -> None:
        painter.setPen(QColor(self.palette.muted))
        lower = rect.adjusted(_EDGE, 6, -_EDGE, 0)
        painter.drawText(lower, _FLAGS, KIND_LOOKS[row.kind].many)
        painter.drawText(lower, _COUNT_FLAGS, QLocale().toString(row.count))

    def _paint_entity(self, painter: QPainter, option: QStyleOptionViewItem, row: EntityRow) -> None:
        rect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 5, 5)
        metrics = QFontMetrics(painter.font())
        room = rect.adjusted(_EDGE, 0, -_EDGE - _COUNT_WIDTH, 0)
        name = metrics.elidedText(
            " ".join(row.entity.name.split()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(self.palette.text))
        painter.drawText(room, _FLAGS, name)
        if len(row.mentions) > 1:
            painter.setPen(QColor(self.palette.muted))
            number = QLocale().toString(len(row.mentions))
            painter.drawText(rect.adjusted(0, 0, -_EDGE, 0), _COUNT_FLAGS, number)
        base = rect.center().y() + metrics.height() // 2 + 2
        length = metrics.horizontalAdvance(name)
        kind = row.entity.kind
        # straight lines fall on whole pixels and would only blur
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, KIND_LOOKS[kind].shape is Shape.WAVE)
        draw_underline(
            painter, QPointF(room.left(), base), length=length, kind=kind, colour=self.palette.kinds[kind]
        )
