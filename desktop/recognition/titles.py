"""Forms of address and offices before a person's name: not part of it."""

import re

from desktop.model import FoundMention, Kind

_OFFICES = """
Admiral Ambassador Amir Archbishop Ayatollah Bishop Brigadier Captain Cardinal Chancellor Chief Col
Colonel Commissioner Corporal Councillor Dame Dr Doctor Emir Emperor Father Fr Gen General Gov
Governor Hon Imam Inspector Judge Justice King Lady Lieutenant Lord Lt Madam Madame Maj Major Mayor
Minister Miss Mister Mr Mrs Ms Mullah Pope Premier Pres President Prince Princess Prof Professor
Prophet Queen Rabbi Rep Rev Reverend Sen Senator Sergeant Sgt Shaikh Sheik Sheikh Sheikha Sir Sister
Speaker Sultan
"""
_TITLES = re.compile(
    r"(?:(?:(?:Prime|Vice|Deputy|Crown|Foreign|Chief|Former|Acting|Attorney)[ \t]+)?"
    rf"(?:{'|'.join(_OFFICES.split())})\b\.?\s+)+(?=\w)"
)


def leave_titles(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons without their titles."""
    return [_without_title(text, mention) if mention.kind is Kind.PERSON else mention for mention in found]


def _without_title(text: str, mention: FoundMention) -> FoundMention:
    title = _TITLES.match(text, mention.start, mention.end)
    return FoundMention(title.end() if title else mention.start, mention.end, mention.kind)
