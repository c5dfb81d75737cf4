"""What an exporter is given: the chosen part of a library, in the order of the text."""

from collections.abc import Iterable, Sequence

from desktop.model import Annotation, Article, ArticleId, Tag, TagId, Version
from desktop.storage import annotations, articles, tags, texts
from desktop.storage.articles import ArticleFilter
from desktop.storage.database import Database
from desktop.text.places import paragraph_number, paragraph_starts


class ChosenNotes:
    """The annotations of a library, of one article, or under one tag (see ExportSource)."""

    def __init__(self, database: Database, uid: str, *, article: ArticleId | None, tag: TagId | None) -> None:
        self.uid = uid
        self._database = database
        self._article = article
        self._tag = tag
        self._starts: tuple[ArticleId, list[int]] | None = None

    def articles(self) -> Iterable[Article]:
        """Return the chosen articles in the order they were added; with a tag only those that have it."""
        if self._article is not None:
            return articles.rows(self._database, [self._article])
        wanted = ArticleFilter(tag=self._tag, descending=False)
        return articles.rows(self._database, articles.filtered(self._database, wanted))

    def text(self, article: Article) -> Version:
        """Return the newest version of an article."""
        found = texts.newest(self._database, article.id)
        if found is None:
            raise LookupError(article.uid)
        return found

    def annotations(self, article: Article) -> Sequence[Annotation]:
        """Return the chosen annotations of an article: whole-article ones first, then by place."""
        if self._tag is None:
            return annotations.of_article(self._database, article.id)
        return annotations.every(self._database, tag=self._tag, article=article.id)

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
