"""An import in the window: files are read in the worker, stored here in small parts, reported at the end.

The window's thread stores for a few milliseconds at a time and goes back to the reader in between.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.errors import ScholiastError
from desktop.importing.files import read_import, walk
from desktop.library.anchoring import Moved, move_each
from desktop.library.importing import ImportSession
from desktop.model import FileResult, ImportRow
from desktop.translation import _, ngettext
from desktop.work import ImportQueue, Submission, Worker
from ui.jobs import Jobs, Submits
from ui.session import Session

SLICE = 0.008  # seconds of the window's thread at a time
PAUSE = 4  # milliseconds between two slices, for the reader
MOST_IN_A_PART = 12
MOST_WAITING = 32  # results that were read and are not stored yet: of a library that comes in parts


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of each file; ``stopped`` says that the reader ended it early."""

    rows: tuple[ImportRow, ...]
    stopped: bool = False

    def count(self, status: str) -> int:
        """Return how many rows have a status: added, duplicate, updated, failed."""
        return sum(row.status == status for row in self.rows)

    def sentence(self) -> str:
        """Return the report in one line."""
        added, updated, known, failed = (
            self.count(each) for each in ("added", "updated", "duplicate", "failed")
        )
        parts = [(ngettext("{count} article added", "{count} articles added", added), added)]
        if updated:
            words = ngettext(
                "{count} article has a new version", "{count} articles have a new version", updated
            )
            parts = [*(parts if added else []), (words, updated)]
        if known:
            parts.append((ngettext("{count} already there", "{count} already there", known), known))
        if failed:
            parts.append((ngettext("{count} failed", "{count} failed", failed), failed))
        told = [words.format(count=QLocale().toString(count)) for words, count in parts]
        told += [row.title for row in self.rows if row.status == "taken" and row.title]
        if self.stopped:
            told.append(_("stopped before the end"))
        return ", ".join(told) + "."


@dataclass(slots=True)
class _Run:
    """One import under way."""

    queue: ImportQueue
    storing: ImportSession
    total: int
    results: deque[FileResult]
    rows: list[ImportRow]
    files: int = 0  # that are stored to their end
    part: int = 4  # articles stored at a time, found by measuring
    stopped: bool = False
    kept: int = 0  # rows that were stored
    moving: bool = False  # the notes of the next result are on their way into its long text
    moved: Sequence[Moved] | None = None  # they have arrived


