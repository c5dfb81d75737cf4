"""Tags on a real X server: dragged to the text and back, nested and merged in the codebook."""

from pathlib import Path

import pytest

from desktop.library import Library
from tests.foreign.conftest import FERRY, Start
from tests.foreign.desk import Program, notes_in, until

pytestmark = pytest.mark.foreign("Xvfb", "xdotool")
QUOTE = "salt and letters"
Point = tuple[int, int]


@pytest.fixture
def tagged(library: Path) -> Path:
    """Return the library with three tags in its codebook."""
    opened = Library.open(library)
    for name in ("Boats", "Trade", "Water"):
        opened.tags.create(name)
    opened.close()
    return library


def codebook(path: Path) -> list[str]:
    opened = Library.open(path, writable=False)
    try:
        return [tag.name for tag in opened.tags.codebook()]
    finally:
        opened.close()


def marks(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.anchor.quote, each.tags) for each in notes_in(path) if each.anchor is not None]


def middle(program: Program, words: str) -> Point:
    start, end = program.find("passage", words)
    return (start[0] + end[0]) // 2, start[1]


def opened(start: Start, path: Path) -> Program:
    program = start("--library", str(path))
    program.begin()
    program.open(FERRY)
    return program


def test_a_tag_is_dropped_on_selected_words_and_on_a_mark(start: Start, tagged: Path) -> None:
    program = opened(start, tagged)
    program.select(QUOTE)
    program.hands.carry(program.find("tag", "Boats", "sidebar"), middle(program, QUOTE))
    until(lambda: marks(tagged) == [(QUOTE, ("Boats",))], "the selection has the tag")
    program.hands.carry(program.find("tag", "Trade", "sidebar"), middle(program, QUOTE))
    until(lambda: marks(tagged) == [(QUOTE, ("Boats", "Trade"))], "the mark has both")
    program.hands.key("ctrl+z")
    until(lambda: marks(tagged) == [(QUOTE, ("Boats",))], "the second is taken back")


def test_selected_words_are_dropped_on_a_tag(start: Start, tagged: Path) -> None:
    program = opened(start, tagged)
    program.select(QUOTE)
    program.hands.carry(middle(program, QUOTE), program.find("tag", "Water", "sidebar"))
    until(lambda: marks(tagged) == [(QUOTE, ("Water",))], "the words have the tag")


def test_a_tag_is_nested_merged_and_brought_back_to_the_top(start: Start, tagged: Path) -> None:
    program = opened(start, tagged)
    program.hands.key("ctrl+4")
    boats = program.find("tag", "Boats", "codebook")
    program.hands.carry(boats, program.find("tag", "Water", "codebook"))
    until(lambda: codebook(tagged) == ["Trade", "Water", "Water/Boats"], "one stands below the other")
    nested = program.find("tag", "Water/Boats", "codebook")
    program.hands.carry(nested, program.find("codebook_end"))
    until(lambda: codebook(tagged) == ["Boats", "Trade", "Water"], "it is at the top again")
    trade = program.find("tag", "Trade", "codebook")
    program.hands.carry(trade, program.find("tag", "Water", "codebook"), held="ctrl")
    until(lambda: codebook(tagged) == ["Boats", "Water"], "one has gone up in the other")
    program.press("Undo")
    until(lambda: codebook(tagged) == ["Boats", "Trade", "Water"], "the merge is taken back")
