"""Verbs on annotations: the reader's marks, notes and the tags on them."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from desktop.errors import NotFoundError
from desktop.library import coding, passages, placing
from desktop.library.core import Core
from desktop.library.drafting import keep_drafts
from desktop.library.linking import linked_note
from desktop.library.tags import Tags, parts_of
from desktop.model import (
    Annotation,
    AnnotationId,
    ArticleId,
    Change,
    Doubt,
    Span,
    TagId,
    VersionId,
)
from desktop.storage import annotations as rows
from desktop.storage import doubts, memos, notebook, search, texts
from desktop.storage.identity import new_uid
from desktop.text.anchors import occurrences
from desktop.text.links import parse_link
from desktop.text.normalise import storable_note
from desktop.translation import _, ngettext


class Annotations:
    """The annotations of one open library."""

    def __init__(self, core: Core, tags: Tags) -> None:
        self._core = core
        self._database = core.database
        self._tags = tags
        self._text: tuple[VersionId, str] | None = None  # read last: a version keeps its text and its id

    def of(self, article: ArticleId) -> list[Annotation]:
        """Return an article's annotations: whole-article ones first, then by start, end, uid."""
        return rows.of_article(self._database, article)

    def all(self, *, tag: TagId | None = None, article: ArticleId | None = None) -> list[Annotation]:
        """Return annotations over the library; a tag counts with its subtree."""
        return rows.every(self._database, tag=tag, article=article)

    def get(self, annotation: AnnotationId) -> Annotation:
        """Return one annotation; raises NotFoundError."""
        found = rows.by_ids(self._database, [annotation])
        if annotation not in found:
            raise NotFoundError(_("This annotation is not in the library."), remedy=_("It may be undone."))
        return found[annotation]

    def find(self, reference: str) -> Annotation:
        """Return the annotation that a uid, a unique prefix of eight or more, or a link names."""
        link = parse_link(reference.strip())
        uid = reference if link is None else linked_note(self._core, link)
        number = self._core.resolve(uid, rows.by_prefix)
        if memos.by_ids(self._database, [number]):
            raise NotFoundError(
                _("This is a memo, which lies on no article."), remedy=_("Open it in the window's journal.")
            )
        return self.get(number)

    def quote_span(self, article: ArticleId, quote: str, occurrence: int = 1) -> Span:
        """Return where the n-th exact occurrence of a quotation lies; raises NotFoundError."""
        version = texts.newest(self._database, article)
        places = occurrences(version.text, quote) if version else []
        if not 1 <= occurrence <= len(places):
            raise NotFoundError(
                ngettext(
                    "“{quote}” stands {count} time in the article.",
                    "“{quote}” stands {count} times in the article.",
                    len(places),
                ).format(quote=quote, count=len(places)),
                remedy=_("Give the words exactly as they stand in the text, or a smaller occurrence."),
            )
        start = places[occurrence - 1]
        return Span(start, start + len(quote))

    def add(
        self, article: ArticleId, span: Span | None, *, note: str = "", tags: Sequence[str] = ()
    ) -> Annotation:
        """Mark a passage, or the whole article without a span; raises UsageError beyond the text."""
        article_uid, version, text = self._newest(article)
        place = None if span is None else placing.anchor_of(text, span)
        note, now = storable_note(note), self._database.now()
        label = _label_of_new(note, tags, whole=place is None)
        values = {
            "uid": (uid := new_uid()), "article": article, "whole": int(place is None), "note": note,
            "note_sha256": note_hash(note), "created_by": self._database.by, "created": now, "modified": now,
        }  # fmt: skip
        with self._core.step(label):
            annotation = AnnotationId(self._core.recorder.insert("annotation", values))
            if place is not None:
                self._core.recorder.insert("anchor", rows.anchor_values(annotation, version, place))
            for tag in sorted({self._tags.made(name) for name in tags}):
                self._core.recorder.insert("annotation_tag", {"annotation": annotation, "tag": tag})
            quote = "" if place is None else place.quote
            search.add_note(self._database, annotation, note=note, quote=quote)
            self._tell([annotation], {article})
        return Annotation(
            annotation, uid, article, article_uid, place, note, _full(tags), now, now, self._database.by
        )

    def _newest(self, article: ArticleId) -> tuple[str, VersionId, str]:
        """Return an article's uid, its newest version and that one's text; raises NotFoundError."""
        found = texts.newest_key(self._database, article)
        if found is None:
            raise NotFoundError(_("This article is not in the library."), remedy=_("Choose another."))
        uid, version = found
        if self._text is None or self._text[0] != version:
            self._text = (version, texts.text_of(self._database, version))
        return uid, version, self._text[1]

    def edit(
        self, annotation: AnnotationId, *, note: str | None = None, tags: Sequence[str] | None = None
    ) -> Annotation:
        """Give an annotation another note or other tags; nothing different is no step."""
        before = self.get(annotation)
        note = None if note is None or (note := storable_note(note)) == before.note else note
        same_tags = tags is None or tuple(sorted({*tags})) == before.tags
        if note is None and same_tags:
            self.clear_draft(annotation)
            return before
        noted = [] if note is None else [annotation]
        with (
            self._core.step(_("Edit note") if noted else _("Change tags")),
            search.kept_in_step(self._database, articles=[], notes=noted),
        ):
            if tags is not None:
                self._set_tags(annotation, tags)
            now = self._touch(annotation, note)
            notebook.clear_draft(self._database, annotation)
            self._tell([annotation], {before.article})
        return replace(
            before,
            note=before.note if note is None else note,
            tags=before.tags if tags is None else _full(tags),
            modified=now,
        )

    def clear_draft(self, annotation: AnnotationId) -> None:
        """Forget the draft of a note that ended as it began."""
        if not self._database.read_only and notebook.draft(self._database, annotation) is not None:
            with self._database.transaction():
                notebook.clear_draft(self._database, annotation)

    def _touch(self, annotation: AnnotationId, note: str | None = None) -> str:
        """Write down when an annotation was changed, with its new note if it has one; return when."""
        values = {} if note is None else {"note": note, "note_sha256": note_hash(note)}
        now = self._database.now()
        self._core.recorder.update("annotation", annotation, {**values, "modified": now})
        return now

    def delete(self, annotations: Sequence[AnnotationId]) -> None:
        """Delete annotations with their anchors; undo brings them back, with what was being typed."""
        keep_drafts(self._core, annotations)
        label = ngettext("Delete annotation", "Delete {count} annotations", len(annotations))
        label = label.format(count=len(annotations))
        articles = rows.articles_of(self._database, annotations)
        recorder = self._core.recorder
        with (
            self._core.step(label),
            search.kept_in_step(self._database, articles=[], notes=annotations),
        ):
            for annotation in annotations:
                for link in rows.links(self._database, annotation):
                    recorder.delete("annotation_tag", link)
                for anchor in rows.anchor_rows(self._database, annotation):
                    recorder.delete("anchor", anchor)
                recorder.delete("annotation", annotation)
            self._tell(annotations, articles)

    def tag(self, annotations: Sequence[AnnotationId], name: str) -> None:
        """Put a tag, made when it is new, on annotations."""
        label = ngettext("Tag with “{tag}”", "Tag {count} annotations with “{tag}”", len(annotations))
        label = label.format(count=len(annotations), tag=name)
        with self._core.step(label):
            tag = self._tags.made(name)
            for annotation in annotations:
                if self._link(annotation, tag):
                    self._touch(annotation)
            self._tell(annotations, rows.articles_of(self._database, annotations))

    def untag(self, annotations: Sequence[AnnotationId], name: str) -> None:
        """Take a tag off annotations."""
        tag = self._tags.named(name)
        if tag is None:
            return
        with self._core.step(_("Remove tag “{tag}”").format(tag=name)):
            for annotation in annotations:
                link = rows.link(self._database, annotation, tag.id)
                if link is not None:
                    self._core.recorder.delete("annotation_tag", link)
                    self._touch(annotation)
            self._tell(annotations, rows.articles_of(self._database, annotations))

    def replace(self, annotations: Sequence[AnnotationId], old: str, new: str) -> None:
        """Give those of the annotations that have one tag another instead; see also narrow and widen."""
        coding.replace(self._core, self._tags, annotations, old=old, new=new)

    def narrow(self, annotations: Sequence[AnnotationId], tag: str, below: str) -> None:
        """Give those of the annotations that have a tag one below it instead; raises UsageError."""
        coding.narrow(self._core, self._tags, annotations, tag=tag, below=below)

    def widen(self, annotations: Sequence[AnnotationId], tag: str) -> None:
        """Give those of the annotations that have a tag the one above it; raises UsageError at the top."""
        coding.widen(self._core, self._tags, annotations, tag)

    def tag_passages(
        self, wanted: Sequence[tuple[ArticleId, Span]], name: str, *, mentions: bool = False
    ) -> list[AnnotationId]:
        """Put a tag on passages of many articles as one step, marked where they are not; see passages."""
        return passages.tag_passages(self._core, self._tags, wanted, name, mentions_of_entity=mentions)

    def tag_articles(self, articles: Sequence[ArticleId], name: str) -> None:
        """Put a tag on whole articles, as an annotation without a place each."""
        label = ngettext("Tag article with “{tag}”", "Tag {count} articles with “{tag}”", len(articles))
        label = label.format(count=len(articles), tag=name)
        touched = []
        with self._core.step(label):
            for article in articles:
                bare = rows.bare_whole(self._database, article)
                touched.append(self.add(article, None, tags=[name]).id if bare is None else bare)
                if self._link(touched[-1], self._tags.made(name)):
                    self._touch(touched[-1])
            self._tell(touched, set(articles))

    def doubtful(self, article: ArticleId | None = None) -> list[Doubt]:
        """Return the annotations to review, of one article or of all outside the bin."""
        return placing.doubtful(self._core, article)

    def doubt(self, annotation: AnnotationId) -> Doubt | None:
        """Return what an annotation marked when it was last found, to look at its place again."""
        return placing.doubt(self._core, annotation)

    def count_doubtful(self) -> int:
        """Count the annotations to review."""
        return doubts.count(self._database)

    def count_unplaced(self) -> int:
        """Count the annotations that were decided to be kept without a place."""
        return doubts.count_unplaced(self._database)

    def place(self, annotation: AnnotationId, span: Span) -> Annotation:
        """Put an annotation where a person says it lies in the newest version; one step.

        Raises UsageError beyond the text, and for an annotation on the whole article.
        """
        placing.place(self._core, self.get(annotation), span)
        return self.get(annotation)

    def accept(self, annotation: AnnotationId) -> Annotation:
        """Take the place that was guessed for the right one; one step. Raises UsageError without one."""
        placing.accept(self._core, self.get(annotation))
        return self.get(annotation)

    def keep_unplaced(self, annotation: AnnotationId) -> Annotation:
        """Keep an annotation without a place, as an orphan that is reviewed; one step."""
        placing.keep_unplaced(self._core, self.get(annotation))
        return self.get(annotation)

    def _set_tags(self, annotation: AnnotationId, names: Sequence[str]) -> None:
        wanted = {self._tags.made(name) for name in names}
        for link, tag in rows.links(self._database, annotation).items():
            if tag not in wanted:
                self._core.recorder.delete("annotation_tag", link)
        for number in sorted(wanted):
            self._link(annotation, number)

    def _link(self, annotation: AnnotationId, tag: TagId) -> bool:
        """Put a tag on an annotation; return whether it was not there yet."""
        if rows.link(self._database, annotation, tag) is not None:
            return False
        self._core.recorder.insert("annotation_tag", {"annotation": annotation, "tag": tag})
        return True

    def _tell(self, annotations: Sequence[AnnotationId], articles: set[ArticleId]) -> None:
        self._core.tell(Change(annotations=frozenset(annotations), articles=frozenset(articles), tags=True))


def note_hash(note: str) -> str:
    """Return what is kept beside a note to see damage: the SHA-256 of its UTF-8."""
    return hashlib.sha256(note.encode("utf-8")).hexdigest()


def _full(names: Sequence[str]) -> tuple[str, ...]:
    """Return the full names of tags as the codebook has them, each once."""
    return tuple(sorted({"/".join(parts_of(name)) for name in names}))


def _label_of_new(note: str, tags: Sequence[str], *, whole: bool) -> str:
    if note:
        return _("Add note")
    if tags:
        return _("Tag with “{tag}”").format(tag=", ".join(tags))
    return _("Add note on the article") if whole else _("Highlight")
