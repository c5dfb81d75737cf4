"""Places that the gazetteer knows: taken for a person or firm, named in part, two in one, or passed over.

Towns are called like people and firms, so that knowing a name is not enough: what stands around it must speak
of a place, too, and nothing in the text of a person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desktop.model import FoundMention, Kind, Span
from desktop.recognition.demonyms import DEMONYMS
from desktop.recognition.patterns import CAPITALISED
from desktop.recognition.spans import overlay
from desktop.storage.gazetteer import gazetteer
from desktop.text.honours import titles_of
from desktop.text.names import entity_key
from desktop.text.whereabouts import SMALL, Place, PlaceSort

_MISTAKEN = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.OTHER})
_LARGE = 100_000  # people of a town that no group is called by
_BEFORE = 40  # characters before a name that are looked at
_LONGEST_ROUTE = 100  # characters of two places with a dash between
_LONGEST = 3  # words by which a place's name may go on
_SORT = (
    r"(?:capital|city|county|department|district|emirate|governorate|island|kingdom|municipality|port|prefecture"
    r"|province|region|republic|state|suburb|town|township|village)"
)
_SORT_OF = re.compile(rf"\b{_SORT}s? of (?:the )?$", re.IGNORECASE)
_SORT_AFTER = re.compile(rf" {_SORT}s?\b")
_IN = re.compile(
    r"\b(?:across|around|at|from|in|into|near|outside|throughout|to|towards?)\s(?:the\s)?$", re.IGNORECASE
)
_NAME = rf"{CAPITALISED}(?: (?:(?:of|and|the) ){{0,2}}{CAPITALISED}){{0,3}}"
_INSIDE = re.compile(rf", (?:the )?(?P<land>{_NAME})")
_GOING_ON = re.compile(r"[ \n](?P<word>[\w'\u2019-]{1,30})")
_ROUTE = re.compile(r"(?P<one>.+?)(?:\s[-\u2013]\s?|\s?[-\u2013]\s|\u2013)(?P<other>.+)")
_COUNTRY = re.compile(rf"(?<![\w/])#?(?P<name>{_NAME})")


def know_places(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with known places as places, under their longest names, each by itself.

    "Bosnia and Herzegovina" is one place, "Bangkok - Chiang Mai" are two. Of a surface all mentions change.
    """
    places = {text[each.start : each.end] for each in _misjudged(text, found)}
    retyped = [
        FoundMention(each.start, each.end, Kind.PLACE)
        if each.kind in _MISTAKEN and text[each.start : each.end] in places
        else each
        for each in found
    ]
    parted = [part for each in retyped for part in _parted(text, each)]
    return overlay(parted, [longer for each in parted for longer in _longer(text, each)])


def add_countries(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with the countries that no mention touches.

    A word that stands in small letters in the text, or in a person's name, is none.
    """
    words = set(re.findall(r"\w+", text))
    names = _names_of_persons(text, found)
    countries = set(gazetteer().countries.values())
    added = []
    for match in _COUNTRY.finditer(text):
        name = match["name"]
        if name.isupper() or name in names or name.lower() in words:
            continue
        if entity_key(name, Kind.PLACE) in countries:
            added.append(FoundMention(match.start("name"), match.end("name"), Kind.PLACE))
    return overlay(added, found)


def _misjudged(text: str, found: Iterable[FoundMention]) -> Iterator[FoundMention]:
    """Yield mentions that something shows to be a place, and nothing else to be a person."""
    found = list(found)
    persons = _names_of_persons(text, found)
    for each in found:
        name = text[each.start : each.end]
        if each.kind not in _MISTAKEN or name in persons or name.isupper() or name in DEMONYMS:
            continue
        places = _known(name)
        if places and _speaks_of_place(text, each, places):
            yield each


def _names_of_persons(text: str, found: Iterable[FoundMention]) -> set[str]:
    """Return the first and last words of the full names of persons, and names behind a title."""
    persons = [each for each in found if each.kind is Kind.PERSON]
    names = (text[each.start : each.end].split() for each in persons)
    titled = {text[each.start : each.end] for each in persons if titles_of(text, Span(each.start, each.end))}
    return titled | {word for words in names if len(words) > 1 for word in (words[0], words[-1])}


def _speaks_of_place(text: str, mention: FoundMention, places: Sequence[Place]) -> bool:
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    if _SORT_OF.search(before) or _SORT_AFTER.match(text, mention.end) or _lies_in(text, mention, places):
        return True
    least = _LARGE if mention.kind is Kind.GROUP else SMALL
    large = any(place.sort is not PlaceSort.TOWN or place.population >= least for place in places)
    return large and (mention.kind is Kind.GROUP or _IN.search(before) is not None)


def _lies_in(text: str, mention: FoundMention, places: Sequence[Place]) -> bool:
    """Tell whether a country or state follows, in which there is a place of this name."""
    follows = _INSIDE.match(text, mention.end)
    words = follows["land"].split() if follows else []
    lands = [land for length in range(len(words), 0, -1) for land in _known(" ".join(words[:length]))]
    codes = {land.code for land in lands if land.sort is not PlaceSort.TOWN}
    return any(place.code in codes for place in places)


def _parted(text: str, mention: FoundMention) -> list[FoundMention]:
    route = _ROUTE.fullmatch(text, mention.start, min(mention.end, mention.start + _LONGEST_ROUTE))
    if route is None or route.end() < mention.end or not (_known(route["one"]) and _known(route["other"])):
        return [mention]
    return [FoundMention(*route.span(part), Kind.PLACE) for part in ("one", "other")]


def _longer(text: str, mention: FoundMention) -> list[FoundMention]:
    """Return the longest name of a place that begins with a place and ends with a capitalised word."""
    if mention.kind is not Kind.PLACE:
        return []
    end, longest = mention.end, mention.end
    for _word in range(_LONGEST):
        more = _GOING_ON.match(text, end)
        if more is None:
            break
        end = more.end()
        if more["word"][0].isupper() and _known(text[mention.start : end]):
            longest = end
    return [FoundMention(mention.start, longest, Kind.PLACE)] if longest > mention.end else []


@lru_cache(maxsize=20_000)
def _known(name: str) -> tuple[Place, ...]:
    """Return the places whose own name this is."""
    found = gazetteer().named([entity_key(name, Kind.PLACE)])
    return tuple(
        place for places in found.values() for place in places if place.sort is not PlaceSort.OTHER_NAME
    )
