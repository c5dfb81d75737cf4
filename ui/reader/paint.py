"""Paints the visible part of a page: grounds, text, lines under entities, the margins' signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from desktop.model import BlockKind, Span
from ui.kinds import draw_underline
from ui.reader.laid import Laid, sign_width
from ui.reader.layer import Layer
from ui.reader.margin import paint_margin
from ui.reader.page import Page
from ui.reader.records import AnnotationMark
from ui.reader.style import ReaderStyle

_BELOW_BASE = 0.24
_DEEPER = 4.0
_MOST_BANDS = 4
_FIND = 0.2
_FIND_AT_HAND = 0.45


@dataclass(frozen=True, slots=True)
class Overlay:
    """What lies over the page for the moment: the selection, a passage lit up (0 to 1), and the finds."""

    selection: Span | None = None
    finds: Sequence[Span] = ()
    find: Span | None = None  # the one at hand
    flash: Span | None = None
    glow: float = 0.0


def paint_page(painter: QPainter, page: Page, layer: Layer, *, overlay: Overlay, clip: QRectF) -> None:
    """Paint what of the page lies in ``clip`` (pixels of the window)."""
    style = page.style
    painter.fillRect(clip, QColor(style.background))
    shown = [
        (laid, top) for laid, top in page.visible() if top < clip.bottom() and top + laid.height > clip.top()
    ]
    for laid, top in shown:
        painter.translate(page.left, top)
        _paint_piece(painter, laid, layer, style=style, overlay=overlay, column=page.column)
        painter.translate(-page.left, -top)
    paint_margin(painter, page, layer)


def _paint_piece(
    painter: QPainter, laid: Laid, layer: Layer, *, style: ReaderStyle, overlay: Overlay, column: float
) -> None:
    piece = laid.piece
    over = layer.annotations_over(piece.start, piece.end) if piece.parts else []
    mentions = layer.mentions_over(piece.start, piece.end) if piece.parts else []
    for mention in mentions:
        ground = QColor(style.tint(mention.kind))
        for rect in laid.rects(Span(mention.start, mention.end)):
            painter.fillRect(_whole(rect), ground)
    _paint_fills(painter, laid, over, style=style, active=layer.active)
    if overlay.flash is not None and overlay.glow > 0:
        ground = QColor(style.accent)
        ground.setAlphaF(0.35 * overlay.glow)
        _paint_ground(painter, laid, overlay.flash, ground)
    if overlay.finds:
        _paint_finds(painter, laid, overlay, style)
    if overlay.selection is not None:
        _paint_ground(painter, laid, overlay.selection, QColor(style.selection))
    _paint_block(painter, laid, style=style, column=column)
    _paint_text(painter, laid, over, style=style, selection=overlay.selection)
    depths = _depths([(mention.start, mention.end) for mention in mentions])
    for mention, depth in zip(mentions, depths, strict=True):
        below = laid.face.font.pixelSize() * _BELOW_BASE + depth * _DEEPER
        units = laid.drawn.range(mention.start, mention.end)
        for line, left, right in laid.boxes(*units):
            draw_underline(
                painter,
                QPointF(left, round(laid.baseline(line) + below)),
                length=right - left,
                kind=mention.kind,
                colour=style.kinds[mention.kind],
            )


def _paint_text(
    painter: QPainter,
    laid: Laid,
    over: Sequence[AnnotationMark],
    *,
    style: ReaderStyle,
    selection: Span | None,
) -> None:
    """Paint the letters, and a line under links."""
    piece = laid.piece
    muted = piece.kind in (BlockKind.BYLINE, BlockKind.IMAGE, BlockKind.PAGE)
    painter.setPen(QColor(style.muted if muted else style.text))
    raised: list[QTextLayout.FormatRange] = []
    if muted:  # on a ground the letters need the text's own contrast
        spans = [Span(each.start, each.end) for each in over]
        raised = [_coloured(laid, span, style.text) for span in (*spans, *([selection] if selection else []))]
    laid.layout.draw(painter, QPointF(0, 0), raised)
    for link in piece.links:
        for line, left, right in laid.boxes(*laid.drawn.range(link.start, link.end)):
            base = round(laid.baseline(line) + laid.face.font.pixelSize() * 0.12)
            painter.fillRect(QRectF(left, base, right - left, 1), QColor(style.accent))


def _coloured(laid: Laid, span: Span, colour: str) -> QTextLayout.FormatRange:
    start, end = laid.drawn.range(span.start, span.end)
    result = QTextLayout.FormatRange()
    result.start, result.length = start, max(0, end - start)
    form = result.format
    form.setForeground(QColor(colour))
    result.format = form
    return result


def _paint_block(painter: QPainter, laid: Laid, *, style: ReaderStyle, column: float) -> None:
    """Paint what a kind of block adds: a list's sign, a quotation's bar, a page's line."""
    piece = laid.piece
    if piece.sign and laid.lines:
        painter.setFont(laid.face.font)
        painter.setPen(QColor(style.muted))
        width = sign_width(laid.face, piece.sign)
        left = laid.sign_at or laid.indent - width - laid.face.font.pixelSize() * 0.5
        painter.drawText(QPointF(left, laid.baseline(0)), piece.sign)
    elif piece.kind is BlockKind.QUOTE and laid.lines:
        left = laid.lines[0].x()
        at = column - 3 if left == 0 else left - laid.indent
        painter.fillRect(QRectF(at, laid.gap, 3, laid.height - laid.gap), QColor(style.rule))
    elif piece.kind is BlockKind.PAGE:
        painter.fillRect(QRectF(0, laid.gap / 2, column, 1), QColor(style.rule))


