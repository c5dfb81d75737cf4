"""Where the letters of a line are when directions mix.

Qt's cursor has one place between two directions, where two letters have two edges; so the letters
are taken from what is drawn, the glyph runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextLayout, QTextLine


@dataclass(frozen=True, slots=True)
class Spot:
    """One letter with its marks: drawn UTF-16 units ``[unit, after)`` between two edges."""

    unit: int
    after: int
    left: float
    right: float
    leftwards: bool

    def inside(self, share: float) -> float:
        """Return the x at a share of the letter's width from where it begins."""
        width = self.right - self.left
        return self.right - share * width if self.leftwards else self.left + share * width


def edges(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return the stretches of a line that the units ``[start, end)`` fill, from left to right."""
    found: list[tuple[float, float]] = []
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if found and left <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def spots(layout: QTextLayout, line: QTextLine) -> list[Spot]:
    """Return the letters of a line that fill some room, in the order of the text."""
    found: list[Spot] = []
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        after = min(end, max(unit + 1, layout.nextCursorPosition(unit)))
        runs = line.glyphRuns(unit, after - unit)
        if runs:
            box = runs[0].boundingRect()
            if box.width() > 0:
                found.append(Spot(unit, after, box.left(), box.right(), runs[0].isRightToLeft()))
        unit = after
    return found


def spot_of(found: Sequence[Spot], unit: int) -> Spot | None:
    """Return the letter that a unit belongs to, the last one before it where it has none."""
    return next((spot for spot in reversed(found) if spot.unit <= unit), found[0] if found else None)


def spot_at(found: Sequence[Spot], x: float) -> Spot | None:
    """Return the letter at or nearest to a place on the line."""
    return min(found, key=_Distance(x), default=None)


class _Distance:
    """How far a letter is from a place on its line."""

    def __init__(self, x: float) -> None:
        self._x = x

    def __call__(self, spot: Spot) -> float:
        return max(spot.left - self._x, self._x - spot.right, 0.0)
