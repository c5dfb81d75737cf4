"""The margins: a stripe beside each annotated passage on the left, a sign for each note on the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.model import Span
from ui.reader.laid import Laid
from ui.reader.layer import Layer
from ui.reader.page import Page
from ui.reader.records import AnnotationMark

_FIRST_LANE = 18.0
_LANE = 8.0
_STRIPE = 5.0
_NOTE_WIDTH = 12.0
_NOTE_HEIGHT = 13.0
_NOTE_GAP = 14.0
_FOLD = 4.0
_ONE_LINE = 80  # characters

Extent = tuple[float, float, float]  # the top and middle of a mark's first line, the bottom of its last
Extents = Sequence[tuple[AnnotationMark, Extent]]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of an annotation in a margin and the box that it fills."""

    annotation: AnnotationMark
    box: QRectF
    note: bool


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
    return [*_stripes(page, layer, extents), *_notes(page, extents, low)]


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
    for sign in margin_signs(page, layer):
        active = sign.annotation.id == layer.active
        colours = sign.annotation.colours or (None,)
        if sign.note:
            colour = QColor(page.style.stripe(colours[0]) if active else page.style.muted)
            _paint_note(painter, sign.box, colour)
        else:
            box = sign.box.adjusted(-1, 0, 1, 0) if active else sign.box
            _paint_stripe(painter, box, [QColor(page.style.stripe(colour)) for colour in colours])
    painter.restore()


def _stripes(page: Page, layer: Layer, extents: Extents) -> Iterator[Sign]:
    lanes = {mark.id: layer.lane(mark, _lines_of(page.text, mark)) for mark, _ in extents}
    room = max(page.left - _FIRST_LANE - _STRIPE - 2, 0.0)
    pitch = min(_LANE, room / max(lanes.values(), default=1)) if any(lanes.values()) else _LANE
    for mark, (top, _, bottom) in extents:
        left = page.left - _FIRST_LANE - lanes[mark.id] * pitch
        yield Sign(mark, QRectF(left, top, min(_STRIPE, pitch - 1), bottom - top), note=False)


def _lines_of(text: str, mark: AnnotationMark) -> Span:
    """Return about the lines that a mark lies on: in its paragraphs, and no further than one line away."""
    low, high = max(0, mark.start - _ONE_LINE), min(len(text), mark.end + _ONE_LINE)
    start = text.rfind("\n", low, mark.start) + 1
    end = text.find("\n", mark.end, high)
    return Span(start or low, high if end < 0 else end)


def _notes(page: Page, extents: Extents, low: int) -> Iterator[Sign]:
    """Return the notes' signs beside the lines where their passages begin, side by side."""
    taken: dict[int, int] = {}
    for mark, (top, middle, _) in extents:
        if mark.start < low or not mark.note.strip():
            continue
        line = round(top)
        column = taken.get(line, 0)
        taken[line] = column + 1
        left = page.left + page.column + 12 + column * _NOTE_GAP
        if left + _NOTE_WIDTH <= page.width:
            yield Sign(mark, QRectF(left, middle - _NOTE_HEIGHT / 2, _NOTE_WIDTH, _NOTE_HEIGHT), note=True)


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
