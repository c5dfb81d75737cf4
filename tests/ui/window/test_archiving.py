"""The whole library out of one window and into another, as a reader does it."""

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from desktop.exporting.jsonl import JsonlExporter
from tests.desktop.library.carrying import by_uid
from tests.ui.window.acting import library_of, titles
from ui.choosing import FileChooser
from ui.commands.export import ARCHIVE
from ui.window import Window
from ui.work.importing import ImportSummary


class Choosing(FileChooser):
    """Answers in the place of the system's dialogs."""

    def __init__(self, window: Window, path: Path | None) -> None:
        super().__init__(window.frame)
        self._path = path

    def archive(self, path: Path) -> Path | None:
        self.offered = path
        return self._path


def archived(window: Window, qtbot: QtBot, out: Path) -> None:
    window.files.chooser = Choosing(window, out)
    with qtbot.waitSignal(window.background.exporting.finished, timeout=60_000):
        window.commands.action("archive").trigger()


def imported(window: Window, qtbot: QtBot, path: Path) -> ImportSummary:
    """Drop a file on the window and wait for the report."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(window.background.imported, timeout=60_000) as told:
        window.imports.drop(data)
    summary: ImportSummary = told.args[0]
    return summary


def test_a_library_is_archived_beside_the_window_and_dropped_on_an_empty_one(
    window: Window, empty_window: Window, qtbot: QtBot, folder: Path
) -> None:
    out = folder / "all.zip"
    archived(window, qtbot, out)
    assert window.panes.banner.text == "The library was archived to all.zip."
    assert not window.panes.status.exporting.isVisible()
    assert zipfile.ZipFile(out).testzip() is None
    summary = imported(empty_window, qtbot, out)
    assert summary.sentence() == "5 articles added, 1 note, 2 tags, 1 entity."
    assert summary.sentence() in empty_window.panes.banner.text
    assert titles(empty_window) == titles(window)
    assert library_of(empty_window).uid == library_of(window).uid
    assert by_uid(library_of(empty_window).path) == by_uid(library_of(window).path)
    empty_window.commands.action("undo").trigger()
    assert library_of(empty_window).tags.all() == []
    qtbot.waitUntil(lambda: titles(empty_window) == [], timeout=10_000)


def test_the_report_says_what_stayed_as_it_is_here(window: Window, qtbot: QtBot, folder: Path) -> None:
    out = folder / "all.jsonl"
    library = library_of(window)
    JsonlExporter().write(library.export_source(), out)
    (note,) = library.annotations.all()
    library.annotations.edit(note.id, note="another wording")
    summary = imported(window, qtbot, out)
    assert summary.count("duplicate") == 5
    window.commands.action("import_report").trigger()
    dialog = window.dialogs.shown
    assert dialog is not None
    model = dialog.model  # type: ignore[attr-defined]  # the report's
    remarks = [model.data(model.index(row, 3)) for row in range(model.rowCount())]
    assert "1 note is another one here and was left as it is." in remarks
    assert "1 note was here already." in remarks
    dialog.close()
    assert library.annotations.get(note.id).note == "another wording"


def test_a_wrong_file_is_told_and_nothing_of_it_is_taken(
    empty_window: Window, qtbot: QtBot, folder: Path
) -> None:
    wrong = folder / "wrong.jsonl"
    head = {"type": "scholiast", "format": 1, "library": library_of(empty_window).uid, "part": False}
    wrong.write_text(f"{json.dumps(head)}\n{{}}\n", "utf-8")
    summary = imported(empty_window, qtbot, wrong)
    assert [row.reason for row in summary.rows] == [
        "Line 2: There is no record of the type “None”. Nothing was taken."
    ]
    assert summary.sentence() == "0 articles added, 1 failed."
    assert titles(empty_window) == []


def test_archiving_can_be_given_up_before_and_stopped_meanwhile(
    window: Window, qtbot: QtBot, folder: Path
) -> None:
    chooser = window.files.chooser = Choosing(window, None)
    window.commands.action("archive").trigger()
    assert chooser.offered == folder / "research.zip"
    assert not window.background.exporting.running
    window.files.chooser = Choosing(window, folder / "all.zip")
    with qtbot.waitSignal(window.background.exporting.failed, timeout=60_000):
        window.commands.action("archive").trigger()
        assert window.panes.status.exporting.isVisible()
        window.panes.status.exporting.button.click()
    assert window.panes.banner.text == "The export was stopped."
    assert not window.panes.status.exporting.isVisible()
    assert [each.name for each in folder.iterdir() if each.suffix in {".zip", ".tmp"}] == []


def test_a_second_archive_waits_for_the_reader_to_ask_again(
    window: Window, qtbot: QtBot, folder: Path
) -> None:
    window.files.chooser = Choosing(window, folder / "one.zip")
    with qtbot.waitSignal(window.background.exporting.finished, timeout=60_000) as told:
        window.commands.action("archive").trigger()
        window.exports.archive(folder / "two.zip")
        assert "An export is under way" in window.panes.banner.text
    assert told.args[0].format == ARCHIVE
    assert [each.name for each in folder.glob("*.zip")] == ["one.zip"]


@pytest.mark.parametrize(("name", "given"), [("all", "all.zip"), ("all.ZIP", "all.ZIP"), ("", None)])
def test_the_name_of_an_archive_gets_its_suffix(
    window: Window, monkeypatch: pytest.MonkeyPatch, name: str, given: str | None
) -> None:
    chosen = f"/archives/{name}" if name else ""
    monkeypatch.setattr("ui.choosing.QFileDialog.getSaveFileName", lambda *_words: (chosen, ""))
    found = FileChooser(window.frame).archive(Path("research.zip"))
    assert (found and found.name) == given
