"""Numbering paragraphs, so that a citation's ¶ is the same number in every place that shows one."""

from bisect import bisect_right
from collections.abc import Sequence

from desktop.model import Block, BlockKind
from desktop.text.paragraphs import paragraphs

_COUNTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.TABLE})


def paragraph_starts(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return where each numbered paragraph starts, in code points; heads and headings have no number."""
    starts = sorted({block.start for block in blocks if block.kind in _COUNTED})
    return starts or [span.start for span in paragraphs(text)]


def paragraph_number(starts: Sequence[int], offset: int) -> int:
    """Return the number, from 1, of the paragraph that holds an offset; what stands before it is in 1."""
    return max(1, bisect_right(starts, offset))
