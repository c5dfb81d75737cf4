"""Finding a passage again: anchors made in one text, placed in another.

Nothing is placed silently: the state says whether the passage is where it was (exact), elsewhere in
the same words (moved), there with other words (changed), perhaps there (uncertain) or gone (orphan).
"""

from desktop.model import Anchor, AnchorState, Span

CONTEXT = 32
SLACK = 64


def make_anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of a span of code points; the span must lie inside the text."""
    return _anchor(text, span, AnchorState.EXACT)


def find_again(anchor: Anchor, text: str) -> Anchor:
    """Place an anchor in another wording of the same article."""
    if not anchor.quote:
        return _orphan(anchor, text)
    if text[anchor.start : anchor.end] == anchor.quote and _context(anchor, text, anchor.start) > 0:
        return _anchor(text, Span(anchor.start, anchor.end), AnchorState.EXACT)
    places = occurrences(text, anchor.quote)
    if places:
        return _best(anchor, text, places)
    return _between_contexts(anchor, text) or _orphan(anchor, text)


def occurrences(text: str, quote: str) -> list[int]:
    """Return where a quotation starts, exact and without overlap."""
    places = []
    place = text.find(quote)
    while place >= 0 and quote:
        places.append(place)
        place = text.find(quote, place + len(quote))
    return places


def _best(anchor: Anchor, text: str, places: list[int]) -> Anchor:
    """Choose the occurrence whose context fits best, the nearest among equals."""
    scored = sorted((-_context(anchor, text, place), abs(place - anchor.start), place) for place in places)
    fit, distance, start = scored[0]
    tied = len(scored) > 1 and scored[1][0] == fit
    if start == anchor.start:
        state = AnchorState.EXACT
    elif tied and (fit == 0 or scored[1][1] == distance):
        state = AnchorState.UNCERTAIN
    else:
        state = AnchorState.MOVED
    return _anchor(text, Span(start, start + len(anchor.quote)), state)


def _context(anchor: Anchor, text: str, start: int) -> int:
    """Return how many code points around a place agree with the anchor's, plus one if none is known."""
    if not anchor.prefix and not anchor.suffix:
        return 1
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
    end = text.find(anchor.suffix, start, start + 2 * len(anchor.quote) + SLACK + CONTEXT)
    if end <= start:
        return None
    return _anchor(text, Span(start, end), AnchorState.CHANGED)


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
