"""Marks over a text: which of them touch a stretch, also among hundreds of thousands.

The same structure serves the core and the view. It is an interval tree in two parts: leaves of up to
``_LEAF`` marks sorted by start, and above them levels of maxima of the ends, each node over
``_FAN`` nodes of the level below. A mark over the whole text costs no more than any other.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from array import array

_LEAF = 64
_FAN = 16
_END = attrgetter("end")


class Stretch(Protocol):
    """Anything that lies on a half-open stretch of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


T = TypeVar("T", bound=Stretch)


class SortedMarks(Generic[T]):
    """Records that do not change, in order of their starts, longer ones first.

    A question looks at the records before its end once and keeps what it learned of them, so that the
    first screen of a text costs nothing for the hundred thousand marks below it. After that questions
    cost O(log n + found), as those of MarkIndex. Empty stretches are never found.
    """

    __slots__ = ("_leaves", "_records")

    def __init__(self, records: Sequence[T]) -> None:
        self._records = records
        self._leaves = _Leaves([records[at].start for at in range(0, len(records), _LEAF)])

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._records)

    def over(self, start: int, end: int) -> list[T]:
        """Return the records that touch ``[start, end)`` in their order."""
        found: list[T] = []
        for leaf in self._leaves.reaching(start, end, self._reach):
            records = self._records[leaf * _LEAF : (leaf + 1) * _LEAF]
            found += [each for each in records if start < each.end > each.start < end]
        return found

    def _reach(self, leaf: int) -> int:
        reach: int = max(map(_END, self._records[leaf * _LEAF : (leaf + 1) * _LEAF]))
        return reach


class SortedSpans:
    """The same for spans in two columns, ``starts`` and ``ends``, named by their rows."""

    __slots__ = ("_ends", "_leaves", "_starts")

    def __init__(self, starts: "array[int]", ends: "array[int]") -> None:
        self._starts, self._ends = starts, ends
        self._leaves = _Leaves(list(starts[::_LEAF]))

    def over(self, start: int, end: int) -> list[int]:
        """Return the rows of the spans that touch ``[start, end)`` in their order."""
        found: list[int] = []
        for leaf in self._leaves.reaching(start, end, self._reach):
            low = leaf * _LEAF
            here = zip(self._starts[low : low + _LEAF], self._ends[low : low + _LEAF], strict=True)
            found += [row for row, (first, last) in enumerate(here, low) if start < last > first < end]
        return found

    def _reach(self, leaf: int) -> int:
        return max(self._ends[leaf * _LEAF : (leaf + 1) * _LEAF])


class _Leaves:
    """Which leaves of sorted marks reach into a stretch; learned as far as it was asked for."""

    __slots__ = ("_first", "_levels")

    def __init__(self, first: list[int]) -> None:
        self._first = first
        self._levels: list[list[int]] = [[]]

    def reaching(self, start: int, end: int, reach: Callable[[int], int]) -> Iterable[int]:
        """Return the leaves that may hold marks over ``[start, end)``; ``reach`` says how far one goes."""
        leaves = bisect_left(self._first, end)
        lowest = self._levels[0]
        if leaves > len(lowest):
            lowest.extend(map(reach, range(len(lowest), leaves)))
            build_levels(self._levels)
        if len(self._levels) == 1:
            return [leaf for leaf in range(leaves) if lowest[leaf] > start]
        return reaching(self._levels, start, leaves)


