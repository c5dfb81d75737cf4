"""Passages over the whole library: shown as lines in context, and marked with a tag in one step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.errors import UsageError
from desktop.library.core import Core
from desktop.model import AnnotationId, ArticleId, Change, EntityId, Span, VersionId
from desktop.storage import annotations as rows
from desktop.storage import decisions, mentions, passages, search
from desktop.storage import tags as tag_rows
from desktop.storage.identity import new_uid, text_hash
from desktop.storage.passages import Passage
from desktop.storage.texts import unpack_text
from desktop.text.anchors import make_anchor
from desktop.text.concordance import Line, hits, line, pattern_of
from desktop.text.decisions import occurrences
from desktop.text.names import entity_keys
from desktop.translation import _, ngettext

if TYPE_CHECKING:
    from desktop.library.tags import Tags

_NO_NOTE = text_hash("")
PART = 100  # articles whose texts are in memory at once


class Passages:
    """Finds passages in one open library; both ways give them a few articles at a time."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def of_entity(self, entity: EntityId) -> Iterator[list[Line]]:
        """Yield the lines of each article that names an entity, in the order the articles were added."""
        by_article = {
            article: [span for _article, span in group]
            for article, group in groupby(passages.of_entity(self._database, entity), key=_article_of)
        }
        return self.of_spans(by_article)

    def of_spans(self, spans: Mapping[ArticleId, list[Span]]) -> Iterator[list[Line]]:
        """Yield the lines of spans, article by article in the order given."""
        return self._lines(list(spans), lambda article, _text: spans[article])

    def of_words(self, words: str) -> Iterator[list[Line]]:
        """Yield the lines of each article in which words stand exactly so, the bin apart."""
        holding = decisions.articles_holding(self._database, words, entity_keys(words))
        listed = sorted(holding - mentions.binned(self._database, holding))
        return self._lines(listed, lambda _article, text: occurrences(text, words))

    def of_query(self, query: str, articles: Sequence[ArticleId]) -> Iterator[list[Line]]:
        """Yield the lines of each article that holds words of a query, in the order of the articles."""
        pattern = pattern_of(query)
        if pattern is None:
            return iter(())
        return self._lines(articles, lambda _article, text: hits(pattern, text))

    def _lines(
        self, articles: Sequence[ArticleId], find: Callable[[ArticleId, str], list[Span]]
    ) -> Iterator[list[Line]]:
        for start in range(0, len(articles), PART):
            part = articles[start : start + PART]
            texts = newest_texts(self._core, part)
            for article in part:
                if article in texts:
                    text = texts[article][1]
                    yield [line(article, text, span) for span in find(article, text)]


def _article_of(passage: Passage) -> ArticleId:
    return passage[0]


def newest_texts(core: Core, articles: Sequence[ArticleId]) -> dict[ArticleId, tuple[VersionId, str]]:
    """Return the newest version of each article with its text."""
    return {
        article: (version, unpack_text(text, packed))
        for article, version, text, packed in mentions.texts(core.database, articles)
    }


def tag_passages(
    core: Core, tags: "Tags", wanted: Sequence[Passage], name: str, *, mentions_of_entity: bool
) -> list[AnnotationId]:
    """Put a tag on passages of many articles as one step; return the annotations that got it.

    A passage that has exactly such a mark gets the tag on that one, others are marked anew.
    """
    passed = list(dict.fromkeys(wanted))
    touched: list[AnnotationId] = []
    with core.step(_label(len(passed), name, mentions_of_entity=mentions_of_entity)):
        tag = tags.made(name)
        tagged = tag_rows.tagged(core.database, tag)
        articles = list(dict.fromkeys(article for article, _span in passed))
        there = passages.marked(core.database, articles)
        for article, group in groupby(sorted(passed), key=_article_of):
            texts = newest_texts(core, [article])
            for passage in group:
                annotation = there.get(passage)
                if annotation is None:
                    annotation = _mark(core, passage, texts[article])
                elif annotation in tagged:
                    continue
                else:
                    core.recorder.update("annotation", annotation, {"modified": core.database.now()})
                core.recorder.insert("annotation_tag", {"annotation": annotation, "tag": tag})
                touched.append(annotation)
        core.tell(Change(annotations=frozenset(touched), articles=frozenset(articles), tags=True))
    return touched


def _label(count: int, name: str, *, mentions_of_entity: bool) -> str:
    if mentions_of_entity:
        label = ngettext("Tag {count} mention with “{tag}”", "Tag {count} mentions with “{tag}”", count)
    else:
        label = ngettext("Tag {count} passage with “{tag}”", "Tag {count} passages with “{tag}”", count)
    return label.format(count=count, tag=name)


def _mark(core: Core, passage: Passage, newest: tuple[VersionId, str]) -> AnnotationId:
    """Mark a passage anew; runs inside a step."""
    article, span = passage
    version, text = newest
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(
            _("{start} to {end} does not lie in the text, which has {length} characters.").format(
                start=span.start, end=span.end, length=len(text)
            ),
            remedy=_("Look for the passages again."),
        )
    now = core.database.now()
    values = {
        "uid": new_uid(), "article": article, "whole": 0, "note": "", "note_sha256": _NO_NOTE,
        "created_by": core.database.by, "created": now, "modified": now,
    }  # fmt: skip
    annotation = AnnotationId(core.recorder.insert("annotation", values))
    anchor = make_anchor(text, span)
    core.recorder.insert("anchor", rows.anchor_values(annotation, version, anchor))
    search.add_note(core.database, annotation, quote=anchor.quote)
    return annotation
