"""Code points and UTF-16 units: the one place where they are turned into each other.

Python counts code points, Qt counts UTF-16 units; they differ after every character above U+FFFF.
"""

import re
from array import array
from bisect import bisect_left
from itertools import count
from operator import add

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The map between both counts of one text; built in one pass, each question O(log n).

    Keeps eight bytes twice for each character above U+FFFF and nothing for the others.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        found: list[int] = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._points = array("q", found)
        self._units = array("q", map(add, found, count()))

    def __len__(self) -> int:
        """Return how many characters of the text take two units."""
        return len(self._points)

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 offset of a code point offset; both ends of the text are allowed."""
        return code_point + bisect_left(self._points, code_point)

    def to_code_point(self, utf16: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a pair, that of its character."""
        return utf16 - bisect_left(self._units, utf16)
