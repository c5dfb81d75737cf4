"""The scrolling column of cards, of which only those in view exist as widgets.

A card's height is guessed until it comes into view; the scroll position keeps to the topmost card in
view while guesses become heights. Positions and heights are pixels.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.translation import _
from ui.notes.card import NoteCard
from ui.notes.card_parts import CardRow

EDGE = 12
TOP = 6
GAP = 10
OVERSCAN = 300
_PASSES = 6


def guessed_height(row: CardRow) -> int:
    """Return about how high a card will be, from the length of its words."""
    anchor = row.annotation.anchor
    quote = 0 if anchor is None else 20 * min(3, 1 + len(anchor.quote) // 42)
    return 80 + quote + 17 * (1 + len(row.annotation.note) // 45)


class CardList(QAbstractScrollArea):
    """Places cards under each other; ``make`` builds the card for a row."""

    def __init__(self, make: Callable[[CardRow, QWidget], NoteCard], parent: QWidget) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: list[CardRow] = []
        self._places: dict[int, int] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._cards: dict[int, NoteCard] = {}
        self._current: int | None = None
        self._width = 0
        self._busy = False
        self.setObjectName("cardList")
        self.setAccessibleName(_("Annotations of the article"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self.relayout)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.relayout)

    @property
    def rows(self) -> Sequence[CardRow]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    @property
    def cards(self) -> dict[int, NoteCard]:
        """The cards that exist now, by annotation."""
        return dict(self._cards)

    def set_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these rows; cards of annotations that stay are kept and told what changed."""
        known = {row.annotation.id: self._heights[place] for place, row in enumerate(self._rows)}
        self._rows = list(rows)
        self._places = {row.annotation.id: place for place, row in enumerate(rows)}
        self._heights = [known.get(row.annotation.id) or guessed_height(row) for row in rows]
        for annotation in [each for each in self._cards if each not in self._places]:
            self._drop(annotation)
        for annotation, card in self._cards.items():
            card.show_row(self._rows[self._places[annotation]])
        if self._current not in self._places:
            self._current = None
        self.relayout()

    def _drop(self, annotation: int) -> None:
        card = self._cards.pop(annotation)
        if card.editor.dirty:
            card.editor.commit()  # who keeps notes puts the words elsewhere when the note is gone
        card.blockSignals(True)  # noqa: FBT003  # Qt's signature
        card.editor.rhythm.stop()
        card.hide()
        card.deleteLater()

    @Slot()
    def relayout(self) -> None:
        """Give every card in view its place; make the ones that come into view, free the others."""
        width = self.viewport().width() - 2 * EDGE
        if width <= 0 or self._busy:
            return
        self._busy, self._width = True, width
        for _pass in range(_PASSES):
            self._sum_up()
            if not self._measure(width):
                break
        self._place()
        self._busy = False
        if self.viewport().width() - 2 * EDGE != width:  # the scroll bar came or went meanwhile
            self._later.start()

    def _sum_up(self) -> None:
        steps = (height + GAP for height in self._heights)
        self._tops = list(accumulate(steps, initial=TOP))
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self._tops[-1] + EDGE - GAP - self.viewport().height()))

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value() - OVERSCAN
        bottom = top + self.viewport().height() + 2 * OVERSCAN
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, min(len(self._rows), bisect_right(self._tops, bottom)))

    def _measure(self, width: int) -> bool:
        """Replace guessed heights in view by real ones; return whether any was wrong."""
        bar = self.verticalScrollBar()
        anchor = max(0, bisect_right(self._tops, bar.value()) - 1)
        shift, wrong = 0, False
        for place in self._in_view():
            height = self.card(self._rows[place].annotation.id).arrange(width)
            if height != self._heights[place]:
                shift += height - self._heights[place] if place < anchor else 0
                self._heights[place] = height
                wrong = True
        if shift:
            self._sum_up()
            bar.setValue(bar.value() + shift)
        return wrong

    def _place(self) -> None:
        seen, scrolled = self._in_view(), self.verticalScrollBar().value()
        for annotation in list(self._cards):
            card, place = self._cards[annotation], self._places[annotation]
            if place in seen or card.in_use():
                top = self._tops[place] - scrolled
                card.setGeometry(EDGE, top, self._width, self._heights[place])
                card.show()
            else:
                self._drop(annotation)
        order = [self._cards[self._rows[place].annotation.id].focusables() for place in seen]
        for first, second in pairwise([widget for widgets in order for widget in widgets]):
            QWidget.setTabOrder(first, second)

    def card(self, annotation: int) -> NoteCard:
        """Return the annotation's card, made if it is not in view; KeyError when it is not listed."""
        if annotation not in self._cards:
            card = self._make(self._rows[self._places[annotation]], self.viewport())
            card.set_current(current=annotation == self._current)
            card.resized.connect(self._card_resized)
            self._cards[annotation] = card
        return self._cards[annotation]

    @Slot(int)
    def _card_resized(self, annotation: int) -> None:
        card = self._cards.get(annotation)
        if card is None or annotation not in self._places:
            return
        height = card.arrange(self._width) if self._width else 0
        if height and height != self._heights[self._places[annotation]]:
            self._heights[self._places[annotation]] = height
            self._later.start()
        if card.editor.hasFocus():
            self._keep_caret_in_view(annotation)

    def _keep_caret_in_view(self, annotation: int) -> None:
        card, bar = self._cards[annotation], self.verticalScrollBar()
        caret = card.editor.cursorRect().translated(0, self._tops[self._places[annotation]] + card.editor.y())
        if caret.bottom() + GAP > bar.value() + self.viewport().height():
            self._sum_up()
            bar.setValue(caret.bottom() + GAP - self.viewport().height())
        elif caret.top() < bar.value():
            bar.setValue(caret.top() - GAP)

    def set_current(self, annotation: int | None) -> None:
        """Mark one card, or none."""
        self._current = annotation
        for known, card in self._cards.items():
            card.set_current(current=known == annotation)

    def reveal(self, annotation: int) -> NoteCard | None:
        """Scroll until the whole card is in view (its top, when it is too high) and return it."""
        if annotation not in self._places:
            return None
        place, bar = self._places[annotation], self.verticalScrollBar()
        for _pass in range(2):
            self._sum_up()
            top, bottom = self._tops[place], self._tops[place + 1] - GAP
            height = self.viewport().height()
            if top - EDGE < bar.value() or bottom - top + 2 * EDGE > height:
                bar.setValue(top - EDGE)
            elif bottom + EDGE > bar.value() + height:
                bar.setValue(bottom + EDGE - height)
            self.relayout()
        return self.card(annotation)

    def neighbour(self, annotation: int, step: int) -> int | None:
        """Return the annotation a number of places further, None beyond the ends."""
        place = self._places[annotation] + step
        return self._rows[place].annotation.id if 0 <= place < len(self._rows) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size."""
        super().resizeEvent(event)
        self.relayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Cards are moved by ``relayout``, not by Qt."""

    def viewportEvent(self, event: QEvent) -> bool:
        """Lay out when the column is shown for the first time."""
        if event.type() is QEvent.Type.Show:
            self._later.start()
        return super().viewportEvent(event)
