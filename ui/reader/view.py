"""The reader's view: an article of any length, its marks, scrolling by pixels, selection by mouse.

Only what is visible is laid out and painted. The view is given plain records and answers with
signals that carry ids and offsets in code points; it knows no library.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.model import Block, Kind, Mention, Span
from desktop.translation import _
from ui.reader.caret import Caret
from ui.reader.dropping import Drops
from ui.reader.finder import Finder
from ui.reader.hover import HoverCard, described_at
from ui.reader.keyboard import Keyboard
from ui.reader.layer import Layer
from ui.reader.motion import Motion
from ui.reader.page import Page
from ui.reader.paint import Overlay, paint_page
from ui.reader.pointer import Pointer
from ui.reader.records import AnnotationMark, Head
from ui.reader.resizing import Resizing
from ui.reader.selection import Selection
from ui.reader.style import ReaderStyle
from ui.reader.wheel import Wheel
from ui.reader.whereabouts import shown_span

_SLICE = 0.003
_BETWEEN_SLICES = 12
_RESTORED_AT = 6.0
_FOCUS_BAR = 2


class ReaderView(QAbstractScrollArea):
    """Shows one article. Scrolls by pixels; the top line stays when the width or the type changes."""

    text_changed = Signal()
    marks_changed = Signal()
    selection_changed = Signal()
    copied = Signal()  # the selection is on the clipboard
    annotation_clicked = Signal(int)
    mention_clicked = Signal(int)
    tag_dropped = Signal(object, object)  # TagId, DropPlace
    context_requested = Signal(QPoint)
    entity_hovered = Signal(int)
    link_activated = Signal(str)
    zoomed = Signal(int)
    reached_end = Signal()
    position_changed = Signal(int)
    moved = Signal()
    active_changed = Signal()
    leaving = Signal()  # the window goes further now than it shows
    entered = Signal()  # Return: the keyboard wants to do something with what is here
    escaped = Signal()  # Escape, with nothing left in the text to leave

    def __init__(self, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page(style)
        self.layer = Layer()
        self.selection = Selection()
        self.caret = Caret(self)
        self.finder = Finder(self)
        self.resizing = Resizing(self)
        self._keyboard = Keyboard(self)
        self.pointer = Pointer(self)
        self.motion = Motion(self)
        self._drops = Drops(self)
        self._wheel = Wheel(self)
        self._card = HoverCard(self.viewport())
        self._card.set_style(style)
        self._position = 0
        self._ended = False
        self._following = True
        self._idle = QTimer(self, interval=_BETWEEN_SLICES)
        self._idle.timeout.connect(self._refine)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Article text"))
        self.verticalScrollBar().setAccessibleName(_("Place in the article"))
        self._set_steps()

    def show_article(self, head: Head, text: str, blocks: Sequence[Block], *, position: int = 0) -> None:
        """Show an article from the line of ``position`` on; marks and selection of the last one go."""
        self.motion.stop()
        self._card.hide()
        self.resizing.leave()
        self.finder.clear()
        self.layer.clear()
        had = self.selection.span
        self.selection = Selection()
        self.selection.text = text
        self.selection.stand(min(position, len(text)))
        self._ended = False
        self.page.show(head, text, blocks)
        self.setAccessibleDescription(head.title)
        if position > 0:
            self.page.go_to(min(position, len(text)), _RESTORED_AT)
        self._position = position
        self._refresh()
        self._idle.start()
        self.text_changed.emit()
        if had is not None:
            self.selection_changed.emit()

    def set_style(self, style: ReaderStyle) -> None:
        """Take other colours or type; the top line stays."""
        self.page.restyle(style)
        self._card.set_style(style)
        self._set_steps()
        self._refresh()
        self._idle.start()
        self.marks_changed.emit()

    def set_mentions(self, mentions: Sequence[Mention], names: Mapping[int, str] | None = None) -> None:
        """Take the article's mentions; ``names`` gives the names of their entities by id."""
        self.layer.set_mentions(mentions, names or {})
        self._marks_were_changed()

    def set_annotations(self, annotations: Iterable[AnnotationMark]) -> None:
        """Take the article's annotations on passages; those that stayed keep their lanes."""
        self.layer.set_annotations(annotations)
        self._marks_were_changed()

    def change_annotations(self, annotations: Iterable[AnnotationMark], changed: Iterable[int]) -> None:
        """Follow a change of a few annotations, named by their ids; those not given are gone."""
        self.layer.change(annotations, changed)
        self._marks_were_changed()

    def set_totals(self, entity: int, *, mentions: int, articles: int, about: str = "") -> None:
        """Take how often an entity is named in the whole library, and what else is known of it."""
        self.layer.totals[entity] = (mentions, articles)
        self.layer.about[entity] = about

    def set_hidden_kinds(self, kinds: Iterable[Kind]) -> None:
        """Choose the kinds of entities that are not shown."""
        self.layer.hidden = frozenset(kinds)
        self._marks_were_changed()

    def set_highlights_shown(self, shown: bool) -> None:  # noqa: FBT001  # a slot for toggled(bool)
        """Show or hide all marks."""
        self.layer.shown = shown
        self._marks_were_changed()

    def set_active_annotation(self, annotation_id: int | None) -> None:
        """Let one annotation stand out, or none."""
        self.layer.active = annotation_id
        self.active_changed.emit()
        self._marks_were_changed()

    def _marks_were_changed(self) -> None:
        """Paint and tell other marks."""
        self.viewport().update()
        self.marks_changed.emit()

    @property
    def selecting(self) -> bool:
        """Whether a selection is being drawn with the mouse."""
        return self.pointer.dragging

    def selected_span(self) -> Span | None:
        """Return the selected stretch in code points, None when nothing is."""
        return self.selection.span

    def selected_text(self) -> str:
        """Return the selected characters of the text, empty when nothing is."""
        span = self.selection.span
        return self.page.text[span.start : span.end] if span else ""

    def select(self, span: Span) -> None:
        """Select a stretch."""
        self.selection.select(span)
        self.selection_was_changed()

    @Slot()
    def select_all(self) -> None:
        """Select the whole text."""
        self.select(Span(0, len(self.page.text)))

    @Slot()
    def clear_selection(self) -> None:
        """Select nothing."""
        if self.selection.span is not None:
            self.selection.clear()
            self.selection_was_changed()

    @Slot()
    def copy(self) -> None:
        """Put the selected characters on the clipboard as plain text."""
        if self.selection.span is not None:
            QGuiApplication.clipboard().setText(self.selected_text())
            self.copied.emit()

    def selection_rects(self) -> list[QRectF]:
        """Return where the selection is in the window, in pixels of the viewport."""
        span = self.selection.span
        visible = QRectF(self.viewport().rect())
        return [rect for rect in self.page.rects(span) if rect.intersects(visible)] if span else []

    def reveal(self, span: Span, *, flash: bool = False, smooth: bool = True) -> None:
        """Scroll to a passage unless it is in the window, and light it up for a moment."""
        self.motion.reveal(span, flash=flash, smooth=smooth)

    def position(self) -> int:
        """Return where the first line in the window starts."""
        return self.page.place()[0]

    def scroll_by(self, pixels: float, *, by_reader: bool = True) -> None:
        """Move by pixels; the end is told only when the reader went there."""
        self.page.scroll_by(pixels)
        self._after_move(by_reader=by_reader)

    def selection_was_changed(self) -> None:
        """Paint and tell a selection that was changed from outside the view."""
        self.viewport().update()
        self.selection_changed.emit()

    # Qt's own questions and events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible lines."""
        painter = QPainter(self.viewport())
        flash, glow = self.motion.flash
        finds = self.finder.over(shown_span(self.page)) if len(self.finder) else ()
        overlay = Overlay(self.selection.span, finds, self.finder.span(), flash=flash, glow=glow)
        paint_page(painter, self.page, self.layer, overlay=overlay, clip=QRectF(event.rect()))
        self.resizing.paint(painter)
        self.caret.paint(painter)
        self._drops.paint(painter)
        if self.hasFocus():
            bar = QRect(0, 0, _FOCUS_BAR, self.viewport().height())
            painter.fillRect(bar, QColor(self.page.style.accent))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; the top line stays."""
        super().resizeEvent(event)
        self.page.resize(self.viewport().width(), self.viewport().height())
        self._set_steps()
        self._refresh()
        self._idle.start()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Follow the scroll bar."""
        value = self.verticalScrollBar().value()
        if self._following and value != self.page.value:
            self.motion.stop()
            self.page.scroll_to(value)
            self._after_move(by_reader=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the touchpad's pixels or the wheel's steps; with Ctrl ask for larger or smaller type."""
        self._wheel.turn(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.caret.light()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went."""
        super().focusOutEvent(event)
        self.caret.light()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, move the caret, select all, copy, and leave by key."""
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection or a click."""
        self._card.hide()
        self.pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, or tell by the pointer's shape what a click would do."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection or do what the click means."""
        self.pointer.release(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tags; all else goes to the window."""
        self._drops.move(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Frame what would be tagged."""
        self._drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Frame nothing any more."""
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which tag was dropped on what."""
        self._drops.drop(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu, by key at what the keyboard is at."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._keyboard.ask_for_menu()
        else:
            self.context_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what lies under the resting pointer."""
        if isinstance(event, QPaintEvent):
            return super().viewportEvent(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_card(event.pos())
            return True
        if event.type() == QEvent.Type.Leave:
            self._card.hide()
        return super().viewportEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop what moves by itself."""
        self.motion.stop()
        self._card.hide()
        super().hideEvent(event)

    def _show_card(self, point: QPoint) -> None:
        """Show the card of what lies under a point of the viewport."""
        place = QPointF(point)
        position = self.page.character_at(place)
        if position is not None:
            for mention in self.layer.mentions_over(position, position + 1):
                self.entity_hovered.emit(mention.entity)  # who knows the library answers with set_totals
        self._card.show_text(described_at(self.page, self.layer, place), QRect(point.x(), point.y(), 1, 24))

    def _after_move(self, *, by_reader: bool) -> None:
        """Tell where the window stands now and paint it."""
        self._card.hide()
        self._refresh()
        position = self.page.place()[0]
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)
        if by_reader and not self._ended and self.page.at_end:
            self._ended = True
            self.reached_end.emit()

    def _refresh(self) -> None:
        """Let the scroll bar show where the page stands, and paint."""
        self._refresh_bar()
        self.viewport().update()
        self.moved.emit()

    def _refresh_bar(self) -> None:
        """Give the scroll bar what is known of the heights; the page does not follow it meanwhile."""
        bar = self.verticalScrollBar()
        self._following = False
        bar.setRange(0, self.page.maximum)
        bar.setValue(self.page.value)
        self._following = True

    def _set_steps(self) -> None:
        """Let the scroll bar go by windows and by lines."""
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self.page.style.size * self.page.style.line_height))

    @Slot()
    def _refine(self) -> None:
        """Make some more heights exact; what is visible does not move."""
        if not self.page.refine(_SLICE):
            self._idle.stop()
        self._refresh_bar()
