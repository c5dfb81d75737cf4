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
