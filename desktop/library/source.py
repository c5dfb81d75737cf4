"""What an exporter is given: the chosen part of a library, in the order of the text."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.library import recording
from desktop.library.recording import ChosenPart
from desktop.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Block,
    Entity,
    Memo,
    Mention,
    Tag,
    TagId,
    Version,
)
from desktop.storage import annotations, articles, memos, mentions, notes, records, tags, texts
from desktop.storage.articles import ArticleFilter
from desktop.storage.database import Database
from desktop.storage.tags import full_names
from desktop.text.citation_keys import citation_keys
from desktop.text.library_records import Record
from desktop.text.note_filter import Tagged
from desktop.text.places import paragraph_number, paragraph_starts

PART = 500  # rows of articles in memory at once


class ChosenNotes:
    """The notes of a library, of one article, under one tag, or named by their ids (see ExportSource)."""

    def __init__(
        self,
        database: Database,
        uid: str,
        *,
        article: ArticleId | None,
        tag: TagId | None,
        chosen: Iterable[AnnotationId] | None = None,
    ) -> None:
        self.uid = uid
        self._database = database
        self._article = article
        self._tag = tag
        self._chosen = None if chosen is None else frozenset(chosen)
        self._names: dict[int, str] | None = None
        self._starts: tuple[ArticleId, list[int]] | None = None

    @property
    def _whole(self) -> bool:
        """Whether nothing was chosen, so that it is all of the library."""
        return self._article is None and self._tag is None and self._chosen is None

    def articles(self) -> Iterable[Article]:
        """Return the chosen articles in the order they were added; with a tag only those that have it."""
        ids = self._ids()
        for first in range(0, len(ids), PART):
            yield from articles.rows(self._database, ids[first : first + PART])

    def _ids(self) -> list[ArticleId]:
        if self._article is not None:
            return [self._article]
        wanted = ArticleFilter(tag=self._tag, descending=False)
        found = articles.filtered(self._database, wanted)
        if self._chosen is None:
            return found
        holding = annotations.articles_of(self._database, self._chosen)
        return [each for each in found if each in holding]

    def text(self, article: Article) -> Version:
        """Return the newest version of an article."""
        found = texts.newest(self._database, article.id)
        if found is None:
            raise LookupError(article.uid)
        return found

    def blocks(self, article: Article) -> Sequence[Block]:
        """Return what the stretches of an article's newest version are."""
        return texts.blocks(self._database, self.text(article).id)

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article: whole-article ones first, then by place."""
        if self._tag is not None:
            found = annotations.every(self._database, tag=self._tag, article=article.id)
        else:
            if self._names is None:
                self._names = full_names(self._database)
            found = annotations.of_article(self._database, article.id, self._names)
        return [each for each in found if self._chosen is None or each.id in self._chosen]

    def mentions(self, article: Article) -> Sequence[Mention]:
        """Return who and what the newest version of an article names, by start, longer first."""
        return mentions.of_article(self._database, article.id)

    def entities(self) -> Sequence[Entity]:
        """Return who and what the chosen articles name, most mentions first."""
        if self._article is None and self._tag is None and self._chosen is None:
            return mentions.entities(self._database, kind=None, article=None)
        return mentions.entities_of_several(self._database, self._ids())

    def memos(self) -> Sequence[Memo]:
        """Return the chosen memos, oldest first: of one article none, of a tag those that carry it."""
        if self._article is not None:
            return ()
        every = frozenset(memos.ids(self._database))
        if self._tag is not None:
            every &= notes.answering(self._database, Tagged(self._tag), set(every))
        if self._chosen is not None:
            every &= self._chosen
        return sorted(memos.by_ids(self._database, every), key=_begun)

    def subject(self, memo: Memo) -> str:
        """Return the name of the tag (in full) or entity that a memo lies on, "" for a free one."""
        return notes.about(self._database, [memo.id])[memo.id].subject

    def paragraph(self, article: Article, offset: int) -> int:
        """Return the number, from 1, of the paragraph that holds a code point offset."""
        if self._starts is None or self._starts[0] != article.id:
            version = self.text(article)
            blocks = texts.blocks(self._database, version.id)
            self._starts = (article.id, paragraph_starts(version.text, blocks))
        return paragraph_number(self._starts[1], offset)

    def tags(self) -> Sequence[Tag]:
        """Return the codebook."""
        return tags.every(self._database)

    def citation_keys(self) -> Mapping[str, str]:
        """Return by uid the key of each article, also of those in the bin: an older one keeps its key."""
        return citation_keys(articles.cited_facts(self._database))

    def records(self) -> Iterator[Record]:
        """Yield what was chosen as records; without a choice all of the library, its bin too."""
        if self._whole:
            yield from recording.whole(self._database, self.uid)
        else:
            yield from recording.part(self._database, self.uid, self._part())

    def originals(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield the SHA-256, path and bytes of each file that a chosen article was read from."""
        wanted = None if self._whole else [each.id for each in self.articles()]
        for sha256, path, packed in records.originals(self._database, wanted):
            yield sha256, path, zlib.decompress(packed)

    def _part(self) -> ChosenPart:
        chosen = list(self.articles())
        noted = {each.id for article in chosen for each in self.annotations(article)}
        return ChosenPart([each.id for each in chosen], noted, {each.id for each in self.memos()})


def _begun(memo: Memo) -> tuple[str, AnnotationId]:
    return memo.created, memo.id
