"""Finding a passage again: anchors made in one text, placed in another.

Nothing is placed silently: the state says whether the passage is where it was (exact), elsewhere in
the same words (moved), there with other words (changed), perhaps there (uncertain) or gone (orphan).

With the old text at hand (``move_anchors``) the differences of both texts say where a passage went, and
only what they deleted is searched for. Without it (``find_again``) its words and surroundings decide.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.model import Anchor, AnchorState, Span
from desktop.text.candidates import CONTEXT, LIKELY, Candidate, Fit, Haystack, Sought, best_candidates
from desktop.text.differences import aligned_words, split_words
from desktop.text.images import NEIGHBOURHOOD, Differences, Image

SLACK = 64
# The gates, as shares of code points, chosen with tests/bench/anchors.py on texts that it does not measure.
KEPT = 0.5  # of the passage's own words
PARTLY = 0.2  # of them, for a guess between words that stayed
FITTING = 0.5  # of what stands around it
FRAMED = 0.8  # of what stands around it, on each side, when its own words are all gone
ALIKE = 0.6  # how much the words found must be like those sought
MARGIN = 0.04  # by how much the best place must be better than any other
FREE = 0.5  # how much of a place may have stood elsewhere before
BY_CHANCE = 1_000  # times its length: in a longer text words stand somewhere without meaning the passage
_DOUBTED = frozenset({AnchorState.CHANGED, AnchorState.UNCERTAIN})


def make_anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of a span of code points; the span must lie inside the text."""
    return _anchor(text, span, AnchorState.EXACT)


def find_again(anchor: Anchor, text: str) -> Anchor:
    """Place an anchor in another wording of the same article, the old one not being at hand.

    The words of the quotation decide when half of what stood around them still does, or when they are many
    and stand there once. Without such evidence the place is uncertain, and it is never surer than the
    anchor it came from.
    """
    sought = _sought(anchor)
    haystack = Haystack(split_words(text), [sought])
    found = _by_fits(anchor, haystack.fits(sought), haystack)
    return _no_surer(anchor, found or _orphan(anchor, text, anchor.start))


