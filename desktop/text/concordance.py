"""Keyword in context: where the words of a search stand in a text, and a line around each place.

Texts are folded for it as the index folds them, and every place is given in the text as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from desktop.model import ArticleId, Span
from desktop.text.query import Term, fold, parse

WIDTH = 60  # code points shown at each side

_BLANKS = re.compile(r"\s+")
_PARTS = re.compile(r"[^\W_]+")  # a low line parts words in the index, though it is a letter to Python


@dataclass(frozen=True, slots=True)
class Line:
    """One place with the words there and what stands left and right of them, white space made single."""

    article: ArticleId
    start: int
    end: int
    left: str
    words: str
    right: str


def line(article: ArticleId, text: str, span: Span) -> Line:
    """Return the line around a span of an article's text; words that are cut at its ends are left out."""
    first, last = max(0, span.start - WIDTH), span.end + WIDTH
    left, right = text[first : span.start], text[span.end : last]
    if first and not text[first - 1].isspace() and (gap := _BLANKS.search(left)):
        left = left[gap.end() :]
    if last < len(text) and not text[last].isspace():
        right = right.rpartition(" ")[0] or right
    words = text[span.start : span.end]
    return Line(article, span.start, span.end, _shown(left).lstrip(), _shown(words), _shown(right).rstrip())


def _shown(text: str) -> str:
    return _BLANKS.sub(" ", text)


def pattern_of(query: str) -> re.Pattern[str] | None:
    """Return what finds the words of a query in folded text; None when nothing is sought.

    What is to be excluded from articles is not looked for in them.
    """
    wanted = {_expression(term) for term in parse(query) if not term.excluded}
    longest_first = sorted(filter(None, wanted), key=len, reverse=True)
    return re.compile("|".join(longest_first)) if longest_first else None


def _expression(term: Term) -> str:
    """Return the expression for words that stand together, whatever signs part them."""
    words = [part for word in term.words for part in _PARTS.findall(word)]
    if not words:
        return ""
    ending = r"[^\W_]*" if term.beginning else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + ending


def hits(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Return where a pattern's words stand in a text as it is, in order and not overlapping."""
    if text.isascii():
        return [Span(*match.span()) for match in pattern.finditer(text.lower())]
    pieces = [_folded(character) for character in text]
    found = [match.span() for match in pattern.finditer("".join(pieces))]
    if not found:
        return []
    ends = list(accumulate(map(len, pieces)))
    return _distinct(
        Span(bisect_right(ends, start), _after_marks(pieces, bisect_right(ends, end - 1) + 1))
        for start, end in found
    )


@cache
def _folded(character: str) -> str:
    return fold(character)


def _after_marks(pieces: list[str], end: int) -> int:
    """Return the end behind accents that belong to the last letter."""
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end


def _distinct(spans: Iterable[Span]) -> list[Span]:
    """Leave out what begins inside the one before: one sign may fold into several words."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
