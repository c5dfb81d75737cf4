"""Paints the visible part of a page: grounds, text, lines under entities, the margins' signs.

A piece is painted at its rounded top, so that everything stands on whole pixels while the page scrolls
by parts of one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from desktop.model import BlockKind, Kind, Span
from desktop.text.mention_table import Place
from ui.reader.fills import bands, paint_bands, stretches
from ui.reader.hidden import paint_hidden
from ui.reader.inks import Inks
from ui.reader.laid import Laid, sign_width
from ui.reader.layer import Layer
from ui.reader.margin import paint_margin
from ui.reader.page import Page
from ui.reader.records import AnnotationMark
from ui.reader.style import FLASH_SHARE, ReaderStyle
from ui.reader.underlines import Underlines, depths, paint_underlines

_DEEPER = 4
_EDGE = 2
_QUOTE, _PAGE = BlockKind.QUOTE, BlockKind.PAGE
_MUTED = (BlockKind.BYLINE, BlockKind.IMAGE, _PAGE)
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


@dataclass(slots=True)
class Shown:
    """A piece in the window: where its own coordinates begin, and the marks on it."""

    laid: Laid
    left: int
    top: int
    over: Sequence[AnnotationMark]
    places: Sequence[Place]

    def rect(self, number: int, left: float, right: float) -> QRectF:
        """Return the box of a stretch of a line, on whole pixels so that neighbours meet without a seam."""
        x, face = round(self.left + left), self.laid.face
        top = self.top + self.laid.tops[number] + face.above
        return QRectF(x, top, round(self.left + right) - x, face.high)

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Return the boxes of a stretch of the text."""
        for number, left, right in self.laid.boxes_of(start, end):
            yield self.rect(number, left, right)


def paint_page(painter: QPainter, page: Page, layer: Layer, *, overlay: Overlay, clip: QRectF) -> None:
    """Paint what of the page lies in ``clip`` (pixels of the window)."""
    style, inks = page.style, page.inks
    shown = list(_shown(page, layer, clip))  # laid out first: what is painted then stays in the cache
    painter.fillRect(clip, inks.of(style.background))
    lines: Underlines = {kind: [] for kind in Kind}
    _paint_tints(painter, shown, lines, inks=inks)
    lit = overlay.flash if overlay.glow > 0 else None
    if lit is not None:
        _paint_ground(painter, shown, lit, _faded(style.accent, FLASH_SHARE * overlay.glow))
    for each in shown:
        if each.over:
            _paint_fills(painter, each, page=page, active=layer.active)
    if lit is not None:
        _paint_edges(painter, shown, lit, _faded(style.accent, overlay.glow))
    _paint_finds(painter, shown, overlay, style=style)
    if overlay.selection is not None:
        _paint_ground(painter, shown, overlay.selection, inks.of(style.selection))
    for each in shown:
        _paint_block(painter, each, page=page)
        _paint_text(painter, each, style=style, inks=inks, selection=overlay.selection, clip=clip)
    paint_underlines(painter, lines, inks=inks)
    if any(each.over for each in shown):
        paint_margin(painter, page, layer)


def _shown(page: Page, layer: Layer, clip: QRectF) -> Iterator[Shown]:
    """Return the pieces in ``clip`` with their marks; the layer is asked once for all of them."""
    above, below = clip.top(), clip.bottom()
    pieces = [(laid, round(top)) for laid, top in page.visible() if top < below and top + laid.height > above]
    seen = [_seen(laid, top, clip) for laid, top in pieces]
    low = min((start for start, end in seen if start < end), default=0)
    high = max((end for _, end in seen), default=0)
    marks, places = layer.annotations_over(low, high), layer.places_over(low, high)
    left = page.left
    for (laid, top), (start, end) in zip(pieces, seen, strict=True):
        over = [each for each in marks if each.start < end and each.end > start] if marks else ()
        named = [each for each in places if each[0] < end and each[1] > start] if places else ()
        yield Shown(laid, left, top, over, named)


def _seen(laid: Laid, top: int, clip: QRectF) -> tuple[int, int]:
    """Return the stretch of the text whose lines are in ``clip``, and one line above for what hangs below."""
    if not laid.piece.parts:
        return 0, 0
    start, end = laid.piece.start, laid.piece.end
    if top < clip.top():
        start = laid.start_of(max(0, laid.line_at(clip.top() - top) - 1))
    if top + laid.height > clip.bottom():
        below = laid.line_at(clip.bottom() - top) + 1
        end = laid.start_of(below) if below < len(laid.lines) else end
    return start, end


