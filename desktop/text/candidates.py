"""Places of a text where a passage might stand: found by the words it shares with them, scored by likeness.

Shingles of three words, and long words, that stand in few places vote for where the passage begins; the
places with most votes are compared with it. What finds no votes is searched for with errors allowed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.model import Span
from desktop.text.differences import Words, aligned, split_words
from desktop.text.images import Differences

QUOTE_WEIGHT, SIDE_WEIGHT = 50, 20
CONTEXT = 32
RARE = 48
LONG_WORD = 5
VOTERS = 96
CLUSTERS = 4
TWINS = 12
ALLOWANCE = 2_000_000_000
FUZZY_COST = 30
FUZZY_NEEDLE = 200
FUZZY_LEAST = 60
LONG_PASSAGE = 5_000
LIKELY = 0.65


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a passage might stand, and how well it fits, 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A candidate's likenesses, 0 to 1: of the words themselves, before them and after them.

    A side of which nothing is known is None.
    """

    span: Span
    quote: float
    before: float | None
    after: float | None

    @property
    def sides(self) -> float:
        """Return how well the surroundings fit, 0 when nothing is known of them."""
        known = [side for side in (self.before, self.after) if side is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def score(self) -> float:
        """Return one number for all: the words weigh more than each side."""
        known = [side for side in (self.before, self.after) if side is not None]
        weight = QUOTE_WEIGHT + SIDE_WEIGHT * len(known)
        return (QUOTE_WEIGHT * self.quote + SIDE_WEIGHT * sum(known)) / weight


@dataclass(frozen=True, slots=True)
class Sought:
    """A passage with what stood around it, and where it is expected."""

    before: str
    quote: str
    after: str
    expected: int

    @property
    def text(self) -> str:
        """Return the passage in its surroundings."""
        return self.before + self.quote + self.after


class Haystack:
    """A text made ready for finding passages in it; what may be spent on searching all of it is bounded."""

    def __init__(self, words: Words, sought: Sequence[Sought]) -> None:
        """Take the words of the text and the passages that will be looked for."""
        self.text = words.text
        self._allowance = ALLOWANCE
        self._places: dict[tuple[str, ...], list[int]] = {
            voter: [] for passage in sought for voter, _at in _voters(passage.text)
        }
        if self._places:
            self._index(words)

    def _index(self, words: Words) -> None:
        """Note where each voter stands, up to one more than is rare."""
        shingles = zip(words.words, words.words[1:], words.words[2:], strict=False)
        for number, shingle in enumerate(shingles):
            places = self._places.get(shingle)
            if places is not None and len(places) <= RARE:
                places.append(words.starts[number])
        for number, word in enumerate(words.words):
            places = self._places.get((word,)) if len(word) >= LONG_WORD else None
            if places is not None and len(places) <= RARE:
                places.append(words.starts[number])

    def fits(self, sought: Sought) -> list[Fit]:
        """Return the places where a passage might stand, best first, the nearest among equals."""
        found = {fit.span: fit for span in self._spans(sought) for fit in [self._fit(sought, span)]}
        if not found or max(fit.score for fit in found.values()) < LIKELY:
            for span in self._fuzzy(sought):
                found[span] = self._fit(sought, span)

        def order(fit: Fit) -> tuple[float, int, int]:
            return (-round(fit.score, 6), abs(fit.span.start - sought.expected), fit.span.start)

        return sorted(found.values(), key=order)

    def _spans(self, sought: Sought) -> Iterator[Span]:
        """Give the places that votes and the exact words point to."""
        yield from self._twins(sought)
        begin = max(0, sought.expected - len(sought.before))
        yield from self._near(sought, begin, begin)
        for start, end in self._clusters(sought):
            yield from self._near(sought, start, end)

    def _twins(self, sought: Sought) -> Iterator[Span]:
        """Give the exact occurrences nearest to where the passage is expected, some on each side."""
        size = len(sought.quote)
        if not size or not self._pay(len(self.text)):
            return
        place = min(sought.expected, len(self.text))
        ahead, back = place, place + size - 1
        for _turn in range(TWINS):
            if ahead >= 0:
                ahead = self.text.find(sought.quote, ahead)
                if ahead >= 0:
                    yield Span(ahead, ahead + size)
                    ahead += 1
            if back >= 0:
                back = self.text.rfind(sought.quote, 0, back)
                if back >= 0:
                    yield Span(back, back + size)
                    back += size - 1

    def _clusters(self, sought: Sought) -> list[tuple[int, int]]:
        """Return where the passage in its surroundings begins by the votes, as ranges, most votes first."""
        votes: dict[int, float] = defaultdict(float)
        for voter, at in _voters(sought.text):
            places = self._places.get(voter, [])
            if len(places) <= RARE:
                for place in places:
                    votes[place - at] += 1 / len(places)
        reach = CONTEXT + len(sought.text) // 8
        ranges: list[tuple[float, int, int]] = []
        for start in sorted(votes):
            weight, first, last = ranges[-1] if ranges else (0.0, 0, -reach - 1)
            if ranges and start - last <= reach:
                ranges[-1] = (weight + votes[start], first, start)
            else:
                ranges.append((votes[start], start, start))
        best = sorted(ranges, key=lambda each: (-each[0], abs(each[1] - sought.expected)))[:CLUSTERS]
        return [(first, last) for _weight, first, last in best]

    def _near(self, sought: Sought, start: int, end: int) -> Iterator[Span]:
        """Give the places of the passage in a window of the text, exact ones first."""
        room = CONTEXT + len(sought.quote) // 8
        low = max(0, start - room)
        high = min(len(self.text), end + len(sought.text) + room)
        exact = list(islice(_occurrences(self.text, sought.quote, low, high), TWINS))
        if exact:
            yield from exact
            return
        window = self.text[low:high]
        local = Differences(sought.text, window, aligned(sought.text, window))
        inner = Span(len(sought.before), len(sought.before) + len(sought.quote))
        if len(inner):
            image = local.image(inner).span
            if len(image):
                yield Span(low + image.start, low + image.end)

    def _fuzzy(self, sought: Sought) -> Iterator[Span]:
        """Give the places where the passage stands with the fewest errors, anywhere in the text."""
        from rapidfuzz import fuzz

        start = max(0, len(sought.before) - CONTEXT // 2)
        end = len(sought.before) + len(sought.quote) + CONTEXT // 2
        needle = sought.text[start : min(end, start + FUZZY_NEEDLE)]
        if not needle.strip() or not self._pay(FUZZY_COST * len(self.text)):
            return
        hit = fuzz.partial_ratio_alignment(needle, self.text, score_cutoff=FUZZY_LEAST)
        if hit is not None:
            begin = max(0, hit.dest_start - start)
            yield from self._near(sought, begin, begin)

    def _fit(self, sought: Sought, span: Span) -> Fit:
        """Compare a passage and its surroundings with a place."""
        before = self.text[max(0, span.start - CONTEXT) : span.start]
        after = self.text[span.end : span.end + CONTEXT]
        return Fit(
            span,
            _likeness(sought.quote, self.text[span.start : span.end]),
            _side_likeness(sought.before[-CONTEXT:][::-1], before[::-1]) if sought.before else None,
            _side_likeness(sought.after[:CONTEXT], after) if sought.after else None,
        )

    def stands_once(self, quote: str) -> bool:
        """Say whether words stand exactly once in the text; False when that would take too long."""
        if not self._pay(2 * len(self.text)):
            return False
        place = self.text.find(quote)
        return place >= 0 and place == self.text.rfind(quote)

    def _pay(self, price: int) -> bool:
        """Take what a search of the whole text costs from the allowance; False when too little is left."""
        if price > self._allowance:
            return False
        self._allowance -= price
        return True


def best_candidates(fits: Sequence[Fit], limit: int) -> list[Candidate]:
    """Return the best places that do not overlap, of places sorted by how well they fit."""
    chosen: list[Candidate] = []
    for fit in fits:
        if len(chosen) == limit:
            break
        start, end = fit.span.start, fit.span.end
        if start < end and all(end <= other.start or start >= other.end for other in chosen):
            chosen.append(Candidate(start, end, round(fit.score, 3)))
    return chosen


def _occurrences(text: str, quote: str, start: int, end: int) -> Iterator[Span]:
    """Give the exact occurrences of words between two offsets, also those that overlap."""
    place = text.find(quote, start, end) if quote else -1
    while place >= 0:
        yield Span(place, place + len(quote))
        place = text.find(quote, place + 1, end)


def _voters(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Return the shingles and the long words of a text with their offsets, evenly chosen when many."""
    words = split_words(text)
    shingles = zip(words.words, words.words[1:], words.words[2:], strict=False)
    voters: list[tuple[tuple[str, ...], int]] = list(zip(shingles, words.starts, strict=False))
    voters += [
        ((word,), at) for word, at in zip(words.words, words.starts, strict=True) if len(word) >= LONG_WORD
    ]
    return voters[:: 1 + len(voters) // VOTERS]


def _likeness(one: str, other: str) -> float:
    """Return how alike two passages are: 1 when equal, 0 for what two strangers have in common."""
    if one == other:
        return 1.0
    if len(one) > LONG_PASSAGE:
        return min(len(one), len(other)) / max(len(one), len(other)) * _shared(one, other)
    from rapidfuzz import fuzz

    return max(0.0, fuzz.ratio(one, other) / 50 - 1)


def _shared(one: str, other: str) -> float:
    """Return the share of a long passage that is equal in another."""
    kept = sum(piece.old_end - piece.old_start for piece in aligned(one, other) if piece.tag == "equal")
    return kept / len(one)


def _side_likeness(known: str, there: str) -> float:
    """Return how well a side fits, both given from the passage outwards."""
    agreeing = next((at for at, (a, b) in enumerate(zip(known, there, strict=False)) if a != b), None)
    if agreeing is None:
        agreeing = min(len(known), len(there))
    return max(agreeing / len(known), _likeness(known, there[: len(known)]))
