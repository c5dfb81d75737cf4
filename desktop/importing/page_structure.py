"""The structure a page's author gave it: headings, paragraphs, lists, quotations, tables, links.

Where an extractor has joined or dropped these, the page's own elements are walked instead.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from desktop.importing.body import BodyText, read_body
from desktop.importing.page_cleaning import article_element, clean_body, letters
from desktop.importing.page_tree import tree_text

if TYPE_CHECKING:
    from lxml.etree import TreeBuilder, _Element
    from lxml.html import HtmlElement

_BLOCKS = (
    "address article aside body center details dialog div fieldset figcaption figure footer form header"
    " hgroup hr html legend main nav p search section summary table tbody td tfoot th thead tr"
)
_NAMES = {
    **dict.fromkeys(_BLOCKS.split(), "div"),
    **{f"h{level}": "head" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl", "menu", "dir"), "list"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "pre"),
    "blockquote": "quote",
    "a": "ref",
    "br": "lb",
}  # what is not named here stands inside a line, as browsers have it
_TABLE_NAMES = {"table": "table", "tr": "row", "caption": "row", "td": "cell", "th": "cell"}
_LAYOUT = frozenset(
    ["table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "article", "section"]
)
_CELLS = frozenset({"td", "th"})
_RULED = frozenset({"caption", "colgroup", "col"})
_GRID = frozenset(["table", "thead", "tbody", "tfoot", "tr"])


@dataclass(frozen=True, slots=True)
class OwnBody:
    """A page read by its own elements.

    ``marked`` says that the page names the element of its article, ``share`` which part of the page's
    letters, 0 to 1, the body holds.
    """

    body: BodyText
    marked: bool = False
    share: float = 0.0


def own_body(tree: "HtmlElement", *, base: str | None = None) -> OwnBody:
    """Return the text and blocks of a page without what surrounds its article.

    ``base`` is the page's address, for links that are relative to it.
    """
    body = deepcopy(tree.find("body"))
    if body is None:
        return OwnBody(BodyText("", ()))
    before = clean_body(tree, body)
    root = article_element(body)
    share = letters(root) / before if before else 0.0
    return OwnBody(read_body(_converted(root, base or "")), marked=root is not body, share=share)


@dataclass(slots=True)
class _Conversion:
    """The tree for read_body so far; ``open`` names its open elements, "" for those left out."""

    builder: "TreeBuilder"
    base: str
    open: list[str] = field(default_factory=list)

    def start(self, element: "HtmlElement") -> None:
        tag = str(element.tag)
        name = self._name(element, tag)
        if name == "lb" and ("pre" in self.open or "cell" in self.open):
            self.builder.data("\n" if "pre" in self.open else " ")
            name = ""
        if name == "div" and "cell" in self.open:
            self.builder.data(" ")
            name = ""
        self.open.append(name)
        if name:
            self.builder.start(name, self._attributes(element, name, tag))
        self.builder.data(tree_text(element.text))

    def end(self, element: "HtmlElement") -> None:
        name = self.open.pop()
        if name:
            self.builder.end(name)
        elif _NAMES.get(str(element.tag)) == "div":
            self.builder.data(" ")
        if self.open:
            self.builder.data(tree_text(element.tail))

    def _name(self, element: "HtmlElement", tag: str) -> str:
        if tag == "table" and not _is_layout(element):
            return "table"
        if tag in _TABLE_NAMES and tag != "table" and "table" in self.open:
            return _TABLE_NAMES[tag]
        if tag in {"thead", "tbody", "tfoot"} and "table" in self.open:
            return ""
        return _NAMES.get(tag, "hi")

    def _attributes(self, element: "HtmlElement", name: str, tag: str) -> dict[str, str]:
        if name == "head":
            return {"rend": tag}
        target = element.get("href") if name == "ref" else None
        return {"target": tree_text(_absolute(self.base, target))} if target else {}


def _converted(root: "HtmlElement", base: str) -> "_Element":
    """Return the page's elements under the names that read_body knows."""
    from lxml import etree

    conversion = _Conversion(etree.TreeBuilder(), base)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            conversion.start(element)
        else:
            conversion.end(element)
    return conversion.builder.close()


def _absolute(base: str, target: str) -> str:
    try:
        return urljoin(base, target.strip())
    except ValueError:  # an address that is none
        return ""


def _is_layout(table: "HtmlElement") -> bool:
    """Tell a table that only places its parts from one of data: it holds parts, or words beside its cells."""
    return any(_places(each) for each in table.iterdescendants()) or bool((table.text or "").strip())


def _places(element: "HtmlElement") -> bool:
    tag, parent = element.tag, element.getparent()
    around = parent.tag if parent is not None else ""
    if tag in _LAYOUT or (tag in _CELLS and (around != "tr" or len(element.findall("p")) > 1)):
        return True
    if around in _GRID and (tag not in _GRID | _CELLS | _RULED or (element.tail or "").strip()):
        return True
    return tag in _GRID and bool((element.text or "").strip())
