"""Finding words and patterns in one text: as the library's search does, without regard to case and accents.

Words are looked for in slices, so that whoever asks can pause between them. Patterns are regular expressions,
which can run for ever: they are given a time.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.errors import ScholiastError, UsageError
from desktop.translation import _

LONGEST_PATTERN = 500  # characters
MOST_FINDS = 100_000
_SLICE = 100_000  # characters
_MOST_MARKS = 20  # behind one letter
_MOST_SPACE = 50  # between two words
_MOST_JOINED = 6  # letters whose ligatures are looked at together
_MOST_WAYS = 48  # to write them, in one query: its expression is to be made at once
_MARK = f"[\u0300-\u036f\u00ad]{{0,{_MOST_MARKS}}}"
_COMBINING = re.compile("[\u0300-\u036f]")
_ALIKE = {
    "'": "'’‘\u02bc",
    "’": "'’‘\u02bc",
    '"': '"“”„«»',
    "“": '"“”„«»',
    "”": '"“”„«»',
    "-": "-\u2010\u2011–",
}
# Where letters are that fold to others: accented, small and full-width forms, ligatures.
_FOLDING = (
    *range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x588), *range(0x10A0, 0x1100),
    *range(0x1E00, 0x2000), *range(0x2C00, 0x2E00), *range(0xA640, 0xA800), *range(0xFB00, 0xFE00),
    *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFF5F),
)  # fmt: skip
Found = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FindQuery:
    """What is looked for: any of some words (each may be several), or one regular expression."""

    words: tuple[str, ...]
    case: bool = False
    whole: bool = False
    pattern: bool = False


class SlowPatternError(ScholiastError):
    """A regular expression did not come to an end in its time."""


def find_words(text: str, query: FindQuery) -> Iterator[list[Found]]:
    """Yield where words are, slice by slice: starts and ends in code points, in order, none in another."""
    wanted = [" ".join(words.split()) for words in query.words if words.strip()]
    if not wanted:
        return
    looked_for = _words_pattern(wanted, case=query.case, whole=query.whole)
    longest = max(map(len, wanted)) * (1 + _MOST_MARKS) + wanted[0].count(" ") * _MOST_SPACE
    start = 0
    while start < len(text):
        stop = min(len(text), start + _SLICE)
        found = [
            match.span()
            for match in looked_for.finditer(text, start, min(len(text), stop + longest))
            if match.start() < stop
        ]
        yield found
        start = max(stop, found[-1][1] if found else 0)


def compile_pattern(query: FindQuery) -> Any:  # noqa: ANN401  # a pattern of a module that has no annotations
    """Return the regular expression that is meant; raises UsageError when it is none."""
    import regex

    words = query.words[0][:LONGEST_PATTERN]
    flags = regex.MULTILINE | (0 if query.case else regex.IGNORECASE)
    try:
        return regex.compile(rf"\b(?:{words})\b" if query.whole else words, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        raise UsageError(
            _("Not an expression: {why}.").format(why=str(error).partition(" at ")[0]),
            remedy=_("Change it, or look for the words as they are."),
        ) from error


def find_pattern(text: str, compiled: Any, *, seconds: float) -> list[Found]:  # noqa: ANN401  # see above
    """Return where a regular expression matches, at most MOST_FINDS; raises SlowPatternError.

    The interpreter is free for other threads meanwhile.
    """
    found: list[Found] = []
    try:
        for match in compiled.finditer(text, timeout=seconds):
            if match.end() > match.start():
                found.append(match.span())
                if len(found) >= MOST_FINDS:
                    break
    except TimeoutError as error:
        raise SlowPatternError(
            _("This expression takes too long."), remedy=_("Make it simpler, for example without (a+)+.")
        ) from error
    return found


def _words_pattern(wanted: Sequence[str], *, case: bool, whole: bool) -> re.Pattern[str]:
    """Return an expression that takes time in proportion to the text: no two parts of it match the same."""
    parts = []
    for words in sorted(wanted, key=len, reverse=True):
        inner = (_exact if case else _folded)(words)
        begins, ends = words[0].isalnum(), words[-1].isalnum()
        parts.append((r"(?<!\w)" if whole and begins else "") + inner + (r"(?!\w)" if whole and ends else ""))
    return re.compile("|".join(parts))


def _exact(words: str) -> str:
    return "".join(_space() if sign == " " else re.escape(sign) for sign in words)


def _space() -> str:
    return rf"\s{{1,{_MOST_SPACE}}}"


def _folded(words: str) -> str:
    """Return an expression for words in any case, with or without accents, also as ligatures."""
    plain, parts, at, left = _plain(words), [], 0, _MOST_WAYS
    while at < len(plain):
        end = _end_of_ligatures(plain, at) if left > 0 else at + 1
        ways = _ways_to_write(plain[at:end])
        left -= len(ways) - 1
        parts.append(ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
        at = end
    return "".join(parts)


def _end_of_ligatures(plain: str, at: int) -> int:
    """Return where letters end that one sign or several overlapping ones may stand for."""
    end, place = at + 1, at
    while place < end:
        end = max([end, *(place + size for size in (2, 3) if plain[place : place + size] in _forms())])
        place += 1
    return min(end, at + _MOST_JOINED)


def _ways_to_write(letters: str) -> list[str]:
    """Return all ways to write letters with and without ligatures."""
    if not letters:
        return [""]
    ways = [_letter(letters[0]) + rest for rest in _ways_to_write(letters[1:])]
    for size in (2, 3):
        forms = _forms().get(letters[:size], "") if len(letters) >= size else ""
        if forms:
            ways += [f"[{forms}]{_MARK}{rest}" for rest in _ways_to_write(letters[size:])]
    return ways


def _letter(letter: str) -> str:
    if letter == " ":
        return _space()
    forms = re.escape(letter + _ALIKE.get(letter, "") + _forms().get(letter, ""))
    return f"[{forms}]{_MARK}"


def _plain(text: str) -> str:
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text).casefold())


@cache
def _forms() -> dict[str, str]:
    """Return by folded letters the single characters that fold to them."""
    found: dict[str, str] = {}
    for sign in map(chr, _FOLDING):
        plain = _plain(sign)
        if plain not in {sign, ""} and len(plain) <= 3 and " " not in plain:  # noqa: PLR2004  # ﬃ, the longest
            found[plain] = found.get(plain, "") + sign
    return found
