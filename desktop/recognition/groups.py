"""One surface that the model takes for a place here and for a people there is one of the two."""

import re

from desktop.model import FoundMention, Kind

_BOTH = (Kind.PLACE, Kind.GROUP)
_DEMONYM = re.compile(r".*(?:an|ish|ese|ic|i|s)", re.DOTALL)


def decide_nationalities(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with such surfaces decided by ending: "Turkish" is a group, "Peru" a place."""
    places, groups = ({text[each.start : each.end] for each in found if each.kind is kind} for kind in _BOTH)
    disputed = places & groups
    return [_decided(text, each) if text[each.start : each.end] in disputed else each for each in found]


def _decided(text: str, mention: FoundMention) -> FoundMention:
    if mention.kind not in _BOTH:
        return mention
    is_demonym = _DEMONYM.fullmatch(text, mention.start, mention.end)
    return FoundMention(mention.start, mention.end, Kind.GROUP if is_demonym else Kind.PLACE)
