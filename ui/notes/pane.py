"""The notes pane: the open article's annotations as cards, in the order of the text."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.model import Annotation, Tag
from desktop.translation import _
from ui.icons import icon
from ui.notes.card import NoteCard
from ui.notes.card_list import CardList
from ui.notes.card_parts import CardRow
from ui.notes.meta import meta_line
from ui.tagging import Codebook
from ui.theme import LIGHT, Palette
from ui.writing.completion import Fetch, Offer, no_offers


def _local_now() -> datetime:
    return datetime.now().astimezone()


class NotesPane(QWidget):
    """Shows annotations and says what the reader wants done; it changes nothing by itself.

    The first value of a signal about an annotation is its id. ``draft_changed`` comes within a second of
    the first key and is no step; ``note_committed`` ends a stay in a note; ``waiting`` says whether there
    are words that were told by neither.
    """

    annotation_activated = Signal(int)
    draft_changed = Signal(int, str)
    note_committed = Signal(int, str)
    waiting = Signal(bool)
    delete_requested = Signal(int)
    tag_added = Signal(int, str)
    tag_removed = Signal(int, str)
    citation_requested = Signal(int)
    link_requested = Signal(int)
    link_asked = Signal(str)  # an address in a note
    backlinks_requested = Signal(int)
    wordings_requested = Signal(int)
    article_note_requested = Signal()
    reader_requested = Signal()
    review_requested = Signal(int)
    place_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, now: Callable[[], datetime] = _local_now) -> None:
        super().__init__(parent)
        self.setObjectName("notesPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Notes"))
        self._now = now
        self._palette: Palette = LIGHT
        self._codebook = Codebook()
        self._starts: Sequence[int] = ()
        self._annotations: Sequence[Annotation] = ()
        self._linked: Mapping[str, int] = {}
        self.offers: Fetch = no_offers  # what can be linked to; the window says
        self._read_only = False
        self.article_note = QPushButton(icon("note-pencil"), _("Note on the article"), self)
        self.article_note.setObjectName("quietButton")
        self.article_note.setIconSize(QSize(15, 15))
        self.article_note.setAccessibleName(_("Write a note on the whole article"))
        self.article_note.clicked.connect(self.article_note_requested)
        self.cards = CardList(self._make, self)
        self.empty = self._empty_label()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.cards)
        self._compose()
        self.clear()

    def _empty_label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("emptyText")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        return label

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 12, 0)
        head.addWidget(self.article_note)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self._palette = palette
        # a style sheet takes the place of a label's own margins
        self.empty.setStyleSheet(f"color:{palette.muted};padding:40px 24px 24px 24px")
        self.setStyleSheet(
            f"QWidget#notesPane,QAbstractScrollArea#cardList{{background:{palette.pane};border:none}}"
        )
        quiet = f"border:1px solid transparent;background:transparent;color:{palette.muted};padding:3px 6px"
        active = f"QPushButton:hover,QPushButton:focus{{border-color:{palette.line};color:{palette.text}}}"
        self.article_note.setStyleSheet(f"QPushButton{{{quiet}}}{active}")
        for card in self.cards.cards.values():
            card.set_palette(palette)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only, in a library that cannot be written."""
        self._read_only = read_only
        self.article_note.setEnabled(not read_only and self.stack.isEnabled())
        for card in self.cards.cards.values():
            card.set_read_only(read_only=read_only)

    def show_article(
        self,
        annotations: Sequence[Annotation],
        *,
        tags: Sequence[Tag],
        recent_tags: Sequence[str] = (),
        paragraph_starts: Sequence[int] = (),
        linked: Mapping[str, int] | None = None,
    ) -> None:
        """Show another article's annotations; words not kept yet are committed first.

        ``paragraph_starts`` is what ``desktop.text.places.paragraph_starts`` says of the text.
        """
        self.commit()
        self.cards.set_rows(())
        self.cards.set_current(None)
        self.stack.setEnabled(True)
        self.empty.setText(
            _(
                "Nothing is marked in this article yet. "
                "Select a passage to highlight or tag it, or to write a note."
            )
        )
        self.article_note.setEnabled(not self._read_only)
        self.reload(
            annotations, tags=tags, recent_tags=recent_tags, paragraph_starts=paragraph_starts, linked=linked
        )
        self.cards.verticalScrollBar().setValue(0)

    def reload(
        self,
        annotations: Sequence[Annotation],
        *,
        tags: Sequence[Tag],
        recent_tags: Sequence[str] = (),
        paragraph_starts: Sequence[int] = (),
        linked: Mapping[str, int] | None = None,
    ) -> None:
        """Follow a change in the same article; the card being written in keeps caret, selection and undo.

        The text may be another version, whose paragraphs start elsewhere. ``linked`` counts the notes that
        link to an annotation, by its uid.
        """
        self._starts = paragraph_starts
        self._linked = linked or {}
        self._codebook = Codebook(tags, recent_tags)
        self._annotations = annotations
        colours = {tag.name: tag.colour for tag in tags}
        now = self._now()
        rows = [
            CardRow(
                annotation,
                meta_line(annotation, self._starts, now),
                tuple((name, colours.get(name)) for name in annotation.tags),
                self._linked.get(annotation.uid, 0),
            )
            for annotation in annotations
        ]
        self.cards.set_rows(rows)
        self.stack.setCurrentWidget(self.cards if rows else self.empty)

    def clear(self) -> None:
        """Show that no article is open."""
        self.commit()
        self._annotations = ()
        self.cards.set_rows(())
        self.empty.setText(_("Open an article to see its notes."))
        self.stack.setCurrentWidget(self.empty)
        self.article_note.setEnabled(False)

    def count(self) -> int:
        """Return how many annotations are shown."""
        return len(self._annotations)

    def activate(self, annotation_id: int, *, edit: bool = False) -> None:
        """Scroll to a card and mark it; ``edit`` puts the keyboard into its note."""
        self.cards.set_current(annotation_id)
        card = self.cards.reveal(annotation_id)
        if card is not None and edit:
            card.edit()

    @Slot()
    def commit(self) -> None:
        """Tell every note that is not kept yet (before the article or the window closes)."""
        for card in self.cards.cards.values():
            card.editor.commit()

    def _make(self, row: CardRow, parent: QWidget) -> NoteCard:
        card = NoteCard(row, self._tags_now, parent)
        card.set_palette(self._palette)
        card.set_read_only(read_only=self._read_only)
        card.activated.connect(self._activated)
        card.draft_changed.connect(self.draft_changed)
        card.note_committed.connect(self.note_committed)
        card.waiting.connect(self.waiting)
        card.delete_requested.connect(self._delete)
        card.tag_added.connect(self.tag_added)
        card.tag_removed.connect(self.tag_removed)
        card.citation_requested.connect(self.citation_requested)
        card.link_requested.connect(self.link_requested)
        card.link_asked.connect(self.link_asked)
        card.backlinks_requested.connect(self.backlinks_requested)
        card.wordings_requested.connect(self.wordings_requested)
        card.editor.completion.fetch = self._offers_now
        card.reader_requested.connect(self.reader_requested)
        card.step_requested.connect(self._step)
        card.review_requested.connect(self.review_requested)
        card.place_requested.connect(self.place_requested)
        return card

    def _offers_now(self, typed: str) -> Sequence[Offer]:
        return self.offers(typed)

    def _tags_now(self) -> Codebook:
        return self._codebook

    @Slot(int)
    def _activated(self, annotation: int) -> None:
        self.cards.set_current(annotation)
        self.annotation_activated.emit(annotation)

    @Slot(int, int)
    def _step(self, annotation: int, step: int) -> None:
        other = self.cards.neighbour(annotation, step)
        if other is not None:
            card = self.cards.reveal(other)
            if card is not None:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                self._activated(other)

    @Slot(int)
    def _delete(self, annotation: int) -> None:
        """Keep the last words, delete, and give the keyboard to a neighbour or the article."""
        if self._read_only:
            return
        focused = self.cards.card(annotation).in_use()
        other = self.cards.neighbour(annotation, 1) or self.cards.neighbour(annotation, -1)
        self.cards.card(annotation).editor.commit()  # so that undo brings back every word
        self.delete_requested.emit(annotation)
        if focused and other is None:
            self.reader_requested.emit()
        elif focused and other is not None and (card := self.cards.reveal(other)) is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
