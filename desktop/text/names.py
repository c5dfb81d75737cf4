"""The key by which two spellings of a name are the same entity, and short forms within one article."""

import re
import unicodedata
from collections.abc import Iterable

from desktop.model import Kind
from desktop.text.country_names import COUNTRY_KEYS

_ARTICLE = re.compile(r"^\W*(?:(?:the|an|a)\s+)+(?=\S)")
_APOSTROPHES = "'\u2019\u02bc"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$")
_FOLDED_LETTERS = str.maketrans(
    {"\u0131": "i", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ð": "d", "æ": "ae", "œ": "oe"}
)
# Before a surname these are offices and forms of address; those that are given names too ("Amir", "Sultan",
# "King") are left out, as what is joined by its key is joined unasked.
_TITLE_WORDS = """
    admiral ambassador archbishop ayatollah brigadier captain chancellor col colonel commissioner corporal
    councillor dr doctor gen general gov governor inspector lieutenant lt madam madame maj minister miss
    mister mr mrs ms mullah premier pres president prof professor rep rev reverend sen senator sergeant
    sgt sir
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_BEFORE_TITLES = frozenset({"acting", "attorney", "chief", "deputy", "foreign", "former", "prime", "vice"})
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_LONGEST_PART = 3  # words at each side of the comma in "Aliyev, Ilham"


def entity_key(name: str, kind: Kind | None = None) -> str:
    """Return the name folded to case, without accents, article, possessive 's and punctuation.

    Words are joined by single spaces; a full stop or apostrophe inside one goes without a trace ("U.S."
    is "us"). Of a person titles go too, and the order is that of speaking ("Aliyev, Ilham"); spellings
    of a country as a place have one key. A name without a letter or digit keeps what it has, so that only
    a blank name has the empty key. Time is linear in the name's length.
    """
    if kind is Kind.PERSON:
        return _without_titles(_folded(_as_spoken(name)))
    key = _folded(name)
    return COUNTRY_KEYS.get(key, key) if kind is Kind.PLACE else key


def entity_keys(name: str) -> frozenset[str]:
    """Return the keys that a name has, whichever kind it is of."""
    return frozenset({entity_key(name), *(entity_key(name, kind) for kind in Kind)})


def _as_spoken(name: str) -> str:
    last, comma, first = name.partition(",")
    parts = last.split(), first.split()
    swapped = comma and "," not in first and all(0 < len(part) <= _LONGEST_PART for part in parts)
    return f"{first} {last}" if swapped and _folded(first) not in _AFTER_NAMES else name


def _without_titles(key: str) -> str:
    words = key.split(" ")
    at = 0
    while at < len(words) - 1 and (
        words[at] in _TITLES or (words[at] in _BEFORE_TITLES and words[at + 1] in _TITLES)
    ):
        at += 1
    return " ".join(words[at:])


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold()).casefold().translate(_FOLDED_LETTERS)
    bare = "".join(character for character in decomposed if not _is_accent(character)).strip()
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", bare, count=1))
    words = "".join(map(_in_key, bare)).split()
    return unicodedata.normalize("NFC", " ".join(words)) or " ".join(name.split())


def _is_accent(character: str) -> bool:
    # Marks over and under letters, and Hebrew and Arabic points; the vowels and killers of Indic
    # scripts and Japanese voicing marks are of other classes and make other names.
    mark = unicodedata.combining(character)
    return 10 <= mark <= 36 or mark >= 200  # noqa: PLR2004 - canonical combining classes


def _in_key(character: str) -> str:
    if character.isalnum() or unicodedata.category(character).startswith("M"):
        return character
    return "" if character in f".{_APOSTROPHES}" else " "


def longer_names(keys: Iterable[str]) -> dict[str, str]:
    """Return for each short name of a person the one longer name, of one article, that ends with it.

    "aliyev" is "ilham aliyev" where nobody else of that name is named; of two it is neither.
    """
    every = set(keys)
    longer: dict[str, set[str]] = {}
    for key in every:
        words = key.split(" ")
        for at in range(1, len(words)):
            ending = " ".join(words[at:])
            if ending in every:
                longer.setdefault(ending, set()).add(key)
    return {short: _longest(names) for short, names in longer.items() if _one_person(names)}


def _one_person(names: set[str]) -> bool:
    """Tell whether all names end the longest one: "heydar aliyev" is none of "ilham aliyev"."""
    longest = _longest(names)
    return all(longest == name or longest.endswith(f" {name}") for name in names)


def _longest(names: set[str]) -> str:
    return max(names, key=len)
