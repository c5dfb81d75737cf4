"""The mouse in the reader: selecting by dragging and repeated clicks, clicking marks and links."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.reader.dropping import drag_selection
from ui.reader.margin import margin_signs
from ui.reader.selection import Unit

if TYPE_CHECKING:
    from ui.reader.layer import Target
    from ui.reader.view import ReaderView

_UNITS = (Unit.CHARACTER, Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH)
_SCROLL_INTERVAL = 16
_SCROLL_SPEED = 0.25


class Pointer(QObject):
    """Turns the mouse's events into selections and clicks of one view."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._clicks = 0
        self._pressed: QPoint | None = None
        self._dragging = False
        self._lifting = False  # pressed on the selection: a drag takes it along, a click ends it
        self._last = QPointF()
        self._since = QElapsedTimer()
        self._cycled: tuple[tuple[Target, ...], int] = ((), -1)
        self._scroll = QTimer(self, interval=_SCROLL_INTERVAL)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def dragging(self) -> bool:
        """Whether a selection is being drawn."""
        return self._dragging

    def press(self, event: QMouseEvent) -> None:
        """Begin: one more click in the same place takes a larger unit, Shift extends."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view, point = self._view, event.position()
        self._count(point.toPoint())
        self._pressed = point.toPoint()
        self._last = point
        handle = view.resizing.handle_at(point)
        if handle is not None:
            view.resizing.begin(handle.mark, end=handle.end)
            self._dragging = True
            return
        view.resizing.leave()
        position = view.page.position_at(point)
        selection = view.selection
        had = selection.span
        self._lifting = self._clicks == 1 and not event.modifiers() and self._on_selection(point)
        if self._lifting:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            selection.extend(position)
            self._dragging = True
        else:
            if self._clicks > 1:
                position = self._character(point, position)
            selection.begin(position, _UNITS[self._clicks - 1])
            self._dragging = self._clicks > 1
        view.caret.light()
        if selection.span != had:
            view.selection_was_changed()

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while the button is held, else show what a click would do."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self._shape(event.position())
            return
        self._last = event.position()
        far = (self._last.toPoint() - self._pressed).manhattanLength()
        if self._lifting:
            self._lift(far)
            return
        if not self._dragging and far < QApplication.startDragDistance() / 2:
            return
        self._dragging = True
        self._extend()
        outside = not 0 <= self._last.y() < self._view.viewport().height()
        if outside and not self._scroll.isActive():
            self._scroll.start()
        elif not outside:
            self._scroll.stop()

    def release(self, event: QMouseEvent) -> None:
        """End: a selection is told once more, a click goes to what lies there."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        view = self._view
        self._scroll.stop()
        self._pressed = None
        if self._lifting:
            self._lifting = False
            self._view.selection.begin(self._view.page.position_at(event.position()))
            self._view.selection_was_changed()
        if self._dragging:
            self._dragging = False
            if view.resizing.going_on:
                view.resizing.keep()
                return
            self._offer()
            view.selection_changed.emit()
        elif self._clicks == 1 and not event.modifiers():
            self._click(event.position())

    def _on_selection(self, point: QPointF) -> bool:
        """Tell whether a point lies on selected words."""
        span, at = self._view.selected_span(), self._view.page.character_at(point)
        return span is not None and at is not None and span.start <= at < span.end

    def _lift(self, far: int) -> None:
        """Take the selected words along once the pointer is far enough from where it was pressed."""
        if far >= QApplication.startDragDistance():
            self._lifting, self._pressed = False, None
            drag_selection(self._view)

    def _count(self, point: QPoint) -> None:
        """Count the clicks that follow each other in one place."""
        again = (
            self._since.isValid()
            and self._since.elapsed() < QApplication.doubleClickInterval()
            and (point - self._last.toPoint()).manhattanLength() < QApplication.startDragDistance()
        )
        self._clicks = self._clicks % len(_UNITS) + 1 if again else 1
        self._since.start()

    def _character(self, point: QPointF, otherwise: int) -> int:
        """Return the character under a point: a double click takes the word that it is on."""
        at = self._view.page.character_at(point)
        return otherwise if at is None else at

    def _extend(self) -> None:
        view = self._view
        had = view.selection.span
        view.selection.extend(view.page.position_at(self._last))
        if view.selection.span != had:
            view.selection_was_changed()

    def _offer(self) -> None:
        """Give the selection to the middle button where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._view.selection.span is not None:
            clipboard.setText(self._view.selected_text(), clipboard.Mode.Selection)

    def _click(self, point: QPointF) -> None:
        """Go to the innermost mark; the same place again goes one further out."""
        view = self._view
        for sign in margin_signs(view.page, view.layer):
            if sign.box.adjusted(-2, -2, 2, 2).contains(point):
                view.annotation_clicked.emit(sign.next_after(view.layer.active).id)
                return
        position = view.page.character_at(point)
        if position is not None:
            self.click_at(position)

    def click_at(self, position: int) -> None:
        """Go to the innermost mark at a character or to its link; again, one further out."""
        view = self._view
        targets = tuple(view.layer.targets_at(position))
        if not targets:
            link = self._link(position)
            if link:
                view.link_activated.emit(link)
            return
        before, turn = self._cycled
        turn = (turn + 1) % len(targets) if before == targets else 0
        self._cycled = (targets, turn)
        target = targets[turn]
        if target.annotation is not None:
            view.annotation_clicked.emit(target.annotation)
        elif target.mention is not None:
            view.mention_clicked.emit(target.mention)

    def _link(self, position: int) -> str:
        """Return where the link at a character leads, empty when there is none."""
        page = self._view.page
        links = page.pieces[page.pieces.at(position)].links
        return next((each.target for each in links if each.start <= position < each.end), "")

    def _shape(self, point: QPointF) -> None:
        """Show by the pointer's shape what a click would do."""
        view = self._view
        shape = Qt.CursorShape.ArrowCursor
        position = view.page.character_at(point)
        if position is not None:
            clickable = bool(view.layer.targets_at(position) or self._link(position))
        else:
            clickable = any(sign.box.contains(point) for sign in margin_signs(view.page, view.layer))
        if view.resizing.handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif clickable:
            shape = Qt.CursorShape.PointingHandCursor
        elif 0 <= point.x() - view.page.left < view.page.column:
            shape = Qt.CursorShape.IBeamCursor
        if view.viewport().cursor().shape() is not shape:
            view.viewport().setCursor(shape)

    @Slot()
    def _scroll_on(self) -> None:
        """Scroll while a selection is drawn beyond the window's edge, faster further out."""
        height = self._view.viewport().height()
        beyond = self._last.y() if self._last.y() < 0 else max(0.0, self._last.y() - height)
        self._view.scroll_by(beyond * _SCROLL_SPEED)
        self._extend()
