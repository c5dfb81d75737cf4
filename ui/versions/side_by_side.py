"""Two texts side by side in one scrolling view that lays out only the rows in sight.

Heights of rows out of sight are guessed; the topmost row in sight keeps its place while guesses become
heights. Positions are pixels, offsets code points.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.model import Kind, Span
from desktop.text.comparison import Row
from desktop.translation import _
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette, mix
from ui.versions.passage import LEADING, Passage, Stroke

EDGE, GUTTER = 28, 56  # pixels beside the columns, and between them
WIDEST = 680
TOP, GAP = 18, 10
BAR = 3
OVERSCAN = 200
ABOVE = 0.25  # of the view's height, above the difference that is brought into sight
_KEYS = (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Escape)
_LINES = 3


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note's passage in one of the texts, with the colour of its first tag or ""."""

    start: int
    end: int
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is shown: both texts, their rows, and where notes lie in each."""

    old: str = ""
    new: str = ""
    rows: Sequence[Row] = ()
    old_notes: Sequence[NoteMark] = ()
    new_notes: Sequence[NoteMark] = ()

    def differences(self) -> list[int]:
        """Return the rows that differ."""
        return [number for number, row in enumerate(self.rows) if row.differs]


class SideBySide(QAbstractScrollArea):
    """Shows a comparison; N and P go to the next and the previous difference."""

    moved = Signal(int)  # the difference that is current now, from 0
    left = Signal()  # Esc

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBySide")
        self.setAccessibleName(_("Two versions side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown = Comparison()
        self.differences: list[int] = []
        self.current = -1
        self._palette: Palette = LIGHT
        self._heights: list[int] = []
        self._tops: list[int] = [TOP]
        self._laid: dict[int, tuple[Passage, Passage]] = {}
        self._real: set[int] = set()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two texts from the first difference on."""
        self.shown = comparison
        self.differences = comparison.differences()
        self.current = -1
        self._forget()
        self.verticalScrollBar().setValue(0)
        self.step(1)

    def set_look(self, palette: Palette, font: QFont) -> None:
        """Take the theme and the face of the texts."""
        self._palette = palette
        self.setFont(font)
        self._forget()

    def _forget(self) -> None:
        """Lay everything out anew, by guess at first."""
        self._laid.clear()
        self._real.clear()
        self._heights = [self._guess(row) for row in self.shown.rows]
        self._sum_up()
        self.viewport().update()

    def column(self) -> int:
        """Return the width of one text."""
        room = (self.viewport().width() - 2 * EDGE - GUTTER) // 2
        return max(80, min(WIDEST, room))

    def _guess(self, row: Row) -> int:
        metrics = QFontMetrics(self.font())
        letters = max(1, self.column() // max(1, metrics.averageCharWidth()))
        lines = 1 + max(len(row.old), len(row.new)) // letters
        return round(lines * metrics.height() * LEADING) + GAP

    def _sum_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=TOP))
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(QFontMetrics(self.font()).height() * LEADING * _LINES))
        bar.setRange(0, max(0, self._tops[-1] + TOP - self.viewport().height()))

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top - OVERSCAN) - 1)
        return range(first, min(len(self._heights), bisect_right(self._tops, top + self.viewport().height())))

    def measure(self) -> None:
        """Lay out what is in sight; what is topmost stays where it is."""
        bar = self.verticalScrollBar()
        for _again in range(4):
            topmost = max(0, bisect_right(self._tops, bar.value()) - 1)
            shift = bar.value() - self._tops[topmost]
            wrong = [number for number in self._in_sight() if number not in self._real]
            for number in wrong:
                old, new = self._row(number)
                self._heights[number] = max(old.height, new.height) + GAP
                self._real.add(number)
            if not wrong:
                break
            self._sum_up()
            bar.setValue(self._tops[topmost] + shift)
        sight = self._in_sight()
        self._laid = {number: laid for number, laid in self._laid.items() if number in sight}

    def _row(self, number: int) -> tuple[Passage, Passage]:
        if number not in self._laid:
            row, shown = self.shown.rows[number], self.shown
            gone = mix(self._palette.page, self._palette.danger, share=0.2)
            come = mix(self._palette.page, self._palette.kinds[Kind.PLACE], share=0.24)
            cross = tuple(Stroke(m.start, m.end, ground=gone, struck=True) for m in row.old_marks)
            tint = tuple(Stroke(m.start, m.end, ground=come) for m in row.new_marks)
            self._laid[number] = (
                self._passage(shown.old, row.old, (*cross, *self._notes(shown.old_notes, row.old))),
                self._passage(shown.new, row.new, (*tint, *self._notes(shown.new_notes, row.new))),
            )
        return self._laid[number]

    def _notes(self, notes: Sequence[NoteMark], span: Span) -> list[Stroke]:
        return [
            Stroke(
                max(note.start, span.start), min(note.end, span.end), line=note.colour or self._palette.accent
            )
            for note in notes
            if note.start < span.end and span.start < note.end
        ]

    def _passage(self, text: str, span: Span, strokes: Sequence[Stroke]) -> Passage:
        within = [
            Stroke(each.start - span.start, each.end - span.start, each.ground, each.line, each.struck)
            for each in strokes
        ]
        words = text[span.start : span.end]
        return Passage(words, within, font=self.font(), width=self.column())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the rows in sight, and a bar beside the difference that is current."""
        self.measure()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._palette.page))
        painter.setPen(QColor(self._palette.text))
        left, column, top = self.left_edge(), self.column(), self.verticalScrollBar().value()
        current = self.differences[self.current] if self.current >= 0 else -1
        for number in self._in_sight():
            y, row = self._tops[number] - top, self.shown.rows[number]
            old, new = self._row(number)
            self._draw_side(
                painter, old, QRect(left, y, column, self._heights[number] - GAP), empty=not row.old
            )
            right = QRect(left + column + GUTTER, y, column, self._heights[number] - GAP)
            self._draw_side(painter, new, right, empty=not row.new)
            if number == current:
                bar = QRect(left + column + (GUTTER - BAR) // 2, y, BAR, self._heights[number])
                painter.fillRect(bar, QColor(self._palette.accent))

    def left_edge(self) -> int:
        """Return where the left text begins."""
        return max(EDGE, (self.viewport().width() - 2 * self.column() - GUTTER) // 2)

    def _draw_side(self, painter: QPainter, passage: Passage, place: QRect, *, empty: bool) -> None:
        """Draw one cell; where the other text has words and this one none, a quiet ground."""
        if empty:
            ground = mix(self._palette.page, self._palette.muted, share=0.07)
            painter.fillRect(place.adjusted(-8, -3, 8, 3), QColor(ground))
        else:
            passage.draw(painter, place.x(), place.y())

    def step(self, by: int) -> None:
        """Go to the next or previous difference and bring it into sight; at the ends stay."""
        wanted = min(max(self.current + by, 0), len(self.differences) - 1)
        if not self.differences:
            return
        self.current = wanted
        row = self.differences[wanted]
        for _again in range(3):  # what comes into sight gets its height, which moves what is below
            self.verticalScrollBar().setValue(round(self._tops[row] - self.viewport().height() * ABOVE))
            self.measure()
        self.viewport().update()
        self.moved.emit(wanted)

    def difference_words(self) -> tuple[str, str]:
        """Return what the current difference takes out and puts in."""
        rows = [self.shown.rows[self.differences[self.current]]] if self.current >= 0 else []
        gone = [self.shown.old[mark.start : mark.end] for row in rows for mark in row.old_marks]
        come = [self.shown.new[mark.start : mark.end] for row in rows for mark in row.new_marks]
        return " … ".join(gone), " … ".join(come)

    def event(self, event: QEvent) -> bool:
        """Keep the view's own keys."""
        return keeps(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and P go to differences, Home and End to the ends, Esc leaves; the rest scrolls."""
        bar = self.verticalScrollBar()
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_N: self.next,
            Qt.Key.Key_P: self.previous,
            Qt.Key.Key_Escape: self.left.emit,
            Qt.Key.Key_Home: self.to_start,
            Qt.Key.Key_End: self.to_end,
        }
        act = acts.get(event.key())
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def next(self) -> None:
        """Go to the next difference."""
        self.step(1)

    def previous(self) -> None:
        """Go to the previous difference."""
        self.step(-1)

    def to_start(self) -> None:
        """Go to the top."""
        self.verticalScrollBar().setValue(0)

    def to_end(self) -> None:
        """Go to the bottom."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another width, at the same row."""
        topmost = max(0, bisect_right(self._tops, self.verticalScrollBar().value()) - 1)
        super().resizeEvent(event)
        self._forget()
        if topmost:
            self.verticalScrollBar().setValue(self._tops[min(topmost, len(self._tops) - 1)])
