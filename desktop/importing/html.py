"""Saved web pages: the article's text with its structure, and what the page says about it.

Nothing is fetched: the page's own bytes are all that is read.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import UnreadableError
from desktop.importing.body import BodyText
from desktop.importing.decoding import Decoded, decode, looks_like_text
from desktop.importing.page_article import find_article, has_words
from desktop.importing.page_facts import PageFacts, facts_of, page_title, with_second
from desktop.importing.page_tree import parse_page
from desktop.importing.text import replacement_warnings
from desktop.model import Block, BlockKind, ImportedArticle
from desktop.text.bylines import read_head_line
from desktop.text.normalise import normalise
from desktop.translation import _

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_HEAD_BLOCKS = 6  # looked at before the text must have begun
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"""<(?:\?xml[^>]{0,200}encoding|meta[^>]{0,300}charset)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


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
        tree = parse_page(page.text)
        document = _extract(tree)
        declared = facts_of(tree)
        guessed = _second_facts(document) if document else PageFacts()
        article = find_article(tree, document, page=page.text, base=declared.url or guessed.url)
        body = article.body
        title = declared.title or guessed.title or page_title(tree)
        _refuse_without_text(body, title)
        head = _read_head(body, title)
        facts = with_second(with_second(declared, head.facts), guessed)
        doubts = () if article.certain else (_doubt(),)
        replaced = body.text.count("\ufffd") if page.replaced else 0
        return [
            ImportedArticle(
                body.text,
                blocks=head.blocks,
                title=title,
                author=facts.author,
                source=facts.source,
                date=facts.date,
                url=facts.url,
                language=facts.language,
                codec=decoded.codec,
                warnings=(*replacement_warnings(replaced), *doubts),
            )
        ]


def _refuse_without_text(body: BodyText, title: str | None) -> None:
    """Raise UnreadableError when there is nothing to read, or nothing but headings."""
    if all(each.kind is BlockKind.HEADING for each in body.blocks) and (title or has_words(body.text)):
        raise UnreadableError(
            _("This page has a title but no text. Copy the article into a text file and import that.")
        )
    if not has_words(body.text):
        raise UnreadableError(
            _("No article was found on this page. Copy its text into a text file and import that.")
        )


def _doubt() -> str:
    return _("Please check this page: it is not certain which part of it is the article.")


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


@dataclass(frozen=True, slots=True)
class _Head:
    """The blocks of an article with its head lines named, and what those lines say."""

    blocks: tuple[Block, ...]
    facts: PageFacts


def _read_head(body: BodyText, title: str | None) -> _Head:
    """Name the title and the byline among the first blocks; the title may stand there or not."""
    blocks, said = list(body.blocks), PageFacts()
    for at, block in enumerate(blocks[:_HEAD_BLOCKS]):
        line = body.text[block.start : block.end]
        if title and line.casefold() == title.casefold():
            blocks[at] = Block(block.start, block.end, BlockKind.TITLE)
        elif head_line := _head_line(block, line):
            blocks[at] = Block(block.start, block.end, BlockKind.BYLINE)
            said = with_second(said, head_line)
        elif block.kind is not BlockKind.LINK:
            break
    return _Head(tuple(blocks), said)


def _head_line(block: Block, line: str) -> PageFacts | None:
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    said = read_head_line(line)
    if said is None or said.title:
        return None
    return PageFacts(author=said.author, source=said.source, date=said.date, url=said.url)
