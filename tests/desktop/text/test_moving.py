"""Moving the anchors of one version into the next: all together, in order, and never surer than the text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Anchor, AnchorState, Span
from desktop.text.anchors import find_again, make_anchor, move_anchors

SURE = {AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED}
TEXT = """Troops of both armies crossed the river at dawn, officers said on Monday.

The bridge near the old mill held, while the ferry was kept for the wounded. Blair thanked the crews.

Ministers met in Geneva on Friday, and the prime minister said that talks would go on. Blair left early.

A spokesman for the railways said that no trains would run before the end of the month.
"""
PARAGRAPHS = TEXT.split("\n\n")

words = st.lists(
    st.sampled_from(["the", "drills", "of", "😀", "both", "armies", "été", "中文", "مرحبا", "\n\n", ","]),
    max_size=60,
)
texts = words.map(" ".join) | st.text(max_size=80)
states = st.sampled_from(AnchorState)


def marked(quote: str, text: str = TEXT, *, occurrence: int = 0) -> Anchor:
    start = -1
    for _turn in range(occurrence + 1):
        start = text.index(quote, start + 1)
    return make_anchor(text, Span(start, start + len(quote)))


def moved(quote: str, new: str) -> Anchor:
    (found,) = move_anchors(TEXT, new, [marked(quote)])
    return found


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, list[Anchor]]:
    text = "a " + draw(texts)
    anchors = []
    for _number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        anchors.append(make_anchor(text, Span(start, draw(st.integers(start + 1, len(text))))))
    return text, anchors


@given(anchored())
def test_between_equal_texts_all_anchors_are_exact(case: tuple[str, list[Anchor]]) -> None:
    text, anchors = case
    assert move_anchors(text, text, anchors) == anchors


@given(case=anchored(), head=texts)
def test_an_insertion_before_all_shifts_all(case: tuple[str, list[Anchor]], head: str) -> None:
    text, anchors = case
    inserted = f"Inserted {head}\n\n"
    new = inserted + text
    for anchor, found in zip(anchors, move_anchors(text, new, anchors), strict=True):
        if found.state in SURE and head not in text:
            assert new[found.start : found.end] == anchor.quote
    long = PARAGRAPHS[3]
    (found,) = move_anchors(TEXT, inserted + TEXT, [marked(long)])
    assert (found.state, found.start) == (AnchorState.MOVED, len(inserted) + TEXT.index(long))


@given(case=anchored(), new=texts, doubts=st.lists(states, min_size=5, max_size=5), shift=st.integers(-9, 9))
def test_every_anchor_comes_back_in_order_inside_the_text_and_quotes_it(
    case: tuple[str, list[Anchor]], new: str, doubts: list[AnchorState], shift: int
) -> None:
    text, anchors = case
    given_anchors = [
        replace(anchor, start=anchor.start + shift, state=state)
        for anchor, state in zip(anchors, doubts, strict=False)
    ]
    found = move_anchors(text, new, given_anchors)
    assert len(found) == len(given_anchors)
    for anchor, place in zip(given_anchors, found, strict=True):
        assert 0 <= place.start <= place.end <= len(new)
        if place.state is AnchorState.ORPHAN:
            assert (place.quote, place.prefix, place.suffix) == (anchor.quote, anchor.prefix, anchor.suffix)
        else:
            assert place.start < place.end
            assert new[place.start : place.end] == place.quote
        if anchor.state is AnchorState.UNCERTAIN:
            assert place.state not in SURE
        if anchor.state is AnchorState.CHANGED:
            assert place.state not in {AnchorState.EXACT, AnchorState.MOVED}


@given(st.permutations(range(8)))
def test_each_anchor_moves_as_it_would_alone(order: list[int]) -> None:
    new = TEXT.replace("old mill", "new windmill").replace("Ministers met", "They met")
    quotes = ["Troops", "the old mill", "Blair", "Ministers", "Geneva", "no trains", "kept for the", "early"]
    anchors = [marked(quotes[number]) for number in order]
    assert move_anchors(TEXT, new, anchors) == [moved(anchor.quote, new) for anchor in anchors]


def test_a_passage_is_exact_moved_or_changed_by_what_happened_to_its_words() -> None:
    new = TEXT.replace("on Monday", "late on Tuesday").replace("kept for the wounded", "held for the injured")
    assert moved("both armies", new).state is AnchorState.EXACT
    assert moved("Ministers met", new).state is AnchorState.MOVED
    found = moved("the ferry was kept for the wounded", new)
    assert (found.state, found.quote) == (AnchorState.CHANGED, "the ferry was held for the injured")


def test_a_word_replaced_by_another_between_the_same_words_is_changed() -> None:
    found = moved("ferry", TEXT.replace("the ferry", "the pontoon"))
    assert (found.state, found.quote) == (AnchorState.CHANGED, "pontoon")


def test_a_passage_with_misspelt_words_is_changed_and_its_limits_are_kept() -> None:
    new = "By A. " + TEXT.replace("bridge near the old mill", "brigde naer the old mlil")
    found = moved("bridge near the old mill held", new)
    assert (found.state, found.quote) == (AnchorState.CHANGED, "brigde naer the old mlil held")


def test_lines_broken_anew_lose_no_passage() -> None:
    new = TEXT.replace(" ", "\n")
    for quote in ("the old mill held", "Blair thanked the crews.", "ferry"):
        assert moved(quote, new).quote == quote.replace(" ", "\n")


def test_a_word_replaced_by_a_phrase_is_changed() -> None:
    found = moved("ferry", TEXT.replace("the ferry", "the long green pontoon"))
    assert (found.state, found.quote) == (AnchorState.CHANGED, "long green pontoon")


def test_a_word_replaced_by_two_of_which_one_may_be_the_neighbours_is_uncertain() -> None:
    found = moved("ferry", TEXT.replace("the ferry", "the green pontoon"))
    assert (found.state, found.quote) == (AnchorState.UNCERTAIN, "green pontoon")


def test_a_passage_that_was_deleted_is_an_orphan_and_not_its_neighbour() -> None:
    for gone in (
        "ferry ",
        "the ferry was kept for the wounded",
        PARAGRAPHS[1] + "\n\n",
        "Blair thanked the crews.",
    ):
        found = moved(gone.strip(), TEXT.replace(gone, "", 1))
        assert (found.state, found.quote) == (AnchorState.ORPHAN, gone.strip())


def test_a_name_whose_paragraph_went_is_not_placed_on_the_same_name_elsewhere() -> None:
    found = moved("Blair", "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:]]))
    assert (found.state, found.quote) == (AnchorState.ORPHAN, "Blair")


def test_a_passage_goes_with_its_paragraph() -> None:
    new = "\n\n".join([*PARAGRAPHS[2:], *PARAGRAPHS[:2]])
    for quote in ("Blair thanked", "ferry", "both armies", "bridge near the old mill held"):
        found = moved(quote, new)
        assert (found.state, found.start) == (AnchorState.MOVED, new.index(quote))


def test_the_same_name_in_many_places_keeps_each_to_its_own() -> None:
    new = TEXT.replace("Troops", "Blair said that troops").replace("Monday", "Tuesday")
    anchors = [marked("Blair", occurrence=number) for number in range(2)]
    found = move_anchors(TEXT, new, anchors)
    places = [new.index("Blair thanked"), new.index("Blair left")]
    assert [(each.state, each.start) for each in found] == [(AnchorState.MOVED, place) for place in places]


def test_a_word_that_now_stands_twice_in_a_row_is_uncertain() -> None:
    assert moved("ferry", TEXT.replace("ferry", "ferry ferry")).state is AnchorState.UNCERTAIN


def test_an_orphan_is_found_again_when_its_words_come_back() -> None:
    without = TEXT.replace(PARAGRAPHS[1] + "\n\n", "")
    orphan = moved("the ferry was kept", without)
    assert orphan.state is AnchorState.ORPHAN
    (found,) = move_anchors(without, TEXT, [orphan])
    assert (found.state, found.start) == (AnchorState.MOVED, TEXT.index("the ferry was kept"))


def test_an_anchor_with_offsets_of_another_program_is_found_by_its_words() -> None:
    anchor = marked("the ferry was kept")
    (found,) = move_anchors(TEXT, "New. " + TEXT, [replace(anchor, start=7, end=9)])
    assert (found.state, found.quote) == (AnchorState.MOVED, anchor.quote)


def test_without_an_old_text_anchors_are_found_together_as_they_are_one_by_one() -> None:
    new = "By A. " + TEXT.replace("kept for the wounded", "held for the wounded")
    quotes = ("Troops", "the ferry was kept for the wounded", "Geneva on Friday", "Blair", "the")
    anchors = [marked(quote) for quote in quotes]
    assert move_anchors("", new, anchors) == [find_again(anchor, new) for anchor in anchors]


def test_nothing_is_placed_in_a_stranger() -> None:
    stranger = " ".join(f"Chapter {number} praises rain, tea and garden gnomes." for number in range(40))
    anchors = [marked(quote) for quote in ("Blair", "the", "The bridge near the old mill", PARAGRAPHS[2])]
    assert {found.state for found in move_anchors(TEXT, stranger, anchors)} <= {
        AnchorState.ORPHAN,
        AnchorState.UNCERTAIN,
    }
    assert {found.state for found in move_anchors(TEXT, "", anchors)} == {AnchorState.ORPHAN}


def test_one_sign_repeated_without_end_is_no_trap() -> None:
    text = "a" * 100_000
    anchors = [make_anchor(text, Span(start, start + 1 + start % 900)) for start in range(0, 90_000, 450)]
    new = text[:50_000] + "b" + text[50_000:]
    for found in move_anchors(text, new, anchors):
        assert new[found.start : found.end] == found.quote