def _paint_finds(painter: QPainter, laid: Laid, overlay: Overlay, style: ReaderStyle) -> None:
    """Paint the finds on a ground in a frame, which no other mark has; the one at hand in a stronger one."""
    for span in overlay.finds:
        if span.start < laid.piece.end and span.end > laid.piece.start:
            strong = span == overlay.find
            ground = QColor(style.readable(style.accent, share=_FIND_AT_HAND if strong else _FIND))
            for rect in laid.rects(span):
                painter.fillRect(_whole(rect), ground)
                painter.setPen(QPen(QColor(style.accent), 2 if strong else 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(_whole(rect).adjusted(0, 0, -1, -1))


def _paint_ground(painter: QPainter, laid: Laid, span: Span, colour: QColor) -> None:
    for rect in laid.rects(span):
        painter.fillRect(_whole(rect), colour)


def _paint_fills(
    painter: QPainter, laid: Laid, over: Sequence[AnnotationMark], *, style: ReaderStyle, active: int | None
) -> None:
    """Paint what lies behind annotated passages, in bands where several tags or annotations meet."""
    for start, end, here in _stretches(over):
        colours = _bands(here, style, active=active)
        for rect in laid.rects(Span(start, end)):
            whole = _whole(rect)
            band = whole.height() / len(colours)
            for number, colour in enumerate(colours):
                top = round(whole.top() + number * band)
                bottom = round(whole.top() + (number + 1) * band)
                painter.fillRect(QRectF(whole.left(), top, whole.width(), bottom - top), QColor(colour))
    for mark in over:
        if mark.id == active:
            pen = QPen(QColor(style.stripe(mark.colours[0] if mark.colours else None)), 1.5)
            for rect in laid.rects(Span(mark.start, mark.end)):
                painter.fillRect(QRectF(rect.left(), round(rect.bottom()), rect.width(), 2), pen.color())


def _bands(here: Iterable[AnnotationMark], style: ReaderStyle, *, active: int | None) -> list[str]:
    """Return the grounds of the annotations over a stretch, each once, as many as can be told apart."""
    grounds = dict.fromkeys(
        style.fill(colour, strong=mark.id == active) for mark in here for colour in mark.colours or (None,)
    )
    if len(grounds) > 1:
        grounds.pop(style.neutral, None)  # a highlight without a tag says nothing beside a tag
    return list(grounds)[-_MOST_BANDS:]


def _stretches(marks: Sequence[AnnotationMark]) -> Iterable[tuple[int, int, list[AnnotationMark]]]:
    """Return the stretches over which the same marks lie."""
    cuts = sorted({place for mark in marks for place in (mark.start, mark.end)})
    for start, end in pairwise(cuts):
        here = [mark for mark in marks if mark.start <= start and mark.end >= end]
        if here:
            yield start, end, here


def _depths(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return for spans in order how many lines of others each must be drawn below."""
    ends: list[int] = []
    depths: list[int] = []
    for start, end in spans:
        depth = next((free for free, taken in enumerate(ends) if taken <= start), len(ends))
        if depth == len(ends):
            ends.append(end)
        else:
            ends[depth] = end
        depths.append(min(depth, 2))
    return depths


def _whole(rect: QRectF) -> QRectF:
    """Return a box on whole pixels, so that neighbours meet without a seam."""
    left, top, right, bottom = (
        round(edge) for edge in (rect.left(), rect.top(), rect.right(), rect.bottom())
    )
    return QRectF(left, top, right - left, bottom - top)
