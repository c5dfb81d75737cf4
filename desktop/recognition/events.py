"""Events by the word they end with: "<X> War", "<X> Summit", "<X> Olympics", each as one longest name."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.patterns import CAPITALISED, NAME_START
from desktop.recognition.spans import overlay

_ENDS = (
    "War|Wars|Summit|Olympics|Olympic Games|Paralympics|World Cup|Championships?|Festival|Biennale|Revolution"
    "|Uprising|Rebellion|Genocide|Massacre|Earthquake|Games|Grand Prix|Marathon"
)
_NAME = rf"{NAME_START}(?:{CAPITALISED} (?:(?:and|of|for|the) )?){{1,5}}"
_EVENT = re.compile(rf"{_NAME}(?:{_ENDS})\b(?! {CAPITALISED})")


def mark_events(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with named events in one piece, in place of their parts."""
    events = [FoundMention(match.start(), match.end(), Kind.EVENT) for match in _EVENT.finditer(text)]
    return overlay(found, events)
