"""Dragging in the reader: a tag over the text, and the selected words out of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QDrag, QDragMoveEvent, QDropEvent, QPainter, QPen

from desktop.model import Span
from ui.drag_picture import show_words
from ui.reader.margin import margin_signs
from ui.reader.records import DropPlace
from ui.tag_mime import pack_passage, unpack_tag

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_FRAME = 1.6  # pixels, the line around what a drop would tag


class Drops:
    """What a tag is dropped on; while it is over the text, what would be tagged has a frame."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._target: Span | None = None

    def move(self, event: QDragMoveEvent) -> None:
        """Take tags anywhere (where there is nothing to tag, the drop says so); the rest is the window's."""
        if unpack_tag(event.mimeData()) is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._show(place_at(self._view, event.position()).span)

    def leave(self) -> None:
        """Show no target any more."""
        self._show(None)

    def drop(self, event: QDropEvent) -> None:
        """Tell which tag was dropped on what."""
        tag = unpack_tag(event.mimeData())
        self._show(None)
        if tag is not None:
            event.acceptProposedAction()
            self._view.tag_dropped.emit(tag, place_at(self._view, event.position()))

    def paint(self, painter: QPainter) -> None:
        """Paint the frame over the lines of the text."""
        if self._target is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._view.page.style.accent), _FRAME))
            for rect in self._view.page.rects(self._target):
                painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 4, 4)

    def _show(self, target: Span | None) -> None:
        if target != self._target:
            self._target = target
            self._view.viewport().update()


def place_at(view: "ReaderView", point: QPointF) -> DropPlace:
    """Return what lies at a point of the viewport: the selection first, then the innermost mark."""
    for sign in margin_signs(view.page, view.layer):
        mark = sign.annotations[0]
        if sign.box.adjusted(-2, -2, 2, 2).contains(point):
            return DropPlace(annotation=mark.id, span=Span(mark.start, mark.end))
    position = view.page.character_at(point)
    if position is None:
        return DropPlace()
    span = view.selected_span()
    if span is not None and span.start <= position < span.end:
        return DropPlace(selection=True, span=span)
    return _innermost(view, position)


def _innermost(view: "ReaderView", position: int) -> DropPlace:
    """Return the innermost mark or name at a character."""
    layer = view.layer
    marks = {each.id: each for each in layer.annotations_over(position, position + 1)}
    names = {int(each.id): each for each in layer.mentions_over(position, position + 1)}
    for target in layer.targets_at(position):
        if target.annotation is not None:
            mark = marks[target.annotation]
            return DropPlace(annotation=mark.id, span=Span(mark.start, mark.end))
        if target.mention is not None:
            name = names[target.mention]
            return DropPlace(mention=int(name.id), span=Span(name.start, name.end))
    return DropPlace()


def drag_selection(view: "ReaderView") -> None:
    """Let the selected words be dropped on a tag, or on another program; returns when they were."""
    drag = QDrag(view.viewport())
    drag.setMimeData(pack_passage(view.selected_text()))
    show_words(drag, view, view.selected_text())
    drag.exec(Qt.DropAction.CopyAction)
