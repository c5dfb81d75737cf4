"""From the entity at hand to the library: of which kind it is, how far it reaches, or that it is none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.model import ArticleId, Entity, Kind, Mention, Span
from desktop.text.anchors import tight_span
from desktop.text.concordance import Line
from desktop.text.decisions import Scope, surface
from desktop.translation import _
from ui.citing import Citing
from ui.entity_review import EntityReview
from ui.pages.page import PageParts
from ui.panes import Panes
from ui.reader.whereabouts import here, leave_selection, mention_at
from ui.recognisers import Recognisers

if TYPE_CHECKING:
    from ui.dialogs.entity_lines import EntityLinesDialog
    from ui.engine_comparison import EngineComparison

OF_LIBRARY = "of_library"  # a dialog's property: it is closed when the library is left


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a correction is about: a passage, and the mention on it if there is one."""

    library: Library
    article: ArticleId
    span: Span
    mention: Mention | None


class Correcting(QObject):
    """The verbs that put entities right, from menus, keys and the list of entities."""

    def __init__(self, parts: PageParts, panes: Panes) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._messages = parts.messages
        self._reading = parts.reading
        self._theme = parts.theme
        self._citing = Citing(parts.session, parts.messages)
        self._window = parts.frame
        self._background = parts.background
        self._panes = panes
        self.dialog: EntityLinesDialog | None = None
        self.recognisers = Recognisers(parts, panes)
        self._parts = parts
        self._comparison: EngineComparison | None = None
        self.review = EntityReview(parts, pane=panes.articles, bar=panes.review_bar)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the commands with what they do."""
        return {
            **{f"mark_{kind}": self.mark_with_sender for kind in Kind},
            "reject_here": self.reject_here,
            "reject_article": self.reject_in_article,
            "reject_library": self.reject_in_library,
            "entity_edges": self.set_edges,
            "entity_all": self.ask_about_all,
            "recognise_again": self.recognise_again,
            **self.recognisers.slots(),
            "compare_engines": self.compare_engines,
        }

    # what is at hand

    @Slot(QPoint)
    def take_place(self, where: QPoint) -> None:
        """Let the caret go to an entity whose menu is asked for, unless it is in the selection."""
        view = self._reading.reader.view
        point = QPointF(view.viewport().mapFromGlobal(where))
        position = view.page.character_at(point)
        selected = view.selected_span()
        if position is None or (selected is not None and selected.start <= position < selected.end):
            return
        if view.layer.mentions_over(position, position + 1):
            leave_selection(view, position)

    def at_hand(self) -> AtHand | None:
        """Return the selection, else the mention at the caret, None without one or in a read-only library."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None or not self._session.writable:
            return None
        view = self._reading.reader.view
        selected = view.selected_span()
        span = tight_span(view.page.text, selected) if selected is not None else None
        if span is not None:
            touched = view.layer.mentions_over(span.start, span.end)
            exact = [each for each in touched if (each.start, each.end) == (span.start, span.end)]
            return AtHand(library, article.id, span, next(iter(exact or touched), None))
        mention = mention_at(view, here(view))
        if mention is None:
            return None
        return AtHand(library, article.id, Span(mention.start, mention.end), mention)

    def _wanted(self) -> AtHand | None:
        """Return what is at hand, or say how something gets there."""
        found = self.at_hand()
        if found is None:
            self._messages.say(_("Point at an entity or select words first."))
        return found

    # kinds

    @Slot()
    def mark_with_sender(self) -> None:
        """Say that what is at hand is of the kind that the command which called this is named after."""
        sender = self.sender()
        if sender is not None:
            self._mark(Kind(sender.objectName().removeprefix("mark_")), Scope.HERE)

    @Slot()
    def reject_here(self) -> None:
        """Say that what is at hand is no entity."""
        self._mark(None, Scope.HERE)

    @Slot()
    def reject_in_article(self) -> None:
        """Say that these words are no entity in the article."""
        self._mark(None, Scope.ARTICLE)

    @Slot()
    def reject_in_library(self) -> None:
        """Say that these words are no entity anywhere."""
        self._mark(None, Scope.LIBRARY)

    def _mark(self, kind: Kind | None, scope: Scope) -> None:
        found = self._wanted()
        if found is None:
            return
        if kind is None and found.mention is None:
            self._messages.say(_("No entity is marked there."))
            return
        span = found.span
        if kind is None and found.mention is not None:
            span = Span(found.mention.start, found.mention.end)
        leave_selection(self._reading.reader.view, span.start)
        self.decide([(found.article, span)], kind, scope=scope)

    @Slot(object, object, str)
    def correct_entity(self, entity: Entity, kind: Kind | None, scope: str) -> None:
        """Say of all that an entity of the open article is called there what it is."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None or not self._session.writable:
            return
        found = [each for each in library.mentions.of(article.id) if each.entity == entity.id]
        passages = [(article.id, Span(each.start, each.end)) for each in found]
        self.decide(passages, kind, scope=Scope(scope))

    def decide(
        self,
        passages: Sequence[tuple[ArticleId, Span]],
        kind: Kind | None,
        *,
        scope: Scope,
        everywhere: bool = False,
    ) -> None:
        """Write a decision down, say so, and offer to undo one that reaches beyond the article."""
        library = self._session.library
        if library is None:
            return
        try:
            library.corrections.mark(passages, kind, scope=scope, everywhere=everywhere)
        except ScholiastError as error:
            self._messages.error(error)
            return
        words = library.undo_label()
        if scope is Scope.LIBRARY or len({article for article, _span in passages}) > 1:
            self._messages.banner.offer_undo(words, library.undo)
        else:
            self._messages.say(words)

    # edges

    @Slot()
    def set_edges(self) -> None:
        """Let the mention in the selection be exactly the selection."""
        found = self._wanted()
        if found is None:
            return
        if found.mention is None:
            self._messages.say(_("Select words that touch an entity: it is then as long as they are."))
            return
        old = Span(found.mention.start, found.mention.end)
        leave_selection(self._reading.reader.view, found.span.start)
        try:
            found.library.corrections.set_edges(found.article, old, found.span)
        except ScholiastError as error:
            self._messages.error(error)
            return
        self._messages.say(found.library.undo_label())

    # all of these

    @Slot()
    def ask_about_all(self) -> None:
        """Show every place of the words at hand in the library, to say what they are."""
        found = self._wanted()
        if found is not None:
            text = self._reading.reader.view.page.text
            kind = found.mention.kind if found.mention is not None else Kind.PERSON
            self._ask(found.library, surface(text[found.span.start : found.span.end]), kind)

    @Slot(object)
    def ask_about_entity(self, entity: Entity) -> None:
        """Show every place of an entity's name."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._ask(library, surface(entity.name), entity.kind)

    def _ask(self, library: Library, words: str, kind: Kind) -> None:
        from ui.commands.looking import Looking  # noqa: PLC0415  # dialogs are loaded when used
        from ui.dialogs.entity_lines import EntityLinesDialog  # noqa: PLC0415  # as above

        if self.dialog is not None:
            self.dialog.close()
        dialog = EntityLinesDialog(words, kind, self._window, palette=self._theme.palette)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.finished.connect(self._forget)
        dialog.wanted.connect(self._decide_ticked)
        dialog.menu_asked.connect(self._citing.show_menu)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)  # keys behind it would decide on other words
        dialog.show()
        self.dialog = dialog
        found: Iterator[list[Line]] = library.passages.of_words(words)
        Looking(dialog, library, found)

    @property
    def comparison(self) -> "EngineComparison":
        """What compares two engines, made when it is first needed."""
        if self._comparison is None:
            from ui.engine_comparison import EngineComparison  # noqa: PLC0415  # loaded when used

            self._comparison = EngineComparison(self._parts, self._panes)
        return self._comparison

    @Slot()
    def compare_engines(self) -> None:
        """Ask which two engines shall read the open article."""
        self.comparison.ask()

    @Slot()
    def recognise_again(self) -> None:
        """Look through the articles chosen in the list again, and show what would change."""
        again = self._background.recognising_again(self._messages, self._window)
        again.ask(self._panes.articles.chosen())

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot()
    def _decide_ticked(self) -> None:
        """Decide on what is ticked; on all of it for good, also in articles to come."""
        from ui.commands.looking import spans_of  # noqa: PLC0415  # as above

        library, dialog = self._session.library, self.dialog
        if library is None or dialog is None:
            return
        lines = [place.key for place in dialog.ticked() if isinstance(place.key, Line)]
        kind, every = dialog.kind, dialog.all_ticked()
        wanted = spans_of(library, lines, "words")
        dialog.close()
        if wanted and every:
            self.decide(wanted[:1], kind, scope=Scope.LIBRARY, everywhere=kind is not None)
        elif wanted:
            self.decide(wanted, kind, scope=Scope.HERE)
