"""The column of an article behind a window: what is visible, where it stands, and how it moves.

The truth is the anchor, a piece and how far its top lies above the window's: the heights of pieces
that were never seen are estimates, and when one is made exact nothing visible moves.
"""

import math
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from desktop.model import Block, BlockKind, Span
from ui.reader.faces import Faces
from ui.reader.heights import Heights
from ui.reader.inks import Inks
from ui.reader.laid import Laid
from ui.reader.lines import LONGEST
from ui.reader.pieces import Pieces
from ui.reader.records import Head
from ui.reader.style import ReaderStyle

_KEPT_SCREENS = 3
_SAMPLE = 400
_SIDE = 48
_NEAR = 60  # pieces
_HIGHEST_GAP = 2.0  # of a heading, in parts of the space between paragraphs
_TOP_MARGIN = 1.6
_BOTTOM_MARGIN = 4.0


class Page:
    """One article in one width. All points are in pixels of the window unless said otherwise."""

    def __init__(self, style: ReaderStyle) -> None:
        self.width = 640
        self.height = 480
        self._take_style(style)
        self.show(Head(""), "", ())

    def show(self, head: Head, text: str, blocks: Sequence[Block]) -> None:
        """Take another article and stand at its top."""
        self.text = text
        self.pieces = Pieces(head, text, blocks)
        self._lengths = self.pieces.lengths()
        self._reset()
        self._anchor, self._offset = 0, -self._top_margin

    def restyle(self, style: ReaderStyle) -> None:
        """Take other type or colours; the top line stays."""
        stay = self.place()
        self._take_style(style)
        self._reset()
        self.go_to(*stay)

    def resize(self, width: int, height: int) -> None:
        """Take another size; the top line stays."""
        self.height = height
        if width != self.width:
            stay = self.place()
            self.width = width
            if self._column() != self.column:
                self._reset()
                self.go_to(*stay)
        self._keep_screens()
        self._clamp()

    @property
    def left(self) -> int:
        """The left edge of the column."""
        return math.floor((self.width - self.column) / 2)

    @property
    def value(self) -> int:
        """How far the window's top is below the article's, by what is known of the heights."""
        return round(self._heights.before(self._anchor) + self._offset + self._top_margin) if len(self) else 0

    @property
    def maximum(self) -> int:
        """The largest ``value``, by what is known of the heights."""
        whole = self._heights.total + self._top_margin + self._bottom_margin
        return max(0, round(whole) - self.height)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self.pieces)

    def laid(self, index: int) -> Laid:
        """Return a piece laid out; those used last are kept, some screens of them."""
        laid = self._kept.get(index)
        if laid is not None:
            self._kept.move_to_end(index)
            return laid
        laid = self._lay(index)
        self._kept[index] = laid
        self._kept_characters += self._lengths[index]
        while self._kept_characters > self._most_kept and len(self._kept) > 1:
            gone, _ = self._kept.popitem(last=False)
            self._kept_characters -= self._lengths[gone]
        return laid

    def visible(self) -> list[tuple[Laid, float]]:
        """Return the pieces in the window with the heights of their tops."""
        found: list[tuple[Laid, float]] = []
        index, top, count = self._anchor, -self._offset, len(self)
        while top < self.height and index < count:
            if found and index not in self._kept and self._is_gap(index, top):
                break
            laid = self.laid(index)
            found.append((laid, top))
            top += laid.height
            index += 1
        return found

    def _is_gap(self, index: int, top: float) -> bool:
        """Say whether of a piece only the room above it is in the window: then it need not be laid out."""
        low = top > self.height - _HIGHEST_GAP * self._spacing
        return low and top + round(self.pieces[index].gap * self._spacing) >= self.height

    @property
    def at_end(self) -> bool:
        """Whether the last line is in the window."""
        shown = self.visible()
        return (
            bool(shown)
            and self._anchor + len(shown) == len(self)
            and sum((shown[-1][1], shown[-1][0].height)) <= self.height + 1
        )

    def scroll_by(self, pixels: float) -> None:
        """Move the window down the article, or up."""
        if abs(pixels) > 4 * self.height:
            self.scroll_to(round(self.value + pixels))
            return
        self._offset += pixels
        self._settle()
        self._clamp()

    def scroll_to(self, value: int) -> None:
        """Move to a ``value`` between 0 and ``maximum``."""
        if not len(self):
            return
        if abs(value - self.value) <= 2 * self.height:
            self._offset += value - self.value
        elif value >= self.maximum:
            self._anchor, self._offset = len(self) - 1, self.laid(len(self) - 1).height
        else:
            down = value - self._top_margin
            self._anchor = self._heights.at(down)
            part = (down - self._heights.before(self._anchor)) / (self._heights[self._anchor] or 1.0)
            self._offset = min(part, 1.0) * self.laid(self._anchor).height
        self._settle()
        self._clamp()

    def place(self) -> tuple[int, float]:
        """Return the position at the start of the first line in the window, and that line's top."""
        for laid, top in self.visible():
            for number, line in enumerate(laid.lines):
                if top + laid.tops[number] >= -laid.face.line / 2 and laid.piece.parts:
                    return laid.drawn.to_source(line.textStart()), top + laid.tops[number]
        return len(self.text), 0.0

    def row_starts(self, rows: int) -> list[int]:
        """Return where the text begins in each of so many equal parts of the height, and where it ends."""
        tops = self._heights.tops()
        found = []
        for row in range(rows):
            height = tops[-1] * row / rows
            index = min(bisect_right(tops, height), len(tops) - 1) - 1
            start, end = self.pieces.span(index) if len(self) else (0, 0)
            share = (height - tops[index]) / ((tops[index + 1] - tops[index]) or 1.0) if len(self) else 0.0
            found.append(start + round((end - start) * share))
        return [*found, len(self.text) + 1]

    def go_to(self, position: int, top: float = 0.0) -> None:
        """Move so that the line of a position has its top at ``top``."""
        if not len(self):
            return
        self._anchor = self.pieces.at(position)
        self._offset = self.laid(self._anchor).top_of(position) - top
        self._settle()
        self._clamp()

    def go_home(self) -> None:
        """Move to the top of the article."""
        self._anchor, self._offset = 0, -self._top_margin

    def go_to_end(self) -> None:
        """Move to the end of the article."""
        if len(self):
            self._anchor = len(self) - 1
            self._offset = self.laid(self._anchor).height
            self._clamp()

    def distance_to(self, position: int) -> float:
        """Return how far below the window's top the line of a position is; an estimate when far."""
        index = self.pieces.at(position)
        if not len(self):
            return 0.0
        if abs(index - self._anchor) <= _NEAR:
            for between in range(min(index, self._anchor), max(index, self._anchor)):
                self.laid(between)
        top = self.laid(index).top_of(position)
        return self._heights.before(index) - self._heights.before(self._anchor) - self._offset + top

    def position_at(self, point: QPointF) -> int:
        """Return the position of the text nearest to a point."""
        shown = [(laid, top) for laid, top in self.visible() if laid.piece.parts]
        if not shown:
            return 0
        near = shown[0]
        for laid, top in shown:
            if top + laid.gap / 2 <= point.y():
                near = (laid, top)
        laid, top = near
        return laid.position_at(point.x() - self.left, point.y() - top)

    def character_at(self, point: QPointF) -> int | None:
        """Return the position of the character under a point, None where there is none."""
        for laid, top in self.visible():
            if top <= point.y() < top + laid.height:
                return laid.character_at(point.x() - self.left, point.y() - top)
        return None

    def point_of(self, position: int) -> QPointF | None:
        """Return the point of a position, None when its piece is not in the window."""
        index = self.pieces.at(position) - self._anchor
        shown = self.visible()
        if not 0 <= index < len(shown):
            return None
        laid, top = shown[index]
        return laid.point_of(position) + QPointF(self.left, top)

    def rects(self, span: Span) -> list[QRectF]:
        """Return the boxes of a span as far as its pieces are in the window."""
        return [
            rect.translated(self.left, top)
            for laid, top in self.visible()
            if laid.piece.start < span.end and laid.piece.end > span.start
            for rect in laid.rects(span)
        ]

    def refine(self, seconds: float) -> bool:
        """Make heights exact for at most so long, near pieces first; False when all are."""
        until = time.perf_counter() + seconds
        self._gone = None
        count = len(self)
        while self._exact_count < count:
            index = (self._refined_from + self._refine_step) % count
            self._refine_step += 1
            if not self._exact[index]:
                self._lay(index)
            if self._refine_step >= count or time.perf_counter() >= until:
                break
        return self._refine_step < count and self._exact_count < count

    def _take_style(self, style: ReaderStyle) -> None:
        self.style = style
        self.faces = Faces(style)
        self.inks = Inks(style)
        self._line = self.faces.of(BlockKind.PARAGRAPH, 0).line
        self._spacing = style.spacing * self._line
        self._top_margin = _TOP_MARGIN * style.size
        self._bottom_margin = _BOTTOM_MARGIN * style.size

    def _column(self) -> float:
        """Return the width of the text: the measure, or what fits between the margins."""
        wanted = self.style.measure * self.faces.character
        return float(math.floor(max(8 * self.faces.character, min(wanted, self.width - 2 * _SIDE))))

    def _keep_screens(self) -> None:
        """Choose how many characters are kept laid out: those of some screens, and of two long pieces."""
        screen = self.column / self.faces.character * self.height / self._line
        self._most_kept = _KEPT_SCREENS * screen + 2 * LONGEST

    def _reset(self) -> None:
        """Forget all lines and estimate all heights anew."""
        self.column = self._column()
        self._keep_screens()
        self._gone = getattr(
            self, "_kept", None
        )  # let go in idle time: that takes as long as painting a line
        self._kept: OrderedDict[int, Laid] = OrderedDict()
        self._kept_characters = 0
        middle = len(self.text) // 2
        sample = self.text[middle : middle + _SAMPLE] or "x"
        in_line = max(1, int(self.column / self.faces.mean_width(sample) * 0.97))
        line, spacing = self._line, self._spacing
        self._heights = Heights([-(-length // in_line) * line + spacing for length in self._lengths])
        self._exact = bytearray(len(self._lengths))
        self._exact_count = 0
        self._refine_step = 0
        self._refined_from = getattr(self, "_anchor", 0)

    def _lay(self, index: int) -> Laid:
        laid = Laid(self.pieces[index], self.text, faces=self.faces, width=self.column, spacing=self._spacing)
        if not self._exact[index]:
            self._exact[index] = 1
            self._exact_count += 1
            self._heights.change(index, laid.height)
        return laid

    def _settle(self) -> None:
        """Let the anchor be the piece at the window's top again."""
        while self._offset < 0 and self._anchor > 0:
            self._anchor -= 1
            self._offset += self.laid(self._anchor).height
        while self._anchor < len(self) - 1 and self._offset >= self.laid(self._anchor).height:
            self._offset -= self.laid(self._anchor).height
            self._anchor += 1

    def _clamp(self) -> None:
        """Stay between the top and the bottom of the article."""
        if not len(self):
            return
        shown = self.visible()
        if self._anchor + len(shown) == len(self):
            bottom = (shown[-1][1] + shown[-1][0].height if shown else -self._offset) + self._bottom_margin
            if bottom < self.height:
                self._offset -= self.height - bottom
                self._settle()
        if self._anchor == 0:
            self._offset = max(self._offset, -self._top_margin)
