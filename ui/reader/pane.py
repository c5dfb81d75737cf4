"""The reader's pane: the legend, the view and the bar at the selection.

It is given plain records and knows no library. The window connects to the signals of ``view``,
``bar`` and ``legend``; what concerns only these three is wired here.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model import Block, Kind, Mention, Span
from desktop.text.mention_table import Chosen
from desktop.translation import _
from ui.reader.finding import Finding
from ui.reader.legend import Legend
from ui.reader.mirror import offer_text
from ui.reader.overview import Overview
from ui.reader.records import AnnotationMark, Head
from ui.reader.selection_bar import SelectionBar, TagKey
from ui.reader.style import ReaderStyle
from ui.reader.view import ReaderView


class ReaderPane(QWidget):
    """One article with its legend; single keys are the window's, which calls the slots here."""

    def __init__(self, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Reader"))
        self.legend = Legend(style, self)
        offer_text()
        self.view = ReaderView(style, self)
        self.bar = SelectionBar(style, self.view)
        self.finding = Finding(self.view, style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        self.overview = Overview(style, self.view, self)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.overview)
        column.addLayout(row, 1)
        column.addWidget(self.finding.bar)
        self.quiet = False  # no bar at the selection, while it only shows what is asked about
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        self.view.selection_changed.connect(self.place_bar)
        self.view.moved.connect(self.place_bar)
        self.view.resizing.changed.connect(self.place_bar)
        self.view.entered.connect(self._enter)
        self.legend.hidden_kinds_changed.connect(self.view.set_hidden_kinds)
        self.legend.highlights_toggled.connect(self.view.set_highlights_shown)
        self.legend.hidden_kinds_changed.connect(self.overview.refresh)
        self.legend.highlights_toggled.connect(self.overview.refresh)
        self.view.mention_clicked.connect(self.show_places)

    def set_style(self, style: ReaderStyle) -> None:
        """Take other colours or type."""
        self.legend.set_style(style)
        self.view.set_style(style)
        self.bar.set_style(style)
        self.finding.bar.set_style(style)
        self.overview.set_style(style)

    def show_article(self, head: Head, text: str, blocks: Sequence[Block], *, position: int = 0) -> None:
        """Show an article from the line of ``position`` on, without marks until they are set."""
        self.view.show_article(head, text, blocks, position=position)
        self.overview.show_entity(None, (), "")
        self.finding.look_again()
        self._counting.start()

    def clear(self) -> None:
        """Show no article."""
        self.show_article(Head(""), "", ())

    def set_mentions(self, mentions: Sequence[Mention], names: Mapping[int, str] | None = None) -> None:
        """Take the article's mentions; ``names`` gives the names of their entities by id."""
        self.view.set_mentions(mentions, names)
        self._counting.start()

    def set_annotations(self, annotations: Iterable[AnnotationMark]) -> None:
        """Take the article's annotations on passages."""
        self.view.set_annotations(annotations)
        self.overview.refresh()

    def set_tag_keys(self, tags: Iterable[TagKey]) -> None:
        """Take the tags that the bar offers as dots."""
        self.bar.set_tags(tags)
        self.place_bar()

    def mention(self, number: int) -> Mention | None:
        """Return one of the article's mentions by its id, None when it is not there."""
        return self.view.layer.mentions.by_id(number)

    @Slot(int)
    def show_places(self, number: int) -> None:
        """Show in the overview where the entity of a mention is named."""
        mention = self.mention(number)
        if mention is not None:
            places = self.view.layer.mentions.where(entity=mention.entity)
            name = self.view.layer.name(mention) or self.view.page.text[mention.start : mention.end]
            self.overview.show_entity(mention, places.starts, name)

    def shown_mentions(self, *, entity: int | None = None, kind: Kind | None = None) -> Chosen:
        """Return the mentions of the kinds that are shown in the text's order, or an entity's or a kind's."""
        return self.view.layer.mentions.where(entity=entity, kind=kind, without=self.view.layer.hidden)

    def set_read_only(self, *, read_only: bool) -> None:
        """Offer at the selection only what changes nothing, in a library that cannot be written."""
        self.bar.set_read_only(read_only=read_only)
        self.view.resizing.allowed = not read_only

    @Slot()
    def toggle_highlights(self) -> None:
        """Show or hide all marks."""
        self.legend.switch.toggle()

    @Slot(bool)
    def turn_caret(self, shown: bool) -> None:  # noqa: FBT001  # a slot for triggered(bool)
        """Show or hide the caret; a keyboard that is elsewhere comes to the text, and the caret stays."""
        caret, wanted = self.view.caret, shown or not self.view.hasFocus()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        caret.show(wanted)
        caret.shown_changed.emit(wanted)  # the command has turned itself, whatever came of it

    @Slot()
    def change_passage(self) -> None:
        """Begin to change the passage of the annotation at hand; again, go on with its other end."""
        mark = self.view.layer.active_mark()
        if self.view.resizing.going_on:
            self.view.resizing.turn()
        elif mark is not None:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.reveal(Span(mark.start, mark.end), smooth=False)
            self.view.resizing.begin(mark)
            self.view.caret.show()

    @Slot()
    def place_bar(self) -> None:
        """Let the bar stand at the selection, or go with it."""
        if (
            self.quiet
            or self.view.selecting
            or self.view.resizing.going_on
            or self.view.selected_span() is None
        ):
            self.bar.put_away()
            return
        viewport = self.view.viewport().geometry()
        rects = [rect.translated(viewport.topLeft()) for rect in self.view.selection_rects()]
        self.bar.stand_beside(rects, viewport)

    @Slot()
    def _enter(self) -> None:
        """Give the keyboard to the bar at the selection, or do what a click at the caret would."""
        if self.bar.isVisible():
            self.bar.take_keyboard()
        elif self.view.caret.shown:
            self.view.pointer.click_at(self.view.caret.position)

    @Slot()
    def _count(self) -> None:
        """Count the kinds after the first frame."""
        self.legend.set_counts(self.view.layer.mentions.kind_counts())
