"""A source without the characters that a format forbids: each is U+FFFD instead, and counted once.

Texts keep their lengths, so every place stays where it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from desktop.extensions.export import Altered, ExportSource, LeftOut
from desktop.model import Annotation, Article, Block, Memo, Tag, Version

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML 1.0 may hold: https://www.w3.org/TR/xml/#charsets"""

HTML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
"""What is an error in HTML: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream"""


class PrintableSource:
    """What an exporter of documents asks of an ExportSource (see there), in characters that it may write.

    ``quotes`` False leaves quotations that lie in a text as they are: the text itself is written.
    """

    def __init__(self, source: ExportSource, forbidden: re.Pattern[str], *, quotes: bool = True) -> None:
        self.uid = source.uid
        self._source = source
        self._forbidden = forbidden
        self._quotes = quotes
        self._counts: dict[str, int] = {}

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """How many characters were replaced."""
        count = sum(self._counts.values())
        return (LeftOut(Altered.CONTROLS, count),) if count else ()

    def articles(self) -> Iterable[Article]:
        """Yield the chosen articles."""
        for article in self._source.articles():
            yield self._cleaned(article, article.uid, "title", "author", "source", "date", "url")

    def text(self, article: Article) -> Version:
        """Return the newest version of an article."""
        return self._cleaned(self._source.text(article), article.uid, "text")

    def blocks(self, article: Article) -> Sequence[Block]:
        """Return the blocks of an article's newest version."""
        return self._source.blocks(article)

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article."""
        return [self._annotation(each) for each in self._source.annotations(article)]

    def paragraph(self, article: Article, offset: int) -> int:
        """Return the number of a paragraph."""
        return self._source.paragraph(article, offset)

    def memos(self) -> Sequence[Memo]:
        """Return the chosen memos."""
        found = [self._cleaned(memo, memo.uid, "title", "note", "by") for memo in self._source.memos()]
        return [replace(memo, tags=self._names(memo.tags)) for memo in found]

    def subject(self, memo: Memo) -> str:
        """Return what a memo lies on."""
        return self._clean(f"subject {memo.uid}", self._source.subject(memo))

    def tags(self) -> Sequence[Tag]:
        """Return the codebook."""
        found = [self._cleaned(tag, tag.uid, "definition") for tag in self._source.tags()]
        return [replace(tag, name=self._clean(f"name {tag.name}", tag.name)) for tag in found]

    def _annotation(self, annotation: Annotation) -> Annotation:
        cleaned = self._cleaned(annotation, annotation.uid, "note", "by")
        tags, anchor = self._names(cleaned.tags), cleaned.anchor
        if anchor is not None and (self._quotes or not anchor.lies):
            anchor = self._cleaned(anchor, annotation.uid, "quote")
        same = tags == cleaned.tags and anchor is cleaned.anchor
        return cleaned if same else replace(cleaned, tags=tags, anchor=anchor)

    def _names(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._clean(f"name {name}", name) for name in tags)

    def _cleaned(self, record: Record, uid: str, *names: str) -> Record:
        """Return a record with the fields that are named cleaned."""
        found = {name: getattr(record, name) for name in names}
        changed = {
            name: self._clean(f"{name} {uid}", value)
            for name, value in found.items()
            if value and self._forbidden.search(value)
        }
        return replace(record, **changed) if changed else record

    def _clean(self, what: str, text: str) -> str:
        if not self._forbidden.search(text):
            return text
        cleaned, self._counts[what] = self._forbidden.subn("\N{REPLACEMENT CHARACTER}", text)
        return cleaned
