"""The journal and its links on a real X server, with keys and mouse, and a kill in the middle of a word."""

from pathlib import Path

import pytest

from desktop.model import Memo
from desktop.text.links import LinkKind, links_in
from tests.foreign.conftest import HARVEST, Start
from tests.foreign.desk import Program, beside, until

pytestmark = pytest.mark.foreign("Xvfb", "xdotool")


def memos_in(path: Path) -> list[Memo]:
    with beside(path) as library:
        return library.memos.all()


def draft_in(path: Path) -> str | None:
    """Return what is on disk of the words being typed into the newest memo."""
    with beside(path) as library:
        memos = library.memos.all()
        return library.drafts.get(memos[0].id) if memos else None


def journal(start: Start, library: Path) -> Program:
    """Start on the library, go to the journal with its key and begin a memo."""
    program = start("--library", str(library))
    program.begin()
    program.is_so(listed=2)
    program.hands.key("ctrl+shift+m")
    program.is_so(focus="memoTitle")
    return program


def test_a_memo_with_a_completed_link_is_kept_on_leaving(start: Start, library: Path) -> None:
    program = journal(start, library)
    program.hands.write("Boats")
    program.hands.key("Return")
    program.is_so(writing="")
    program.hands.write("See [[harv")
    program.is_so(writing="See [[harv")
    program.hands.key("Return")
    program.hands.write(" too")
    program.hands.key("ctrl+1")
    memo = until(lambda: [each for each in memos_in(library) if each.note.endswith(" too")], "it is kept")[0]
    (link,) = links_in(memo.note)
    assert (memo.title, link.label, link.link.kind) == ("Boats", HARVEST, LinkKind.ARTICLE)
    program.hands.key("ctrl+z")
    until(lambda: not memos_in(library), "one step began and wrote it")


def test_a_kill_in_the_middle_of_a_memo_loses_no_word(start: Start, library: Path) -> None:
    program = journal(start, library)
    program.hands.write("Boats")
    program.hands.key("Return")
    program.hands.write("Salt and letters")
    until(lambda: draft_in(library) == "Salt and letters", "the words are on disk")
    program.kill()
    again = start("--library", str(library))
    again.begin()
    (memo,) = until(lambda: [each for each in memos_in(library) if each.note], "they are the memo again")
    assert (memo.title, memo.note) == ("Boats", "Salt and letters")
