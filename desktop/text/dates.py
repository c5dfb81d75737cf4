"""Read a date as people and pages write it; what is ambiguous or impossible is no date."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
_TIME = rf"(?:[T\s,]+(?:at\s+)?{_CLOCK}\s*(?:Z|[A-Z]{{2,4}}|[+-]\d\d:?\d\d)?)?"
_FORMS = tuple(
    re.compile(rf"{_WEEKDAY}{form}{_TIME}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d?)-{_DAY}",
        rf"{_YEAR}[/.](?P<number>\d\d?)[/.]{_DAY}",
        rf"{_DAY}\.\s?(?P<number>\d\d?)\.\s?{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<number>\d\d)",
        _YEAR,
    )
)
_SLASHED = re.compile(rf"(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}{_TIME}", re.IGNORECASE)
_MONTHS_IN_YEAR = 12


def read_date(text: str) -> str | None:
    """Return the date that ``text`` is, as YYYY-MM-DD, YYYY-MM or YYYY, else None.

    The whole of ``text`` must be the date; a weekday before it and a time after it are passed over.
    "03/04/2022" is ambiguous and None; "14/04/2022" can be one day only.
    """
    candidate = text.strip().rstrip(".")
    for form in _FORMS:
        if match := form.fullmatch(candidate):
            return _iso(match.groupdict())
    if match := _SLASHED.fullmatch(candidate):
        return _unslashed(match)
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    name = parts.get("month")
    number = parts.get("number")
    month = MONTHS[name.lower()] if name else int(number or 0)
    if not month:
        return f"{year:04}"
    day = int(parts.get("day") or 0)
    if day or "day" in parts:
        return _day(year, month, day)
    return f"{year:04}-{month:02}" if month <= _MONTHS_IN_YEAR else None


def _unslashed(match: re.Match[str]) -> str | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first != second and max(first, second) <= _MONTHS_IN_YEAR:
        return None
    return _day(year, min(first, second), max(first, second))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
