"""Dragging in the reader: a tag over the text, and the selected words out of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent

from ui.drag_picture import show_words
from ui.reader.margin import margin_signs
from ui.reader.records import DropPlace
from ui.tag_mime import pack_passage, unpack_tag

if TYPE_CHECKING:
    from ui.reader.view import ReaderView


def take_if_tag(event: QDragMoveEvent) -> None:
    """Accept a drag that carries a tag."""
    if unpack_tag(event.mimeData()) is not None:
        event.acceptProposedAction()
    else:
        event.ignore()


def place_at(view: "ReaderView", point: QPointF) -> DropPlace:
    """Return what lies at a point of the viewport: the selection first, then the innermost mark."""
    for sign in margin_signs(view.page, view.layer):
        if sign.box.adjusted(-2, -2, 2, 2).contains(point):
            return DropPlace(annotation=sign.annotation.id)
    position = view.page.character_at(point)
    if position is None:
        return DropPlace()
    span = view.selected_span()
    if span is not None and span.start <= position < span.end:
        return DropPlace(selection=True)
    for target in view.layer.targets_at(position):
        return DropPlace(annotation=target.annotation, mention=target.mention)
    return DropPlace()


def drag_selection(view: "ReaderView") -> None:
    """Let the selected words be dropped on a tag, or on another program; returns when they were."""
    drag = QDrag(view.viewport())
    drag.setMimeData(pack_passage(view.selected_text()))
    show_words(drag, view, view.selected_text())
    drag.exec(Qt.DropAction.CopyAction)
