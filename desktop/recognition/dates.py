"""Dates by the house guideline: "late May" and "last Friday" are marked as "May" and "Friday".

What stands around a date says more of when it is, and is read by ``desktop.text.chronology`` from there.
"""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.spans import overlay
from desktop.text.chronology import AFTER_A_DATE, BEFORE_A_DATE

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1\d{3}|20\d\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_AND_YEAR = rf"(?:,? {_YEAR})?"
_FULL = (
    rf"(?:{_WEEKDAY},? )?"
    rf"(?:{_MONTH} {_DAY}{_AND_YEAR}|{_DAY}(?: of)? {_MONTH}{_AND_YEAR}|{_MONTH},? {_YEAR})"
)
_PLAIN = rf"(?:{_FULL}|{_MONTH}|{_WEEKDAY}|{_YEAR}|\d{{4}}s)"
_INTRODUCED = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]etween|[Aa]round|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext"
    r"|[Tt]his)"
)
_NO_MORE = r"(?![-/]?\w|,\d|\.\d| ?(?:%|percent|per cent))"
_SAID = re.compile(
    rf"\b(?:(?P<full>{_FULL})|(?P<weekday>{_WEEKDAY})"
    rf"|(?:{_INTRODUCED}[ -](?:the )?|[a-z]+ (?:months?|years?) of )(?P<plain>{_MONTH}|{_YEAR}s?)){_NO_MORE}"
)
_PAIRED = re.compile(
    rf"\b(?P<first>{_PLAIN})(?:,? (?:and|or|through) )(?:{BEFORE_A_DATE})?(?P<second>{_PLAIN})(?!\w)"
)
_NEXT = re.compile(rf",? (?:and|or|through|to|until) (?P<next>{_PLAIN}){_NO_MORE}")
_TO = r" ?(?:[-\u2013]| to ) ?"
_RANGE = re.compile(
    rf"(?<![-/\w])(?:{_YEAR} ?[-\u2013/] ?(?:{_YEAR}|\d\d)(?![-\w])"
    rf"|{_MONTH} {_DAY}{_TO}{_DAY}\b{_AND_YEAR}|{_DAY}{_TO}{_DAY} {_MONTH}{_AND_YEAR})"
)
_EXPLICIT = re.compile(rf"{_PLAIN}\b.*", re.DOTALL)
_LEAD = re.compile(rf"(?:{BEFORE_A_DATE})", re.IGNORECASE)
_TAIL = re.compile(rf"(?:{AFTER_A_DATE})$", re.IGNORECASE)
_NO_DATE = re.compile(
    r".*\b(?:old|aged?|ages)\b.*|(?:bi)?(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|ennial)"
    r"|\d{1,2}|(?:days?|weeks?|months?|years?|decades?|century|centuries|seasons?)",
    re.IGNORECASE | re.DOTALL,
)

_CLOCK = re.compile(r"[ ]?(?:GMT|UTC|BST|CET|hrs|hours|local time)\b")


def trim_dates(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with dates that name a month, weekday or year without what qualifies them.

    Two dates joined by "and" or "through" are two; durations ("last week", "eight months") stay whole.
    """
    trimmed: list[FoundMention] = []
    for mention in found:
        trimmed.extend(_plain(text, mention) if mention.kind is Kind.DATE else [mention])
    return trimmed


def _plain(text: str, mention: FoundMention) -> list[FoundMention]:
    start, end = mention.start, mention.end
    lead = _LEAD.match(text, start, end)
    if lead is not None and _EXPLICIT.match(text, lead.end(), end):
        start = lead.end()
    tail = _TAIL.search(text[start:end])
    if tail is not None and _EXPLICIT.match(text, start, end) and tail.start() > 0:
        end = start + tail.start()
    pair = _PAIRED.fullmatch(text, start, end)
    if pair is None:
        return [FoundMention(start, end, Kind.DATE)]
    return [FoundMention(*pair.span("first"), Kind.DATE), FoundMention(*pair.span("second"), Kind.DATE)]


def add_dates(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with ranges in one piece, and with the written dates that the model passed over."""
    ranges = [FoundMention(*match.span(), Kind.DATE) for match in _RANGE.finditer(text)]
    others = [mention for mention in found if mention.kind is not Kind.DATE]
    found = overlay(found, overlay(ranges, others)) if ranges else found
    said = [FoundMention(*match.span(match.lastgroup or 0), Kind.DATE) for match in _SAID.finditer(text)]
    found = overlay(said, found)
    further = [_NEXT.match(text, mention.end) for mention in found if mention.kind is Kind.DATE]
    return overlay([FoundMention(*match.span("next"), Kind.DATE) for match in further if match], found)


def leave_no_dates(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without ages, frequencies, times of day and units alone; durations stay."""
    return [
        mention
        for mention in found
        if mention.kind is not Kind.DATE
        or not (_NO_DATE.fullmatch(text, mention.start, mention.end) or _CLOCK.match(text, mention.end))
    ]
