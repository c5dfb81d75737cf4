"""The article as screen readers get it: text, caret, selection, and the marks around the caret.

An accessible text that is written in Python can answer for its text and its caret, but not for its
selection and its formats. So the view lends the answers of a text field that is never shown, holds the
same text, and is kept in step. It is made when a screen reader asks for the text, and not before.
"""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextCursorEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QFont,
    QFontInfo,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit

from desktop.model import BlockKind, Span
from desktop.text.offsets import Utf16Map
from ui.reader.fills import bands, stretches

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_REACH = 2_000  # code points on either side of the caret whose marks are told
_NEAR = 500  # the caret may come so near to the end of them
_MOST = 200  # marks; more of them around one caret say nothing any more
_LONGEST = 40_000  # characters of a paragraph
_ANSWERED = frozenset({QAccessible.InterfaceType.TextInterface, QAccessible.InterfaceType.ActionInterface})
_NOTHING = Span(0, 0)


class Mirror(QObject):
    """A text field out of sight that is kept like one view, and the view like it."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._units = Utf16Map("")
        self._following = True
        self._told = _NOTHING  # the stretch whose marks are in the field
        self.field = QPlainTextEdit()
        self.field.setParent(view, Qt.WindowType.Window)  # deleted with the view, but no part of its window
        self.field.setReadOnly(True)
        self.field.setUndoRedoEnabled(False)
        self._acts = QAccessibleWidget(view, QAccessible.Role.Document)  # every widget takes the focus
        self._hold_text()  # told to nobody: who is told asks, and would have another mirror made
        self._put_caret()
        self._tell_marks()
        view.text_changed.connect(self.take_text)
        view.marks_changed.connect(self.take_marks)
        view.selection_changed.connect(self.take_caret)
        view.caret.moved.connect(self.take_caret)
        view.moved.connect(self.stand)
        self.field.cursorPositionChanged.connect(self.follow)
        self.field.selectionChanged.connect(self.follow)

    def lent(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:
        """Return the address of what answers for a kind of questions, 0 for those that are not answered."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return _address(self._answers())
        if kind == QAccessible.InterfaceType.ActionInterface:
            return _address(self._acts.actionInterface())
        return shiboken6.VoidPtr(0)

    @Slot()
    def take_text(self) -> None:
        """Hold the text that the view shows now, and tell it."""
        self._hold_text()
        QAccessible.updateAccessibility(QAccessibleTextInsertEvent(self._view, 0, self._view.page.text))
        self.take_caret()

    @Slot()
    def take_caret(self) -> None:
        """Have caret and selection where the view has them, and tell it."""
        self._tell_marks()
        had = self.field.textCursor()
        self._put_caret()
        self.stand()
        here, there = self.field.textCursor().position(), self.field.textCursor().anchor()
        if had.position() != here:
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view, here))
        if (had.position(), had.anchor()) != (here, there) and (here != there or had.hasSelection()):
            event = QAccessibleTextSelectionEvent(self._view, min(here, there), max(here, there))
            event.setCursorPosition(here)
            QAccessible.updateAccessibility(event)

    @Slot()
    def stand(self) -> None:
        """Have the letter at the caret told to be where it is seen: who magnifies the screen follows that."""
        cursor, seen = self.field.textCursor(), self._view.caret.rect()
        if seen is None or cursor.atEnd():
            return
        told = self._answers().characterRect(cursor.position())
        if told.isValid():
            place = self._view.viewport().mapToGlobal(seen.topLeft().toPoint())
            self.field.move(self.field.pos() + place - told.topLeft())

    @Slot()
    def take_marks(self) -> None:
        """Have the marks around the caret as the view has them, and its type."""
        self._take_font()
        self._forget_marks()
        self._tell_marks()

    @Slot()
    def follow(self) -> None:
        """Go where a screen reader has put the caret, or select what it selects."""
        if not self._following:
            return
        cursor = self.field.textCursor()
        anchor, caret = map(self._units.to_code_point, (cursor.anchor(), cursor.position()))
        if anchor != caret:
            self._view.caret.go_to(anchor)
        self._view.caret.go_to(caret, extend=anchor != caret)

    def _answers(self) -> QAccessibleTextInterface:
        return QAccessible.queryAccessibleInterface(self.field).textInterface()

    def _hold_text(self) -> None:
        text = self._view.page.text
        self._units = Utf16Map(text)
        self._take_font()
        with self._mirroring():
            self.field.setPlainText(text)
        self._told = _NOTHING

    def _put_caret(self) -> None:
        """Put caret and selection where the view has them, unless they are there."""
        selection, cursor = self._view.selection, self.field.textCursor()
        caret = anchor = selection.caret
        if selection.span is not None:
            anchor = selection.span.end if caret == selection.span.start else selection.span.start
        here, there = self._units.to_utf16(caret), self._units.to_utf16(anchor)
        if (cursor.position(), cursor.anchor()) == (here, there):
            return
        cursor.setPosition(there)
        cursor.setPosition(here, QTextCursor.MoveMode.KeepAnchor)
        with self._mirroring():
            self.field.setTextCursor(cursor)

    def _take_font(self) -> None:
        """Have the type of the text; taking it anew costs as much as the text is long."""
        font = QFont(self._view.page.faces.of(BlockKind.PARAGRAPH, 0).font)
        font.setPointSizeF(QFontInfo(font).pointSizeF())  # in pixels no size is told
        if font != self.field.font():
            self.field.setFont(font)

    @contextmanager
    def _mirroring(self) -> Generator[None, None, None]:
        """Change the field without following it."""
        self._following = False
        try:
            yield
        finally:
            self._following = True

    def _tell_marks(self) -> None:
        """Give the text around the caret the formats of its marks, unless it has them."""
        length, caret = len(self._view.page.text), self._view.caret.position
        near = Span(max(0, caret - _NEAR), min(length, caret + _NEAR))
        if self._told.start <= near.start and near.end <= self._told.end:
            return
        self._forget_marks()
        around = Span(max(0, caret - _REACH), min(length, caret + _REACH))
        if any(self._is_long(place) for place in (around.start, caret, around.end)):
            return
        self._told = around
        with self._formatting() as cursor:
            self._tell_annotations(cursor)
            self._tell_mentions(cursor)

    def _is_long(self, position: int) -> bool:
        """Tell whether a paragraph is too long to be given a format: all of it would be laid out."""
        return self.field.document().findBlock(self._units.to_utf16(position)).length() > _LONGEST

    def _forget_marks(self) -> None:
        """Take the formats away again."""
        if self._told != _NOTHING:
            with self._formatting() as cursor:
                self._choose(cursor, self._told)
                cursor.setCharFormat(QTextCharFormat())
            self._told = _NOTHING

    def _tell_annotations(self, cursor: QTextCursor) -> None:
        """Let annotated passages stand on the colour that is seen there."""
        view = self._view
        marks = view.layer.annotations_over(self._told.start, self._told.end)[:_MOST]
        for start, end, here in stretches(marks):
            form = QTextCharFormat()
            form.setBackground(bands(here, view.page.inks, active=view.layer.active)[-1])
            self._choose(cursor, Span(start, end))
            cursor.mergeCharFormat(form)

    def _tell_mentions(self, cursor: QTextCursor) -> None:
        """Let entities be underlined in the colour that is seen there."""
        view = self._view
        for each in view.layer.mentions_over(self._told.start, self._told.end)[:_MOST]:
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(view.page.inks.colour_of(each.kind))
            self._choose(cursor, Span(each.start, each.end))
            cursor.mergeCharFormat(form)

    @contextmanager
    def _formatting(self) -> Generator[QTextCursor, None, None]:
        """Change many formats as one, told to nobody: the caret's event comes with them."""
        document = self.field.document()
        cursor = QTextCursor(document)
        blocked = document.blockSignals(True)  # noqa: FBT003  # Qt's own
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            document.blockSignals(blocked)

    def _choose(self, cursor: QTextCursor, span: Span) -> None:
        """Let a cursor select what lies of a span in the stretch that is told."""
        cursor.setPosition(self._units.to_utf16(max(span.start, self._told.start)))
        end = self._units.to_utf16(min(span.end, self._told.end))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _address(answers: shiboken6.Object) -> shiboken6.VoidPtr:
    return shiboken6.VoidPtr(shiboken6.getCppPointer(answers)[0])


class TextForReaders(QAccessibleWidget):
    """What a view is to screen readers: a document with the answers of its mirror."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view
        self._mirror: Mirror | None = None

    def state(self) -> QAccessible.State:
        """Say that this is a text to be read and selected."""
        state = super().state()
        state.multiLine = state.readOnly = state.selectableText = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]  # an address is what Qt takes; None or the answer of super() would end the program
        """Return the address of what answers for the text, 0 for what there is not."""
        if kind not in _ANSWERED:
            return shiboken6.VoidPtr(0)
        if self._mirror is None:
            self._mirror = Mirror(self._view)
        return self._mirror.lent(kind)


@cache
def offer_text() -> None:
    """Have Qt ask here what a view is to screen readers; once a process is enough."""
    QAccessible.installFactory(_told)


def _told(kind: str, widget: QObject) -> QAccessibleWidget | None:
    from ui.reader.view import ReaderView  # noqa: PLC0415  # the view is what the mirror is made for

    return TextForReaders(widget) if kind == "ReaderView" and isinstance(widget, ReaderView) else None
