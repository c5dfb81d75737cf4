"""Restoring, settings, shortcuts, help and what the program is."""

from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.library import Backup
from desktop.settings import Settings
from ui.dialogs.about import AboutDialog, licences
from ui.dialogs.first_steps import FirstStepsDialog, first_steps
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog
from ui.type_panel import TypePanel

BACKUPS = [
    Backup(Path("/backups/second"), "2026-11-22T10:00:00Z", 2_000_000),
    Backup(Path("/backups/first"), "2026-11-21T10:00:00Z", 1_000_000),
]


def test_a_backup_is_restored_after_it_was_chosen(qtbot: QtBot) -> None:
    dialog = RestoreDialog(BACKUPS)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 2
    assert "2026-11-22" in dialog.list.item(0).text()
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.restore_requested) as told:
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert told.args == [Path("/backups/first")]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_without_backups_it_says_when_one_is_made(qtbot: QtBot) -> None:
    dialog = RestoreDialog([])
    qtbot.addWidget(dialog)
    assert not dialog.restore.isEnabled()
    assert any("no backup yet" in label.text() for label in dialog.findChildren(QLabel))


def test_settings_are_told_when_they_are_saved(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(name="Ada", original_limit=2_500_000, recent=("a",)))
    qtbot.addWidget(dialog)
    dialog.name.setText(" Ada L. ")
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.text_size.setValue(20)
    dialog.citation_style.setCurrentIndex(dialog.citation_style.findData("author-date"))
    dialog.recognise.click()
    with qtbot.waitSignal(dialog.settings_changed) as told:
        dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    assert told.args == [
        Settings(
            name="Ada L.",
            theme="dark",
            text_size=20,
            citation_style="author-date",
            original_limit=2_500_000,
            recognise=False,
            recent=("a",),
        )
    ]


def test_settings_that_stay_are_not_told(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(name="Ada"))
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()


def test_a_limit_in_megabytes_is_kept_in_bytes(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.original_limit.setValue(5)
    assert dialog.values().original_limit == 5_000_000


def test_every_setting_the_dialog_shows_is_explained(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    own = {"last_library", "recent", "show_signs", "engine_folders", *TypePanel(dialog).controls}
    assert {each.metadata["doc"] for each in fields(Settings) if each.name not in own} <= shown


def test_shortcuts_are_listed_by_menu_and_found_by_name_or_key(qtbot: QtBot) -> None:
    rows = [
        ShortcutRow("File", "Import files", "Ctrl+I"),
        ShortcutRow("File", "Restore", ""),
        ShortcutRow("Annotate", "Highlight", "H", "Mark the selected words"),
    ]
    dialog = ShortcutsDialog(rows)
    qtbot.addWidget(dialog)
    assert dialog.shown() == ["Import files", "Highlight"]
    qtbot.keyClicks(dialog.filter, "ctrl+i")
    assert dialog.shown() == ["Import files"]
    dialog.filter.setText("mark the")
    assert dialog.shown() == ["Highlight"]


def test_the_program_says_what_it_is_and_what_it_is_made_of(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert f"Scholiast {__version__}" in QGuiApplication.clipboard().text()
    names = {name: licence for name, _version, licence in licences()}
    assert names["sqlite-utils"].startswith("Apache")
    assert "PySide6-Essentials" in names
    assert "pytest" not in names
    shown = dialog.licences.toPlainText()
    assert "sqlite-utils" in shown
    assert any("GeoNames" in line and line.endswith("CC BY 4.0") for line in shown.splitlines())


def test_the_first_five_minutes_are_all_there(qtbot: QtBot) -> None:
    dialog = FirstStepsDialog()
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for head, words in first_steps():
        assert head in shown
        assert words in shown


def test_no_label_takes_its_words_for_html(qtbot: QtBot) -> None:
    for dialog in (AboutDialog(), FirstStepsDialog(), RestoreDialog(BACKUPS)):
        qtbot.addWidget(dialog)
        assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
