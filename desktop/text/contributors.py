"""Who wrote an article, name by name: from the one line that says so to what a bibliography asks for.

The line is what a page, a byline or a reader put down: "Jane Doe, John Smith", "Aliyev, Ilham", "A and B",
"Anadolu Agency". What is not surely a person's name is a name as it stands, and nothing is reordered.
"""

import re
from dataclasses import dataclass

from desktop.text.bylines import ORGANISATION, PARTICLE, ROLE

_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*[;|•]\s*")
_AND = re.compile(r",?\s+(?:and|&|with)\s+", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Agency|Ministry|Department|Office|Bureau|Institute|University|College|Committee|Council|Association"
    r"|Organi[sz]ation|Commission|Government|Group|Desk|Team|Board|Newsroom|Cent(?:re|er)|Foundation|Union|Party"
    r"|Army|Forces|Academy|Company|Corporation|Corp|Inc|Ltd|LLC|GmbH|Society|Embassy|Court|Bank|Fund|Library)\b"
)
_BODY_OF = re.compile(rf"{_BODY.pattern}\s+(?:of|for|on)\b")
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|GmbH|Corp|Co|S\.A|AG)\.?")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|Esq)\.?")
_INITIALS = re.compile(r"[A-Z]{2,}")
_BEFORE_CAPITAL = re.compile(r"^[A-Za-z]{1,2}['’-]")  # d'Ancona, al-Assad
_LONGEST_NAME = 6  # words
_LONGEST_GIVEN = 3


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person with ``family`` and perhaps ``given`` and ``suffix``, or a ``literal`` name with neither."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def sorted_by(self) -> str:
        """The part of the name that entries are found under."""
        return self.family or self.literal


def contributors(author: str | None) -> tuple[Contributor, ...]:
    """Return who an author's line names, in its order; of an empty one nobody."""
    line = _BY.sub("", " ".join((author or "").split()))
    found: list[Contributor] = []
    for group in _PEOPLE.split(line):
        for piece in [group] if _BODY_OF.search(group) else _AND.split(group):
            found += _listed([part.strip() for part in piece.split(",") if part.strip()])
    return tuple(found)


def _listed(parts: list[str]) -> list[Contributor]:
    """Return the names between commas: names one after the other, or surnames before given names."""
    if not parts:
        return []
    if _is_body(", ".join(parts)) and _COMPANY.fullmatch(parts[-1]):
        return [Contributor(literal=", ".join(parts))]
    ending = parts.pop() if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]) else ""
    if len(parts) % 2 == 0 and all(map(_is_turned, parts[::2], parts[1::2])):
        found = [Contributor(last, first) for last, first in zip(parts[::2], parts[1::2], strict=True)]
    else:
        named = [part for part in parts if not _is_role(part)] or parts
        found = [_name(part) for part in named]
    last = found[-1]
    if ending and last.family:
        found[-1] = Contributor(last.family, last.given, ending)
    return found


def _is_turned(last: str, first: str) -> bool:
    """Tell "Aliyev, Ilham" from "Ilham Aliyev, Jane Doe" and from "Jane Doe, Reuters"."""
    *before, surname = last.split()
    return (
        all(PARTICLE.fullmatch(word) for word in before)
        and not _is_body(last)
        and not _is_body(first)
        and _is_capital(surname)
        and len(first.split()) <= _LONGEST_GIVEN
        and all(map(_is_capital, first.split()))
    )


def _is_capital(word: str) -> bool:
    return _BEFORE_CAPITAL.sub("", word)[:1].isupper()


def _is_body(name: str) -> bool:
    return bool(ORGANISATION.search(name) or _BODY.search(name) or _INITIALS.fullmatch(name))


def _is_role(part: str) -> bool:
    return bool(ROLE.search(part)) and not _is_body(part)


def _name(name: str) -> Contributor:
    """Return a person, given names first, or the name as it stands."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004 - two names
    if not _is_person(words) or _is_body(name):
        return Contributor(literal=name)
    at = len(words) - 1
    while at > 1 and PARTICLE.fullmatch(words[at - 1]):
        at -= 1
    return Contributor(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_person(words: list[str]) -> bool:
    """Tell whether words are a person's name by their look; in scripts without capitals none surely is."""
    return (
        1 < len(words) <= _LONGEST_NAME
        and words[0] != "The"
        and all(_is_capital(word) or PARTICLE.fullmatch(word) for word in words)
        and not any(character.isdigit() for word in words for character in word)
        and not any(ROLE.search(word) for word in words)
    )
