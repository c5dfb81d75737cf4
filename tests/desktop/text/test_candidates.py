"""Candidates: the places a person may choose from for a passage that is not surely found."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Anchor, Span
from desktop.text.anchors import candidates, find_again, make_anchor

TEXT = (
    "Troops of both armies crossed the river at dawn. The bridge near the old mill held. "
    "The bridge near the new mill was never used, said the officers of both armies."
)
texts = st.lists(st.sampled_from(["the", "bridge", "of", "😀", "both", "été", "中文"]), max_size=40).map(
    " ".join
)


def marked(quote: str) -> Anchor:
    start = TEXT.index(quote)
    return make_anchor(TEXT, Span(start, start + len(quote)))


def test_the_place_itself_comes_first_and_its_twin_after_it() -> None:
    found = candidates(marked("The bridge near the"), TEXT)
    places = [TEXT.index("The bridge near the old"), TEXT.index("The bridge near the new")]
    assert [each.start for each in found[:2]] == places
    assert found[0].score == 1
    assert found[0].score > found[1].score > 0.5


def test_a_passage_that_was_rewritten_is_offered_where_it_is_most_alike() -> None:
    new = "By A. " + TEXT.replace("crossed the river at dawn", "had crossed that wide river before dawn")
    (best, *_others) = candidates(marked("crossed the river at dawn"), new)
    assert new[best.start : best.end].endswith("crossed that wide river before dawn")
    assert 0.3 < best.score < 1


def test_nothing_alike_means_no_candidates() -> None:
    assert candidates(marked("crossed the river"), "") == []
    assert candidates(marked("crossed the river"), "Ключевые слова 中文 12345") == []


@given(before=texts, after=texts, limit=st.integers(0, 6), data=st.data())
def test_candidates_are_few_sorted_apart_and_inside_the_text(
    before: str, after: str, limit: int, data: st.DataObject
) -> None:
    text = "a " + before
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = make_anchor(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = candidates(anchor, after, limit=limit)
    assert len(found) <= limit
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(0 <= each.start < each.end <= len(after) and 0 <= each.score <= 1 for each in found)
    by_place = sorted(found, key=lambda each: each.start)
    assert all(one.end <= other.start for one, other in pairwise(by_place))


@given(text=texts, data=st.data())
def test_the_place_that_is_found_is_the_first_candidate(text: str, data: st.DataObject) -> None:
    text = "a " + text
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = make_anchor(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = find_again(anchor, text)
    (best, *_others) = candidates(anchor, text)
    assert (best.start, best.end) == (found.start, found.end)
