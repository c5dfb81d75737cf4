"""What a note's Markdown means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.note_blocks import Look, NoteBlock, Run, Shape, inline_runs, note_blocks

BOLD, ITALIC, CODE = (frozenset({each}) for each in (Look.BOLD, Look.ITALIC, Look.CODE))


def plain(note: str) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in note_blocks(note)]


def test_signs_become_looks_and_links() -> None:
    line = r"a **bold *both* too** `x*y` [words *in*](https://e.org/a) \*no\* https://e.org/b."
    assert list(inline_runs("**bold** and *leaning*")) == [
        Run("bold", BOLD),
        Run(" and "),
        Run("leaning", ITALIC),
    ]
    found = list(inline_runs(line))
    assert Run("both", BOLD | ITALIC) in found
    assert Run("x*y", CODE) in found
    assert Run("words ", target="https://e.org/a") in found
    assert Run("in", ITALIC, "https://e.org/a") in found
    assert found[-2:] == [Run("https://e.org/b", target="https://e.org/b"), Run(".")]
    assert "".join(run.text for run in found if not run.target).count("*") == 3


def test_bold_words_may_hold_others() -> None:
    assert list(inline_runs("**see [it](https://e.org)**")) == [
        Run("see ", BOLD),
        Run("it", BOLD, "https://e.org"),
    ]


def test_a_note_falls_into_its_stretches() -> None:
    note = "# Head\r\none\ntwo\n\n> said\n> so\n- a\n  more\n  3. c\n```\n*x*\n\ny\n```\nlast"
    assert list(note_blocks(note)) == [
        NoteBlock(Shape.HEADING, (Run("Head"),), 1),
        NoteBlock(Shape.PARAGRAPH, (Run("one"), Run("\n"), Run("two"))),
        NoteBlock(Shape.QUOTE, (Run("said"), Run("\n"), Run("so"))),
        NoteBlock(Shape.ITEM, (Run("a"), Run("\n"), Run("more")), 1),
        NoteBlock(Shape.ITEM, (Run("c"),), 2, "3."),
        NoteBlock(Shape.CODE, (Run("*x*\n\ny", CODE),)),
        NoteBlock(Shape.PARAGRAPH, (Run("last"),)),
    ]


@pytest.mark.parametrize("note", ["", "\n \n", "\r\n"])
def test_an_empty_note_is_nothing(note: str) -> None:
    assert list(note_blocks(note)) == []


def test_code_that_is_never_closed_reaches_to_the_end() -> None:
    assert plain("before\n~~~\nopen\n\n# no heading") == ["before", "open\n\n# no heading"]


def test_a_line_without_end_is_shown_as_it_is() -> None:
    line = "**" * 3_000
    assert plain(line) == [line]


@given(st.text(st.sampled_from("ab *_`[]()\\\n#>-1.~:/h"), max_size=80))
def test_no_letter_of_a_note_is_lost(note: str) -> None:
    runs = [run for block in note_blocks(note) for run in block.runs]
    shown = "".join(run.text + run.target for run in runs)
    numbers = "".join(block.number for block in note_blocks(note))
    for letter in "ab":
        assert (shown + numbers).count(letter) >= note.count(letter) - sum(
            line.count(letter) for line in note.split("\n") if line.lstrip().startswith(("```", "~~~"))
        )
