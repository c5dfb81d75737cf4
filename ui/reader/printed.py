"""An article on paper: its text with a head and page numbers, annotations as numbered notes beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter

from desktop.model import Block, BlockKind
from desktop.text.marks import SortedMarks
from desktop.translation import _
from ui.reader.faces import Faces
from ui.reader.fills import bands, stretches
from ui.reader.inks import Inks
from ui.reader.laid import sign_width
from ui.reader.pieces import Pieces
from ui.reader.records import AnnotationMark, Head
from ui.reader.sheets import NOTE_SIZE, POINT, PlacedLine, Sheet, SideNote, beside, sheets
from ui.reader.style import ReaderStyle

TEXT_SIZE = 11 * POINT
_HEAD = 26 * POINT  # room above the text for the running head
_FOOT = 24 * POINT
_NOTES_SHARE = 0.27  # of the width, for notes
_BETWEEN = 14 * POINT
_NUMBER_SIZE = 6 * POINT
_RULE = 4  # tenths of a point
_MUTED = (BlockKind.BYLINE, BlockKind.IMAGE, BlockKind.PAGE)


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """What is printed. ``marks`` are in order of their starts; ``whole`` are those on the whole article."""

    head: Head
    text: str
    blocks: Sequence[Block]
    marks: Sequence[AnnotationMark] = ()
    whole: Sequence[AnnotationMark] = ()


class Printer:
    """Paints one article on one device, page after page."""

    def __init__(self, article: PrintedArticle, style: ReaderStyle, *, note_family: str) -> None:
        self._article = article
        self._style = style
        self._inks = Inks(style)
        self._faces = Faces(style)
        self._note_family = note_family
        self._small = QFont(note_family)
        self._small.setPixelSize(NOTE_SIZE)
        self._marks = SortedMarks(article.marks)
        self._numbers = {mark.id: number for number, mark in enumerate(article.marks, start=1)}
        self._page = 0

    def run(self, device: QPagedPaintDevice) -> Iterator[int]:
        """Print; yields the number of each page when it is done, so that others get their turn."""
        painter = QPainter(device)
        try:
            scale = device.logicalDpiX() / (72 * POINT)
            painter.scale(scale, scale)
            self._width = device.width() / scale
            self._height = round(device.height() / scale) - _HEAD - _FOOT
            noted = bool(self._article.marks or self._article.whole)
            self._column = self._width * (1 - _NOTES_SHARE) - _BETWEEN if noted else self._width
            pieces = Pieces(self._article.head, self._article.text, self._article.blocks)
            line = self._faces.of(BlockKind.PARAGRAPH, 0).line
            spacing = self._style.spacing * line
            for sheet in sheets(
                pieces, self._faces, width=self._column, height=self._height, spacing=spacing
            ):
                self._begin(painter, device)
                self._paint_text(painter, sheet)
                left = self._paint_notes(painter, sheet)
                yield self._page
                yield from self._continue(painter, device, left)
        finally:
            painter.end()

    def _begin(self, painter: QPainter, device: QPagedPaintDevice) -> None:
        """Begin a page: the title above, the number below."""
        if self._page:
            device.newPage()
        self._page += 1
        painter.setFont(self._small)
        painter.setPen(self._inks.of(self._style.muted))
        if self._page > 1:
            title = QFontMetricsF(self._small).elidedText(
                self._article.head.title, Qt.TextElideMode.ElideRight, self._width
            )
            painter.drawText(QPointF(0, NOTE_SIZE), title)
            painter.fillRect(QRectF(0, NOTE_SIZE * 1.5, self._width, _RULE), self._inks.of(self._style.rule))
        foot = QRectF(0, _HEAD + self._height + _FOOT - 1.5 * NOTE_SIZE, self._width, 1.5 * NOTE_SIZE)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(self._page))

    def _paint_text(self, painter: QPainter, sheet: Sheet) -> None:
        marks = self._marks.over(sheet.start, sheet.end) if sheet.end > sheet.start else []
        for line in sheet.lines:
            if line.laid.piece.parts and marks:
                self._paint_marks(painter, line, marks)
            self._paint_line(painter, line)
        for line in sheet.lines:
            start, end = line.laid.start_of(line.number), line.laid.end_of(line.number)
            for mark in marks:
                if line.laid.piece.parts and start <= mark.start < end:
                    self._paint_number(painter, line, mark)

    def _paint_line(self, painter: QPainter, line: PlacedLine) -> None:
        """Paint a line's letters, and what its kind of block adds."""
        laid, style, inks = line.laid, self._style, self._inks
        top = _HEAD + line.top
        base = top + laid.face.above + laid.face.ascent
        piece = laid.piece
        if piece.kind is BlockKind.QUOTE:
            bar = QRectF(laid.lines[0].x() - laid.indent, top, 2 * POINT, laid.face.line)
            painter.fillRect(bar, inks.of(style.rule))
        if piece.sign and line.number == 0:
            painter.setFont(laid.face.font)
            painter.setPen(inks.of(style.muted))
            left = laid.sign_at or laid.indent - sign_width(laid.face, piece.sign) - 0.5 * TEXT_SIZE
            painter.drawText(QPointF(left, base), piece.sign)
        painter.setPen(inks.of(style.muted if piece.kind in _MUTED else style.text))
        laid.lines[line.number].draw(painter, QPointF(0, top - laid.tops[line.number]))

    def _paint_marks(self, painter: QPainter, line: PlacedLine, marks: Sequence[AnnotationMark]) -> None:
        """Paint what lies behind the passages on a line, and a line below them where there is no colour."""
        laid = line.laid
        start, end = laid.start_of(line.number), laid.end_of(line.number)
        here = [mark for mark in marks if mark.start < end and mark.end > start]
        top = _HEAD + line.top + laid.face.above
        for first, last, over in stretches(here):
            colours = bands(over, self._inks, active=None)
            ink = self._inks.of(self._style.stripe(over[-1].colours[0] if over[-1].colours else None))
            for number, left, right in laid.boxes_of(max(first, start), min(last, end)):
                if number == line.number:
                    part = laid.face.high / len(colours)
                    for band, colour in enumerate(colours):
                        painter.fillRect(QRectF(left, top + band * part, right - left, part), colour)
                    painter.fillRect(QRectF(left, top + laid.face.high, right - left, POINT / 2), ink)

    def _paint_number(self, painter: QPainter, line: PlacedLine, mark: AnnotationMark) -> None:
        """Paint the number of a note, small and raised, where its passage begins."""
        boxes = line.laid.boxes_of(mark.start, mark.start + 1)
        if not boxes:
            return
        font = QFont(self._note_family)
        font.setPixelSize(_NUMBER_SIZE)
        font.setBold(True)
        number = str(self._numbers[mark.id])
        painter.setFont(font)
        painter.setPen(self._inks.of(self._style.accent))
        left = boxes[0][1] - QFontMetricsF(font).horizontalAdvance(number)
        top = _HEAD + line.top + line.laid.face.above
        painter.drawText(QPointF(max(left, -_BETWEEN / 2), top + _NUMBER_SIZE * 0.55), number)

    def _notes_of(self, sheet: Sheet) -> tuple[list[SideNote], list[int]]:
        """Return the notes whose passages begin on a sheet, with the tops of the lines where they do."""
        width = self._width * _NOTES_SHARE
        notes: list[SideNote] = []
        tops: list[int] = []
        if self._page == 1:
            for mark in self._article.whole:
                notes.append(SideNote(_("The article"), mark, family=self._note_family, width=width))
                tops.append(0)
        lines = [line for line in sheet.lines if line.laid.piece.parts]
        for mark in self._marks.over(sheet.start, sheet.end):
            place = next((line for line in lines if mark.start < line.laid.end_of(line.number)), None)
            if place is not None and mark.start >= sheet.start:
                label = str(self._numbers[mark.id])
                notes.append(SideNote(label, mark, family=self._note_family, width=width))
                tops.append(place.top + place.laid.face.above)
        return notes, tops

    def _paint_notes(self, painter: QPainter, sheet: Sheet) -> list[SideNote]:
        """Paint the notes in the margin; return those that have no room there."""
        notes, tops = self._notes_of(sheet)
        left = self._width * (1 - _NOTES_SHARE)
        over: list[SideNote] = []
        painter.setPen(self._inks.of(self._style.text))
        for note, place in zip(notes, beside(notes, tops, height=self._height), strict=True):
            if place is None:
                over.append(note)
            else:
                painter.setPen(QColor(self._style.text))
                note.paint(painter, QPointF(left, _HEAD + place))
        return over

    def _continue(self, painter: QPainter, device: QPagedPaintDevice, left: list[SideNote]) -> Iterator[int]:
        """Print the notes that had no room in the margin on pages of their own, after theirs."""
        of, top = self._page, self._height
        for note in left:
            first = 0
            while first < len(note.lines):
                room = (self._height - top) // note.line
                if room < min(2, len(note.lines) - first):
                    self._begin(painter, device)
                    painter.setPen(self._inks.of(self._style.muted))
                    painter.setFont(self._small)
                    painter.drawText(
                        QPointF(0, _HEAD + NOTE_SIZE), _("More notes on page {number}").format(number=of)
                    )
                    top, room = 2 * NOTE_SIZE, (self._height - 2 * NOTE_SIZE) // note.line
                    yield self._page
                painter.setPen(self._inks.of(self._style.text))
                count = min(room, len(note.lines) - first)
                note.paint(painter, QPointF(0, _HEAD + top), first=first, count=count)
                first += count
                top += count * note.line
            top += POINT * 6
