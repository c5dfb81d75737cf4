"""Titles and forms of address before a person's name: no part of it, but kept beside it."""

import re

from desktop.model import Span

_OFFICES = """
Admiral Ambassador Amir Archbishop Ayatollah Bishop Brigadier Captain Cardinal Chancellor Chief Col
Colonel Commissioner Corporal Councillor Dame Dr Doctor Emir Emperor Father Fr Gen General Gov
Governor Hon Imam Inspector Judge Justice King Lady Lieutenant Lord Lt Madam Madame Maj Major Mayor
Minister Miss Mister Mr Mrs Ms Mullah Pope Premier Pres President Prince Princess Prof Professor
Prophet Queen Rabbi Rep Rev Reverend Sen Senator Sergeant Sgt Shaikh Sheik Sheikh Sheikha Sir Sister
Speaker Sultan
"""
_IN_FULL = {
    "Col": "Colonel", "Dr": "Doctor", "Fr": "Father", "Gen": "General", "Gov": "Governor",
    "Lt": "Lieutenant", "Maj": "Major", "Mister": "Mr", "Pres": "President", "Prof": "Professor",
    "Rep": "Representative", "Rev": "Reverend", "Sen": "Senator", "Sgt": "Sergeant",
}  # fmt: skip
_BLANK = r"(?:[^\S\n]+\n?|\n)[^\S\n]*"  # never past the end of a paragraph
_TITLES = (
    r"(?:(?:(?:Prime|Vice|Deputy|Crown|Foreign|Chief|Former|Acting|Attorney)[ \t]+)?"
    rf"(?:{'|'.join(_OFFICES.split())})\b\.?{_BLANK})+"
)
_FIRST = re.compile(rf"{_TITLES}(?=\w)")
_BEFORE = re.compile(rf"(?<!\w){_TITLES}\Z")
_LONGEST = 80  # characters before a name that are looked at


def after_titles(text: str, span: Span) -> int:
    """Return where a person's name begins within a span: behind its titles, or at its start."""
    title = _FIRST.match(text, span.start, span.end)
    return title.end() if title else span.start


def titles_of(text: str, span: Span) -> str | None:
    """Return the titles that stand before a person's name or at its start, in full ("Lieutenant General").

    None where there are none. Only some characters before the span are looked at.
    """
    inside = text[span.start : after_titles(text, span)]
    before = _BEFORE.search(text[max(0, span.start - _LONGEST) : span.start])
    words = f"{before[0] if before else ''} {inside}".replace(".", " ").split()
    return " ".join(_IN_FULL.get(word, word) for word in words) or None
