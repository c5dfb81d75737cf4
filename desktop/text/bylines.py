"""Lines that stand before an article and say who wrote it, when and for whom.

Careful rather than clever: a line that is not surely one of these is text, and nothing is guessed.
"""

import re
from dataclasses import dataclass

from desktop.text.dates import read_date

_LONGEST_LINE = 160
_BY = re.compile(r"(?:story |words |written |reported )?by:?\s+(?P<rest>\S.*)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>title|headline|author|authors|byline|by|date|published|published on|publication date|posted"
    r"|updated|last updated|source|publication|publisher|newspaper|url|link)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
    "date": "date",
    "published": "date",
    "published on": "date",
    "publication date": "date",
    "posted": "date",
    "source": "source",
    "publication": "source",
    "publisher": "source",
    "newspaper": "source",
    "url": "url",
    "link": "url",
}
_URL = re.compile(r"https?://\S+")
PARTICLE = re.compile(
    r"(?:[Dd]e|[Dd]el|[Dd]ella|[Dd]a|[Dd]os|[Dd]i|[Dd]u|[Ll]a|[Ll]e|[Vv]an|[Vv]on|[Dd]en|[Dd]er|[Tt]er|bin|ibn|al|el)"
)
_NAME_WORD = re.compile(r"(?:[dDlO]['’])?(?:al-|el-|[Mm]c|Mac)?[^\W\d_a-z](?:[^\W\d_]|['’.-])*")
_NOT_A_NAME = re.compile(
    r"(?:The|A|An|In|On|Of|For|To|At|And|With|From|Through|This|That|These|Those|My|Our|His|Her|Its|Your"
    r"|Any|All|Some|No|Far|Land|Sea|Air|Law|Train|Road|Night|Day|Next|Last|Early|Late|Then|Now|Contrast"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September"
    r"|October|November|December)",
)
ORGANISATION = re.compile(
    r"\b(?:News|Agency|Press|Times|Post|Journal|Herald|Tribune|Guardian|Telegraph|Chronicle|Network|Radio|Media"
    r"|Reuters|AP|AFP|BBC|CNN|DPA|TASS|Bloomberg|Xinhua|UPI|Today|Magazine|Review|Service)\b|\.(?:com|org|net|az|co\.uk)$"
)
ROLE = re.compile(
    r"\b(?:writer|correspondent|editor|reporter|staff|analyst|columnist|contributor|bureau|chief|columnists|reporters"
    r"|journalist|producer|presenter|website)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 6
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{2,}(?:,\s[A-Z][A-Za-z .'’-]+)?)"
    r"(?:,\s*(?P<date>(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?))?"
    r"\s*(?:[(\[](?P<source>[A-Z][\w .&'’-]{1,40})[)\]])?\s*(?:[-–—]+|:)\s"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line before the text says; ``title_start`` is where its title begins in the line."""

    title: str | None = None
    title_start: int = 0
    author: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None


def is_head_line(line: str) -> bool:
    """Tell whether a line is a byline, a date, a source or another labelled fact, not text."""
    return read_head_line(line) is not None


def read_head_line(line: str) -> HeadLine | None:
    """Return what a byline, date line, source line or address says, or None when it is text."""
    stripped = line.strip()
    if not stripped or len(stripped) > _LONGEST_LINE or "\n" in stripped:
        return None
    if _URL.fullmatch(stripped):
        return HeadLine(url=stripped)
    if date := read_date(stripped):
        return HeadLine(date=date) if len(date) == len("2022-12-05") else None
    if match := _LABELLED.fullmatch(stripped):
        return _labelled(match, indent=len(line) - len(line.lstrip()))
    if match := _BY.fullmatch(stripped):
        return read_byline(match["rest"])
    return None


def read_dateline(paragraph: str) -> HeadLine | None:
    """Return source and full date of "BAKU, December 5, 2022 (Reuters) -" at the start of a text."""
    match = _DATELINE.match(paragraph)
    if not match or not (match["source"] or match["date"]):
        return None
    return HeadLine(source=match["source"], date=read_date(match["date"] or ""))


def read_byline(names: str) -> HeadLine | None:
    """Return author, source and date of the words after "By", or None when they are no names."""
    authors: list[str] = []
    source = date = None
    parts = [part.strip() for part in re.split(r"\s+[-–—|•·]\s+|\s*[|•·;]\s*", names) if part.strip()]
    for part in parts:
        for piece in _pieces(part):
            if full := read_date(piece):
                date = date or full
            elif ORGANISATION.search(piece) or (authors and _is_one_word(piece)):
                source = source or piece
            elif _is_name(piece):
                authors.append(piece)
            elif not (authors and ROLE.search(piece)):
                return None
    if not authors and not source:
        return None
    return HeadLine(author=", ".join(authors) or None, source=source, date=date)


def _labelled(match: re.Match[str], *, indent: int) -> HeadLine | None:
    label = match["label"].lower()
    field = _FIELDS.get(label)
    value = match["value"].strip()
    if field == "title":
        return HeadLine(title=value, title_start=indent + match.start("value"))
    if field == "author":
        read = read_byline(re.sub(r"(?i)^by\s+", "", value))
        return read or (HeadLine(author=value) if label.startswith("author") else None)
    if field == "date":
        date = read_date(value)
        return HeadLine(date=date) if date else None
    if field == "source":
        return HeadLine(source=value)
    return HeadLine(url=value) if _URL.fullmatch(value) else None


def _pieces(part: str) -> list[str]:
    """Return the names and roles in "X, Y and Z in Baku", without the place; a date stays whole."""
    if read_date(part):
        return [part]
    without_place = re.sub(r"\s+in\s+[^\W\d_a-z][\w .'’-]*(?:,\s*[^\W\d_a-z][\w .'’-]*)?$", "", part)
    pieces = re.split(r",\s*(?:and\s+)?|\s+(?:and|&|with)\s+", without_place)
    return [piece.strip(" .") if _is_one_word(piece) else piece.strip() for piece in pieces if piece.strip()]


def _is_one_word(piece: str) -> bool:
    return len(piece.split()) == 1 and piece[:1].isupper()


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not 1 < len(words) <= _LONGEST_NAME or ROLE.search(piece):
        return False
    if any(_NOT_A_NAME.fullmatch(word) for word in words):
        return False
    return all(_NAME_WORD.fullmatch(word) or PARTICLE.fullmatch(word) for word in words)