def move_anchors(old_text: str, new_text: str, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Place the anchors of one version of an article in its next one; same order, same number.

    An anchor that does not lie on its words in the old text (an orphan, or one from another program)
    is found by words and surroundings alone; with an empty old text all are, faster than one by one.
    """
    new_words = split_words(new_text)
    differences = Differences(old_text, new_text, aligned_words(split_words(old_text), new_words))
    images = [_image(anchor, old_text, differences) for anchor in anchors]
    placed = [
        _by_differences(anchor, image, new_text) if image else None
        for anchor, image in zip(anchors, images, strict=True)
    ]
    waiting = {
        number: _sought(anchors[number], old_text, images[number])
        for number, found in enumerate(placed)
        if found is None or _may_be_elsewhere(found, images[number])
    }
    haystack = Haystack(new_words, list(waiting.values()))
    for number, sought in waiting.items():
        free = differences if images[number] else None
        found = _by_fits(anchors[number], _free(haystack.fits(sought), free), haystack)
        placed[number] = _surer(placed[number], found) or _orphan(anchors[number], new_text, sought.expected)
    return [_no_surer(anchor, found) for anchor, found in zip(anchors, placed, strict=True) if found]


def candidates(anchor: Anchor, text: str, *, limit: int = 5) -> list[Candidate]:
    """Return the best places for an anchor, best first, none overlapping another: a person chooses."""
    sought = _sought(anchor)
    return best_candidates(Haystack(split_words(text), [sought], thorough=True).fits(sought), limit)


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


def _image(anchor: Anchor, old: str, differences: Differences) -> Image | None:
    """Return where the differences take an anchor, None when it does not lie on its words in the old text."""
    lies = 0 <= anchor.start < anchor.end <= len(old) and old[anchor.start : anchor.end] == anchor.quote
    known = lies and anchor.state is not AnchorState.ORPHAN
    return differences.image(Span(anchor.start, anchor.end)) if known else None


def _sought(anchor: Anchor, old: str = "", image: Image | None = None) -> Sought:
    """Return what to search for: with more of the surroundings where the old text has them."""
    if image is None:
        return Sought(anchor.prefix, anchor.quote, anchor.suffix, max(0, anchor.start))
    before = old[max(0, anchor.start - NEIGHBOURHOOD) : anchor.start]
    after = old[anchor.end : anchor.end + NEIGHBOURHOOD]
    return Sought(before, anchor.quote, after, image.span.start)


def _by_differences(anchor: Anchor, image: Image, text: str) -> Anchor | None:
    """Place an anchor where the differences take it, as sure as what is kept of it and around it allows."""
    there = text[image.span.start : image.span.end]
    overlong = len(there) > 3 * len(anchor.quote) + SLACK
    if overlong or (_wordless(there) and not _wordless(anchor.quote)):
        return None
    if not image.vague and _is_kept(anchor.quote, there, image):
        return _anchor(text, image.span, _found_state(anchor, image.span, text))
    partly = image.inside >= PARTLY or _short(anchor.quote, there)
    if image.inside >= KEPT or (partly and min(image.before, image.after) >= KEPT):
        return _anchor(text, image.span, AnchorState.UNCERTAIN)
    return None


def _is_kept(quote: str, there: str, image: Image) -> bool:
    """Say whether enough of a passage, or of what stands around it, is where the differences take it."""
    near = (image.before + image.after) / 2
    if there == quote:
        return near >= FITTING or len(there) >= CONTEXT
    if image.inside >= KEPT:
        return near >= FITTING
    return min(image.before, image.after) >= FRAMED and _short(quote, there)


def _may_be_elsewhere(guess: Anchor, image: Image | None) -> bool:
    """Say whether a search could find better; where only the limits are in doubt it would hide that."""
    return guess.state is AnchorState.UNCERTAIN and not (image and image.vague)


def _wordless(text: str) -> bool:
    """Say whether a text has no letter and no digit."""
    return not any(sign.isalnum() for sign in text)


def _short(quote: str, there: str) -> bool:
    """Say whether words that replace others are so few that what stands around them is evidence enough."""
    return 0 < len(there) <= 2 * len(quote) + CONTEXT and len(quote) <= SLACK and "\n" not in quote + there


def _free(fits: list[Fit], differences: Differences | None) -> list[Fit]:
    """Return the places where the old text stood nowhere else: a twin that stayed is not the passage."""
    if differences is None:
        return fits
    return [fit for fit in fits if differences.taken(fit.span) <= FREE]


def _surer(guess: Anchor | None, found: Anchor | None) -> Anchor | None:
    """Return what was found by words when it is surer than the guess by differences, or there is none."""
    if guess is not None and (found is None or found.state is AnchorState.UNCERTAIN):
        return guess
    return found


def _by_fits(anchor: Anchor, fits: Sequence[Fit], haystack: Haystack) -> Anchor | None:
    """Place an anchor at the best of several places, None when none is even a guess."""
    if not fits or not anchor.quote:
        return None
    best = fits[0]
    once = best.quote == 1 and haystack.stands_once(anchor.quote)
    state = AnchorState.UNCERTAIN
    if _is_sure(anchor, fits, haystack.text, once=once):
        state = _found_state(anchor, best.span, haystack.text)
    elif best.score < LIKELY and not (once and len(haystack.text) <= BY_CHANCE * len(anchor.quote)):
        return None
    return _anchor(haystack.text, best.span, state)


def _is_sure(anchor: Anchor, fits: Sequence[Fit], text: str, *, once: bool) -> bool:
    """Say whether the best place has the evidence: its words, its surroundings, and no rival."""
    best = fits[0]
    if once and (len(anchor.quote) >= CONTEXT or (anchor.quote == text and not any(best.known))):
        return True
    if any(best.score - fit.score < MARGIN for fit in fits[1:] if _is_rival(fit, best)):
        return False
    if best.quote >= ALIKE:
        return best.sides >= FITTING
    framed = min(best.before, best.after) >= FRAMED
    return framed and _short(anchor.quote, text[best.span.start : best.span.end])


def _is_rival(fit: Fit, best: Fit) -> bool:
    """Say whether a place is another one, and not only other limits of the same."""
    apart = fit.span.end <= best.span.start or fit.span.start >= best.span.end
    return apart or fit.quote == best.quote


def _found_state(anchor: Anchor, span: Span, text: str) -> AnchorState:
    """Return the state of an anchor that is surely here."""
    if text[span.start : span.end] != anchor.quote:
        return AnchorState.CHANGED
    return AnchorState.EXACT if span.start == anchor.start else AnchorState.MOVED


def _no_surer(anchor: Anchor, found: Anchor) -> Anchor:
    """Return what was found with the doubt that the anchor came with."""
    guessed = found.state in {AnchorState.UNCERTAIN, AnchorState.ORPHAN}
    return replace(found, state=anchor.state) if anchor.state in _DOUBTED and not guessed else found


def _orphan(anchor: Anchor, text: str, place: int) -> Anchor:
    """Return an anchor that quotes what is gone, near where it would be."""
    place = max(0, min(place, len(text)))
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
