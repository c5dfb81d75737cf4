"""Paints one row of the article list: three lines of fixed height, the title elided.

Title; source, author and date; tags and the number of notes. A dot marks what is unread, a bar and
a ground what is chosen, so that neither depends on colour alone; a frame is where the keyboard is.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.model import Article
from ui.articles.model import ARTICLE_ROLE
from ui.articles.wording import details, notes_count
from ui.icons import draw_glyph
from ui.theme import Palette, tag_fill

if TYPE_CHECKING:
    from collections.abc import Mapping

EDGE = 12
BAR = 3
PAD = 10
GAP = 3
CHIP_PAD = 5
CHIP_GAP = 5
DOT = 7
SMALL = 0.87


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return the font in another size, in whatever unit it was set."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    result.setBold(bold)
    return result


class ArticleRow(QStyledItemDelegate):
    """The look of a row; ``palette`` and the tags' colours are given by the list."""

    def __init__(self, palette: Palette, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.palette = palette
        self.colours: Mapping[str, str] = {}
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Take the font that the other sizes come from."""
        self._title = scaled(font, 1.0, bold=True)
        self._small = scaled(font, SMALL)
        small = QFontMetrics(self._small)
        self._lines = (QFontMetrics(self._title).height(), small.height(), small.height() + 2)
        self.height = sum(self._lines) + 2 * PAD + 2 * GAP + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Return the one height of every row."""
        return QSize(200, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the three lines; a row whose article is gone stays empty."""
        article = index.data(ARTICLE_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.palette.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(self.palette.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(self.palette.line))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.palette.accent))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
        if isinstance(article, Article):
            self._paint_article(painter, rect.adjusted(EDGE, PAD, -EDGE, -PAD), article)
        painter.restore()

    def _paint_article(self, painter: QPainter, rect: QRect, article: Article) -> None:
        heights = self._lines
        title = QRect(rect.left(), rect.top(), rect.width(), heights[0])
        title.setRight(self._paint_signs(painter, title, article))
        self._text(painter, title, article.title, font=self._title, colour=self.palette.text)
        second = QRect(rect.left(), title.bottom() + 1 + GAP, rect.width(), heights[1])
        self._text(painter, second, details(article), font=self._small, colour=self.palette.muted)
        third = QRect(rect.left(), second.bottom() + 1 + GAP, rect.width(), heights[2])
        self._paint_chips(painter, third, article)

    def _paint_signs(self, painter: QPainter, rect: QRect, article: Article) -> int:
        """Paint star and unread dot at the right end and return where the title has to stop."""
        right = rect.right()
        painter.setPen(Qt.PenStyle.NoPen)
        if not article.read:
            painter.setBrush(QColor(self.palette.accent))
            painter.drawEllipse(QPointF(right - DOT / 2, rect.center().y()), DOT / 2, DOT / 2)
            right -= DOT + 6
        if article.starred:
            side = rect.height()
            place = QRect(right - side, rect.top(), side, side)
            draw_glyph(painter, place, name="star-fill", colour=QColor(self.palette.accent))
            right -= side + 4
        return right

    def _paint_chips(self, painter: QPainter, rect: QRect, article: Article) -> None:
        notes = notes_count(article)
        metrics = QFontMetrics(self._small)
        left, room = rect.left(), rect.right() - metrics.horizontalAdvance(notes) - CHIP_GAP
        for place, tag in enumerate(article.tags):
            label = tag.rpartition("/")[2]
            width = metrics.horizontalAdvance(label) + 2 * CHIP_PAD
            rest = f"+{len(article.tags) - place}"
            after = metrics.horizontalAdvance(rest) + CHIP_GAP if place + 1 < len(article.tags) else 0
            if left + width + after > room:
                beside = QRect(left, rect.top(), metrics.horizontalAdvance(rest) + 1, rect.height())
                self._text(painter, beside, rest, font=self._small, colour=self.palette.muted)
                left = beside.right() + CHIP_GAP
                break
            chip = QRect(left, rect.top(), width, rect.height())
            self._paint_chip(painter, chip, tag, label)
            left += width + CHIP_GAP
        rest_of_line = QRect(left, rect.top(), rect.right() - left, rect.height())
        self._text(painter, rest_of_line, notes, font=self._small, colour=self.palette.muted)

    def _paint_chip(self, painter: QPainter, rect: QRect, tag: str, label: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tag_fill(self.palette, self.colours.get(tag, self.palette.neutral))))
        painter.drawRoundedRect(QRectF(rect), 3, 3)
        inside = rect.adjusted(CHIP_PAD, 0, 0, 0)
        self._text(painter, inside, label, font=self._small, colour=self.palette.text)

    def _text(self, painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), elided)
