"""Bench of anchors: passages followed through edits whose outcome is known, beside the method of Hypothesis.

Right is a place that overlaps the true one by nine tenths (intersection over union); wrong and unmarked is
any other place that is not called uncertain, and every such place of a passage that was deleted. The
repetitive texts have 33 words in all: harder than any language, without aims.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.model import AnchorState, Span
from desktop.text.anchors import make_anchor, move_anchors
from tests.bench import hypothesis_method
from tests.bench.edits import (
    Edited,
    Source,
    edit_paragraphs,
    edit_words,
    move_paragraphs,
    passages,
    varied_text,
)
from tests.bench.probe import Row, made_text, median
from tests.bench.work import CORPUS

SHORT, LONG = 6_000, 1_000_000
SHORT_TEXTS, LONG_TEXTS = 60, 3
SHORT_NOTES, LONG_NOTES = 50, 1_000
PEER_NOTES = 30
FIRST_SEED = 10_000  # the gates were chosen while looking at smaller ones
ENOUGH = 0.9
SURE = {AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED}


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of edit of a share of the text, and its aims in percent: right at least, wrong at most."""

    name: str
    edit: Callable[[Source, float, random.Random], Edited]
    share: float
    right: float
    wrong: float


SCENARIOS = [
    Scenario("2 % of words", edit_words, 0.02, 99, 0.3),
    Scenario("10 % of words", edit_words, 0.1, 97, 0.5),
    Scenario("10 % paragraphs out and in", edit_paragraphs, 0.1, 97, 0.5),
    Scenario("5 % paragraphs moved", move_paragraphs, 0.05, 93, 0.5),
]


@dataclass(slots=True)
class Tally:
    """What became of the passages of one scenario."""

    remain: int = 0
    right: int = 0
    right_and_sure: int = 0
    deleted: int = 0
    deleted_placed: int = 0
    wrong: int = 0
    seconds: list[float] = field(default_factory=list)

    def count(self, found: Span | None, truth: Span | None, *, sure: bool) -> None:
        """Count one passage; ``found`` is None for an orphan."""
        if truth is None:
            self.deleted += 1
            self.deleted_placed += found is not None
            self.wrong += found is not None and sure
            return
        self.remain += 1
        good = found is not None and overlap(found, truth) >= ENOUGH
        self.right += good
        self.right_and_sure += good and sure
        self.wrong += sure and found is not None and not good

    def percent(self, part: int, *, of: int | None = None) -> float:
        """Return a count as a percentage of all passages."""
        whole = self.remain + self.deleted if of is None else of
        return 100 * part / max(1, whole)


class Texts:
    """Texts of a size to edit and paragraphs strange to them: from the corpus, or made."""

    def __init__(self, kind: str) -> None:
        """Take ``articles`` for the corpus, ``varied`` or ``repetitive`` for made texts."""
        self.kind = kind
        self._paths = sorted(CORPUS.rglob("*.txt")) if kind == "articles" else []

    def get(self, size: int, seed: int) -> Source:
        """Return a text of about this size and paragraphs that are not of it."""
        chance = random.Random(f"{self.kind} {seed}")
        if self.kind == "varied":
            other = varied_text(20_000, random.Random(seed + 1_000))
            return Source(varied_text(size, chance), other.split("\n\n"))
        if self.kind == "repetitive":
            return Source(made_text(size, seed=seed), made_text(20_000, seed=seed + 1_000).split("\n\n"))
        paths = chance.sample(self._paths, len(self._paths))
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(paths.pop().read_text(encoding="utf-8", errors="replace").strip())
            length += len(parts[-1]) + 2
        strange = [path.read_text(encoding="utf-8", errors="replace").strip() for path in paths[:20]]
        paragraphs = [paragraph for text in strange for paragraph in text.split("\n\n") if paragraph.strip()]
        return Source("\n\n".join(parts)[:size].rstrip(), paragraphs)


def following() -> Iterator[Row]:
    """Passages followed through edits: shares right and wrong, times; the limit beside ours is the peer's.

    On a long text the peer, slow in Python, follows a sample: its first notes.
    """
    for kind in ["articles"] * CORPUS.is_dir() + ["varied", "repetitive"]:
        for scenario in SCENARIOS:
            for size, count, peer_notes in (
                (SHORT, SHORT_TEXTS, SHORT_NOTES),
                (LONG, LONG_TEXTS, PEER_NOTES),
            ):
                ours, peer = follow(
                    Texts(kind),
                    scenario,
                    size=size,
                    seeds=range(FIRST_SEED, FIRST_SEED + count),
                    peer_notes=peer_notes,
                )
                yield from rows(kind, scenario, size, (ours, peer))


def follow(
    texts: Texts, scenario: Scenario, *, size: int, seeds: Sequence[int], peer_notes: int
) -> tuple[Tally, Tally]:
    """Return what became of passages over several texts, placed by us, and the first ones by the peer."""
    ours, peer = Tally(), Tally()
    for seed in seeds:
        chance = random.Random(f"{scenario.name} {seed}")
        source = texts.get(size, seed)
        text = source.text
        spans = passages(text, SHORT_NOTES if size == SHORT else LONG_NOTES, chance)
        edited = scenario.edit(source, scenario.share, chance)
        anchors = [make_anchor(text, span) for span in spans]
        begun = time.process_time()
        moved = move_anchors(text, edited.text, anchors)
        ours.seconds.append(time.process_time() - begun)
        for number, (span, anchor) in enumerate(zip(spans, moved, strict=True)):
            place = None if anchor.state is AnchorState.ORPHAN else Span(anchor.start, anchor.end)
            truth = edited.image(span)
            ours.count(place, truth, sure=anchor.state in SURE)
            if number < peer_notes:
                peer.count(hypothesis_method.find(anchors[number], edited.text), truth, sure=True)
    return ours, peer


def rows(kind: str, scenario: Scenario, size: int, tallies: tuple[Tally, Tally]) -> Iterator[Row]:
    """Return the lines of one scenario: what became of our passages, and of the peer's."""
    ours, peer = tallies
    fair = kind != "repetitive"
    name = f"{kind} {'6 KB' if size == SHORT else '1 MB'}, {scenario.name}"
    sure = ours.percent(ours.right_and_sure, of=ours.remain)
    yield Row(
        f"{name}: right",
        ours.percent(ours.right, of=ours.remain),
        peer.percent(peer.right, of=peer.remain),
        f"% of {ours.remain} (peer {peer.remain}); right and sure {sure:.2f} %",
        aim=f">= {scenario.right} %" if fair else "",
    )
    yield Row(
        f"{name}: wrong, not marked",
        ours.percent(ours.wrong),
        peer.percent(peer.wrong),
        "%",
        aim=f"<= {scenario.wrong} %" if fair else "",
    )
    if scenario.edit is edit_paragraphs:
        yield Row(
            f"{name}: deleted, placed",
            ours.percent(ours.deleted_placed, of=ours.deleted),
            peer.percent(peer.deleted_placed, of=peer.deleted),
            f"% of {ours.deleted}, uncertain ones counted",
            aim="<= 1 %" if fair else "",
        )
    notes, aim = (SHORT_NOTES, "<= 50 ms") if size == SHORT else (LONG_NOTES, "<= 5,000 ms")
    longest = 1000 * max(ours.seconds)
    yield Row(
        f"{name}: {notes} notes",
        1000 * median(ours.seconds),
        unit=f"ms of CPU, longest {longest:,.0f}",
        aim=aim,
    )


def overlap(one: Span, other: Span) -> float:
    """Return intersection over union of two spans."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))
