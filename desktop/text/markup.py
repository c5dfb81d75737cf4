"""What Markdown's signs in one line of a note mean: pure functions on lines, places counted as the line's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 4_000  # characters of a line that are looked at for signs; a longer one is shown as it is
INLINE = re.compile(
    r"(?P<escape>\\)[!-/:-@\[-`{-~]"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<words>(?:[^\]\[\\]|\\.)+)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<italic>[^*_]+?)(?<=\S)(?P=mark)(?![\w*])"
    r"|(?P<address>https?://[^\s<>()]+)"
)
AFTER_ADDRESS = ".,;:!?"  # what ends a sentence, not an address
_LOOKS = ("code", "words", "bold", "italic", "address")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LINE = re.compile(
    r"(?P<heading>#{1,6}\s+)|(?P<quote>(?:\s{0,3}>\s?)+)|(?P<list>\s*(?:[-*+]|\d{1,9}[.)])\s+)"
)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line and what it is: a look, or signs that are dimmed or hidden (``sign``).

    ``whole`` is the start and end of the construct it belongs to when that is a link, which keeps its address
    hidden unless the caret is in it.
    """

    start: int
    end: int
    look: str
    sign: bool = False
    whole: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A link in a line: where it begins and ends, and its address."""

    start: int
    end: int
    target: str


def is_fence(line: str) -> bool:
    """Tell whether a line begins or ends a stretch of code."""
    return _FENCE.match(line) is not None


def line_kind(line: str) -> tuple[str, int]:
    """Return what a line is ("heading 1" to "heading 6", "quote", "list" or "") and where its words begin."""
    found = _LINE.match(line)
    if found is None or found.lastgroup is None:
        return "", 0
    level = f" {found['heading'].count('#')}" if found.lastgroup == "heading" else ""
    return found.lastgroup + level, found.end()


def stretches(line: str, begin: int = 0) -> Iterator[Stretch]:
    """Yield the stretches between signs and the signs themselves, from where the words begin."""
    for found in INLINE.finditer(line, begin):
        if found["escape"]:
            yield Stretch(found.start(), found.start() + 1, "sign", sign=True)
            continue
        look = next(name for name in _LOOKS if found[name] is not None)
        start, end = found.span(look)
        whole = found.span() if look == "words" else None
        yield Stretch(start, end, look)
        if found.start() < start:
            yield Stretch(found.start(), start, "sign", sign=True, whole=whole)
        if end < found.end():
            yield Stretch(end, found.end(), "sign", sign=True, whole=whole)
        if look == "words":
            for escape in _ESCAPE.finditer(line, start, end):
                yield Stretch(escape.start(), escape.end(), "sign", sign=True, whole=whole)


def links(line: str) -> Iterator[LinkPlace]:
    """Yield the links of a line: Markdown's, and addresses of the web that stand there as they are."""
    for found in INLINE.finditer(line):
        if found["words"] is not None:
            yield LinkPlace(found.start(), found.end(), found["target"])
        elif found["address"] is not None:
            yield LinkPlace(found.start(), found.end(), found["address"].rstrip(AFTER_ADDRESS))
