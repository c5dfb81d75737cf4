"""Signs for characters without a picture of their own: marks of direction, joiners, soft hyphens, controls.

They are painted over the letters where the characters stand; nothing in the lines changes for them.
"""

import re
import unicodedata
from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.reader.laid import Laid, cursor_x

_LEFTWARDS = "\u061c\u200f\u202b\u202e\u2067"
_RIGHTWARDS = "\u200e\u202a\u202d\u2066\u2068"
_OTHERS = "\u00ad\u200b\u200c\u200d\u202c\u2028\u2029\u2060-\u2064\u2069\ufeff\ufff9-\ufffb"
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_LEFTWARDS}{_RIGHTWARDS}{_OTHERS}]")
_FLAG = 5.0
_STICK = 1.2
_MOST = 400  # signs in one piece; more of them are a blot


def hidden_name(character: str) -> str:
    """Return the name of a character without a picture, in Unicode's words; empty for any other."""
    if not _HIDDEN.fullmatch(character):
        return ""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def paint_hidden(painter: QPainter, laid: Laid, at: QPointF, colour: QColor) -> None:
    """Paint the signs of one piece; ``at`` is where its own coordinates begin."""
    for place in islice(_HIDDEN.finditer(laid.drawn.text), _MOST):
        unit = laid.drawn.unit_of(place.start())
        number = laid.line_of(unit)
        x = at.x() + cursor_x(laid.lines[number], unit)
        top = at.y() + laid.tops[number] + laid.face.above
        _paint_sign(painter, QPointF(x, top), laid.face.high, character=place.group(), colour=colour)


def _paint_sign(painter: QPainter, top: QPointF, high: float, *, character: str, colour: QColor) -> None:
    """Paint a thin stick with a flag that points where the character makes the text go."""
    painter.fillRect(QRectF(top.x() - _STICK / 2, top.y(), _STICK, high), colour)
    if character in _LEFTWARDS or character in _RIGHTWARDS:
        far = -_FLAG if character in _LEFTWARDS else _FLAG
        flag = [top, top + QPointF(far, _FLAG / 2), top + QPointF(0, _FLAG)]
    else:
        half = _FLAG / 2
        flag = [top + QPointF(x, y) for x, y in ((0, -half), (half, 0), (0, half), (-half, 0))]
    painter.setPen(colour)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(flag))
