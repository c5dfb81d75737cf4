"""What stands for a name in brackets behind it is what the name is: "Ministry of Health (MoH)"."""

import re
from collections.abc import Iterator

from desktop.model import FoundMention, Kind
from desktop.recognition.spans import overlay

_BRACKET = re.compile(r"[ \t]{0,2}\((?P<short>[^\W\d_][\w.&/-]{1,14})\)")
_LONG_IN_BRACKET = re.compile(r"\b(?P<short>[^\W\d_][\w&-]{1,9})[ \t]\((?P<long>[^\W\d_][^()\n]{4,80})\)")
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_SMALL_WORDS = "a an and at by de del des do du for in la of on or the to und y"
_SMALL = frozenset(_SMALL_WORDS.split())
_NAMED = frozenset({Kind.ORGANISATION, Kind.EVENT, Kind.LAW})
_SPELT = _NAMED | {Kind.PLACE, Kind.OTHER}
_BACK = 160  # code points before a bracket in which the long name is looked for


def join_abbreviations(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with abbreviations and what they stand for as one kind, in the whole text.

    Where the initials of the words before or in a bracket spell the abbreviation, these are one name.
    """
    winners = [*_in_brackets(text, found), *_before_brackets(text, found)]
    kinds = {text[winner.start : winner.end]: winner.kind for winner in winners}
    return overlay([_as(mention, kinds.get(text[mention.start : mention.end])) for mention in found], winners)


def _in_brackets(text: str, found: list[FoundMention]) -> Iterator[FoundMention]:
    """Yield the names in "Ministry of Health (MoH)"."""
    ends = {mention.end: mention for mention in found}
    persons = {(mention.start, mention.end) for mention in found if mention.kind is Kind.PERSON}
    for match in _BRACKET.finditer(text):
        before = ends.get(match.start())
        short = match.span("short")
        start = _spelt(text, match.start(), match["short"])
        if start is not None:
            kind = Kind.ORGANISATION
            if before is not None and before.start <= start and before.kind in _SPELT:
                start, kind = before.start, before.kind
            yield FoundMention(start, match.start(), kind)
            yield FoundMention(*short, kind)
        elif before is not None and before.kind in _NAMED and (_is_short(match["short"]) or short in persons):
            yield FoundMention(*short, before.kind)


def _before_brackets(text: str, found: list[FoundMention]) -> Iterator[FoundMention]:
    """Yield the names in "MoH (Ministry of Health)"."""
    kinds = {(mention.start, mention.end): mention.kind for mention in found}
    for match in _LONG_IN_BRACKET.finditer(text):
        start, end = match.span("long")
        if _spelt(text, end, match["short"]) == start:
            kind = kinds.get((start, end), Kind.ORGANISATION)
            kind = kind if kind in _SPELT else Kind.ORGANISATION
            yield FoundMention(*match.span("short"), kind)
            yield FoundMention(start, end, kind)


def _as(mention: FoundMention, kind: Kind | None) -> FoundMention:
    return mention if kind is None else FoundMention(mention.start, mention.end, kind)


def _is_short(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1


def _spelt(text: str, end: int, short: str) -> int | None:
    """Return where the words begin whose initials spell ``short``, None where they do not."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    if not _is_short(short):
        return None
    words = list(_WORD.finditer(text, max(0, end - _BACK), end))
    first = None
    while letters:
        if not words:
            return None
        word = words.pop()
        if word[0][0].casefold() == letters[-1] and (word[0][0].isupper() or word[0] in _SMALL):
            letters.pop()
            first = word
        elif word[0] not in _SMALL:
            return None
    return first.start() if first is not None and first[0][0].isupper() else None
