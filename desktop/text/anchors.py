"""Finding a passage again: anchors made in one text, placed in another.

Nothing is placed silently: the state says whether the passage is where it was (exact), elsewhere in
the same words (moved), there with other words (changed), perhaps there (uncertain) or gone (orphan).
"""

from dataclasses import replace

from desktop.model import Anchor, AnchorState, Span

CONTEXT = 32
SLACK = 64
_DOUBTED = frozenset({AnchorState.CHANGED, AnchorState.UNCERTAIN})


def make_anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of a span of code points; the span must lie inside the text."""
    return _anchor(text, span, AnchorState.EXACT)


def find_again(anchor: Anchor, text: str) -> Anchor:
    """Place an anchor in another wording of the same article.

    The words of the quotation decide when half of what stood around them still does, or when they are many
    and stand there once. Without such evidence the place is uncertain, and it is never surer than the
    anchor it came from.
    """
    places = occurrences(text, anchor.quote, overlapping=True)
    found = _best(anchor, text, places) if places else _between_contexts(anchor, text)
    if found is None:
        return _orphan(anchor, text)
    doubted = anchor.state in _DOUBTED and found.state is not AnchorState.UNCERTAIN
    return replace(found, state=anchor.state) if doubted else found


def tight_span(text: str, span: Span) -> Span | None:
    """Return a span without the white space at its ends, None when it holds nothing else."""
    words = text[span.start : span.end]
    if not words.strip():
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def occurrences(text: str, quote: str, *, overlapping: bool = False) -> list[int]:
    """Return where a quotation starts, exact; unless asked for, without those that overlap one before."""
    step = 1 if overlapping else len(quote)
    places = []
    place = text.find(quote)
    while place >= 0 and quote:
        places.append(place)
        place = text.find(quote, place + step)
    return places


def _best(anchor: Anchor, text: str, places: list[int]) -> Anchor:
    """Choose the occurrence whose surroundings fit best, the nearest among equals."""
    scored = sorted((-_context(anchor, text, place), abs(place - anchor.start), place) for place in places)
    fit, _distance, start = scored[0]
    known = len(anchor.prefix) + len(anchor.suffix)
    lonely = len(scored) == 1 or scored[1][0] > fit
    telling = len(anchor.quote) >= CONTEXT or (not known and anchor.quote == text)
    sure = (telling and len(scored) == 1) or (lonely and known > 0 and -2 * fit >= known)
    state = AnchorState.EXACT if start == anchor.start else AnchorState.MOVED
    return _anchor(text, Span(start, start + len(anchor.quote)), state if sure else AnchorState.UNCERTAIN)


def _context(anchor: Anchor, text: str, start: int) -> int:
    """Return how many code points on both sides of a place agree with what stood around the anchor."""
    end = start + len(anchor.quote)
    before = _agreeing(text[max(0, start - CONTEXT) : start][::-1], anchor.prefix[::-1])
    return before + _agreeing(text[end : end + CONTEXT], anchor.suffix)


def _agreeing(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _between_contexts(anchor: Anchor, text: str) -> Anchor | None:
    """Find the passage whose surroundings stayed while its own words changed."""
    if len(anchor.prefix) < CONTEXT // 2 or len(anchor.suffix) < CONTEXT // 2:
        return None
    befores = occurrences(text, anchor.prefix)
    if len(befores) != 1:
        return None
    start = befores[0] + len(anchor.prefix)
    reach = start + 2 * len(anchor.quote) + SLACK + len(anchor.suffix)
    end = text.find(anchor.suffix, start, reach)
    if end <= start:
        return None
    again = text.find(anchor.suffix, end + 1, reach) >= 0
    return _anchor(text, Span(start, end), AnchorState.UNCERTAIN if again else AnchorState.CHANGED)


def _orphan(anchor: Anchor, text: str) -> Anchor:
    place = min(anchor.start, len(text))
    return Anchor(place, place, anchor.quote, anchor.prefix, anchor.suffix, AnchorState.ORPHAN)


def _anchor(text: str, span: Span, state: AnchorState) -> Anchor:
    return Anchor(
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        state,
    )
