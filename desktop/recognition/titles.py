"""Forms of address and offices before a person's name: not part of it."""

from desktop.model import FoundMention, Kind, Span
from desktop.text.honours import after_titles


def leave_titles(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons without their titles."""
    return [_without_title(text, mention) if mention.kind is Kind.PERSON else mention for mention in found]


def _without_title(text: str, mention: FoundMention) -> FoundMention:
    start = after_titles(text, Span(mention.start, mention.end))
    return FoundMention(start, mention.end, mention.kind)
