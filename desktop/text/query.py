"""What a reader types into the search field, parsed into terms that any index can answer.

Words must all be there; ``"several words"`` must stand together; ``-word`` must not be there; the last
word is taken as a beginning while it is being typed, as is ``word*``.
"""

import re
import unicodedata
from dataclasses import dataclass

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_MARKS = re.compile("[\u0300-\u036f]")
_EAST_ASIAN = re.compile("([\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, folded; ``beginning`` lets the last one go on."""

    words: tuple[str, ...]
    beginning: bool = False
    excluded: bool = False


def fold(text: str) -> str:
    """Return text as it is indexed and searched: case and accents gone, East Asian signs apart.

    An entry is taken out of the index with what this gave when it was put in: whoever changes it adds a
    migration that fills the index anew.
    """
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _EAST_ASIAN.sub(r" \1 ", plain)


def parse(query: str) -> tuple[Term, ...]:
    """Return the terms of a query; signs without a letter or digit are left out."""
    terms = []
    for match in _TERM.finditer(query):
        minus, phrase, word = match.groups()
        raw = phrase if phrase is not None else word
        words = tuple(re.findall(r"\w+", fold(raw)))
        if words:
            open_ended = phrase is None and (raw.endswith("*") or match.end() == len(query))
            terms.append(Term(words, beginning=open_ended, excluded=bool(minus)))
    return tuple(terms)


def matches(terms: tuple[Term, ...], text: str) -> bool:
    """Tell whether a short text (a tag's name) holds all terms, also those that are to be excluded."""
    folded = " " + " ".join(re.findall(r"\w+", fold(text))) + " "
    for term in terms:
        sought = " " + " ".join(term.words) + ("" if term.beginning else " ")
        if sought not in folded:
            return False
    return True
