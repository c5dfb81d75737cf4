"""An article's text for documents: its paragraphs, and where passages begin and end in them.

Every passage begins and ends in some paragraph, also one that reaches over several, lies in white space
between two, or ends where another begins. Markup that the reader does not see is left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.model import Block, BlockKind, Span
from desktop.text.marks import SortedMarks
from desktop.text.paragraphs import paragraphs

_WORDS_OF_LINE = re.compile(r"\S(?:[^\n]*\S)?")
LIST_SIGN = re.compile(r"\s*(?:[-*+•–]|\(?\w{1,9}[.)])\s")
"""What a list item begins with that has a sign or number in the text."""

_SAYS_NOTHING = frozenset({BlockKind.LINK, BlockKind.PARAGRAPH})


@dataclass(frozen=True, slots=True)
class Begins:
    """A passage begins here; ``passage`` is its place among those given."""

    passage: int


@dataclass(frozen=True, slots=True)
class Ends:
    """A passage ends here."""

    passage: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text: where it stands, what it is, and its words with the edges of passages.

    ``begins`` is False where it goes on with the list item, quotation or table that began before it.
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    begins: bool = True
    pieces: "tuple[Piece, ...]" = ()


Piece = str | Begins | Ends
_Edge = tuple[int, int, int, int, Begins | Ends]  # position, then what orders those that share one


class MarkedText:
    """A text with passages, which are half-open and in any order."""

    def __init__(self, text: str, blocks: Sequence[Block], passages: Sequence[Span]) -> None:
        self._text = text
        self._blocks = SortedMarks(sorted(blocks, key=_place))
        self._hidden = SortedMarks(_hidden(blocks))
        self._places = list(_places(text, blocks))
        self._starts = [place.start for place in self._places]
        self._ends = [place.end for place in self._places]
        self._edges = self._sorted_edges(passages) if self._places else []

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs in order, without those of which nothing is seen."""
        at = 0
        for place in self._places:
            until = at
            while until < len(self._edges) and self._edges[until][0] <= place.end:
                until += 1
            pieces = tuple(self._pieces(place, self._edges[at:until]))
            at = until
            if pieces:
                yield self._paragraph(place, pieces)

    def _paragraph(self, place: Span, pieces: tuple[Piece, ...]) -> Paragraph:
        found = self._blocks.over(place.start, place.end)
        block = next((each for each in reversed(found) if each.kind not in _SAYS_NOTHING), None)
        if block is None:
            return Paragraph(place.start, place.end, BlockKind.PARAGRAPH, 0, pieces=pieces)
        begins = not self._text[block.start : place.start].strip()
        return Paragraph(place.start, place.end, block.kind, block.level, begins=begins, pieces=pieces)

    def _pieces(self, place: Span, edges: Sequence[_Edge]) -> Iterator[Piece]:
        at = place.start
        for position, *_order, edge in edges:
            if shown := self._shown(at, position):
                yield shown
            yield edge
            at = position
        if shown := self._shown(at, place.end):
            yield shown

    def _shown(self, start: int, end: int) -> str:
        """Return what is seen of a stretch, on one line."""
        shown, at = [], start
        for hidden in self._hidden.over(start, end) if len(self._hidden) else ():
            shown.append(self._text[at : max(at, hidden.start)])
            at = max(at, min(hidden.end, end))
        return "".join([*shown, self._text[at:end]]).replace("\n", " ")

    def _sorted_edges(self, passages: Sequence[Span]) -> list[_Edge]:
        """Return where passages begin and end: what ends before what begins, the outer around the inner."""
        edges: list[_Edge] = []
        for number, passage in enumerate(passages):
            start, end = self._within(passage)
            if start < end:
                edges.append((start, 2, -end, number, Begins(number)))
                edges.append((end, 0, -start, -number, Ends(number)))
            else:
                edges.append((start, 1, number, 0, Begins(number)))
                edges.append((start, 1, number, 1, Ends(number)))
        return sorted(edges)

    def _within(self, passage: Span) -> tuple[int, int]:
        """Return a passage from its first to its last character that lies in a paragraph."""
        first = bisect_right(self._ends, passage.start)
        last = bisect_left(self._starts, passage.end) - 1
        start = max(passage.start, self._starts[first]) if first < len(self._starts) else self._ends[-1]
        end = min(passage.end, self._ends[last]) if last >= 0 else start
        return start, max(start, end)


def _place(block: Block) -> tuple[int, int]:
    return block.start, -block.end


def _hidden(blocks: Sequence[Block]) -> list[Span]:
    """Return the stretches that the reader does not see, in order."""
    found: set[Span] = set()
    for block in blocks:
        pairs = block.data.get("hidden")
        if isinstance(pairs, list):
            found.update(Span(int(start), int(end)) for start, end in pairs if start < end)
    return sorted(found)


def _places(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield the paragraphs: none goes over the edge of a block, each line of a table is one."""
    tables = SortedMarks(sorted((each for each in blocks if each.kind is BlockKind.TABLE), key=_place))
    for start, end in pairwise(sorted(_cuts(text, blocks))):
        stretch = text[start:end]
        for found in _lines(stretch) if tables.over(start, end) else paragraphs(stretch):
            yield Span(start + stretch.rfind("\n", 0, found.start) + 1, start + _line_end(stretch, found.end))


def _cuts(text: str, blocks: Sequence[Block]) -> set[int]:
    """Return where blocks begin and end lines."""
    cuts = {0, len(text)}
    for block in blocks:
        if block.kind is not BlockKind.LINK:
            if text[block.start - 1 : block.start] == "\n":
                cuts.add(block.start)
            if text[block.end : block.end + 1] == "\n":
                cuts.add(block.end)
    return cuts


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _lines(text: str) -> Iterator[Span]:
    for found in _WORDS_OF_LINE.finditer(text):
        yield Span(found.start(), found.end())
