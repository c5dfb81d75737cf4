"""When a date in a text is: its class, the first and last day it can mean, and how it is written in EDTF.

What an article says is read from the day it was published: "Monday" is the last Monday before, "December 5"
the one nearest to that day; such readings are ``assumed``. What counts from an event of the story ("two
days later") is left open, and so is every duration. EDTF is ISO 8601-2, as the Library of Congress
describes it.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.text.dates import MONTHS, read_date


class DateClass(StrEnum):
    """What kind of date some words are."""

    ABSOLUTE = "absolute"
    MONTH_DAY = "month-day"
    WEEKDAY = "weekday"
    PUBLICATION = "relative to publication"
    EVENT = "relative to an event"
    DURATION = "duration"
    DECADE = "decade"
    RANGE = "range"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it was read: ``earliest`` and ``latest`` are ISO days, None for what is left open.

    ``precision`` is day, week, month, season, year, decade or century, "" for what is left open; ``edtf`` is
    None exactly then.
    """

    kind: DateClass
    earliest: str | None = None
    latest: str | None = None
    precision: str = ""
    assumed: bool = False
    edtf: str | None = None


Reader = Callable[[re.Match[str], date | None], Moment | None]

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d\d\d|20\d\d)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
_SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)} | {"a": 1, "an": 1}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year|decade|centur)"
_ABOUT = r"(?:about|around|roughly|nearly|almost|some|over|more than|at least|up to|only|just|under)"
_AMOUNT = (
    rf"(?:\d+|{'|'.join(_NUMBER_WORDS)}|an?|forty|fifty|hundred|thousand|few|several|many|recent|some|couple|half"
    r"|past|last|next|coming|these|those|all|each|every)"
)
_QUALIFIER = r"(?:(?:the\s+)?(?:early|late|mid|end|beginning|start|middle)[\s-]+(?:of\s+)?(?:the\s+)?)"
_LEAD = rf"(?:(?:on|in|by|since|until|of|the|{_QUALIFIER})\s*)*"
BEFORE_A_DATE = (
    r"(?:(?:the|on|in|at|by|from|since|until|till|between|around|about|circa|of|early|earlier|late|later|mid|middle"
    r"|end|beginning|start|month|years?|last|past|next|coming|this|previous|academic|fiscal|financial|school)[\s-]+)*"
)
"""Words before a date that qualify it or lead to it, each with the blank or hyphen behind it."""
AFTER_A_DATE = r"(?:,? (?:this|last|next) year)?"
"""Words behind a date that say which one is meant."""
_JUST_BEFORE = re.compile(
    r"(?:\b(?:early|late|mid|last|past|next|coming|this|previous)[\s-])+(?=$)", re.IGNORECASE
)
_JUST_BEHIND = re.compile(r",? (?:this|last|next) year\b", re.IGNORECASE)
_BESIDE = 24  # code points beside a date that are looked at
_DAYS_A_WEEK = 7
_HALF_A_YEAR = 183
_MONTHS_A_YEAR = 12


def read_moment(words: str, published: str | None = None) -> Moment:
    """Return when some words of an article are; ``published`` is the article's date (YYYY, YYYY-MM or a day).

    Words that are understood only from an article that has no whole date are left open.
    """
    text = " ".join(words.replace("\u2013", "-").replace("\u2014", "-").casefold().split()).strip(" ,.;")
    day = _whole_day(published)
    for pattern, reader in _READERS:
        if (match := pattern.fullmatch(text)) and (moment := reader(match, day)) is not None:
            return moment
    return Moment(DateClass.OTHER)


def read_mention(text: str, start: int, end: int, published: str | None = None) -> Moment:
    """Return when the date ``text[start:end]`` is, with what is beside it: "last" Friday, May "this year"."""
    before = _JUST_BEFORE.search(text, max(0, start - _BESIDE), start)
    behind = _JUST_BEHIND.match(text, end, end + _BESIDE)
    words = text[start:end]
    qualified = f"{before[0] if before else ''}{words}{behind[0] if behind else ''}"
    moment = read_moment(qualified, published)
    return moment if moment.edtf is not None else read_moment(words, published)


def _whole_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None


def _span(
    kind: DateClass, first: date, last: date, *, precision: str, edtf: str, assumed: bool = False
) -> Moment:
    return Moment(kind, first.isoformat(), last.isoformat(), precision, assumed, edtf)


def _on(kind: DateClass, day: date, *, assumed: bool = False) -> Moment:
    return _span(kind, day, day, precision="day", edtf=day.isoformat(), assumed=assumed)


def _in_month(kind: DateClass, year: int, month: int, *, assumed: bool = False) -> Moment:
    last = calendar.monthrange(year, month)[1]
    edtf = f"{year:04}-{month:02}"
    return _span(
        kind, date(year, month, 1), date(year, month, last), precision="month", edtf=edtf, assumed=assumed
    )


