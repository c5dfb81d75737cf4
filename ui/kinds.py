"""How the kinds of entities are named and underlined: one look for text, lists, chips and legends.

The style of the line tells the kind also to those who cannot tell the colours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.model import Kind
from desktop.translation import _


class Shape(StrEnum):
    """One line, two thin ones, or a wave."""

    LINE = "line"
    DOUBLE = "double"
    WAVE = "wave"


@dataclass(frozen=True, slots=True)
class KindLook:
    """The names of a kind, the pattern of its underline, how thick it is in pixels, and its shape."""

    one: str
    many: str
    style: Qt.PenStyle
    width: float = 2.0
    shape: Shape = Shape.LINE


KIND_LOOKS: Mapping[Kind, KindLook] = {
    Kind.PERSON: KindLook(_("Person"), _("People"), Qt.PenStyle.SolidLine),
    Kind.ORGANISATION: KindLook(
        _("Organisation"), _("Organisations"), Qt.PenStyle.SolidLine, 1.0, Shape.DOUBLE
    ),
    Kind.PLACE: KindLook(_("Place"), _("Places"), Qt.PenStyle.SolidLine, 3.0),
    Kind.GROUP: KindLook(_("Group"), _("Groups"), Qt.PenStyle.DashDotLine),
    Kind.EVENT: KindLook(_("Event"), _("Events"), Qt.PenStyle.SolidLine, 1.5, Shape.WAVE),
    Kind.LAW: KindLook(_("Agreement"), _("Agreements"), Qt.PenStyle.DashLine),
    Kind.DATE: KindLook(_("Date"), _("Dates"), Qt.PenStyle.DotLine),
    Kind.OTHER: KindLook(_("Other"), _("Other"), Qt.PenStyle.SolidLine, 1.0),
}


def underline_pen(kind: Kind, colour: str) -> QPen:
    """Return the pen of a kind's underline."""
    look = KIND_LOOKS[kind]
    pen = QPen(QColor(colour), look.width, look.style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def draw_underline(painter: QPainter, start: QPointF, *, length: float, kind: Kind, colour: str) -> None:
    """Draw a kind's underline from ``start`` to the right, ``length`` pixels long."""
    look = KIND_LOOKS[kind]
    painter.setPen(underline_pen(kind, colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.shape is Shape.WAVE:
        painter.drawPath(wave(start, length))
        return
    painter.drawLine(start, start + QPointF(length, 0))
    if look.shape is Shape.DOUBLE:
        painter.drawLine(start + QPointF(0, 2), start + QPointF(length, 2))


def wave(start: QPointF, length: float) -> QPainterPath:
    """Return a wavy line from ``start`` to the right; its period is 6 pixels."""
    path = QPainterPath(start)
    step, height, x, up = 3.0, 2.0, 0.0, True
    while x < length:
        bend = start + QPointF(x + step / 2, -height if up else height)
        x += step
        path.quadTo(bend, start + QPointF(x, 0))
        up = not up
    return path
