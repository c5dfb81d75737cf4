"""Going about in the open article and between articles: entities, paragraphs, back and forward."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from desktop.model import ArticleId, Mention, Span
from desktop.text.mention_table import Chosen
from desktop.text.paragraphs import paragraph_at
from desktop.text.query import parse
from desktop.text.sentences import sentence_at
from desktop.translation import _
from ui.articles.pane import ArticlePane
from ui.messages import Messages
from ui.reader.pane import ReaderPane
from ui.reader.whereabouts import arrive, go_to, here, mention_at, share_read
from ui.reading import Reading, reading_time
from ui.session import Session
from ui.trail import Trail, Visit

Choice = Callable[[ReaderPane, Mention], Chosen]


class Moving(QObject):
    """The commands of the Go menu, and those that select what is at the caret."""

    changed = Signal()  # whether there is something behind or ahead
    progressed = Signal(str)  # how far the reader is, as words

    def __init__(self, session: Session, messages: Messages, reading: Reading, pane: ArticlePane) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._pane = pane
        self._going = False
        self._mention: Mention | None = None
        self.trail = Trail()
        self.dialog: QInputDialog | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the commands with what they do."""
        return {
            "go_back": self.go_back,
            "go_forward": self.go_forward,
            "next_mention": self.next_mention,
            "previous_mention": self.previous_mention,
            "next_of_kind": self.next_of_kind,
            "previous_of_kind": self.previous_of_kind,
            "next_entity": self.next_entity,
            "previous_entity": self.previous_entity,
            "go_paragraph": self.ask_paragraph,
            "to_card": self.to_card,
            "select_entity": self.select_entity,
            "select_sentence": self.select_sentence,
            "select_paragraph": self.select_paragraph,
        }

    # back and forward

    @Slot()
    def leave_place(self) -> None:
        """Remember where the reader is, who goes somewhere else now."""
        visit = self._here()
        if visit is not None and not self._going and not self._reading.reader.finding.stepping:
            self.trail.leave(visit)
            self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Begin anew with another library."""
        self.trail.clear()
        self._mention = None

    @Slot()
    def go_back(self) -> None:
        """Go to where the reader was before."""
        self._go(self.trail.back)

    @Slot()
    def go_forward(self) -> None:
        """Go to where the reader came back from."""
        self._go(self.trail.forward)

    def _go(self, turn: Callable[[Visit | None], Visit | None]) -> None:
        library, visit = self._session.library, turn(self._here())
        while library is not None and visit is not None and not library.articles.rows([visit.article]):
            visit = turn(None)  # the article is gone
        if library is not None and visit is not None:
            self._going = True
            self._open(visit.article)
            go_to(self._reading.reader.view, visit.position)
            self._going = False
        self.changed.emit()

    def _open(self, article: ArticleId) -> None:
        if self._reading.article is None or self._reading.article.id != article:
            self._pane.choose(article)
            self._reading.open(article)  # also when the list does not show it

    def _here(self) -> Visit | None:
        article = self._reading.article
        return Visit(article.id, self._reading.reader.view.position()) if article is not None else None

    # entities

    @Slot(int)
    def take_mention(self, number: int) -> None:
        """Let the entity of a clicked mention be the one that is gone through."""
        self._mention = self._reading.reader.mention(number)

    @Slot()
    def next_mention(self) -> None:
        """Go to where the entity at hand is named next."""
        self._step(1, _same_entity)

    @Slot()
    def previous_mention(self) -> None:
        """Go to where the entity at hand was named before."""
        self._step(-1, _same_entity)

    @Slot()
    def next_of_kind(self) -> None:
        """Go to the next entity of the same kind."""
        self._step(1, _same_kind)

    @Slot()
    def previous_of_kind(self) -> None:
        """Go to the entity of the same kind before."""
        self._step(-1, _same_kind)

    @Slot()
    def next_entity(self) -> None:
        """Go to the next entity of any kind."""
        self._step(1, _any)

    @Slot()
    def previous_entity(self) -> None:
        """Go to the entity before, of any kind."""
        self._step(-1, _any)

    def _step(self, way: int, choice: Choice) -> None:
        """Go to the next mention that is chosen, after the last to the first again."""
        reader = self._reading.reader
        place = here(reader.view)
        at_hand = mention_at(reader.view, place) or self._mention
        if at_hand is None and choice is not _any:
            self._messages.say(_("Go to an entity first: click it, or press F4."))
            return
        found = choice(reader, at_hand) if at_hand is not None else reader.shown_mentions()
        if not found:
            self._messages.say(_("No entity is shown in this article."))
            return
        starts = found.starts
        at = bisect_right(starts, place) if way > 0 else bisect_left(starts, place) - 1
        if not 0 <= at < len(found):
            self._messages.say(_("Gone on at the beginning.") if way > 0 else _("Gone on at the end."))
        there = found[at % len(found)]
        self._mention = there
        reader.show_places(there.id)
        arrive(reader.view, Span(there.start, there.end))

    # what is at the caret

    @Slot()
    def select_entity(self) -> None:
        """Select the mention at the caret."""
        view = self._reading.reader.view
        mention = mention_at(view, here(view))
        if mention is None:
            self._messages.say(_("There is no entity here."))
        else:
            view.select(Span(mention.start, mention.end))

    @Slot()
    def select_sentence(self) -> None:
        """Select the sentence at the caret."""
        view = self._reading.reader.view
        self._select(sentence_at(view.page.text, here(view)))

    @Slot()
    def select_paragraph(self) -> None:
        """Select the paragraph at the caret."""
        view = self._reading.reader.view
        self._select(paragraph_at(view.page.text, here(view)))

    def _select(self, span: Span) -> None:
        if span.start < span.end:
            self._reading.reader.view.select(span)

    @Slot()
    def to_card(self) -> None:
        """Give the keyboard to the note of the annotation at hand."""
        active = self._reading.reader.view.layer.active
        if active is not None:
            self._reading.inspector.write(active)

    # the words of the library's search

    @Slot(str)
    def take_search(self, query: str) -> None:
        """Mark the words that the library is searched for, in the open article and in those opened next."""
        words = (" ".join(term.words) for term in parse(query) if not term.excluded)
        self._reading.reader.finding.mark(tuple(words))

    # paragraphs and progress

    @Slot()
    def ask_paragraph(self) -> None:
        """Ask for the number of a paragraph, and go there."""
        starts = self._reading.starts
        if not starts:
            return
        window = self._reading.reader.window()
        dialog = QInputDialog(window)
        dialog.setWindowTitle(_("Go to paragraph"))
        dialog.setLabelText(_("Paragraph, 1 to {last}:").format(last=len(starts)))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, len(starts))
        dialog.setIntValue(self._reading.paragraph(here(self._reading.reader.view)))
        dialog.intValueSelected.connect(self.go_to_paragraph)
        self.dialog = dialog
        dialog.open()

    @Slot(int)
    def go_to_paragraph(self, number: int) -> None:
        """Go to a paragraph by its number, from 1, as citations count them."""
        view, start = self._reading.reader.view, self._reading.starts[number - 1]
        arrive(view, paragraph_at(view.page.text, start))

    @Slot()
    def show_progress(self) -> None:
        """Tell how far the reader is and how long the rest takes."""
        article, view = self._reading.article, self._reading.reader.view
        if article is None:
            self.progressed.emit("")
            return
        share = share_read(view)
        left = round(article.words * (1 - share))
        words = _("{percent} %").format(percent=round(share * 100))
        if share < 1 and left:
            words = _("{percent} % · {time} left").format(
                percent=min(99, round(share * 100)), time=reading_time(left)
            )
        self.progressed.emit(words)


def _any(reader: ReaderPane, _at_hand: Mention) -> Chosen:
    return reader.shown_mentions()


def _same_kind(reader: ReaderPane, at_hand: Mention) -> Chosen:
    return reader.shown_mentions(kind=at_hand.kind)


def _same_entity(reader: ReaderPane, at_hand: Mention) -> Chosen:
    return reader.shown_mentions(entity=at_hand.entity)
