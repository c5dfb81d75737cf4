"""Two engines side by side: where they agree, and where one of them sees something else."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import FoundMention, Kind
from desktop.recognition.comparing import Agreement, compare, counts


def test_names_are_paired_by_span_then_by_overlap_and_else_stand_alone() -> None:
    a = [
        FoundMention(0, 4, Kind.PLACE), FoundMention(10, 20, Kind.PERSON), FoundMention(30, 34, Kind.LAW),
        FoundMention(50, 60, Kind.GROUP),
    ]  # fmt: skip
    b = [
        FoundMention(0, 4, Kind.PLACE), FoundMention(15, 20, Kind.PERSON), FoundMention(30, 34, Kind.EVENT),
        FoundMention(40, 44, Kind.DATE),
    ]  # fmt: skip
    found = compare(a, b)
    assert [each.agreement for each in found] == [
        Agreement.BOTH, Agreement.EDGES, Agreement.KIND, Agreement.ONLY_B, Agreement.ONLY_A,
    ]  # fmt: skip
    assert [(each.span.start, each.span.end) for each in found] == [
        (0, 4),
        (10, 20),
        (30, 34),
        (40, 44),
        (50, 60),
    ]
    assert set(counts(found).values()) == {1}
    assert list(counts([])) == list(Agreement)


@st.composite
def mentions(draw: st.DrawFn) -> list[FoundMention]:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=20)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [FoundMention(start, end, draw(st.sampled_from(list(Kind)))) for start, end in pairs]


@given(mentions(), mentions())
def test_every_mention_of_both_is_there_once(a: list[FoundMention], b: list[FoundMention]) -> None:
    found = compare(a, b)
    assert sorted((each.a.start, each.a.kind) for each in found if each.a) == [(e.start, e.kind) for e in a]
    assert sorted((each.b.start, each.b.kind) for each in found if each.b) == [(e.start, e.kind) for e in b]
    assert all(each.a.start < each.b.end and each.b.start < each.a.end for each in found if each.a and each.b)
    assert sum(counts(found).values()) == len(found)
    assert all(each.agreement is Agreement.BOTH for each in compare(a, a))
