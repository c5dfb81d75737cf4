"""Sharing the chosen articles from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.library import Library
from ui.window import Window


class Answers:
    """A dialog that answers by itself."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def new_library(self, _folder: Path, _title: str) -> Path | None:
        return self.path


@pytest.fixture
def share(window: Window, qtbot: QtBot) -> Callable[[Path], str]:
    """Share the chosen articles and return what is said in the end."""

    def shared(out: Path) -> str:
        window.exports.sharing.chooser = Answers(out)  # type: ignore[assignment]  # it answers by itself
        window.commands.action("share_articles").trigger()
        qtbot.waitUntil(lambda: bool(window.panes.banner.text), timeout=30_000)
        return window.panes.banner.text

    return shared


def test_the_chosen_articles_become_a_library_of_their_own(
    window: Window, folder: Path, share: Callable[[Path], str]
) -> None:
    window.panes.articles.enter_first()
    window.panes.articles.table.selectRow(1)
    (chosen,) = window.panes.articles.chosen()
    said = share(folder / "given.scholiast")
    assert said == (
        "given.scholiast is a new library with 1 article and 1 note, without memos, history and drafts."
    )
    given = Library.open(folder / "given.scholiast", writable=False)
    library = window.session.library
    assert library is not None
    assert [each.uid for each in given.articles.rows(given.articles.ids())] == [
        library.articles.get(chosen).uid
    ]
    given.close()


def test_a_file_that_is_there_is_not_replaced(
    window: Window, folder: Path, share: Callable[[Path], str]
) -> None:
    window.panes.articles.enter_first()
    (folder / "mine.scholiast").write_text("mine", encoding="utf-8")
    assert "there already" in share(folder / "mine.scholiast")
    assert (folder / "mine.scholiast").read_text(encoding="utf-8") == "mine"


def test_nothing_happens_when_the_reader_thinks_better_of_it(window: Window, folder: Path) -> None:
    before = set(folder.iterdir())
    window.exports.sharing.chooser = Answers(None)  # type: ignore[assignment]  # it answers by itself
    window.panes.articles.enter_first()
    window.commands.action("share_articles").trigger()
    assert set(folder.iterdir()) == before
    assert window.jobs.running == 0


def test_without_a_chosen_article_or_in_the_bin_there_is_nothing_to_share(window: Window) -> None:
    window.panes.articles.table.selectionModel().clear()
    assert not window.commands.action("share_articles").isEnabled()
    window.panes.articles.enter_first()
    assert window.commands.action("share_articles").isEnabled()
