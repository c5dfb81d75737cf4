"""Imports in the window: a verdict for every file, cancel, and crashes that harm one file only."""

from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session
from ui.window import Window
from ui.work.importing import ImportJob, ImportSummary


@pytest.fixture
def session(folder: Path) -> Generator[Session, None, None]:
    made = Session()
    made.open(folder / "research.scholiast", create=True)
    yield made
    made.close()


@pytest.fixture
def threads() -> Generator[ThreadPoolExecutor, None, None]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def files(folder: Path) -> Path:
    source = folder / "source"
    (source / "below").mkdir(parents=True)
    for number in range(30):
        (source / "below" / f"{number:02}.txt").write_text(
            f"Report {number}\n\nShips came to port {number}.\n"
        )
    (source / "a copy.txt").write_text("Report 3\n\nShips came to port 3.\n")
    (source / "empty.txt").write_bytes(b"")
    (source / "picture.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    return source


def finished(qtbot: QtBot, job: ImportJob, paths: list[str]) -> ImportSummary:
    with qtbot.waitSignal(job.finished, timeout=20_000) as blocker:
        job.start(paths)
    summary: ImportSummary = blocker.args[0]
    return summary


def test_a_folder_is_imported_with_a_verdict_for_every_file(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    summary = finished(qtbot, job, [str(files)])
    assert len(summary.rows) == 33
    assert summary.sentence() == "30 articles added, 1 already there, 2 failed."
    assert [row.path for row in summary.rows] == sorted(row.path for row in summary.rows)
    assert all(row.reason for row in summary.rows if row.status == "failed")
    assert session.library is not None
    assert session.library.articles.counts().all == 30
    session.library.undo()
    assert session.library.articles.counts().all == 0


def test_progress_counts_up_to_the_number_of_files(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    seen: list[tuple[int, int]] = []

    def keep(done: int, total: int) -> None:
        seen.append((done, total))

    job.progressed.connect(keep)
    finished(qtbot, job, [str(files)])
    assert seen[0] == (0, 0)
    assert seen[-1] == (33, 33)
    assert seen == sorted(seen)


def test_a_cancelled_import_keeps_what_was_read_and_says_so(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)

    def stop(done: int, _total: int) -> None:
        if done > 3:
            job.cancel()

    job.progressed.connect(stop)
    summary = finished(qtbot, job, [str(files)])
    assert summary.stopped
    assert 3 < len(summary.rows) < 33
    assert summary.sentence().endswith("stopped before the end.")
    assert session.library is not None
    assert session.library.articles.counts().all == summary.count("added")
    assert not job.running


def test_an_import_asked_for_during_another_comes_after_it(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    summaries: list[ImportSummary] = []
    job.finished.connect(summaries.append)
    job.start([str(files / "below" / "00.txt")])
    job.start([str(files / "below" / "01.txt"), str(files / "not there.txt")])
    qtbot.waitUntil(lambda: len(summaries) == 2, timeout=20_000)
    assert [len(each.rows) for each in summaries] == [1, 2]
    assert summaries[1].rows[1].status == "failed"


class Dying(Executor):
    """An executor whose process dies of one file, as a crash in a parser would have it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_more: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        if str(args[0]).endswith(self._name):
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(fn(*args))
        return future


def test_a_file_that_ends_the_worker_fails_alone(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=Dying("07.txt")), threads)
    summary = finished(qtbot, job, [str(files / "below")])
    failed = [row for row in summary.rows if row.status == "failed"]
    assert [Path(row.path).name for row in failed] == ["07.txt"]
    assert summary.count("added") == 29


def test_stopping_for_another_library_keeps_what_was_read(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    with qtbot.waitSignal(job.progressed, timeout=20_000, check_params_cb=_some_done):
        job.start([str(files)])
    job.stop()
    assert not job.running
    assert session.library is not None
    assert 0 < session.library.articles.counts().all <= 30


def _some_done(done: int, _total: int) -> bool:
    return done > 3


def test_the_window_shows_what_was_imported_and_offers_the_report(
    qtbot: QtBot, empty_window: Window, files: Path
) -> None:
    window = empty_window
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(files / "below" / "00.txt"), str(files / "empty.txt")])
        assert not window.commands.action("import_files").isEnabled()
    assert window.panes.banner.text == "1 article added, 1 failed."
    assert window.reading.article is not None
    assert window.reading.article.title == "Report 0"
    assert window.commands.action("import_files").isEnabled()
    window.panes.banner.button.click()
    assert window.dialogs.shown is not None
    window.dialogs.shown.close()


def test_the_sample_articles_can_be_added(qtbot: QtBot, empty_window: Window) -> None:
    with qtbot.waitSignal(empty_window.background.imported, timeout=60_000):
        empty_window.commands.action("import_samples").trigger()
    assert empty_window.session.library is not None
    assert empty_window.session.library.articles.counts().all == 3


def test_the_folder_of_the_library_is_imported_without_the_library(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, folder: Path
) -> None:
    (folder / "article.txt").write_text("Report\n\nShips came to port.\n")
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    summary = finished(qtbot, job, [str(folder)])
    assert not [row for row in summary.rows if "research" in Path(row.path).name]
    assert summary.count("added") == 1


def test_after_an_import_begun_by_a_button_the_list_has_the_keyboard(
    qtbot: QtBot, empty_window: Window
) -> None:
    window = empty_window
    window.frame.activateWindow()
    button = next(each for each in window.panes.welcome.findChildren(QPushButton) if "sample" in each.text())
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with qtbot.waitSignal(window.background.imported, timeout=60_000) as told:
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert window.panes.articles.table.hasFocus()
    assert window.panes.articles.table.hasFocus()
    assert window.session.library is not None
    assert told.args is not None
    first = window.session.library.articles.find(told.args[0].rows[0].id)
    assert window.reading.article is not None
    assert window.reading.article.id == window.panes.articles.current() == first.id


def test_a_single_file_imported_is_shown_and_several_leave_the_reader_alone(
    qtbot: QtBot, window: Window, files: Path
) -> None:
    window.panes.articles.step(1)
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(files / "below" / "01.txt")])
    assert window.reading.article is not None
    assert window.reading.article.title == "Report 1"
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(files / "below" / f"0{number}.txt") for number in range(2, 5)])
    assert window.reading.article.title == "Report 1"
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(files / "below" / "03.txt")])
    assert window.reading.article.title == "Report 3"


def test_list_and_places_count_alike_while_files_come_in(
    qtbot: QtBot, empty_window: Window, files: Path
) -> None:
    window = empty_window
    seen: list[tuple[int, str]] = []

    def look() -> None:
        seen.append(
            (len(window.panes.articles.model.ids), window.panes.toolbar.search.line.placeholderText())
        )

    window.listing.refreshed.connect(look)
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(files)])
    assert seen
    assert all(f" {count} article" in words for count, words in seen if count)


def test_a_full_disk_ends_the_import_and_says_which_files_were_not_kept(
    qtbot: QtBot, session: Session, threads: ThreadPoolExecutor, files: Path
) -> None:
    assert session.library is not None
    database = session.library._core.database.connection
    database.execute(f"PRAGMA max_page_count = {database.execute('PRAGMA page_count').fetchone()[0] + 8}")
    for number in range(30, 200):
        (files / f"{number}.txt").write_text(f"Report {number}\n\n" + f"Ships came to port {number}. " * 300)
    job = ImportJob(session, Jobs(), Worker(executor=threads), threads)
    summary = finished(qtbot, job, [str(files)])
    assert summary.stopped
    assert summary.count("added") == session.library.articles.counts().all
    assert "The disk is full" in (summary.rows[-1].reason or "")
    assert not job.running
