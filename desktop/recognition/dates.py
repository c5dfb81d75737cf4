"""What the model calls a date and is none: ages, frequencies, and a unit of time alone."""

import re

from desktop.model import FoundMention, Kind

_NO_DATE = re.compile(
    r".*\b(?:old|aged?|ages)\b.*|(?:bi)?(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|ennial)"
    r"|(?:days?|weeks?|months?|years?|decades?|century|centuries|seasons?)",
    re.IGNORECASE | re.DOTALL,
)


def leave_no_dates(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions without such dates; durations ("eight months") stay."""
    return [
        mention
        for mention in found
        if mention.kind is not Kind.DATE or not _NO_DATE.fullmatch(text, mention.start, mention.end)
    ]
