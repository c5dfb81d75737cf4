"""The last word of a longer name says what it is: a "... Board" an organisation, a "... River" a place."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from desktop.model import FoundMention, Kind

_ORGANISATIONS = """
Academy Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board Brotherhood Bureau
Cabinet Chamber Club Coalition College Commission Committee Company Confederation Congress Consortium Corp
Corporation Council Court Department Directorate Embassy Enterprises Federation Forces Foundation Front
Fund Gazette Group Guard Herald Holding Holdings Inc Industries Institute Institution Journal League
Limited Ltd Military Ministry Movement Navy Network News Office Organisation Organization Parliament Party
Police Post Press Radio School Secretariat Senate Society Studios Television Times Tribunal Tribune TV
Union University
"""
_PLACES = """
Airport Avenue Basin Bay Beach Boulevard Bridge Canal Cape Coast County Creek Desert District Falls Gulf
Harbour Harbor Highway Highlands Hill Hills Island Islands Lake Mountain Mountains Ocean Peninsula Plateau
Port Province Region Reservoir River Road Roundabout Sea Square Strait Street Valley Village
"""
_EVENTS = """
Award Awards Battle Biennale Carnival Championship Championships Conference Cup Derby Election Elections
Expo Fair Festival Games Genocide Holocaust Marathon Massacre Olympics Prix Prize Rebellion Referendum
Revolt Revolution Summit Tournament Trophy Uprising War
"""
_OTHERS = """
Campaign Framework Initiative Plan Policy Programme Program Project Scheme Strategy
"""
HEADS: Mapping[str, Kind] = MappingProxyType(
    dict.fromkeys(_ORGANISATIONS.split(), Kind.ORGANISATION)
    | dict.fromkeys(_PLACES.split(), Kind.PLACE)
    | dict.fromkeys(_EVENTS.split(), Kind.EVENT)
    | dict.fromkeys(_OTHERS.split(), Kind.OTHER)
)
_LAST = re.compile(r"\s(?P<head>[A-Z]\w+)\.?(?: \d{4})?$")
_DECIDED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP, Kind.OTHER, Kind.EVENT})


def decide_by_head(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with names of two words or more as what their last word says, where it says so."""
    return [_decided(text, mention) if mention.kind in _DECIDED else mention for mention in found]


def _decided(text: str, mention: FoundMention) -> FoundMention:
    last = _LAST.search(text[mention.start : mention.end])
    kind = HEADS.get(last["head"]) if last else None
    return mention if kind is None else FoundMention(mention.start, mention.end, kind)
