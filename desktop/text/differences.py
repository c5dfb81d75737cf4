"""What differs between two versions of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from desktop.text.alignment import Run, matching_runs

# Scripts that write no spaces are compared character by character; a word without end in parts.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"([{_UNSPACED}]|[^\W{_UNSPACED}]{{1,64}}|[^\w\s])")
CHANCE = 32
SLIDE = 500


class Piece(NamedTuple):
    """A stretch of the old text and the stretch of the new one that stands for it, in code points."""

    tag: Literal["equal", "replace", "insert", "delete"]
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text without the white space between: where each starts, and its words."""

    text: str
    words: list[str]
    starts: list[int]

    def end(self, number: int) -> int:
        """Return where a word ends."""
        return self.starts[number] + len(self.words[number])


def split_words(text: str) -> Words:
    """Return the words and signs of a text in order."""
    parts = _WORD.split(text)  # what lies between words and the words, in turn
    return Words(text, parts[1::2], list(accumulate(map(len, parts)))[:-1:2])


def aligned(old: str, new: str) -> list[Piece]:
    """Return what turns one text into the other; together the pieces are both texts, in order.

    Works word by word; the white space between belongs to what stands around it. Words that two
    different passages share by chance count as different.
    """
    return aligned_words(split_words(old), split_words(new))


def aligned_words(old: Words, new: Words) -> list[Piece]:
    """Return what turns one text into the other, for texts whose words are known."""
    if old.text == new.text:
        return [Piece("equal", 0, len(old.text), 0, len(new.text))] if old.text else []
    numbers: dict[str, int] = {}
    runs = matching_runs(
        [numbers.setdefault(word, len(numbers)) for word in old.words],
        [numbers.setdefault(word, len(numbers)) for word in new.words],
    )
    pieces = _pieces(old.text, new.text, list(_equal_parts(old, new, _meant(old, new, runs))))
    return _at_breaks(old.text, new.text, pieces)


class _Part(NamedTuple):
    """A stretch that both texts share, in code points."""

    old: int
    new: int
    size: int


def _meant(old: Words, new: Words, runs: Sequence[Run]) -> list[Run]:
    """Return the runs without those that stand by chance in the middle of other words."""
    kept: list[Run] = []
    for run in [*runs, Run(len(old.words), len(new.words), 0)]:
        while kept and _by_chance(old, new, kept, run):
            kept.pop()
        kept.append(run)
    return kept[:-1]


def _by_chance(old: Words, new: Words, kept: Sequence[Run], following: Run) -> bool:
    """Say whether the last run kept is short against the differing stretches on both its sides."""
    run = kept[-1]
    size = old.end(run.old + run.size - 1) - old.starts[run.old]
    if size > CHANCE:
        return False
    before = kept[-2] if len(kept) > 1 else Run(0, 0, 0)
    return 2 * size <= min(_distance(old, new, before, run), _distance(old, new, run, following))


def _distance(old: Words, new: Words, run: Run, following: Run) -> int:
    """Return how many code points lie between two runs, in the text where it is more."""
    return max(
        _gap(old, run.old + run.size, following.old),
        _gap(new, run.new + run.size, following.new),
    )


def _gap(words: Words, start: int, end: int) -> int:
    return words.end(end - 1) - words.starts[start] if end > start else 0


def _equal_parts(old: Words, new: Words, runs: Sequence[Run]) -> Iterator[_Part]:
    """Give the parts of both texts that are equal with the white space between their words."""
    for run in runs:
        old_start, new_start = old.starts[run.old], new.starts[run.new]
        size = old.end(run.old + run.size - 1) - old_start
        if old.text[old_start : old_start + size] == new.text[new_start : new_start + size]:
            yield _Part(old_start, new_start, size)
        else:
            for number in range(run.size):
                at = run.old + number
                yield _Part(old.starts[at], new.starts[run.new + number], len(old.words[at]))


