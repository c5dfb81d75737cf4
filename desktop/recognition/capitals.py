"""Names are written with a capital: what is all in small letters, or a sum of money, is none."""

import re

from desktop.model import FoundMention, Kind

_NAMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})
_SUM = re.compile(
    r"[A-Z]{0,3}[$\u00a3\u20ac\u20b9]? ?(?:\d+(?:[.,]\d+)+|\d+(?= [bmt]| lakh| crore))"
    r"(?: ?(?:[bm]n|million|billion|trillion|lakh|crore))?"
)


def leave_common_words(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without persons, organisations, places and groups all in small letters, or sums.

    Scripts without capitals are not touched.
    """
    return [
        mention
        for mention in found
        if mention.kind not in _NAMED
        or not (
            text[mention.start : mention.end].islower() or _SUM.fullmatch(text, mention.start, mention.end)
        )
    ]
