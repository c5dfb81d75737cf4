"""What can be said of a text in a language without a model: its dates, countries and large towns.

No statistics: months and countries are those that the Unicode CLDR (through Babel) names in the language,
towns those of the gazetteer, and dates in figures are the same everywhere. The reader's decisions are laid
over it as over any engine's work.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from desktop.model import RULES, FoundMention, Kind
from desktop.recognition.addresses import leave_addresses
from desktop.recognition.spans import overlay, settle
from desktop.recognition.towns import mark_towns

_VERSION = 1  # counted up whenever they find something else
SOURCE = f"{RULES} {_VERSION}"
"""What mentions of these rules are marked with, also beside an engine's."""

_SHORTEST = 4  # letters of a country's name: shorter ones are other words, too
_COUNTRY_CODE = 2  # letters; the others are regions of the world
_IN_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4})(?![\w/-])"
    r"|(?<!\d)\d{4}(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|년(?:\s?\d{1,2}월(?:\s?\d{1,2}일)?)?)"
)
_UNBROKEN = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})  # without blanks between words


class Rules:
    """Recogniser for texts in any one language; ``languages`` is empty: they are no engine of a language."""

    name = RULES
    version = str(_VERSION)
    languages: tuple[str, ...] = ()

    def __init__(self, language: str | None = None) -> None:
        """Take the language's code; without one only dates in figures are found."""
        self._language = language or ""

    def find(self, texts: Sequence[str]) -> list[list[FoundMention]]:
        """Return for each text its mentions in code points, sorted by start, not overlapping."""
        return [settle(overlay(self._places(text), self.dates(text))) for text in texts]

    def dates(self, text: str) -> list[FoundMention]:
        """Return the dates of a text: in figures, and of a day or a year beside a month."""
        found = [*_spans(_IN_FIGURES, text, Kind.DATE)]
        words = _words_of(self._language)
        if words is not None:
            found += _spans(words[0], text, Kind.DATE)
        return settle(leave_addresses(text, settle(found)))

    def _places(self, text: str) -> list[FoundMention]:
        """Return countries by their names in the language, and large towns that are spoken of as places."""
        words = _words_of(self._language)
        countries = list(_spans(words[1], text, Kind.PLACE)) if words is not None else []
        towns = [replace(each, source=SOURCE) for each in mark_towns(text)]
        return leave_addresses(text, overlay(towns, countries))


def _spans(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterable[FoundMention]:
    return (FoundMention(match.start(), match.end(), kind, SOURCE) for match in pattern.finditer(text))


@cache
def _words_of(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what dates with a month's name and countries look like, None where the CLDR knows nothing."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    months = [
        name
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in locale.months[context][width].values()
    ]
    shortest = _COUNTRY_CODE if language in _UNBROKEN else _SHORTEST
    countries = [
        name
        for code, name in locale.territories.items()
        if len(code) == _COUNTRY_CODE and code.isalpha() and len(name) >= shortest
    ]
    whole = language not in _UNBROKEN
    return _dates(months), _any_of(countries, whole=whole)


def _dates(months: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a day or a year beside a month; a month alone is too often another word."""
    month = "|".join(
        re.escape(name) for name in sorted(set(months), key=len, reverse=True) if not name.isnumeric()
    )
    link = r"(?:\s(?:de|del|di|d['’]|av|na|ng|of))?[\s\xa0]"
    after = rf"\d{{1,2}}(?:\.|er|º|ª|-?[a-zåäö]{{1,2}})?{link}(?:{month})\.?(?:,?{link}\d{{4}})?"
    before = rf"(?:{month})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|(?:{month})\.?{link}\d{{4}}"
    return re.compile(rf"(?<!\w)(?:{after}|{before})(?!\w)", re.IGNORECASE)


def _any_of(names: Iterable[str], *, whole: bool) -> re.Pattern[str]:
    """Return the pattern of any of the names, the longest first; whole words where blanks part them."""
    listed = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if whole else listed or "(?!)")
