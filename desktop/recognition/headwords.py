"""A word of a longer name says what it is: "... Board", "Bank of ..." organisations, "... River" a place."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from desktop.model import FoundMention, Kind

_ORGANISATIONS = """
Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Band Bank
Battalion Board Branch Brigade Brotherhood Bureau Cabinet Chamber Club Coalition College Commission
Committee Company Confederation Congress Conservatory Consortium Corp Corporation Corps Council Court
Department Directorate Division Embassy Energy Enterprises Entertainment Exchange FC Federation Films Force
Forces Foundation Front Fund Gazette Government Group Guard Herald Holding Holdings Inc Industries Institute
Institution Insurance Journal Laboratory League Legion Limited LLC Ltd Military Ministry Motors Movement
Navy Network News Office Orchestra Organisation Organization Parliament Partners Party Pictures Plc Police
Post Press Radio Railways Records Regiment School Secretariat Senate Services Society Squad Studios Systems
Team Telecom Television Times Tribunal Tribune Trust TV Union Unit University
"""
_PLACES = """
Airport Area Arena Avenue Basin Bay Beach Belt Boulevard Bridge Building Canal Cape Castle Cathedral Cemetery
Coast Constituency County Creek Dam Delta Desert District Expressway Falls Forest Gallery Glacier Governorate
Gulf Harbour Harbor Heights Highway Highlands Hill Hills Interchange Island Islands Kingdom Lake Mansion
Monument Mosque Mountain Mountains Municipality Oblast Ocean Palace Park Pass Peninsula Plateau Plaza Port
Prefecture Province Range Region Republic Reservoir River Road Roundabout Sea Springs Square Stadium Station
Strait Street Sultanate Temple Terminal Theatre Tower Towers Township Trail Valley Village Wilderness
"""
_EVENTS = """
Award Awards Battle Biennale Carnival Championship Championships Conference Contest Cup Derby Election
Elections Expo Fair Festival Games Genocide Holocaust Marathon Massacre Olympics Prix Prize Rebellion
Referendum Revolt Revolution Summit Tour Tournament Trophy Uprising War Wars
"""
_LAWS = "Accord Accords Act Agreement Amendment Charter Convention Declaration Law Laws Protocol Treaty"
_OTHERS = """
Album Campaign Chart Charts Framework Index Initiative Medal Plan Policy Programme Program Project Scheme
Strategy Testament
"""
HEADS: Mapping[str, Kind] = MappingProxyType(
    dict.fromkeys(_ORGANISATIONS.split(), Kind.ORGANISATION)
    | dict.fromkeys(_PLACES.split(), Kind.PLACE)
    | dict.fromkeys(_EVENTS.split(), Kind.EVENT)
    | dict.fromkeys(_LAWS.split(), Kind.LAW)
    | dict.fromkeys(_OTHERS.split(), Kind.OTHER)
)
_ORGANISATIONS_OF = """
Academy Agency Alliance Association Authority Bank Board Bureau Center Centre Chamber College Commission
Committee Confederation Congress Council Court Department Directorate Division Faculty Federation Foundation
Government Guild House Institute League Library Ministry Movement Office Order Organisation Organization Party
School Secretariat Society Union University
"""
_PLACES_OF = "Bay Cathedral City Duchy Emirate Gulf Isle Kingdom Republic Sea State Strait Sultanate"
_EVENTS_OF = "Battle Conference Festival Massacre Siege Summit War"
_OTHERS_OF = "Award Book Journal Medal Order Prize"
HEADS_OF: Mapping[str, Kind] = MappingProxyType(
    dict.fromkeys(_ORGANISATIONS_OF.split(), Kind.ORGANISATION)
    | dict.fromkeys(_PLACES_OF.split(), Kind.PLACE)
    | dict.fromkeys(_EVENTS_OF.split(), Kind.EVENT)
    | dict.fromkeys(["Act", "Treaty"], Kind.LAW)
    | dict.fromkeys(_OTHERS_OF.split(), Kind.OTHER)
)
_SURNAMES = """
Band Battle Bay Beach Belt Bridge Castle Falls Force Forest Guard Hill Hills Lake Law Laws Mountain Park Pass
Port Post Press Road Sea Springs Street Temple Tower Towers
"""
SURNAMES = frozenset(_SURNAMES.split())
"""Heads that are surnames too: where the model sees a person, it is one."""
FIRST: Mapping[str, Kind] = MappingProxyType(dict.fromkeys(["Cape", "Lake", "Mount", "Mt"], Kind.PLACE))
_OF = re.compile(r"(?:.*?\s)??(?P<head>[A-Z]\w+) (?:of|for|on)\s", re.DOTALL)
_FIRST = re.compile(r"(?P<head>[A-Z]\w+)\.?\s")
_LAST = re.compile(r"\s(?P<head>[A-Z]\w+)\.?(?: \d{4})?$")
_DECIDED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP, Kind.OTHER, Kind.EVENT})


def decide_by_head(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with names of two words or more as what one of their words says, where it does."""
    return [_decided(text, mention) if mention.kind in _DECIDED else mention for mention in found]


def recognise_short_names(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with persons as the organisation that bears the name: "Labour", the "Labour Party".

    A word of a longer person's name in the text stays that person.
    """
    short, persons = set(), set()
    for mention in found:
        name = text[mention.start : mention.end]
        first, _blank, last = name.rpartition(" ")
        if mention.kind is Kind.ORGANISATION and first and HEADS.get(last) is Kind.ORGANISATION:
            short.add(first)
        elif mention.kind is Kind.PERSON and first:
            persons.update(name.split())
    short -= persons
    return [
        FoundMention(mention.start, mention.end, Kind.ORGANISATION)
        if mention.kind is Kind.PERSON and text[mention.start : mention.end] in short
        else mention
        for mention in found
    ]


def names_organisation(name: str) -> bool:
    """Tell whether a word of the name says that it is an organisation."""
    return _kind_of(name) is Kind.ORGANISATION


def _decided(text: str, mention: FoundMention) -> FoundMention:
    name = text[mention.start : mention.end]
    if mention.kind is Kind.PERSON and name.rpartition(" ")[2] in SURNAMES:
        return mention
    kind = _kind_of(name)
    return mention if kind is None else FoundMention(mention.start, mention.end, kind)


def _kind_of(name: str) -> Kind | None:
    for match, heads in (
        (_OF.match(name), HEADS_OF),
        (_LAST.search(name), HEADS),
        (_FIRST.match(name), FIRST),
    ):
        if match is not None and match["head"] in heads:
            return heads[match["head"]]
    return None
