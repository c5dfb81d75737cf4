"""What is drawn of a stretch of text, and where each drawn UTF-16 unit stands in the text.

Stretches of the text can be hidden (markup), and words that are not in it can stand before and
after. This is the reader's one border between code points and UTF-16.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from desktop.model import Span
from desktop.text.offsets import Utf16Map

_SURROGATE = re.compile("[\ud800-\udfff]")
_SAME = Utf16Map("")  # of every text without characters of two units


def shown_parts(start: int, end: int, hidden: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of ``[start, end)`` without the hidden spans, which are in order."""
    parts: list[Span] = []
    at = start
    for span in hidden:
        if at < min(span.start, end):
            parts.append(Span(at, min(span.start, end)))
        at = max(at, span.end)
    if at < end:
        parts.append(Span(at, end))
    return tuple(parts)


class Drawn:
    """The drawn text of one piece; ``parts`` are the shown spans of the source in order.

    ``shift`` is how far the drawn UTF-16 offsets lie from those of the source where that is the same
    for all of them, else None.
    """

    __slots__ = ("_places", "_starts", "_units", "parts", "shift", "text")

    def __init__(self, source: str, parts: Sequence[Span], *, before: str = "", after: str = "") -> None:
        self.parts = parts
        if len(parts) == 1:
            shown = source[parts[0].start : parts[0].end]
        else:
            shown = "".join([source[part.start : part.end] for part in parts])
        plain = shown if shown.isascii() else _SURROGATE.sub("\ufffd", shown)
        self.text = before + plain.replace("\n", " ") + after
        self._units = _SAME if self.text.isascii() else Utf16Map(self.text)
        if len(parts) == 1 and not len(self._units):
            self.shift: int | None = len(before) - parts[0].start
            return
        self.shift = None
        self._starts = [part.start for part in parts]
        self._places = [*accumulate(map(len, parts), initial=len(before))]

    def to_drawn(self, position: int) -> int:
        """Return the UTF-16 offset of a position of the source; a hidden one moves to the next shown."""
        if self.shift is not None:
            return self.shift + min(max(position, self.parts[0].start), self.parts[0].end)
        part = bisect_right(self._starts, position) - 1
        if part < 0:
            return self._units.to_utf16(self._places[0])
        inside = min(position - self._starts[part], len(self.parts[part]))
        return self._units.to_utf16(self._places[part] + inside)

    def unit_of(self, point: int) -> int:
        """Return the UTF-16 offset of a code point of the drawn text itself."""
        return self._units.to_utf16(point)

    def to_source(self, utf16: int) -> int:
        """Return the position of the source at a UTF-16 offset; the nearest beyond what is shown."""
        if not self.parts:
            return 0
        if self.shift is not None:
            return min(max(utf16 - self.shift, self.parts[0].start), self.parts[0].end)
        point = self._units.to_code_point(utf16)
        part = min(max(bisect_right(self._places, point) - 1, 0), len(self.parts) - 1)
        inside = min(max(point - self._places[part], 0), len(self.parts[part]))
        return self._starts[part] + inside

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the UTF-16 range drawn for ``[start, end)``; empty when none of it is shown."""
        if not self.parts or end <= self.parts[0].start or start >= self.parts[-1].end:
            return (0, 0)
        if self.shift is not None:
            only = self.parts[0]
            first = max(only.start, start)
            last = min(only.end, end)
            return first + self.shift, last + self.shift
        return self.to_drawn(start), self.to_drawn(end)
