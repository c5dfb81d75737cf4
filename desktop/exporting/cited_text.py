"""What the processor of citation styles writes, as runs of text with their looks.

The processor is given a formatter that wraps text in marks, which are noncharacters of Unicode that no
article's text may bring along. Quotation marks inside an article's own words are marked as well, and become
single ones where the style puts the words in double ones.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import SimpleNamespace

_FIRST_MARK = 0xFDD0
_MARKS = re.compile("[\ufdd0-\ufdef]")
PLACE = "\ufded"
"""What stands for the number of a paragraph until it is known."""

_OPEN, _CLOSE = "\ufdee", "\ufdef"
_STRAIGHT_OPENING = re.compile(r'(^|[\s(\[{“‘–—-])"')
_QUOTES = str.maketrans({"“": _OPEN, "”": _CLOSE, "„": _OPEN, "«": _OPEN, "»": _CLOSE, '"': _CLOSE})


class Look(StrEnum):
    """How a run of text is set."""

    ITALIC = "italic"
    BOLD = "bold"
    SMALL_CAPITALS = "small-capitals"
    UNDERLINED = "underlined"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is set alike."""

    text: str
    looks: frozenset[Look] = frozenset()


_BEGINNINGS = {chr(_FIRST_MARK + 2 * number): look for number, look in enumerate(Look)}
_ENDINGS = {chr(_FIRST_MARK + 2 * number + 1): look for number, look in enumerate(Look)}


def _wrapping(look: Look) -> Callable[[object], str]:
    number = list(Look).index(look)
    begin, end = chr(_FIRST_MARK + 2 * number), chr(_FIRST_MARK + 2 * number + 1)

    def wrap(text: object) -> str:
        return f"{begin}{text}{end}"

    return wrap


formatter = SimpleNamespace(
    preformat=str,
    Light=str,
    Italic=_wrapping(Look.ITALIC),
    Oblique=_wrapping(Look.ITALIC),
    Bold=_wrapping(Look.BOLD),
    SmallCaps=_wrapping(Look.SMALL_CAPITALS),
    Underline=_wrapping(Look.UNDERLINED),
    Superscript=_wrapping(Look.RAISED),
    Subscript=_wrapping(Look.LOWERED),
)
"""What the processor calls to set text."""


def without_marks(text: str) -> str:
    """Return an article's words as they are handed to the processor."""
    return _MARKS.sub("\N{REPLACEMENT CHARACTER}", text)


def inner_quotes(text: str) -> str:
    """Return an article's words as they are handed to the processor, their quotation marks marked."""
    return _STRAIGHT_OPENING.sub(rf"\1{_OPEN}", without_marks(text)).translate(_QUOTES)


def plain(runs: Iterable[Run]) -> str:
    """Return the text of runs."""
    return "".join(run.text for run in runs)


def runs_of(written: str) -> tuple[Run, ...]:
    """Return what the processor wrote as runs; a full stop is not written twice across a change of looks."""
    runs: list[Run] = []
    looks: list[Look] = []
    quoted, last = False, ""
    for character in written:
        if character in _BEGINNINGS:
            looks.append(_BEGINNINGS[character])
        elif character in _ENDINGS:
            looks.remove(_ENDINGS[character])
        elif not (character == last == "."):
            quoted = character == "“" or (quoted and character != "”")
            last = _quote(character, quoted=quoted)
            _append(runs, last, frozenset(looks))
    return tuple(runs)


def _quote(character: str, *, quoted: bool) -> str:
    if character == _OPEN:
        return "‘" if quoted else "“"
    if character == _CLOSE:
        return "’" if quoted else "”"
    return character


def _append(runs: list[Run], text: str, looks: frozenset[Look]) -> None:
    if runs and runs[-1].looks == looks:
        runs[-1] = Run(runs[-1].text + text, looks)
    else:
        runs.append(Run(text, looks))
