"""Two sequences of words laid beside each other: which runs of one stand in the other, in the same order.

What is unique in both comes first (a shingle of words that each text holds once), then, in what is left
between, the longest common subsequence. Stretches that are too large for it and share nothing unique
are left unmatched, so the time is bounded whatever the texts are.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SHINGLES = (8, 32, 4, 2)
SMALL = 400 * 400
LARGE = 4_000 * 4_000


class Run(NamedTuple):
    """``size`` equal words, from ``old`` on in one sequence and from ``new`` on in the other."""

    old: int
    new: int
    size: int


class _Stretch(NamedTuple):
    """A part of both sequences, half-open, and how far it has come in ``SHINGLES``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    level: int

    def cells(self) -> int:
        """Return what a full comparison of the two parts costs."""
        return (self.old_end - self.old_start) * (self.new_end - self.new_start)


def matching_runs(old: Sequence[int], new: Sequence[int]) -> list[Run]:
    """Return the runs of equal items, in order in both sequences and never overlapping."""
    runs: list[Run] = []
    waiting = [_Stretch(0, len(old), 0, len(new), 0)]
    while waiting:
        stretch = _trimmed(old, new, waiting.pop(), runs)
        if not stretch.cells():
            continue
        found: list[Run] = []
        if stretch.cells() > SMALL and stretch.level < len(SHINGLES):
            found = _unique_runs(old, new, stretch)
            waiting.extend(_between(stretch, found))
        elif stretch.cells() <= LARGE:
            found = _common_runs(old, new, stretch)
        runs.extend(found)
    return _joined(sorted(runs))


def _trimmed(old: Sequence[int], new: Sequence[int], stretch: _Stretch, runs: list[Run]) -> _Stretch:
    """Return a stretch without what is equal at both its ends, and put that into the runs."""
    old_start, old_end, new_start, new_end, level = stretch
    shorter = min(old_end - old_start, new_end - new_start)
    head = 0
    while head < shorter and old[old_start + head] == new[new_start + head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[old_end - tail - 1] == new[new_end - tail - 1]:
        tail += 1
    if head:
        runs.append(Run(old_start, new_start, head))
    if tail:
        runs.append(Run(old_end - tail, new_end - tail, tail))
    return _Stretch(old_start + head, old_end - tail, new_start + head, new_end - tail, level)


def _unique_runs(old: Sequence[int], new: Sequence[int], stretch: _Stretch) -> list[Run]:
    """Return the runs that start from shingles which stand once in both parts, in a common order."""
    size = SHINGLES[stretch.level]
    places = _unique_places(new[stretch.new_start : stretch.new_end], size)
    pairs = [
        (at, places[shingle])
        for shingle, at in _unique_places(old[stretch.old_start : stretch.old_end], size).items()
        if shingle in places
    ]
    runs: list[Run] = []
    old_free, new_free = 0, 0
    for at, place in _increasing(pairs):
        covered = max(old_free - at, new_free - place, 0)
        if covered < size:
            run = Run(stretch.old_start + at + covered, stretch.new_start + place + covered, size - covered)
            runs.append(run)
            old_free, new_free = at + size, place + size
    return runs


def _unique_places(items: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    """Return the shingles that stand once among items, by place, with their places."""
    shingles = list(zip(*(items[at:] for at in range(size)), strict=False))
    counts = Counter(shingles)
    return {shingle: at for at, shingle in enumerate(shingles) if counts[shingle] == 1}


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs, sorted by their first, whose second increases too."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (_first, second) in enumerate(pairs):
        rank = bisect_left(tails, second)
        before.append(at_tail[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(second)
            at_tail.append(number)
        else:
            tails[rank], at_tail[rank] = second, number
    chosen = []
    number = at_tail[-1] if at_tail else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _between(stretch: _Stretch, runs: Iterable[Run]) -> list[_Stretch]:
    """Return what lies between runs, one level further."""
    found = []
    old_at, new_at = stretch.old_start, stretch.new_start
    for run in [*runs, Run(stretch.old_end, stretch.new_end, 0)]:
        found.append(_Stretch(old_at, run.old, new_at, run.new, stretch.level + 1))
        old_at, new_at = run.old + run.size, run.new + run.size
    return [between for between in found if between.cells()]


def _common_runs(old: Sequence[int], new: Sequence[int], stretch: _Stretch) -> list[Run]:
    """Return the runs of a longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    one, other = old[stretch.old_start : stretch.old_end], new[stretch.new_start : stretch.new_end]
    return [
        Run(stretch.old_start + block.a, stretch.new_start + block.b, block.size)
        for block in LCSseq.editops(one, other).as_matching_blocks()
        if block.size
    ]


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return sorted runs with neighbours on the same diagonal made one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (run.old, run.new):
            joined[-1] = Run(last.old, last.new, last.size + run.size)
        else:
            joined.append(run)
    return joined
