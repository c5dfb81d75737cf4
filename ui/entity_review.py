"""Going through what engines found, mention by mention and article by article, to accept or reject it."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.model import PERSON, ArticleId, Kind, Span
from desktop.text.decisions import surface
from desktop.translation import _
from ui.articles.pane import ArticlePane
from ui.entities.review_bar import ReviewBar
from ui.messages import Messages
from ui.reader.whereabouts import arrive, here
from ui.reading import Reading
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Question:
    """One mention that is asked about; ``kind`` None when it was rejected on the way."""

    article: ArticleId
    span: Span
    kind: Kind | None


class EntityReview(QObject):
    """Asks about one mention after the other; accepting one is a decision, too, so that it lasts."""

    turned = Signal(bool)  # whether a review goes on

    def __init__(
        self, session: Session, messages: Messages, reading: Reading, *, pane: ArticlePane, bar: ReviewBar
    ) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._pane = pane
        self._bar = bar
        self._turning = False
        self._behind: list[Question] = []
        self.question: Question | None = None

    @property
    def _library(self) -> Library | None:
        return self._session.library if self._session.writable else None

    @Slot(bool)
    def turn(self, on: bool) -> None:  # noqa: FBT001  # a slot of triggered(bool)
        """Begin at the place at hand, or end."""
        if on:
            self._behind.clear()
            self._go_on(here(self._reading.reader.view))
        else:
            self.end()

    @Slot()
    def end(self) -> None:
        """Ask nothing any more."""
        if self._bar.isVisible() or self.question is not None:
            self.question = None
            self._bar.hide()
            self._reading.reader.view.clear_selection()
            self._reading.reader.quiet = False
            self._reading.reader.setFocus()
        self.turned.emit(False)  # noqa: FBT003  # a signal's value

    @Slot()
    def follow_article(self) -> None:
        """Go on in an article that the reader opened meanwhile."""
        if self.question is None or self._turning:
            return
        if self._reading.article is None:
            self.end()
        elif self._reading.article.id != self.question.article:
            self._go_on(0)

    @Slot(str)
    def answer(self, act: str) -> None:
        """Do what the bar was told, and ask about the next mention."""
        question = self.question
        if act == "end" or question is None:
            self.end()
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
        self._ask(self._behind.pop())

    def _go_on(self, position: int) -> None:
        """Ask about the next mention that nobody decided on, here or in an article further down the list."""
        library, article = self._library, self._reading.article
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

    def _following(self, library: Library, article: ArticleId) -> ArticleId | None:
        listed = list(self._pane.model.ids)
        rest = listed[listed.index(article) + 1 :] if article in listed else listed
        waiting = library.corrections.waiting()
        return next((each for each in rest if each in waiting), None)

    def _open(self, article: ArticleId) -> None:
        self._turning = True
        if self._reading.article is None or self._reading.article.id != article:
            self._pane.choose(article)
            self._reading.open(article)
        self._turning = False

    def _ask(self, question: Question) -> None:
        """Show a mention in the text and ask about it."""
        self.question = question
        self._open(question.article)
        view = self._reading.reader.view
        self._reading.reader.quiet = True
        arrive(view, question.span)
        view.select(question.span)
        starts = self._reading.reader.shown_mentions().starts
        number = bisect_left(starts, question.span.start) + 1
        words = surface(view.page.text[question.span.start : question.span.end])
        self._bar.ask(words, question.kind, number=number, total=max(len(starts), number))
        self.turned.emit(True)  # noqa: FBT003  # a signal's value
