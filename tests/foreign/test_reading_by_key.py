"""The text of an article without the mouse, on a real X server: ten passages are marked by key alone."""

from pathlib import Path

import pytest

from desktop.model import Annotation
from tests.foreign.conftest import FERRY, FIRST, Start
from tests.foreign.desk import notes_in, until

pytestmark = pytest.mark.foreign("Xvfb", "xdotool")
WAYS = (
    ("alt+shift+Down",),  # a sentence from here
    ("ctrl+Down", "shift+s"),  # the sentence here
    ("ctrl+Down", "shift+p"),  # the paragraph
    ("ctrl+Down", "ctrl+shift+Right", "ctrl+shift+Right"),  # words
    ("ctrl+Down", "shift+Right", "shift+Right", "shift+Right"),  # letters
    ("ctrl+Down", "shift+End"),  # to the end of the line
    ("ctrl+Down", "shift+Down"),  # a line
    ("ctrl+Down", "ctrl+shift+Down"),  # to the next paragraph
    ("ctrl+Down", "alt+Down", "alt+shift+Down"),  # the second sentence
)


def test_ten_passages_are_marked_by_keyboard_alone(start: Start, library: Path) -> None:
    program = start("--library", str(library))
    program.begin()
    keys = program.hands.key
    keys("End")
    program.is_so(article=FERRY)
    keys("Return")
    program.is_so(focus="ReaderView")
    keys("ctrl+Down", "ctrl+Home")
    for count, way in enumerate(WAYS, start=1):
        keys(*way)
        program.is_so(bar=True)
        keys("h")
        until(lambda count=count: len(notes_in(library)) == count, f"passage {count} is marked")
        program.is_so(selected="")
    keys("ctrl+Down", "shift+s", "Return", "Right", "Return")
    program.is_so(writing="")
    program.hands.write("The tenth, by the bar")
    keys("ctrl+Return", "Escape")
    program.is_so(focus="ReaderView")
    found = until(lambda: [each for each in notes_in(library) if each.note], "the note is kept")
    assert [each.note for each in found] == ["The tenth, by the bar"]
    anchors = [each.anchor for each in sorted(notes_in(library), key=_uid) if each.anchor is not None]
    assert len(anchors) == 10
    assert anchors[0].quote == FIRST.partition(".")[0] + "."
    assert [each.start for each in anchors] == sorted({each.start for each in anchors})


def _uid(annotation: Annotation) -> str:
    return annotation.uid


def test_words_are_found_by_key_and_marked(start: Start, library: Path) -> None:
    program = start("--library", str(library))
    program.begin()
    program.hands.key("End", "Return", "ctrl+f")
    program.is_so(typed="")
    program.hands.write("LIGHT")
    program.hands.key("Escape")
    program.is_so(selected="light", focus="ReaderView")
    program.hands.key("ctrl+shift+Right", "h")
    until(lambda: len(notes_in(library)) == 1, "what was found is marked")
