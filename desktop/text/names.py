"""The key by which two spellings of a name are the same entity."""

import re
import unicodedata

_ARTICLE = re.compile(r"(?:(?:the|an|a)\s+)+(?=\S)")
_APOSTROPHES = "'\u2019\u02bc"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$")
_FOLDED_LETTERS = str.maketrans(
    {"\u0131": "i", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ð": "d", "æ": "ae", "œ": "oe"}
)


def entity_key(name: str) -> str:
    """Return the name folded to case, without accents, article, possessive 's and punctuation.

    Words are joined by single spaces; a full stop or apostrophe inside one goes without a trace ("U.S."
    is "us"). A name without a letter or digit keeps what it has, so that only a blank name has the
    empty key. Time is linear in the name's length.
    """
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
