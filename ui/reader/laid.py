"""One piece laid out in lines, and the way between positions of the text and points in it."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextLine, QTextOption

from desktop.model import BlockKind, Span
from ui.reader import bidi
from ui.reader.drawn import Drawn
from ui.reader.faces import Face, Faces
from ui.reader.pieces import Piece

_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)
_LIST_INDENT = 1.5
_QUOTE_INDENT = 1.3
_NEAR = 0.25  # of a letter's width
_Edge = QTextLine.Edge


class Laid:
    """A piece in lines. Its own coordinates begin at the left of the column and the top of its gap."""

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
        "tops",
    )

    def __init__(self, piece: Piece, text: str, *, faces: Faces, width: float, spacing: float) -> None:
        self.piece = piece
        self.face: Face = faces.of(piece.kind, piece.level)
        self.drawn = Drawn(text, piece.parts, before=piece.before, after=piece.after)
        size = self.face.font.pixelSize()
        self.indent = _indent(piece) * size
        self.gap = piece.gap * spacing
        shown = self.drawn.text
        leftwards = not shown.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in shown)
        leading_right = leftwards and _first_strong(shown) in _RIGHT_TO_LEFT
        self.mixed = leftwards or "\t" in shown  # Qt takes a broken line with a tab for shorter than it is
        self.layout = QTextLayout(shown, self.face.font)
        self.layout.setCacheEnabled(True)
        self.layout.setTextOption(_option(faces.tab, right_to_left=leading_right))
        inner = max(width - self.indent, size * 4.0)
        self.lines: list[QTextLine] = []
        self.tops: list[float] = []
        self._spots: dict[int, list[bidi.Spot]] = {}
        left = 0.0 if leading_right else self.indent
        self.sign_at = width - self.indent if leading_right else 0.0
        self.height = self._lay(left, inner) if shown else 0.0

    def _lay(self, left: float, width: float) -> float:
        """Break the lines and place them; return the height of the piece."""
        layout, pitch, top = self.layout, self.face.line, self.gap
        base = (pitch - self.face.ascent - self.face.descent) / 2 + self.face.ascent
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(left, top + base - line.ascent()))
            self.lines.append(line)
            self.tops.append(top)
            top += pitch
        layout.endLayout()
        return top

    def line_of(self, unit: int) -> int:
        """Return the number of the line that holds a drawn UTF-16 unit."""
        low, high = 0, len(self.lines) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.lines[middle].textStart() <= unit:
                low = middle
            else:
                high = middle - 1
        return low

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height, the nearest beyond the ends."""
        return max(0, bisect_right(self.tops, y) - 1)

    def top_of(self, position: int) -> float:
        """Return the top of the line that holds a position of the text."""
        return self.tops[self.line_of(self.drawn.to_drawn(position))] if self.lines else 0.0

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

    def boxes(self, start: int, end: int) -> Iterator[tuple[int, float, float]]:
        """Return where the drawn units ``[start, end)`` are: line number, left and right edge."""
        if start >= end or not self.lines:
            return
        for number in range(self.line_of(start), self.line_of(end - 1) + 1):
            line = self.lines[number]
            first = line.textStart()
            low, high = max(start, first), min(end, first + line.textLength())
            if low < high:
                for left, right in self._edges(line, low, high):
                    yield number, left, right

    def rects(self, span: Span) -> list[QRectF]:
        """Return the boxes of a span of the text, as high as its lines' letters."""
        face = self.face
        margin = (face.line - face.ascent - face.descent) / 2
        return [
            QRectF(left, self.tops[number] + margin, right - left, face.ascent + face.descent)
            for number, left, right in self.boxes(*self.drawn.range(span.start, span.end))
        ]

    def baseline(self, number: int) -> float:
        """Return the height of a line's base."""
        face = self.face
        return self.tops[number] + (face.line - face.ascent - face.descent) / 2 + face.ascent

    def _edges(self, line: QTextLine, low: int, high: int) -> Iterable[tuple[float, float]]:
        """Return the edges of a stretch of one line: several where directions mix."""
        if self.mixed:
            return bidi.edges(line, low, high)
        last = line.textStart() + line.textLength()
        left = cursor_x(line, low)
        right = line.naturalTextRect().right() if high == last else cursor_x(line, high)
        return [(left, max(left, right))]

    def _spots_of(self, number: int) -> list[bidi.Spot]:
        """Return the letters of a line where directions mix; kept, since making them is slow."""
        found = self._spots.get(number)
        if found is None:
            found = self._spots[number] = bidi.spots(self.layout, self.lines[number])
        return found


def cursor_x(line: QTextLine, unit: int, edge: QTextLine.Edge = _Edge.Leading) -> float:
    """Return where a drawn unit begins on a line (or ends, with the trailing edge)."""
    # PySide answers (x, unit), its stubs say object
    answer = cast("tuple[float, int]", line.cursorToX(unit, edge))
    return answer[0]


def sign_width(face: Face, sign: str) -> float:
    """Return how wide a list sign is drawn."""
    return QFontMetricsF(face.font).horizontalAdvance(sign)


def _indent(piece: Piece) -> float:
    """Return how far a piece is moved in, in sizes of its type."""
    if piece.kind is BlockKind.LIST:
        return _LIST_INDENT * max(1, piece.level)
    return _QUOTE_INDENT * max(1, piece.level) if piece.kind is BlockKind.QUOTE else 0.0


def _first_strong(text: str) -> str:
    """Return the direction of the first letter that has one."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _STRONG:
            return direction
    return "L"


def _option(tab: float, *, right_to_left: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(tab)
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    return option
