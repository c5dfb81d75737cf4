"""Going through what engines found, mention by mention and article by article, to accept or reject it."""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import ScholiastError
from desktop.library import Doubtful, Library
from desktop.model import PERSON, ArticleId, Change, Kind, Span
from desktop.text.certainty import Reason
from desktop.text.decisions import surface
from desktop.translation import _
from ui.articles.pane import ArticlePane
from ui.doubts import doubt_words
from ui.entities.review_bar import ReviewBar
from ui.pages.page import PageParts
from ui.reader.whereabouts import arrive, here
from ui.work.doubting import DoubtSearch


@dataclass(frozen=True, slots=True)
class Question:
    """One mention that is asked about; ``kind`` None when it was rejected on the way.

    ``reasons`` speak against it, where the least certain come first.
    """

    article: ArticleId
    span: Span
    kind: Kind | None
    reasons: tuple[Reason, ...] = ()


class EntityReview(QObject):
    """Asks about one mention after the other; accepting one is a decision, too, so that it lasts."""

    turned = Signal(bool)  # whether a review in the order of the text goes on
    turned_doubtful = Signal(bool)  # whether one of the least certain does

    def __init__(self, parts: PageParts, *, pane: ArticlePane, bar: ReviewBar) -> None:
        super().__init__(parts.reading)
        self._session = parts.session
        self._messages = parts.messages
        self._reading = parts.reading
        self._search = DoubtSearch(parts)
        self._search.found.connect(self._take_doubtful)
        self._search.failed.connect(self.end)
        self._pane = pane
        self._bar = bar
        self._turning = False
        self._behind: list[Question] = []
        self._doubtful: deque[Question] | None = None  # what is asked next where the least certain come first
        self._doubtful_total = 0
        self.question: Question | None = None

    @property
    def _library(self) -> Library | None:
        return self._session.library if self._session.writable else None

    @Slot(bool)
    def turn(self, on: bool) -> None:  # noqa: FBT001  # a slot of triggered(bool)
        """Begin at the place at hand, or end."""
        if on:
            self._behind.clear()
            self._doubtful = None
            self._go_on(here(self._reading.reader.view))
        else:
            self.end()

    @Slot(bool)
    def turn_doubtful(self, on: bool) -> None:  # noqa: FBT001  # a slot of triggered(bool)
        """Begin with the least certain of the library, or end."""
        if on and self._library is not None:
            self._behind.clear()
            self._messages.say(_("Looking for the least certain entities…"))
            self._search.start()
            self.turned_doubtful.emit(True)  # noqa: FBT003  # a signal's value
        else:
            self.end()

    @Slot(object)
    def _take_doubtful(self, found: Sequence[Doubtful]) -> None:
        """Ask about what was found, the most doubtful first."""
        self._doubtful = deque(Question(each.article, each.span, each.kind, each.reasons) for each in found)
        self._doubtful_total = len(found)
        self._messages.say("")
        self._go_on(0)

    def _turn_order(self, question: Question) -> None:
        """Go on with the least certain first, or in the order of the text from here on."""
        if self._doubtful is None:
            self.turn_doubtful(True)  # noqa: FBT003  # a slot of triggered(bool)
        else:
            self._behind.clear()
            self._doubtful = None
            self._go_on(question.span.start)

    @Slot()
    def end(self) -> None:
        """Ask nothing any more."""
        self._search.stop()
        self._doubtful = None
        if self._bar.isVisible() or self.question is not None:
            self.question = None
            self._bar.hide()
            self._reading.reader.view.clear_selection()
            self._reading.reader.quiet = False
            self._reading.reader.setFocus()
        self.turned.emit(False)  # noqa: FBT003  # a signal's value
        self.turned_doubtful.emit(False)  # noqa: FBT003  # as above

    @Slot()
    def follow_article(self) -> None:
        """Go on in an article that the reader opened meanwhile."""
        if self.question is None or self._turning:
            return
        if self._reading.article is None or self._doubtful is not None:
            self.end()
        elif self._reading.article.id != self.question.article:
            self._go_on(0)

    @Slot(str)
    def answer(self, act: str) -> None:
        """Do what the bar was told, and ask about the next mention."""
        question = self.question
        if act == "end" or question is None:
            self.end()
        elif act == "order":
            self._turn_order(question)
        elif act == "back":
            self._back()
        elif act == "skip":
            self._leave(question)
        elif act == "reject":
            self._decide(question, None)
        else:
            self._decide(question, question.kind)

    @Slot(object)
    def change_kind(self, kind: Kind) -> None:
        """Say that it is of another kind, and ask about the next mention."""
        if self.question is not None:
            self._decide(self.question, kind)

    def _decide(self, question: Question, kind: Kind | None) -> None:
        library = self._library
        if library is None:
            self.end()
            return
        try:
            library.corrections.mark([(question.article, question.span)], kind)
        except ScholiastError as error:
            self._messages.error(error)
            return
        self._leave(replace(question, kind=kind))

    def _leave(self, question: Question) -> None:
        self._behind.append(question)
        self._go_on(question.span.start + 1)

    def _back(self) -> None:
        """Ask again about the mention before."""
        if not self._behind:
            self._messages.say(_("This was the first one."))
            return
        if self._doubtful is not None and self.question is not None:
            self._doubtful.appendleft(self.question)
        self._ask(self._behind.pop())

    def _go_on(self, position: int) -> None:
        """Ask about the next mention that nobody decided on, here or in an article further down the list."""
        library, article = self._library, self._reading.article
        if self._doubtful is not None:
            self._ask_doubtful()
            return
        if library is None or article is None:
            self.end()
            return
        shown = self._reading.reader.shown_mentions()
        for each in shown[bisect_left(shown.starts, position) :]:
            if each.source != PERSON:
                self._ask(Question(article.id, Span(each.start, each.end), each.kind))
                return
        following = self._following(library, article.id)
        if following is None:
            self._messages.say(_("No entity further down the list waits for a review."))
            self.end()
            return
        self._open(following)
        self._go_on(0)

    def _ask_doubtful(self) -> None:
        """Ask about the next of the least certain that still stands undecided."""
        library, waiting = self._library, self._doubtful
        while library is not None and waiting:
            question = waiting.popleft()
            standing = library.mentions.of(question.article)
            if any(
                (each.start, each.end, each.kind) == (question.span.start, question.span.end, question.kind)
                and each.source != PERSON
                for each in standing
            ):
                self._ask(question)
                return
        self._messages.say(_("Nothing more speaks against an entity in this library."))
        self.end()

    def _following(self, library: Library, article: ArticleId) -> ArticleId | None:
        listed = list(self._pane.model.ids)
        rest = listed[listed.index(article) + 1 :] if article in listed else listed
        waiting = library.corrections.waiting()
        return next((each for each in rest if each in waiting), None)

    def _open(self, article: ArticleId) -> bool:
        """Open an article and return whether another one was open."""
        if self._reading.article is not None and self._reading.article.id == article:
            return False
        self._turning = True
        self._pane.choose(article)
        self._reading.open(article)
        self._turning = False
        return True

    def _ask(self, question: Question) -> None:
        """Show a mention in the text and ask about it."""
        opened = self._open(question.article)
        view = self._reading.reader.view
        self._reading.reader.quiet = True
        arrive(view, question.span, smooth=not opened)
        view.select(question.span)
        self._show(self._as_it_stands(question))

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow what is asked about when it is changed from elsewhere, as by undoing."""
        question = self.question
        if question is not None and question.article in change.mentions:
            standing = self._as_it_stands(question)
            if standing.kind is not question.kind:
                self._show(standing)

    def _as_it_stands(self, question: Question) -> Question:
        """Return a question with the kind that its place has now, None when nothing stands there."""
        library = self._library
        standing = library.mentions.of(question.article) if library is not None else []
        span = question.span
        kinds = (each.kind for each in standing if (each.start, each.end) == (span.start, span.end))
        return replace(question, kind=next(kinds, None))

    def _show(self, question: Question) -> None:
        """Show a question in the bar."""
        self.question = question
        text = self._reading.reader.view.page.text
        words = surface(text[question.span.start : question.span.end])
        number, total = self._place_of(question)
        doubts = doubt_words(question.reasons) if question.reasons else ""
        self._bar.show_order(least_certain=self._doubtful is not None)
        self._bar.ask(words, question.kind, number=number, total=total, doubts=doubts)
        self.turned.emit(self._doubtful is None)
        self.turned_doubtful.emit(self._doubtful is not None)

    def _place_of(self, question: Question) -> tuple[int, int]:
        """Return the number of a question and how many there are, of the least certain or in the article."""
        if self._doubtful is not None:
            return self._doubtful_total - len(self._doubtful), self._doubtful_total
        starts = self._reading.reader.shown_mentions().starts
        number = bisect_left(starts, question.span.start) + 1
        return number, max(len(starts), number)
