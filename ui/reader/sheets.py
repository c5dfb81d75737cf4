"""An article broken into sheets of paper: which lines stand on each, and which notes beside them.

All measures are tenths of a point: large enough that letters keep their widths whatever the printer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from desktop.model import BlockKind
from desktop.translation import _
from ui.reader.faces import Faces
from ui.reader.laid import Laid
from ui.reader.pieces import Pieces
from ui.reader.records import AnnotationMark

POINT = 10
NOTE_SIZE = 8 * POINT
_NOTE_LINE = 1.3
_NOTE_GAP = 6 * POINT
_KEPT_BELOW_HEADING = 2  # lines


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of a piece, and the top of its place on the sheet."""

    laid: Laid
    number: int
    top: int


@dataclass(slots=True)
class Sheet:
    """The lines of one sheet in order; ``start`` and ``end`` are the stretch of the text that they hold."""

    lines: list[PlacedLine] = field(default_factory=list)
    start: int = 0
    end: int = 0


class SideNote:
    """A numbered note in lines of one width: its number and tags, then what it says."""

    def __init__(self, label: str, mark: AnnotationMark, *, family: str, width: float) -> None:
        self.mark = mark
        self.lines: list[tuple[QTextLayout, QTextLine]] = []
        head = "  ".join(part for part in (label, ", ".join(mark.names)) if part)
        note = mark.note.strip() or ("" if mark.names else _("Highlight"))
        for text, bold in ((head, True), *((line, False) for line in note.split("\n") if line.strip())):
            font = QFont(family)
            font.setPixelSize(NOTE_SIZE)
            font.setBold(bold)
            self._lay(text, font, width)
        metrics = QFontMetricsF(font)
        self.line = max(round(NOTE_SIZE * _NOTE_LINE), round(metrics.height()))

    def _lay(self, text: str, font: QFont, width: float) -> None:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            self.lines.append((layout, line))
        layout.endLayout()

    @property
    def height(self) -> int:
        """How high the note is with the room below it."""
        return len(self.lines) * self.line + _NOTE_GAP

    def paint(self, painter: QPainter, at: QPointF, *, first: int = 0, count: int | None = None) -> None:
        """Paint the note, or ``count`` of its lines from ``first`` on."""
        shown = self.lines[first:] if count is None else self.lines[first : first + count]
        for number, (_layout, line) in enumerate(shown):
            line.draw(painter, at + QPointF(0, number * self.line))


def sheets(pieces: Pieces, faces: Faces, *, width: float, height: int, spacing: float) -> Iterator[Sheet]:
    """Break an article into sheets whose text fills ``width`` and ``height``; at least one."""
    sheet, top = Sheet(), 0
    for index in range(len(pieces)):
        piece = pieces[index]
        laid = Laid(piece, pieces.text, faces=faces, width=width, spacing=spacing)
        wanted = _needed(laid, faces)
        for number in range(len(laid.lines)):
            gap = laid.gap if number == 0 and sheet.lines else 0
            need = wanted if number == 0 else laid.face.line
            if sheet.lines and top + gap + need > height:
                yield sheet
                sheet, top, gap = Sheet(start=sheet.end), 0, 0
            sheet.lines.append(PlacedLine(laid, number, top + gap))
            top += gap + laid.face.line
            if piece.parts:
                sheet.end = max(sheet.end, laid.end_of(number))
    yield sheet


def _needed(laid: Laid, faces: Faces) -> int:
    """Return the room below a piece's top that has to be free: a heading never stands alone at the end."""
    if laid.piece.kind is not BlockKind.HEADING:
        return laid.face.line
    below = faces.of(BlockKind.PARAGRAPH, 0).line
    return len(laid.lines) * laid.face.line + _KEPT_BELOW_HEADING * below


def beside(notes: Sequence[SideNote], tops: Sequence[int], *, height: int) -> list[int | None]:
    """Return where notes begin in a margin of a height, each as near to its passage as those above let it.

    None stands for those that have no room: the last ones, when all together are too high.
    """
    room, shown = height, 0
    for note in notes:
        if note.height > room:
            break
        room -= note.height
        shown += 1
    places: list[int] = []
    free = 0
    for note, top in zip(notes[:shown], tops, strict=False):
        free = max(free, top)
        places.append(free)
        free += note.height
    lowest = height
    for at in range(shown - 1, -1, -1):  # what stands too low pushes those above it up
        lowest -= notes[at].height
        places[at] = min(places[at], lowest)
        lowest = places[at]
    return [*places, *([None] * (len(notes) - shown))]
