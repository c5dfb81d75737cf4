"""Sums of heights stay right while estimates become exact."""

from hypothesis import given
from hypothesis import strategies as st

from ui.reader.heights import Heights

heights = st.lists(st.integers(0, 50).map(float), min_size=1, max_size=900)


@given(
    heights, st.lists(st.tuples(st.integers(0, 899), st.integers(0, 50)), max_size=20), st.integers(0, 50_000)
)
def test_a_height_from_the_top_leads_to_the_piece_that_is_there(
    given_heights: list[float], changes: list[tuple[int, int]], height: int
) -> None:
    known, plain = Heights(given_heights), list(given_heights)
    for at, new in changes:
        known.change(at % len(plain), float(new))
        plain[at % len(plain)] = float(new)
    assert (known.total, len(known)) == (sum(plain), len(plain))
    piece = known.at(height)
    assert known[piece] == plain[piece]
    assert known.before(piece) == sum(plain[:piece])
    if height < known.total:
        assert sum(plain[:piece]) <= height < sum(plain[: piece + 1])


def test_no_pieces_have_no_height() -> None:
    assert Heights(()).total == Heights(()).at(10) == 0
