"""Bench of recognition against gold sets: how much is found, of which kind, layer by layer, at which cost.

The sets are read from ``SCHOLIAST_NER`` (``../shared/ner``) and are not part of the project: one JSON value
a line, ``{"text": ..., "ents": [[start, end, label], ...]}`` in code points.
"""

import json
import os
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model import FoundMention, Kind
from desktop.recognition.layers import Layer
from tests.bench.probe import Row

FOLDER = Path(os.environ.get("SCHOLIAST_NER", "../shared/ner"))
PERSON, PLACE, ORGANISATION, DATE, NAME = "PER", "LOC", "ORG", "DATE", "NAME"
TYPED = frozenset({PERSON, PLACE, ORGANISATION})
GOLD = {
    "Person": PERSON,
    "person": PERSON,
    "PER": PERSON,
    "Location": PLACE,
    "location": PLACE,
    "LOC": PLACE,
    "Facility": PLACE,
    "Organization": ORGANISATION,
    "ORG": ORGANISATION,
    "corporation": ORGANISATION,
    "group": ORGANISATION,
    "Date": DATE,
    "NORP": NAME,
    "Misc": NAME,
    "MISC": NAME,
    "Product": NAME,
    "creative-work": NAME,
    "product": NAME,
}
"""What each label of the gold sets is compared as; labels not named here (money) are left out."""
KINDS = {
    Kind.PERSON: PERSON,
    Kind.PLACE: PLACE,
    Kind.ORGANISATION: ORGANISATION,
    Kind.GROUP: NAME,
    Kind.EVENT: NAME,
    Kind.LAW: NAME,
    Kind.OTHER: NAME,
    Kind.DATE: DATE,
}
ARTICLES = ("the ", "a ", "an ")
POSSESSIVES = ("'s", "\u2019s")
DATED = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\b"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{4}s?\b|centur)",
    re.IGNORECASE,
)

Place = tuple[int, int, int, str]  # text, start, end, label


@dataclass(frozen=True, slots=True)
class Score:
    """Found and gold spans compared."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall in percent."""
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 100.0


def gold_set(path: Path) -> tuple[list[str], set[Place]]:
    """Return the texts of a set and its spans."""
    texts: list[str] = []
    places: set[Place] = set()
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            value = json.loads(line)
            texts.append(value["text"])
            places.update(
                (number, start, end, GOLD[label]) for start, end, label in value["ents"] if label in GOLD
            )
    return texts, places


def found_places(found: Sequence[Sequence[FoundMention]]) -> set[Place]:
    """Return an engine's mentions as spans."""
    return {
        (number, each.start, each.end, KINDS[each.kind])
        for number, mentions in enumerate(found)
        for each in mentions
    }


def trimmed(texts: Sequence[str], places: set[Place]) -> set[Place]:
    """Return spans without a leading article and a trailing possessive."""
    return {_trimmed(texts[place[0]], place) for place in places}


def _trimmed(text: str, place: Place) -> Place:
    number, start, end, label = place
    for article in ARTICLES:
        if text[start:end].lower().startswith(article):
            start += len(article)
    for possessive in POSSESSIVES:
        if text[start:end].endswith(possessive):
            end -= len(possessive)
    return number, start, end, label


def typed(places: set[Place]) -> set[Place]:
    """Return the persons, places and organisations."""
    return {place for place in places if place[3] in TYPED}


def untyped(places: set[Place]) -> set[Place]:
    """Return the names whatever their kind."""
    return {(number, start, end, NAME) for number, start, end, label in places if label != DATE}


def dates(places: set[Place]) -> set[Place]:
    """Return the dates."""
    return {place for place in places if place[3] == DATE}


def score(found: set[Place], gold: set[Place]) -> Score:
    """Compare spans exactly."""
    return Score(len(found & gold), len(found), len(gold))


Measure = Callable[[list[str], set[Place], set[Place]], Score]


def _typed_exact(_texts: list[str], found: set[Place], gold: set[Place]) -> Score:
    return score(typed(found), typed(gold))


def _typed_trimmed(texts: list[str], found: set[Place], gold: set[Place]) -> Score:
    return score(typed(trimmed(texts, found)), typed(trimmed(texts, gold)))


def _untyped_trimmed(texts: list[str], found: set[Place], gold: set[Place]) -> Score:
    return score(untyped(trimmed(texts, found)), untyped(trimmed(texts, gold)))


