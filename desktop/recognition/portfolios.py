"""What a minister is for is no organisation: "Minister of Foreign Affairs", "the Health Minister"."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.headwords import names_organisation

_BEFORE = re.compile(r"\b(?:[Mm]inisters?|[Ss]ecretary|[Ss]ecretaries) (?:of|for)(?: the)?\s$")
_AFTER = re.compile(r"\s(?:Ministers?|Secretary(?![\s-]General)|Secretaries)\b")
_WIDTH = 24


def leave_portfolios(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without such organisations; a ministry that is named as one stays."""
    return [
        mention
        for mention in found
        if mention.kind is not Kind.ORGANISATION
        or names_organisation(text[mention.start : mention.end])
        or not (
            _BEFORE.search(text[max(0, mention.start - _WIDTH) : mention.start])
            or _AFTER.match(text, mention.end)
        )
    ]
