"""Edges by the house guideline: the name without article, possessive 's, outer punctuation or blanks."""

import re
import unicodedata

from desktop.model import FoundMention, Kind
from desktop.recognition.patterns import CAPITALISED
from desktop.recognition.spans import overlay

_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)
_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")
_FUNCTION_WORD = re.compile(
    r"\s+(?:and|or|of|in|for|with|to|into|by|on|at|from|the|a|an|as|is|was|et al"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)$"
)
_DASH = re.compile(r" [-\u2013\u2014] ")
_WORD_GOES_ON = re.compile(rf"-[a-z]{{3,30}},? and (?:the )?{CAPITALISED}")
_ONE_NAME = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})
_BREAK = re.compile(r"\n\s*\n")
_NOTE = re.compile(r"\s\([A-Z0-9][\w./-]*\)$")  # an abbreviation or a number in brackets
_QUOTES = "\"'`\u00ab\u00b4\u00bb\u2018\u2019\u201c\u201d\u201e"
_OUTER = ",;:!?/\\|*_~<>=-\u2013\u2014\u2022\u00b7\u2026\ufe0e\ufe0f" + _QUOTES
_LEADING = "+.)]}" + _OUTER
_TRAILING = "([{" + _OUTER  # a full stop stays: it may be that of an abbreviation
_SIGNS = frozenset({"So", "Sk", "Cf", "Co", "Cn"})  # emoji, what joins them, and what has no meaning
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = {"(": ")", "[": "]", "{": "}"}


def trim_edges(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with their edges trimmed, without those that keep no letter or digit."""
    trimmed = []
    for mention in found:
        start, end = trim(text, mention.start, mention.end, work=mention.kind is Kind.OTHER)
        if start < end and any(character.isalnum() for character in text[start:end]):
            trimmed.append(FoundMention(start, end, mention.kind))
    return trimmed


def split_at_dashes(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with those in two that hold a dash between blanks: "Prague - Jan Hus"."""
    parts: list[FoundMention] = []
    for mention in found:
        dash = _DASH.search(text, mention.start, mention.end) if mention.kind in _ONE_NAME else None
        if dash is None:
            parts.append(mention)
            continue
        parts.append(FoundMention(mention.start, dash.start(), mention.kind))
        if text[dash.end() : mention.end][:1].isupper():
            parts.append(FoundMention(dash.end(), mention.end, mention.kind))
    return parts


def join_words(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with organisations whole that end in a word: "... Co-operation and Development"."""
    longer = []
    for mention in found:
        rest = _WORD_GOES_ON.match(text, mention.end) if mention.kind is Kind.ORGANISATION else None
        if rest is not None:
            longer.append(FoundMention(mention.start, rest.end(), mention.kind))
    return overlay(found, longer)


def trim_signs(text: str, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions with signs and blanks at their edges trimmed, and no words of any language."""
    trimmed = []
    for mention in found:
        start, end = trim(text, mention.start, mention.end, work=True)
        if start < end and any(character.isalnum() for character in text[start:end]):
            trimmed.append(FoundMention(start, end, mention.kind))
    return trimmed


def trim(text: str, start: int, end: int, *, work: bool = False) -> tuple[int, int]:
    """Return the edges of a name within ``text[start:end]``; equal when nothing is left.

    A name ends where a paragraph does, before a bracket that is not closed, and not with a function
    word. ``work`` keeps articles and function words, as the titles of works do.
    """
    paragraph = _BREAK.search(text, start, end)
    if paragraph and text[start : paragraph.start()].strip():
        end = paragraph.start()
    before = (-1, -1)
    while before != (start, end):
        before = (start, end)
        if text[start:end].endswith(_POSSESSIVE):
            end -= 2
        start, end = _strip(text, start, end)
        end = _balanced_end(text, start, end)
        note = _NOTE.search(text[start:end])
        end = start + note.start() if note else end
        if not work:
            start, end = _without_function_words(text, start, end)
    return start, end


def _without_function_words(text: str, start: int, end: int) -> tuple[int, int]:
    article = _ARTICLE.match(text, start, end)
    if article and article.end() < end:
        start = article.end()
    last = _FUNCTION_WORD.search(text[start:end])
    return start, start + last.start() if last else end


def _balanced_end(text: str, start: int, end: int) -> int:
    name = text[start:end]
    opened, closed = name.count("("), name.count(")")
    if opened == closed:
        return end
    bracket = name.rfind("(") if opened > closed else name.find(")")
    return start + bracket if name[:bracket].strip() else end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_outer(text, start, start, end):
        start += 1
    while start < end and _is_outer(text, end - 1, start, end):
        end -= 1
    return start, end


def _is_outer(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether the code point at one edge of ``text[start:end]`` is no part of the name."""
    character = text[at]
    partners, outer = (_OPENING, _LEADING) if at == start else (_CLOSING, _TRAILING)
    if character in partners:
        return text.find(partners[character], start, end) < 0
    return character in outer or character.isspace() or unicodedata.category(character) in _SIGNS
