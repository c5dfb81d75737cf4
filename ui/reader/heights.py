"""The heights of a long column of pieces: estimated first, made exact one by one."""

from array import array
from collections.abc import Iterable
from itertools import accumulate

_RUN = 256


class Heights:
    """Heights in pixels with their sums.

    Kept in runs of 256 with a sum each, so that a million pieces are added up at the speed of
    ``sum``: changing one costs O(run), finding one O(run + n / run).
    """

    __slots__ = ("_heights", "_sums")

    def __init__(self, heights: Iterable[float]) -> None:
        self._heights = array("d", heights)
        cuts = range(0, len(self._heights), _RUN)
        self._sums = [sum(self._heights[at : at + _RUN]) for at in cuts]

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        """Return the height of one piece."""
        return self._heights[index]

    @property
    def total(self) -> float:
        """The height of all."""
        return sum(self._sums)

    def change(self, index: int, height: float) -> None:
        """Give one piece another height."""
        self._heights[index] = height
        run = index // _RUN
        self._sums[run] = sum(self._heights[run * _RUN : (run + 1) * _RUN])

    def before(self, index: int) -> float:
        """Return the height of all pieces above one."""
        run = index // _RUN
        return sum(self._sums[:run]) + sum(self._heights[run * _RUN : index])

    def tops(self) -> list[float]:
        """Return where each piece begins, and where the last one ends."""
        return list(accumulate(self._heights, initial=0.0))

    def at(self, height: float) -> int:
        """Return the piece at a height from the top, the first or last one beyond the ends."""
        left = height
        for run, in_run in enumerate(self._sums):
            if left < in_run:
                piece = run * _RUN
                for below in accumulate(self._heights[piece : piece + _RUN]):
                    if left < below:
                        return piece
                    piece += 1
                return piece - 1
            left -= in_run
        return max(0, len(self._heights) - 1)
