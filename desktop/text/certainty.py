"""How sure a found mention is, by what speaks against it: evidence that any engine's work can be held to.

An engine's own belief would need another, slower search in its model, and none of those that people bring
would give it. So what counts is what stands in the text and the library. The weights are how often mentions
with each were wrong, by kind or edges, in two sets of annotated texts (where 20 and 27 in 100 were wrong in
all): of the tenth that is least certain by them 47 and 56 in 100 were.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from desktop.model import RULES, Kind, Mention
from desktop.text.names import entity_key


class Reason(StrEnum):
    """What speaks against a mention, the weightiest first."""

    DECIDED = "decided otherwise"
    RULE = "found by a rule"
    SMALL_START = "begins with a small letter"
    DIGITS = "holds figures"
    GOES_ON = "the next word has a capital, too"
    ALONE = "a single name of a person"
    OTHER_KIND = "of another kind elsewhere"
    SMALL = "also in small letters"
    LONG = "unusually long"
    ONCE = "named once"


WEIGHTS: Mapping[Reason, float] = MappingProxyType(
    {
        Reason.DECIDED: 0.9,
        Reason.RULE: 0.7,
        Reason.SMALL_START: 0.6,
        Reason.DIGITS: 0.55,
        Reason.GOES_ON: 0.5,
        Reason.ALONE: 0.5,
        Reason.OTHER_KIND: 0.5,
        Reason.SMALL: 0.35,
        Reason.LONG: 0.35,
        Reason.ONCE: 0.3,
    }
)
"""How likely a mention is wrong of which one thing is true; DECIDED was not measured."""

_LONG = 5  # words
_WORD = re.compile(r"\w+")
_NEXT_CAPITAL = re.compile(r" ?[^\W\d_]")

Decided = Mapping[str, frozenset[Kind | None]]  # what readers said of words, None that they are no entity
KindsOfNames = Mapping[str, Mapping[Kind, int]]  # how often names are which kind in the library, by key


def reasons_in(
    text: str, mentions: Sequence[Mention], *, decided: Decided, kinds: KindsOfNames
) -> list[tuple[Reason, ...]]:
    """Return for each of a text's mentions what speaks against it, weightiest first. Linear in the text."""
    names = [" ".join(text[each.start : each.end].split()) for each in mentions]
    known = _Names(text, names, mentions)
    found = []
    for name, mention in zip(names, mentions, strict=True):
        true = {
            Reason.DECIDED: bool(decided.get(name, frozenset()) - {mention.kind}),
            Reason.RULE: mention.source.startswith(f"{RULES}-"),
            Reason.GOES_ON: _goes_on(text, mention),
            Reason.OTHER_KIND: _is_of_fewer(kinds.get(entity_key(name, mention.kind), {}), mention.kind),
            **known.reasons(name, mention.kind),
        }
        found.append(tuple(reason for reason in Reason if true[reason]))
    return found


def doubt(reasons: Sequence[Reason]) -> float:
    """Return from 0 to 1 how doubtful a mention is that several things speak against."""
    sure = 1.0
    for reason in reasons:
        sure *= 1 - WEIGHTS[reason]
    return 1 - sure


class _Names:
    """The names of one text: how often each stands there, and within which others."""

    def __init__(self, text: str, names: Sequence[str], mentions: Sequence[Mention]) -> None:
        self._words = set(_WORD.findall(text))
        self._counts = Counter(name.casefold() for name in names)
        self._parts: dict[str, set[Kind]] = defaultdict(set)
        for name, mention in zip(names, mentions, strict=True):
            words = name.split()
            for word in words if len(words) > 1 else ():
                self._parts[word].add(mention.kind)

    def reasons(self, name: str, kind: Kind) -> dict[Reason, bool]:
        """Return what the names of a text say of one of them."""
        words = name.split()
        single, dated = len(words) == 1, kind is Kind.DATE
        return {
            Reason.SMALL_START: not dated and name[:1].islower(),
            Reason.DIGITS: not dated and any(letter.isdecimal() for letter in name),
            Reason.ALONE: single and kind is Kind.PERSON and Kind.PERSON not in self._parts.get(name, ()),
            Reason.SMALL: single and name != name.lower() and name.lower() in self._words,
            Reason.LONG: len(words) >= _LONG,
            Reason.ONCE: self._counts[name.casefold()] == 1,
        }


def _goes_on(text: str, mention: Mention) -> bool:
    """Tell whether a capital follows at once, so that the name may be longer."""
    following = _NEXT_CAPITAL.match(text, mention.end)
    return mention.kind is not Kind.DATE and following is not None and following[0][-1].isupper()


def _is_of_fewer(kinds: Mapping[Kind, int], kind: Kind) -> bool:
    """Tell whether a name is no more often of its kind than of all others."""
    return len(kinds) > 1 and 2 * kinds.get(kind, 0) <= sum(kinds.values())
