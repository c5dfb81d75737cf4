"""What a note is called where it has no title: its first words, without Markdown's signs."""

import re

from desktop.text.links import plain_label
from desktop.text.titles import shortened

_LONGEST = 80
_HEAD = 2_000  # characters looked at
_BEFORE_WORDS = re.compile(r"\s*(?:>\s*|#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)*")
_LINK = re.compile(r"\[((?:[^\[\]\\\n]|\\.)+)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,3}|_{1,3}(?!\w)")


def headline(note: str) -> str:
    """Return the first line of a note that has words, shortened; "" for a note without any."""
    for line in note[:_HEAD].splitlines():
        words = _EMPHASIS.sub("", _LINK.sub(_label, _BEFORE_WORDS.sub("", line, count=1)))
        if any(sign.isalnum() for sign in words):
            return shortened(" ".join(words.split()), _LONGEST)
    return ""


def _label(link: re.Match[str]) -> str:
    return plain_label(link[1])
