"""What the words beside a name say of it, for the whole text: "the insurer Sanlam", "Herat province"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from desktop.model import FoundMention, Kind

_ORGANISATION = """
agency airline association automaker bank band brand brewer broadcaster carmaker carrier chain channel charity
chipmaker club company conglomerate consortium consultancy contractor cooperative daily developer distributor
firm foundation giant insurer label lender magazine maker manufacturer miner ministry movement network
newspaper operator outlet outfit paper party portal producer provider publisher quartet regulator retailer
startup studio subsidiary supplier tabloid trio union university watchdog weekly wholesaler
"""
_PLACE_BEFORE = "city district hamlet island port province suburb town village"
_PLACE_OF = """
area city commune coast county district governorate hamlet island municipality neighbourhood neighborhood
oblast outskirts port prefecture province region regency republic settlement state streets suburb town
township village
"""
_PLACE = """
airport beach borough canton city constituency county district governorate harbour highway highlands island
islands mountains municipality neighbourhood neighborhood oblast peninsula prefecture province region river
road street suburb town township valley village
"""
_ORGANISATION_AFTER = """
daily employees executives headquarters magazine newspaper news officials shareholders shares spokesman
spokesperson spokeswoman staff subsidiary tabloid users weekly
"""
_GROUP_AFTER = (
    "chiefs clan clans dialect elders ethnic language people peoples speakers tribal tribe tribes tribesmen"
)
_RULE_AFTER = "administration cabinet dynasty era family government presidency regime years"
_PERSON = """
activist actor actress advocate analyst architect artist author biologist businessman captain chairman
chairperson chairwoman chancellor coach colleague comedian commentator composer correspondent defender
designer detective economist editor engineer entrepreneur filmmaker footballer forward goalkeeper governor
guitarist historian journalist judge lawyer lecturer manager mayor midfielder minister musician novelist
oppositionist photographer physicist pianist playwright poet politician president producer professor
prosecutor protester rapper reporter researcher scientist senator singer skipper spokesman spokesperson
spokeswoman striker surgeon trainer winger writer
"""
_ADDRESS = "Mr Mrs Ms Miss Dr Prof Sir Lady Madam Sheikh Sheikha Imam Ayatollah Sgt Capt Col Gen Maj Lt"


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})[ \t]$")


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t](?:{'|'.join(words.split())})\b")


_BEFORE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_before(_ORGANISATION), Kind.ORGANISATION),
    (_before(_PLACE_BEFORE), Kind.PLACE),
    (_before(" ".join(rf"{word}\sof" for word in _PLACE_OF.split())), Kind.PLACE),
    (_before(_PERSON), Kind.PERSON),
    (_before(" ".join(rf"{word}\.?" for word in _ADDRESS.split())), Kind.PERSON),
)
_AFTER: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_after(_ORGANISATION_AFTER), Kind.ORGANISATION),
    (_after(_PLACE), Kind.PLACE),
    (_after(_GROUP_AFTER), Kind.GROUP),
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)[ \t]$")
_RULE = re.compile(rf"-led\b|[ \t](?:{'|'.join(_RULE_AFTER.split())})\b")
_WIDTH = 24  # code points beside a name that are looked at
_RETYPED: Mapping[Kind, frozenset[Kind]] = MappingProxyType(
    {
        Kind.ORGANISATION: frozenset({Kind.PERSON}),
        Kind.PLACE: frozenset({Kind.PERSON, Kind.OTHER}),
        Kind.GROUP: frozenset({Kind.PLACE}),
        Kind.PERSON: frozenset({Kind.ORGANISATION, Kind.OTHER, Kind.PLACE}),
    }
)
"""Which kinds give way to what the words beside a name say."""


def heed_context(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with names as what the words beside them say, in all places of a name alike.

    A person with an article ("the Songkran") is none, unless the name mostly stands without one, alone or
    as a surname.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for mention in found:
        name = text[mention.start : mention.end]
        before = text[max(0, mention.start - _WIDTH) : mention.start]
        after = text[mention.end : mention.end + _WIDTH]
        kind = _said(before, after)
        if kind is not None:
            votes[name][kind] += 1
        articles[name] += 1 if _ARTICLE.search(before) and not _RULE.match(after) else -1
    for name, count in list(articles.items()):
        surname = name.rpartition(" ")[2]
        if surname != name and count < 0:
            articles[surname] += count
    chosen = {name: count.most_common(1)[0][0] for name, count in votes.items()}
    return [_decided(text, mention, chosen, articles) for mention in found]


def _said(before: str, after: str) -> Kind | None:
    for pattern, kind in _BEFORE:
        if pattern.search(before):
            return kind
    for pattern, kind in _AFTER:
        if pattern.match(after):
            return kind
    return None


def _decided(
    text: str, mention: FoundMention, chosen: Mapping[str, Kind], articles: Counter[str]
) -> FoundMention:
    name = text[mention.start : mention.end]
    kind = chosen.get(name)
    if kind is not None and mention.kind in _RETYPED[kind]:
        return FoundMention(mention.start, mention.end, kind)
    if kind is None and mention.kind is Kind.PERSON and articles[name] >= 0:
        return FoundMention(mention.start, mention.end, Kind.OTHER)
    return mention
