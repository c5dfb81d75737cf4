"""How alike two texts are: whether one is clearly another wording of the other."""

import re

SAME = 0.5
WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
COMPARED = 200_000  # characters of each text that are looked at: enough to tell, and soon done


def clearly_same(one: str, other: str) -> bool:
    """Tell whether two texts share at least half of their pairs of neighbouring words."""
    return likeness(one, other) >= SAME


def likeness(one: str, other: str) -> float:
    """Return the share of word pairs that two texts have in common: 0 for nothing, 1 for the same.

    Twice the common pairs by the pairs of both (Sørensen and Dice); case and punctuation do not count.
    """
    ours, theirs = _pairs(one), _pairs(other)
    if not ours or not theirs:
        return 1.0 if one.split() == other.split() else 0.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words; a letter of Chinese or Japanese is a word, the end one too."""
    words = WORDS.findall(text[:COMPARED].casefold())
    return set(zip(["", *words], [*words, ""], strict=True)) if words else set()
