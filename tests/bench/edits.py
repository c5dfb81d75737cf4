"""Made texts, and edits of them whose true outcome is known: where each passage lies afterwards."""

import random
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from desktop.model import Span
from desktop.text.anchors import tight_span

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^.!?\s][^.!?\n]*[.!?]*")
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou"]
VOCABULARY = 8_000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the edited text, and the stretch of the old one it stands for (None: it is new)."""

    text: str
    old: Span | None = None
    same: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A text to edit, and paragraphs of others."""

    text: str
    strange: list[str]


class Edited:
    """A text put together of parts, which knows where the old text went."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Take the parts in the order of the new text."""
        self.text = "".join(part.text for part in parts)
        place = 0
        kept: list[tuple[Span, int, Part]] = []
        for part in parts:
            if part.old is not None:
                kept.append((part.old, place, part))
            place += len(part.text)
        self._kept = sorted(kept, key=itemgetter(0))
        self._starts = [old.start for old, _place, _part in self._kept]

    def image(self, passage: Span) -> Span | None:
        """Return where a passage lies now, without white space at its ends; None when all of it went."""
        spans = []
        number = max(0, bisect_right(self._starts, passage.start) - 1)
        while number < len(self._kept) and self._starts[number] < passage.end:
            old, place, part = self._kept[number]
            number += 1
            start, end = max(old.start, passage.start), min(old.end, passage.end)
            if start >= end:
                continue
            new = Span(place, place + len(part.text))
            if part.same:
                new = Span(place + start - old.start, place + end - old.start)
            spans.append(new)
        if not any(WORD.search(self.text[span.start : span.end]) for span in spans):
            return None
        return tight_span(self.text, Span(min(spans).start, max(span.end for span in spans)))


def varied_text(size: int, chance: random.Random) -> str:
    """Return about ``size`` characters of made-up language: few words are frequent, most are rare."""
    words = ["".join(chance.choices(SYLLABLES, k=1 + number % 4)) for number in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = []
        for _sentence in range(chance.randint(1, 6)):
            chosen = chance.choices(words, weights, k=chance.randint(5, 25))
            sentences.append(" ".join(chosen).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def passages(text: str, count: int, chance: random.Random) -> list[Span]:
    """Return passages as readers mark them: words, phrases, clauses and some sentences of a paragraph."""
    words = [Span(*match.span()) for match in WORD.finditer(text)]
    sentences = [Span(*match.span()) for match in SENTENCE.finditer(text) if WORD.search(match.group())]
    chosen: list[Span] = []
    while len(chosen) < count:
        kind = chance.random()
        if kind < 0.75:
            longest = 1 if kind < 0.3 else 4 if kind < 0.5 else 15
            span = _several(words, chance, longest)
        else:
            span = _several(sentences, chance, 4)
        if "\n" not in text[span.start : span.end]:
            chosen.append(span)
    return chosen


def _several(spans: Sequence[Span], chance: random.Random, longest: int) -> Span:
    first = chance.randrange(len(spans))
    last = min(len(spans), first + chance.randint(1, longest)) - 1
    return Span(spans[first].start, spans[last].end)


def edit_words(source: Source, share: float, chance: random.Random) -> Edited:
    """Replace, delete, or put another word behind, a third each, a share of all words."""
    text = source.text
    words = list(WORD.finditer(text))
    others = [*(match.group() for match in words), *WORD.findall(" ".join(source.strange))]
    parts: list[Part] = []
    at = 0
    for match in words:
        if chance.random() >= share:
            continue
        start, end = match.span()
        other = chance.choice(others)
        act = chance.randrange(3)
        gap = act == 1 and start > at and text[start - 1] == " "  # a deleted word takes a space with it
        parts.append(Part(text[at : start - gap], Span(at, start - gap)))
        if act == 0:
            parts.append(Part(other, Span(start, end), same=False))
        elif act == 2:
            parts += [Part(text[start:end], Span(start, end)), Part(" " + other)]
        at = end
    return Edited([*parts, Part(text[at:], Span(at, len(text)))])


def edit_paragraphs(source: Source, share: float, chance: random.Random) -> Edited:
    """Delete a share of all paragraphs, and put in as many strange ones at any place."""
    parts: list[Part] = []
    for part in _paragraphs(source.text):
        if chance.random() >= share:
            parts.append(part)
        if chance.random() < share:
            parts.append(Part(chance.choice(source.strange) + "\n\n"))
    return Edited(parts)


def move_paragraphs(source: Source, share: float, chance: random.Random) -> Edited:
    """Move a share of all paragraphs, one at least, to any place."""
    parts = _paragraphs(source.text)
    for _move in range(max(1, round(share * len(parts)))):
        part = parts.pop(chance.randrange(len(parts)))
        parts.insert(chance.randrange(len(parts) + 1), part)
    return Edited(parts)


def _paragraphs(text: str) -> list[Part]:
    """Return the paragraphs of a text, each with the empty line behind it."""
    parts: list[Part] = []
    at = 0
    for paragraph in text.split("\n\n"):
        end = min(len(text), at + len(paragraph) + 2)
        parts.append(Part(text[at:end], Span(at, end)))
        at = end
    last = parts[-1]
    parts[-1] = Part(last.text + "\n\n", last.old)
    return parts
