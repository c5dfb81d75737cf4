"""A note as what its Markdown means: paragraphs, headings, quotations, items and code, in runs of words.

The rules are those by which notes are shown where they are written (see markup): a line end is a line end,
and what is no sign is a character. Nothing that was written is lost, whatever it looks like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.text.markup import AFTER_ADDRESS, INLINE, LONGEST, is_fence, line_kind

_COLUMNS_OF_INDENT = 2
_INDENTED = re.compile(r"[ \t]+(?=\S)")
_PLAIN: frozenset["Look"] = frozenset()


class Look(StrEnum):
    """How a run of words is set."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    SMALL_CAPITALS = "small-capitals"
    UNDERLINED = "underlined"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is set alike; ``target`` is where a link leads, as it was written."""

    text: str
    looks: frozenset[Look] = _PLAIN
    target: str = ""


class Shape(StrEnum):
    """What a stretch of a note is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """One stretch of a note; its lines are parted by line ends in the runs.

    ``level`` is the depth of a heading (1-6) or item (1 and deeper), else 0; ``number`` is what an item is
    numbered with ("3."), "" for a bullet.
    """

    shape: Shape
    runs: tuple[Run, ...]
    level: int = 0
    number: str = ""


def note_blocks(note: str) -> Iterator[NoteBlock]:
    """Yield what a note consists of, in order."""
    lines = note.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_block: NoteBlock | None = None
    code: list[str] | None = None
    for line in lines:
        if code is not None:
            if is_fence(line):
                yield _code(code)
                code = None
            else:
                code.append(line)
            continue
        new = None if is_fence(line) or not line.strip() else _block(line)
        if new is not None and open_block is not None and _goes_on(open_block, new, line):
            open_block = _joined(open_block, new)
            continue
        if open_block is not None:
            yield open_block
        open_block = new
        code = [] if is_fence(line) else None
    if code is not None:
        yield _code(code)
    if open_block is not None:
        yield open_block


def inline_runs(line: str, looks: frozenset[Look] = _PLAIN, target: str = "") -> Iterator[Run]:
    """Yield the runs of one line that is free of signs at its beginning."""
    if len(line) > LONGEST:
        yield Run(line, looks, target)
        return
    at = 0
    for found in INLINE.finditer(line):
        if at < found.start():
            yield Run(line[at : found.start()], looks, target)
        yield from _marked(found, looks, target)
        at = found.end()
    if at < len(line):
        yield Run(line[at:], looks, target)


def _marked(found: re.Match[str], looks: frozenset[Look], target: str) -> Iterator[Run]:
    """Yield the runs of a stretch that signs say something of."""
    if found["escape"]:
        yield Run(found[0][1:], looks, target)
    elif found["code"] is not None:
        yield Run(found["code"], looks | {Look.CODE}, target)
    elif found["words"] is not None:
        yield from inline_runs(found["words"], looks, target or found["target"])
    elif found["bold"] is not None:
        yield from inline_runs(found["bold"], looks | {Look.BOLD}, target)
    elif found["italic"] is not None:
        yield from inline_runs(found["italic"], looks | {Look.ITALIC}, target)
    else:
        address = found["address"].rstrip(AFTER_ADDRESS)
        yield Run(address, looks, target or address)
        if len(address) < len(found["address"]):
            yield Run(found["address"][len(address) :], looks, target)


def _block(line: str) -> NoteBlock:
    """Return a line that is not blank as a stretch of its own."""
    kind, begin = line_kind(line)
    shape, _, level = kind.partition(" ")
    if shape == "heading":
        return NoteBlock(Shape.HEADING, tuple(inline_runs(line[begin:])), int(level))
    if shape == "quote":
        return NoteBlock(Shape.QUOTE, tuple(inline_runs(line[begin:])))
    if shape == "list":
        sign = line[:begin]
        depth = 1 + (len(sign) - len(sign.lstrip())) // _COLUMNS_OF_INDENT
        number = sign.strip() if sign.strip()[0].isdigit() else ""
        return NoteBlock(Shape.ITEM, tuple(inline_runs(line[begin:])), depth, number)
    return NoteBlock(Shape.PARAGRAPH, tuple(inline_runs(line)))


def _goes_on(before: NoteBlock, new: NoteBlock, line: str) -> bool:
    """Tell whether a line belongs to the stretch before it."""
    if new.shape is Shape.PARAGRAPH and before.shape is Shape.ITEM:
        return _INDENTED.match(line) is not None
    return new.shape is before.shape and new.shape in {Shape.PARAGRAPH, Shape.QUOTE}


def _joined(before: NoteBlock, new: NoteBlock) -> NoteBlock:
    runs = new.runs
    if before.shape is Shape.ITEM and runs:
        runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
    return replace(before, runs=(*before.runs, Run("\n"), *runs))


def _code(lines: list[str]) -> NoteBlock:
    return NoteBlock(Shape.CODE, (Run("\n".join(lines), frozenset({Look.CODE})),))
