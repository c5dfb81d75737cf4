"""An English model has not learnt other scripts: what it says of Arabic or Chinese words is a guess."""

import unicodedata

from desktop.model import FoundMention


def leave_other_scripts(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without those most of whose letters are not Latin."""
    return [mention for mention in found if _is_latin(text[mention.start : mention.end])]


def _is_latin(name: str) -> bool:
    letters = [character for character in name if character.isalpha()]
    latin = sum(character.isascii() or _has_latin_name(character) for character in letters)
    return 2 * latin >= len(letters)


def _has_latin_name(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN")
