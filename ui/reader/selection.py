"""What is selected, and how it grows by characters, words, sentences and paragraphs."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QTextBoundaryFinder

from desktop.model import Span
from desktop.text.offsets import Utf16Map

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


def unit_at(text: str, position: int, unit: Unit) -> Span:
    """Return the unit around a position of the text; an empty span for characters."""
    return _FINDERS[unit](text, position)


def _character_at(_text: str, position: int) -> Span:
    return Span(position, position)


def _word_at(text: str, position: int) -> Span:
    return _by_boundaries(text, position, QTextBoundaryFinder.BoundaryType.Word)


def _sentence_at(text: str, position: int) -> Span:
    span = _by_boundaries(text, position, QTextBoundaryFinder.BoundaryType.Sentence)
    inner = text[span.start : span.end]
    return Span(span.start, span.start + len(inner.rstrip()))


def _paragraph_at(text: str, position: int) -> Span:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, len(text) if end < 0 else end)


def _by_boundaries(text: str, position: int, kind: QTextBoundaryFinder.BoundaryType) -> Span:
    """Return the stretch between two boundaries of Unicode's text segmentation, inside one line."""
    line = _paragraph_at(text, position)
    start, end = max(line.start, position - _LOOKED_AT), min(line.end, position + _LOOKED_AT)
    if start == end:
        return Span(position, position)
    window = text[start:end]
    units = Utf16Map(window)
    finder = QTextBoundaryFinder(kind, window)
    at = min(position, end - 1) - start
    finder.setPosition(units.to_utf16(at + 1))
    after = units.to_utf16(at + 1) if finder.isAtBoundary() else finder.toNextBoundary()
    finder.setPosition(units.to_utf16(at))
    before = units.to_utf16(at) if finder.isAtBoundary() else finder.toPreviousBoundary()
    first = start + units.to_code_point(before) if before >= 0 else start
    last = start + units.to_code_point(after) if after >= 0 else end
    return Span(first, last)


_FINDERS: Mapping[Unit, Callable[[str, int], Span]] = {
    Unit.CHARACTER: _character_at,
    Unit.WORD: _word_at,
    Unit.SENTENCE: _sentence_at,
    Unit.PARAGRAPH: _paragraph_at,
}
