"""Dialogs for texts begin where texts were chosen last, never in the program's own folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.choosing import FileChooser


def test_the_next_text_is_looked_for_where_the_last_one_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, folder: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(tmp_path / "texts" / "one.txt")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    window = QWidget()
    qtbot.addWidget(window)
    chooser = FileChooser(window)
    assert chooser.files("Import") == chooser.files("Import")
    first, second = asked
    assert first
    assert Path(first) != Path.cwd()
    assert second == str(tmp_path / "texts")