def _pieces(old: str, new: str, parts: Sequence[_Part]) -> list[Piece]:
    """Return equal parts and what lies between them; white space equal at a border goes to the equal."""
    pieces: list[Piece] = []
    old_at, new_at = 0, 0
    for part in [*parts, _Part(len(old), len(new), 0)]:
        head, tail = _white_ends(old[old_at : part.old], new[new_at : part.new])
        _append(pieces, Piece("equal", old_at, old_at + head, new_at, new_at + head))
        old_at, new_at = old_at + head, new_at + head
        differing = (old_at, part.old - tail, new_at, part.new - tail)
        _append(pieces, Piece(_tag(differing), *differing))
        old_at, new_at = part.old + part.size, part.new + part.size
        _append(pieces, Piece("equal", part.old - tail, old_at, part.new - tail, new_at))
    return pieces


def _white_ends(old: str, new: str) -> tuple[int, int]:
    """Return how much white space is the same at the start and at the end of two gaps."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return head, tail


def _tag(differing: tuple[int, int, int, int]) -> Literal["replace", "insert", "delete"]:
    old_start, old_end, new_start, new_end = differing
    if old_start == old_end:
        return "insert"
    return "delete" if new_start == new_end else "replace"


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Add a piece unless it is empty; equal pieces that touch are one."""
    if piece.old_start == piece.old_end and piece.new_start == piece.new_end:
        return
    if pieces and piece.tag == "equal" == pieces[-1].tag:
        pieces[-1] = Piece("equal", pieces[-1].old_start, piece.old_end, pieces[-1].new_start, piece.new_end)
    else:
        pieces.append(piece)


def _at_breaks(old: str, new: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with what came or went beginning at a line or a sentence, where that is as true.

    “[b. A ]b” and “[A b. ]A b” say the same when the text is “A b. A b”; the second is what a reader sees.
    """
    slid = list(pieces)
    for number in range(1, len(slid) - 1):
        before, piece, after = slid[number - 1 : number + 2]
        if piece.tag in {"insert", "delete"} and before.tag == after.tag == "equal":
            text, start, end = old, piece.old_start, piece.old_end
            if piece.tag == "insert":
                text, start, end = new, piece.new_start, piece.new_end
            back = before.old_end - before.old_start - (number > 1)
            ahead = after.old_end - after.old_start - (number < len(slid) - 2)
            shift = _shift(text, start, end, _slides(text, start, end, back=back, ahead=ahead))
            if shift:
                slid[number - 1 : number + 2] = _shifted(before, piece, after, shift)
    return [piece for piece in slid if piece.old_start < piece.old_end or piece.new_start < piece.new_end]


def _slides(text: str, start: int, end: int, *, back: int, ahead: int) -> range:
    """Return by how many code points a stretch may be shifted, the text without it staying the same."""
    left = 0
    while left < min(back, SLIDE) and text[start - left - 1] == text[end - left - 1]:
        left += 1
    right = 0
    while right < min(ahead, SLIDE) and text[start + right] == text[end + right]:
        right += 1
    return range(-left, right + 1)


def _shift(text: str, start: int, end: int, slides: range) -> int:
    """Return the shift to the best break, the smallest one among equals, 0 for none."""

    def rank(shift: int) -> tuple[int, int]:
        here = start + shift
        if here == 0 or (text[here - 1] == "\n" and text[here : here + 1] != "\n"):
            return 0, abs(shift)
        sentence = text[here - 2 : here] in {". ", "! ", "? "}
        return (1 if sentence else 2), abs(shift)

    best = min(slides, key=rank)
    return best if rank(best)[0] < rank(0)[0] and start < end else 0


def _shifted(before: Piece, piece: Piece, after: Piece, shift: int) -> list[Piece]:
    """Return three pieces with the limits between them shifted in both texts."""
    return [
        Piece(before.tag, before.old_start, before.old_end + shift, before.new_start, before.new_end + shift),
        Piece(piece.tag, *(limit + shift for limit in piece[1:])),
        Piece(after.tag, after.old_start + shift, after.old_end, after.new_start + shift, after.new_end),
    ]
