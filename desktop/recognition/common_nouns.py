"""A common noun with a capital letter ("the Government", "the Project") is no name when it stands alone."""

from desktop.model import FoundMention, Kind

_NOUNS = """
Administration Agency Airport Assembly Association Authority Bank Bishop Board Bureau Cabinet Captain
Center Centre Chair Chairman Chairperson Chamber Chancellor City Club College Commission Commissioner
Committee Company Constitution Convention Corporation Council County Court Customs Department Deputy
Director District Division Embassy Emirate Emperor Executive Families Federation Finance Force Forces
Foundation Fund God Government Governor Group Health Hospital House Imam Institute Island Judge Judiciary
Justice King Kingdom Left Library Lord Mayor Minister Ministry Mission Monarch Museum Nation NGO NGOs
Office Officer Opposition Organisation Organization Palace Party Patriarch Police Pontiff Pope Port
Precinct President Presidency Prince Princess Prison Programme Program Project Prophet Province Queen
Rector Region Republic Right River Road Royal Schemes School Secretariat Secretary Senator Sheikh Sheriff
Speaker State States Station Sultan Territory Town Treaty Tribunal Union University Village
"""
_PHRASES = frozenset(
    {
        "Attorney General", "Chief Executive", "Chief Justice", "Crown Prince", "First Lady",
        "Foreign Minister", "Head of State", "Prime Minister", "Secretary General", "State of Emergency",
        "Vice President",
    }
)  # fmt: skip
COMMON = frozenset(_NOUNS.split()) | _PHRASES
_NAMED = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.OTHER})


def leave_common_nouns(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without those that are a common noun, an office or a title alone."""
    return [
        mention
        for mention in found
        if mention.kind not in _NAMED or text[mention.start : mention.end] not in COMMON
    ]
