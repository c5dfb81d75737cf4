"""Exporting from the real window: previewed, written in a process of its own, stopped, told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window.acting import open_first
from ui.dialogs.export import ExportDialog
from ui.window import Window


@pytest.fixture
def dialog(window: Window, folder: Path) -> Iterator[ExportDialog]:
    open_first(window)
    window.commands.action("export").trigger()
    dialog = window.exports.shown
    assert dialog is not None
    dialog.formats.choose("csv/0")
    dialog.out.setText(str(folder / "notes.csv"))
    yield dialog
    if window.exports.shown is not None:
        dialog.close()


def exported(window: Window, qtbot: QtBot) -> str:
    """Press the button, wait for the end, and return what is said."""
    assert window.exports.shown is not None
    with qtbot.waitSignal(window.background.exporting.finished, timeout=60_000):
        window.exports.shown.export_button.click()
    return window.exports.shown.outcome.text()


def test_the_notes_are_counted_previewed_and_written(
    window: Window, dialog: ExportDialog, qtbot: QtBot, folder: Path
) -> None:
    assert dialog.count.text().startswith("1 ")
    qtbot.waitUntil(lambda: "A note" in dialog.preview.toPlainText(), timeout=60_000)
    assert exported(window, qtbot) == "1 file was written."
    assert "A note" in (folder / "notes.csv").read_text("utf-8-sig")
    assert not dialog.open_folder.isHidden()


def test_what_cannot_be_written_is_said_in_the_dialog(
    window: Window, dialog: ExportDialog, qtbot: QtBot, folder: Path
) -> None:
    theirs = folder / "notes.csv"
    theirs.write_text("my own table", "utf-8")
    with qtbot.waitSignal(window.background.exporting.failed, timeout=60_000):
        dialog.export_button.click()
    assert "was not made by this kind of export" in dialog.outcome.text()
    assert theirs.read_text("utf-8") == "my own table"
    assert dialog.export_button.isEnabled()


def test_a_stopped_export_writes_nothing_and_says_so(
    window: Window, dialog: ExportDialog, qtbot: QtBot, folder: Path
) -> None:
    with qtbot.waitSignal(window.background.exporting.failed, timeout=60_000):
        dialog.export_button.click()
        dialog.stop_button.click()
    assert dialog.outcome.text() == "The export was stopped."
    assert [each.name for each in folder.iterdir() if ".tmp" in each.name or each.name == "notes.csv"] == []


def test_an_export_whose_dialog_was_closed_is_told_in_the_window(
    window: Window, dialog: ExportDialog, qtbot: QtBot, folder: Path
) -> None:
    with qtbot.waitSignal(window.background.exporting.finished, timeout=60_000):
        dialog.export_button.click()
        dialog.close()
    assert window.panes.banner.text == "Export to notes.csv: 1 file was written."
    assert (folder / "notes.csv").exists()


def test_the_last_choice_is_offered_again_in_the_next_window(
    window: Window, dialog: ExportDialog, qtbot: QtBot, folder: Path
) -> None:
    exported(window, qtbot)
    dialog.close()
    window.commands.action("export").trigger()
    again = window.exports.shown
    assert again is not None
    assert again.choice().format == "csv"
    assert again.choice().out == folder / "notes.csv"
    again.close()
