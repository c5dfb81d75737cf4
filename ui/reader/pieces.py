"""The pieces an article is drawn in: its head first, then its lines, none longer than 4,000 characters."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.model import Block, BlockKind, Span
from desktop.text.marks import SortedMarks
from ui.reader.drawn import shown_parts
from ui.reader.lines import Lines, cut_line
from ui.reader.records import Head

_BYLINE_SEPARATOR = " · "
_LIST_SIGN = re.compile(r"\s*(?:[-*+]|(\d{1,9}[.)]))\s")
_BULLET = "•"
_TITLE, _BYLINE, _HEADING = BlockKind.TITLE, BlockKind.BYLINE, BlockKind.HEADING
_PARAGRAPH, _LIST, _LINK = BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.LINK
_HEAD_KINDS = (_TITLE, _BYLINE)
_SAYING_NOTHING = (_PARAGRAPH, _LINK, _TITLE)


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of the text that leads somewhere."""

    start: int
    end: int
    target: str


class Piece(NamedTuple):
    """One drawn stretch ``[start, end)``: what it is, which parts are shown, what is added in drawing.

    ``gap`` is the room above it in parts of the space between paragraphs; ``sign`` is drawn before
    its first line (a list item's bullet or number). A tuple, since each frame makes some anew.
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    parts: tuple[Span, ...]
    gap: float = 1.0
    before: str = ""
    after: str = ""
    sign: str = ""
    links: tuple[Link, ...] = ()


class Pieces:
    """All pieces of one article by number. Lines are found at once, all else when a piece is asked for.

    ``blocks`` are in order of their starts, longer ones first.
    """

    def __init__(self, head: Head, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self._blocks = SortedMarks(blocks)
        self._hidden = SortedMarks(_hidden(blocks))
        self._last = (-1, BlockKind.PARAGRAPH)  # the piece asked for last, for the one below it
        taken = _head_blocks(blocks, len(text))
        self.head = _head_pieces(head, text, taken, self._parts)
        self._lines = Lines(text)
        for block in taken.values():
            self._lines.without(block.start, block.end)
        self._lines.join(text, blocks)
        self._lines.cut(text)

    def __len__(self) -> int:
        """Return how many pieces there are."""
        return len(self.head) + len(self._lines.starts)

    def lengths(self) -> list[int]:
        """Return the length of each piece in code points of the source."""
        head = [len(piece.before) + piece.end - piece.start for piece in self.head]
        return head + self._lines.lengths()

    def span(self, index: int) -> tuple[int, int]:
        """Return the start and end of a piece."""
        if index < len(self.head):
            return self.head[index].start, self.head[index].end
        index -= len(self.head)
        return self._lines.starts[index], self._lines.ends[index]

    def at(self, position: int) -> int:
        """Return the piece that holds a position, or the nearest one before it."""
        for index, piece in enumerate(self.head):
            if piece.parts and piece.start <= position <= piece.end:
                return index
        return len(self.head) + self._lines.at(position) if self._lines.starts else 0

    def __getitem__(self, index: int) -> Piece:
        """Return a piece with all that its blocks say."""
        if index < len(self.head):
            return self.head[index]
        start, end = self.span(index)
        found = self._blocks.over(start, end)
        kind, level = _what(found)
        written = _LIST_SIGN.match(self.text, start, end) if kind is _LIST else None
        parts = self._parts(written.end() if written else start, end)
        gap = self._gap(index, found, kind) if parts else 0.0
        self._last = (index, kind)
        sign = _sign(written, found, start) if kind is _LIST else ""
        return Piece(start, end, kind, level, parts, gap, sign=sign, links=_links(found))

    def drawn(self, start: int, end: int) -> bool:
        """Say whether something of a stretch is drawn: markup and the like is hidden."""
        over = self._hidden.over(start, end) if len(self._hidden) else ()
        return not any(each.start <= start and end <= each.end for each in over)

    def _parts(self, start: int, end: int) -> tuple[Span, ...]:
        if not len(self._hidden):
            return (Span(start, end),) if start < end else ()
        return shown_parts(start, end, self._hidden.over(start, end))

    def _gap(self, index: int, found: Sequence[Block], kind: BlockKind) -> float:
        """Return the room above a piece: none inside a block, little in a list, more above a heading."""
        if index <= len(self.head):
            return 0.2 if index and kind is _BYLINE else min(float(index), 1.0)
        above_start, above_end = self.span(index - 1)
        start = self._lines.starts[index - len(self.head)]
        if above_end == start or any(block.start <= above_start and start < block.end for block in found):
            return 0.0 if "\n\n" not in self.text[above_end:start] else 1.0
        known, above = self._last
        if known != index - 1:
            above = _what(self._blocks.over(above_start, above_end))[0]
        if kind is _HEADING:
            return 2.0
        if kind is _BYLINE:
            return 0.2
        if kind is _LIST is above:
            return 0.35
        return 0.6 if above is _HEADING else 1.0


def _hidden(blocks: Sequence[Block]) -> list[Span]:
    """Return the stretches that are not drawn, in order."""
    found: set[Span] = set()
    for block in [each for each in blocks if each.data]:
        pairs = block.data.get("hidden")
        if isinstance(pairs, list):
            found.update(Span(int(start), int(end)) for start, end in pairs if start < end)
    return sorted(found)


def _head_blocks(blocks: Sequence[Block], length: int) -> dict[BlockKind, Block]:
    """Return the first title and the first byline of the text."""
    found: dict[BlockKind, Block] = {}
    for block in blocks:
        if block.kind in _HEAD_KINDS and block.start < min(block.end, length):
            found.setdefault(block.kind, block)
            if len(found) == len(_HEAD_KINDS):
                break
    return found


def _head_pieces(
    head: Head,
    text: str,
    taken: dict[BlockKind, Block],
    parts_of: Callable[[int, int], tuple[Span, ...]],
) -> list[Piece]:
    """Return the title and the line below it, from the text where it has them.

    A byline of the text that says something else than the article's goes out of ``taken`` and stays
    where it is: no word of the text is ever left out.
    """
    pieces: list[Piece] = []
    for kind, shown, gap in ((_TITLE, head.title, 0.0), (_BYLINE, head.byline, 0.5)):
        found = _pieces_of_text(text, taken[kind], shown, parts_of, gap=gap) if kind in taken else []
        if not found:
            taken.pop(kind, None)
            if shown:
                found = [Piece(0, 0, kind, 0, (), gap, shown)]
        pieces += found
    return pieces


def _pieces_of_text(
    text: str, block: Block, shown: str, parts_of: Callable[[int, int], tuple[Span, ...]], *, gap: float
) -> list[Piece]:
    """Return the text's own title or byline; nothing where it is empty or not what is to be shown."""
    start, end = _stripped(text, block.start, min(block.end, len(text)))
    source = " ".join("".join(text[part.start : part.end] for part in parts_of(start, end)).split())
    after = _after_byline(source, shown) if block.kind is _BYLINE else ""
    if start == end or after is None:
        return []
    return [
        Piece(
            first, last, block.kind, 0, parts_of(first, last),
            gap=gap if first == start else 0.0, after=after if last == end else "",
        )
        for first, last in cut_line(text, start, end)
    ]  # fmt: skip


def _after_byline(source: str, shown: str) -> str | None:
    """Return what follows the text's own byline in the line below the title, None when they differ."""
    if shown.startswith(source):
        return shown[len(source) :]
    first, separator, rest = shown.partition(_BYLINE_SEPARATOR)
    return separator + rest if source.casefold().startswith(first.casefold()) else None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _sign(written: re.Match[str] | None, found: Sequence[Block], start: int) -> str:
    """Return what stands before a list item: its number, or a bullet also where the text has none."""
    if written is not None:
        return written[1] or _BULLET
    return _BULLET if any(each.kind is _LIST and each.start == start for each in found) else ""


def _what(blocks: Sequence[Block]) -> tuple[BlockKind, int]:
    """Return what a stretch is by the innermost block that says more than "paragraph"."""
    for block in reversed(blocks):
        if block.kind not in _SAYING_NOTHING:
            return block.kind, block.level
    return _PARAGRAPH, 0


def _links(blocks: Sequence[Block]) -> tuple[Link, ...]:
    targets = [(each, each.data.get("href")) for each in blocks if each.kind is _LINK]
    return tuple(Link(each.start, each.end, to) for each, to in targets if isinstance(to, str))
