"""A source that watches what an exporter takes from it: for counts, progress, and what was left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from desktop.exporting.report import used
from desktop.extensions.export import ExportSource, Feature, LeftOut
from desktop.model import Annotation, Article, Block, Entity, Memo, Mention, Tag, Version


class ObservedSource:
    """An ExportSource that hands on what another gives.

    ``progress`` is called with the number of articles begun, in the order they are asked for, and with the
    number of one whose annotations are asked for again; what it raises ends the export.
    """

    def __init__(self, source: ExportSource, progress: Callable[[int], None] | None = None) -> None:
        self.uid = source.uid
        self._source = source
        self._progress = progress
        self._counts: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._used: dict[str, Counter[Feature]] = {}
        self._recorded = 0

    @property
    def count(self) -> int:
        """How many annotations and memos were given, each once."""
        return max(self._recorded, sum(self._counts.values()))

    def left_out(self, carried: frozenset[Feature]) -> list[LeftOut]:
        """Return what was given that a format with these features does not carry."""
        total: Counter[Feature] = sum(self._used.values(), Counter())
        return [LeftOut(each, total[each]) for each in Feature if total[each] and each not in carried]

    def articles(self) -> Iterable[Article]:
        """Yield the chosen articles."""
        for number, article in enumerate(self._source.articles(), start=1):
            if self._progress is not None:
                self._numbers[article.uid] = number
                self._progress(number)
            yield article

    def text(self, article: Article) -> Version:
        """Return the newest version of an article."""
        return self._source.text(article)

    def blocks(self, article: Article) -> Sequence[Block]:
        """Return the blocks of an article's newest version."""
        return self._source.blocks(article)

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article."""
        found = self._source.annotations(article)
        if article.uid not in self._counts:
            self._counts[article.uid] = len(found)
            self._used[article.uid] = Counter(dict(used(found)))
        elif self._progress is not None and article.uid in self._numbers:
            self._progress(self._numbers[article.uid])
        return found

    def mentions(self, article: Article) -> Sequence[Mention]:
        """Return who and what an article names."""
        return self._source.mentions(article)

    def paragraph(self, article: Article, offset: int) -> int:
        """Return the number of a paragraph."""
        return self._source.paragraph(article, offset)

    def memos(self) -> Sequence[Memo]:
        """Return the chosen memos."""
        found = self._source.memos()
        self._counts[""] = len(found)
        self._used[""] = Counter({Feature.MEMOS: len(found)})
        return found

    def subject(self, memo: Memo) -> str:
        """Return what a memo lies on."""
        return self._source.subject(memo)

    def tags(self) -> Sequence[Tag]:
        """Return the codebook."""
        return self._source.tags()

    def entities(self) -> Sequence[Entity]:
        """Return who and what the chosen articles name, most mentions first."""
        return self._source.entities()

    def citation_keys(self) -> Mapping[str, str]:
        """Return the keys by which articles are cited."""
        return self._source.citation_keys()

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the records of everything chosen."""
        articles = notes = 0
        for record in self._source.records():
            kind = record["type"]
            articles += kind == "article"
            notes += kind in {"annotation", "memo"}
            if kind == "article" and self._progress is not None:
                self._progress(articles)
            yield record
        self._recorded = notes

    def originals(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield the files that articles were read from."""
        yield from self._source.originals()
