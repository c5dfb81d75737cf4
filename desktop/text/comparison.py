"""Two versions of a text as rows to be read side by side: paragraphs that stand for each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from desktop.model import Span
from desktop.text.differences import Piece, aligned, split_words

MOST_PAIRS = 10_000  # of lines, and of words, between two that are the same, compared with each other
RUN = 3  # words in a row that are no chance where the texts differ
LONGEST = 4_000  # characters of a cell: one unbroken word of 100 kB takes seconds to lay out


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old text beside its counterpart; a side without one is an empty span.

    The marks are what is not in the other text, within the spans, in order.
    """

    old: Span
    new: Span
    old_marks: tuple[Span, ...] = ()
    new_marks: tuple[Span, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether something is marked on either side."""
        return bool(self.old_marks or self.new_marks)


def compare(old: str, new: str) -> list[Row]:
    """Return two versions as rows; some seconds for a long text, so that a worker does it."""
    pieces: list[Piece] = []
    for piece in aligned(old, new):
        for part in _refined(old, new, piece):
            pieces += _trimmed(old, new, part)
    return side_by_side(old, new, pieces)


def _refined(old: str, new: str, piece: Piece) -> list[Piece]:
    """Return a replaced stretch with the runs of words between that both texts have in it.

    Where passages went, such runs may be chance; what a reader sees are sentences that stayed.
    """
    if piece.tag != "replace":
        return [piece]
    ours = split_words(old[piece.old_start : piece.old_end])
    theirs = split_words(new[piece.new_start : piece.new_end])
    if min(len(ours.words), len(theirs.words)) < RUN or len(ours.words) * len(theirs.words) > MOST_PAIRS:
        return [piece]
    found, one, other = [], piece.old_start, piece.new_start
    for block in SequenceMatcher(None, ours.words, theirs.words, autojunk=False).get_matching_blocks():
        if block.size < RUN:
            continue
        left, right = ours.starts[block.a], theirs.starts[block.b]
        words = ours.text[left : ours.end(block.a + block.size - 1)]
        if theirs.text.startswith(words, right):  # with the same white space between
            left, right = left + piece.old_start, right + piece.new_start
            found.append(Piece("replace", one, left, other, right))
            one, other = left + len(words), right + len(words)
            found.append(Piece("equal", left, one, right, other))
    return [*found, Piece("replace", one, piece.old_end, other, piece.new_end)]


def _trimmed(old: str, new: str, piece: Piece) -> list[Piece]:
    """Return a replaced stretch without the words at its ends that both texts have there."""
    if piece.tag != "replace":
        return [piece]
    ours, theirs = old[piece.old_start : piece.old_end], new[piece.new_start : piece.new_end]
    head = _common_head(ours, theirs)
    tail = _common_head(ours[head:][::-1], theirs[head:][::-1])
    left = Span(piece.old_start + head, piece.old_end - tail)
    right = Span(piece.new_start + head, piece.new_end - tail)
    found = []
    if head:
        found.append(Piece("equal", piece.old_start, left.start, piece.new_start, right.start))
    if left or right:  # a side that is empty makes no mark
        found.append(Piece("replace", left.start, left.end, right.start, right.end))
    if tail:
        found.append(Piece("equal", left.end, piece.old_end, right.end, piece.new_end))
    return found


def _common_head(one: str, other: str) -> int:
    """Return how much of the beginnings of two stretches is the same, up to the end of a word."""
    shorter = min(len(one), len(other))
    letters = zip(one, other, strict=False)
    length = next((at for at, (left, right) in enumerate(letters) if left != right), shorter)
    while length > 0 and _inside_word(one, length) | _inside_word(other, length):
        length -= 1
    return length


def _inside_word(text: str, offset: int) -> bool:
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def side_by_side(old: str, new: str, pieces: Sequence[Piece]) -> list[Row]:
    """Return both texts as rows, paragraphs without words left out; ``pieces`` are both texts in order."""
    ours = [Span(each.old_start, each.old_end) for each in pieces if each.tag in {"replace", "delete"}]
    theirs = [Span(each.new_start, each.new_end) for each in pieces if each.tag in {"replace", "insert"}]
    our_marks, their_marks = _Marks(old, ours), _Marks(new, theirs)
    common = _Common(pieces)
    rows = []
    for left, right in _parts(old, new, pieces):
        for here, there in _paired(_lines(old, left), _lines(new, right), common):
            ours_line, theirs_line = here or Span(left.end, left.end), there or Span(right.end, right.end)
            row = Row(ours_line, theirs_line, our_marks.within(ours_line), their_marks.within(theirs_line))
            rows.append(row)
    return rows


Pair = tuple[Span | None, Span | None]


def _paired(ours: list[Span], theirs: list[Span], common: "_Common") -> list[Pair]:
    """Put the lines side by side that have most in common, in order; the others stand alone or fill up."""
    if len(ours) <= 1 and len(theirs) <= 1:
        return list(zip_longest(ours, theirs))
    pairs: list[Pair] = []
    left = right = 0
    for one, other in _matches(ours, theirs, common):
        pairs += _alone(ours[left:one], theirs[right:other])
        pairs.append((ours[one], theirs[other]))
        left, right = one + 1, other + 1
    return pairs + _alone(ours[left:], theirs[right:])


def _alone(ours: list[Span], theirs: list[Span]) -> list[Pair]:
    """Pair lines that have nothing in common: as many as there are on both sides, the rest alone."""
    return list(zip_longest(ours, theirs))


def _matches(ours: list[Span], theirs: list[Span], common: "_Common") -> list[tuple[int, int]]:
    """Return the lines that go together so that as many characters as can be stand beside each other."""
    if len(ours) * len(theirs) > MOST_PAIRS:
        return []
    best = [[0] * (len(theirs) + 1) for _line in range(len(ours) + 1)]
    shares = [[common.share(one, other) for other in theirs] for one in ours]
    for one in reversed(range(len(ours))):
        for other in reversed(range(len(theirs))):
            together = best[one + 1][other + 1] + shares[one][other]
            best[one][other] = max(best[one + 1][other], best[one][other + 1], together)
    found, one, other = [], 0, 0
    while one < len(ours) and other < len(theirs):
        if shares[one][other] and best[one][other] == best[one + 1][other + 1] + shares[one][other]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1
    return found


def _parts(old: str, new: str, pieces: Sequence[Piece]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches between ends of paragraphs that both texts have in common."""
    old_from = new_from = 0
    for piece in pieces:
        if piece.tag != "equal" or piece.old_end - piece.old_start != piece.new_end - piece.new_start:
            continue
        place = old.find("\n", piece.old_start, piece.old_end)
        while place >= 0:
            there = piece.new_start + place - piece.old_start
            yield Span(old_from, place), Span(new_from, there)
            old_from, new_from = place + 1, there + 1
            place = old.find("\n", place + 1, piece.old_end)
    yield Span(old_from, len(old)), Span(new_from, len(new))


def _lines(text: str, part: Span) -> list[Span]:
    """Return the lines of a stretch that hold words, long ones in several."""
    found, start = [], part.start
    while start <= part.end:
        place = text.find("\n", start, part.end)
        end = place if place >= 0 else part.end
        if text[start:end].strip():
            found += [Span(at, min(at + LONGEST, end)) for at in range(start, end, LONGEST)]
        start = end + 1
    return found


class _Common:
    """What both texts have in common, asked for by place."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._equal = [each for each in pieces if each.tag == "equal"]
        self._ends = [each.old_end for each in self._equal]

    def share(self, old: Span, new: Span) -> int:
        """Return how many characters of a stretch of the old text stand in one of the new text."""
        count = 0
        for piece in self._equal[bisect_right(self._ends, old.start) :]:
            if piece.old_start >= old.end:
                break
            shift = piece.new_start - piece.old_start
            start = max(piece.old_start, old.start, new.start - shift)
            count += max(0, min(piece.old_end, old.end, new.end - shift) - start)
        return count


class _Marks:
    """The marked stretches of one text, asked for by place."""

    def __init__(self, text: str, marks: Sequence[Span]) -> None:
        self._text = text
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._ends = [mark.end for mark in marks]

    def within(self, span: Span) -> tuple[Span, ...]:
        """Return the marks inside a span, cut to it, without those that hold no word or sign."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        cut = (Span(max(m.start, span.start), min(m.end, span.end)) for m in self._marks[first:last])
        return tuple(mark for mark in cut if self._text[mark.start : mark.end].strip())