def _paint_tints(painter: QPainter, shown: Iterable[Shown], lines: Underlines, *, inks: Inks) -> None:
    """Paint the grounds of entities, and gather the lines below them."""
    grounds: dict[Kind, list[tuple[int, int, int, int]]] = {kind: [] for kind in Kind}
    for each in shown:
        if not each.places:
            continue
        laid, left = each.laid, each.left
        face, tops = laid.face, laid.tops
        above, below = each.top + face.above, each.top + face.above + face.ascent + face.below
        deep = depths(each.places)
        for at, (number, first, last) in laid.boxes_of_all(each.places):
            kind, top = each.places[at][2], tops[number]
            begin, finish = left + first, left + last
            x = round(begin)
            grounds[kind].append((x, above + top, round(finish) - x, face.high))
            lines[kind].append((begin, finish, below + top + deep[at] * _DEEPER))
    painter.setPen(Qt.PenStyle.NoPen)
    draw = painter.drawRect
    for kind, rects in grounds.items():
        if rects:
            painter.setBrush(inks.tint(kind))
            for rect in rects:
                draw(*rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_text(
    painter: QPainter, shown: Shown, *, style: ReaderStyle, inks: Inks, selection: Span | None, clip: QRectF
) -> None:
    """Paint the letters, and a line under links."""
    laid = shown.laid
    piece = laid.piece
    muted = piece.kind in _MUTED
    painter.setPen(inks.of(style.muted if muted else style.text))
    raised: list[QTextLayout.FormatRange] = []
    if muted:  # on a ground the letters need the text's own contrast
        spans = [Span(each.start, each.end) for each in shown.over]
        raised = [_coloured(laid, span, style.text) for span in (*spans, *([selection] if selection else []))]
    laid.layout.draw(painter, QPointF(shown.left, shown.top), raised, clip)
    if style.signs:
        paint_hidden(painter, laid, QPointF(shown.left, shown.top), inks.of(style.accent))
    for link in piece.links:
        for line, left, right in laid.boxes_of(link.start, link.end):
            base = round(shown.top + laid.baseline(line) + laid.face.font.pixelSize() * 0.12)
            painter.fillRect(QRectF(shown.left + left, base, right - left, 1), inks.of(style.accent))


def _coloured(laid: Laid, span: Span, colour: str) -> QTextLayout.FormatRange:
    start, end = laid.drawn.range(span.start, span.end)
    result = QTextLayout.FormatRange()
    result.start, result.length = start, max(0, end - start)
    form = result.format
    form.setForeground(QColor(colour))
    result.format = form
    return result


def _paint_block(painter: QPainter, shown: Shown, *, page: Page) -> None:
    """Paint what a kind of block adds: a list's sign, a quotation's bar, a page's line."""
    laid, piece, style = shown.laid, shown.laid.piece, page.style
    if piece.sign and laid.lines:
        painter.setFont(laid.face.font)
        painter.setPen(page.inks.of(style.muted))
        width = sign_width(laid.face, piece.sign)
        left = laid.sign_at or laid.indent - width - laid.face.font.pixelSize() * 0.5
        painter.drawText(QPointF(shown.left + left, shown.top + laid.baseline(0)), piece.sign)
    elif piece.kind is _QUOTE and laid.lines:
        left = laid.lines[0].x()
        at = shown.left + (page.column - 3 if left == 0 else left - laid.indent)
        bar = QRectF(at, shown.top + laid.gap, 3, laid.height - laid.gap)
        painter.fillRect(bar, page.inks.of(style.rule))
    elif piece.kind is _PAGE:
        rule = QRectF(shown.left, shown.top + round(laid.gap / 2), page.column, 1)
        painter.fillRect(rule, page.inks.of(style.rule))


def _paint_finds(painter: QPainter, shown: Sequence[Shown], overlay: Overlay, *, style: ReaderStyle) -> None:
    """Paint the finds on a ground in a frame, which no other mark has; the one at hand in a stronger one."""
    for span in overlay.finds:
        strong = span == overlay.find
        ground = QColor(style.readable(style.accent, share=_FIND_AT_HAND if strong else _FIND))
        _paint_ground(painter, shown, span, ground)
        painter.setPen(QPen(QColor(style.accent), 2 if strong else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in shown:
            if each.laid.piece.start < span.end and each.laid.piece.end > span.start:
                for rect in each.rects(span.start, span.end):
                    painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_ground(painter: QPainter, shown: Iterable[Shown], span: Span, colour: QColor) -> None:
    for each in shown:
        if each.laid.piece.start < span.end and each.laid.piece.end > span.start:
            for rect in each.rects(span.start, span.end):
                painter.fillRect(rect, colour)


def _paint_edges(painter: QPainter, shown: Iterable[Shown], span: Span, colour: QColor) -> None:
    """Paint lines around a passage: on the fill of a tag a ground would take the letters' contrast."""
    for each in shown:
        if each.laid.piece.start < span.end and each.laid.piece.end > span.start:
            for rect in each.rects(span.start, span.end):
                painter.fillRect(QRectF(rect.left(), rect.top() - 1, rect.width(), _EDGE), colour)
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), _EDGE), colour)


def _faded(colour: str, share: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(share)
    return faded


def _paint_fills(painter: QPainter, shown: Shown, *, page: Page, active: int | None) -> None:
    """Paint what lies behind annotated passages, and a line below the one at hand."""
    for start, end, here in stretches(shown.over):
        colours = bands(here, page.inks, active=active)
        for box in shown.rects(start, end):
            paint_bands(painter, box, colours)
    for mark in shown.over:
        if mark.id == active:
            colour = page.inks.of(page.style.stripe(mark.colours[0] if mark.colours else None))
            for rect in shown.rects(mark.start, mark.end):
                painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 2), colour)
