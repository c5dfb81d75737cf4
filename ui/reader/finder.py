"""What is found in the open text: looked for in slices or beside the window's thread, and kept."""

import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.errors import ScholiastError
from desktop.model import Span
from desktop.text.finding import (
    MOST_FINDS,
    FindQuery,
    Found,
    compile_pattern,
    find_pattern,
    find_words,
)
from desktop.translation import _
from ui.jobs import Jobs

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_AT_ONCE = 0.012  # seconds of work while a key is being answered
_SLICE = 0.006
_LONGEST = 2.0  # seconds for an expression


class Finder(QObject):
    """The finds of one view in the order of the text, and which of them is at hand."""

    changed = Signal()
    arrived = Signal()  # the find at hand is another one, to be shown

    def __init__(self, view: "ReaderView") -> None:
        super().__init__(view)
        self._view = view
        self._query = FindQuery(())
        self._starts = array("q")
        self._ends = array("q")
        self._slices: Iterator[list[Found]] = iter(())
        self._origin = 0
        self._quiet = False
        self._job: int | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._jobs = Jobs(self)
        self._going_on = QTimer(self, interval=0)
        self._going_on.timeout.connect(self._look_on)
        self._looked = False  # since the finds were cleared
        self.current: int | None = None
        self.looking = False
        self.problem = ""

    def __len__(self) -> int:
        """Return how many finds there are so far."""
        return len(self._starts)

    @property
    def query(self) -> FindQuery:
        """What was looked for last."""
        return self._query

    def look(self, query: FindQuery, *, origin: int, quiet: bool = False) -> None:
        """Look for something; the first find from ``origin`` on is at hand, none when ``quiet``."""
        self.clear()
        self._query, self._origin, self._quiet = query, origin, quiet
        if not any(words.strip() for words in query.words):
            return
        self._looked = self.looking = True
        if query.pattern:
            self._look_for_pattern()
        else:
            self._slices = find_words(self._view.page.text, query)
            self._look(0.0 if quiet else _AT_ONCE)
        self.changed.emit()

    def clear(self) -> None:
        """Forget the finds; what was looked for is kept."""
        if not self._looked:
            return
        self._looked = False
        self._going_on.stop()
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None
        self._slices = iter(())
        self._starts, self._ends = array("q"), array("q")
        self.current = None
        self.looking = False
        self.problem = ""
        self._view.viewport().update()
        self.changed.emit()

    def step(self, way: int, *, origin: int) -> None:
        """Go to the next find, or back; from ``origin`` when none is at hand, around at the ends."""
        if not len(self):
            return
        if self.current is None:
            at = bisect_left(self._starts, origin)
            self.current = (at if way > 0 else at - 1) % len(self)
        else:
            self.current = (self.current + way) % len(self)
        self._arrive()

    def span(self) -> Span | None:
        """Return the find at hand."""
        return self[self.current] if self.current is not None else None

    def __getitem__(self, number: int) -> Span:
        """Return one find."""
        return Span(self._starts[number], self._ends[number])

    def over(self, span: Span) -> list[Span]:
        """Return the finds that touch a stretch."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return [self[number] for number in range(first, last)]

    def starts(self) -> Sequence[int]:
        """Return where all finds start."""
        return self._starts

    def words(self) -> str:
        """Say how many there are, which one is at hand, or what is the matter."""
        if self.problem:
            return self.problem
        if not len(self):
            return _("Looking…") if self.looking else _("Not found")
        total = QLocale().toString(len(self)) + ("+" if self.looking or len(self) >= MOST_FINDS else "")
        if self.current is None:
            return total
        return _("{number} of {total}").format(number=QLocale().toString(self.current + 1), total=total)

    def _look(self, seconds: float) -> None:
        """Take slices for at most so long, and go on soon when there are more."""
        until = time.thread_time() + seconds
        drawn = self._view.page.pieces.drawn
        for found in self._slices:
            self._take([place for place in found if drawn(*place)])
            if len(self) >= MOST_FINDS:
                break
            if time.thread_time() >= until:
                self._going_on.start()
                return
        self._end()

    @Slot()
    def _look_on(self) -> None:
        self._going_on.stop()
        self._look(_SLICE)
        self.changed.emit()

    def _take(self, found: Iterable[Found]) -> None:
        for start, end in found:
            self._starts.append(start)
            self._ends.append(end)
        if self.current is None and not self._quiet and len(self) and self._starts[-1] >= self._origin:
            self.current = bisect_left(self._starts, self._origin)
            self._arrive()

    def _end(self) -> None:
        """All is looked through: the first find is at hand when none comes after the origin."""
        self._going_on.stop()
        self.looking = False
        if self.current is None and not self._quiet and len(self):
            self.current = 0
            self._arrive()
        self._view.viewport().update()

    def _arrive(self) -> None:
        self.arrived.emit()
        self._view.viewport().update()
        self.changed.emit()

    def _look_for_pattern(self) -> None:
        """Have an expression looked for in a thread, which leaves the window free; it ends by itself."""
        try:
            compiled = compile_pattern(self._query)
        except ScholiastError as error:
            self._fail(error)
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=2)
        text = self._view.page.text
        self._job = self._jobs.start(
            self._threads, _matches, text, compiled, done=self._take_all, failed=self._fail
        )

    def _take_all(self, found: list[Found]) -> None:
        self._job = None
        drawn = self._view.page.pieces.drawn
        self._take([place for place in found if drawn(*place)])
        self._end()
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self.looking = False
        self.problem = str(error)
        self.changed.emit()


def _matches(text: str, compiled: object) -> list[Found]:
    return find_pattern(text, compiled, seconds=_LONGEST)
