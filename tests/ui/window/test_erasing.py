"""Erasing for good in the real window: two steps, from the bin only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.library import ArticleFilter
from desktop.storage.backups import make_backup
from tests.ui.window.acting import library_of, open_first
from ui.articles.sidebar import Place
from ui.dialogs.erase import EraseDialog
from ui.window import Window

BIN = ArticleFilter(scope="bin")


def ask(window: Window) -> EraseDialog:
    """Bin the article that has a note, open the bin and ask to erase it."""
    library = library_of(window)
    noted = library.articles.ids()[1]
    window.panes.articles.choose(noted)
    window.commands.action("bin").trigger()
    window.panes.sidebar.choose(Place("bin"))
    window.panes.articles.choose(noted)
    window.commands.action("erase").trigger()
    return window.frame.findChildren(EraseDialog)[-1]


def test_only_an_article_in_the_bin_can_be_erased(window: Window) -> None:
    open_first(window)
    assert not window.commands.action("erase").isEnabled()


def test_it_says_what_goes_and_erases_only_after_the_second_step(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    before = len(library.articles.ids())
    dialog = ask(window)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Market day" in each for each in words)
    assert {"article", "version of the text", "annotation", "note in them"} <= set(words)
    assert not dialog.erase.isVisible()
    qtbot.mouseClick(dialog.further, Qt.MouseButton.LeftButton)
    assert not dialog.erase.isEnabled()
    assert library.articles.ids(BIN)
    dialog.sure.setChecked(True)
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert library.articles.ids(BIN) == []
    assert len(library.articles.ids()) == before - 1
    assert window.panes.banner.text == "1 article was erased for good."
    assert window.reading.article is None
    assert library.annotations.all() == []


def test_closing_the_dialog_erases_nothing(window: Window) -> None:
    dialog = ask(window)
    dialog.further.click()
    dialog.sure.setChecked(True)
    dialog.reject()
    assert library_of(window).articles.ids(BIN)


def test_the_backups_that_hold_it_are_listed_and_go_on_request(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    make_backup(library._core.database, library.path)
    dialog = ask(window)
    dialog.further.click()
    assert len(dialog.plan.automatic) == 1
    assert not dialog.remove.isHidden()
    dialog.remove.setChecked(True)
    dialog.sure.setChecked(True)
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert library.backups() == []
    assert "1 backup was removed." in window.panes.banner.text
