"""What the fields of a tag may hold: one rule for the library, the command line and codebook files."""

import re

from desktop.text.normalise import storable

_COLOUR = re.compile("#[0-9a-f]{6}")
_SHORT_COLOUR = re.compile("#[0-9a-f]{3}")
_KEY = re.compile("[1-9a-z]")


def clean_colour(written: str) -> str | None:
    """Return a colour as "#rrggbb", None when it is none; "#rgb" is its short form."""
    colour = written.strip().lower()
    if _SHORT_COLOUR.fullmatch(colour):
        return "#" + "".join(digit * 2 for digit in colour[1:])
    return colour if _COLOUR.fullmatch(colour) else None


def clean_key(written: str) -> str | None:
    """Return a key, a digit from 1 or a letter from a to z in lower case, None when it is none."""
    key = written.strip().lower()
    return key if _KEY.fullmatch(key) else None


def clean_words(written: str) -> str:
    """Return what is said of a tag: line ends LF, storable, without white space around it."""
    return storable(written.replace("\r\n", "\n").replace("\r", "\n")).strip()
