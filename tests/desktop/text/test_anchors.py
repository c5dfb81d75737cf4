"""Anchors: found again in a changed text, and never surely placed without evidence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from desktop.model import Anchor, AnchorState, Span
from desktop.text.anchors import CONTEXT, find_again, make_anchor, occurrences, tight_span

SURE = {AnchorState.EXACT, AnchorState.MOVED}
TEXT = (
    "Troops of both armies crossed the river at dawn, officers said on Monday. The bridge near the old "
    "mill held, while the ferry was kept for the wounded. The bridge near the new mill was never used."
)


def marked(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return make_anchor(text, Span(start, start + len(quote)))


def test_in_the_same_text_a_passage_is_exactly_where_it_was() -> None:
    for quote in ("armies", "The bridge near the", "mill", TEXT):
        assert find_again(marked(quote), TEXT) == marked(quote)


def test_a_passage_behind_an_insertion_has_moved_with_it() -> None:
    found = find_again(marked("ferry"), "By A Reporter\n\n" + TEXT)
    assert found.state is AnchorState.MOVED
    assert (found.quote, found.start) == ("ferry", TEXT.index("ferry") + 15)


def test_a_common_word_at_the_same_offset_of_another_text_is_no_exact_place() -> None:
    anchor = marked("the")
    other = "x" * (anchor.start - 1) + " the " + "y" * 200
    assert find_again(anchor, other).state is AnchorState.UNCERTAIN


def test_a_short_quotation_that_stands_once_among_strangers_is_uncertain() -> None:
    assert find_again(marked("ferry"), "The only ferry of another story.").state is AnchorState.UNCERTAIN


def test_a_long_quotation_that_stands_once_is_found_wherever_it_went() -> None:
    quote = "the ferry was kept for the wounded"
    found = find_again(marked(quote), f"All else is new. Still, {quote}, they say.")
    assert (found.state, found.quote) == (AnchorState.MOVED, quote)


def test_a_passage_among_twins_that_overlap_is_found_where_it_is() -> None:
    text = "a the the the b"
    anchor = make_anchor(text, Span(6, 13))
    assert find_again(anchor, text) == anchor
    assert find_again(anchor, "By me. " + text).start == 13


def test_two_places_that_fit_equally_are_uncertain() -> None:
    assert find_again(marked("ferry"), TEXT + "\n" + TEXT).state is AnchorState.UNCERTAIN


def test_changed_words_between_the_same_surroundings_are_changed() -> None:
    found = find_again(marked("the ferry"), TEXT.replace("the ferry", "a pontoon"))
    assert (found.state, found.quote) == (AnchorState.CHANGED, "a pontoon")


def test_a_sentence_with_other_words_in_it_is_found_and_called_changed() -> None:
    sentence = "the ferry was kept for the wounded"
    found = find_again(marked(sentence), "By A. " + TEXT.replace("kept for the", "held for all the"))
    assert (found.state, found.quote) == (AnchorState.CHANGED, "the ferry was held for all the wounded")


def test_a_passage_whose_surroundings_changed_a_little_has_moved() -> None:
    found = find_again(
        marked("ferry"), "Late. " + TEXT.replace("held, while", "held, but").replace("for", "to")
    )
    assert (found.state, found.quote) == (AnchorState.MOVED, "ferry")


def test_a_word_is_never_found_inside_another() -> None:
    assert find_again(marked("mill"), "A million things, and no river at all.").state is AnchorState.ORPHAN


def test_an_anchor_of_another_program_is_found_by_its_words_alone() -> None:
    foreign = Anchor(-3, 99_999, "the ferry was kept for the wounded", "", "")
    found = find_again(foreign, TEXT)
    assert (found.state, found.start) == (AnchorState.MOVED, TEXT.index("the ferry"))
    assert find_again(replace(foreign, quote="the"), TEXT).state is AnchorState.UNCERTAIN
    assert find_again(replace(foreign, quote=""), TEXT).state is AnchorState.ORPHAN


def test_what_is_gone_is_an_orphan_that_keeps_what_it_quoted() -> None:
    found = find_again(marked("officers said"), "Nothing of it is left.")
    assert (found.state, found.quote) == (AnchorState.ORPHAN, "officers said")
    assert found.start == found.end


@pytest.mark.parametrize("state", [AnchorState.CHANGED, AnchorState.UNCERTAIN])
def test_a_doubt_is_never_forgotten_on_the_way(state: AnchorState) -> None:
    assert find_again(replace(marked("ferry"), state=state), TEXT).state is state


words = st.lists(st.sampled_from(["the", "drills", "of", "😀", "both", "armies", "été", "\n\n"]), max_size=60)
texts = words.map(" ".join)


@given(before=texts, after=texts, data=st.data())
def test_no_place_is_called_sure_without_evidence(before: str, after: str, data: st.DataObject) -> None:
    text = "a " + before
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = make_anchor(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = find_again(anchor, after)
    assert 0 <= found.start <= found.end <= len(after)
    if found.state is AnchorState.ORPHAN:
        return
    assert after[found.start : found.end] == found.quote
    if found.state in SURE:
        assert found.quote == anchor.quote
        alone = len(occurrences(after, anchor.quote)) == 1
        assert half_agrees(anchor, found) or (alone and (len(anchor.quote) >= CONTEXT or after == text))
        assert (found.state is AnchorState.EXACT) == (found.start == anchor.start)


def half_agrees(anchor: Anchor, found: Anchor) -> bool:
    sides = [(anchor.prefix[::-1], found.prefix[::-1]), (anchor.suffix, found.suffix)]
    known = len(anchor.prefix) + len(anchor.suffix)
    return known > 0 and 2 * sum(len(one) * likeness(one, other) for one, other in sides) >= known


def likeness(known: str, there: str) -> float:
    """Return the share that agrees from the passage outwards, or how alike they are beyond chance."""
    agreeing = next((at for at, (a, b) in enumerate(zip(known, there, strict=False)) if a != b), len(there))
    return max(
        min(agreeing, len(known)) / max(1, len(known)), fuzz.ratio(known, there[: len(known)]) / 50 - 1
    )


@given(text=texts, data=st.data())
def test_a_passage_in_an_unchanged_text_stays_unless_a_twin_has_the_same_surroundings(
    text: str, data: st.DataObject
) -> None:
    text = "a " + text
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = make_anchor(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = find_again(anchor, text)
    assert found.state in {AnchorState.EXACT, AnchorState.UNCERTAIN}
    assert (found.start, found.end) == (anchor.start, anchor.end)


@given(st.text(" \n\ta😀", max_size=12), st.data())
def test_a_tight_span_holds_the_same_words_without_white_space_around(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tight = tight_span(text, Span(start, end))
    words = text[start:end].strip()
    assert (text[tight.start : tight.end] if tight else "") == words
