"""Large towns in texts of languages without a model: known to the gazetteer, and where one is spoken of."""

import re

from desktop.model import FoundMention, Kind
from desktop.recognition.spans import settle
from desktop.storage.gazetteer import gazetteer
from desktop.text.names import entity_key
from desktop.text.whereabouts import PlaceSort

_LARGE = 100_000  # people: smaller towns are called like too many other things
_LONGEST = 3  # words of a name
# Words that places stand behind, of the languages of Europe that are written in Latin letters.
_BEFORE = (
    "in|im|nach|aus|bei|von|zu|à|a|au|aux|en|dans|de|d'|vers|pour|di|da|per|verso|em|do|du|na|no|te|naar|uit"
    "|van|i|till|från|vid|til|fra|ved|w|we|z|ze|pod|v|ve|u|iz|din|la|în|spre|près|hacia|desde|até"
)
_WORD = r"[^\W\d_][\w\u2019'-]{0,30}"
_OF_PERSONS = frozenset({"de", "di", "da", "do", "du", "d'", "van", "von", "zu"})  # parts of surnames, too
_SPOKEN_OF = re.compile(
    rf"(?:(?P<owner>[^\W\d_]{{1,30}})\s)?(?<!\w)(?P<before>{_BEFORE})(?:\s|(?<=d'))"
    rf"(?=(?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}))",
    re.IGNORECASE,
)


def mark_towns(text: str) -> list[FoundMention]:
    """Return the large towns of a text: named behind a word like "in" once, and then wherever they stand.

    What may be the name of a person ("Ana de Valencia") is left out. Linear in the text.
    """
    known: dict[str, bool] = {}
    names = {name for match in _SPOKEN_OF.finditer(text) if (name := _town(match, known))}
    if not names:
        return []
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", text)
    return settle(FoundMention(each.start(), each.end(), Kind.PLACE) for each in found)


def _town(match: "re.Match[str]", known: dict[str, bool]) -> str:
    """Return the longest beginning of a name that is a large town's, "" for none."""
    owner, words = match["owner"] or "", re.split(r"(?<=[ ])", match["name"])
    if owner[:1].isupper() and match["before"].lower() in _OF_PERSONS:
        return ""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = "".join(words[:length]).rstrip(" '\u2019-")
        if name not in known:
            known[name] = name[:1].isupper() and not name.isupper() and _is_large(name)
        if known[name]:
            return name
    return ""


def _is_large(name: str) -> bool:
    key = entity_key(name, Kind.PLACE)
    return any(
        place.sort in {PlaceSort.TOWN, PlaceSort.OTHER_NAME} and place.population >= _LARGE
        for place in gazetteer().named([key]).get(key, ())
    )
