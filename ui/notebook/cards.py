"""Notes as cards: an own view that lays out nothing and paints only what is seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop.model import AnnotationId
from desktop.translation import _
from ui.notebook.bands import Bands, Measures
from ui.notebook.card_look import Areas, CardLook, CardState
from ui.notebook.choice import Choice
from ui.notebook.records import NotePages, NoteWords
from ui.own_keys import keeps, tag_key
from ui.plain import plain_tip
from ui.theme import LIGHT, Palette

LEAST = 340  # pixels that a card is wide at least
GAP = 14
HEADING = 36
_OWN = (
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_T,
    Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class Cards(QAbstractScrollArea):
    """The cards of a list of notes; ids go out, never rows."""

    passage_asked = Signal(object)  # AnnotationId
    editing_asked = Signal(object)  # AnnotationId
    tag_clicked = Signal(object, str, QPoint)  # AnnotationId, full name, where on the screen
    tag_asked = Signal(QPoint)  # for the chosen notes, where on the screen
    tag_key_pressed = Signal(str)  # 1 to 9, and G for the last tag again: for the chosen notes
    deletion_asked = Signal()
    menu_asked = Signal(QPoint)
    chosen_changed = Signal()
    moved = Signal()  # the places of cards in the window are other ones

    def __init__(self, pages: NotePages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteCards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Notes"))
        self.setAccessibleDescription(
            _("Arrow keys move, Space chooses, Enter opens the passage, F2 writes, T tags, Delete deletes.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._pages = pages
        self.choice = Choice()
        self._pointed: int | None = None
        self.look = CardLook(LIGHT, self.font())
        self.bands = self._measured()
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)

    def _measured(self) -> Bands:
        measures = Measures(self.viewport().width() - 2, LEAST, self.look.height, GAP, HEADING)
        return Bands(len(self._pages.ids), self._pages.shelves, measures)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.look = CardLook(palette, self.font())
        self.viewport().update()

    def show_notes(self, *, anew: bool) -> None:
        """Follow the pages, with nothing chosen; a list shown ``anew`` begins at its top."""
        self.bands = self._measured()
        self._pointed = None
        self.choice.clear()
        self._set_range()
        if anew:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()
        self.chosen_changed.emit()
        self.moved.emit()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.bands.height - self.bands.measures.gap + 2 - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.bands.line // 3)

    def rect_of(self, row: int) -> QRect:
        """Return where a card stands in the viewport."""
        return self.bands.rect(row).translated(1, 1 - self.verticalScrollBar().value())

    def areas_of(self, row: int) -> Areas | None:
        """Return where the parts of a card are in the viewport, None when its note is gone."""
        words = self._pages.words(row)
        return self.look.areas(words, self.rect_of(row)) if words is not None else None

    def writing_rect(self, row: int) -> QRect:
        """Return where the note of a card is written: below its quotation, which stays in sight."""
        rect, areas = self.rect_of(row), self.areas_of(row)
        if areas is not None and areas.quote.height():
            rect.setTop(areas.quote.bottom() + 3)
        return rect

    def reveal(self, row: int) -> None:
        """Scroll as little as needed to show a card whole."""
        rect, bar = self.bands.rect(row), self.verticalScrollBar()
        top = rect.top() - (HEADING if self._pages.shelves else 0)
        if top < bar.value():
            bar.setValue(top)
        elif rect.bottom() + GAP > bar.value() + self.viewport().height():
            bar.setValue(rect.bottom() + GAP - self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings and cards that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrolled = self.verticalScrollBar().value()
        top, bottom = event.rect().top() + scrolled - 1, event.rect().bottom() + scrolled + 1
        for place, rect in self.bands.headings(top, bottom):
            shelf = self._pages.shelves[place]
            count = QLocale().toString(shelf.end - shelf.start)
            self.look.paint_heading(
                painter, rect.translated(1, -scrolled), words=shelf.words, count=count, colour=shelf.colour
            )
        for row in self.bands.between(top, bottom):
            state = CardState(
                row in self.choice.rows, row == self.choice.current and self.hasFocus(), row == self._pointed
            )
            self.look.paint(painter, self.rect_of(row), self._pages.words(row), state)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for; what was at the top stays in sight."""
        first = next(self.bands.between(self.verticalScrollBar().value(), self.bands.height), None)
        super().resizeEvent(event)
        columns = self.bands.columns
        self.bands = self._measured()
        self._set_range()
        if first is not None and columns != self.bands.columns and self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(self.bands.rect(first).top())
        self.moved.emit()

    @Slot()
    def _tell_moved(self) -> None:
        self._pointed = None
        self.moved.emit()

    def _row_at(self, point: QPoint) -> int | None:
        return self.bands.at(point.x() - 1, point.y() - 1 + self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; with Ctrl one more or less, with Shift as far as here."""
        row = self._row_at(event.position().toPoint())
        if row is None:
            if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
                self._choose(self.choice.clear)
            return
        if event.button() is Qt.MouseButton.RightButton:
            if row not in self.choice.rows:
                self._choose(self.choice.take, row)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self.choice.reach, row)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(self.choice.turn, row)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.choice.take, row)
            self._press_chip(row, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the click here: nothing behind the cards is meant."""
        event.accept()

    def _press_chip(self, row: int, event: QMouseEvent) -> None:
        """Show what can be done with a tag that is clicked, or ask for another one."""
        areas, words = self.areas_of(row), self._pages.words(row)
        if areas is None or words is None:
            return
        for name, rect in areas.chips:
            if rect.contains(event.position().toPoint()):
                where = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 4))
                if name:
                    self.tag_clicked.emit(words.id, name, where)
                else:
                    self.tag_asked.emit(where)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in the note; on the quotation go to the passage."""
        point = event.position().toPoint()
        row = self._row_at(point)
        areas = self.areas_of(row) if row is not None else None
        if row is None or areas is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if any(rect.contains(point) for _name, rect in areas.chips):
            return
        on_passage = areas.quote.contains(point) or areas.where.contains(point)
        (self.passage_asked if on_passage else self.editing_asked).emit(self._pages.ids[row])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show on which card the pointer is."""
        self._point(self._row_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._point(None)

    def _point(self, row: int | None) -> None:
        if row != self._pointed:
            before, self._pointed = self._pointed, row
            for each in (before, row):
                if each is not None and each < len(self._pages.ids):
                    self.viewport().update(self.rect_of(each))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell a tag's full name where its chip is pointed at."""
        if event.type() is QEvent.Type.ToolTip:
            point = self.viewport().mapFromGlobal(self.cursor().pos())
            row = self._row_at(point)
            areas = self.areas_of(row) if row is not None else None
            chips = areas.chips if areas is not None else ()
            name = next((name for name, rect in chips if rect.contains(point)), "")
            QToolTip.showText(self.cursor().pos(), plain_tip(name), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen notes, from the keyboard beside the current card."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.choice.current is not None:
            where = self.viewport().mapToGlobal(self.rect_of(self.choice.current).center())
        if self.choice.rows:
            self.menu_asked.emit(where)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean a card, whatever the window does with them."""
        return keeps(event, _OWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Space, Shift and Ctrl+A, act with Enter, F2, T and Delete."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose(self.choice.all, len(self._pages.ids))
            return
        row = self._target(event.key())
        if row is not None:
            self._move(row, event.modifiers())
        elif not self._act(event):
            super().keyPressEvent(event)

    def _target(self, key: int) -> int | None:
        """Return the row that a key goes to, None for a key that goes nowhere."""
        last = len(self._pages.ids) - 1
        if last < 0:
            return None
        now = self.choice.current
        lines = max(1, self.viewport().height() // self.bands.line - 1)
        ways: dict[int, Callable[[int], int]] = {
            Qt.Key.Key_Left: lambda row: row - 1,
            Qt.Key.Key_Right: lambda row: row + 1,
            Qt.Key.Key_Up: lambda row: self.bands.beside(row, -1),
            Qt.Key.Key_Down: lambda row: self.bands.beside(row, 1),
            Qt.Key.Key_PageUp: lambda row: self.bands.beside(row, -lines),
            Qt.Key.Key_PageDown: lambda row: self.bands.beside(row, lines),
            Qt.Key.Key_Home: lambda _row: 0,
            Qt.Key.Key_End: lambda _row: last,
        }
        if key not in ways:
            return None
        if now is None:
            return last if key == Qt.Key.Key_End else 0
        return max(0, min(last, ways[key](now)))

    def _move(self, row: int, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self.choice.reach, row)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._choose(self.choice.go, row)
        else:
            self._choose(self.choice.take, row)
        self.reveal(row)

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key means for the current card; return whether it means anything."""
        row, key = self.choice.current, event.key()
        if row is None:
            return False
        if key == Qt.Key.Key_Space:
            self._choose(self.choice.turn, row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.passage_asked.emit(self._pages.ids[row])
        elif key == Qt.Key.Key_F2:
            self.editing_asked.emit(self._pages.ids[row])
        elif key == Qt.Key.Key_T and self.choice.rows:
            self.tag_asked.emit(self.viewport().mapToGlobal(self.rect_of(row).center()))
        elif tag_key(key) and self.choice.rows:
            self.tag_key_pressed.emit(tag_key(key))
        elif key == Qt.Key.Key_Delete and self.choice.rows:
            self.deletion_asked.emit()
        else:
            return False
        return True

    def _choose(self, change: Callable[..., None], *values: int) -> None:
        change(*values)
        self.viewport().update()
        self.chosen_changed.emit()
        self._tell_reader()

    def _tell_reader(self) -> None:
        """Have a screen reader say the current card: the name of the view is what stands on it."""
        row = self.choice.current
        words = self._pages.words(row) if row is not None else None
        self.setAccessibleName(spoken(words) if words is not None else _("Notes"))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame the current card, the first one when there is none."""
        super().focusInEvent(event)
        if (
            self.choice.current is None
            and self._pages.ids
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            self.choice.go(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def chosen(self) -> list[AnnotationId]:
        """Return the chosen notes, each once, in order."""
        return list(dict.fromkeys(self._pages.ids[row] for row in sorted(self.choice.rows)))

    def current(self) -> AnnotationId | None:
        """Return the current note."""
        return self._pages.ids[self.choice.current] if self.choice.current is not None else None

    def put_choice(self, rows: set[int], current: int | None) -> None:
        """Choose rows, as before the list changed below them."""
        self.choice.put(rows, current)
        self.viewport().update()
        self.chosen_changed.emit()


def spoken(words: NoteWords) -> str:
    """Return a note as a screen reader says it."""
    tags = ", ".join(chip.name for chip in words.chips)
    return ". ".join(part for part in (words.quote, words.note, tags, words.where, words.doubt) if part)
