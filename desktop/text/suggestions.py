"""Which entities may be the same: names alike, initials, abbreviations, short names; for a worker process.

Every name is compared with those only that share something rare with it: a word, a word with one letter
left out on both sides, or the consonants of a word. What two names do not share must be
alike word by word, and numbers must be equal, so that ministries of two countries and
two sisters are not offered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop.model import Kind
from desktop.translation import _

TOKEN_SORT = 90.0  # percent alike with the words in order
JARO_WINKLER = 0.93
WORD_ALIKE = 0.8  # of two words that stand for each other
LARGEST_BLOCK = 120  # names that are compared each with each
WINDOW = 12  # names compared along the alphabet where more share a word
_LEAST_CUT = 4  # letters of a word that may have one wrong
_LEAST_ABBREVIATION = 3
_VOWELS = frozenset("aeiouy")
_SMALL_WORDS = frozenset({"and", "at", "by", "de", "for", "in", "of", "on", "the", "to"})
SCORES = {"initials": 0.92, "ends": 0.91, "abbreviation": 0.9, "short": 0.85}

Found = tuple[int, int, float, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its entity and that one's root; ``words`` are those of its key."""

    id: int
    root: int
    name: str
    kind: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words again as one."""
        return " ".join(self.words)


def suggest(names: Iterable[Sequence[object]], fresh: Iterable[int] | None = None) -> list[Found]:
    """Return which entities may be the same, as (id, id, score from 0 to 1, why), best first.

    ``names`` are rows of id, root, name, key and kind. With ``fresh`` only pairs with one of these ids
    are looked for, each compared with every name, which takes some milliseconds a name.
    """
    every = [
        Named(int(str(a)), int(str(b)), str(c), str(e), tuple(str(d).split())) for a, b, c, d, e in names
    ]
    wanted = None if fresh is None else set(fresh)
    best: dict[tuple[int, int], Found] = {}
    for kind in Kind:
        of_kind = [each for each in every if each.kind == kind.value]
        if kind is not Kind.DATE:
            for found in _of_kind(of_kind, kind, wanted):
                pair = found[0], found[1]
                if pair not in best or best[pair][2] < found[2]:
                    best[pair] = found
    return sorted(best.values(), key=_best_first)


def _best_first(found: Found) -> tuple[float, int, int]:
    return -found[2], found[0], found[1]


def _of_kind(names: Sequence[Named], kind: Kind, fresh: set[int] | None) -> Iterator[Found]:
    yield from _alike(names, kind, _pairs(names) if fresh is None else _pairs_of(names, fresh))
    for one, other, why in (*_abbreviations(names, kind), *_short_names(names, kind)):
        if fresh is None or fresh & {one.id, other.id}:
            reason = _("abbreviation") if why == "abbreviation" else _("the one longer name that ends so")
            yield _found(one, other, SCORES[why], reason)


def _found(one: Named, other: Named, score: float, why: str) -> Found:
    first, second = sorted((one.root, other.root))
    return first, second, round(score, 3), why


def _pairs_of(names: Sequence[Named], fresh: set[int]) -> Iterator[tuple[Named, Named]]:
    for one in names:
        if one.id in fresh:
            yield from ((one, other) for other in names if other.id != one.id)


def _pairs(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield pairs that share something rare, each at least once."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(names):
        for key in _keys(each):
            blocks[key].append(number)
    seen: set[int] = set()
    for numbers in blocks.values():
        for one, other in _within(numbers, names):
            pair = min(one, other) * len(names) + max(one, other)
            if pair not in seen:
                seen.add(pair)
                yield names[one], names[other]


def _keys(named: Named) -> set[str]:
    first, last = named.words[0], named.words[-1]
    keys = {f"{first} {last}", f"{first[0]} {last}"} if first is not last else set()
    for word in named.words:
        keys.add(word)
        if len(word) >= _LEAST_CUT:
            keys.update(word[:at] + word[at + 1 :] for at in range(len(word)))
            keys.add(word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS))
    return keys


def _within(numbers: list[int], names: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block; of a large one those that share another word or stand close in order."""
    if len(numbers) <= LARGEST_BLOCK:
        yield from combinations(numbers, 2)
        return
    ordered = sorted(numbers, key=lambda number: names[number].words)
    for at, one in enumerate(ordered):
        yield from ((one, other) for other in ordered[at + 1 : at + 1 + WINDOW])


