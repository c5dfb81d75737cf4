"""Names are written with a capital: what is all in small letters is none."""

from desktop.model import FoundMention, Kind

_NAMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})


def leave_common_words(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without persons, organisations, places and groups all in small letters.

    Scripts without capitals are not touched.
    """
    return [
        mention
        for mention in found
        if mention.kind not in _NAMED or not text[mention.start : mention.end].islower()
    ]
