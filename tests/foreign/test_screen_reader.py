"""The window as a screen reader gets it, over AT-SPI on a real X server; everything is done by key."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.library import Library
from desktop.model import FoundMention, Kind, Span
from tests.foreign.conftest import FERRY, FIRST, TEXTS, Start
from tests.foreign.desk import Program, notes_in, until
from tests.foreign.ears import TEXT, Ears, session_bus

pytestmark = pytest.mark.foreign("Xvfb", "xdotool", "dbus-run-session", "python3:pyatspi")
LOG = "SCHOLIAST_ACCESS_LOG"  # where the run is to be written down, if somebody wants to read it
USED = {"push button", "check box", "text", "combo box", "page tab", "menu item", "table cell", "table"}
BOATS = Span(FIRST.index("boats"), FIRST.index("boats") + len("boats of the delta"))


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Generator[None, None, None]:
    """Let the program and the screen reader meet where nobody else is."""
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.delenv("AT_SPI_BUS_ADDRESS", raising=False)
        # Qt says that it does not know a question which AT-SPI asks since lately, and goes on.
        monkeypatch.setenv("QT_LOGGING_RULES", "qt.accessibility.atspi=false")
        yield


@pytest.fixture
def ears(bus: None) -> Generator[Ears, None, None]:  # noqa: ARG001  # the bus must be there before
    with listener() as made:
        yield made


@contextmanager
def listener() -> Generator[Ears, None, None]:
    made = Ears(os.environ.get(LOG))
    try:
        yield made
    finally:
        made.close()


def enter(start: Start, library: Path) -> Program:
    """Open the article by key and go into its text."""
    program = start("--library", str(library))
    program.begin()
    program.hands.key("End")
    program.is_so(article=FERRY)
    program.hands.key("Return")
    program.is_so(focus="ReaderView")
    return program


def test_the_article_is_read_and_a_passage_noted_by_key_and_ear(
    start: Start, library: Path, ears: Ears
) -> None:
    program = enter(start, library)
    ears.begin()
    keys = program.hands.key
    ears.hears("object:state-changed:focused", role=TEXT, name="Article text", at=1)
    text = ears.ask("text", TEXT)
    assert text["text"] == TEXTS[FERRY]
    assert (text["name"], text["description"]) == ("Article text", FERRY)
    assert {"focused", "focusable", "multi line", "read only"} <= set(text["states"])

    ears.note("Ctrl+Right, twice: the caret goes by words")
    keys("ctrl+Home", "ctrl+Right")
    ears.hears("object:text-caret-moved", name="Article text", at=FIRST.index("boats"))
    assert ears.focus == "Article text", "and it was told last that the keyboard is there"
    assert ears.ask("around", TEXT, FIRST.index("boats"), "WORD")[0].strip() == "boats"

    ears.note("Ctrl+Shift+Right, four times: words are selected")
    keys(*["ctrl+shift+Right"] * 4)
    ears.hears("object:text-selection-changed", name="Article text")
    program.is_so(selected="boats of the delta ", bar=True)
    assert ears.ask("text", TEXT)["selections"] == [[BOATS.start, BOATS.end + 1]]

    ears.note("N: a note on them, written and saved")
    keys("n")
    program.is_so(writing="")
    ears.hears("object:state-changed:focused", role="text", name="Note", at=1)
    program.hands.write("Who owns them?")
    keys("ctrl+Return")
    program.is_so(focus="ReaderView")
    noted = until(lambda: [each for each in notes_in(library) if each.note], "the note is stored")
    assert [(each.note, each.anchor.quote) for each in noted if each.anchor] == [
        ("Who owns them?", "boats of the delta")
    ]

    ears.note("The caret comes back upon the passage")
    keys("ctrl+Home", "ctrl+Right")
    assert ears.hears("object:announcement")["said"] == "Note: Who owns them?"
    attributes, first, last = ears.ask("marks", TEXT, BOATS.start + 2)
    assert (first, last) == (BOATS.start, BOATS.end)
    assert "bg-color:" in attributes
    assert program.close() == 0


def test_everything_that_can_be_used_has_a_name(start: Start, library: Path, ears: Ears) -> None:
    enter(start, library)
    ears.begin()
    found = ears.ask("everything")
    assert {each["role"] for each in found} >= USED
    assert [each for each in found if each["role"] in USED and not each["name"]] == []
    assert [each["name"] for each in found if each["role"] == TEXT] == ["Article text"]


def test_what_the_caret_comes_upon_is_said_with_kind_tags_and_note(
    start: Start, library: Path, ears: Ears
) -> None:
    written = Library.open(library)
    article = next(each for each in written.articles.rows(written.articles.ids()) if each.title == FERRY)
    place = FIRST.index("delta")
    version = written.articles.version(article.id)
    written.mentions.store(version.id, "test 1", [FoundMention(place, place + 5, Kind.PLACE)])
    written.annotations.add(article.id, Span(place, place + 5), note="Where?", tags=["Rivers"])
    written.close()
    program = enter(start, library)
    ears.begin()
    ears.ask("text", TEXT)
    program.hands.key("ctrl+Home", *["ctrl+Right"] * 4)
    said = ears.hears("object:announcement")["said"]
    assert said.splitlines() == ["Place: delta, 1 mention here.", "Tag: Rivers. Note: Where?"]


@pytest.mark.usefixtures("bus")
def test_a_screen_reader_that_comes_later_is_told_the_same(start: Start, library: Path) -> None:
    program = enter(start, library)
    program.hands.key("ctrl+Home", "ctrl+Right", "ctrl+shift+Right")
    program.is_so(selected="boats ")
    with listener() as ears:
        ears.begin()
        text = until(lambda: ears.ask("text", TEXT), "the text is told")
        assert text["text"] == TEXTS[FERRY]
        assert text["selections"] == [[BOATS.start, BOATS.start + len("boats ")]]


def test_a_screen_reader_leads_the_caret_and_selects(start: Start, library: Path, ears: Ears) -> None:
    program = enter(start, library)
    ears.begin()
    ears.ask("text", TEXT)
    assert ears.ask("place", TEXT, BOATS.start)
    program.hands.key("ctrl+shift+Right")
    program.is_so(selected="boats ")
    assert ears.ask("select", TEXT, BOATS.start, BOATS.end)
    program.is_so(selected="boats of the delta", bar=True)