def _alike(names: Sequence[Named], kind: Kind, pairs: Iterable[tuple[Named, Named]]) -> Iterator[Found]:
    from rapidfuzz import fuzz  # loads where suggestions are looked for
    from rapidfuzz.distance import JaroWinkler  # the same

    alike, close = fuzz.token_sort_ratio, JaroWinkler.similarity
    keys = {each.id: each.key for each in names}
    for one, other in pairs:
        if one.root == other.root:
            continue
        if kind is Kind.PERSON and _by_initials(one.words, other.words):
            yield _found(one, other, SCORES["initials"], _("the same with initials"))
            continue
        if kind is Kind.PERSON and _by_ends(one.words, other.words):
            yield _found(one, other, SCORES["ends"], _("the same first and last name"))
            continue
        first, second = keys[one.id], keys[other.id]
        sorted_alike = alike(first, second, score_cutoff=TOKEN_SORT)
        beginning_alike = close(first, second, score_cutoff=JARO_WINKLER)
        if (sorted_alike or beginning_alike) and _words_fit(one.words, other.words, close):
            yield _found(one, other, max(sorted_alike / 100, beginning_alike), _("names are alike"))


def _words_fit(one: tuple[str, ...], other: tuple[str, ...], close: Callable[..., float]) -> bool:
    """Tell whether the words that two names do not share stand for each other, one for one."""
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    if any(word.isdigit() or word[:1].isdigit() for word in (*left, *right)):
        return False
    if "".join(one) == "".join(other):
        return True
    return len(left) == len(right) and all(
        max(close(word, each) for each in right) >= WORD_ALIKE for word in left
    )


def _by_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one name is another with first names as initials: "i aliyev", "ilham aliyev"."""
    if len(one) != len(other) or len(one) == 1 or one[-1] != other[-1] or one == other:
        return False
    return all(
        first == second or (1 in {len(first), len(second)} and first[0] == second[0])
        for first, second in zip(one, other, strict=True)
    )


def _by_ends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one name is another with names between first and last: "ilham heydar oglu aliyev"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == len((longer[0], longer[-1])) < len(longer) and shorter == (longer[0], longer[-1])


def _abbreviations(names: Sequence[Named], kind: Kind) -> Iterator[tuple[Named, Named, str]]:
    """Yield abbreviations of organisations, laws and events with what they stand for."""
    if kind in {Kind.PERSON, Kind.GROUP}:
        return
    short: Mapping[str, list[Named]] = defaultdict(list)
    for each in names:
        if len(each.words) == 1 and len(each.key) >= _LEAST_ABBREVIATION and _in_capitals(each.name):
            short[each.key].append(each)
    for each in names:
        for letters in _letters(each) & short.keys():
            yield from ((other, each, "abbreviation") for other in short[letters] if other.root != each.root)


def _in_capitals(name: str) -> bool:
    return sum(letter.isupper() for letter in name) * 2 > len(name)


def _letters(named: Named) -> set[str]:
    """Return the letters that a longer name begins its words with, with and without small words."""
    if len(named.words) < _LEAST_ABBREVIATION:
        return set()
    written = named.name.casefold().split()
    each_way = (
        named.words,
        [word for word in named.words if word not in _SMALL_WORDS],
        [word for word in written if word not in _SMALL_WORDS],  # "Co-operation" gives one letter
    )
    return {"".join(word[0] for word in words) for words in each_way}


def _short_names(names: Sequence[Named], kind: Kind) -> Iterator[tuple[Named, Named, str]]:
    """Yield a surname with the one person of that name; where several have it nobody is meant."""
    if kind is not Kind.PERSON:
        return
    longer: defaultdict[str, dict[int, Named]] = defaultdict(dict)
    for each in names:
        for at in range(1, len(each.words)):
            longer[" ".join(each.words[at:])][each.root] = each
    for each in names:
        others = {root: other for root, other in longer.get(each.key, {}).items() if root != each.root}
        if len(others) == 1:
            yield each, next(iter(others.values())), "short"
