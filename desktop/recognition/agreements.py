"""Agreements and laws, each as one longest name: "<X> Declaration", "<X> Treaty on <Y>"."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.patterns import CAPITALISED, NAME_START
from desktop.recognition.spans import overlay

_NAME = rf"{NAME_START}(?:{CAPITALISED} (?:(?:and|of|for|the) )?){{1,5}}"
_NAMES = rf"{CAPITALISED}(?:(?: and| of| for| the)? {CAPITALISED}){{0,6}}"
_SUBJECT = rf" (?:on|concerning|against)(?: the)? {_NAMES}"
# A convention without a subject is as often a gathering; followed by a capital all may be a part of a name.
_AGREEMENT = re.compile(
    rf"{_NAME}(?:(?:Declaration|Agreement|Treaty|Protocol|Memorandum|Act)(?:{_SUBJECT})?"
    rf"|Convention{_SUBJECT})\b(?! {CAPITALISED})"
)


def mark_agreements(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with named agreements and laws in one piece, in place of their parts."""
    named = [FoundMention(match.start(), match.end(), Kind.LAW) for match in _AGREEMENT.finditer(text)]
    return overlay(found, named)
