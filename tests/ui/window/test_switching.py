"""What happens to work under way, offers and dialogs when another library is opened, or none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library import Library
from tests.ui.window.acting import library_of, open_first, titles
from ui.articles.sidebar import Place
from ui.dialogs.export import ExportDialog
from ui.dialogs.restore import RestoreDialog
from ui.session import Session
from ui.theme import ThemeKeeper
from ui.window import Window


def write_files(folder: Path, count: int) -> Path:
    sources = folder / "sources"
    sources.mkdir()
    for number in range(count):
        (sources / f"{number}.txt").write_text(f"Title {number}\n\nA text of its own, number {number}.\n")
    return sources


def test_an_undo_that_was_offered_goes_with_its_library(window: Window, folder: Path) -> None:
    open_first(window)
    window.commands.action("bin").trigger()
    assert window.panes.banner.text
    window.files.open_path(folder / "other.scholiast", create=True)
    assert window.panes.banner.text == ""


@pytest.mark.parametrize(("command", "kind"), [("restore", RestoreDialog), ("export", ExportDialog)])
def test_dialogs_about_a_library_close_with_it(
    window: Window, folder: Path, command: str, kind: type[RestoreDialog | ExportDialog]
) -> None:
    open_first(window)
    window.commands.action("settings").trigger()
    settings = window.dialogs.shown
    window.commands.action(command).trigger()
    dialog = window.exports.shown if command == "export" else window.dialogs.shown
    assert isinstance(dialog, kind)
    window.files.open_path(folder / "other.scholiast", create=True)
    assert not dialog.isVisible()
    assert settings is not None
    assert settings.isVisible()
    settings.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_cannot_be_opened_and_a_copy_leave_an_import_alone(
    qtbot: QtBot, empty_window: Window, folder: Path
) -> None:
    class Answers:
        def new_library(self, _folder: Path, _title: str) -> Path:
            return folder / "copy.scholiast"

    window = empty_window
    window.files.chooser = Answers()  # type: ignore[assignment]  # a dialog that answers by itself
    damaged = folder / "damaged.scholiast"
    damaged.write_bytes(b"no library at all" * 100)
    with qtbot.waitSignal(window.background.imported, timeout=60_000) as told:
        window.background.start_import([str(write_files(folder, 6))])
        window.files.open_path(damaged)
        window.files.open_path(library_of(window).path)
        window.commands.action("save_copy").trigger()
        assert window.background.importing
    assert told.args is not None
    assert told.args[0].count("added") == 6
    assert not told.args[0].stopped


def test_an_import_that_ends_with_its_library_is_reported(
    qtbot: QtBot, empty_window: Window, folder: Path
) -> None:
    window = empty_window
    first = library_of(window).path
    with qtbot.waitSignal(window.session.changed, timeout=60_000):
        window.background.start_import([str(write_files(folder, 40))])
    window.files.open_path(folder / "other.scholiast", create=True)
    assert "stopped before the end" in window.panes.banner.text
    assert not window.background.importing
    assert titles(window) == []
    kept = Library.open(first, writable=False)
    assert kept.articles.counts().all == sum(row.status == "added" for row in window.dialogs.report)
    kept.close()


def test_another_library_begins_where_it_was_left(qtbot: QtBot, window: Window, folder: Path) -> None:
    path = library_of(window).path
    number = open_first(window)
    annotation = library_of(window).annotations.all()[0]
    library_of(window).drafts.save(annotation.id, "typed before the end")
    window.panes.sidebar.choose(Place("notes"))
    window.panes.toolbar.search.line.setText("market")
    window.files.open_path(folder / "other.scholiast", create=True)
    assert window.panes.sidebar.place == Place()
    assert window.panes.toolbar.search.text == ""
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.reading.article is not None)
    assert window.reading.article is not None
    assert window.reading.article.id == number
    assert window.panes.sidebar.place == Place("notes")
    assert library_of(window).annotations.get(annotation.id).note == "typed before the end"


def test_the_menu_says_that_recognition_is_paused_by_the_button(window: Window) -> None:
    window.background.turn_recognition()
    assert window.commands.action("pause_recognition").isChecked()
    window.background.turn_recognition()
    assert not window.commands.action("pause_recognition").isChecked()


def test_what_is_wrong_with_a_library_is_said(qtbot: QtBot, window: Window) -> None:
    library = library_of(window)
    library.articles._database.run("UPDATE annotation SET note = 'changed behind the back'")
    with qtbot.waitSignal(window.background.checked, timeout=60_000):
        window.commands.action("check").trigger()
    assert window.panes.banner.text.startswith("1 problem was found.")


def test_a_check_ends_with_its_library(qtbot: QtBot, window: Window, folder: Path) -> None:
    window.commands.action("check").trigger()
    with qtbot.assertNotEmitted(window.background.checked):
        window.files.open_path(folder / "other.scholiast", create=True)
        assert window.jobs.running == 0


def test_a_file_read_again_for_another_library_changes_nothing(
    qtbot: QtBot, empty_window: Window, library_path: Path, folder: Path
) -> None:
    window = empty_window
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.background.start_import([str(write_files(folder, 1))])
    assert window.reading.article is not None
    number = window.reading.article.id
    window.panes.inspector.details.codec_chosen.emit("cp1252")
    assert window.jobs.running == 1
    window.files.open_path(library_path)
    before = library_of(window).articles.version(number)
    qtbot.waitUntil(lambda: window.jobs.running == 0, timeout=60_000)
    assert library_of(window).articles.version(number) == before


def test_a_library_opens_also_when_that_cannot_be_remembered(
    window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "no folder").write_text("a file")
    monkeypatch.setenv("SCHOLIAST_CONFIG", str(folder / "no folder"))
    window.files.open_path(folder / "other.scholiast", create=True)
    assert window.panes.banner.text
    assert library_of(window).path.name == "other.scholiast"
    assert window.frame.windowTitle() == "other"
    assert titles(window) == []


def test_a_window_without_a_library_offers_what_is_possible_and_opens_one(
    qtbot: QtBot, library_path: Path
) -> None:
    session = Session()
    window = Window(session, ThemeKeeper("light"))
    qtbot.addWidget(window.frame)
    window.show()
    window.settle(None)
    window.panes.toolbar.search.line.setText("harvest")
    window.panes.toolbar.search.left.emit()
    for name in ("save_copy", "export", "restore", "check", "import_files", "undo", "bin", "highlight"):
        assert not window.commands.action(name).isEnabled(), name
    for name in ("new_library", "open_library", "settings", "shortcuts", "theme_dark", "quit"):
        assert window.commands.action(name).isEnabled(), name
    assert window.panes.centre.currentWidget() is window.panes.welcome
    window.files.open_path(library_path)
    assert len(titles(window)) == 5
    window.close()


def test_a_new_library_begins_empty_whatever_was_searched_said_and_counted(
    window: Window, folder: Path
) -> None:
    annotation = library_of(window).annotations.all()[0]
    window.panes.articles.choose(annotation.article)
    window.messages.say("The library was copied to copy.scholiast.")
    window.messages.banner.tell("3 articles added.")
    window.panes.toolbar.search.line.setText("market")
    window.files.open_path(folder / "other.scholiast", create=True)
    window.settle(None)
    assert window.panes.toolbar.search.text == ""
    assert window.panes.centre.currentWidget() is window.panes.welcome
    assert [window.panes.inspector.bar.tabText(place) for place in (0, 1)] == ["Notes", "Entities"]
    assert window.panes.status.message == ""
    assert window.panes.banner.text == ""
    assert window.panes.articles.current() is None


def test_a_restored_library_begins_where_its_backup_was(qtbot: QtBot, window: Window, folder: Path) -> None:
    path = library_of(window).path
    number = open_first(window)
    window.commands.action("toggle_star").trigger()
    window.files.open_path(folder / "other.scholiast", create=True)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.reading.article is not None)
    window.panes.articles.step(1)
    window.panes.toolbar.search.line.setText("market")
    window.files.restore(library_of(window).backups()[0].path)
    assert window.panes.toolbar.search.text == ""
    qtbot.waitUntil(lambda: window.reading.article is not None)
    assert window.reading.article is not None
    assert window.reading.article.id == window.panes.articles.current() == number
    assert window.panes.banner.text.startswith("The backup was restored.")
