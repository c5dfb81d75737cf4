"""The margins: stripes beside annotated passages on the left, notes and how many begin on the right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.model import Span
from ui.reader.laid import Laid
from ui.reader.layer import Layer
from ui.reader.page import Page
from ui.reader.records import AnnotationMark
from ui.reader.style import ReaderStyle

_FIRST_LANE = 18.0
_LANE = 8.0
_STRIPE = 5.0
_NOTE_ROOM = 12
_NOTE_WIDTH = 12.0
_NOTE_HEIGHT = 13.0
_NOTE_GAP = 14.0
_FOLD = 4.0
_EDGE = 4  # pixels kept free at the window's side
_COUNT_HEIGHT = 15.0
_COUNT_WIDTH = 15.0  # with one digit
_COUNT_SIZE = 10
_DIGIT = 6.0
_ONE_LINE = 80  # characters
_ONE_WORD = 40
_SPACE = re.compile(r"\s")

Extent = tuple[float, float, float]  # the top and middle of a mark's first line, the bottom of its last
Extents = Sequence[tuple[AnnotationMark, Extent]]


class Look(StrEnum):
    """What a sign in a margin looks like."""

    STRIPE = "stripe"
    NOTE = "note"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign in a margin and the box that it fills; a count stands for several annotations."""

    annotations: tuple[AnnotationMark, ...]
    box: QRectF
    look: Look

    def next_after(self, active: int | None) -> AnnotationMark:
        """Return the annotation that a click on the sign goes to: the one after the one at hand."""
        numbers = [each.id for each in self.annotations]
        at = numbers.index(active) + 1 if active in numbers else 0
        return self.annotations[at % len(numbers)]


def margin_signs(page: Page, layer: Layer) -> list[Sign]:
    """Return the signs in the window, stripes first."""
    shown = [(laid, top) for laid, top in page.visible() if laid.piece.parts]
    low = min((laid.piece.start for laid, _ in shown), default=0)
    high = max((laid.piece.end for laid, _ in shown), default=0)
    extents = [
        (mark, extent)
        for mark in layer.annotations_over(low, high)
        if (extent := _extent(shown, mark)) is not None
    ]
    return [*_stripes(page, layer, extents), *_beginnings(page, extents, low)]


def _extent(shown: Sequence[tuple[Laid, float]], mark: AnnotationMark) -> Extent | None:
    """Return where a mark's lines are in the window, None when none of them is."""
    first: tuple[float, float] | None = None
    bottom = 0.0
    for laid, top in shown:
        if laid.piece.start >= mark.end or laid.piece.end <= mark.start:
            continue
        low, high = laid.drawn.range(mark.start, mark.end)
        if low < high:
            above = top + laid.face.above
            if first is None:
                begin = above + laid.tops[laid.line_of(low)]
                first = (begin, begin + laid.face.high / 2)
            bottom = above + laid.tops[laid.line_of(high - 1)] + laid.face.high
    return None if first is None else (*first, bottom)


