"""How the lines are drawn that offer something to link to: each kind has its look."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.model import Kind
from desktop.text.links import LinkKind
from ui.icons import draw_glyph
from ui.kinds import draw_underline
from ui.theme import LIGHT, Palette

if TYPE_CHECKING:
    from ui.writing.completion import Offer

OFFER_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 30
GLYPHS = {LinkKind.ARTICLE: "article", LinkKind.NOTE: "note"}
MEMO_GLYPH = "notebook"
_ICON = 16
_DOT = 10
_LEFT = 34


class OfferDelegate(QStyledItemDelegate):
    """Draws one line: a sign of its kind, its name, and what tells it from others at the right."""

    palette: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every line has the same height."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line; the chosen one stands on the accent's ground."""
        offer: Offer = index.data(OFFER_ROLE)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 4, 4)
        self._draw_sign(painter, rect, offer)
        room = rect.adjusted(_LEFT, 0, -10, 0)
        metrics = option.fontMetrics
        share = room.width() * 2 // 3
        name = metrics.elidedText(offer.name, Qt.TextElideMode.ElideRight, share)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        width = metrics.horizontalAdvance(name)
        if offer.kind is LinkKind.ENTITY:
            base = QPointF(room.left(), room.center().y() + metrics.ascent() / 2 + 3)
            kind = Kind(offer.look)
            draw_underline(painter, base, length=width, kind=kind, colour=self.palette.kinds[kind])
        rest = room.adjusted(width + 12, 0, 0, 0)
        painter.setPen(QColor(self.palette.muted))
        words = " · ".join(part for part in (offer.kind_words, offer.beside) if part)
        beside = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, beside)
        painter.restore()

    def _draw_sign(self, painter: QPainter, rect: QRect, offer: "Offer") -> None:
        """Draw what tells the kind: a tag's colour, a glyph; an entity's line stands below its name."""
        middle = rect.center().y() + 1
        if offer.kind is LinkKind.TAG:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(offer.look or self.palette.neutral))
            painter.drawRoundedRect(QRect(rect.left() + 13, middle - _DOT // 2, _DOT, _DOT), 3, 3)
        elif offer.kind in GLYPHS:
            glyph = MEMO_GLYPH if offer.memo else GLYPHS[offer.kind]
            place = QRect(rect.left() + 10, middle - _ICON // 2, _ICON, _ICON)
            draw_glyph(painter, place, name=glyph, colour=QColor(self.palette.muted))
