"""Notes and quotations as paragraphs of a Word file."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.exporting.word.wordml import LinkIds, border_beside, paragraph, right_to_left, runs, words
from desktop.text.note_blocks import NoteBlock, Run, Shape, note_blocks

_STYLES = {
    Shape.PARAGRAPH: "Note",
    Shape.HEADING: "NoteHeading",
    Shape.QUOTE: "NoteQuote",
    Shape.ITEM: "NoteItem",
    Shape.CODE: "NoteCode",
}
IN_COMMENTS: Mapping[Shape, str] = dict.fromkeys(Shape, "CommentText")
_NEUTRAL = "#cfcbc2"  # the line beside a passage without a tag
_BULLET = "\N{BULLET}"
_STEP = 340  # twentieths of a point by which each level of a list is indented


def note_paragraphs(
    note: str, links: LinkIds, styles: Mapping[Shape, str] = _STYLES, *, first: str = ""
) -> Iterator[str]:
    """Yield the paragraphs of a note; ``first`` is what stands at the beginning of the first one."""
    for block in note_blocks(note):
        yield _note_paragraph(block, links, styles[block.shape], first)
        first = ""
    if first:
        yield paragraph(first, styles[Shape.PARAGRAPH])


def _note_paragraph(block: NoteBlock, links: LinkIds, style: str, first: str) -> str:
    rtl = right_to_left("".join(run.text for run in block.runs))
    sign, indent = "", ""
    if block.shape is Shape.ITEM:
        sign = words(f"{block.number or _BULLET}\t")
        left = _STEP * (block.level + 1) if style == "NoteItem" else _STEP * block.level
        indent = f'<w:ind w:left="{left}" w:hanging="{_STEP}"/>'
    return paragraph(f"{first}{sign}{runs(block.runs, links)}", style, rtl=rtl, after=indent)


def quotation(quote: str, citation: Sequence[Run], links: LinkIds, *, colour: str = "") -> Iterator[str]:
    """Yield a quotation, line by line, that ends with its source; the line beside it has the colour.

    A source that is written in the other direction stands on a line of its own.
    """
    lines = [line for line in quote.split("\n") if line.strip()] or [quote]
    parts = [(words(line), right_to_left(line)) for line in lines]
    source = (runs(citation, links), right_to_left("".join(run.text for run in citation)))
    if source[0] and source[1] is parts[-1][1]:
        parts[-1] = (parts[-1][0] + words(" ") + source[0], source[1])
    elif source[0]:
        parts.append(source)
    for number, (inner, rtl) in enumerate(parts):
        border = border_beside(colour or _NEUTRAL, rtl=rtl)
        yield paragraph(inner, "QuoteContinued" if number else "Quote", rtl=rtl, before=border)
