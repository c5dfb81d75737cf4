"""The document as a whole: one name is one kind throughout, and a name that was seen is seen everywhere."""

import re
from collections import Counter, defaultdict

from desktop.model import FoundMention, Kind
from desktop.recognition.spans import overlay

_NAMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP, Kind.EVENT, Kind.OTHER})
_WORD = re.compile(r"\w+(?:[.'\u2019&-]\w+)*")
_SHORTEST = 3  # letters of a single word that is looked for again
_LONGEST = 8  # words of a name that is

Names = dict[str, dict[int, dict[str, Kind]]]  # by first word, number of words, and the whole name


def agree_on_kinds(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with one kind for each surface: the one it has most often, of equals the first.

    Two that the model found no kind for ("other") count as one that it did.
    """
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    for mention in found:
        if mention.kind in _NAMED:
            kinds[text[mention.start : mention.end]][mention.kind] += 1 if mention.kind is Kind.OTHER else 2
    chosen = {surface: count.most_common(1)[0][0] for surface, count in kinds.items()}
    return [
        FoundMention(mention.start, mention.end, chosen[text[mention.start : mention.end]])
        if mention.kind in _NAMED
        else mention
        for mention in found
    ]


def add_repeats(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with those further places of their names that the model passed over.

    A single word is looked for again when it never stands in small letters in the text, so that a common word
    with a capital at the start of a sentence is not taken for a name. Linear in the text.
    """
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    names = _names(text, found, {text[start:end] for start, end in words})
    added = []
    for at, (start, end) in enumerate(words):
        for length, known in sorted(names.get(text[start:end], {}).items(), reverse=True):
            last = words[at + length - 1][1] if at + length <= len(words) else start
            if text[start:last] in known:
                added.append(FoundMention(start, last, known[text[start:last]]))
                break
    return overlay(added, found)


def _names(text: str, found: list[FoundMention], words: set[str]) -> Names:
    """Return the names that are looked for again."""
    names: Names = {}
    for mention in found:
        name = text[mention.start : mention.end]
        parts = _WORD.findall(name)
        if mention.kind in _NAMED and 0 < len(parts) <= _LONGEST and _telling(name, parts, words):
            names.setdefault(parts[0], {}).setdefault(len(parts), {}).setdefault(name, mention.kind)
    return names


def _telling(name: str, parts: list[str], words: set[str]) -> bool:
    """Tell whether a name consists of whole words, and a single one could be nothing else."""
    if not (name.startswith(parts[0]) and name.endswith(parts[-1])):
        return False
    return len(parts) > 1 or (
        name == parts[0] and len(name) >= _SHORTEST and not name.islower() and name.lower() not in words
    )
