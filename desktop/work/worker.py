"""One worker process, started when it is first needed and again after it died."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from desktop.work import child

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
IMPORT_MEMORY = 2_000_000_000
IMPORT_SECONDS = 60
_LAST_BREATH = 5.0  # seconds for the kernel to take a killed process away


class Worker:
    """A process of its own for work that is slow or may crash; low priority, limited, quiet.

    ``memory`` is bytes of address space, ``seconds`` processor time for one task; None is no limit. The
    process is ended by the kernel when it uses more, and its task and those queued behind it fail with
    BrokenExecutor; the next ``submit`` starts a new one. With an ``executor`` tasks go there instead,
    without limits. Safe to use from several threads.
    """

    def __init__(
        self,
        *,
        memory: int | None = IMPORT_MEMORY,
        seconds: int | None = IMPORT_SECONDS,
        executor: Executor | None = None,
    ) -> None:
        self._memory = memory
        self._seconds = seconds
        self._given = executor
        self._pool: Executor | None = None
        self._processes: list[BaseProcess] = []
        self._lock = Lock()

    def submit(self, function: Callable[..., T], *arguments: object) -> "Future[T]":
        """Queue a call; function, arguments and result must be picklable. Never blocks for the result."""
        if self._given is not None:
            return self._given.submit(function, *arguments)
        with self._lock:
            try:
                return self._submit(function, *arguments)
            except BrokenExecutor:
                self._stop()
                return self._submit(function, *arguments)

    def restart(self) -> None:
        """End the process at once, whatever it does; what was queued fails or is cancelled."""
        with self._lock:
            self._stop()

    def close(self) -> None:
        """End the process at once. An executor that was given is left to its owner."""
        self.restart()

    def _submit(self, function: Callable[..., T], *arguments: object) -> "Future[T]":
        pool = self._pool or self._start()
        known = set(_children())
        with _without_main():  # the process is started inside submit
            future = pool.submit(child.run, self._seconds, function, *arguments)
        self._processes += [each for each in _children() if each not in known]
        return future

    def _start(self) -> Executor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # brings multiprocessing with it
        from multiprocessing import get_context

        context: SpawnContext = get_context("spawn")
        self._pool = ProcessPoolExecutor(
            max_workers=1, mp_context=context, initializer=child.prepare, initargs=(self._memory,)
        )
        return self._pool

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        processes, self._processes = self._processes, []
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
            process.join(_LAST_BREATH)


def _children() -> "list[BaseProcess]":
    from multiprocessing import active_children

    return active_children()


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while a process starts: it would be imported there, window and all."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
