"""Markdown: the source characters stay; blocks say what they are and which of them drawing hides."""

import re
from dataclasses import dataclass, field, replace

from desktop.errors import UnreadableError
from desktop.importing.decoding import decode, looks_like_text
from desktop.importing.front_matter import FrontMatter, read_front_matter
from desktop.importing.text import HEAD_LINES, Head, replacement_warnings
from desktop.model import Block, BlockKind, ImportedArticle
from desktop.text.bylines import read_head_line
from desktop.text.normalise import normalise
from desktop.translation import _

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?P<closing>[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_INLINE = re.compile(  # every repetition is bounded: a page of brackets or ticks takes linear time
    r"""(?P<code>(?P<ticks>(?<!`)`{1,3}(?!`))[^\n]{1,1000}?(?<!`)(?P=ticks)(?!`))
    |(?P<escape>\\(?=[!-/:-@\[-`{-~]))
    |(?P<link>!?\[(?P<label>[^\[\]\n]{0,500})\]
        \((?P<href>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:[ \t]+"[^"\n]{0,500}")?\))
    |<(?P<address>https?://[^<>\s]{1,2000})>
    |(?P<strong>(?P<stars>\*{1,3}|(?<!\w)_{1,3})(?=\S)(?P<inner>[^*_\n]{1,2000}?)(?<=\S)(?P=stars)
        (?![\w*_]|(?<=_)\w))""",
    re.VERBOSE,
)
_COLUMNS_OF_INDENT = 2


class MarkdownImporter:
    """Reads one Markdown file as one article."""

    name = "markdown"
    version = "1"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def accepts(self, name: str, head: bytes) -> bool:
        """Take text files by their suffix: Markdown cannot be told from plain text."""
        return name.lower().endswith(self.suffixes) and looks_like_text(head)

    def read(self, data: bytes, name: str, *, codec: str | None = None) -> list[ImportedArticle]:
        """Return the one article of a Markdown file; see Importer."""
        del name
        decoded = decode(data, codec=codec)
        done = normalise(decoded.text)
        if not done.text.strip():
            raise UnreadableError(_("The file is empty."))
        article = article_of(done.text)
        return [replace(article, codec=decoded.codec, warnings=replacement_warnings(done.replaced))]


def article_of(text: str) -> ImportedArticle:
    """Return what a normalised Markdown text says about itself, and its blocks."""
    front = read_front_matter(text)
    blocks = _Scanner(text).scan(front.end)
    if front.end:
        blocks.insert(0, Block(0, front.end, BlockKind.PARAGRAPH, data={"hidden": [[0, front.end]]}))
    facts, blocks = _head(text, blocks, front)
    links = [link for block in blocks for link in _links(text, block)]
    return replace(facts, text=text, blocks=tuple(sorted([*blocks, *links], key=_place)))


def _place(block: Block) -> tuple[int, int, bool]:
    return block.start, -block.end, block.kind is BlockKind.LINK


def _head(text: str, blocks: list[Block], front: FrontMatter) -> tuple[ImportedArticle, list[Block]]:
    """Return title, author, date and source, and the blocks with the head lines named."""
    first = 1 if front.end else 0
    title = front.title
    if first < len(blocks) and blocks[first].kind is BlockKind.HEADING:
        shown = visible_text(text, blocks[first])
        if title is None or title.casefold() == shown.casefold():
            title = shown or None
            blocks[first] = replace(blocks[first], kind=BlockKind.TITLE, level=0)
            first += 1
    said = Head()
    for index in range(first, min(first + HEAD_LINES, len(blocks) - 1) if title else first):
        read = read_head_line(visible_text(text, blocks[index]))
        if read is None or read.title or blocks[index].kind is not BlockKind.PARAGRAPH:
            break
        said.learn(read)
        blocks[index] = replace(blocks[index], kind=BlockKind.BYLINE)
    if title is None:
        headings = (block for block in blocks if block.kind is BlockKind.HEADING)
        title = next((shown for each in headings if (shown := visible_text(text, each))), None)
    facts = ImportedArticle(
        text,
        title=title,
        author=front.author or said.facts.get("author"),
        source=front.source or said.facts.get("source"),
        date=front.date or said.facts.get("date"),
        url=front.url or said.facts.get("url"),
        language=front.language,
    )
    return facts, blocks


def visible_text(text: str, block: Block) -> str:
    """Return what a block shows when its markup is hidden, on one line."""
    hidden = block.data.get("hidden")
    pieces, position = [], block.start
    for start, end in hidden if isinstance(hidden, list) else []:
        pieces.append(text[position:start])
        position = end
    pieces.append(text[position : block.end])
    return " ".join("".join(pieces).split())


@dataclass(slots=True)
class _Scanner:
    """Reads line by line; ``start`` is where the open block began, -1 when none is open."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    hidden: list[list[int]] = field(default_factory=list)
    start: int = -1
    end: int = -1
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    fence: str = ""

    def scan(self, position: int) -> list[Block]:
        """Return the blocks from ``position`` on, in order, with their hidden markup."""
        for line in self.text[position:].split("\n"):
            self._line(line, position)
            position += len(line) + 1
        self._close()
        return self.blocks

    def _line(self, line: str, at: int) -> None:
        if self.fence or _FENCE.match(line):
            self._fenced(line, at)
        elif not line.strip():
            self._close()
        elif match := _HEADING.match(line):
            self._heading(match, at)
        elif self._is_underline(line):
            self.kind, self.level = BlockKind.HEADING, 1 if "=" in line else 2
            self.hidden.append([self.end, at + len(line)])
            self.end = at + len(line)
            self._close()
        elif _RULE.match(line):
            self._close()
            self._open(at, at + len(line), BlockKind.PARAGRAPH)
            self.hidden.append([self.start, self.end])
            self._close()
        else:
            self._prose(line, at)

    def _prose(self, line: str, at: int) -> None:
        end = at + len(line.rstrip())
        start = at + len(line) - len(line.lstrip())
        if match := _QUOTE.match(line):
            if self.kind is not BlockKind.QUOTE or self.start < 0:
                self._close()
                self._open(start, end, BlockKind.QUOTE)
            self.hidden.append([max(start, at), min(at + match.end(), end)])
            self.end = end
        elif match := _ITEM.match(line):
            self._close()
            columns = len(match["indent"].expandtabs(4))
            self._open(start, end, BlockKind.LIST, level=1 + columns // _COLUMNS_OF_INDENT)
        elif self.start < 0:
            self._open(start, end, BlockKind.PARAGRAPH)
        else:
            self.end = end

    def _heading(self, match: re.Match[str], at: int) -> None:
        self._close()
        start, end = at + match.start("marks"), at + match.end("text")
        if match.start("text") < match.end("text"):
            closing = at + match.end("closing") if match["closing"] else end
            self._open(start, closing, BlockKind.HEADING, level=len(match["marks"]))
            self.hidden.append([start, at + match.start("text")])
            if closing > end:
                self.hidden.append([end, closing])
            self._close()

    def _fenced(self, line: str, at: int) -> None:
        """Take the lines between fences as they are; the fences themselves are hidden."""
        marks = _FENCE.match(line)
        end = at + len(line.rstrip())
        if not self.fence and marks:
            self._close()
            self._open(at, end, BlockKind.PARAGRAPH)
            self.hidden.append([at, end])
            self.fence = marks[1]
            return
        self.end = max(self.end, end)
        if marks and marks[1].startswith(self.fence) and not line.strip().strip(self.fence[0]):
            self.hidden.append([at, end])
            self.fence = ""
            self._close(inline=False)

    def _is_underline(self, line: str) -> bool:
        one_line = self.start >= 0 and self.text.find("\n", self.start, self.end) < 0
        return one_line and self.kind is BlockKind.PARAGRAPH and _UNDERLINE.match(line) is not None

    def _open(self, start: int, end: int, kind: BlockKind, *, level: int = 0) -> None:
        self.start, self.end, self.kind, self.level = start, end, kind, level

    def _close(self, *, inline: bool = True) -> None:
        start, end, hidden = self.start, self.end, self.hidden
        self.start, self.hidden = -1, []
        if start < 0 or end <= start:
            return
        if inline and not self.fence:
            hidden += _inline_markup(self.text, start, end)
        data: dict[str, object] = {"hidden": _merged(hidden)} if hidden else {}
        self.blocks.append(Block(start, end, self.kind, self.level, data))


def _inline_markup(text: str, start: int, end: int) -> list[list[int]]:
    """Return the places of the markup characters of emphasis, code, links and escapes in a block."""
    found: list[list[int]] = []
    for match in _INLINE.finditer(text, start, end):
        name = match.lastgroup or ""
        if match["code"]:
            ticks = len(match["ticks"])
            found += [[match.start(), match.start() + ticks], [match.end() - ticks, match.end()]]
        elif match["link"] and match["label"]:
            found += [[match.start(), match.start("label")], [match.end("label"), match.end()]]
        elif match["address"]:
            found += [[match.start(), match.start() + 1], [match.end() - 1, match.end()]]
        elif match["strong"]:
            found += [[match.start(), match.start("inner")], [match.end("inner"), match.end()]]
        elif name == "escape":
            found.append([match.start(), match.end()])
    return found


def _merged(ranges: list[list[int]]) -> list[list[int]]:
    """Return ranges sorted, those that touch or overlap as one, empty ones left out."""
    merged: list[list[int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        elif start < end:
            merged.append([start, end])
    return merged


def _links(text: str, block: Block) -> list[Block]:
    found = []
    for match in _INLINE.finditer(text, block.start, block.end):
        group, href = ("address", match["address"]) if match["address"] else ("label", match["href"])
        if href and match.start(group) < match.end(group) and re.match(r"https?://|mailto:", href):
            found.append(Block(match.start(group), match.end(group), BlockKind.LINK, data={"href": href}))
    return found
