"""Laying lists of found mentions over each other, so that the outcome is sorted and never overlaps."""

from collections.abc import Iterable

from desktop.model import FoundMention


def overlay(found: Iterable[FoundMention], winners: Iterable[FoundMention]) -> list[FoundMention]:
    """Return ``winners`` and those of ``found`` that touch none of them, sorted by start.

    Both may overlap within themselves: the longer mention wins, then the earlier one. O(n log n).
    """
    chosen = settle(winners)
    rest = iter(chosen)
    winner = next(rest, None)
    kept: list[FoundMention] = []
    for mention in settle(found):
        while winner is not None and winner.end <= mention.start:
            winner = next(rest, None)
        if winner is None or winner.start >= mention.end:
            kept.append(mention)
    return sorted([*chosen, *kept], key=_place)


def settle(found: Iterable[FoundMention]) -> list[FoundMention]:
    """Return the mentions sorted by start, of overlapping neighbours the longer, of equals the first.

    Empty mentions are left out. O(n log n).
    """
    kept: list[FoundMention] = []
    for mention in sorted(found, key=_place):
        if mention.end <= mention.start:
            continue
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
        elif _length(mention) > _length(kept[-1]):
            kept[-1] = mention
    return kept


def _place(mention: FoundMention) -> tuple[int, int]:
    return mention.start, -mention.end


def _length(mention: FoundMention) -> int:
    return mention.end - mention.start
