"""Where the sentences of a plain text are, in any script: what a reader takes with one click or key.

A sentence ends at a full stop, a question or exclamation mark, with the quotation marks, brackets and
footnote numbers that close it, when white space follows; East Asian marks need none. A full stop ends
nothing in an abbreviation, after an initial or an ordinal number, or before a small letter.
"""

import re

from desktop.model import Span
from desktop.text.paragraphs import paragraph_at

_LOOKED_AT = 4_000  # characters on both sides, in paragraphs that have no end
_CLOSING = r"""(?:[)\]}"'”’»›〉》」』】\uff09]|[\u00a0\u202f ]»|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*"""
_END = re.compile(
    rf"(?P<stop>[.!?…‽⸮؟\u06d4।॥\u0589።\u166e]+){_CLOSING}(?=\s|$)|[。！？｡\uff0e]+[」』】\uff09》〉”’]*"
)
_OPENING = " \t\n\u00a0\u202f\"'“”„‘’«»‹›([{¡¿-–—"
_WORD_BEFORE = re.compile(r"[^\s([{\"“„«‘]*$")
_INITIAL = re.compile(r"(?:\w\.)*\w")
_NUMBER = re.compile(r"\(?[0-9]{1,2}")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Abbreviations, folded and without their last full stop, that something follows in the same sentence.
_GOES_ON = _words(
    """
    mr mrs ms messrs dr prof rev hon st sr sra jr gen col lt maj capt cpl sgt cmdr adm brig gov sen rep pres
    cf e.g i.e viz vs approx ca al resp jan feb mar apr jun jul aug sep sept oct nov dec mt ft dept univ assoc
    z.b u.a d.h bzw evtl ggf vgl hr fr hrsg sog insb mm mme mlle p.ex cad env ud uds dña sig sigg dott avv
    т.е т.д т.п т.к г гг ул им стр см тыс млн млрд акад проф
    """  # noqa: RUF001  # Russian ones are among them
)
# Those that only a number follows in the same sentence: without one they are words that may end it.
_COUNTS = _words(
    "no nos nr n fig figs eq sec ch chap art arts vol vols p pp ed c v núm pág bd abs abt av est"
)
_ENDS_TOO = _words("etc inc ltd co corp bros a.m p.m usw")
_BEGINNERS = _words(
    """
    the a an in on at it its he she they we you i but and this that these those there however when after
    as if for while
    """
)
_MONTHS = _words("januar jänner februar märz april mai juni juli august september oktober november dezember")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of one paragraph, ``[start, end)`` of a text, without the white space around."""
    last = len(text) if end is None else end
    found: list[Span] = []
    begin = _without_space(text, start, last)
    for match in _END.finditer(text, begin, last):
        if match.end() > begin and _ends(text, begin, match, last):
            found.append(Span(begin, match.end()))
            begin = _without_space(text, match.end(), last)
    if begin < last:
        found.append(Span(begin, begin + len(text[begin:last].rstrip())))
    return found


def sentence_at(text: str, position: int) -> Span:
    """Return the sentence that holds a position; the space behind one belongs to it.

    An empty span where there is none.
    """
    here = [each for each in _around(text, position) if each.start <= position]
    return here[-1] if here else Span(position, position)


def next_sentence(text: str, position: int) -> int:
    """Return where the sentence after the one at a position starts; the end of the text behind the last."""
    after = [each.start for each in _around(text, position) if each.start > position]
    if after:
        return after[0]
    end = max(position, sentence_at(text, position).end)
    return _without_space(text, end, len(text))


def previous_sentence(text: str, position: int) -> int:
    """Return where the sentence at a position starts, or the one before it when that is here."""
    here = sentence_at(text, position)
    if here.start < position:
        return here.start
    before = _without_space_before(text, position)
    return sentence_at(text, before - 1).start if before else 0


def _around(text: str, position: int) -> list[Span]:
    paragraph = paragraph_at(text, position)
    start, end = max(paragraph.start, position - _LOOKED_AT), min(paragraph.end, position + _LOOKED_AT)
    return sentences(text, start, end) if start < end else []


def _ends(text: str, begin: int, match: re.Match[str], last: int) -> bool:
    """Say whether a sentence that began at ``begin`` ends with these marks."""
    stop = match["stop"]
    if stop is None or match.end() >= last:
        return True
    following = _following(text, match.end(), last)
    if following and following[0].islower():
        return False
    if stop != ".":
        return True
    start = match.start()
    found = _WORD_BEFORE.search(text, max(begin, start - 40), start)
    word = found[0] if found else ""
    return _stops_after(word, following, first=found is not None and found.start() == begin)


def _stops_after(word: str, following: str, *, first: bool) -> bool:
    """Say whether a full stop after this word ends a sentence that ``following`` would not go on."""
    folded, next_word = word.casefold(), following.casefold()
    if folded in _GOES_ON:
        return False
    if _NUMBER.fullmatch(word):
        return not first and next_word not in _MONTHS
    if folded in _ENDS_TOO or folded in _COUNTS:
        return not following[:1].isdigit()
    if _INITIAL.fullmatch(word) and word.upper() == word and word.casefold() != word:
        return next_word in _BEGINNERS
    return True


def _following(text: str, start: int, last: int) -> str:
    """Return the next word, without what opens it."""
    at = start
    while at < last and text[at] in _OPENING:
        at += 1
    end = at
    while end < min(last, at + 20) and text[end].isalnum():
        end += 1
    return text[at:end]


def _without_space(text: str, start: int, end: int) -> int:
    """Return the first character from ``start`` on that is no white space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _without_space_before(text: str, end: int) -> int:
    """Return the end of the text before ``end`` without its last white space."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end
