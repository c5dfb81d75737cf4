"""What the wheel and the touchpad do: they scroll by pixels, and with Ctrl they ask for other type."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_STEP = 120  # eighths of a degree
_LINES = 3  # that a step scrolls


class Wheel:
    """The wheel over one view."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        self._turned = 0  # eighths of a degree, with Ctrl

    def turn(self, event: QWheelEvent) -> None:
        """Scroll by the touchpad's pixels or the wheel's steps; with Ctrl ask for larger or smaller type."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(event.angleDelta().y())
        else:
            self._scroll(event)
        event.accept()

    def _zoom(self, turned: int) -> None:
        self._turned += turned
        steps = int(self._turned / _STEP)
        if steps:
            self._turned -= steps * _STEP
            self._view.zoomed.emit(steps)

    def _scroll(self, event: QWheelEvent) -> None:
        view, pixels = self._view, event.pixelDelta().y()
        if not pixels:
            line = view.page.style.size * view.page.style.line_height
            pixels = round(event.angleDelta().y() / _STEP * _LINES * line)
        view.motion.stop()
        view.scroll_by(-pixels)
