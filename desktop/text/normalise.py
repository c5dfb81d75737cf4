"""Bring a decoded text into the one form that every offset is counted in."""

import re
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
_BYTE_ORDER_MARK = "\ufeff"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it is stored, and how many of its characters had to be replaced by U+FFFD."""

    text: str
    replaced: int


def normalise(text: str) -> Normalised:
    """Return ``text`` without byte order mark, with LF line ends, storable in SQLite.

    NUL and lone surrogates become U+FFFD one for one, because SQLite stops at the first and cannot
    bind the second. Nothing else is touched: no Unicode normalisation, no trimming.
    """
    plain = text.lstrip(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    stored, replaced = _UNSTORABLE.subn(REPLACEMENT, plain)
    return Normalised(stored, replaced)


def storable(text: str) -> str:
    """Return what a reader wrote with NUL and lone surrogates as U+FFFD, all else as it is."""
    return _UNSTORABLE.sub(REPLACEMENT, text)


def storable_note(written: str) -> str:
    """Return a note as it is stored; one of white space alone is none."""
    return storable(written) if written.strip() else ""
