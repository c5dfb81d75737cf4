"""Places of a text where a passage might stand: found by the words it shares with them, scored by likeness.

Shingles of three words, and long words, that stand in few places vote for where the passage begins; the
places with most votes are compared with it. What finds no votes is searched for with errors allowed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import eq

from desktop.model import Span
from desktop.text.differences import Words, aligned, split_words
from desktop.text.images import Differences

CONTEXT = 32
QUOTE_WEIGHT, SIDES_WEIGHT = 50, 40
LIKELY = 0.65  # the score of a place that is a fair guess
WORTH_SHOWING = 0.25
ALMOST = 0.999  # the likeness of words that are not equal is never 1

RARE = 20  # a shingle or word in more places than that has no vote
LONG_WORD = 5
VOTERS = 96  # of one passage, at most
VOTES_NEEDED = 10  # one in so many must point to the same place
CLUSTERS = 4  # of votes, the best ones are looked at
TWINS = 6  # exact occurrences looked at on each side of the place expected
LONG_PASSAGE = 5_000  # of longer ones only the ends vote and are compared
FUZZY_NEEDLE = 200
FUZZY_LEAST = 60

# What all searches in one text may cost together, so that it ends in seconds: code points searched through,
# each of them so much dearer with errors allowed, and code points compared word by word.
ALLOWANCE = 2_000_000_000
FUZZY_COST = 30
COMPARABLE, COMPARABLE_AT_ONCE = 12_000_000, 100_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a passage might stand, and how well it fits, 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A place's likenesses, 0 to 1: of the words themselves, of what is before them and after them.

    ``known`` says how many code points were known before and after.
    """

    span: Span
    quote: float
    before: float
    after: float
    known: tuple[int, int]

    @property
    def sides(self) -> float:
        """Return how well the surroundings fit, 0 when nothing is known of them."""
        before, after = self.known
        return (self.before * before + self.after * after) / max(1, before + after)

    @property
    def score(self) -> float:
        """Return one number for all: the words weigh a little more than what is known around them."""
        weight = SIDES_WEIGHT if any(self.known) else 0
        return (QUOTE_WEIGHT * self.quote + weight * self.sides) / (QUOTE_WEIGHT + weight)


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


class _Cluster:
    """Votes for nearly the same place."""

    def __init__(self, first: int) -> None:
        self.first = self.last = first
        self.votes = 0
        self.weight = 0.0

    def add(self, start: int, weights: Sequence[float]) -> None:
        """Add the votes for a place behind those before."""
        self.last = start
        self.votes += len(weights)
        self.weight += sum(weights)


