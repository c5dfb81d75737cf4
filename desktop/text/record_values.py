"""What the fields of a library's records may hold: a value goes in, what its column keeps comes out.

Each check is called with the field's name, which the sentence of its WrongRecordError names.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date as day
from datetime import datetime
from enum import StrEnum

from desktop.text.codebook_fields import clean_colour, clean_key
from desktop.text.normalise import normalise, storable
from desktop.translation import _

Check = Callable[[str, object], object]


class WrongRecordError(ValueError):
    """A record that is not as it should be; the words are a sentence for the reader."""


LARGEST = 2**53  # whole numbers beyond this are not the same in every program that reads JSON
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile("[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def text(name: str, value: object) -> str:
    """Take any text that can be stored."""
    if not isinstance(value, str):
        raise WrongRecordError(_("“{field}” is not a text.").format(field=name))
    if storable(value) != value:
        raise WrongRecordError(
            _("“{field}” holds NUL or half a surrogate pair, which no text may.").format(field=name)
        )
    return value


def normal_text(name: str, value: object) -> str:
    """Take the text of an article, in the form that offsets are counted in."""
    whole = text(name, value)
    if normalise(whole).text != whole:
        raise WrongRecordError(
            _("“{field}” has line ends other than LF, or a byte order mark.").format(field=name)
        )
    return whole


def words(name: str, value: object) -> str:
    """Take a text that says something."""
    said = text(name, value)
    if not said.strip():
        raise WrongRecordError(_("“{field}” is empty.").format(field=name))
    return said


def tag_name(name: str, value: object) -> str:
    """Take a tag's own name: on one line, without a slash."""
    said = words(name, value)
    if "/" in said or " ".join(said.split()) != said:
        raise WrongRecordError(_("“{field}” cannot be the name of a tag.").format(field=name))
    return said


def number(name: str, value: object) -> int:
    """Take a whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise WrongRecordError(_("“{field}” is not a whole number from 0.").format(field=name))
    return value


def flag(name: str, value: object) -> int:
    """Take true or false, kept as 1 or 0."""
    if not isinstance(value, bool):
        raise WrongRecordError(_("“{field}” is neither true nor false.").format(field=name))
    return int(value)


def uid(name: str, value: object) -> str:
    """Take a UUID in lower case."""
    if not isinstance(value, str) or not _UID.fullmatch(value):
        raise WrongRecordError(_("“{field}” is not a UUID in lower case.").format(field=name))
    return value


def sha256(name: str, value: object) -> str:
    """Take a SHA-256 in lower-case hexadecimal digits."""
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise WrongRecordError(_("“{field}” is not a SHA-256.").format(field=name))
    return value


def time(name: str, value: object) -> str:
    """Take a time in UTC, like 2026-11-22T13:43:31.120Z."""
    if isinstance(value, str) and _TIME.fullmatch(value) and _is_possible(datetime.fromisoformat, value):
        return value
    raise WrongRecordError(_("“{field}” is not a time like 2026-11-22T13:43:31Z.").format(field=name))


def date(name: str, value: object) -> str:
    """Take a year, a month or a day."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        whole = value + "-01-01"[len(value) - 4 :]
        if _is_possible(day.fromisoformat, whole):
            return value
    raise WrongRecordError(_("“{field}” is not a date like 2005, 2005-02 or 2005-02-28.").format(field=name))


def _is_possible(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def colour(name: str, value: object) -> str:
    """Take a colour as #rrggbb."""
    said = text(name, value)
    if clean_colour(said) != said:
        raise WrongRecordError(_("“{field}” is not a colour like #e0ae3f.").format(field=name))
    return said


def key(name: str, value: object) -> str:
    """Take the key of a tag."""
    said = text(name, value)
    if clean_key(said) != said:
        raise WrongRecordError(
            _("“{field}” is not a key: a digit from 1 to 9 or a letter from a to z.").format(field=name)
        )
    return said


def one_of(kinds: type[StrEnum]) -> Check:
    """Take one of a few words."""
    known = frozenset(each.value for each in kinds)

    def check(name: str, value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        listed = ", ".join(sorted(known))
        raise WrongRecordError(_("“{field}” is none of {words}.").format(field=name, words=listed))

    return check


def texts_by_name(name: str, value: object) -> str:
    """Take an object of texts, kept as JSON."""
    if not isinstance(value, dict):
        raise WrongRecordError(_("“{field}” is not an object of texts.").format(field=name))
    return json.dumps({text(name, each): text(name, value[each]) for each in value}, ensure_ascii=False)


def block_data(name: str, value: object) -> str | None:
    """Take what a format knew of a block, kept as JSON; it says well where nothing is to be drawn."""
    if not isinstance(value, dict):
        raise WrongRecordError(_("“{field}” is not an object.").format(field=name))
    packed = json.dumps(value, ensure_ascii=False)
    text(name, packed)
    if not _are_spans(value.get("hidden", [])):
        raise WrongRecordError(_("“hidden” in “{field}” is not a list of places.").format(field=name))
    return packed if value else None


def _are_spans(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list)
        and len(pair) == 2  # noqa: PLR2004  # start and end
        and all(type(each) is int and 0 <= each <= LARGEST for each in pair)
        for pair in value
    )


def optional(check: Check) -> Check:
    """Take null too."""

    def check_or_none(name: str, value: object) -> object:
        return None if value is None else check(name, value)

    return check_or_none


def unpacked(packed: str | None) -> Mapping[str, object]:
    """Return the object that a column keeps as JSON."""
    found: dict[str, object] = json.loads(packed) if packed else {}
    return found