def paint_margin(painter: QPainter, page: Page, layer: Layer) -> None:
    """Paint the margins' signs."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style, inks = page.style, page.inks
    for sign in margin_signs(page, layer):
        mark = sign.annotations[0]
        active = mark.id == layer.active
        colours = mark.colours or (None,)
        if sign.look is Look.COUNT:
            _paint_count(painter, sign, style)
        elif sign.look is Look.NOTE:
            _paint_note(painter, sign.box, inks.of(style.stripe(colours[0]) if active else style.muted))
        else:
            box = sign.box.adjusted(-1, 0, 1, 0) if active else sign.box
            _paint_stripe(painter, box, [inks.of(style.stripe(colour)) for colour in colours])
    painter.restore()


def _stripes(page: Page, layer: Layer, extents: Extents) -> Iterator[Sign]:
    lanes = {mark.id: layer.lane(mark, _lines_of(page.text, mark)) for mark, _ in extents}
    room = max(page.left - _FIRST_LANE - _STRIPE - 2, 0.0)
    pitch = min(_LANE, room / max(lanes.values(), default=1)) if any(lanes.values()) else _LANE
    for mark, (top, _, bottom) in extents:
        left = page.left - _FIRST_LANE - lanes[mark.id] * pitch
        box = QRectF(left, top, min(_STRIPE, max(0.6 * pitch, pitch - 1)), bottom - top)
        yield Sign((mark,), box, Look.STRIPE)


def _lines_of(text: str, mark: AnnotationMark) -> Span:
    """Return about the lines that a mark lies on: in its paragraphs, and no further than one line away."""
    low, high = max(0, mark.start - _ONE_LINE), min(len(text), mark.end + _ONE_LINE)
    start = text.rfind("\n", low, mark.start) + 1
    end = text.find("\n", mark.end, high)
    return Span(start or low, high if end < 0 else end)


def _beginnings(page: Page, extents: Extents, low: int) -> Iterator[Sign]:
    """Return the signs beside the lines where passages begin: how many do where several, then notes."""
    lines: dict[float, list[AnnotationMark]] = {}
    for mark, (_, middle, _) in extents:
        if mark.start >= low:
            lines.setdefault(middle, []).append(mark)
    edge = page.left + page.column + _NOTE_ROOM
    for middle, marks in lines.items():
        notes = [mark for mark in marks if mark.note.strip()]
        room = int((page.width - _EDGE - edge - _NOTE_WIDTH) // _NOTE_GAP) + 1
        left = edge
        if len(notes) > room or _several(page.text, marks):
            width = _COUNT_WIDTH + _DIGIT * (len(str(len(marks))) - 1)
            box = QRectF(left, middle - _COUNT_HEIGHT / 2, width, _COUNT_HEIGHT)
            yield Sign(tuple(marks), box, Look.COUNT)
            left += round(width) + 4
        for mark in notes:
            if left + _NOTE_WIDTH > page.width - _EDGE:
                break
            box = QRectF(left, middle - _NOTE_HEIGHT / 2, _NOTE_WIDTH, _NOTE_HEIGHT)
            yield Sign((mark,), box, Look.NOTE)
            left += round(_NOTE_GAP)


def _several(text: str, marks: Sequence[AnnotationMark]) -> bool:
    """Say whether two of the marks begin at one word."""
    return any(
        one.start == other.start
        or (other.start - one.start <= _ONE_WORD and not _SPACE.search(text, one.start, other.start))
        for one, other in pairwise(marks)
    )


def _paint_count(painter: QPainter, sign: Sign, style: ReaderStyle) -> None:
    """Paint how many passages begin on a line."""
    painter.setPen(QPen(QColor(style.muted), 1))
    painter.setBrush(QColor(style.panel))
    painter.drawRoundedRect(sign.box, sign.box.height() / 2, sign.box.height() / 2)
    font = painter.font()
    font.setPixelSize(_COUNT_SIZE)
    painter.setFont(font)
    painter.setPen(QColor(style.text))
    painter.drawText(sign.box, Qt.AlignmentFlag.AlignCenter, str(len(sign.annotations)))


def _paint_stripe(painter: QPainter, box: QRectF, colours: list[QColor]) -> None:
    """Paint a rounded stripe, in parts when the annotation has several tags."""
    painter.setPen(Qt.PenStyle.NoPen)
    part = box.height() / len(colours)
    for number, colour in enumerate(colours):
        painter.setBrush(colour)
        piece = QRectF(box.left(), box.top() + number * part, box.width(), part)
        painter.drawRoundedRect(piece, box.width() / 2, box.width() / 2)


def _paint_note(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint a small sheet with a folded corner and two lines of writing."""
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    fold = QPointF(box.right() - _FOLD, box.top())
    painter.drawPolygon(
        QPolygonF(
            [
                box.topLeft(),
                fold,
                QPointF(box.right(), box.top() + _FOLD),
                box.bottomRight(),
                box.bottomLeft(),
            ]
        )
    )
    for down in (0.45, 0.7):
        height = box.top() + box.height() * down
        painter.drawLine(QPointF(box.left() + 3, height), QPointF(box.right() - 3, height))