class ImportJob(QObject):
    """At most one import at a time; what is asked for meanwhile is read after it, with its own report."""

    progressed = Signal(int, int)  # files done, files in all (0 while they are counted)
    finished = Signal(object)  # ImportSummary

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        worker: Worker,
        threads: Executor,
        *,
        mover: Executor | Submits | None = None,
    ) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self._worker = worker
        self._threads = threads
        self._mover = mover or threads
        self._run: _Run | None = None
        self._waiting: list[tuple[str, ...]] = []
        self._listing: int | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(PAUSE)
        self._clock.timeout.connect(self.store_some)

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._run is not None or self._listing is not None

    def start(self, paths: Sequence[str]) -> None:
        """Import files and folders."""
        library = self._session.library
        if library is None or not self._session.writable or not paths:
            return
        if self.running:
            self._waiting.append(tuple(paths))
            return
        self._listing = self._jobs.start(
            self._threads,
            list_files,
            tuple(paths),
            library.owns,
            done=self._begin,
            failed=self._fail,
        )
        self.progressed.emit(0, 0)

    @Slot()
    def cancel(self) -> None:
        """Stop soon; what was read until then stays."""
        self._waiting.clear()
        if self._run is not None:
            self._run.stopped = True
            self._run.queue.cancel()
            self._run.results.clear()
            self._clock.start()
        elif self._listing is not None:
            self._jobs.cancel(self._listing)
            self._listing = None
            self.finished.emit(ImportSummary((), stopped=True))

    def stop(self) -> ImportSummary | None:
        """Stop at once, before the library closes; return what became of the import under way, if any."""
        if not self.running:
            return None
        self._waiting.clear()
        self._clock.stop()
        run, self._run = self._run, None
        if self._listing is not None:
            self._jobs.cancel(self._listing)
            self._listing = None
        if run is None:
            return ImportSummary((), stopped=True)
        run.queue.cancel()
        run.storing.finish()
        return ImportSummary(tuple(run.rows), stopped=True)

    def _begin(self, paths: list[str]) -> None:
        self._listing = None
        library = self._session.library
        if library is None or not self._session.writable:
            return
        storing = library.articles.start_import()
        self._run = _Run(ImportQueue(paths), storing, len(paths), deque(), [])
        self._submit()
        self._clock.start()

    def _fail(self, error: BaseException) -> None:
        self._listing = None
        row = ImportRow("", None, "failed", None, None, str(error) or _("The worker ended."))
        self.finished.emit(ImportSummary((row,)))

    def _submit(self) -> None:
        run = self._run
        if run is None or len(run.results) > MOST_WAITING:
            return
        limit = self._session.settings.original_limit
        for submission in run.queue.next_submissions():
            self._jobs.start(
                self._worker,
                partial(read_import, original_limit=limit),
                submission.path,
                submission.part,
                done=partial(self._read, run, submission),
                failed=partial(self._crashed, run, submission),
            )

    def _read(self, run: _Run, submission: Submission, result: FileResult) -> None:
        run.queue.finished(submission, result)
        self._go_on(run)

    def _crashed(self, run: _Run, submission: Submission, error: BaseException) -> None:
        if not isinstance(error, (BrokenExecutor, CancelledError)):
            raise error
        run.queue.crashed(submission)
        self._go_on(run)

    def _go_on(self, run: _Run) -> None:
        if run is self._run:
            run.results.extend(() if run.stopped else run.queue.ready())
            self._submit()
            if not self._clock.isActive():  # begun anew with each file it would never end
                self._clock.start()

    @Slot()
    def store_some(self) -> None:
        """Store what was read, for one slice of time."""
        run = self._run
        if run is None:
            return
        try:
            self._store(run)
        except ScholiastError as error:
            self._give_up(run, error)

    def _store(self, run: _Run) -> None:
        started = time.perf_counter()
        taken = 0
        while run.results and taken < run.part and self._is_movable(run):
            moved, run.moved = run.moved or (), None
            result = run.results.popleft()
            run.rows.extend(run.storing.add(result, moved=moved))
            run.files += not result.next_part
            taken += 1
        if taken:
            run.storing.flush()
            run.kept = len(run.rows)
            run.part = _next_part(run.part, time.perf_counter() - started)
            alone = run.total == 1 and result.next_part  # a library: how many of its parts
            self.progressed.emit(*((result.next_part, result.parts) if alone else (run.files, run.total)))
            self._submit()
        if not run.results or run.moving:
            self._clock.stop()  # until something else was read, or moved
        if not run.results and (run.queue.done or run.stopped):
            self._finish(run)

    def _is_movable(self, run: _Run) -> bool:
        """Tell whether the next result can be stored; if not, its notes are sent to be moved first."""
        if run.moved is None and not run.moving:
            planned = run.storing.long_moves(run.results[0])
            if planned:
                run.moving = True
                self._jobs.start(
                    self._mover,
                    move_each,
                    planned,
                    done=partial(self._take_moved, run),
                    failed=partial(self._move_here, run),
                )
        return not run.moving

    def _take_moved(self, run: _Run, moved: Sequence[Moved]) -> None:
        run.moving, run.moved = False, moved
        self._go_on(run)

    def _move_here(self, run: _Run, error: BaseException) -> None:
        """Go on after the worker died: the notes are moved while the text is stored."""
        if not isinstance(error, (BrokenExecutor, CancelledError)):
            raise error
        self._take_moved(run, ())

    def _give_up(self, run: _Run, error: ScholiastError) -> None:
        """End an import that cannot be stored (a full disk): what was not kept is said to have failed."""
        run.queue.cancel()
        self._clock.stop()
        self._run = None
        self._waiting.clear()
        lost = [
            row if row.status == "failed" else replace(row, status="failed", id=None, reason=str(error))
            for row in run.rows[run.kept :]
        ]
        self.finished.emit(ImportSummary((*run.rows[: run.kept], *lost), stopped=True))

    def _finish(self, run: _Run) -> None:
        self._run = None
        run.storing.finish()
        self.finished.emit(ImportSummary(tuple(run.rows), stopped=run.stopped))
        if self._waiting:
            self.start(self._waiting.pop(0))


def _next_part(part: int, took: float) -> int:
    """Return how many articles to store next time, so that it takes about one slice."""
    if took > SLICE:
        return max(1, part // 2)
    return min(MOST_IN_A_PART, part + 1)


def list_files(paths: Sequence[str], owned: Callable[[Path], bool]) -> list[str]:
    """Return every file to read, in order; called in a thread, since a folder may be on a slow disk.

    What the library itself has ``owned`` in a folder is left out.
    """
    return [str(path) for path in walk(paths) if str(path) in paths or not owned(path)]
