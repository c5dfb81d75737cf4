"""The report on an import."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.model import ImportRow
from ui.dialogs.import_report import ImportReport, remark, report_text, summary

ROWS = [
    ImportRow("/papers/a.txt", None, "added", "uid-a", "Exercises kick off", None),
    ImportRow("/papers/b.txt", None, "duplicate", "uid-a", "Exercises kick off", None),
    ImportRow("/papers/c.pdf", None, "failed", None, None, "PDF files are not read yet. Save it as text."),
    ImportRow(
        "/papers/d.html", "part 2", "added", "uid-d", "<b>Title</b>\twith tab", None, ("Check this page.",)
    ),
]


@pytest.fixture
def report(qtbot: QtBot) -> ImportReport:
    report = ImportReport()
    qtbot.addWidget(report)
    report.show_rows(ROWS)
    report.show()
    return report


def titles(report: ImportReport) -> list[str]:
    return [str(report.model.index(row, 1).data()) for row in range(report.model.rowCount())]


def show_everything(report: ImportReport) -> None:
    report.status.setCurrentIndex(0)


def test_what_was_not_read_is_shown_first(report: ImportReport) -> None:
    assert titles(report) == ["c.pdf"]
    assert report.summary.text() == "4 files or articles: 2 added, 1 already there, 1 failed."


def test_the_filter_looks_at_files_titles_and_remarks(report: ImportReport, qtbot: QtBot) -> None:
    show_everything(report)
    assert len(titles(report)) == 4
    qtbot.keyClicks(report.words, "kick")
    assert titles(report) == ["a.txt", "b.txt"]
    report.words.setText("CHECK THIS")
    assert titles(report) == ["d.html · part 2"]


def test_the_shown_lines_are_copied_as_text(report: ImportReport, qtbot: QtBot) -> None:
    qtbot.mouseClick(report.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (
        "Failed\t/papers/c.pdf\t\t\tPDF files are not read yet. Save it as text.\n"
    )
    assert report.copy.text() == "Copied"
    show_everything(report)
    assert report.copy.text() == "Copy as text"


def test_the_remark_has_the_most_room_and_the_current_one_is_written_out(report: ImportReport) -> None:
    head = report.table.horizontalHeader()
    assert head.sectionSize(3) > max(head.sectionSize(place) for place in range(3))
    assert report.detail.isHidden()
    report.table.selectRow(0)
    assert report.detail.text() == "/papers/c.pdf\nPDF files are not read yet. Save it as text."
    assert report.detail.textFormat() is Qt.TextFormat.PlainText


def test_copied_lines_have_no_tabs_of_their_own() -> None:
    assert report_text(ROWS[3:]) == "Added\t/papers/d.html\tpart 2\t<b>Title</b> with tab\tCheck this page.\n"
    assert remark(ROWS[0]) == ""
    assert summary([]) == "Nothing was imported."


def test_enter_and_double_click_open_the_article(report: ImportReport, qtbot: QtBot) -> None:
    show_everything(report)
    report.table.selectRow(1)
    with qtbot.waitSignal(report.article_opened) as told:
        qtbot.keyClick(report.table, Qt.Key.Key_Return)
    assert told.args == ["uid-a"]
    place = report.table.visualRect(report.model.index(3, 2)).center()
    qtbot.mouseClick(report.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(report.article_opened) as told:
        qtbot.mouseDClick(report.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["uid-d"]


def test_a_file_that_was_not_read_opens_nothing(report: ImportReport, qtbot: QtBot) -> None:
    report.table.selectRow(0)
    with qtbot.assertNotEmitted(report.article_opened):
        qtbot.keyClick(report.table, Qt.Key.Key_Return)


def test_a_report_does_not_stop_the_work(report: ImportReport) -> None:
    assert not report.isModal()


def test_without_failures_everything_is_shown(report: ImportReport) -> None:
    report.show_rows(ROWS[:2])
    assert titles(report) == ["a.txt", "b.txt"]
    assert report.model.headerData(3, Qt.Orientation.Horizontal) == "Remark"
    assert report.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "/papers/a.txt"
