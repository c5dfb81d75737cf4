"""People by their surname, and names in several parts: "Omar bin Khalid", "Mary Smith-Jones"."""

import re
from bisect import bisect_left

from desktop.model import FoundMention, Kind
from desktop.recognition.patterns import CAPITALISED
from desktop.recognition.spans import overlay, settle

_MISTAKEN = frozenset({Kind.PLACE, Kind.ORGANISATION, Kind.GROUP, Kind.OTHER})
_LINK = r"(?:bin|bint|ibn|ben|binti|dos|da|van|von|der|den)"
_REST = re.compile(rf"(?: {_LINK} {CAPITALISED}|-(?=[A-Z]){CAPITALISED})+")


def join_names(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons up to the end of their name, where a part was taken for another."""
    found = settle(found)
    starts = [mention.start for mention in found]
    joined = []
    for mention in found:
        rest = _REST.match(text, mention.end) if mention.kind is Kind.PERSON else None
        if rest is not None:
            last = found[bisect_left(starts, rest.end()) - 1]  # that the rest ends in, or the one before
            joined.append(FoundMention(mention.start, max(rest.end(), last.end), Kind.PERSON))
    return overlay(found, joined)


def recognise_surnames(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with those that equal the surname of a person named in full as persons."""
    surnames = set()
    for mention in found:
        words = text[mention.start : mention.end].split()
        if mention.kind is Kind.PERSON and len(words) > 1:
            surnames.add(words[-1])
    return [
        FoundMention(mention.start, mention.end, Kind.PERSON)
        if mention.kind in _MISTAKEN and text[mention.start : mention.end] in surnames
        else mention
        for mention in found
    ]
