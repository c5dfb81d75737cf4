"""The peer: how Hypothesis, the web annotator, finds a passage again, written from a description of it.

The position first. Else the quote by approximate search with errors up to half of it; the places with the
fewest errors are scored by their words (50), what stands before (20) and after (20), and how near they are
(2); the best one is taken, however bad it is.
"""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from desktop.model import Anchor, Span

QUOTE, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2


def find(anchor: Anchor, text: str) -> Span | None:
    """Return where the passage is taken to be, None when its words stand nowhere, errors allowed."""
    if text[anchor.start : anchor.end] == anchor.quote:
        return Span(anchor.start, anchor.end)
    found = list(_exact(anchor.quote, text)) or _approximate(anchor.quote, text)
    return max(found, key=lambda span: _score(anchor, text, span), default=None)


def _exact(quote: str, text: str) -> Iterator[Span]:
    place = text.find(quote)
    while place >= 0:
        yield Span(place, place + len(quote))
        place = text.find(quote, place + 1)


def _approximate(quote: str, text: str) -> list[Span]:
    """Return the places that hold the quote with the fewest errors, half of its length at most."""
    allowed = len(quote) // 2
    ends: list[int] = []
    for end, errors in _errors(quote, text):
        if errors < allowed:
            ends.clear()
        if errors <= allowed:
            allowed = errors
            ends.append(end)
    return [Span(_start(quote, text, end, allowed), end) for end in ends]


def _errors(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Give, for each end in the text, the fewest errors of the quote ending there (Myers's bit vectors)."""
    size = len(quote)
    full, high = (1 << size) - 1, 1 << (size - 1)
    masks: dict[str, int] = {}
    for at, sign in enumerate(quote):
        masks[sign] = masks.get(sign, 0) | 1 << at
    plus, minus, errors = full, 0, size
    for end, sign in enumerate(text, start=1):
        equal = masks.get(sign, 0)
        vertical = equal | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        rise = minus | ~(diagonal | plus) & full
        fall = plus & diagonal
        if rise & high:
            errors += 1
        elif fall & high:
            errors -= 1
        rise = rise << 1 & full
        fall = fall << 1 & full
        plus = fall | ~(vertical | rise) & full
        minus = rise & vertical
        yield end, errors


def _start(quote: str, text: str, end: int, errors: int) -> int:
    """Return the start of the longest place with these errors that ends here."""
    low = max(0, end - len(quote) - errors)
    starts = [
        end - length
        for length, found in _errors(quote[::-1], text[low:end][::-1])
        if Levenshtein.distance(quote, text[end - length : end]) == errors and found <= errors
    ]
    return min(starts, default=max(0, end - len(quote)))


def _score(anchor: Anchor, text: str, span: Span) -> float:
    before = text[max(0, span.start - len(anchor.prefix)) : span.start]
    after = text[span.end : span.end + len(anchor.suffix)]
    near = 1 - abs(span.start - anchor.start) / max(1, len(text))
    return (
        QUOTE * Levenshtein.normalized_similarity(anchor.quote, text[span.start : span.end])
        + PREFIX * (Levenshtein.normalized_similarity(anchor.prefix, before) if anchor.prefix else 1)
        + SUFFIX * (Levenshtein.normalized_similarity(anchor.suffix, after) if anchor.suffix else 1)
        + POSITION * near
    )
