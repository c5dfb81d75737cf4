"""What two engines make of one text, side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.model import FoundMention, Span


class Agreement(StrEnum):
    """How two engines agree on one name; the order is that of the counts."""

    BOTH = "both"
    ONLY_A = "only a"
    ONLY_B = "only b"
    KIND = "other kind"
    EDGES = "other edges"


@dataclass(frozen=True, slots=True)
class Compared:
    """One name as two engines see it, at least one of which marks it."""

    a: FoundMention | None
    b: FoundMention | None

    @property
    def agreement(self) -> Agreement:
        """How they agree; where edges and kind differ it is the edges."""
        if self.a is None:
            return Agreement.ONLY_B
        if self.b is None:
            return Agreement.ONLY_A
        if (self.a.start, self.a.end) != (self.b.start, self.b.end):
            return Agreement.EDGES
        return Agreement.BOTH if self.a.kind is self.b.kind else Agreement.KIND

    @property
    def span(self) -> Span:
        """What either of them marks, together."""
        marked = [each for each in (self.a, self.b) if each is not None]
        return Span(min(each.start for each in marked), max(each.end for each in marked))


def compare(a: Sequence[FoundMention], b: Sequence[FoundMention]) -> list[Compared]:
    """Return the names of both, by place; ``a`` and ``b`` are sorted and do not overlap within themselves.

    Names that share characters are one where each has no better partner: the one of the same span, else
    the first. O(n log n).
    """
    same = {(each.start, each.end): each for each in b}
    pairs = [Compared(each, same.pop((each.start, each.end))) for each in a if (each.start, each.end) in same]
    paired = {(each.a.start, each.a.end) for each in pairs if each.a is not None}
    rest_a = [each for each in a if (each.start, each.end) not in paired]
    rest_b = sorted(same.values(), key=_start)
    at = 0
    for each in rest_a:
        while at < len(rest_b) and rest_b[at].end <= each.start:
            pairs.append(Compared(None, rest_b[at]))
            at += 1
        if at < len(rest_b) and rest_b[at].start < each.end:
            pairs.append(Compared(each, rest_b[at]))
            at += 1
        else:
            pairs.append(Compared(each, None))
    pairs += [Compared(None, each) for each in rest_b[at:]]
    return sorted(pairs, key=_place)


def counts(compared: Sequence[Compared]) -> dict[Agreement, int]:
    """Return how many names there are of each agreement, all of them named."""
    found = Counter(each.agreement for each in compared)
    return {each: found[each] for each in Agreement}


def _start(mention: FoundMention) -> int:
    return mention.start


def _place(compared: Compared) -> tuple[int, int]:
    return compared.span.start, -compared.span.end
