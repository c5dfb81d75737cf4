"""Cutting long texts into pieces that a statistical model reads with bounded memory and time."""

import re
from collections.abc import Iterator

PIECE = 4_000
"""Longest piece in code points: about 800 words, far more than the model looks to either side."""

_UNBROKEN = re.compile(r"\S{400,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ENDS = ("\n\n", "\n", ". ", "? ", "! ", " ")


def pieces(text: str, limit: int = PIECE) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece) so that the pieces together are the text; each has at most ``limit`` code points.

    A cut is made at the end of a paragraph, else of a line, a sentence, a word, and only in a text
    that has none of these in half a piece, anywhere.
    """
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start, limit)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def readable(text: str) -> str:
    """Return the text with what no model can read blanked, as long as before, so that offsets hold.

    Unbroken runs of 400 code points or more (encoded data, a chain of combining marks) hold no
    name, but make a tokenizer take quadratic time; a lone surrogate cannot be encoded at all.
    """
    return _SURROGATE.sub("\ufffd", _UNBROKEN.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _cut(text: str, start: int, limit: int) -> int:
    for end in _ENDS:
        at = text.rfind(end, start + limit // 2, start + limit)
        if at >= 0:
            return at + len(end)
    return start + limit
