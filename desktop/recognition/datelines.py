"""The place that an agency's report begins with: "LUSAKA —", "QUITO, July 18 (AFP) --"."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.spans import overlay

_LABELS = (
    "ANALYSIS|BREAKING|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FOCUS|INSIGHT|INTERVIEW|LIVE|NEWS"
    "|NOTE|OPINION|PHOTOS?|RECAP|REPORT|REVIEW|UPDATED?|VIDEO|WATCH|WRAPUP"
)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{3,20}\.?"
_AGENCY = r"[ ]{0,2}(?:\([^()\n]{2,30}\)|/[^/\n]{2,20}/)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DASH = r"(?:[ ]{0,2}(?:\u2014|\u2013|--)[ ]?|[ ]-[ ]|-[ ])"
_DATELINE = re.compile(
    rf"^[ \t]{{0,3}}(?!(?:{_LABELS})\b)(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}})"
    r"(?:, [^\W\d_][\w .]{1,20})?"
    rf"(?:{_DASH}(?=\S)|, {_MONTH}\.? \d|{_AGENCY}(?:{_DASH}|[.:]))",
    re.MULTILINE,
)
_REPORT = re.compile(rf"{_AGENCY}{_DASH}|, {_MONTH}\.? \d\d?(?: \(|{_DASH})|[ ]/[A-Z]{{2,20}}/")
_MISTAKEN = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.OTHER, Kind.GROUP})


def mark_datelines(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with the places of datelines: what is all in capitals, and what was found there."""
    places = [FoundMention(*match.span("place"), Kind.PLACE) for match in _DATELINE.finditer(text)]
    found = [
        FoundMention(mention.start, mention.end, Kind.PLACE) if _opens(text, mention) else mention
        for mention in found
    ]
    return overlay(found, places)


def _opens(text: str, mention: FoundMention) -> bool:
    """Tell whether a mention stands where a dateline has its place."""
    return (
        mention.kind in _MISTAKEN
        and (mention.start == 0 or text[mention.start - 1] == "\n")
        and _REPORT.match(text, mention.end) is not None
    )