def _dates(texts: list[str], found: set[Place], gold: set[Place]) -> Score:
    """Compare the dates that name a day, month, year or century: the gold set leaves the others out."""
    named = {
        place for place in dates(trimmed(texts, found)) if DATED.search(texts[place[0]][place[1] : place[2]])
    }
    return score(named, dates(trimmed(texts, gold)))


NEWS = "worldwide_dev_raw"
SETS: dict[str, tuple[tuple[str, Measure, str], ...]] = {
    NEWS: (
        ("worldwide news, typed exact", _typed_exact, "79"),
        ("worldwide news, untyped, edges trimmed", _untyped_trimmed, "88"),
        ("worldwide news, dates found", _dates, "80"),
    ),
    "wnut17_test": (("wnut17, typed, edges trimmed", _typed_trimmed, "42"),),
    "wikigold_en": (("wikigold, typed, edges trimmed", _typed_trimmed, "74"),),
}


def entities() -> Iterator[Row]:
    """Measure the engine on every set that is there, the cost of the whole pipeline, and each layer alone."""
    from desktop.recognition.catalogue import ENGLISH
    from desktop.recognition.engine import recognise_texts

    words, seconds = 0, 0.0
    for name, measures in SETS.items():
        path = FOLDER / f"{name}.jsonl"
        if not path.exists():
            print(f"{path.name} is not there")
            continue
        texts, gold = gold_set(path)
        begun = time.process_time()
        found = found_places(recognise_texts(ENGLISH, texts))
        seconds += time.process_time() - begun
        words += _words(texts)
        for what, measure, aim in measures:
            yield Row(what, measure(texts, found, gold).f1, unit="F1", aim=aim)
    if words:
        yield Row(
            "the whole pipeline, with its start", words / seconds, unit="words a CPU-second", aim="9,000"
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Row("memory of this process at its peak", peak, unit="MB", aim="450")
    if (FOLDER / f"{NEWS}.jsonl").exists():
        yield from _layers(*gold_set(FOLDER / f"{NEWS}.jsonl"))


def _layers(texts: list[str], gold: set[Place]) -> Iterator[Row]:
    """Measure the model alone on the news, what would be lost without each layer, and what each costs."""
    from desktop.recognition.layers import LAYERS, refine
    from desktop.recognition.spacy_english import SpacyEnglish

    engine = SpacyEnglish()
    engine.find_alone(texts[:1])  # loads the model
    begun = time.process_time()
    alone = engine.find_alone(texts)
    cost = time.process_time() - begun
    per = 1_000_000 / _words(texts)  # of seconds to milliseconds a thousand words

    def scores(layers: Sequence[Layer]) -> list[float]:
        found = found_places([refine(text, each, layers) for text, each in zip(texts, alone, strict=True)])
        return [measure(texts, found, gold).f1 for _what, measure, _aim in SETS[NEWS]]

    nothing, everything = scores(()), scores(LAYERS)
    yield Row(_told("the model alone", nothing), cost * per, unit="ms for 1,000 words", aim="")
    yield Row(
        _told("all layers add", _gains(everything, nothing)),
        _seconds(texts, alone, LAYERS) * per,
        unit="ms for 1,000 words",
        aim="",
    )
    for at, layer in enumerate(LAYERS):
        without = scores((*LAYERS[:at], *LAYERS[at + 1 :]))
        seconds = _seconds(texts, alone, LAYERS[: at + 1]) - _seconds(texts, alone, LAYERS[:at])
        yield Row(
            _told(f"  {layer.__name__}", _gains(everything, without)),
            max(0.0, seconds) * per,
            unit="ms for 1,000 words",
            aim="",
        )


def _gains(more: Sequence[float], less: Sequence[float]) -> list[float]:
    return [after - before for after, before in zip(more, less, strict=True)]


def _told(what: str, figures: Sequence[float]) -> str:
    return f"{what:26}" + " ".join(
        f"{name} {figure:+.2f}" for name, figure in zip(("typed", "any", "dates"), figures, strict=True)
    )


def _seconds(texts: Sequence[str], alone: Sequence[list[FoundMention]], layers: Sequence[Layer]) -> float:
    """Return the CPU seconds that layers take on all texts, the least of three runs."""
    taken = []
    for _run in range(3):
        begun = time.process_time()
        for text, mentions in zip(texts, alone, strict=True):
            found = mentions
            for layer in layers:
                found = layer(text, found)
        taken.append(time.process_time() - begun)
    return min(taken)


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)
