"""Mentions in columns say the same as their records would."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import PERSON, EntityId, Kind, Mention, MentionId
from desktop.text.mention_table import MentionTable


@st.composite
def made_mentions(draw: st.DrawFn) -> list[Mention]:
    """Mentions in the order of their starts, longer ones first, as a library gives them."""
    places = draw(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 80)), max_size=300))
    places.sort(key=lambda place: (place[0], -place[1]))
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=9))
    origins = draw(
        st.lists(
            st.sampled_from([("model 1", "", None), (PERSON, "", None), (PERSON, "model 1", Kind.GROUP)]),
            min_size=1,
            max_size=5,
        )
    )
    return [
        Mention(
            MentionId(1_000 - number),
            f"0190d9a0-7c3e-7000-8000-{number:012x}",
            start,
            start + length,
            kinds[number % len(kinds)],
            EntityId(number % 7),
            f"entity-{number % 7}",
            *origins[number % len(origins)],
        )
        for number, (start, length) in enumerate(places)
    ]


@given(made_mentions(), st.integers(0, 400))
def test_a_table_gives_back_what_it_was_given(mentions: list[Mention], room: int) -> None:
    fields = [
        (
            each.id, each.uid, each.start, each.end, each.kind, each.entity, each.entity_uid,
            each.source, each.found_by, each.found_kind,
        )
        for each in mentions
    ]  # fmt: skip
    for table in (
        MentionTable.of(mentions[::-1][::-1]),
        MentionTable(fields),
        MentionTable(fields, room=room),
    ):
        assert list(table) == mentions
        assert table[2:9:3] == mentions[2:9:3]
        assert [table.by_id(each.id) for each in mentions] == mentions
        assert table.by_id(5_000) is None
        assert MentionTable.of(table) is table


@given(made_mentions(), st.lists(st.tuples(st.integers(0, 700), st.integers(0, 90)), min_size=1, max_size=9))
def test_the_rows_over_a_stretch_are_those_that_touch_it(
    mentions: list[Mention], questions: list[tuple[int, int]]
) -> None:
    table = MentionTable.of(mentions)
    for start, length in questions:
        wanted = [each for each in mentions if each.start < start + length and each.end > start]
        assert [table[row] for row in table.over(start, start + length)] == wanted
        places = table.places_over(start, start + length)
        assert places == [(each.start, each.end, each.kind) for each in wanted]


@given(
    made_mentions(),
    st.none() | st.integers(0, 8),
    st.none() | st.sampled_from(Kind),
    st.sets(st.sampled_from(Kind)),
)
def test_mentions_are_chosen_by_entity_and_kind_in_their_order(
    mentions: list[Mention], entity: int | None, kind: Kind | None, without: set[Kind]
) -> None:
    chosen = MentionTable.of(mentions).where(entity=entity, kind=kind, without=without)
    wanted = [
        each
        for each in mentions
        if entity in {None, each.entity} and kind in {None, each.kind} and each.kind not in without
    ]
    assert list(chosen) == wanted
    assert list(chosen.starts) == [each.start for each in wanted]
    assert list(chosen[1:4]) == wanted[1:4]


@given(made_mentions())
def test_kinds_are_counted_and_sources_named(mentions: list[Mention]) -> None:
    table = MentionTable.of(mentions)
    assert table.kind_counts() == Counter(each.kind for each in mentions)
    entities = {each.entity for each in mentions}
    assert table.sources() == {
        entity: {each.source for each in mentions if each.entity == entity} for entity in entities
    }


def test_mentions_in_any_order_are_put_in_that_of_the_text() -> None:
    def mention(number: int, start: int, end: int) -> Mention:
        return Mention(MentionId(number), "", start, end, Kind.PLACE, EntityId(1), "", "model 1")

    table = MentionTable.of([mention(1, 50, 54), mention(2, 3, 5), mention(3, 3, 9)])
    assert [each.id for each in table] == [3, 2, 1]
    assert table[-1].id == 1
    with pytest.raises(IndexError):
        table[3]
