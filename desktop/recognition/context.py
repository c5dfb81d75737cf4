"""What the words beside a name say of it, for the whole text: "the insurer Sanlam", "Herat province"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from desktop.model import FoundMention, Kind

_ORGANISATION = """
agency airline association automaker bank band brand brewer broadcaster carmaker carrier chain channel
charity chipmaker club company conglomerate consortium consultancy contractor cooperative daily firm
foundation giant insurer label lender magazine maker manufacturer miner ministry movement network newspaper
outlet outfit paper party portal provider quartet regulator retailer startup studio subsidiary supplier
tabloid trio union university watchdog weekly wholesaler
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
boss chairman chairperson chairwoman coach daily defender employees executives goalkeeper headquarters
magazine midfielder newspaper news officials shareholders shares spokesman spokesperson spokeswoman staff
striker subsidiary tabloid users weekly winger
"""
_GROUP_AFTER = (
    "chiefs clan clans dialect elders ethnic language people peoples speakers tribal tribe tribes tribesmen"
)
_RULE_AFTER = "administration cabinet dynasty era family government presidency regime years"
_PERSON = """
activist actor actress advocate analyst archbishop architect artist author biologist bishop businessman
captain CEO chairman chairperson chairwoman chancellor co-founder coach colleague comedian commentator
composer correspondent defender designer detective director drummer economist editor emperor engineer
entrepreneur filmmaker footballer forward founder general goalkeeper governor guitarist historian journalist
judge king lawyer leader lecturer manager mayor midfielder minister musician novelist photographer physicist
pianist playwright poet politician president prince princess producer professor prosecutor protester queen
rapper reporter researcher scientist senator singer skipper spokesman spokesperson spokeswoman starring
striker surgeon trainer winger winner writer
"""
_RELATIVE = """
aunt brother colleague counterpart cousin daughter father friend husband mother nephew partner predecessor
sister son successor uncle wife
"""
_OFFICE_OF = """
CEO arm board branch chairman chairperson chairwoman co-founder director editor employees founder head
headquarters member members shareholders shares spokesman spokesperson spokeswoman staff subsidiary unit
"""
_INHABITED = """
bishop capital east governor inhabitants kilometers kilometres km mayor miles north outskirts people residents
ruler south streets west
"""
_BEING_IN = """
arrived based born died lived lives living located raised resident residing settled situated stationed
"""
_GOING_TO = (
    "deported emigrated extradited fled flew marched moved relocated returned sailed traveled travelled"
)
_DIRECTION = """
central downtown east eastern mainland nearby north north-east north-eastern north-west north-western
northeast northeastern northern northwest northwestern rural south south-east south-eastern south-west
south-western southeast southeastern southern southwest southwestern upstate west western
"""
_WORK = """
album biopic comedy documentary drama film game movie musical novel opera series single sitcom song thriller
"""
_ADDRESS = "Mr Mrs Ms Miss Dr Prof Sir Lady Madam Sheikh Sheikha Imam Ayatollah Sgt Capt Col Gen Maj Lt"


def _before(words: str, link: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words.split())}){link}[ \t]$")


def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t](?:{'|'.join(words.split())})\b")


_BEFORE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_before(_ORGANISATION), Kind.ORGANISATION),
    (_before(_PLACE_BEFORE), Kind.PLACE),
    (_before(_PLACE_OF, " of"), Kind.PLACE),
    (_before(_INHABITED, " (?:of|from)"), Kind.PLACE),
    (_before(_BEING_IN, " in"), Kind.PLACE),
    (_before(_GOING_TO, " to"), Kind.PLACE),
    (_before(_DIRECTION), Kind.PLACE),
    (_before(_OFFICE_OF, " of(?: the)?"), Kind.ORGANISATION),
    (_before(_PERSON), Kind.PERSON),
    (_before(_ADDRESS, r"\.?"), Kind.PERSON),
    (_before(_RELATIVE, ",?"), Kind.PERSON),
    (_before(_WORK), Kind.OTHER),
)
_NO_END = r"(?!(?:of|for|in|at|to|who|which|whose|is|was|that|and|by|on|from|with|as|or|ha[sd]|have|said)\b)"
_PERSONS = (
    "|".join(_PERSON.split()) + "|brother|daughter|farmer|father|man|mother|official|sister|son|student|woman"
)
_APPOSITION = re.compile(
    rf"(?:,|,? which is| is| was) (?:the|an?|one of the) (?:{_NO_END}[\w'\u2019-]+ ){{0,4}}?"
    rf"(?:(?P<organisation>{'|'.join(_ORGANISATION.split())}|corporation|group|institution|organi[sz]ation|team)"
    rf"|(?P<place>{'|'.join(_PLACE.split())}|capital|country|village)|(?P<person>{_PERSONS}))"
    rf"\b(?!['\u2019]s| (?:{_PERSONS}|chief|executive|secretary)\b)"
)
"""What follows a name in other words: ", the Swiss food group", " is a small village"."""
_AFTER: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(rf"['\u2019]s (?:{'|'.join(_RELATIVE.split())}|boyfriend|girlfriend|widow)\b"), Kind.PERSON),
    (re.compile(r"(?:, (?:aged )?[1-9]\d,| \([1-9]\d\))"), Kind.PERSON),
    (_after(_ORGANISATION_AFTER), Kind.ORGANISATION),
    (_after(_PLACE), Kind.PLACE),
    (_after(_GROUP_AFTER), Kind.GROUP),
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|an?)[ \t]$")
_RULE = re.compile(rf"-led\b|[ \t](?:{'|'.join(_RULE_AFTER.split())})\b")
_WIDTH = 60  # code points beside a name that are looked at
_RETYPED: Mapping[Kind, frozenset[Kind]] = MappingProxyType(
    {
        Kind.ORGANISATION: frozenset({Kind.PERSON}),
        Kind.OTHER: frozenset({Kind.EVENT, Kind.ORGANISATION, Kind.PERSON}),
        Kind.PLACE: frozenset({Kind.PERSON, Kind.OTHER}),
        Kind.GROUP: frozenset({Kind.PERSON, Kind.PLACE}),
        Kind.PERSON: frozenset({Kind.ORGANISATION, Kind.OTHER, Kind.PLACE}),
    }
)
"""Which kinds give way to what the words beside a name say."""


def heed_context(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with names as what the words beside them say, in all places of a name alike.

    A person with an article ("the Songkran") is none, unless the name stands as often without one, alone or
    as a surname, or has several words and stands so once. What is mostly a place needs more than one word.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for mention in found:
        name = text[mention.start : mention.end]
        before = text[max(0, mention.start - _WIDTH) : mention.start]
        after = text[mention.end : mention.end + _WIDTH]
        kind = _said(before, after, mention.kind)
        if kind is not None:
            votes[name][kind] += 1
        articles[name] += 1 if _ARTICLE.search(before) and not _RULE.match(after) else -1
        places[name] += mention.kind is Kind.PLACE
    for name, count in list(articles.items()):
        surname = name.rpartition(" ")[2]
        if surname != name and count < 0:
            articles[surname] += count
    said = {name: count.most_common(1)[0] for name, count in votes.items()}
    chosen = {name: kind for name, (kind, count) in said.items() if 2 * count >= places[name]}
    return [_decided(text, mention, chosen, articles) for mention in found]


def _said(before: str, after: str, model: Kind) -> Kind | None:
    """Return what the words beside a name say; behind a place another part of the sentence may follow."""
    for pattern, kind in _BEFORE:
        if pattern.search(before):
            return kind
    for pattern, kind in _AFTER:
        if pattern.match(after):
            return kind
    apposition = _APPOSITION.match(after) if model is not Kind.PLACE else None
    return Kind(apposition.lastgroup) if apposition is not None and apposition.lastgroup else None


def _decided(
    text: str, mention: FoundMention, chosen: Mapping[str, Kind], articles: Counter[str]
) -> FoundMention:
    name = text[mention.start : mention.end]
    kind = chosen.get(name)
    if kind is not None and mention.kind in _RETYPED[kind]:
        return FoundMention(mention.start, mention.end, kind)
    if kind is None and mention.kind is Kind.PERSON and articles[name] > (" " in name):
        return FoundMention(mention.start, mention.end, Kind.OTHER)
    return mention
