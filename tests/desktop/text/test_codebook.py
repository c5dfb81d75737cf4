"""The codebook as CSV and Markdown, there and back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.cells import unguarded
from desktop.text.codebook import COLUMNS, COUNTS, Entry, from_csv, from_markdown, to_csv, to_markdown
from desktop.text.codebook_fields import clean_colour, clean_key, clean_words

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
awkward = st.text(st.sampled_from("=+-@'\"\t\r\n;,#> `*\\|[]a é"), max_size=12)
words = (st.text(letters, max_size=30) | awkward).map(clean_words)
names = (
    (st.text(letters, min_size=1, max_size=20) | awkward)
    .map(lambda name: " ".join(name.split()))
    .filter(bool)
)
entries = st.builds(
    Entry,
    name=names,
    colour=st.sampled_from(["", "#e0ae3f", "#000000"]),
    key=st.sampled_from(["", "1", "q"]),
    definition=words,
    use_when=words,
    not_when=words,
    example=words,
    retired=st.booleans(),
    annotations=st.integers(0, 5_000),
    articles=st.integers(0, 300),
)


def placeless(read: list[Entry]) -> list[Entry]:
    """Return entries without the lines they stood in."""
    return [
        Entry(**{name: getattr(each, name) for name in Entry.__slots__ if name != "line"}) for each in read
    ]


@given(st.lists(entries, max_size=5), st.booleans())
def test_a_table_gives_back_what_was_written(book: list[Entry], formula_guard: bool) -> None:  # noqa: FBT001  # given by Hypothesis
    if formula_guard:
        assert placeless(from_csv(to_csv(book))) == book
    else:
        table = to_csv(book, formula_guard=False)
        cells = [row[0] for row in csv.reader(io.StringIO(table, newline=""))][1:]
        assert cells == [entry.name for entry in book]


@given(st.lists(entries, min_size=1, max_size=5))
def test_a_page_gives_back_what_was_written(book: list[Entry]) -> None:
    assert placeless(from_markdown(to_markdown(book))) == book


@given(st.lists(entries, min_size=1, max_size=3))
def test_no_cell_of_a_table_is_taken_for_a_formula(book: list[Entry]) -> None:
    for row in csv.reader(io.StringIO(to_csv(book), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_tables_of_spreadsheet_programs_are_understood() -> None:
    table = (
        '\ufeffCode;Color;Description;Use_When;by\r\nForce/Drills;#ABC;"two\r\nlines";always;Ana\r\n;;;;\r\n'
    )
    [entry] = from_csv(table)
    assert (entry.name, entry.colour, entry.definition) == ("Force/Drills", "#ABC", "two\nlines")
    assert (entry.use_when, entry.key, entry.retired, entry.line) == ("always", "", None, 2)
    assert [each.line for each in from_csv('name,definition\na,"x\ny\nz"\nb,\n')] == [2, 5]
    assert from_csv("key\tname\n1\ta\n")[0].key == "1"


def test_a_table_names_its_columns_in_english_and_guards_quotes_apart() -> None:
    assert to_csv([]) == ",".join((*COLUMNS, *COUNTS)) + "\r\n"
    assert [unguarded(cell) for cell in ("'=1", "''=1", "'tis", "=1")] == ["=1", "'=1", "'tis", "=1"]


def test_a_page_written_by_hand_is_understood() -> None:
    page = (
        "# Codebook\n\nOurs.\n\n## Drills\n- Key: 1\n\nJoint acts.\nOf armies.\n### Not when\nonly praise\n"
    )
    [entry] = from_markdown(page)
    assert (entry.name, entry.key, entry.definition) == ("Drills", "1", "Joint acts.\nOf armies.")
    assert (entry.not_when, entry.retired) == ("only praise", None)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\0", '"'])
def test_what_is_no_codebook_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_csv(text)
    with pytest.raises(ValueError, match=r"."):
        from_markdown(text)


def test_colours_and_keys_are_looked_at() -> None:
    assert [clean_colour(each) for each in ("#ABC", " #E0AE3F ", "red", "#12345", "")] == [
        "#aabbcc", "#e0ae3f", None, None, None,
    ]  # fmt: skip
    assert [clean_key(each) for each in ("1", "Q", "0", "ab", "é", "")] == ["1", "q", None, None, None, None]
