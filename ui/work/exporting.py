"""Exports and their previews in a process of their own: progress, stopping, and what came of it."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.library.exporting import Exported, ExportRequest, preview_apart, write_apart
from desktop.translation import _
from desktop.work import Worker
from desktop.work.board import Board
from ui.jobs import Jobs, Submits

LOOK = 100  # milliseconds between looks at how far an export is


class ExportJob(QObject):
    """At most one export at a time, and one preview: the newest that was asked for."""

    progressed = Signal(int, int)  # articles begun, of how many; 0 of 0 at first
    finished = Signal(object, object)  # ExportRequest, Exported
    failed = Signal(str)  # a sentence

    def __init__(self, jobs: Jobs, worker: Worker | Submits, previewer: Worker | Submits) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._worker = worker
        self._previewer = previewer
        self._board: Board | None = None
        self._preview: int | None = None
        self._clock = QTimer(self, interval=LOOK)
        self._clock.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether an export is under way."""
        return self._board is not None

    def start(self, library: Path, request: ExportRequest) -> None:
        """Begin an export, unless one is under way."""
        if self.running:
            return
        self._board = Board.put_up()
        self._jobs.start(
            self._worker,
            write_apart,
            library,
            request,
            self._board.path,
            done=partial(self._take, request),
            failed=self._fail,
        )
        self._clock.start()
        self.progressed.emit(0, 0)

    @Slot()
    def stop(self) -> None:
        """Ask the export to stop; it says when it has."""
        if self._board is not None:
            self._board.stop()

    def preview(self, library: Path, request: ExportRequest, show: Callable[[str], None]) -> None:
        """Hand the beginning of an export to ``show``; an earlier preview that waits is left out."""
        if self._preview is not None:
            self._jobs.cancel(self._preview)

        def failed(error: BaseException) -> None:
            self._preview = None
            show(_unexpected() if isinstance(error, (BrokenExecutor, CancelledError)) else str(error))

        def done(text: str) -> None:
            self._preview = None
            show(text)

        self._preview = self._jobs.start(
            self._previewer, preview_apart, library, request, done=done, failed=failed
        )

    @Slot()
    def _look(self) -> None:
        if self._board is not None:
            self.progressed.emit(*self._board.done)

    def _take(self, request: ExportRequest, exported: Exported) -> None:
        self._end()
        self.finished.emit(request, exported)

    def _fail(self, error: BaseException) -> None:
        self._end()
        ended = isinstance(error, (BrokenExecutor, CancelledError))
        self.failed.emit(_unexpected() if ended else str(error))

    def _end(self) -> None:
        self._clock.stop()
        board, self._board = self._board, None
        if board is not None:
            board.take_down()


def _unexpected() -> str:
    return _("The export ended unexpectedly. Try it again, with fewer notes if it stays so.")