def _in_year(kind: DateClass, year: int, *, assumed: bool = False) -> Moment:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return _span(kind, first, last, precision="year", edtf=f"{year:04}", assumed=assumed)


def _iso(kind: DateClass, value: str) -> Moment:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return _in_year(kind, parts[0])
    return _in_month(kind, *parts) if parts[2:] == [] else _on(kind, date.fromisoformat(value))


def _absolute(match: re.Match[str], _day: date | None) -> Moment | None:
    value = read_date(match["date"].replace(" of ", " "))
    return None if value is None else _iso(DateClass.ABSOLUTE, value)


def _month_and_year(match: re.Match[str], _day: date | None) -> Moment:
    return _in_month(DateClass.ABSOLUTE, int(match["year"]), MONTHS[match["month"]])


def _month_day(match: re.Match[str], day: date | None) -> Moment:
    month, number = MONTHS[match["month"]], int(match["day"])
    if day is None:
        return Moment(DateClass.MONTH_DAY)
    near = [_day_of(year, month, number) for year in (day.year - 1, day.year, day.year + 1)]
    chosen = [each for each in near if each is not None]
    if not chosen:
        return Moment(DateClass.MONTH_DAY)
    return _on(DateClass.MONTH_DAY, min(chosen, key=lambda each: abs(each - day)), assumed=True)


def _day_of(year: int, month: int, number: int) -> date | None:
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None


def _month(match: re.Match[str], day: date | None) -> Moment:
    if day is None:
        return Moment(DateClass.MONTH_DAY)
    month, way = MONTHS[match["month"]], match.groupdict().get("way") or ""
    years = {"last": (-1, 0), "next": (0, 1), "this": (0,)}.get(way, (-1, 0, 1))
    near = [date(day.year + step, month, 15) for step in years]
    if way == "last":
        near = [each for each in near if each < day.replace(day=1)] or near[:1]
    if way == "next":
        near = [each for each in near if each > day] or near[-1:]
    chosen = min(near, key=lambda each: abs(each - day))
    return _in_month(DateClass.MONTH_DAY, chosen.year, chosen.month, assumed=True)


def _weekday(match: re.Match[str], day: date | None) -> Moment:
    if day is None:
        return Moment(DateClass.WEEKDAY)
    wanted, way = _WEEKDAYS.index(match["weekday"]), match["way"] or ""
    back = (day.weekday() - wanted) % _DAYS_A_WEEK
    if way in {"next", "coming", "this coming"}:
        return _on(DateClass.WEEKDAY, day + timedelta(days=_DAYS_A_WEEK - back), assumed=True)
    if way in {"last", "past"} and back == 0:
        back = _DAYS_A_WEEK
    return _on(DateClass.WEEKDAY, day - timedelta(days=back), assumed=True)


def _season(match: re.Match[str], day: date | None) -> Moment | None:
    code, month = _SEASONS[match["season"]]
    year = match["year"] or (str(day.year) if day is not None and match["way"] in {"this", None} else "")
    if not year or (match["way"] is None and not match["year"]):
        return Moment(DateClass.OTHER)
    first = date(int(year), month, 1)
    last = first + timedelta(days=89)
    kind = DateClass.ABSOLUTE if match["year"] else DateClass.PUBLICATION
    assumed = not match["year"]
    return _span(kind, first, last, precision="season", edtf=f"{year}-{code}", assumed=assumed)


def _near_day(match: re.Match[str], day: date | None) -> Moment:
    if day is None:
        return Moment(DateClass.PUBLICATION)
    steps = {"yesterday": -1, "tomorrow": 1}
    return _on(DateClass.PUBLICATION, day + timedelta(days=steps.get(match["near"], 0)), assumed=True)


def _near_unit(match: re.Match[str], day: date | None) -> Moment:
    if day is None:
        return Moment(DateClass.PUBLICATION)
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["way"], 0)
    return _unit_away(day, step, match["unit"])


def _ago(match: re.Match[str], day: date | None) -> Moment:
    if day is None:
        return Moment(DateClass.PUBLICATION)
    word = match["count"]
    count = int(word) if word.isdigit() else _NUMBERS[word]
    if match["unit"] == "day":
        return _on(DateClass.PUBLICATION, day - timedelta(days=count), assumed=True)
    return _unit_away(day, -count, match["unit"])


def _unit_away(day: date, step: int, unit: str) -> Moment:
    """Return the week, month or year so many steps from a day."""
    kind = DateClass.PUBLICATION
    if unit == "week":
        first = day - timedelta(days=day.weekday()) + timedelta(days=_DAYS_A_WEEK * step)
        last = first + timedelta(days=_DAYS_A_WEEK - 1)
        edtf = f"{first.isoformat()}/{last.isoformat()}"
        return _span(kind, first, last, precision="week", edtf=edtf, assumed=True)
    if unit == "month":
        months = day.year * _MONTHS_A_YEAR + day.month - 1 + step
        return _in_month(kind, months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1, assumed=True)
    years = {"year": 1, "decade": 10, "centur": 100}[unit]
    return _in_year(kind, max(1, day.year + step * years), assumed=True)


