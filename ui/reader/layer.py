"""The marks over one article: entities and annotations, what is shown of them, and what lies where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from desktop.model import Kind, Mention, Span
from desktop.text.marks import MarkIndex
from desktop.text.mention_table import NO_MENTIONS, MentionTable, Place
from ui.reader.records import AnnotationMark

_MANY = 100  # changes; with more of them it is quicker to begin anew
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Target:
    """What a click can mean: an annotation or a mention by its id."""

    annotation: int | None = None
    mention: int | None = None


class Layer:
    """All marks of one article. Questions about a stretch cost O(log n + found), changes O(log n)."""

    def __init__(self) -> None:
        self.hidden: frozenset[Kind] = frozenset()
        self.shown = True
        self.active: int | None = None
        self.set_mentions(NO_MENTIONS, {})
        self._take_annotations(())

    def clear(self) -> None:
        """Take all marks away."""
        self.active = None
        self.set_mentions(NO_MENTIONS, {})
        if self._annotations:
            self._take_annotations(())

    def set_mentions(self, mentions: Sequence[Mention], names: Mapping[int, str]) -> None:
        """Take the article's mentions; ``names`` names their entities by id."""
        self._names = names
        self.mentions = MentionTable.of(mentions)
        self._counts: Counter[int] | None = None
        self.totals: dict[int, tuple[int, int]] = {}  # mentions and articles in the library, by entity
        self.about: dict[int, str] = {}  # its titles or where it lies

    def set_annotations(self, annotations: Iterable[AnnotationMark]) -> None:
        """Take the article's annotations on passages; those that stay keep their lanes."""
        wanted = {each.id: each for each in annotations}
        here = {number: self._annotations[at] for number, at in self._numbers.items()}
        gone = here.keys() - wanted.keys()
        changed = [each for number, each in wanted.items() if here.get(number) != each]
        if len(gone) + len(changed) > _MANY:
            self._take_annotations(list(wanted.values()))
            return
        self.change(changed, gone)

    def change(self, annotations: Iterable[AnnotationMark], changed: Iterable[int]) -> None:
        """Take these annotations in the place of those named by their ids."""
        for number in changed:
            self.remove(number)
        for each in annotations:
            self.add(each)

    def _take_annotations(self, annotations: Sequence[AnnotationMark]) -> None:
        """Begin anew with these annotations."""
        self._annotations = dict(enumerate(annotations))
        self._numbers = {each.id: number for number, each in self._annotations.items()}
        self._annotation_index = MarkIndex(list(map(_START, annotations)), list(map(_END, annotations)))
        self._lanes: dict[int, int] = {}

    def add(self, annotation: AnnotationMark) -> None:
        """Add an annotation, or put a changed one in the place of the old."""
        self.remove(annotation.id)
        number = self._annotation_index.add(annotation.start, annotation.end)
        self._annotations[number] = annotation
        self._numbers[annotation.id] = number

    def remove(self, annotation_id: int) -> None:
        """Take an annotation away if it is there."""
        number = self._numbers.pop(annotation_id, None)
        if number is not None:
            self._annotation_index.remove(number)
            del self._annotations[number]
            self._lanes.pop(number, None)

    def active_mark(self) -> AnnotationMark | None:
        """Return the annotation that stands out, None when there is none or marks are hidden."""
        number = self._numbers.get(self.active) if self.active is not None and self.shown else None
        return self._annotations[number] if number is not None else None

    def annotations_over(self, start: int, end: int) -> list[AnnotationMark]:
        """Return the shown annotations that touch a stretch, by start, longer ones first."""
        if not (self.shown and self._annotations):
            return []
        return [self._annotations[number] for number in self._annotation_index.over(start, end)]

    def annotation_from(self, position: int) -> AnnotationMark | None:
        """Return the shown annotation that starts first at a position or behind it."""
        number = self._annotation_index.first_from(position) if self.shown else None
        return self._annotations[number] if number is not None else None

    def mentions_over(self, start: int, end: int) -> list[Mention]:
        """Return the shown mentions that touch a stretch, by start, longer ones first."""
        if not self.shown:
            return []
        found = [self.mentions[row] for row in self.mentions.over(start, end)]
        return [each for each in found if each.kind not in self.hidden]

    def places_over(self, start: int, end: int) -> list[Place]:
        """Return what is drawn of the shown mentions that touch a stretch, in the same order."""
        if not self.shown:
            return []
        found = self.mentions.places_over(start, end)
        return [each for each in found if each[2] not in self.hidden] if self.hidden else found

    def name(self, mention: Mention) -> str:
        """Return the name of the entity behind a mention, empty when it is not known."""
        return self._names.get(mention.entity, "")

    def count(self, mention: Mention) -> int:
        """Return how often the article names the entity of a mention; counted when first asked for."""
        if self._counts is None:
            self._counts = Counter(self.mentions.entities)
        return self._counts[mention.entity]

    def targets_at(self, position: int) -> list[Target]:
        """Return what lies at a character, innermost first; the reader's own before entities."""
        found = [
            (each.end - each.start, 0, Target(annotation=each.id))
            for each in self.annotations_over(position, position + 1)
        ]
        found += [
            (each.end - each.start, 1, Target(mention=each.id))
            for each in self.mentions_over(position, position + 1)
        ]
        found.reverse()  # among equals the one that was made last
        found.sort(key=_by_length)
        return [target for _, _, target in found]

    def lane(self, annotation: AnnotationMark, beside: Span) -> int:
        """Return the lane of an annotation's stripe in the margin, 0 nearest to the text.

        No other stripe that touches ``beside``, the lines of the annotation, has the same.
        A lane is chosen when it is first asked for and then kept, so that stripes do not jump.
        """
        number = self._numbers[annotation.id]
        lane = self._lanes.get(number)
        if lane is None:
            others = self._annotation_index.over(beside.start, beside.end)
            taken = {self._lanes[other] for other in others if other in self._lanes}
            lane = next(free for free in range(len(taken) + 1) if free not in taken)
            self._lanes[number] = lane
        return lane


def _by_length(item: tuple[int, int, Target]) -> tuple[int, int]:
    return item[0], item[1]
