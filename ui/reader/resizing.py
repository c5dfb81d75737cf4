"""Letting an annotation lie on more or fewer words: by its handles, or by key like any selection."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from desktop.model import Span
from ui.reader.records import AnnotationMark
from ui.reader.whereabouts import leave_selection

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_BAR = 2.0
_KNOB = 4.0  # radius
_HIT = 7.0


@dataclass(frozen=True, slots=True)
class Handle:
    """One end of the annotation at hand, and where it is taken hold of."""

    mark: AnnotationMark
    end: bool
    box: QRectF


class Resizing(QObject):
    """Changes the passage of one annotation; nothing is kept before ``requested`` tells what is wanted."""

    requested = Signal(int, int, int)  # annotation, start, end
    changed = Signal()  # it began or ended

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._mark: AnnotationMark | None = None
        self.allowed = True

    @property
    def going_on(self) -> bool:
        """Whether a passage is being changed."""
        return self._mark is not None

    def begin(self, mark: AnnotationMark, *, end: bool = True) -> None:
        """Select the passage; the keys or the pointer move its end, or its start."""
        if not self.allowed:
            return
        self._mark = mark
        self._view.select(Span(mark.start, mark.end))
        if not end:
            self.turn()
        self.changed.emit()

    def turn(self) -> None:
        """Let the other end be moved."""
        self._view.selection.turn()
        self._view.caret.follow()
        self._view.caret.light()

    def keep(self) -> None:
        """Ask for the passage that is selected now."""
        mark, span = self._mark, self._view.selection.span
        self.leave()
        if mark is not None and span is not None and span != Span(mark.start, mark.end):
            self.requested.emit(mark.id, span.start, span.end)

    def leave(self) -> None:
        """Leave everything as it was."""
        if self._mark is not None:
            self._mark = None
            leave_selection(self._view, self._view.selection.caret)
            self.changed.emit()

    def handles(self) -> list[Handle]:
        """Return the handles that are in the window: the ends of the annotation at hand."""
        view = self._view
        mark = view.layer.active_mark() if self.allowed and self._mark is None else None
        if mark is None:
            return []
        found = []
        for end in (False, True):
            at = mark.end - 1 if end else mark.start
            rects = view.page.rects(Span(at, at + 1))
            if rects:
                laid = view.page.laid(view.page.pieces.at(at))
                rightmost = end != laid.leftwards
                x = rects[-1].right() if rightmost else rects[0].left()
                found.append(Handle(mark, end, QRectF(x - _BAR / 2, rects[0].top(), _BAR, rects[0].height())))
        return found

    def handle_at(self, point: QPointF) -> Handle | None:
        """Return the handle under a point."""
        room = (-_HIT, -_KNOB - 2, _HIT, _KNOB + 2)
        return next((each for each in self.handles() if each.box.adjusted(*room).contains(point)), None)

    def paint(self, painter: QPainter) -> None:
        """Paint the handles: a bar with a knob, above the start and below the end."""
        handles = self.handles()
        if not handles:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for each in handles:
            colours = each.mark.colours
            painter.setBrush(QColor(self._view.page.style.stripe(colours[0] if colours else None)))
            painter.drawRect(each.box)
            x, y = each.box.center().x(), each.box.bottom() if each.end else each.box.top()
            painter.drawEllipse(QPointF(x, y), _KNOB, _KNOB)
        painter.restore()
