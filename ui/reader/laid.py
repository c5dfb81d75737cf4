"""One piece laid out in lines, and the way between positions of the text and points in it."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine

from desktop.model import BlockKind, Span
from desktop.text.mention_table import Place
from ui.reader import bidi
from ui.reader.drawn import Drawn
from ui.reader.faces import Face, Faces
from ui.reader.pieces import Piece

_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)
_LIST_INDENT = 1.5
_QUOTE_INDENT = 1.3
_NEAR = 0.25  # of a letter's width
_LIST, _QUOTE, _TABLE = BlockKind.LIST, BlockKind.QUOTE, BlockKind.TABLE
_Edge = QTextLine.Edge

Box = tuple[int, float, float]  # the number of a line, the left and the right edge


class Laid:
    """A piece in lines. Its own coordinates begin at the left of the column and the top of its gap.

    All heights are whole pixels, so that letters, grounds and lines keep their places to each other.
    """

    __slots__ = (
        "_spots",
        "drawn",
        "face",
        "gap",
        "height",
        "indent",
        "layout",
        "lines",
        "mixed",
        "piece",
        "sign_at",
        "starts",
        "tops",
    )

    def __init__(self, piece: Piece, text: str, *, faces: Faces, width: float, spacing: float) -> None:
        self.piece = piece
        self.face: Face = faces.of(piece.kind, piece.level)
        self.drawn = Drawn(text, piece.parts, before=piece.before, after=piece.after)
        size = self.face.font.pixelSize()
        self.indent = _indent(piece) * size
        self.gap = round(piece.gap * spacing)
        shown = self.drawn.text
        leftwards = not shown.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in shown)
        leading_right = leftwards and _first_strong(shown) in _RIGHT_TO_LEFT
        self.mixed = leftwards or "\t" in shown  # Qt takes a broken line with a tab for shorter than it is
        self.layout = QTextLayout(shown, self.face.font)
        self.layout.setCacheEnabled(True)
        inner = max(width - self.indent, size * 4.0)
        if piece.kind is _TABLE:
            cells = shown.count("\t") + 1
            self.layout.setTextOption(faces.row(cells, width=inner, right_to_left=leading_right))
        else:
            self.layout.setTextOption(faces.leftwards if leading_right else faces.rightwards)
        self.lines: list[QTextLine] = []
        self.tops: list[int] = []
        self.starts: list[int] = []  # the first drawn unit of each line
        self._spots: dict[int, list[bidi.Spot]] = {}
        left = 0.0 if leading_right else self.indent
        self.sign_at = width - self.indent if leading_right else 0.0
        self.height = self._lay(left, inner) if shown else 0

    def _lay(self, left: float, width: float) -> int:
        """Break the lines and place them; return the height of the piece."""
        layout, lines = self.layout, self.lines
        pitch, top, base = self.face.line, self.gap, self.gap + self.face.above + self.face.ascent
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(left, base - line.ascent()))
            lines.append(line)
            base += pitch
        layout.endLayout()
        self.starts = [line.textStart() for line in lines]
        bottom = top + pitch * len(lines)
        self.tops = [*range(top, bottom, pitch)]
        return bottom

    def line_of(self, unit: int) -> int:
        """Return the number of the line that holds a drawn UTF-16 unit."""
        return max(0, bisect_right(self.starts, unit) - 1)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height, the nearest beyond the ends."""
        return max(0, bisect_right(self.tops, y) - 1)

    def top_of(self, position: int) -> int:
        """Return the top of the line that holds a position of the text."""
        return self.tops[self.line_of(self.drawn.to_drawn(position))] if self.lines else 0

    def start_of(self, number: int) -> int:
        """Return where in the text a line starts."""
        return self.drawn.to_source(self.starts[number]) if number else self.piece.start

    def end_of(self, number: int) -> int:
        """Return where in the text a line ends."""
        return self.start_of(number + 1) if number + 1 < len(self.starts) else self.piece.end

    def point_of(self, position: int) -> QPointF:
        """Return a point that belongs to a position: inside its character, near where it begins.

        The edges themselves will not do: where directions mix, two positions share one.
        """
        if not self.lines:
            return QPointF(self.indent, self.gap)
        unit = self.drawn.to_drawn(position)
        number = self.line_of(unit)
        line = self.lines[number]
        middle = self.tops[number] + self.face.line / 2
        if self.mixed:
            spot = bidi.spot_of(self._spots_of(number), unit)
            x = line.x() if spot is None else spot.inside(_NEAR if unit < spot.after else 1 - _NEAR)
            return QPointF(x, middle)
        if unit < line.textStart() + line.textLength():
            near, far = cursor_x(line, unit), cursor_x(line, unit, _Edge.Trailing)
        elif line.textLength():
            near, far = cursor_x(line, unit - 1, _Edge.Trailing), cursor_x(line, unit - 1)
        else:
            near = far = line.x()
        return QPointF(near + (far - near) * _NEAR, middle)

    @property
    def leftwards(self) -> bool:
        """Whether the piece reads from right to left."""
        return self.layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft

    def edge_of(self, position: int) -> tuple[int, float]:
        """Return where a caret before a position stands: the number of its line and its x."""
        unit = self.drawn.to_drawn(position)
        number = self.line_of(unit)
        spots = self._spots_of(number) if self.mixed else []
        if not any(spot.leftwards for spot in spots):
            return number, cursor_x(self.lines[number], unit)
        spot = bidi.spot_of(spots, unit)
        return number, self.lines[number].x() if spot is None else spot.inside(float(unit >= spot.after))

    def position_at(self, x: float, y: float) -> int:
        """Return the position of the text nearest to a point, between characters."""
        if not self.lines:
            return self.piece.start
        number = self.line_at(y)
        if self.mixed:
            spot = bidi.spot_at(self._spots_of(number), x)
            if spot is not None:
                begins = abs(x - spot.inside(0.0)) <= (spot.right - spot.left) / 2
                return self.drawn.to_source(spot.unit if begins else spot.after)
        between = QTextLine.CursorPosition.CursorBetweenCharacters
        return self.drawn.to_source(self.lines[number].xToCursor(x, between))

    def character_at(self, x: float, y: float) -> int | None:
        """Return the position of the character under a point, None beside the text."""
        if not self.lines or not self.piece.parts or not self.gap <= y < self.height:
            return None
        number = self.line_at(y)
        line = self.lines[number]
        spot = bidi.spot_at(self._spots_of(number), x) if self.mixed else None
        box = line.naturalTextRect()
        left, right = (spot.left, spot.right) if spot else (box.left(), box.right())
        if not left <= x < right:
            return None
        unit = spot.unit if spot else line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        if not self.drawn.to_drawn(self.piece.start) <= unit < self.drawn.to_drawn(self.piece.end):
            return None
        return self.drawn.to_source(unit)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return where the drawn units ``[start, end)`` are: line number, left and right edge."""
        if start >= end or not self.lines:
            return []
        found: list[Box] = []
        for number in range(self.line_of(start), self.line_of(end - 1) + 1):
            line, first = self.lines[number], self.starts[number]
            low, high = max(start, first), min(end, first + line.textLength())
            if low >= high:
                continue
            if self.mixed:
                found += [(number, left, right) for left, right in bidi.edges(line, low, high)]
            else:
                left = cursor_x(line, low)
                last = first + line.textLength()
                right = line.naturalTextRect().right() if high == last else cursor_x(line, high)
                found.append((number, left, max(left, right)))
        return found

    def boxes_of(self, start: int, end: int) -> list[Box]:
        """Return where a stretch ``[start, end)`` of the text is, as ``boxes`` does."""
        return self.boxes(*self.drawn.range(start, end))

    def boxes_of_all(self, places: Sequence[Place]) -> list[tuple[int, Box]]:
        """Return the boxes of many places, each with the number of its place: most lie inside one line."""
        shift = self.drawn.shift
        if shift is None or self.mixed:
            return [(at, box) for at, place in enumerate(places) for box in self.boxes_of(*place[:2])]
        first, last = self.drawn.parts[0].start, self.drawn.parts[0].end
        starts, ends = self.starts, [*self.starts[1:], last + shift]
        lines: Sequence[Any] = self.lines  # see cursor_x; a call for each edge would cost as much again
        found: list[tuple[int, Box]] = []
        for at, (low, high, _kind) in enumerate(places):
            number = bisect_right(starts, low + shift) - 1
            if first <= low < high < last and high + shift < ends[number]:
                to_x = lines[number].cursorToX
                found.append((at, (number, to_x(low + shift)[0], to_x(high + shift)[0])))
            else:
                found += [(at, box) for box in self.boxes_of(low, high)]
        return found

    def rects(self, span: Span) -> list[QRectF]:
        """Return the boxes of a span of the text, as high as its lines' letters."""
        return [
            QRectF(left, self.tops[number] + self.face.above, right - left, self.face.high)
            for number, left, right in self.boxes_of(span.start, span.end)
        ]

    def baseline(self, number: int) -> int:
        """Return the height of a line's base."""
        return self.tops[number] + self.face.above + self.face.ascent

    def _spots_of(self, number: int) -> list[bidi.Spot]:
        """Return the letters of a line where directions mix; kept, since making them is slow."""
        found = self._spots.get(number)
        if found is None:
            found = self._spots[number] = bidi.spots(self.layout, self.lines[number])
        return found


def cursor_x(line: QTextLine, unit: int, edge: QTextLine.Edge | None = None) -> float:
    """Return where a drawn unit begins on a line (or ends, with the trailing edge)."""
    # PySide answers (x, unit), its stubs say object; naming the edge costs half as much again
    answer = line.cursorToX(unit) if edge is None else line.cursorToX(unit, edge)
    return cast("tuple[float, int]", answer)[0]


def sign_width(face: Face, sign: str) -> float:
    """Return how wide a list sign is drawn."""
    return QFontMetricsF(face.font).horizontalAdvance(sign)


def _indent(piece: Piece) -> float:
    """Return how far a piece is moved in, in sizes of its type."""
    if piece.kind is _LIST:
        return _LIST_INDENT * max(1, piece.level)
    return _QUOTE_INDENT * max(1, piece.level) if piece.kind is _QUOTE else 0.0


def _first_strong(text: str) -> str:
    """Return the direction of the first letter that has one."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _STRONG:
            return direction
    return "L"
