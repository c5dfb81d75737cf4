"""What is selected, and how it grows by characters, words, sentences and paragraphs."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QTextBoundaryFinder

from desktop.model import Span
from desktop.text.offsets import Utf16Map
from desktop.text.paragraphs import paragraph_at
from desktop.text.sentences import sentence_at

_LOOKED_AT = 4_000


class Unit(StrEnum):
    """What a selection grows by; one more click, one larger unit."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Selection:
    """The selected stretch of a text: where it began and where its moving end is."""

    def __init__(self) -> None:
        self.text = ""
        self._origin = Span(0, 0)
        self._caret = 0
        self._unit = Unit.CHARACTER

    @property
    def span(self) -> Span | None:
        """The selected stretch, None when nothing is."""
        start, end = min(self._origin.start, self._caret), max(self._origin.end, self._caret)
        return Span(start, end) if start < end else None

    def begin(self, position: int, unit: Unit = Unit.CHARACTER) -> None:
        """Start anew with the unit around a position."""
        self._unit = unit
        self._origin = unit_at(self.text, position, unit)
        self._caret = self._origin.end

    def extend(self, position: int) -> None:
        """Move the free end to a position, by whole units."""
        reached = unit_at(self.text, position, self._unit)
        if position < self._origin.start:
            self._caret = reached.start
        else:
            self._caret = max(reached.end, self._origin.end) if self._unit is not Unit.CHARACTER else position

    def select(self, span: Span) -> None:
        """Select a stretch."""
        self._unit = Unit.CHARACTER
        self._origin = Span(span.start, span.start)
        self._caret = span.end

    def clear(self) -> None:
        """Select nothing."""
        self._origin = Span(self._caret, self._caret)

    @property
    def caret(self) -> int:
        """Where the moving end is; the place of the caret, with and without a selection."""
        return self._caret

    def stand(self, position: int) -> None:
        """Select nothing, with the caret at a position."""
        self.begin(position)

    def reach(self, position: int) -> None:
        """Move the free end by key: to exactly this position, whatever unit was selected by before."""
        span = self.span
        if span is not None:
            self._origin = _empty(span.end if self._caret == span.start else span.start)
        self._unit = Unit.CHARACTER
        self._caret = position

    def turn(self) -> None:
        """Let the other end be the one that moves."""
        span = self.span
        if span is not None:
            at_start = self._caret == span.start
            self.select(span)
            if not at_start:
                self._origin, self._caret = _empty(span.end), span.start


def _empty(position: int) -> Span:
    return Span(position, position)


def unit_at(text: str, position: int, unit: Unit) -> Span:
    """Return the unit around a position of the text; an empty span for characters."""
    return _FINDERS[unit](text, position)


def _character_at(_text: str, position: int) -> Span:
    return Span(position, position)


def _word_at(text: str, position: int) -> Span:
    """Return the stretch between two boundaries of Unicode's word segmentation, inside one line."""
    first, last = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    last = len(text) if last < 0 else last
    start, end = max(first, position - _LOOKED_AT), min(last, position + _LOOKED_AT)
    if start == end:
        return Span(position, position)
    window = text[start:end]
    units = Utf16Map(window)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, window)
    at = min(position, end - 1) - start
    finder.setPosition(units.to_utf16(at + 1))
    after = units.to_utf16(at + 1) if finder.isAtBoundary() else finder.toNextBoundary()
    finder.setPosition(units.to_utf16(at))
    before = units.to_utf16(at) if finder.isAtBoundary() else finder.toPreviousBoundary()
    return Span(
        start + units.to_code_point(before) if before >= 0 else start,
        start + units.to_code_point(after) if after >= 0 else end,
    )


_FINDERS: Mapping[Unit, Callable[[str, int], Span]] = {
    Unit.CHARACTER: _character_at,
    Unit.WORD: _word_at,
    Unit.SENTENCE: sentence_at,
    Unit.PARAGRAPH: paragraph_at,
}
