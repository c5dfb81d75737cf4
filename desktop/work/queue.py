"""The order of an import: what to submit next, what came back, what to do when the worker dies."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass
from functools import partial

from desktop.importing.files import read_import
from desktop.model import FileResult
from desktop.translation import _
from desktop.work.worker import Worker

_AHEAD = 8  # tasks in flight: enough that the worker never waits, few enough to cancel soon
_HELD = 64  # files that were read and wait for an earlier one
_PATIENCE = 0.2  # seconds between two looks at whether the import was cancelled


@dataclass(frozen=True, slots=True)
class Submission:
    """One file or a part of one on its way to the worker; hand it back with its result or the crash."""

    index: int
    path: str
    part: int
    attempt: int


class ImportQueue:
    """Decides, and does nothing itself: the command line and the window drive it alike.

    Submit what ``next_submissions`` gives; tell ``finished`` or ``crashed`` for each, in any order;
    show what ``ready`` gives. One worker process takes what it is given in order, so the file longest in
    flight is the one it died of: that file fails, the others in flight are submitted again. A file that
    comes in parts is submitted again for each.
    """

    def __init__(self, paths: Iterable[str], *, ahead: int = _AHEAD) -> None:
        self._paths = enumerate(paths)
        self._ahead = ahead
        self._again: deque[tuple[int, str, int]] = deque()
        self._flying: dict[int, Submission] = {}  # in the order they were submitted
        self._results: dict[int, deque[FileResult]] = {}
        self._attempt = 0
        self._given = 0
        self._exhausted = False
        self._cancelled = False

    @property
    def done(self) -> bool:
        """Whether every result was given out, or the import was cancelled and nothing is in flight."""
        if self._cancelled:
            return not self._flying
        return self._exhausted and not self._again and not self._flying and not self._results

    def next_submissions(self) -> list[Submission]:
        """Return the files to submit now, so that enough are in flight."""
        found = []
        while not self._cancelled and len(self._flying) < self._ahead and (file := self._next_file()):
            submission = Submission(*file, self._attempt)
            self._flying[submission.index] = submission
            found.append(submission)
        return found

    def finished(self, submission: Submission, result: FileResult) -> None:
        """Take the result of a file; one that was given up after a crash is not counted twice."""
        if self._is_flying(submission):
            del self._flying[submission.index]
            self._results.setdefault(submission.index, deque()).append(result)
            if result.next_part:
                self._again.appendleft((submission.index, submission.path, result.next_part))

    def crashed(self, submission: Submission) -> None:
        """Take note that the worker died while this file was in flight; told once or for each file."""
        if not self._is_flying(submission):
            return
        guilty, *others = self._flying.values()
        self._again.extendleft((each.index, each.path, each.part) for each in reversed(others))
        self._flying.clear()
        self._attempt += 1
        crash = FileResult(guilty.path, reason=crash_reason())
        self._results.setdefault(guilty.index, deque()).append(crash)

    def cancel(self) -> None:
        """Submit nothing more; what is in flight may still come back."""
        self._cancelled = True

    def ready(self) -> list[FileResult]:
        """Return the results that are next in the order of the paths and their parts, each once."""
        found: list[FileResult] = []
        while results := self._results.pop(self._given, None):
            found.extend(results)
            self._given += not found[-1].next_part
        return found

    def _is_flying(self, submission: Submission) -> bool:
        """Tell whether an answer is still waited for: not after a crash that sent the file again."""
        return submission.attempt == self._attempt and submission.index in self._flying

    def _next_file(self) -> tuple[int, str, int] | None:
        if self._again:
            return self._again.popleft()
        if len(self._results) > _HELD:  # they wait for a file that comes in many parts
            return None
        file = next(self._paths, None)
        self._exhausted = file is None
        return None if file is None else (*file, 0)


def crash_reason() -> str:
    """Return the sentence for a file that ended its worker."""
    return _("Reading this file took too long or crashed. Save its text alone and import that.")


def never() -> bool:
    """Answer for an import that nobody can cancel."""
    return False


def read_files(
    worker: Worker,
    paths: Iterable[str],
    *,
    codec: str | None = None,
    original_limit: int = 2_000_000,
    cancelled: Callable[[], bool] = never,
) -> Iterator[FileResult]:
    """Yield the verdict on each file in order, while the worker already reads the next ones.

    A file that crashes the worker fails alone. Stops soon after ``cancelled`` answers True.
    """
    queue = ImportQueue(paths)
    read = partial(read_import, codec=codec, original_limit=original_limit)
    flying: dict[Future[FileResult], Submission] = {}
    while not queue.done:
        for submission in queue.next_submissions():
            flying[worker.submit(read, submission.path, submission.part)] = submission
        finished = wait(flying, timeout=_PATIENCE, return_when=FIRST_COMPLETED).done
        for future in [each for each in flying if each in finished]:
            _take(queue, flying.pop(future), future)
        yield from queue.ready()
        if cancelled():
            return


def _take(queue: ImportQueue, submission: Submission, future: "Future[FileResult]") -> None:
    try:
        queue.finished(submission, future.result())
    except (BrokenExecutor, CancelledError):
        queue.crashed(submission)
