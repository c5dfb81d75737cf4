"""Forms of address and offices before a person's name: not part of it."""

import re

from desktop.model import FoundMention, Kind

_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|President|Professor|Doctor|Minister|Senator)\b\.?\s+)+(?=\w)"
)


def leave_titles(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons without their titles."""
    return [_without_title(text, mention) if mention.kind is Kind.PERSON else mention for mention in found]


def _without_title(text: str, mention: FoundMention) -> FoundMention:
    title = _TITLES.match(text, mention.start, mention.end)
    return FoundMention(title.end() if title else mention.start, mention.end, mention.kind)
