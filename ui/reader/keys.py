"""Flat buttons that show the key which does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.reader.style import ReaderStyle

_BETWEEN = 7
_CAP_ROOM = 4
_ROUND = 5.0


class KeyButton(QAbstractButton):
    """A flat button: words, then its key on a small cap. The name for screen readers is the words.

    ``room`` is the space at both sides of the words in pixels.
    """

    room = 8

    def __init__(
        self, text: str, *, key: str = "", style: ReaderStyle, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._style = style
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of words and cap with a little room."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * self.room
        if self._key:
            width += _BETWEEN + self._cap_width()
        return QSize(width, metrics.height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground while the pointer is over it, the words, the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._style.accent_soft))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._style.accent), 1.2))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.setPen(QColor(self.ink(lit=lit)))
        words = box.adjusted(self.room, 0, -self.room, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._key:
            width = self._cap_width()
            cap = QRectF(words.right() - width, words.center().y() - 7.5, width, 15)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._style.rule), 1))
            painter.drawRoundedRect(cap, 3, 3)
            painter.setPen(QColor(self._style.muted))
            painter.setFont(self._cap_font())
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def ink(self, *, lit: bool) -> str:
        """Return the colour of the words."""
        return self._style.accent if lit else self._style.text

    def _cap_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(10)
        return font

    def _cap_width(self) -> int:
        return max(15, QFontMetrics(self._cap_font()).horizontalAdvance(self._key) + 2 * _CAP_ROOM)
