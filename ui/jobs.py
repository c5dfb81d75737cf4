"""The door to work off the window's thread.

One long-lived object, one executor, one queued signal: an answer is handed to a bound method on the
window's thread, whichever thread the executor finished it on.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.errors import ScholiastError


class Submits(Protocol):
    """What is asked of an executor; concurrent.futures.Executor and desktop.work.Worker have it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":  # noqa: ANN401  # any work, any answer
        """Start ``fn`` and return its future."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work under way and who is told about its end."""

    number: int
    future: "Future[Any]"
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None


class Jobs(QObject):
    """Runs functions on an executor; ``done`` and ``failed`` are called on this object's thread.

    A cancelled job tells nobody. An error that no ``failed`` takes is raised here, on the window's
    thread, where the excepthook shows it.
    """

    _arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._next = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        executor: Executor | Submits,
        function: Callable[..., Any],
        *arguments: object,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Hand ``function(*arguments)`` to ``executor`` and return the job's number."""
        future = executor.submit(function, *arguments)
        return self.watch(future, done=done, failed=failed)

    def watch(
        self,
        future: "Future[Any]",
        *,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Have the end of a future told on this object's thread."""
        self._next += 1
        number = self._next
        self._jobs[number] = Job(number, future, done, failed)

        def tell(_: "Future[Any]") -> None:
            if not self._closed:
                self._arrived.emit(number)

        future.add_done_callback(tell)
        return number

    def cancel(self, number: int) -> None:
        """Stop waiting for a job; one that has not begun is not begun."""
        job = self._jobs.pop(number, None)
        if job is not None:
            job.future.cancel()

    def close(self) -> None:
        """Stop waiting for everything; nothing is told any more."""
        self._closed = True
        for number in list(self._jobs):
            self.cancel(number)

    @property
    def running(self) -> int:
        """How many answers are awaited."""
        return len(self._jobs)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None or job.future.cancelled():
            return
        error = job.future.exception()
        if error is None:
            job.done(job.future.result())
        elif job.failed is not None and isinstance(
            error, (ScholiastError, CancelledError, OSError, RuntimeError)
        ):
            job.failed(error)
        else:
            raise error
