"""What the pointer carries while something is dragged: its words on a small card."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_WIDEST = 260  # pixels of words
_ROOM = 8
_BESIDE = QPoint(-10, -6)  # of the pointer, which must not hide what it is over


def show_words(drag: QDrag, widget: QWidget, words: str) -> None:
    """Let the pointer carry words, in the colours of the widget that they come from."""
    metrics, palette = QFontMetrics(widget.font()), widget.palette()
    shown = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideMiddle, _WIDEST)
    box = QRect(0, 0, metrics.horizontalAdvance(shown) + 2 * _ROOM, metrics.height() + _ROOM)
    picture = QPixmap(box.size() * widget.devicePixelRatioF())
    picture.setDevicePixelRatio(widget.devicePixelRatioF())
    picture.fill(QColor(palette.toolTipBase().color()))
    painter = QPainter(picture)
    painter.setFont(widget.font())
    painter.setPen(palette.mid().color())
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.setPen(palette.toolTipText().color())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    drag.setPixmap(picture)
    drag.setHotSpot(_BESIDE)
