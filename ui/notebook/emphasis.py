"""A note's first words without Markdown's signs, and which of them are bold, slanted, code or links."""

import re
from dataclasses import dataclass

CONSIDERED = 600  # code points of a note that a card has room for at most
_SIGNS = re.compile(
    r"(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<italic>[^*_]+?)(?<=\S)(?P=mark)(?![\w*])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<link>[^\]\[]+)\]\([^()\s]*\)"
    r"|\[\[(?P<page>[^\]\[]+)\]\]"
    r"|^[ \t]*(?P<line>#{1,6}|>|[-*+])[ \t]+",
    re.MULTILINE,
)
_LOOKS = ("bold", "italic", "code", "link", "page")


@dataclass(frozen=True, slots=True)
class Look:
    """A stretch of words: half-open in UTF-16 units, as Qt's layouts count; bold, italic, code or link."""

    start: int
    end: int
    name: str


def plain_words(note: str) -> tuple[str, tuple[Look, ...]]:
    """Return the beginning of a note as it is read, on one line, and the looks in it."""
    cut = note[:CONSIDERED]
    parts: list[str] = []
    looks: list[Look] = []
    done = units = 0
    for found in _SIGNS.finditer(cut):
        units += _add(parts, cut[done : found.start()])
        name = next((each for each in _LOOKS if found[each] is not None), None)
        if name is not None:
            length = _add(parts, found[name])
            looks.append(Look(units, units + length, "link" if name == "page" else name))
            units += length
        done = found.end()
    _add(parts, cut[done:])
    words = "".join(parts).rstrip()
    last = _units(words)
    kept = tuple(Look(look.start, min(look.end, last), look.name) for look in looks if look.start < last)
    return words + ("…" if len(note) > CONSIDERED else ""), kept


def _add(parts: list[str], words: str) -> int:
    """Add words on one line, without a second space; return their length in UTF-16 units."""
    line = re.sub(r"\s+", " ", words)
    if not parts or parts[-1].endswith(" "):
        line = line.lstrip(" ")
    if line:
        parts.append(line)
    return _units(line)


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
