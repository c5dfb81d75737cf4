"""The lines that a text is drawn in, found at once for texts of any length.

Starts and ends are kept in two lists of integers: a tuple a line would wake Python's garbage
collector again and again.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import sub

from desktop.model import Block, BlockKind
from desktop.text.paragraphs import paragraphs

LONGEST = 4_000
_LONGEST_UNBROKEN = 1_000  # finding where a line without spaces can end is slow
_SEARCHED_FOR_SPACE = 400
_EMPTY_LINES = "\n" * 64
_BLANK = frozenset(chr(point) for point in range(0x3001) if chr(point).isspace())
_JOINER = "\u200d"
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


class Lines:
    """Lines ``[starts[n], ends[n])`` in order, without those that hold only white space."""

    __slots__ = ("ends", "starts")

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        begin, finish, find, at = self.starts.append, self.ends.append, text.find, 0
        length = len(text)
        while at < length:
            end = find("\n", at)
            if end < 0:
                end = length
            if text[at] not in _BLANK or (end > at and not text[at:end].isspace()):
                begin(at)
                finish(end)
            at = end + 1
            if at < length and text[at] == "\n":  # mostly one blank line; seldom very many
                at += 1
                while at < length and text[at] == "\n" and text.startswith(_EMPTY_LINES, at):
                    at += len(_EMPTY_LINES)

    def lengths(self) -> list[int]:
        """Return the length of each line."""
        return list(map(sub, self.ends, self.starts))

    def at(self, position: int) -> int:
        """Return the line that holds a position, or the nearest one before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def without(self, start: int, end: int) -> None:
        """Take a stretch out."""
        low, high = bisect_right(self.ends, start), bisect_left(self.starts, end)
        if low < high:
            first, last = self.starts[low], self.ends[high - 1]
            left = [pair for pair in ((first, start), (end, last)) if pair[0] < pair[1]]
            self._replace(low, high, left)

    def join(self, text: str, blocks: Iterable[Block]) -> None:
        """Put the lines of each block together that was wrapped by hand."""
        ends = dict(zip(self.starts, self.ends, strict=True)).get
        for block in [each for each in blocks if ends(each.start, -1) < each.end]:
            if _is_wrapped(text, block):
                low, high = bisect_left(self.starts, block.start), bisect_left(self.starts, block.end)
                if high - low > 1:
                    self._replace(low, high, [(self.starts[low], self.ends[high - 1])])

    def cut(self, text: str) -> None:
        """Cut the lines that are too long to be laid out as one."""
        if max(map(sub, self.ends, self.starts), default=0) <= LONGEST:
            return
        parts = [
            part
            for start, end in zip(self.starts, self.ends, strict=True)
            for part in cut_line(text, start, end)
        ]
        self._replace(0, len(self.starts), parts)

    def _replace(self, low: int, high: int, lines: Sequence[tuple[int, int]]) -> None:
        self.starts[low:high] = [start for start, _ in lines]
        self.ends[low:high] = [end for _, end in lines]


def cut_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long line after white space where there is some, and never inside a letter or emoji."""
    while end - start > LONGEST:
        broken = " " in text[start : start + _SEARCHED_FOR_SPACE]
        longest = LONGEST if broken else _LONGEST_UNBROKEN
        cut = start + longest
        space = max(text.rfind(sign, cut - _SEARCHED_FOR_SPACE, cut) for sign in " \t\u3000。،")
        if space > start:
            cut = space + 1
        lowest = cut - _SEARCHED_FOR_SPACE
        while cut > lowest and _joined(text[cut - 1], text[cut]):
            cut -= 1
        if cut == lowest:
            cut = start + longest
        yield start, cut
        start = cut
    yield start, end


def _joined(before: str, sign: str) -> bool:
    """Say whether two characters may belong to one letter or emoji."""
    if unicodedata.combining(sign) or sign in _JOINERS or before == _JOINER:
        return True
    return sign in _SKINS


def _is_wrapped(text: str, block: Block) -> bool:
    """Say whether a block's lines are one paragraph."""
    if block.kind is BlockKind.TABLE or text.find("\n", block.start, block.end - 1) < 0:
        return False
    return len(paragraphs(text[block.start : block.end])) == 1
