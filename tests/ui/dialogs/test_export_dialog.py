"""Choosing what to export, and where to."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.extensions.export import ExportOptions, Target
from desktop.model import Article, ArticleId, Tag, TagId
from ui.dialogs.export import OF_ARTICLE, OF_EVERYTHING, OF_TAG, ExportChoice, ExportDialog

STAMP = "2026-11-22T10:00:00Z"
TAGS = [
    Tag(TagId(7), "t7", "Framing", None, "#cf6a5d", None, "", 1, 1),
    Tag(TagId(8), "t8", "Framing/War", TagId(7), "#cf6a5d", None, "", 1, 1),
]
ARTICLE = Article(
    ArticleId(3), "a3", "Exercises & more", None, None, None, None, None, 4,
    read=False, starred=False, binned=None, added=STAMP, modified=STAMP, annotations=2,
)  # fmt: skip


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    dialog = ExportDialog(TAGS, article=ARTICLE, folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_at_first_all_notes_go_into_a_folder_of_markdown(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.choice() == ExportChoice("markdown", tmp_path / "Scholiast notes")
    assert dialog.fields.guard.isHidden()


def test_the_format_decides_the_suffix(dialog: ExportDialog, tmp_path: Path) -> None:
    for key, name in (
        ("csv/0", "Scholiast notes.csv"),
        ("jsonld/0", "Scholiast notes.jsonld"),
        ("markdown/0", "Scholiast notes"),
    ):
        dialog.formats.choose(key)
        assert dialog.choice().out == tmp_path / name
    dialog.out.setText(str(tmp_path / "v1.2"))
    dialog.formats.choose("markdown/1")
    assert dialog.choice().out == tmp_path / "v1.2.md"


def test_only_a_table_asks_about_formulas(dialog: ExportDialog) -> None:
    dialog.formats.choose("csv/0")
    assert not dialog.fields.guard.isHidden()
    assert dialog.choice().options.formula_guard
    dialog.fields.guard.click()
    assert not dialog.choice().options.formula_guard


def test_one_article_or_one_tag_can_be_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.count_wanted) as told:
        dialog.scopes.button(OF_ARTICLE).click()
    assert told.args[0].article == 3
    dialog.scopes.button(OF_TAG).click()
    assert dialog.tag.isEnabled()
    with qtbot.waitSignal(dialog.count_wanted) as told:
        dialog.tag.setCurrentIndex(1)
    assert told.args[0] == dialog.choice()
    assert (told.args[0].tag, told.args[0].article) == (8, None)


def test_without_article_and_tags_only_everything_is_offered(qtbot: QtBot) -> None:
    dialog = ExportDialog([])
    qtbot.addWidget(dialog)
    assert [dialog.scopes.button(place).isEnabled() for place in (OF_EVERYTHING, OF_ARTICLE, OF_TAG)] == [
        True,
        False,
        False,
    ]


def test_the_first_count_is_asked_for_when_it_is_shown(qtbot: QtBot) -> None:
    dialog = ExportDialog(TAGS)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.count_wanted):
        dialog.show()
    dialog.show_count(1)
    assert dialog.count.text() == "1 annotation will be exported."


def test_export_is_asked_of_the_window_and_its_result_shown(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.export_requested) as told:
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert told.args == [dialog.choice()]
    dialog.show_result("3 annotations in 2 files.", tmp_path)
    assert dialog.outcome.text() == "3 annotations in 2 files."
    assert not dialog.open_folder.isHidden()
    dialog.out.setText("elsewhere")
    assert dialog.open_folder.isHidden()


def test_a_long_refusal_is_shown_to_its_last_line(dialog: ExportDialog) -> None:
    before = dialog.height()
    dialog.show_result("There is a file of this name already. " * 12 + "Move that file away.", None)
    label = dialog.outcome
    assert dialog.height() > before
    assert label.height() >= label.heightForWidth(label.width())
    assert dialog.rect().contains(dialog.buttons.geometry())


def test_a_box_that_is_on_shows_a_tick(dialog: ExportDialog) -> None:
    dialog.formats.choose("csv/0")
    ticked = dialog.fields.guard.grab().toImage()
    dialog.fields.guard.setChecked(False)
    plain = dialog.fields.guard.grab().toImage()
    box = [(x, y) for x in range(4, 13) for y in range(4, 13)]
    assert len({ticked.pixelColor(*place).name() for place in box}) > len(
        {plain.pixelColor(*place).name() for place in box}
    )


def test_nothing_is_exported_to_nowhere(dialog: ExportDialog) -> None:
    dialog.out.setText("  ")
    assert not dialog.export_button.isEnabled()
    assert dialog.choice().out is None


def test_the_last_choice_is_offered_again(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats.choose("csv/0")
    dialog.fields.guard.click()
    again = ExportDialog(TAGS, remembered=dialog.remembered())
    qtbot.addWidget(again)
    assert again.choice() == dialog.choice()
    broken = ExportDialog(TAGS, remembered={"target": "x", "out": 5, "formula_guard": None})
    qtbot.addWidget(broken)
    assert broken.choice().format == "markdown"


class Opened(QObject):
    """Takes what would be opened in the file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_the_folder_of_what_was_written_can_be_opened(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    written = tmp_path / "notes.csv"
    written.touch()
    dialog.show_result("1 file was written.", written)
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    qtbot.mouseClick(dialog.open_folder, Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")
    assert opened.urls == [QUrl.fromLocalFile(str(tmp_path))]


def answer_with(name: str) -> None:
    """Choose a file in the file dialog that is open."""
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QFileDialog)
    field = asked.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(name)
    asked.accept()


@pytest.mark.parametrize(("key", "chosen"), [("csv/0", "mine"), ("markdown/0", "")])
def test_a_target_is_chosen_in_the_file_dialog(
    dialog: ExportDialog, tmp_path: Path, key: str, chosen: str
) -> None:
    dialog.formats.choose(key)
    QTimer.singleShot(0, partial(answer_with, str(tmp_path / chosen)))
    dialog.choose_button.click()
    assert dialog.choice().out == tmp_path / (f"{chosen}.csv" if chosen else "")


def test_a_preview_is_asked_for_when_the_choice_has_settled(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.preview_wanted) as told:
        dialog.formats.choose("csv/0")
        dialog.formats.choose("jsonld/0")
    assert told.args == [dialog.choice()]
    dialog.show_preview("first line")
    assert dialog.preview.toPlainText() == "first line"
    dialog.show_preview("")
    assert dialog.preview.toPlainText() == "There is nothing to export."


def test_while_it_runs_an_export_can_be_stopped_and_not_begun_again(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.show_progress(3, 10)
    assert (dialog.progress.value(), dialog.progress.maximum()) == (3, 10)
    assert not dialog.export_button.isEnabled()
    with qtbot.waitSignal(dialog.stop_requested):
        qtbot.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    dialog.show_result("The export was stopped.", None)
    assert dialog.progress.isHidden()
    assert dialog.stop_button.isHidden()
    assert dialog.export_button.isEnabled()
    assert tmp_path.exists()


def test_choosing_a_tag_in_its_list_chooses_to_export_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.tag.setFocus()
    qtbot.waitUntil(dialog.tag.hasFocus)
    qtbot.keyClick(dialog.tag, Qt.Key.Key_Down)
    assert dialog.choice().tag == 8


def test_only_the_options_of_the_format_are_shown(dialog: ExportDialog) -> None:
    fields = dialog.fields
    fields.follow(Target(".x", "X", "Y.", frozenset({"by"}), ExportOptions(by="tag")))
    assert not fields.boxes["by"].isHidden()
    assert fields.guard.isHidden()
    assert fields.options(Target(".x", "X", "Y.", frozenset({"by"}))).by == "article"
    assert fields.options(Target(".x", "X", "Y.", preset=ExportOptions(by="tag"))).by == "tag"
