"""Forms of address and offices before a person's name: not part of it, but a sign of one."""

import re

from desktop.model import FoundMention, Kind, Span
from desktop.recognition.patterns import CAPITALISED
from desktop.recognition.spans import overlay
from desktop.text.honours import after_titles

_OFFICES = (
    "Ambassador|Chairman|Chancellor|Chief|Commissioner|Governor|Justice|Mayor|Minister|Premier|President|Prime"
    "|Secretary|Senator|Speaker|Vice"
)
_ADDRESSED = re.compile(rf"\b(?:Mr|Mrs|Ms)\.? (?!(?:{_OFFICES})\b)(?P<name>{CAPITALISED}(?: {CAPITALISED})?)")


def add_addressed(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with those after "Mr", "Mrs" and "Ms" that the model passed over as persons."""
    addressed = [FoundMention(*match.span("name"), Kind.PERSON) for match in _ADDRESSED.finditer(text)]
    return overlay(addressed, found)


def leave_titles(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons without their titles."""
    return [_without_title(text, mention) if mention.kind is Kind.PERSON else mention for mention in found]


def _without_title(text: str, mention: FoundMention) -> FoundMention:
    start = after_titles(text, Span(mention.start, mention.end))
    return FoundMention(start, mention.end, mention.kind)
