"""The keys in the text: they scroll, and they move the caret.

Without a caret the arrows up and down, Page, Home, End and Space scroll. With it the arrows go by letters
and lines, with Ctrl by words and paragraphs, with Alt (up and down) by sentences; Shift selects on the way.
Left and right go on in the order of the text: in a paragraph from right to left, left is onwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.reader.steps import By
from ui.reader.whereabouts import go_home, go_to_end

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_OVERLAP = 2
_Key, _Held = Qt.Key, Qt.KeyboardModifier
_HELD = _Held.ControlModifier | _Held.AltModifier


@dataclass(frozen=True, slots=True)
class Move:
    """What a key does to the caret: a step in a direction; ``begins`` says that it also shows the caret."""

    by: By
    way: int
    begins: bool = True


_MOVES: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Move] = {
    (_Key.Key_Left, _Held.NoModifier): Move(By.LETTER, -1),
    (_Key.Key_Right, _Held.NoModifier): Move(By.LETTER, 1),
    (_Key.Key_Home, _Held.NoModifier): Move(By.LINE_EDGE, -1, begins=False),
    (_Key.Key_End, _Held.NoModifier): Move(By.LINE_EDGE, 1, begins=False),
    (_Key.Key_Left, _Held.ControlModifier): Move(By.WORD, -1),
    (_Key.Key_Right, _Held.ControlModifier): Move(By.WORD, 1),
    (_Key.Key_Up, _Held.ControlModifier): Move(By.PARAGRAPH, -1),
    (_Key.Key_Down, _Held.ControlModifier): Move(By.PARAGRAPH, 1),
    (_Key.Key_Home, _Held.ControlModifier): Move(By.TEXT, -1, begins=False),
    (_Key.Key_End, _Held.ControlModifier): Move(By.TEXT, 1, begins=False),
    (_Key.Key_Up, _Held.AltModifier): Move(By.SENTENCE, -1),
    (_Key.Key_Down, _Held.AltModifier): Move(By.SENTENCE, 1),
}
_LINES: Mapping[Qt.Key, tuple[int, bool]] = {
    _Key.Key_Up: (-1, False),
    _Key.Key_Down: (1, False),
    _Key.Key_PageUp: (-1, True),
    _Key.Key_PageDown: (1, True),
}


class Keyboard:
    """What the keys do in one view."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.select_all()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._view.copy()
        elif event.key() == _Key.Key_Escape:
            return self._leave()
        elif event.key() == _Key.Key_F10 and event.modifiers() == _Held.ShiftModifier:
            self.ask_for_menu()
        elif event.key() in {_Key.Key_Return, _Key.Key_Enter} and not event.modifiers() & _HELD:
            self._enter()
        else:
            return self._move(event) or self._scroll(event)
        return True

    def ask_for_menu(self) -> None:
        """Ask the window for the menu of what the keyboard is at."""
        view = self._view
        rects = view.selection_rects()
        point = rects[-1].bottomRight() if rects else view.caret.place()
        view.context_requested.emit(view.viewport().mapToGlobal(point.toPoint()))

    def _enter(self) -> None:
        """Keep the passage that is being changed, or let the pane do something with what is here."""
        if self._view.resizing.going_on:
            self._view.resizing.keep()
        else:
            self._view.entered.emit()

    def _leave(self) -> bool:
        """Drop the selection, then the caret; what is left belongs to the pane."""
        view = self._view
        view.setFocus()
        if view.resizing.going_on:
            view.resizing.leave()
        elif view.selection.span is not None:
            view.clear_selection()
        elif view.caret.shown:
            view.caret.show(False)  # noqa: FBT003  # a slot for toggled(bool)
        else:
            view.escaped.emit()
        return True

    def _move(self, event: QKeyEvent) -> bool:
        """Move the caret, when it is shown or the key begins it."""
        caret, key = self._view.caret, Qt.Key(event.key())
        extend = bool(event.modifiers() & _Held.ShiftModifier)
        held = event.modifiers() & _HELD
        move = _MOVES.get((key, held))
        if move is not None and (caret.shown or extend or move.begins):
            caret.move(move.by, self._way(key, move), extend=extend)
            return True
        if key in _LINES and held == _Held.NoModifier and (caret.shown or extend):
            way, page = _LINES[key]
            caret.move_lines(way, extend=extend, page=page)
            return True
        return False

    def _way(self, key: Qt.Key, move: Move) -> int:
        """Return the direction in the order of the text: left is onwards where one reads leftwards."""
        page = self._view.page
        if key in {_Key.Key_Left, _Key.Key_Right} and len(page):
            laid = page.laid(page.pieces.at(self._view.caret.position))
            return -move.way if laid.leftwards else move.way
        return move.way

    def _scroll(self, event: QKeyEvent) -> bool:
        """Scroll as the key says."""
        view = self._view
        shift = bool(event.modifiers() & _Held.ShiftModifier)
        line = view.page.style.size * view.page.style.line_height
        whole = view.viewport().height() - _OVERLAP * line
        steps: Mapping[int, float] = {
            _Key.Key_PageDown: whole,
            _Key.Key_PageUp: -whole,
            _Key.Key_Space: -whole if shift else whole,
            _Key.Key_Down: line,
            _Key.Key_Up: -line,
        }
        if event.key() == _Key.Key_Home:
            go_home(view)
        elif event.key() == _Key.Key_End:
            go_to_end(view)
        elif event.key() in steps and not event.modifiers() & _HELD:
            view.motion.glide(steps[event.key()])
        else:
            return False
        return True
