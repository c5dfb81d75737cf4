"""Finding in the text, put together: the bar, the finds, and where the reader is taken."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.text.finding import FindQuery
from ui.reader.find_bar import FindBar
from ui.reader.style import ReaderStyle
from ui.reader.whereabouts import here

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_LONGEST_OFFER = 100  # characters of a selection that are looked for


class Finding(QObject):
    """What Ctrl+F and F3 do in one view."""

    def __init__(self, view: "ReaderView", style: ReaderStyle) -> None:
        super().__init__(view)
        self._view = view
        self.finder = view.finder
        self.bar = FindBar(style)
        self._origin = 0
        self.stepping = False  # through the finds: no place of its own on the way back
        self._offered: tuple[str, ...] = ()
        self.bar.asked.connect(self._look)
        self.bar.stepped.connect(self._step)
        self.bar.left.connect(self.leave)
        self.finder.changed.connect(self._say)
        self.finder.arrived.connect(self._show)
        view.escaped.connect(self.leave)

    @Slot()
    def ask(self) -> None:
        """Open the bar, with the selected words, or those of the library's search the first time."""
        if not self.bar.isVisible():
            self._view.leaving.emit()  # the place that one comes back to from all finds
        self._origin = here(self._view)
        words = " ".join(self._view.selected_text().split())
        span = self._view.selected_span()
        if span is not None:
            self._origin = span.start
        offered = " ".join(self._offered) if not self.bar.line.text() else ""
        self.bar.begin(words if 0 < len(words) <= _LONGEST_OFFER else offered)

    @Slot()
    def find_next(self) -> None:
        """Go to the next find; without any, look again for what was looked for last."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the find before."""
        self._step(-1)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark the words of the library's search in the text that is shown now; none take the marks away."""
        self._offered = words
        if not self.bar.isVisible():
            self.finder.look(FindQuery(words), origin=0, quiet=True)

    @Slot()
    def leave(self) -> None:
        """Close the bar; the find at hand is selected, and the keyboard is in the text."""
        span = self.finder.span()
        closing = self.bar.isVisible()
        self.bar.hide()
        self.finder.clear()
        if closing:
            if span is not None:
                self._view.select(span)
            self._view.setFocus()

    def look_again(self) -> None:
        """Look in another text for what the bar says, or mark the words of the search there."""
        self._origin = 0
        if self.bar.isVisible():
            self._look(self.bar.query())
        else:
            self.mark(self._offered)

    @Slot(object)
    def _look(self, query: FindQuery) -> None:
        self.finder.look(query, origin=self._origin)

    @Slot(int)
    def _step(self, way: int) -> None:
        if not len(self.finder) and not self.finder.looking:
            query = self.bar.query() if self.bar.line.text() else self.finder.query
            if not any(query.words):
                self.ask()
                return
            self.finder.look(query, origin=here(self._view) + (way > 0))
        elif len(self.finder):
            self.finder.step(way, origin=here(self._view) + (way > 0))

    @Slot()
    def _say(self) -> None:
        self.bar.say(self.finder.words())

    @Slot()
    def _show(self) -> None:
        """Bring the find at hand into the window."""
        span = self.finder.span()
        if span is None:
            return
        view = self._view
        self.stepping = self.bar.isVisible()
        view.reveal(span, smooth=False)
        self.stepping = False
        if not self.bar.isVisible():
            view.select(span)
