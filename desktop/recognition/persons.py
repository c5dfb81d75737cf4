"""People by their surname: what a full name in the same text ends with is no place or firm."""

from desktop.model import FoundMention, Kind

_MISTAKEN = frozenset({Kind.PLACE, Kind.ORGANISATION, Kind.GROUP, Kind.OTHER})


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
