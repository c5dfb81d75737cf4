"""Take away what surrounds an article on its page, by the elements, roles and names it has there.

Navigation, asides, forms, notices about cookies, and everything that is not drawn.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "img",
    "picture",
    "video",
    "audio",
    "canvas",
    "iframe",
    "embed",
    "map",
    "head",
    "rp",
    "input",
    "select",
    "textarea",
    "datalist",
]
_NEVER = frozenset({"nav", "footer", "search"})
_SELDOM = frozenset({"aside", "form", "button", "dialog"})
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "form",
    ]
)
_NAMED = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|gdpr|newsletter|sign-?up|subscribe|social"
    r"|shar(?:e|ing)|related|comments?|sidebar|adverts?|advertisement|promo|popup|modal|pagination|skip-link"
    r"|footer|masthead|site-header)\b",
    re.IGNORECASE,
)
_CONTAINERS = frozenset(["div", "section", "ul", "ol", "dl", "table", "p"])
_LISTS = frozenset({"ul", "ol"})
_UNGUARDED = _NEVER | _LISTS  # surround the article however long they are
_LINES = frozenset(["p", "div", "center", "td"])
_PARTS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FEW_LINKS = 3  # fewer are no navigation, even with nothing between them
_LINKED = 0.7  # of the letters of navigation are in its links
_HALF = 0.5  # what holds more of the page than this does not surround anything
_SHARE = 0.25  # of the page's letters are in the element that says it is the article
_MOST = 0.6  # of them in one of several


def clean_body(tree: "HtmlElement", body: "HtmlElement") -> int:
    """Take out of ``body``, a copy of the tree's body, what surrounds the article.

    Each element taken out leaves an empty ``hr``, so that what stands on either side stays apart.
    Returns how many letters could be read on the page before.
    """
    from lxml import etree

    etree.strip_elements(body, *_SILENT, with_tail=False)
    title = " ".join("".join(tree.xpath("//head//title//text()")).split()).casefold()
    total = letters(body)
    for element in list(body.iterdescendants()):
        if _surrounds(element, title) and (element.tag in _UNGUARDED or letters(element) <= total * _HALF):
            tag = "span" if element.tag == "button" else "hr"
            element.clear(keep_tail=True)
            element.tag = tag
    return total


def article_element(body: "HtmlElement") -> "HtmlElement":
    """Return the element that says it holds the article, ``body`` when there is none."""
    total = letters(body)
    articles = [each for each in body.iter("article") if next(each.iterancestors("article"), None) is None]
    mains = [each for each in body.iter() if each.tag == "main" or each.get("role") == "main"]
    for found in (articles, mains):
        share = _SHARE if len(found) == 1 else _MOST
        longest = max(found, key=letters, default=None)
        if longest is not None and total and letters(longest) >= total * share:
            return longest
    return body


def letters(element: "HtmlElement") -> int:
    """Return the length of an element's text without white space."""
    return sum(len(part) - part.count(" ") for part in element.itertext() if not part.isspace())


def _surrounds(element: "HtmlElement", title: str) -> bool:
    tag, role = element.tag, (element.get("role") or "").lower()
    if tag == "footer":
        return next(element.iterancestors("blockquote"), None) is None
    if tag in _NEVER or tag in _SELDOM or role in _ROLES or _is_hidden(element):
        return True
    if tag == "header":
        return not _is_article_header(element, title)
    return (tag in _CONTAINERS and _is_named_so(element)) or _is_navigation(element)


def _is_hidden(element: "HtmlElement") -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_named_so(element: "HtmlElement") -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _NAMED.search(names.replace("_", "-")) is not None


def _is_article_header(header: "HtmlElement", title: str) -> bool:
    """Tell an article's header from the site's: it stands in the article or has the page's title."""
    if next(header.iterancestors("article", "main"), None) is not None:
        return True
    headings = (" ".join(str(each.text_content()).split()).casefold() for each in header.iter("h1"))
    return any(heading and title.startswith(heading) for heading in headings)


def _is_navigation(element: "HtmlElement") -> bool:
    """Tell whether an element outside the article is a row of links and hardly anything else."""
    if element.tag not in _LISTS and not _is_line(element):
        return False
    links = [each for each in element.iter("a") if each.get("href")]
    if len(links) < _FEW_LINKS or next(element.iterancestors("article", "main"), None) is not None:
        return False
    return sum(map(letters, links)) >= _LINKED * letters(element)


def _is_line(element: "HtmlElement") -> bool:
    return element.tag in _LINES and next(element.iterdescendants(*_PARTS), None) is None