class Haystack:
    """A text made ready for finding passages in it; what may be spent on searching all of it is bounded."""

    def __init__(self, words: Words, sought: Sequence[Sought], *, thorough: bool = False) -> None:
        """Take the words of the text and the passages that will be looked for.

        ``thorough`` gives places with little in common too, for a person to choose from.
        """
        self.text = words.text
        self._thorough = thorough
        self._allowance = ALLOWANCE
        self._comparable = COMPARABLE
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
        found = self._compared(sought, self._spans(sought))
        if not found or max(fit.score for fit in found.values()) < LIKELY:
            found |= self._compared(sought, self._fuzzy(sought))

        def order(fit: Fit) -> tuple[float, int, int]:
            return (-round(fit.score, 6), abs(fit.span.start - sought.expected), fit.span.start)

        return sorted(found.values(), key=order)

    def _compared(self, sought: Sought, spans: Iterable[Span]) -> dict[Span, Fit]:
        """Return how well places fit, without those that tear a word where the passage tore none."""
        return {span: self._fit(sought, span) for span in set(spans) if not self._torn(sought, span)}

    def _torn(self, sought: Sought, span: Span) -> bool:
        starts_torn = _inside_word(self.text, span.start) and not _inside_word(
            sought.text, len(sought.before)
        )
        end = len(sought.before) + len(sought.quote)
        return (starts_torn and sought.before != "") or (
            sought.after != "" and _inside_word(self.text, span.end) and not _inside_word(sought.text, end)
        )

    def _spans(self, sought: Sought) -> Iterator[Span]:
        """Give the places that the exact words, what is expected, and votes point to."""
        yield from self._twins(sought)
        begin = max(0, sought.expected - len(sought.before))
        if self._is_like(sought, begin):
            yield from self._near(sought, begin, begin)
        for start, end in self._clusters(sought):
            yield from self._near(sought, start, end)

    def _is_like(self, sought: Sought, begin: int) -> bool:
        """Say, at little cost, whether something like the passage stands near a place."""
        from rapidfuzz import fuzz

        window = self._window(sought, begin, begin)
        quote = sought.quote[:FUZZY_NEEDLE]
        return fuzz.partial_ratio(quote, self.text[window.start : window.end]) >= FUZZY_LEAST

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
        votes: dict[int, list[float]] = defaultdict(list)
        voters = _voters(sought.text)
        for voter, at in voters:
            places = self._places.get(voter, [])
            if len(places) <= RARE:
                for place in places:
                    votes[place - at].append(1 / len(places))
        reach = CONTEXT + len(sought.text) // 8
        clusters: list[_Cluster] = []
        for start in sorted(votes):
            if not clusters or start - clusters[-1].last > reach:
                clusters.append(_Cluster(start))
            clusters[-1].add(start, votes[start])
        least = 1 if self._thorough else len(voters) // VOTES_NEEDED
        chosen = [cluster for cluster in clusters if cluster.votes >= least]
        chosen.sort(key=lambda each: (-each.weight, abs(each.first - sought.expected)))
        return [(cluster.first, cluster.last) for cluster in chosen[:CLUSTERS]]

    def _near(self, sought: Sought, start: int, end: int) -> Iterator[Span]:
        """Give the places of the passage in a window of the text, exact ones first."""
        around = self._window(sought, start, end)
        exact = list(islice(_occurrences(self.text, sought.quote, around), TWINS))
        if exact:
            yield from exact
            return
        inner = Span(len(sought.before), len(sought.before) + len(sought.quote))
        price = len(sought.text) + len(around)
        if not len(inner) or price > min(self._comparable, COMPARABLE_AT_ONCE):
            return
        self._comparable -= price
        window = self.text[around.start : around.end]
        image = Differences(sought.text, window, aligned(sought.text, window)).image(inner).span
        if len(image):
            yield Span(around.start + image.start, around.start + image.end)

    def _window(self, sought: Sought, start: int, end: int) -> Span:
        """Return where the passage and its surroundings have room that begin between two offsets."""
        room = CONTEXT + len(sought.quote) // 8
        low = min(max(0, start - room), len(self.text))
        return Span(low, max(low, min(len(self.text), end + len(sought.text) + room)))

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
        before = self.text[max(0, span.start - CONTEXT) : span.start][::-1]
        after = self.text[span.end : span.end + CONTEXT]
        known_before, known_after = sought.before[-CONTEXT:][::-1], sought.after[:CONTEXT]
        return Fit(
            span,
            _likeness(sought.quote, self.text[span.start : span.end]),
            _side_likeness(known_before, before),
            _side_likeness(known_after, after),
            (len(known_before), len(known_after)),
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
        apart = all(end <= other.start or start >= other.end for other in chosen)
        if start < end and apart and fit.score >= WORTH_SHOWING:
            chosen.append(Candidate(start, end, round(fit.score, 3)))
    return chosen


def _inside_word(text: str, offset: int) -> bool:
    """Say whether an offset lies between two letters."""
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def _occurrences(text: str, quote: str, around: Span) -> Iterator[Span]:
    """Give the exact occurrences of words in a part of a text, also those that overlap."""
    place = text.find(quote, around.start, around.end) if quote else -1
    while place >= 0:
        yield Span(place, place + len(quote))
        place = text.find(quote, place + 1, around.end)


def _voters(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Return the shingles and the long words of a text with their offsets, evenly chosen when many."""
    if len(text) > LONG_PASSAGE:
        half = LONG_PASSAGE // 2
        return _voters(text[:half]) + [(voter, len(text) - half + at) for voter, at in _voters(text[-half:])]
    words = split_words(text)
    shingles = zip(words.words, words.words[1:], words.words[2:], strict=False)
    voters: list[tuple[tuple[str, ...], int]] = list(zip(shingles, words.starts, strict=False))
    voters += [
        ((word,), at) for word, at in zip(words.words, words.starts, strict=True) if len(word) >= LONG_WORD
    ]
    return voters[:: 1 + len(voters) // VOTERS]


def _likeness(one: str, other: str) -> float:
    """Return how alike two passages are: 1 when equal, 0 for what two strangers have in common.

    Of long ones the beginnings and the ends are compared.
    """
    if one == other:
        return 1.0
    from rapidfuzz import fuzz

    half = LONG_PASSAGE // 2
    if max(len(one), len(other)) > LONG_PASSAGE:
        one, other = one[:half] + one[-half:], other[:half] + other[-half:]
    return min(ALMOST, max(0.0, fuzz.ratio(one, other) / 50 - 1))


def _side_likeness(known: str, there: str) -> float:
    """Return how well a side fits, both given from the passage outwards; 0 when it is not known."""
    agreeing = sum(takewhile(bool, map(eq, known, there)))
    return max(agreeing / len(known), _likeness(known, there[: len(known)])) if known else 0.0
