"""Lists of districts: in "<X>, <Y> and <Z> districts" X, Y and Z are places."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.patterns import CAPITALISED, NAME_START
from desktop.recognition.spans import overlay

_DIVISIONS = (
    r"(?:districts|provinces|regions|counties|municipalities|governorates|oblasts|prefectures|cantons|communes"
    r"|parishes|voivodeships)"
)
_DIRECTION = r"(?:North|South|East|West|Central|Upper|Lower)\w*"
_NAME = rf"{NAME_START}(?!{_DIRECTION}\b){CAPITALISED}(?: {CAPITALISED}){{0,2}}"
_LIST = re.compile(rf"{_NAME}(?:, {_NAME}){{0,20}},? (?:and|or) {_NAME}(?= {_DIVISIONS}\b)")
_MEMBER = re.compile(_NAME)


def mark_listed_places(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with the members of lists of districts, provinces or the like as places.

    A list with a nationality in it ("Russian and Ukrainian regions") names no places.
    """
    groups = {text[mention.start : mention.end] for mention in found if mention.kind is Kind.GROUP}
    places: list[FoundMention] = []
    for listed in _LIST.finditer(text):
        members = list(_MEMBER.finditer(text, listed.start(), listed.end()))
        if not any(member[0] in groups for member in members):
            places.extend(FoundMention(member.start(), member.end(), Kind.PLACE) for member in members)
    return overlay(found, places)
