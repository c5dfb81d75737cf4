"""The open article: brought into the reader and the inspector, kept in step, marked read."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.library import Library
from desktop.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Change,
    EntityId,
    Span,
    Version,
)
from desktop.text.places import paragraph_number, paragraph_starts
from desktop.translation import _, ngettext
from ui.articles.wording import shown_date
from ui.entity_words import entity_words
from ui.inspector import Inspector
from ui.reader.pane import ReaderPane
from ui.reader.records import Head, annotation_marks
from ui.reader.selection_bar import TagKey
from ui.session import Session

READ_AFTER = 5_000  # milliseconds
KEEP_PLACE_AFTER = 1_500
WORDS_A_MINUTE = 230
MINUTES_AN_HOUR = 60
LAST_ARTICLE = "last_article"


class Reading(QObject):
    """Shows one article at a time; ``opened`` is told when another one, or none, is there."""

    turning = Signal()  # another article, or none, will be there
    opened = Signal()
    keys_changed = Signal(object)  # frozenset of the keys that give tags

    def __init__(self, session: Session, reader: ReaderPane, inspector: Inspector, *, at_work: bool) -> None:
        super().__init__(reader)
        self._session = session
        self.reader = reader
        self.inspector = inspector
        self._at_work = at_work
        self.article: Article | None = None
        self.starts: list[int] = []
        self.recent_tags: list[str] = []
        self._keyed: list[TagKey] = []
        self._read_clock = self._clock(READ_AFTER)
        self._place_clock = self._clock(KEEP_PLACE_AFTER)

    def _clock(self, pause: int) -> QTimer:
        clock = QTimer(self)
        clock.setSingleShot(True)
        clock.setInterval(pause)
        return clock

    def connect_clocks(self) -> None:
        """Let time pass: read after a while, the place kept a moment after scrolling."""
        self._read_clock.timeout.connect(self.mark_read)
        self._place_clock.timeout.connect(self.keep_place)

    @property
    def tag_keys(self) -> frozenset[str]:
        """The keys that give tags."""
        return frozenset(tag.key for tag in self._keyed)

    @property
    def _library(self) -> Library:
        library = self._session.library
        if library is None:
            raise RuntimeError("an article is open without a library")  # noqa: EM101, TRY003  # a bug
        return library

    @Slot(object)
    def open(self, number: ArticleId) -> None:
        """Open an article where the reader left it; the one that is open stays as it is."""
        if self.article is not None and self.article.id == number:
            return
        self.turning.emit()
        self.leave()
        library = self._library
        found = library.articles.rows([number])
        if not found:
            return
        article, version = found[0], library.articles.version(number)
        self.article = article
        self._show_text(article, version, position=library.articles.position(number))
        self._show_inspector(article, version)
        self._remember(article)
        self.opened.emit()

    def _show_text(self, article: Article, version: Version, *, position: int) -> None:
        blocks = self._library.articles.blocks(article.id)
        self.starts = paragraph_starts(version.text, blocks)
        head = Head(article.title, byline(article))
        self.reader.show_article(head, version.text, blocks, position=position)

    def _show_inspector(self, article: Article, version: Version) -> None:
        read_only = not self._session.writable
        self.reader.set_read_only(read_only=read_only)
        self._show_marks(anew=True)
        self._show_mentions(anew=True)
        self._show_facts(article, version)
        self.inspector.set_read_only(read_only=read_only)
        self.inspector.show_counts()

    def _remember(self, article: Article) -> None:
        if self._at_work and self._session.writable:
            self._library.state.set(LAST_ARTICLE, article.uid)
            if not article.read:
                self._read_clock.start()

    def _show_marks(self, *, anew: bool = False, only: Collection[AnnotationId] | None = None) -> None:
        """Show the article's annotations in the text and beside it; ``only`` names those that changed."""
        if self.article is None:
            return
        library = self._library
        annotations = library.annotations.of(self.article.id)
        tags = library.tags.codebook()
        linked = {uid: len(found) for uid, found in library.linking.linking(self._uids(annotations)).items()}
        marks = annotation_marks(annotations, {tag.name: tag.colour for tag in tags}, only=only)
        if only is None:
            self.reader.set_annotations(marks)
        else:
            self.reader.view.change_annotations(marks, only)
        self._show_keys(
            sorted(
                (TagKey(tag.key, tag.name, tag.colour) for tag in tags if tag.key and not tag.retired),
                key=_key,
            )
        )
        notes = self.inspector.notes
        show = notes.show_article if anew else notes.reload
        show(
            annotations, tags=tags, recent_tags=self.recent_tags, paragraph_starts=self.starts, linked=linked
        )
        self.inspector.details.show_linked(linked.get(self.article.uid, 0))

    def _uids(self, annotations: Sequence[Annotation]) -> list[str]:
        """Return the uids that notes may link to here: the article's and those of its annotations."""
        article = [self.article.uid] if self.article is not None else []
        return [*article, *(each.uid for each in annotations)]

    def _show_keys(self, keyed: list[TagKey]) -> None:
        """Offer the tags with keys; most changes leave them as they are."""
        if keyed != self._keyed:
            self._keyed = keyed
            self.keys_changed.emit(self.tag_keys)
            self.reader.set_tag_keys(keyed)

    def _show_mentions(self, *, anew: bool = False) -> None:
        if self.article is None:
            return
        mentions = self._library.mentions
        found, entities = mentions.table(self.article.id), mentions.entities(article=self.article.id)
        self.reader.set_mentions(found, {each.id: each.name for each in entities})
        show = self.inspector.entities.show_article if anew else self.inspector.entities.reload
        show(entities, found, recognised=mentions.recognised_by(self.article.id) is not None)

    def _show_facts(self, article: Article, version: Version) -> None:
        there = bool(version.path and Path(version.path).exists())
        kept = there or self._library.articles.has_original(article.id)
        versions = self._library.versions.of(article.id)
        self.inspector.details.show_article(article, version, versions=versions, has_original=kept)

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow a change that touches the open article."""
        if self.article is None:
            return
        number = self.article.id
        if change.entities and number not in change.mentions:
            self._show_mentions()
            self.inspector.show_counts()
        if number in change.articles or number in change.mentions:
            self._follow(number, change)
        elif change.tags or change.annotations:  # also a note elsewhere may link here
            self._show_marks()

    def _follow(self, number: ArticleId, change: Change) -> None:
        library = self._library
        found = library.articles.rows([number])
        if not found:
            self.close()
            return
        before, self.article = self.article, found[0]
        if change.tags or change.listing:
            self._show_marks()
        elif change.annotations:
            self._show_marks(only=change.annotations)
        if number in change.mentions:
            self._show_mentions()
        if number in change.articles and before is not None:
            self._follow_text(before, number)
        self.inspector.show_counts()

    def _follow_text(self, before: Article, number: ArticleId) -> None:
        """Show another wording or another head of the open article, at the same place."""
        library, article = self._library, self.article
        if article is None:
            return
        version = library.articles.version(number)
        head = Head(article.title, byline(article))
        if version.text != self.reader.view.page.text or Head(before.title, byline(before)) != head:
            self._show_text(article, version, position=self.reader.view.position())
            self._show_marks()
            self._show_mentions()
        self._show_facts(article, version)

    def show_details(self) -> None:
        """Show the details as the library has them: what was asked for there could not be done."""
        if self.article is not None:
            self._show_facts(self.article, self._library.articles.version(self.article.id))

    @Slot()
    def keep(self) -> None:
        """Keep what is typed and the place; reading goes on."""
        if self.article is not None:
            self.inspector.commit()
            self.keep_place()

    @Slot()
    def leave(self) -> None:
        """Keep what is typed and the place, before the article or the library goes."""
        self._read_clock.stop()
        self.keep()

    @Slot()
    def put_away(self) -> None:
        """Leave the article and show none."""
        self.leave()
        self.close()

    @Slot()
    def close(self) -> None:
        """Show no article."""
        self._read_clock.stop()
        self._place_clock.stop()
        self.article = None
        self.reader.clear()
        self.inspector.clear()
        self.opened.emit()

    @Slot()
    def place_changed(self) -> None:
        """Keep the place soon."""
        self._place_clock.start()

    @Slot()
    def keep_place(self) -> None:
        """Keep where the reader is, if it is somewhere else than it was."""
        self._place_clock.stop()
        if self.article is None or not (self._session.writable and self._at_work):
            return
        place = self.reader.view.position()
        if place != self._library.articles.position(self.article.id):
            self._library.articles.set_position(self.article.id, place)

    @Slot()
    def mark_read(self) -> None:
        """Mark the open article read, without a step: nobody asked for it."""
        self._read_clock.stop()
        if self.article is not None and not self.article.read and self._session.writable and self._at_work:
            self._library.articles.set_read([self.article.id], read=True, step=False)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that holds an offset, from 1."""
        return paragraph_number(self.starts, offset)

    def make_active(self, number: AnnotationId) -> None:
        """Let an annotation be the one at hand, in the text and in the notes; the keyboard stays."""
        self.reader.view.set_active_annotation(number)
        self.inspector.notes.activate(number)

    def show_annotation(self, number: AnnotationId, *, edit: bool = False) -> None:
        """Bring an annotation into view, in the text and in the notes."""
        annotation = self._library.annotations.get(number)
        if annotation.anchor is not None and annotation.anchor.lies:
            span = Span(annotation.anchor.start, annotation.anchor.end)
            self.reader.view.reveal(span, flash=not edit)
        self.reader.view.set_active_annotation(number)
        if edit:
            self.inspector.write(number)
        else:
            self.inspector.show_tab("notes")
            self.inspector.notes.activate(number)

    @Slot(int)
    def show_mention(self, number: int) -> None:
        """Bring a mention into view."""
        mention = self.reader.mention(number)
        if mention is not None:
            self.reader.view.reveal(Span(mention.start, mention.end), flash=True)

    @Slot(int)
    def tell_totals(self, entity: EntityId) -> None:
        """Tell the reader of an entity how often it is named in the library, its titles and where it lies."""
        mentions, articles = self._library.mentions.totals(entity)
        about = entity_words(self._library, entity)
        self.reader.view.set_totals(entity, mentions=mentions, articles=articles, about=about)

    @Slot(int)
    def show_entity(self, number: int) -> None:
        """Bring the entity of a mention into view, in the list of entities."""
        self.inspector.show_tab("entities")
        self.inspector.entities.choose(number)


def byline(article: Article) -> str:
    """Return the line below the title: whether it is in the bin, author, source, date, time to read."""
    by = _("By {author}").format(author=article.author) if article.author else ""
    place = _("In the bin") if article.binned else ""
    parts = (place, by, article.source, shown_date(article.date), reading_time(article.words))
    return " · ".join(part for part in parts if part)


def reading_time(words: int) -> str:
    """Return how long a text takes to read: in minutes, from an hour on in hours."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    if minutes < MINUTES_AN_HOUR:
        return ngettext("{count} min", "{count} min", minutes).format(count=minutes)
    hours = round(minutes / MINUTES_AN_HOUR)
    return ngettext("{count} h", "{count} h", hours).format(count=QLocale().toString(hours))


def _key(tag: TagKey) -> str:
    return tag.key
