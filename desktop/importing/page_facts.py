"""What a web page says about its article: JSON-LD first, then OpenGraph and meta elements."""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from desktop.text.dates import read_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|Review)$")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "title"),
    "author": (
        "author",
        "article:author",
        "dc.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "byl",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "date": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "date",
    ),
    "url": ("og:url", "twitter:url"),
}
_DEPTH = 12
_LONGEST_FACT = 500
_TAGS = re.compile(r"<[^>]*>")
_BY = re.compile(r"^(?:written )?by\s+", re.IGNORECASE)
_SHORTEST_HEADING = 2  # words
_PERSON = re.compile(r"[^\W\d_]")
_NOBODY = re.compile(
    r"(?:https?://|www\.|@)|^(?:admin|administrator|staff|editor|webmaster|unknown)$", re.IGNORECASE
)
_SITE = re.compile(r"(?:\s.*)?\s[-–—|·»]\s+(?P<name>[^-–—|·»]{1,60})|")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known about a page's article; None is not known."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


def facts_of(tree: "HtmlElement") -> PageFacts:
    """Return what the page's JSON-LD says, completed by its OpenGraph and meta elements and its title."""
    declared = with_second(_linked_data_facts(tree), _meta_facts(tree))
    facts = with_second(declared, _titles(tree))
    return PageFacts(
        title=_as_shown(_without_site(facts.title, facts.source), tree),
        author=facts.author,
        source=facts.source,
        date=facts.date,
        url=facts.url,
        language=facts.language,
    )


def with_second(first: PageFacts, second: PageFacts) -> PageFacts:
    """Return the first facts with the gaps filled from the second."""
    names = [each.name for each in fields(PageFacts)]
    return PageFacts(**{name: getattr(first, name) or getattr(second, name) for name in names})


def _linked_data_facts(tree: "HtmlElement") -> PageFacts:
    objects = [each for script in _scripts(tree) for each in _objects(script, _DEPTH)]
    article = next((each for each in objects if _is_article(each)), None)
    if article is None:
        return PageFacts()
    publisher = _name(article.get("publisher"))
    return PageFacts(
        title=_text(article.get("headline")) or _text(article.get("name")),
        author=_people(article.get("author") or article.get("creator"), but_not=publisher),
        source=publisher,
        date=_date(_text(article.get("datePublished")) or _text(article.get("dateCreated"))),
        url=_web(article.get("url")) or _web(article.get("mainEntityOfPage")),
        language=_language(_text(article.get("inLanguage"))),
    )


def _scripts(tree: "HtmlElement") -> Iterator[object]:
    """Yield the parsed JSON-LD of a page; what is broken is left out."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip(" \n\t;")
        try:
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield every object inside a JSON value, outer ones first."""
    if depth and isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner, depth - 1)
    elif depth and isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth - 1)


def _is_article(value: dict[str, object]) -> bool:
    kinds = value.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _meta_facts(tree: "HtmlElement") -> PageFacts:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "")
            .strip()
            .lower()
        )
        if content := _text(meta.get("content")):
            found.setdefault(name, []).append(content)
    return PageFacts(
        title=_first(found, "title"),
        author=_meta_author(found),
        source=_first(found, "source"),
        date=next(
            (date for name in _META["date"] for each in found.get(name, []) if (date := _date(each))), None
        ),
        url=_canonical(tree) or next((url for each in _META["url"] if (url := _web(found.get(each)))), None),
        language=_language(tree.get("lang") or tree.get("xml:lang") or "")
        or next((code for each in found.get("content-language", []) if (code := _language(each))), None),
    )


def page_title(tree: "HtmlElement") -> str | None:
    """Return the page's own title, with the site's name if it stands there; the last to be asked."""
    return _text(tree.findtext(".//head/title"))


def _titles(tree: "HtmlElement") -> PageFacts:
    """Return title and source of a page titled "Heading - Site", as they stand in its title element.

    Where the title is not that of the one heading, there is nothing sure to say.
    """
    title, headings = page_title(tree) or "", list(tree.iter("h1"))
    for heading in headings:
        shown = _text(str(heading.text_content()))
        if shown and title.startswith(shown) and (site := _SITE.fullmatch(title[len(shown) :])):
            return PageFacts(title=shown, source=site["name"])
    return PageFacts() if len(headings) == 1 else PageFacts(title=title or None)


def _first(found: dict[str, list[str]], fact: str) -> str | None:
    return next((found[name][0] for name in _META[fact] if name in found), None)


def _meta_author(found: dict[str, list[str]]) -> str | None:
    return next((people for name in _META["author"] if (people := _people(found.get(name)))), None)


def _canonical(tree: "HtmlElement") -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((url for each in links if (url := _web(each))), None)


def _text(value: object) -> str | None:
    """Return a JSON or attribute value as one clean line, None when it is no short text."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    line = " ".join(entities.unescape(_TAGS.sub("", entities.unescape(value))).split())
    line = line.encode("utf-8", errors="replace").decode().replace("\x00", "")
    return line if 0 < len(line) <= _LONGEST_FACT else None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: object, *, but_not: str | None = None) -> str | None:
    """Return the names in an author value, each once, joined by commas.

    Addresses are no names, and neither the publisher nor any other organisation is an author.
    """
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and "Organization" in str(each.get("@type")):
            continue
        name = _BY.sub("", _name(each) or "").strip(" ,;")
        if _PERSON.search(name) and not _NOBODY.search(name) and name not in (*names, but_not):
            names.append(name)
    return ", ".join(names) or None


def _date(value: str | None) -> str | None:
    """Return the day of an ISO time or of a date in words."""
    if not value:
        return None
    day = _ISO_DAY.match(value)
    return read_date(day.group() if day else value)


def _web(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and re.match(r"https?://[^\s/]+", value.strip()) else None


def _language(value: str | None) -> str | None:
    """Return the two- or three-letter code of a language tag."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_,]|$)", (value or "").strip())
    return match.group(1).lower() if match else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """Return a title without " - Site" at its end."""
    if not title or not site:
        return title
    pattern = rf"\s*(?:[-–—|:·»]\s*)+{re.escape(site)}\s*$"
    return re.sub(pattern, "", title, flags=re.IGNORECASE) or title


def _as_shown(title: str | None, tree: "HtmlElement") -> str | None:
    """Return the page's heading when the declared title is that heading with something round it."""
    for heading in tree.iter("h1"):
        shown = " ".join(str(heading.text_content()).split())
        if title and len(shown.split()) >= _SHORTEST_HEADING and shown.casefold() in title.casefold():
            return shown
    return title
