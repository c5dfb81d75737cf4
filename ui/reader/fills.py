"""What lies behind annotated passages: the colours of their tags, in bands where several meet."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ui.reader.inks import Inks
from ui.reader.records import AnnotationMark

_MOST_BANDS = 4


def stretches(marks: Sequence[AnnotationMark]) -> Iterator[tuple[int, int, list[AnnotationMark]]]:
    """Return the stretches over which the same marks lie, in order; ``marks`` are in order of their starts.

    Costs O(n log n + what is returned).
    """
    cuts = sorted({place for mark in marks for place in (mark.start, mark.end)})
    here: list[AnnotationMark] = []
    coming = 0
    for start, end in itertools.pairwise(cuts):
        here = [mark for mark in here if mark.end > start]
        while coming < len(marks) and marks[coming].start <= start:
            here.append(marks[coming])
            coming += 1
        if here:
            yield start, end, list(here)


def bands(here: Iterable[AnnotationMark], inks: Inks, *, active: int | None) -> list[QColor]:
    """Return the grounds of the annotations over a stretch, each once, as many as can be told apart.

    The innermost ones are shown; the one at hand always is.
    """
    grounds: dict[tuple[str | None, bool], None] = {}
    for mark in here:
        strong = mark.id == active
        for colour in mark.colours or (None,):
            grounds[colour, strong] = None
    if len(grounds) > 1:  # a highlight without a tag says nothing beside a tag
        for bare in [key for key in grounds if key[0] is None and not key[1]]:
            del grounds[bare]
    shown = sorted(grounds, key=_is_strong)[-_MOST_BANDS:]
    return [inks.fill(colour, strong=strong) for colour, strong in shown]


def paint_bands(painter: QPainter, box: QRectF, colours: Sequence[QColor]) -> None:
    """Paint one box in bands from top to bottom, on whole pixels."""
    if len(colours) == 1:
        painter.fillRect(box, colours[0])
        return
    high = box.height() / len(colours)
    for number, colour in enumerate(colours):
        top, bottom = round(box.top() + number * high), round(box.top() + (number + 1) * high)
        painter.fillRect(QRectF(box.left(), top, box.width(), bottom - top), colour)


def _is_strong(ground: tuple[str | None, bool]) -> bool:
    return ground[1]
