"""All notes in one place: which ones answer a filter, in which order, and what is shown of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from desktop.library.core import Core
from desktop.model import Annotation, AnnotationId, Memo, NoteKind, TagId, VersionId
from desktop.storage import annotations, memos, notes, tags, texts
from desktop.text.note_filter import EVERY_NOTE, NoteFilter, NoteGroup, NoteOrder
from desktop.text.places import paragraph_number, paragraph_starts

Key = str | int | None


@dataclass(frozen=True, slots=True)
class NoteRange:
    """Notes that stand together: half-open ``[start, end)`` in a list's ids.

    ``key`` is what they share: an article's id, a tag's id, a source, a kind, a name, a state or a month as
    YYYY-MM, None for none; ``label`` is the title or full name of the former two, else the key in words.
    """

    key: Key
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes that answer a filter, in order; ``count`` tells how many of ``total`` they are.

    A note that stands in several ranges (it has several tags) has its id in each.
    """

    ids: Sequence[AnnotationId]
    ranges: tuple[NoteRange, ...]
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note and what it lies on.

    ``title``, ``source`` and ``date`` are the article's, ``paragraph`` numbers it from 1; of a memo the title
    is its own and ``subject`` names its tag or entity.
    """

    note: Annotation | Memo
    kind: NoteKind
    title: str
    source: str | None = None
    date: str | None = None
    paragraph: int | None = None
    subject: str = ""


class Notes:
    """The notes of one open library, annotations and memos alike.

    The order of all notes and what they are put together by are kept until something changes them, so that
    a key typed into a filter costs no more than the question itself.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database
        self._stamp: tuple[int, int] | None = None
        self._every: list[AnnotationId] = []
        self._set: set[AnnotationId] = set()
        self._ordered: dict[NoteOrder, list[AnnotationId]] = {}
        self._keys: dict[str, Mapping[AnnotationId, Sequence[Key]]] = {}
        self._starts: dict[VersionId, list[int]] = {}

    def ids(self, wanted: NoteFilter = EVERY_NOTE, order: NoteOrder = NoteOrder.TEXT) -> list[AnnotationId]:
        """Return the notes that answer a filter, each once."""
        self._follow()
        ordered = self._in_order(order)
        if wanted == EVERY_NOTE:
            return list(ordered)
        found = self._answering(wanted)
        return [each for each in ordered if each in found]

    def listed(
        self,
        wanted: NoteFilter = EVERY_NOTE,
        order: NoteOrder = NoteOrder.TEXT,
        group: NoteGroup = NoteGroup.NONE,
    ) -> NoteList:
        """Return the notes that answer a filter, put together where that is asked for."""
        found = self.ids(wanted, order)
        if group is NoteGroup.NONE:
            return NoteList(found, (), len(found), len(self._every))
        buckets: dict[Key, list[AnnotationId]] = {}
        keys = self._keys_of(group.value)
        for each in found:
            for key in keys.get(each, (None,)):
                buckets.setdefault(key, []).append(each)
        labels = self._labels(group, buckets)
        if group is not NoteGroup.ARTICLE or order is not NoteOrder.TEXT:
            places = _places(group, labels)
            buckets = {key: buckets[key] for key in sorted(buckets, key=places.__getitem__)}
        ends = accumulate((len(each) for each in buckets.values()), initial=0)
        ranges = tuple(
            NoteRange(key, labels[key], start, end)
            for key, (start, end) in zip(buckets, pairwise(ends), strict=True)
        )
        ids = [each for bucket in buckets.values() for each in bucket]
        return NoteList(ids, ranges, len(found), len(self._every))

    def count(self, wanted: NoteFilter = EVERY_NOTE) -> int:
        """Count the notes that answer a filter."""
        self._follow()
        return len(self._answering(wanted))

    def rows(self, ids: Sequence[AnnotationId]) -> list[NoteRow]:
        """Return notes with what they lie on, in the order asked; those that are gone are left out."""
        self._follow()
        marks = annotations.by_ids(self._database, ids)
        rest = [each for each in ids if each not in marks]
        others = {memo.id: memo for memo in memos.by_ids(self._database, rest)} if rest else {}
        about = notes.about(self._database, ids)
        return [
            self._mark_row(marks[each], about[each])
            if each in marks
            else _memo_row(others[each], about[each])
            for each in ids
            if each in marks or each in others
        ]

    def tag_counts(self) -> dict[TagId, int]:
        """Count the notes that carry each tag or one below it; tags without any are left out."""
        return notes.tag_counts(self._database)

    def sources(self) -> list[str]:
        """Return the sources of articles with notes, by name."""
        return notes.sources(self._database)

    def authors(self) -> list[str]:
        """Return who wrote notes, by name."""
        return notes.authors(self._database)

    def _follow(self) -> None:
        """Forget what was kept when a change, here or by another program, may have touched it."""
        stamp = (self._core.notes_stamp, notes.seen_by_others(self._database))
        if stamp != self._stamp:
            self._stamp = stamp
            self._every = notes.in_text(self._database)
            self._set = set()
            self._ordered = {NoteOrder.TEXT: self._every}
            self._keys, self._starts = {}, {}

    def _answering(self, wanted: NoteFilter) -> set[AnnotationId]:
        if not self._set:
            self._set = set(self._every)
        return notes.answering(self._database, wanted, self._set)

    def _keys_of(self, name: str) -> Mapping[AnnotationId, Sequence[Key]]:
        if name not in self._keys:
            self._keys[name] = notes.keys(self._database, name)
        return self._keys[name]

    def _in_order(self, order: NoteOrder) -> list[AnnotationId]:
        """Return all notes in an order; those that are alike in it stay in the order of the text."""
        if order not in self._ordered:
            values = self._sort_values(order)
            newest_first = order in {NoteOrder.NEWEST, NoteOrder.DATE}
            known = [each for each in self._every if values.get(each)]
            known.sort(key=values.__getitem__, reverse=newest_first)
            self._ordered[order] = known + [each for each in self._every if not values.get(each)]
        return self._ordered[order]

    def _sort_values(self, order: NoteOrder) -> dict[AnnotationId, str]:
        """Return what notes are sorted by; of several tags the first by name."""
        keys = self._keys_of(order.value)
        if order is NoteOrder.TAG:
            names = {tag: name.casefold() for tag, name in tags.full_names(self._database).items()}
            return {
                each: min(names[tag] for tag in found if isinstance(tag, int)) for each, found in keys.items()
            }
        if order is NoteOrder.SOURCE:
            return {each: str(found[0] or "").casefold() for each, found in keys.items()}
        return {each: str(found[0] or "") for each, found in keys.items()}

    def _labels(self, group: NoteGroup, keys: Iterable[Key]) -> dict[Key, str]:
        """Return what ranges are called: titles and full names, else the keys themselves."""
        names: Mapping[int, str] = {}
        if group is NoteGroup.ARTICLE:
            names = notes.titles(self._database, [key for key in keys if isinstance(key, int)])
        elif group is NoteGroup.TAG:
            names = tags.full_names(self._database)
        return {key: names.get(key, "") if isinstance(key, int) else str(key or "") for key in keys}

    def _mark_row(self, mark: Annotation, about: notes.About) -> NoteRow:
        kind = NoteKind.ARTICLE if mark.anchor is None else NoteKind.PASSAGE
        paragraph = None
        if mark.anchor is not None and mark.anchor.lies and about.version is not None:
            paragraph = paragraph_number(self._starts_of(mark, about.version), mark.anchor.start)
        return NoteRow(mark, kind, about.title or "", about.source, about.date, paragraph)

    def _starts_of(self, mark: Annotation, version: VersionId) -> list[int]:
        """Return where the paragraphs of a version start, kept for the next note in it."""
        if version not in self._starts:
            found = texts.newest(self._database, mark.article)
            text = found.text if found is not None else ""
            self._starts[version] = paragraph_starts(text, texts.blocks(self._database, version))
        return self._starts[version]


def _memo_row(memo: Memo, about: notes.About) -> NoteRow:
    kind = NoteKind.TAG if memo.tag is not None else NoteKind.ENTITY if memo.entity else NoteKind.MEMO
    return NoteRow(memo, kind, memo.title, subject=about.subject)


def _places(group: NoteGroup, labels: Mapping[Key, str]) -> dict[Key, tuple[bool, str | int]]:
    """Return by what ranges are sorted: kinds as they are declared, the rest by name; none comes last."""
    kinds = {kind.value: place for place, kind in enumerate(NoteKind)}
    if group is NoteGroup.KIND:
        return {key: (False, kinds[str(key)]) for key in labels}
    return {key: (not label, label.casefold()) for key, label in labels.items()}
