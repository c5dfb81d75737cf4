"""The tree of a web page: parsed whole, and nowhere deeper than what reads it can follow."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import UnreadableError
from desktop.translation import _

if TYPE_CHECKING:
    from lxml.etree import TreeBuilder
    from lxml.html import HtmlElement

_MOST_TAGS = 1_000_000
_LONGEST_PAGE = 20_000_000  # characters; the text of a page this long is never an article
_DEEPEST = 2_048  # what libxml2 follows at most; deeper is never written by a person
_DEEP = 150  # deeper, elements that only wrap are taken out: the extractors go down by recursion
_MEANT = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "li",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "br",
    ]
)
_MEANT_DEEPER = 50
_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "object"})
_BREAKING = _MEANT | frozenset(
    ["div", "section", "article", "main", "center", "form", "fieldset", "figure", "details"]
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CLOSED = re.compile(r"<(script|style|title|textarea|iframe|noscript)\b([^<>]*)/>", re.IGNORECASE)


def parse_page(page: str) -> "HtmlElement":
    """Return the root element of a page's tree, without comments.

    Raises UnreadableError with the reason for what is no page, too large or nested too deeply.
    """
    from lxml import etree, html

    if page.count("<") > _MOST_TAGS or len(page) > _LONGEST_PAGE:
        raise UnreadableError(_("The page is too large. Copy the article into a text file and import that."))
    # XHTML closes empty elements at once; HTML would take all that follows for their text
    source = _CLOSED.sub(r"<\1\2></\1>", page).encode()
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        if _gave_up(parser.error_log):
            raise _too_deep() from error
        raise UnreadableError(
            _("This page cannot be read as HTML. Save it as text and import that.")
        ) from error
    if _gave_up(parser.error_log):
        raise _too_deep()
    _open_body(tree)
    depth = _depth(tree)
    if depth > _DEEPEST:
        raise _too_deep()
    return _flattened(tree) if depth > _DEEP else tree


def _open_body(tree: "HtmlElement") -> None:
    """Move what is no part of a head into the body; libxml2 does not know that <article> opens it."""
    from lxml import html

    head, body = tree.find("head"), tree.find("body")
    shown = [each for each in (head if head is not None else ()) if each.tag not in _HEAD]
    if not shown:
        return
    if body is None:
        body = html.Element("body")
        tree.append(body)
    for at, element in enumerate(shown):
        body.insert(at, element)


def tree_text(text: str | None) -> str:
    """Return text without the control characters that a character reference makes and no tree takes."""
    return _NOT_XML.sub("", text or "")


def _gave_up(log: "object") -> bool:
    """Tell whether libxml2 stopped at a limit, and with that dropped what it had read."""
    return "RESOURCE_LIMIT" in str(log)


def _too_deep() -> UnreadableError:
    return UnreadableError(
        _("The page's elements are nested too deeply. Copy the article into a text file and import that.")
    )


def _depth(tree: "HtmlElement") -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _flattened(tree: "HtmlElement") -> "HtmlElement":
    """Return a copy whose deep elements that only wrap are gone, their text in place."""
    from lxml import etree, html

    flat = _Flat(etree.TreeBuilder(element_factory=html.HTMLParser().makeelement))
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            flat.start(element)
        else:
            flat.end(element)
    root: HtmlElement = flat.builder.close()
    return root


@dataclass(slots=True)
class _Flat:
    """The shallower copy so far; ``kept`` says of each open element whether it is in it."""

    builder: "TreeBuilder"
    kept: list[bool] = field(default_factory=list)
    depth: int = 0

    def start(self, element: "HtmlElement") -> None:
        tag = str(element.tag)
        keep = self.depth < (_DEEP + _MEANT_DEEPER if tag in _MEANT else _DEEP)
        self.kept.append(keep)
        self.depth += keep
        if keep:
            self.builder.start(tag, {name: tree_text(value) for name, value in element.attrib.items()})
        elif tag in _BREAKING:
            self.builder.data("\n")
        self.builder.data(tree_text(element.text))

    def end(self, element: "HtmlElement") -> None:
        tag = str(element.tag)
        keep = self.kept.pop()
        self.depth -= keep
        if keep:
            self.builder.end(tag)
        elif tag in _BREAKING:
            self.builder.data("\n")
        if self.kept:
            self.builder.data(tree_text(element.tail))
