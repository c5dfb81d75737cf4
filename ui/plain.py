"""Stored text in the places where Qt guesses at HTML: tooltips."""

_WORD_JOINER = "\N{WORD JOINER}"


def plain_tip(text: str) -> str:
    """Return the text so that Qt shows it as it is, whatever it holds.

    Qt takes a tooltip for HTML when its first line has something like a tag or "&lt;"; an invisible
    character after "<" and "&" stops that without changing what is read.
    """
    return text.replace("<", "<" + _WORD_JOINER).replace("&", "&" + _WORD_JOINER)
