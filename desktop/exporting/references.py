"""An article as a bibliographic reference: its names, its date as closely as it is known, its facts in CSL.

Articles are taken for pieces of a newspaper: CSL's ``article-newspaper``, RIS's ``NEWS``.
"""

import re
from collections.abc import Mapping

from desktop.model import Article
from desktop.text.contributors import Contributor, contributors

KIND = "article-newspaper"
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def in_line(text: str | None) -> str:
    """Return a text on one line, without white space at its ends."""
    return " ".join((text or "").split())


def date_parts(date: str | None) -> tuple[int, ...]:
    """Return year, month and day as far as they are known, nothing for what is no date."""
    match = _DATE.fullmatch(date or "")
    return tuple(int(part) for part in match.groups() if part) if match else ()


def name_values(name: Contributor) -> dict[str, str]:
    """Return a name as CSL has it."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def reference(article: Article) -> Mapping[str, object]:
    """Return what an article is, in the variables of CSL-JSON; what is not known is left out."""
    parts = date_parts(article.date)
    values: dict[str, object] = {
        "type": KIND,
        "title": in_line(article.title),
        "author": [name_values(each) for each in contributors(article.author)],
        "container-title": in_line(article.source),
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "URL": in_line(article.url),
        "language": in_line(article.language),
    }
    return {key: value for key, value in values.items() if value}
