"""The page of all notes: ties the library's notes to the pane that shows, filters and changes them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from desktop.library import Library
from desktop.model import Annotation, AnnotationId, Change, TagId
from desktop.text.links import article_link
from desktop.text.note_filter import Condition, Link, Naming, NoteGroup, NoteOrder, Tagged
from desktop.translation import _
from ui.notebook.pane import NotebookPane
from ui.notebook.records import NoteWords
from ui.pages.note_acts import NoteActs
from ui.pages.note_asking import ConditionAsking
from ui.pages.note_words import (
    GROUPS,
    ORDERS,
    VIEWS,
    condition_words,
    note_words,
    shelves,
    summary,
)
from ui.pages.note_writing import NoteWriting
from ui.pages.page import Page, PageParts
from ui.plain import plain_tip
from ui.theme import Palette

if TYPE_CHECKING:
    from ui.notebook.conditions import ConditionWords


class NotesPage(Page):
    """All notes in one place; what is shown is kept with the library (see NoteScope)."""

    def __init__(self, parts: PageParts) -> None:
        self.pane = NotebookPane(self._fetch)
        super().__init__(parts, self.pane)
        self.scope = parts.scope
        self._colours: dict[str, str] = {}
        self._entered: Library | None = None
        self._count = self._total = 0
        self._conditions: Sequence[ConditionWords] = ()
        self.acts = NoteActs(parts.session, parts.messages, parts.asking, self.pane.chosen)
        self.asking = ConditionAsking(parts.session, self.pane)
        self.writing = NoteWriting(parts, self.pane.writing_rect)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self.pane.offer(
            views=dict(VIEWS),
            orders={order.value: words for order, words in ORDERS.items()},
            groups={group.value: words for group, words in GROUPS.items()},
        )
        self._connect()

    def _connect(self) -> None:
        pane, acts = self.pane, self.acts
        pane.filtered.connect(self._filter)
        pane.view_chosen.connect(self._choose_view)
        pane.order_chosen.connect(self._choose_order)
        pane.group_chosen.connect(self._choose_group)
        pane.export_asked.connect(self._export)
        pane.chosen_changed.connect(self._show_summary)
        pane.passage_asked.connect(self._open_passage)
        pane.editing_asked.connect(self._edit)
        pane.tag_asked.connect(acts.ask_for_tag)
        pane.deletion_asked.connect(acts.delete)
        pane.menu_asked.connect(acts.show_menu)
        pane.cards.tag_clicked.connect(acts.show_tag_menu)
        pane.moved.connect(self.writing.follow)
        pane.codebook.tag_chosen.connect(self._turn_tag)
        pane.conditions.removed.connect(self._remove)
        pane.conditions.joint_turned.connect(self._turn_joint)
        pane.conditions.negation_turned.connect(self._turn_negation)
        pane.conditions.below_turned.connect(self._turn_below)
        pane.conditions.adding_asked.connect(self.asking.ask)
        self.asking.asked.connect(self.add)
        acts.only_asked.connect(self._ask_only)
        acts.passage_asked.connect(self._open_passage)
        acts.editing_asked.connect(self._edit)
        acts.page_asked.connect(self.page_asked)
        self.writing.ended.connect(pane.enter)
        self.writing.waiting.connect(self.waiting)
        self._later.timeout.connect(self._show_codebook)

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    def enter(self, what: object = None) -> None:
        """Show the notes as they were shown last; ``what`` is a tag, a condition or a row of them instead."""
        self.writing.end()
        self._entered = self._library
        if isinstance(what, int):
            what = Tagged(TagId(what))
        if isinstance(what, Condition):
            self.scope.change(links=(Link(what),), query="")
        elif isinstance(what, tuple) and all(isinstance(each, Link) for each in what):
            self.scope.change(links=what, query="")
        now = self.scope.now
        self.pane.field.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.pane.field.setText(now.query)
        self.pane.field.blockSignals(False)  # noqa: FBT003  # Qt's signature
        self.pane.table.set_widths(dict(now.widths))
        self.pane.show_view(now.view)
        self._show(anew=what is not None)
        self._later.start()
        self.pane.setFocusProxy(self.pane.view)

    def take(self, change: Change) -> None:
        """Show what is there now, when notes, tags, articles or what is named in them changed."""
        touched = change.mentions or change.entities
        named = touched and any(isinstance(link.condition, Naming) for link in self.scope.now.links)
        if change.annotations or change.articles or change.listing or change.tags or named:
            self._show(anew=False)
            self.writing.take()
            if change.tags or change.listing:
                self._later.start()

    def keep(self) -> None:
        """Keep the note that is written in, and how the notes are shown, in the library they are of."""
        if self._library is not self._entered:
            return
        self.writing.keep()
        self.scope.change(widths=tuple(self.pane.table.widths().items()))
        self.scope.keep()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.pane.set_palette(palette)
        self.asking.set_palette(palette)
        self.writing.set_palette(palette)

    def _fetch(self, ids: Sequence[AnnotationId]) -> list[NoteWords]:
        library = self._library
        return [note_words(row, self._colours) for row in library.notes.rows(ids)] if library else []

    def _show(self, *, anew: bool) -> None:
        """Show the notes that answer; ``anew`` when other ones are asked for."""
        library, now = self._library, self.scope.now
        if library is None:
            return
        self._colours = {tag.name: tag.colour for tag in library.tags.codebook()}
        self._show_conditions(library)
        now = self.scope.now
        listed = library.notes.listed(now.wanted, now.order, now.group)
        self._count, self._total = listed.count, listed.total
        self.pane.show_choices(view=now.view, order=now.order.value, group=now.group.value)
        self.pane.show_notes(
            listed.ids,
            shelves(listed.ranges, now.group, self._colours),
            anew=anew,
            empty=self._why_empty(),
        )
        self.pane.export_button.setEnabled(bool(listed.count))
        self._show_summary()

    def _show_conditions(self, library: Library) -> None:
        """Show the conditions; those on what is gone from the library go with it."""
        words = [(link, condition_words(library, link)) for link in self.scope.now.links]
        there = tuple(link for link, said in words if said is not None)
        if there != self.scope.now.links:
            self.scope.change(links=there)
        shown = tuple(said for _link, said in words if said is not None)
        if shown != self._conditions:
            self._conditions = shown
            self.pane.conditions.show_conditions(shown)
            self.pane.codebook.show_chosen(self._chosen_tags())

    def _chosen_tags(self) -> frozenset[TagId]:
        conditions = (link.condition for link in self.scope.now.links)
        return frozenset(each.tag for each in conditions if isinstance(each, Tagged))

    def _why_empty(self) -> str:
        if self._total:
            return _("No note answers to this filter.\n\nTake a condition or a word away to see more.")
        return _(
            "There are no notes yet.\n\n"
            "Select a passage in an article and press H to mark it, N to write a note, or T to tag it."
        )

    @Slot()
    def _show_summary(self) -> None:
        chosen = len(self.pane.chosen())
        query = self.scope.now.query.strip()
        words = summary(self._count, self._total, conditions=self._conditions, query=query, chosen=chosen)
        self.pane.summary.setText(words)
        self.pane.summary.setToolTip(plain_tip(words))

    @Slot()
    def _show_codebook(self) -> None:
        """Show the tags and count their notes: the first paint does not wait for it."""
        library = self._library
        if library is not None:
            self.pane.codebook.show_tags(library.tags.codebook(), self._chosen_tags())
            self.pane.codebook.show_counts(library.notes.tag_counts())

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.scope.change(query=words)
        self._show(anew=True)

    @Slot(str)
    def _choose_view(self, name: str) -> None:
        self.writing.end()
        self.scope.change(view=name)
        self.pane.show_view(name)
        self.pane.setFocusProxy(self.pane.view)
        self._show(anew=False)
        self.pane.enter()

    @Slot(str)
    def _choose_order(self, name: str) -> None:
        self.writing.end()
        self.scope.change(order=NoteOrder(name))
        self._show(anew=True)

    @Slot(str)
    def _choose_group(self, name: str) -> None:
        self.writing.end()
        self.scope.change(group=NoteGroup(name))
        self._show(anew=True)

    def _ask(self, links: Sequence[Link]) -> None:
        self.writing.end()
        self.scope.change(links=tuple(links))
        self._show(anew=True)

    @Slot(object)
    def add(self, link: Link) -> None:
        """Ask for one condition more."""
        if link not in self.scope.now.links:
            self._ask((*self.scope.now.links, link))

    @Slot(object)
    def _turn_tag(self, tag: TagId) -> None:
        """Ask for a tag, as another way to answer beside tags that are asked for already, or no longer."""
        links = list(self.scope.now.links)
        tagged = [place for place, link in enumerate(links) if isinstance(link.condition, Tagged)]
        either = (Tagged(tag), Tagged(tag, below=False))
        same = [place for place in tagged if links[place].condition in either]
        if same:
            self._remove(same[0])
        else:
            links.insert(tagged[-1] + 1 if tagged else len(links), Link(Tagged(tag), other=bool(tagged)))
            self._ask(links)

    @Slot(str)
    def _ask_only(self, name: str) -> None:
        """Ask for one tag instead of all that are asked for."""
        library = self._library
        tag = library.tags.named(name) if library is not None else None
        if tag is not None:
            rest = [link for link in self.scope.now.links if not isinstance(link.condition, Tagged)]
            self._ask([*rest, Link(Tagged(tag.id))])

    @Slot(int)
    def _remove(self, place: int) -> None:
        links = list(self.scope.now.links)
        gone = links.pop(place)
        if place < len(links) and links[place].other and not gone.other:
            links[place] = replace(links[place], other=False)  # it was the other way of the one that went
        self._ask(links)

    @Slot(int)
    def _turn_joint(self, place: int) -> None:
        self._change(place, replace(self.scope.now.links[place], other=not self.scope.now.links[place].other))

    @Slot(int)
    def _turn_negation(self, place: int) -> None:
        link = self.scope.now.links[place]
        self._change(place, replace(link, negated=not link.negated))

    @Slot(int)
    def _turn_below(self, place: int) -> None:
        link = self.scope.now.links[place]
        if isinstance(link.condition, Tagged):
            turned = replace(link.condition, below=not link.condition.below)
            self._change(place, replace(link, condition=turned))

    def _change(self, place: int, link: Link) -> None:
        links = list(self.scope.now.links)
        links[place] = link
        self._ask(links)

    @Slot()
    def _export(self) -> None:
        """Ask where to: the dialog offers what is shown here."""
        self.keep()
        self.parts.commands.action("export").trigger()

    @Slot(object)
    def _open_passage(self, number: AnnotationId) -> None:
        """Go to a note's passage in the reader, to a memo in the journal."""
        library = self._library
        rows = library.notes.rows([number]) if library is not None else []
        if library is None or not rows:
            return
        note = rows[0].note
        if isinstance(note, Annotation):
            self.article_asked.emit(article_link(library.uid, note.article_uid, note.uid))
        else:
            self.page_asked.emit("journal", number)

    @Slot(object)
    def _edit(self, number: AnnotationId) -> None:
        self.pane.reveal(number)
        self.writing.begin(number, self.pane.view.viewport())
