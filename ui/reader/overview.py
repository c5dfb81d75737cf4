"""The strip beside the scroll bar: where in the article annotations, finds and the entity at hand are."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.model import Mention, Span
from desktop.translation import _
from ui.plain import plain_tip
from ui.reader.hover import described
from ui.reader.style import ReaderStyle
from ui.reader.whereabouts import arrive

if TYPE_CHECKING:
    from ui.reader.view import ReaderView

_WIDTH = 15
_LANES = {"annotation": (1, 4), "entity": (6, 3), "find": (10, 4)}  # left edge, width
_TALL = 3
_NEAR = 4  # pixels that a click may miss by
_PAUSE = 60  # milliseconds in which changes are waited for


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark of the strip: its row in pixels, what it stands for, its colour, and what is said of it."""

    row: int
    lane: str
    colour: str
    span: Span
    words: str


class Overview(QWidget):
    """Each row of pixels stands for a stretch of the article and shows the first mark that begins there.

    So an article with a hundred thousand marks costs no more than the strip is high.
    """

    def __init__(self, style: ReaderStyle, view: "ReaderView", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._style = style
        self._starts: Sequence[int] = ()
        self._mention: Mention | None = None
        self._name = ""
        self.signs: list[Sign] = []
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Overview of marks and finds"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.gather)
        view.moved.connect(self.refresh)
        view.finder.changed.connect(self.refresh)

    def sizeHint(self) -> QSize:
        """Return a narrow size."""
        return QSize(_WIDTH, 100)

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self._style = style
        self.refresh()

    def show_entity(self, mention: Mention | None, starts: Sequence[int], name: str) -> None:
        """Show where the entity of a mention is named; ``starts`` are those of all its mentions in order."""
        self._mention, self._name = mention, name
        self._starts = starts
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again soon what is where."""
        self._soon.start()

    @Slot()
    def gather(self) -> None:
        """Look what is where now."""
        rows = self._view.page.row_starts(max(1, self.height()))
        self.signs = [*self._annotations(rows), *self._entity(rows), *self._finds(rows)]
        self.update()

    def _annotations(self, rows: Sequence[int]) -> Iterator[Sign]:
        layer = self._view.layer
        for row, (start, end) in enumerate(pairwise(rows)):
            mark = layer.annotation_from(start) if start < end else None
            if mark is not None and mark.start < end:
                colour = self._style.stripe(mark.colours[0] if mark.colours else None)
                yield Sign(row, "annotation", colour, Span(mark.start, mark.end), described(mark))

    def _entity(self, rows: Sequence[int]) -> Iterator[Sign]:
        mention = self._mention
        if mention is not None and mention.kind not in self._view.layer.hidden:
            length = mention.end - mention.start
            for row, at in _first_in_rows(self._starts, rows):
                span = Span(self._starts[at], self._starts[at] + length)
                yield Sign(row, "entity", self._style.kinds[mention.kind], span, self._name)

    def _finds(self, rows: Sequence[int]) -> Iterator[Sign]:
        finder = self._view.finder
        for row, at in _first_in_rows(finder.starts(), rows):
            words = _("Find {number} of {total}").format(number=at + 1, total=len(finder))
            yield Sign(row, "find", self._style.accent, finder[at], words)

    def sign_at(self, y: float) -> Sign | None:
        """Return the mark nearest to a height, None when there is none near."""
        near = [sign for sign in self.signs if abs(sign.row + _TALL / 2 - y) <= _NEAR]
        return min(near, key=_Distance(y), default=None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks in their lanes."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.background))
        for sign in self.signs:
            left, width = _LANES[sign.lane]
            painter.fillRect(left, sign.row, width, _TALL, QColor(sign.colour))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew: the rows stand for other stretches."""
        super().resizeEvent(event)
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark here, or to this part of the article."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        sign = self.sign_at(event.position().y())
        if sign is not None:
            arrive(self._view, sign.span)
        else:
            self._view.leaving.emit()
            bar = self._view.verticalScrollBar()
            bar.setValue(round(event.position().y() / max(1, self.height()) * bar.maximum()))

    def event(self, event: QEvent) -> bool:
        """Tell what the mark under the resting pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sign = self.sign_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(sign.words) if sign is not None else "", self)
            return True
        return super().event(event)


def _first_in_rows(starts: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each row in which something starts, with the number of the first."""
    if starts:
        for row, (start, end) in enumerate(pairwise(rows)):
            at = bisect_left(starts, start)
            if at < len(starts) and starts[at] < end:
                yield row, at


class _Distance:
    """How far a mark is from a height."""

    def __init__(self, y: float) -> None:
        self._y = y

    def __call__(self, sign: Sign) -> float:
        return abs(sign.row + _TALL / 2 - self._y)