class MarkIndex:
    """Half-open marks ``[start, end)``, named 0, 1, 2, ... in the order they were given or added.

    ``over`` costs O(log n + found), ``add`` and ``remove`` O(leaf) and now and then O(n / leaf).
    Empty marks are kept but never found.
    """

    __slots__ = ("_ends", "_first", "_leaves", "_levels", "_starts")

    def __init__(self, starts: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        self._starts = list(starts)
        self._ends = list(ends)
        if len(self._starts) != len(self._ends):
            message = "a mark needs both a start and an end"
            raise ValueError(message)
        listed = self._starts
        order: Sequence[int] = range(len(listed))
        reach: Sequence[int] = self._ends
        if listed != sorted(listed):
            order = sorted(order, key=listed.__getitem__)
            reach = [self._ends[mark] for mark in order]
        cuts = range(0, len(order), _LEAF)
        self._leaves: list[Sequence[int]] = [order[at : at + _LEAF] for at in cuts]
        self._first = [listed[order[at]] for at in cuts]
        self._levels = [[max(reach[at : at + _LEAF]) for at in cuts]]
        build_levels(self._levels)

    def __len__(self) -> int:
        """Return how many marks there are."""
        return sum(map(len, self._leaves))

    def span(self, mark: int) -> tuple[int, int]:
        """Return start and end of a mark."""
        return self._starts[mark], self._ends[mark]

    def over(self, start: int, end: int) -> list[int]:
        """Return the marks that touch ``[start, end)``, by start, longer ones first."""
        starts, ends = self._starts, self._ends
        found: list[int] = []
        for leaf in reaching(self._levels, start, bisect_left(self._first, end)):
            found += [mark for mark in self._leaves[leaf] if ends[mark] > start and starts[mark] < end]
        spans = [(starts[mark], -ends[mark], mark) for mark in found if starts[mark] < ends[mark]]
        spans.sort()
        return [mark for _, _, mark in spans]

    def first_from(self, position: int) -> int | None:
        """Return the mark that starts first at a position or behind it; O(log n)."""
        leaf = max(0, bisect_left(self._first, position) - 1)
        for marks in self._leaves[leaf : leaf + 2]:
            at = bisect_left(marks, position, key=self._starts.__getitem__)
            if at < len(marks):
                return marks[at]
        return None

    def at(self, position: int) -> list[int]:
        """Return the marks over the character at ``position``, by start, longer ones first."""
        return self.over(position, position + 1)

    def add(self, start: int, end: int) -> int:
        """Add a mark and return its name."""
        mark = len(self._starts)
        self._starts.append(start)
        self._ends.append(end)
        if not self._leaves:
            self._replace(0, 0, [[mark]])
            return mark
        leaf = max(0, bisect_right(self._first, start) - 1)
        marks = self._leaves[leaf] = list(self._leaves[leaf])
        marks.insert(bisect_right(marks, start, key=self._starts.__getitem__), mark)
        if len(marks) > 2 * _LEAF:
            self._replace(leaf, leaf + 1, [marks[:_LEAF], marks[_LEAF:]])
        else:
            self._refresh(leaf)
        return mark

    def remove(self, mark: int) -> None:
        """Take a mark out; its name is not given again. KeyError when it is not there."""
        start = self._starts[mark]
        leaf = max(0, bisect_left(self._first, start) - 1)
        while leaf < len(self._leaves) and self._first[leaf] <= start:
            if mark in self._leaves[leaf]:
                self._leaves[leaf] = [other for other in self._leaves[leaf] if other != mark]
                if self._leaves[leaf]:
                    self._refresh(leaf)
                else:
                    self._replace(leaf, leaf + 1, [])
                return
            leaf += 1
        raise KeyError(mark)

    def _replace(self, start: int, end: int, leaves: Sequence[Sequence[int]]) -> None:
        """Put other leaves in the place of some."""
        self._leaves[start:end] = leaves
        self._first[start:end] = [self._starts[leaf[0]] for leaf in leaves]
        self._levels[0][start:end] = [max(map(self._ends.__getitem__, leaf)) for leaf in leaves]
        build_levels(self._levels)

    def _refresh(self, leaf: int) -> None:
        """Repair the path above one changed leaf."""
        marks = self._leaves[leaf]
        self._first[leaf] = self._starts[marks[0]]
        self._levels[0][leaf] = max(map(self._ends.__getitem__, marks))
        at = leaf
        for below, level in zip(self._levels, self._levels[1:], strict=False):
            at //= _FAN
            level[at] = max(below[at * _FAN : (at + 1) * _FAN])


def build_levels(levels: list[list[int]]) -> None:
    """Build the levels of maxima above the lowest."""
    level = levels[0]
    del levels[1:]
    while len(level) > _FAN:
        level = [max(level[at : at + _FAN]) for at in range(0, len(level), _FAN)]
        levels.append(level)


def reaching(levels: Sequence[Sequence[int]], start: int, leaves: int) -> Iterable[int]:
    """Return those of the first ``leaves`` leaves that hold an end after ``start``."""
    nodes: Iterable[int] = range(len(levels[-1]))
    for depth in range(len(levels) - 1, 0, -1):
        level, below = levels[depth], len(levels[depth - 1])
        limit = -(-leaves // _FAN**depth)
        nodes = [
            child
            for node in nodes
            if node < limit and level[node] > start
            for child in range(node * _FAN, min(below, (node + 1) * _FAN))
        ]
    return [leaf for leaf in nodes if leaf < leaves and levels[0][leaf] > start]
