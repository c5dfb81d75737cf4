"""Where cards stand: nothing overlaps, everything is found again at its place, whatever the shelves."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.notebook.bands import Bands, Measures
from ui.notebook.records import Shelf


def shelved(sizes: list[int]) -> list[Shelf]:
    edges = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    return [Shelf("", start, end) for start, end in pairwise(edges)]


MADE = st.builds(
    lambda sizes, grouped, width: Bands(
        sum(sizes), shelved(sizes) if grouped else [], Measures(width, 100, 40, 10, 24)
    ),
    st.lists(st.integers(1, 7), min_size=1, max_size=6),
    st.booleans(),
    st.integers(60, 500),
)


@given(bands=MADE)
def test_every_card_is_found_where_it_stands_and_no_two_overlap(bands: Bands) -> None:
    rects = [bands.rect(row) for row in range(bands.count)]
    for row, rect in enumerate(rects):
        assert bands.at(rect.center().x(), rect.center().y()) == row
        assert rect.bottom() < bands.height
        assert rect.right() < max(bands.measures.width, 1)
        assert not any(rect.intersects(other) for other in rects[:row])
    assert list(bands.between(0, bands.height)) == list(range(bands.count))


@given(bands=MADE, top=st.integers(0, 700), tall=st.integers(1, 300))
def test_exactly_the_cards_that_can_be_seen_are_named(bands: Bands, top: int, tall: int) -> None:
    named = set(bands.between(top, top + tall))
    for row in range(bands.count):
        rect = bands.rect(row)
        seen = rect.top() < top + tall and rect.bottom() >= top
        assert row in named or not seen
    heads = {place for place, rect in bands.headings(top, top + tall) if rect.bottom() >= top}
    assert all(0 <= place < bands.count for place in heads)


@given(bands=MADE, data=st.data())
def test_up_and_down_stay_in_the_column_and_inside(bands: Bands, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, bands.count - 1))
    lines = data.draw(st.integers(-9, 9))
    there = bands.beside(row, lines)
    assert 0 <= there < bands.count
    if lines > 0:
        assert bands.rect(there).top() >= bands.rect(row).top()
    if lines < 0:
        assert bands.rect(there).top() <= bands.rect(row).top()
    assert bands.rect(there).left() <= bands.rect(row).left()
    assert bands.beside(row, 0) == row


def test_a_hundred_thousand_cards_need_no_list_of_places() -> None:
    bands = Bands(100_000, [], Measures(900, 400, 130, 12, 30))
    assert bands.columns == 2
    assert bands.rect(99_999).bottom() < bands.height == 50_000 * 142
    assert list(bands.between(142 * 100, 142 * 101)) == [200, 201]
