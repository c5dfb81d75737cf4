"""Where cards of one height stand: in lines of several columns, with a heading above each shelf.

Pure arithmetic on rows and pixels: a hundred thousand cards cost as much as ten.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.notebook.records import Shelf


@dataclass(frozen=True, slots=True)
class Measures:
    """Pixels: the width there is, how wide a card has to be at least, its height, gap, heading."""

    width: int
    least: int
    height: int
    gap: int
    heading: int


class Bands:
    """The places of ``count`` cards; rows count from 0, y from the top of the whole."""

    def __init__(self, count: int, shelves: Sequence[Shelf], measures: Measures) -> None:
        self.count = count
        self.measures = measures
        self.columns = max(1, (measures.width + measures.gap) // (measures.least + measures.gap))
        self._heading = measures.heading if shelves else 0
        self._starts = [shelf.start for shelf in shelves] or [0]
        self._ends = [shelf.end for shelf in shelves] or [count]
        self._tops = [0]
        for start, end in zip(self._starts, self._ends, strict=True):
            self._tops.append(self._tops[-1] + self._heading + self._lines(start, end) * self.line)

    @property
    def line(self) -> int:
        """The height of one line of cards with the gap below it."""
        return self.measures.height + self.measures.gap

    @property
    def height(self) -> int:
        """The height of the whole."""
        return self._tops[-1]

    def _lines(self, start: int, end: int) -> int:
        return -(-(end - start) // self.columns)

    def rect(self, row: int) -> QRect:
        """Return where a card stands."""
        band = self._band_of(row)
        line, column = divmod(row - self._starts[band], self.columns)
        gap = self.measures.gap
        width = (self.measures.width - gap * (self.columns - 1)) // self.columns
        top = self._tops[band] + self._heading + line * self.line
        return QRect(column * (width + gap), top, width, self.measures.height)

    def _band_of(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def at(self, x: int, y: int) -> int | None:
        """Return the card at a point, None beside them."""
        return next((row for row in self.between(y, y + 1) if self.rect(row).contains(x, y)), None)

    def between(self, top: int, bottom: int) -> Iterator[int]:
        """Yield the cards that are seen between two heights, in order."""
        band = max(0, bisect_right(self._tops, top) - 1)
        while band < len(self._starts) and self._tops[band] < bottom:
            under = self._tops[band] + self._heading
            start, end = self._starts[band], self._ends[band]
            first = max(0, (top - under) // self.line)
            last = max(0, -(-(bottom - under) // self.line))
            yield from range(min(end, start + first * self.columns), min(end, start + last * self.columns))
            band += 1

    def headings(self, top: int, bottom: int) -> Iterator[tuple[int, QRect]]:
        """Yield the shelves whose headings are seen between two heights, each with its place."""
        if not self._heading:
            return
        band = max(0, bisect_right(self._tops, top) - 1)
        while band < len(self._starts) and self._tops[band] < bottom:
            yield band, QRect(0, self._tops[band], self.measures.width, self._heading)
            band += 1

    def beside(self, row: int, lines: int) -> int:
        """Return the card some lines above or below another, in its column where there is one."""
        if not self.count:
            return -1
        step = 1 if lines > 0 else -1
        band = self._band_of(row)
        line, column = divmod(row - self._starts[band], self.columns)
        for _each in range(abs(lines)):
            line += step
            if line < 0 or line >= self._lines(self._starts[band], self._ends[band]):
                if not 0 <= band + step < len(self._starts):
                    line -= step
                    break
                band += step
                line = 0 if step > 0 else self._lines(self._starts[band], self._ends[band]) - 1
        start = self._starts[band] + line * self.columns
        return min(start + column, self._ends[band] - 1, start + self.columns - 1)
