"""Saved web pages: the article's text with its structure, and what the page says about it.

trafilatura finds the article; readability is asked as a second opinion. Nothing is fetched: the
page's own bytes are all that is read.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from desktop.errors import UnreadableError
from desktop.importing.body import BodyText, read_body
from desktop.importing.decoding import Decoded, decode, looks_like_text
from desktop.importing.page_facts import PageFacts, facts_of, with_second
from desktop.importing.text import replacement_warnings
from desktop.model import Block, BlockKind, ImportedArticle
from desktop.text.normalise import normalise
from desktop.translation import _

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_AGREEMENT = 0.8
_MOST_TAGS = 1_000_000
_LONGEST_PAGE = 20_000_000  # characters; the text of a page this long is never an article
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"""<(?:\?xml[^>]{0,200}encoding|meta[^>]{0,300}charset)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_WORD = re.compile(r"\w+")


class HtmlImporter:
    """Reads one article from a saved web page."""

    name = "html"
    version = "1"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def accepts(self, name: str, head: bytes) -> bool:
        """Take pages by their suffix, and files of any name that begin like a page."""
        if name.lower().endswith(self.suffixes):
            return looks_like_text(head)
        return _MARKUP.match(head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None

    def read(self, data: bytes, name: str, *, codec: str | None = None) -> list[ImportedArticle]:
        """Return the article of a page; see Importer."""
        del name
        decoded = _decode(data, codec)
        page = normalise(decoded.text)
        if page.text.count("<") > _MOST_TAGS or len(page.text) > _LONGEST_PAGE:
            raise UnreadableError(
                _("The page is too large. Copy the article into a text file and import that.")
            )
        tree = _parse(page.text)
        document = _extract(tree)
        body = read_body(document.body) if document else BodyText("", ())
        if document is None or not _WORD.search(body.text):
            raise UnreadableError(
                _("No article was found on this page. Copy its text into a text file and import that.")
            )
        facts = with_second(facts_of(tree), _second_facts(document))
        replaced = body.text.count("\ufffd") if page.replaced else 0
        return [
            ImportedArticle(
                body.text,
                blocks=_with_title(body, facts.title),
                title=facts.title,
                author=facts.author,
                source=facts.source,
                date=facts.date,
                url=facts.url,
                language=facts.language,
                codec=decoded.codec,
                warnings=(*replacement_warnings(replaced), *_doubts(page.text, body.text)),
            )
        ]


def _decode(data: bytes, codec: str | None) -> Decoded:
    """Return the page as text: the reader's codec, a byte order mark, what the page declares, a guess."""
    declared = _DECLARED.search(data[:4_096])
    if codec or not declared or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, codec=codec)
    name = declared[1].decode("ascii", errors="replace")
    if name.lower() in {"iso-8859-1", "latin1", "ascii", "us-ascii"}:
        name = "cp1252"  # as every browser does
    try:
        return decode(data, codec=name)
    except UnreadableError:
        return decode(data)


def _parse(page: str) -> "HtmlElement":
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        return html.document_fromstring(page.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(
            _("This page cannot be read as HTML. Save it as text and import that.")
        ) from error


def _extract(tree: "HtmlElement") -> "Document | None":
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        output_format="xml",
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return None if found is None or isinstance(found, dict) else found


def _second_facts(document: "Document") -> PageFacts:
    authors = (document.author or "").replace("; ", ", ").strip(" ,;")
    return PageFacts(
        title=document.title or None,
        author=authors or None,
        source=document.sitename or None,
        date=document.date or None,
        url=document.url or None,
        language=document.language or None,
    )


def _with_title(body: BodyText, title: str | None) -> tuple[Block, ...]:
    """Return the blocks, the first one as title when it repeats the article's title."""
    if not body.blocks or not title:
        return body.blocks
    first = body.blocks[0]
    if body.text[first.start : first.end].casefold() != title.casefold():
        return body.blocks
    return (Block(first.start, first.end, BlockKind.TITLE), *body.blocks[1:])


def _doubts(page: str, text: str) -> tuple[str, ...]:
    if agreement(text, _second_opinion(page)) >= _AGREEMENT:
        return ()
    return (_("Please check this page: it is not certain which part of it is the article."),)


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


def agreement(one: str, other: str) -> float:
    """Return how far two extractions hold the same words: F1 over the bags of words, 0 to 1."""
    first, second = Counter(_WORD.findall(one.casefold())), Counter(_WORD.findall(other.casefold()))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
