"""Where a passage of one text lies in another, and what speaks for it: the image of a span."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.model import Span
from desktop.text.differences import Piece, Words, split_words

NEIGHBOURHOOD = 64
FEW = 400
VAGUE = 0.1


@dataclass(frozen=True, slots=True)
class Image:
    """A place, with the shares (0 to 1) of what is the same: in the passage, before it and after it.

    A side on which the old text ends counts as the other one. ``vague`` says that nobody can tell where
    the passage ends: among words that replace more or fewer, or beside a word that came or went twice.
    """

    span: Span
    inside: float
    before: float
    after: float
    vague: bool


class Differences:
    """The pieces that turn one text into another, kept for asking where spans went."""

    def __init__(self, old: str, new: str, pieces: Sequence[Piece]) -> None:
        """Take two texts and what ``aligned`` made of them."""
        self._old = old
        self._new = new
        self._pieces = [piece for piece in pieces if piece.tag != "insert"]
        self._starts = [piece.old_start for piece in self._pieces]
        self._equal = [piece for piece in self._pieces if piece.tag == "equal"]
        self._old_starts = [piece.old_start for piece in self._equal]
        self._new_starts = [piece.new_start for piece in self._equal]
        self._kept = [0, *accumulate(piece.old_end - piece.old_start for piece in self._equal)]

    def image(self, span: Span) -> Image:
        """Return where a span of the old text, inside it and not empty, lies in the new one."""
        start, vague_start = self._mapped(span.start, at_end=False)
        end, vague_end = self._mapped(span.end - 1, at_end=True)
        place = self._without_new_white_space(span, Span(start, max(start, end)))
        before = self._kept_near(Span(max(0, span.start - NEIGHBOURHOOD), span.start), place)
        after = self._kept_near(Span(span.end, min(len(self._old), span.end + NEIGHBOURHOOD)), place)
        inside = self._kept_in(self._old_starts, span)
        sides = [side for side in (before, after) if side is not None] or [inside]
        return Image(
            place,
            inside,
            sides[0],
            sides[-1],
            vague=vague_start + vague_end + self._sliding(span, place) > VAGUE * len(place),
        )

    def taken(self, place: Span) -> float:
        """Return the share of a place in the new text that stood elsewhere in the old one: it is not free."""
        return self._kept_in(self._new_starts, place)

    def _mapped(self, offset: int, *, at_end: bool) -> tuple[int, int]:
        """Return the place of a code point (behind it ``at_end``) and how many code points are in doubt."""
        piece = self._pieces[bisect_right(self._starts, offset) - 1]
        if piece.tag == "equal":
            return piece.new_start + offset - piece.old_start + at_end, 0
        if piece.tag == "delete":
            return piece.new_start, 0
        old = self._old[piece.old_start : piece.old_end]
        new = self._new[piece.new_start : piece.new_end]
        place, doubt = _inside_replaced(old, new, offset + at_end - piece.old_start)
        return piece.new_start + place, doubt

    def _sliding(self, span: Span, place: Span) -> int:
        """Return how many code points an end could be off because a word is now, or was, there twice."""
        old, new = self._old, self._new
        start = _edge(old, span.start), _edge(new, place.start)
        end = _edge(old, span.end), _edge(new, place.end)
        return sum(
            len(word)
            for (one, other), word in ((start, start[0][1]), (end, end[0][0]))
            if (one[0] == one[1]) != (other[0] == other[1])
        )

    def _without_new_white_space(self, span: Span, place: Span) -> Span:
        """Return a place without white space at ends where the passage had none."""
        start, end = place.start, place.end
        if not self._old[span.start].isspace():
            while start < end and self._new[start].isspace():
                start += 1
        if not self._old[span.end - 1].isspace():
            while start < end and self._new[end - 1].isspace():
                end -= 1
        return Span(start, end)

    def _kept_in(self, starts: Sequence[int], span: Span) -> float:
        """Return the share of a span in equal pieces, of the text in which they have these starts."""
        kept = self._kept_until(starts, span.end) - self._kept_until(starts, span.start)
        return kept / max(1, len(span))

    def _kept_until(self, starts: Sequence[int], offset: int) -> int:
        number = bisect_right(starts, offset) - 1
        if number < 0:
            return 0
        return min(self._kept[number] + offset - starts[number], self._kept[number + 1])

    def _kept_near(self, around: Span, place: Span) -> float | None:
        """Return the share of a side that is still near the passage; None where the text ends."""
        if not len(around):
            return None
        reach = Span(place.start - 2 * NEIGHBOURHOOD, place.end + 2 * NEIGHBOURHOOD)
        near = (
            max(0, min(end, reach.end) - max(start, reach.start)) for start, end in self._images_of(around)
        )
        return sum(near) / len(around)

    def _images_of(self, span: Span) -> Iterator[tuple[int, int]]:
        """Give the places of what is equal in a span of the old text."""
        number = max(0, bisect_right(self._old_starts, span.start) - 1)
        while number < len(self._equal) and self._equal[number].old_start < span.end:
            piece = self._equal[number]
            shift = piece.new_start - piece.old_start
            start, end = max(piece.old_start, span.start), min(piece.old_end, span.end)
            if start < end:
                yield start + shift, end + shift
            number += 1


def _edge(text: str, offset: int) -> tuple[str, str]:
    """Return the word that ends before an offset and the one that starts behind it."""
    before = text[max(0, offset - NEIGHBOURHOOD) : offset].split()
    after = text[offset : offset + NEIGHBOURHOOD].split()
    return before[-1] if before else "", after[0] if after else " "


def _inside_replaced(old: str, new: str, offset: int) -> tuple[int, int]:
    """Return where an offset in replaced words lies in those that replace them, and how doubtful it is.

    As many words for as many: word by word. Otherwise the share of words before it decides. At an end there
    is doubt when one word came or went: it may be a neighbour's. More make it another phrase as a whole.
    """
    if offset in {0, len(old)} and abs(len(old.split()) - len(new.split())) != 1:
        return (len(new) if offset else 0), 0
    if max(len(old), len(new)) > FEW:
        return round(offset * len(new) / len(old)), abs(len(new) - len(old))
    words, others = split_words(old), split_words(new)
    if len(words.words) != len(others.words) or not words.words:
        return _by_share(words, others, offset), abs(len(new) - len(old))
    for number, word in enumerate(words.words):
        if offset <= words.end(number):
            into = max(0, offset - words.starts[number])
            behind = others.end(number)
            return (behind if into == len(word) else min(behind, others.starts[number] + into)), 0
    return len(new), 0


def _by_share(words: Words, others: Words, offset: int) -> int:
    """Return the place behind the same share of words as lie before an offset."""
    if offset in {0, len(words.text)} or not (words.words and others.words):
        return len(others.text) if offset else 0
    before = sum(words.end(number) <= offset for number in range(len(words.words)))
    place = round(before * len(others.words) / len(words.words))
    at_start = offset in words.starts
    if place == len(others.words):
        return len(others.text)
    return others.starts[place] if at_start or not place else others.end(place - 1)
