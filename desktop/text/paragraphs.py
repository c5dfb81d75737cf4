"""Where the paragraphs of a plain text are: one rule for the reader, citations and importers.

Lines without a blank line between them form a run. A run that was wrapped by hand or by a mail
program is one paragraph; in every other run each line is a paragraph of its own. A run counts as
wrapped when its longest line has 40 to 100 characters, no line after the first starts like a list
item, and each line but the last is full: the first word of the next line would not have fitted.
"""

import re
from itertools import pairwise

from desktop.model import Span

_SHORTEST_WIDTH = 40
_LONGEST_WIDTH = 100
_FULL = 0.9  # programs that balance lines leave some of them a little short
_LINE = re.compile(r"[^\n]+")
_NEAR = 20_000  # characters on both sides; what is further off has no say in where a paragraph ends
_LIST_ITEM = re.compile(r"\s*(?:[-*+•–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text`` in order, without the white space around them.

    Linear in the length of the text.
    """
    found: list[Span] = []
    run: list[Span] = []
    for line in _lines(text):
        if run and text.count("\n", run[-1].end, line.start) > 1:
            found.extend(_paragraphs_of_run(text, run))
            run = []
        run.append(line)
    found.extend(_paragraphs_of_run(text, run))
    return found


def paragraph_at(text: str, position: int) -> Span:
    """Return the paragraph that holds a position; what follows it up to the next one belongs to it.

    An empty span where there is none before. Costs the same in a text of any length.
    """
    low = max(0, position - _NEAR)
    gap = text.rfind("\n\n", low, position)
    start = gap + 2 if gap >= 0 else text.rfind("\n", 0, low) + 1
    end = _end_of_run(text, position)
    here = [each for each in paragraphs(text[start:end]) if start + each.start <= position]
    if here:
        return Span(start + here[-1].start, start + here[-1].end)
    return Span(position, position) if not text[:position].strip() else paragraph_at(text, start - 2)


def next_paragraph(text: str, position: int) -> int:
    """Return where the paragraph after the one at a position starts; the end of the text behind the last."""
    at = max(position, paragraph_at(text, position).end)
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def previous_paragraph(text: str, position: int) -> int:
    """Return where the paragraph at a position starts, or the one before it when that is here."""
    here = paragraph_at(text, position).start
    if here < position:
        return here
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return paragraph_at(text, position - 1).start if position else 0


def _end_of_run(text: str, position: int) -> int:
    """Return where the lines around a position end: at a blank line, or at the end of one far away."""
    gap = text.find("\n\n", position, position + _NEAR)
    if gap < 0:
        gap = text.find("\n", min(len(text), position + _NEAR))
    return len(text) if gap < 0 else gap


def _lines(text: str) -> list[Span]:
    """Return the lines that hold anything but white space, without the white space around them."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        content = line.strip()
        if content:
            start = match.start() + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(content)))
    return spans


def _paragraphs_of_run(text: str, run: list[Span]) -> list[Span]:
    if len(run) > 1 and _is_wrapped(text, run):
        return [Span(run[0].start, run[-1].end)]
    return run


def _is_wrapped(text: str, run: list[Span]) -> bool:
    width = max(len(line) for line in run)
    if not _SHORTEST_WIDTH <= width <= _LONGEST_WIDTH:
        return False
    for line, following in pairwise(run):
        if _LIST_ITEM.match(text, following.start, following.end):
            return False
        word = text[following.start : following.end].split(maxsplit=1)[0]
        if len(line) + 1 + len(word) < _FULL * width:
            return False
    return True
