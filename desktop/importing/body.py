"""Text and blocks of an article's body, built together so that every offset is right.

Reads the tree that trafilatura gives: p, head, list, item, quote, code, table, ref, hi, del, lb; and pre,
which is code that keeps its lines. Elements of other names are blocks, too.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.model import Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_INLINE = frozenset({"hi", "del", "ref", "code", "span", "a"})
_KINDS = {"head": BlockKind.HEADING, "item": BlockKind.LIST, "quote": BlockKind.QUOTE}
_WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class BodyText:
    """The text of a body and its blocks, sorted by start, links after the block that holds them."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Writer:
    """The text so far, and the block that is being written at its end."""

    done: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    open: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, text: str | None, *, keep_lines: bool = False) -> None:
        """Append text to the open block, white space collapsed as a browser does."""
        if not text:
            return
        collapsed = text if keep_lines else _SPACE.sub(" ", text)
        self.open += collapsed.lstrip() if not self.open or self.open[-1] in " \n" else collapsed

    def close(self, kind: BlockKind, level: int = 0) -> None:
        """End the open block, if it holds anything, and give it its kind."""
        text = self.open.rstrip()
        links, self.open, self.links = self.links, "", []
        if not text:
            return
        start = self.length + (len(_SEPARATOR) if self.done else 0)
        self.done.append(text)
        self.length = start + len(text)
        self.blocks.append(Block(start, self.length, kind, level))
        for link_start, link_end, href in links:
            end = min(start + link_end, self.length)
            if start + link_start < end:
                self.blocks.append(Block(start + link_start, end, BlockKind.LINK, data={"href": href}))


def read_body(body: "_Element") -> BodyText:
    """Return the text of a body with its blocks; paragraphs, items and headings stand a line apart."""
    writer = _Writer()
    _visit(body, writer, kind=BlockKind.PARAGRAPH, level=0)
    writer.close(BlockKind.PARAGRAPH)
    blocks = sorted(writer.blocks, key=_place)
    return BodyText(_SEPARATOR.join(writer.done), tuple(blocks))


def _place(block: Block) -> tuple[int, int, bool]:
    return block.start, -block.end, block.kind is BlockKind.LINK


def _visit(element: "_Element", writer: _Writer, *, kind: BlockKind, level: int) -> None:
    """Write an element's text and children; ``kind`` and ``level`` are those of the block around it."""
    writer.add(element.text)
    for child in element:
        _visit_child(child, writer, kind=kind, level=level)
        writer.add(child.tail)


def _visit_child(child: "_Element", writer: _Writer, *, kind: BlockKind, level: int) -> None:
    tag = child.tag if isinstance(child.tag, str) else "graphic"
    if tag == "lb":
        _break_line(writer, kind=kind, level=level)
    elif tag == "pre" or (tag == "code" and "\n" in "".join(child.itertext()).strip()):
        writer.close(kind, level)
        writer.add("".join(child.itertext()).strip("\n"), keep_lines=True)
        writer.close(BlockKind.PARAGRAPH)
    elif tag in _INLINE:
        _visit_inline(child, writer, kind=kind, level=level)
    elif tag == "table":
        writer.close(kind, level)
        _write_table(child, writer)
    elif tag != "graphic":
        writer.close(kind, level)
        inner, depth = _inner(child, tag, kind=kind, level=level)
        _visit(child, writer, kind=inner, level=depth)
        writer.close(inner, depth)


def _break_line(writer: _Writer, *, kind: BlockKind, level: int) -> None:
    """Begin a new line; a second break after the first one ends the paragraph."""
    line = writer.open.rstrip(" ")
    if line.endswith("\n"):
        writer.close(kind, level)
    elif line:
        writer.open = line + "\n"


def _inner(element: "_Element", tag: str, *, kind: BlockKind, level: int) -> tuple[BlockKind, int]:
    """Return kind and level of the blocks inside an element."""
    if tag == "head":
        digits = re.search(r"[1-6]", element.get("rend", ""))
        return BlockKind.HEADING, int(digits.group()) if digits else 2
    if tag == "list":
        return BlockKind.LIST, level + 1
    if tag == "item":
        return BlockKind.LIST, max(level, 1)
    return _KINDS.get(tag, kind), level


def _visit_inline(element: "_Element", writer: _Writer, *, kind: BlockKind, level: int) -> None:
    start, blocks = len(writer.open), len(writer.done)
    _visit(element, writer, kind=kind, level=level)
    href = element.get("target") or element.get("href") or ""
    if _WEB.match(href) and blocks == len(writer.done):
        end = len(writer.open.rstrip())
        start += len(writer.open[start:]) - len(writer.open[start:].lstrip())
        writer.links.append((start, end, href))


def _write_table(table: "_Element", writer: _Writer) -> None:
    """Write a table as one block, a row a line and a tab between cells; a lone cell is a paragraph."""
    rows = [
        [_SPACE.sub(" ", "".join(cell.itertext())).strip() for cell in list(row.iter("cell")) or [row]]
        for row in table.iter("row")
    ]
    filled = [row for row in rows if any(row)]
    if all(len(row) == 1 for row in filled):
        for row in filled:
            writer.add(row[0])
            writer.close(BlockKind.PARAGRAPH)
        return
    writer.add("\n".join("\t".join(row) for row in filled), keep_lines=True)
    writer.close(BlockKind.TABLE)