def _decade(match: re.Match[str], _day: date | None) -> Moment:
    year = int(match["decade"])
    first, last = date(year, 1, 1), date(year + 9, 12, 31)
    return _span(DateClass.DECADE, first, last, precision="decade", edtf=f"{year // 10}X")


def _century(match: re.Match[str], _day: date | None) -> Moment:
    number = int(match["number"]) - 1
    first, last = date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31)
    return _span(DateClass.DECADE, first, last, precision="century", edtf=f"{number:02}XX")


def _years(match: re.Match[str], _day: date | None) -> Moment | None:
    first = int(match["year"])
    end = match["end"]
    last = int(end) if len(end) == len("2000") else first // 10 ** len(end) * 10 ** len(end) + int(end)
    if last < first:
        return None
    edtf = f"{first:04}/{last:04}"
    return _span(DateClass.RANGE, date(first, 1, 1), date(last, 12, 31), precision="year", edtf=edtf)


def _days(match: re.Match[str], day: date | None) -> Moment | None:
    """Read "24-26 February 2022" and "July 20 to 26"."""
    year = match["year"]
    if year is None and day is None:
        return Moment(DateClass.RANGE)
    month = MONTHS[match["month"]]
    years = [int(year)] if year else [day.year + step for step in (-1, 0, 1)] if day else []
    ends = [
        (_day_of(each, month, int(match["day"])), _day_of(each, month, int(match["to"]))) for each in years
    ]
    spans = [
        (first, last) for first, last in ends if first is not None and last is not None and first <= last
    ]
    if not spans:
        return None
    first, last = min(spans, key=lambda span: abs(span[0] - day)) if day and not year else spans[0]
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return _span(DateClass.RANGE, first, last, precision="day", edtf=edtf, assumed=year is None)


def _open(kind: DateClass) -> Reader:
    def read(_match: re.Match[str], _day: date | None) -> Moment:
        return Moment(kind)

    return read


_WAY = r"(?P<way>this coming|this|last|past|next|coming|previous)"
_JOIN = r"\s*(?:-|to|through|and|until)\s*"
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?:between |from )?{_YEAR}(?:-|/| to | and | until )(?P<end>(?:1\d|20)\d\d|\d\d)", _years),
        (rf"(?:between |from )?{_MONTH} {_DAY}{_JOIN}(?P<to>\d\d?)(?:,? {_YEAR})?", _days),
        (rf"(?:between |from )?{_DAY}{_JOIN}(?P<to>\d\d?) {_MONTH}(?:,? {_YEAR})?", _days),
        (rf"{_LEAD}(?P<decade>(?:1\d|20)\d0)['\u2019]?s", _decade),
        (rf"{_LEAD}(?P<number>\d\d?)(?:st|nd|rd|th)[\s-]?(?:century|centuries)", _century),
        (rf"{_LEAD}(?:{_WEEKDAY},? )?{_DAY}(?: of)? {_MONTH}", _month_day),
        (rf"{_LEAD}(?:{_WEEKDAY},? )?{_MONTH} {_DAY}", _month_day),
        (rf"{_LEAD}{_MONTH}(?: of)?,? {_YEAR}", _month_and_year),
        (rf"{_LEAD}(?P<date>.*\d{{4}}.*)", _absolute),
        (rf"{_LEAD}(?:{_WAY} )?{_MONTH}", _month),
        (rf"{_LEAD}{_MONTH} (?P<way>this|last|next) year", _month),
        (rf"{_LEAD}(?:{_WAY} )?{_WEEKDAY}", _weekday),
        (rf"{_LEAD}(?:{_WAY} )?{_SEASON}(?: of)?(?: {_YEAR})?", _season),
        (r"(?:earlier |late |later )?(?P<near>today|yesterday|tomorrow|tonight|now)", _near_day),
        (rf"(?:{_ABOUT} )?{_COUNT} {_UNIT}(?:s|y|ies)? ago", _ago),
        (rf"(?:earlier |later |{_LEAD})?{_WAY} {_UNIT}(?:y)?", _near_unit),
        (
            rf"(?:the )?(?:following|same|next|previous) {_UNIT}y?|.*\b(?:later|earlier|before|after)",
            _open(DateClass.EVENT),
        ),
        (rf"{_LEAD}(?:.*\b)?{_AMOUNT}\b.*[\s-]{_UNIT}(?:s|y|ies)?(?:-long)?", _open(DateClass.DURATION)),
    )
)
