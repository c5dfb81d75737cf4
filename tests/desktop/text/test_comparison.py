"""Two versions side by side."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Span
from desktop.text.comparison import LONGEST, compare, side_by_side
from desktop.text.differences import Piece

OLD = "Head\n\nThe ferry left Baku.\n\nIt came back.\n\nThe end."
NEW = "Head\n\nThe ferry left Batumi.\n\nNobody knows why.\n\nIt came back.\n\nThe end."


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end].strip() for span in spans]


def test_paragraphs_stand_beside_their_counterparts_and_differences_are_marked() -> None:
    rows = compare(OLD, NEW)
    pairs = [(OLD[row.old.start : row.old.end], NEW[row.new.start : row.new.end]) for row in rows]
    assert pairs[0] == ("Head", "Head")
    assert ("It came back.", "It came back.") in pairs
    assert pairs[-1] == ("The end.", "The end.")
    changed = next(row for row in rows if OLD[row.old.start : row.old.end].startswith("The ferry"))
    assert words(OLD, changed.old_marks) == ["Baku"]
    assert words(NEW, changed.new_marks)[0].startswith("Batumi")
    added = next(row for row in rows if not row.old)
    assert words(NEW, added.new_marks)[0].startswith("Nobody knows why")
    assert [row.differs for row in rows] == [False, True, True, False, False]


def test_a_paragraph_put_in_before_a_changed_one_stands_alone() -> None:
    old = "Head\n\nWe slept in the cabs and ate what we had.\n\nThe end came."
    new = "Head\n\nBy noon they turned.\n\nWe slept in our cabs and ate whatever we had.\n\nThe end is near."
    rows = compare(old, new)
    pairs = [(old[row.old.start : row.old.end][:8], new[row.new.start : row.new.end][:8]) for row in rows]
    assert pairs == [("Head", "Head"), ("", "By noon "), ("We slept", "We slept"), ("The end ", "The end ")]


def test_equal_texts_have_no_marks_and_an_empty_one_has_no_rows() -> None:
    assert not any(row.differs for row in compare(OLD, OLD))
    assert side_by_side("", "", []) == []
    assert all(row.differs and not row.new for row in compare(OLD, ""))


def test_words_that_both_sides_of_a_replaced_stretch_begin_or_end_with_are_not_marked() -> None:
    old, new = "He ate cake today. The end.", "He ate nothing at all. The end."
    (row,) = side_by_side(old, new, [Piece("replace", 0, len(old), 0, len(new))])
    assert row.old_marks == (Span(0, len(old)),)
    (row,) = compare(old, new)
    assert all("The end" not in words_in for words_in in words(old, row.old_marks))
    assert all("He ate" not in words_in for words_in in words(new, row.new_marks))


def test_a_sentence_that_stayed_within_a_replaced_stretch_is_not_marked() -> None:
    old = 'He sat. "No one told us anything."\n\nThe port promised much. Ministers met.'
    new = 'She ran. "Radio spoke all night. No one told us anything."\n\nMinisters met again.'
    marked = [words(old, row.old_marks) for row in compare(old, new)]
    assert not any("told" in word for row in marked for word in row)
    assert any("promised" in word for row in marked for word in row)


def test_a_word_without_end_is_cut() -> None:
    text = "x" * (2 * LONGEST + 10)
    rows = compare(text, "")
    assert [len(row.old) for row in rows] == [LONGEST, LONGEST, 10]


LINES = st.lists(st.sampled_from(["the ferry", "left", "Baku 😀", "", "in the morning", " "]), max_size=8)


@given(LINES.map("\n".join), LINES.map("\n".join))
def test_every_word_of_both_texts_stands_in_one_row_in_order(old: str, new: str) -> None:
    rows = compare(old, new)
    for text, spans in ((old, [row.old for row in rows]), (new, [row.new for row in rows])):
        shown = "".join(text[span.start : span.end] for span in spans)
        assert "".join(shown.split()) == "".join(text.split())
        assert all(one.end <= other.start for one, other in pairwise(filter(len, spans)))
    for row in rows:
        for span, marks in ((row.old, row.old_marks), (row.new, row.new_marks)):
            assert all(span.start <= mark.start < mark.end <= span.end for mark in marks)
    unmarked_old = "".join(_unmarked(old, row.old, row.old_marks) for row in rows).split()
    unmarked_new = "".join(_unmarked(new, row.new, row.new_marks) for row in rows).split()
    assert "".join(unmarked_old) == "".join(unmarked_new)


def _unmarked(text: str, span: Span, marks: tuple[Span, ...]) -> str:
    kept = set(range(span.start, span.end)) - {at for mark in marks for at in range(mark.start, mark.end)}
    return "".join(text[at] for at in sorted(kept))
