"""What differs between two wordings of a note, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 3_000  # tokens of either side; comparing takes their product at worst


class Side(StrEnum):
    """Which wording has a piece: both, only the earlier one, or only the later one."""

    BOTH = "both"
    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words and the wording that has it."""

    text: str
    side: Side


def differences(then: str, now: str) -> Iterator[Piece]:
    """Yield the pieces of two wordings in their order; all that is not NOW gives the earlier one.

    Of very long ones only what they have in common at the start and the end is told apart.
    """
    old, new = _TOKEN.findall(then), _TOKEN.findall(now)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield from _piece(old[:head], Side.BOTH)
    yield from _between(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from _piece(old[len(old) - tail :], Side.BOTH)


def _between(old: list[str], new: list[str]) -> Iterator[Piece]:
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        yield from _piece(old, Side.THEN)
        yield from _piece(new, Side.NOW)
        return
    from difflib import SequenceMatcher  # noqa: PLC0415  # 10 ms that only a look at earlier wordings needs

    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for what, start, end, new_start, new_end in found:
        if what == "equal":
            yield from _piece(old[start:end], Side.BOTH)
        else:
            yield from _piece(old[start:end], Side.THEN)
            yield from _piece(new[new_start:new_end], Side.NOW)


def _piece(tokens: list[str], side: Side) -> Iterator[Piece]:
    if tokens:
        yield Piece("".join(tokens), side)


def _common(one: list[str], other: list[str]) -> int:
    """Return how many tokens two lists have in common at their start."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
