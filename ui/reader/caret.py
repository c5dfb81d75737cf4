"""The caret: a place in the text that the keys move, shown while someone goes about by them.

It begins with the first key that moves it (an arrow to the side, an arrow with Shift, Ctrl or Alt) or with
F7, and stays until Escape. Until then the arrows up and down scroll, as in every reader.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from ui.reader.speech import Speech
from ui.reader.steps import By, first_stop, line_step, step, stop_at
from ui.reader.whereabouts import shown_span

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_WIDTH = 2.0
_MARGIN_LINES = 1.0
_FAR = 2.0  # heights of the window
_PLACED_AT = 0.3
_OVERLAP = 2  # lines that a page keeps


class Caret(QObject):
    """The caret of one view. Its place is the moving end of the view's selection."""

    shown_changed = Signal(bool)
    moved = Signal()  # or it stands where it stood

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._shown = False
        self._lit = True
        self._wanted_x: float | None = None
        self.speech = Speech(view)
        self._blink = QTimer(self, interval=max(0, QGuiApplication.styleHints().cursorFlashTime() // 2))
        self._blink.timeout.connect(self._turn)

    @property
    def shown(self) -> bool:
        """Whether the keys move the caret now, and it is to be seen."""
        return self._shown

    @property
    def position(self) -> int:
        """Where it stands, in code points."""
        return self._view.selection.caret

    @Slot(bool)
    def show(self, shown: bool = True) -> None:  # noqa: FBT001, FBT002  # a slot for toggled(bool)
        """Show the caret where it was left, or at the first line of the window; or hide it."""
        if shown == self._shown:
            return
        self._shown = shown
        if shown:
            self._begin()
        self.light()
        self.shown_changed.emit(shown)

    def move(self, by: By, way: int, *, extend: bool) -> None:
        """Go a step; with ``extend`` the selection grows or shrinks."""
        self.show()
        self._wanted_x = None
        span = self._view.selection.span
        if span is not None and not extend and by is By.LETTER:
            self.go_to(span.end if way > 0 else span.start)
        else:
            self.go_to(step(self._view.page, self.position, by, way), extend=extend)

    def move_lines(self, way: int, *, extend: bool, page: bool = False) -> None:
        """Go a line or a window's height up or down, as near as possible to where one began."""
        self.show()
        view = self._view
        line = view.page.style.size * view.page.style.line_height
        lines = max(1, int(view.viewport().height() / line) - _OVERLAP) if page else 1
        x = self._wanted_x if self._wanted_x is not None else self._x()
        if page:
            view.motion.stop()
            view.scroll_by(way * lines * line)
        self.go_to(line_step(view.page, self.position, x, way * lines), extend=extend)
        self._wanted_x = x

    def go_to(self, position: int, *, extend: bool = False) -> None:
        """Stand at a position, in the window."""
        selection = self._view.selection
        had = selection.span
        if extend:
            selection.reach(position)
        else:
            selection.stand(position)
        self._wanted_x = None
        self.follow()
        self.light()
        self.announce()
        if selection.span != had:
            self._view.selection_was_changed()

    def announce(self) -> None:
        """Have a screen reader say what the caret came upon."""
        self.speech.come_to(self.position)

    def follow(self) -> None:
        """Bring the caret's line into the window, by no more than is needed when it is near."""
        page = self._view.page
        line = page.style.size * page.style.line_height
        top, margin = page.distance_to(self.position), _MARGIN_LINES * line
        lowest = page.height - margin - line
        if margin <= top <= lowest:
            return
        self._view.motion.stop()
        if abs(top) > _FAR * page.height:
            page.go_to(self.position, page.height * _PLACED_AT)
            self._view.scroll_by(0)
        else:
            self._view.scroll_by(top - margin if top < margin else top - lowest)

    def rect(self) -> QRectF | None:
        """Return the caret's box in the window, None when its line is not there."""
        page = self._view.page
        index = page.pieces.at(self.position) if len(page) else 0
        for laid, top in page.visible():
            if laid is page.laid(index) and laid.lines and laid.piece.parts:
                number, x = laid.edge_of(self.position)
                y = top + laid.tops[number] + laid.face.above
                return QRectF(round(page.left + x - _WIDTH / 2), y, _WIDTH, laid.face.high)
        return None

    def place(self) -> QPointF:
        """Return the point below the caret in the window, for what opens there."""
        box = self.rect()
        return box.bottomLeft() if box is not None else QPointF(self._view.viewport().rect().center())

    def paint(self, painter: QPainter) -> None:
        """Paint the caret, when it is shown and lit."""
        box = self.rect() if self._shown and (self._lit or not self._view.hasFocus()) else None
        if box is not None:
            style = self._view.page.style
            painter.fillRect(box, QColor(style.accent if self._view.hasFocus() else style.muted))

    def light(self) -> None:
        """Be seen now, and blink on from here while the text has the keyboard."""
        self._lit = True
        if self._shown and self._view.hasFocus() and self._blink.interval():
            self._blink.start()
        else:
            self._blink.stop()
        self._view.viewport().update()
        self.moved.emit()

    def _begin(self) -> None:
        """Begin where the last click or selection was, when that is in the window."""
        view = self._view
        span = shown_span(view.page)
        if not span.start <= self.position <= span.end or self.rect() is None:
            view.selection.stand(first_stop(view.page))
            view.selection_was_changed()
        elif view.selection.span is None:
            view.selection.stand(stop_at(view.page, self.position))

    def _x(self) -> float:
        page = self._view.page
        laid = page.laid(page.pieces.at(self.position)) if len(page) else None
        return laid.edge_of(self.position)[1] if laid is not None and laid.lines else 0.0

    @Slot()
    def _turn(self) -> None:
        self._lit = not self._lit
        if not self._view.hasFocus():
            self._blink.stop()
        box = self.rect()
        if box is not None:
            self._view.viewport().update(box.toAlignedRect().adjusted(-1, -1, 1, 1))
