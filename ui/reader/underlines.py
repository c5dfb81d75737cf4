"""The lines under entities, gathered by kind: each kind of a page costs one call of the painter."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.model import Kind
from desktop.text.mention_table import Place
from ui.kinds import KIND_LOOKS, Shape, draw_underline
from ui.reader.inks import Inks

_DEEPEST = 2
_PERIOD = 6  # pixels of one wave
_REACH = 3  # pixels above and below the middle of a wave

Box = tuple[float, float, int]  # left and right edge, height of the line
Underlines = dict[Kind, list[Box]]


def paint_underlines(painter: QPainter, lines: Underlines, *, inks: Inks) -> None:
    """Paint all lines of a page."""
    for kind, boxes in lines.items():
        if not boxes:
            continue
        shape = KIND_LOOKS[kind].shape
        if shape is Shape.WAVE:
            _paint_waves(painter, boxes, kind=kind, inks=inks)
            continue
        straight = [QLineF(left, height, right, height) for left, right, height in boxes]
        if shape is Shape.DOUBLE:
            straight += [QLineF(left, height + 2, right, height + 2) for left, right, height in boxes]
        painter.setPen(inks.line(kind))
        painter.drawLines(straight)


def depths(places: Iterable[Place]) -> list[int]:
    """Return for places in order of their starts how many lines of others each must be drawn below."""
    ends: list[int] = []
    found: list[int] = []
    for start, reach, _kind in places:
        depth = 0
        for end in ends:
            if end <= start:
                break
            depth += 1
        ends[depth : depth + 1] = [reach]
        found.append(min(depth, _DEEPEST))
    return found


def _paint_waves(painter: QPainter, boxes: Iterable[Box], *, kind: Kind, inks: Inks) -> None:
    """Paint waves from a picture of one: stroking each anew is fifty times as slow."""
    scale = painter.device().devicePixelRatio()
    tile = inks.tiles.get((kind, scale))
    if tile is None:
        tile = inks.tiles[kind, scale] = _tile(kind, inks.colour_of(kind), scale=scale)
    for left, right, height in boxes:
        painter.drawTiledPixmap(QRectF(left, height - _REACH, right - left, 2 * _REACH), tile)


def _tile(kind: Kind, colour: str, *, scale: float) -> QPixmap:
    """Return one period of a wave, with its neighbours' ends."""
    tile = QPixmap(round(_PERIOD * scale), round(2 * _REACH * scale))
    tile.setDevicePixelRatio(scale)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    start = QPointF(-_PERIOD, _REACH)
    draw_underline(painter, start, length=3 * _PERIOD, kind=kind, colour=colour)
    painter.end()
    return tile
