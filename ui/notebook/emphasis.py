"""A note's first words without Markdown's signs, on one line, and how they look: bold, code, a link."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from desktop.text.markup import line_kind, stretches

CONSIDERED = 600  # code points of a note that a card has room for at most
_KEPT = 512  # notes: what is seen is laid out again with every paint
_BLANKS = str.maketrans("\t\r\u2028", "   ")


@dataclass(frozen=True, slots=True)
class Look:
    """A stretch of words: half-open in UTF-16 units, as Qt's layouts count; see text.markup for names."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=_KEPT)
def plain_words(note: str) -> tuple[str, tuple[Look, ...]]:
    """Return the beginning of a note as it is read, on one line, and the looks in it."""
    words, looks = "", []
    for line in note[:CONSIDERED].splitlines():
        plain, found = _plain_line(line.strip())
        if not plain:
            continue
        words += " " if words else ""
        looks += [(len(words) + start, len(words) + end, name) for start, end, name in found]
        words += plain
    shown = words.rstrip()
    kept = (Look(_units(shown[:start]), _units(shown[:end]), name) for start, end, name in looks)
    return shown + ("…" if len(note) > CONSIDERED else ""), tuple(
        look for look in kept if look.start < look.end
    )


def _plain_line(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a line without its signs, and the looks in it, in code points."""
    kind, begin = line_kind(line)
    found = list(stretches(line, begin))
    dropped = {at for each in found if each.sign for at in range(each.start, each.end)}
    places = [at for at in range(begin, len(line)) if at not in dropped]
    looks = [
        (bisect_left(places, each.start), bisect_left(places, each.end), each.look)
        for each in found
        if not each.sign
    ]
    if kind == "quote":
        looks.insert(0, (0, len(places), kind))
    return "".join(line[at] for at in places).translate(_BLANKS), looks


def _units(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2
