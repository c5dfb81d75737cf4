"""What moves by itself in the reader: gliding to a place, and a passage that lights up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Slot
from PySide6.QtWidgets import QStyle

from desktop.model import Span

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_GLIDE_MILLISECONDS = 140
_FLASH_MILLISECONDS = 1_100
_FURTHEST_GLIDE = 3
_REVEALED_AT = 0.3
_MARGIN_LINES = 1.0


class Motion(QObject):
    """Moves one view. With animations switched off in the system everything happens at once."""

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._gone = 0.0
        self._by_reader = True
        self._flashed: Span | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MILLISECONDS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glided)
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(_FLASH_MILLISECONDS)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.valueChanged.connect(self._flashing)
        self._flash.finished.connect(self._flashed_out)

    @property
    def flash(self) -> tuple[Span | None, float]:
        """The passage that is lit up and how much, 0 to 1."""
        return (
            (self._flashed, float(self._flash.currentValue())) if self._flashed is not None else (None, 0.0)
        )

    def glide(self, pixels: float, *, by_reader: bool = True) -> None:
        """Scroll smoothly; what is left of the glide before is added."""
        left = self._left()
        self._glide.stop()
        self._by_reader = by_reader
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if not self._view.isVisible() or not self._view.style().styleHint(hint, None, self._view):
            self._view.scroll_by(left + pixels, by_reader=by_reader)
            return
        self._gone = 0.0
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(float(left + pixels))
        self._glide.start()

    def stop(self) -> None:
        """Stand still."""
        self._glide.stop()

    def reveal(self, span: Span, *, flash: bool, smooth: bool) -> None:
        """Bring a passage into the window, unless all of its beginning is there already."""
        view, page = self._view, self._view.page
        self.stop()
        line = page.style.size * page.style.line_height
        top = page.distance_to(span.start)
        bottom = min(page.distance_to(max(span.start, span.end - 1)) + line, top + page.height / 2)
        if top < _MARGIN_LINES * line / 2 or bottom > page.height - _MARGIN_LINES * line:
            down = top - page.height * _REVEALED_AT
            if abs(down) > page.height:
                view.leaving.emit()
            if smooth and abs(down) < _FURTHEST_GLIDE * page.height:
                self.glide(down, by_reader=False)
            else:
                page.go_to(span.start, page.height * _REVEALED_AT)
                view.scroll_by(0, by_reader=False)
        if flash:
            self._flashed = span
            self._flash.stop()
            self._flash.start()

    def _left(self) -> float:
        running = self._glide.state() is QAbstractAnimation.State.Running
        return float(self._glide.endValue()) - self._gone if running else 0.0

    @Slot("QVariant")
    def _glided(self, gone: float) -> None:
        step, self._gone = gone - self._gone, gone
        if step:
            self._view.scroll_by(step, by_reader=self._by_reader)

    @Slot()
    def _flashing(self) -> None:
        self._view.viewport().update()

    @Slot()
    def _flashed_out(self) -> None:
        self._flashed = None
        self._view.viewport().update()
