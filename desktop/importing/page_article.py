"""Which part of a web page is its article: three opinions, and the two that agree have it.

trafilatura speaks first, readability second; the page's own elements are the third opinion, and they
are what is read where trafilatura has lost the structure, as it does on pages of a few sentences.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.importing.body import BodyText, read_body
from desktop.importing.page_structure import OwnBody, own_body
from desktop.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_AGREEMENT = 0.8
_WHOLE = 0.95  # of the page's letters: there is nothing round the article
_SHORT = 150  # words; trafilatura takes all of a page that has hardly more, joined in one paragraph
_PLAIN = 0.3  # of a page's source is its article: trafilatura would leave out short items and headings
_TEASER = 200  # words; more are no teaser
_LONGER = 3  # times the words make a text the article of which another is the teaser
_JOINED = 3  # blocks of the page in one block of the extraction
_COMPARED = 200  # blocks
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """The article of a page; ``certain`` says that two opinions agree on it."""

    body: BodyText
    certain: bool


def find_article(
    tree: "HtmlElement", document: "Document | None", *, page: str, base: str | None
) -> FoundArticle:
    """Return the article of a page, given its tree, what trafilatura found and the page's source.

    ``base`` is the page's address or None. The text is empty when nothing on the page can be read.
    """
    taken = read_body(document.body) if document else BodyText("", ())
    own = own_body(tree, base=base)
    if len(own.body.text) >= len(page) * _PLAIN and agreement(own.body.text, taken.text) >= _AGREEMENT:
        return FoundArticle(own.body, certain=True)
    found = _best(taken, own, _second_opinion(page))
    if not _is_teaser(found.body, tree):
        return found
    longer = own.marked and _count(own.body.text) >= _LONGER * _count(found.body.text)
    return FoundArticle(own.body if longer else found.body, certain=False)


def _best(taken: BodyText, own: OwnBody, second: str) -> FoundArticle:
    """Return what trafilatura took, or the page's own elements where two opinions are for them."""
    bare = own.share >= _WHOLE and _count(own.body.text) <= _SHORT
    alike = agreement(own.body.text, taken.text) >= _AGREEMENT
    own_seconded = agreement(own.body.text, second) >= _AGREEMENT
    if not has_words(taken.text) or bare or _is_joined(taken, own.body):
        return FoundArticle(own.body, own.marked or bare or own_seconded or alike)
    seconded = agreement(taken.text, second) >= _AGREEMENT
    if own_seconded and not seconded:
        return FoundArticle(own.body, certain=True)
    everything_surrounds = not has_words(own.body.text)
    return FoundArticle(taken, certain=(seconded or alike) and not everything_surrounds)


def has_words(text: str) -> bool:
    """Tell whether there is anything to read in a text."""
    return _WORD.search(text) is not None


def agreement(one: str, other: str) -> float:
    """Return how far two extractions hold the same words: F1 over the bags of words, 0 to 1."""
    first, second = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _count(text: str) -> int:
    return len(text.split())


def _pieces(body: BodyText) -> list[str]:
    return [body.text[each.start : each.end] for each in body.blocks if each.kind is not BlockKind.LINK]


def _is_joined(taken: BodyText, own: BodyText) -> bool:
    """Tell whether an extraction has made one block of several of the page's own."""
    few, many = len(_pieces(taken)), _pieces(own)[:_COMPARED]
    if few * _JOINED > len(many) and few > 1:
        return False
    letters = "".join(taken.text.split())
    found = sum("".join(piece.split()) in letters for piece in many)
    enough = few * _JOINED if few > 1 else min(2, len(many))
    if not found or found < enough:
        return False
    return _count(own.text) <= _SHORT or agreement(taken.text, own.text) >= _AGREEMENT


def _is_teaser(taken: BodyText, tree: "HtmlElement") -> bool:
    """Tell whether the paragraphs of the page hold far more than the short text taken from it."""
    words = _count(taken.text)
    if words >= _TEASER:
        return False
    return sum(_count(str(each.text_content())) for each in tree.iter("p")) >= _LONGER * words


def _second_opinion(page: str) -> str:
    """Return the article's text as readability finds it, "" when it finds none."""
    from lxml import etree, html
    from readability import Document as Readability
    from readability.readability import Unparseable

    try:
        summary = Readability(page).summary(html_partial=True)
        return str(html.fromstring(summary).text_content())
    except (Unparseable, etree.LxmlError, ValueError, TypeError, KeyError):
        return ""
