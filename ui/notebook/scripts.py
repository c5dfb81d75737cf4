"""What the letters of a note need: scripts without italics stand upright, some run from right to left."""

import unicodedata

_LOOKED_AT = 200  # code points
_FIRST, _LAST = "\u0590", "\uabff"  # Hebrew to Meetei Mayek: scripts that know no slanted letters


def upright(words: str) -> bool:
    """Tell whether words have letters that faces have no slanted form of."""
    return any(_FIRST <= letter <= _LAST and letter.isalpha() for letter in words[:_LOOKED_AT])


def runs_leftwards(words: str) -> bool:
    """Tell from the first letter with a direction whether words run from right to left."""
    ways = (unicodedata.bidirectional(letter) for letter in words[:_LOOKED_AT])
    return next((way != "L" for way in ways if way in {"L", "R", "AL"}), False)
