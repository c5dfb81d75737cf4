"""The marks over a stretch are found, whatever their number, nesting and order of arrival."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from desktop.text.marks import MarkIndex, SortedMarks

spans = st.tuples(st.integers(0, 60), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def by_hand(marks: dict[int, tuple[int, int]], start: int, end: int) -> list[int]:
    over = [
        (first, -last, name)
        for name, (first, last) in marks.items()
        if first < end and last > start and first < last
    ]
    return [name for _, _, name in sorted(over)]


@given(
    st.lists(spans, max_size=400),
    st.lists(st.one_of(spans, st.integers(0, 500)), max_size=300),
    st.lists(spans, min_size=1, max_size=10),
)
def test_the_marks_over_a_stretch_are_those_that_touch_it(
    first: list[tuple[int, int]],
    acts: list[tuple[int, int] | int],
    questions: list[tuple[int, int]],
) -> None:
    index = MarkIndex([start for start, _ in first], [end for _, end in first])
    kept = dict(enumerate(first))
    for act in acts:
        if isinstance(act, tuple):
            kept[index.add(*act)] = act
        elif kept:
            name = list(kept)[act % len(kept)]
            index.remove(name)
            del kept[name]
    assert len(index) == len(kept)
    for start, end in questions:
        assert index.over(start, end) == by_hand(kept, start, end)
        assert index.at(start) == by_hand(kept, start, start + 1)


@given(st.lists(spans, max_size=3_000), st.lists(spans, min_size=1, max_size=10))
def test_sorted_records_over_a_stretch_are_found_in_their_order(
    marks: list[tuple[int, int]], questions: list[tuple[int, int]]
) -> None:
    records = sorted((Span(*pair) for pair in marks), key=lambda span: (span.start, -span.end))
    index = SortedMarks(records)
    assert len(index) == len(records)
    for start, end in questions:
        wanted = [each for each in records if each.start < end and each.end > start and each.start < each.end]
        assert index.over(start, end) == wanted


def test_the_first_screen_is_found_without_looking_at_the_marks_below_it() -> None:
    class Counted(Span):
        asked = 0

        def __getattribute__(self, name: str) -> int:
            type(self).asked += name == "end"
            return super().__getattribute__(name)

    records = [Counted(start, start + 5) for start in range(0, 1_000_000, 10)]
    Counted.asked = 0
    assert len(SortedMarks(records).over(0, 100)) == 10
    assert Counted.asked < 1_000


def test_a_mark_that_was_removed_cannot_be_removed_again() -> None:
    index = MarkIndex([1], [3])
    assert index.span(0) == (1, 3)
    index.remove(0)
    with pytest.raises(KeyError):
        index.remove(0)
    assert index.over(0, 10) == []
    assert index.add(2, 4) == 1
    assert index.at(3) == [1]


def test_marks_can_be_added_to_none_and_next_to_each_other() -> None:
    index = MarkIndex()
    assert index.over(0, 9) == []
    names = [index.add(place, place + 1) for place in (5, 3, 5)]
    assert index.over(0, 9) == [names[1], names[0], names[2]]
    for name in names:
        index.remove(name)
    assert (len(index), index.over(0, 9)) == (0, [])


def test_a_start_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="both"):
        MarkIndex([1, 2], [3])


def test_two_hundred_thousand_marks_are_answered_and_changed_in_far_less_than_a_frame() -> None:
    count = 200_000
    index = MarkIndex([0, *range(0, count * 50, 50)], [count * 50, *range(20, count * 50 + 20, 50)])
    began = time.thread_time()
    for turn in range(50):
        at = turn * 190_000
        assert 0 in index.over(at, at + 3000)
        index.remove(index.add(at, at + 10))
    assert (time.thread_time() - began) / 50 < 0.002


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=300), st.integers(0, 420))
def test_the_first_mark_behind_a_place_is_the_one_that_starts_first(
    spans: list[tuple[int, int]], place: int
) -> None:
    index = MarkIndex()
    for start, end in spans:
        index.add(start, end)
    found = index.first_from(place)
    behind = [start for start, _end in spans if start >= place]
    assert (None if found is None else index.span(found)[0]) == min(behind, default=None)
