"""What happens inside a worker process before and around each task."""

import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import TypeVar

if sys.platform != "win32":
    import resource

T = TypeVar("T")
_NICENESS = 10


def prepare(memory: int | None) -> None:
    """Make this process a quiet, polite worker that does not outlive its parent.

    ``memory`` limits the address space in bytes, None means no limit. Ctrl+C is the parent's affair;
    what libraries print or log is nobody's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="end with parent", daemon=True).start()
    _be_quiet()
    if sys.platform != "win32":
        os.nice(_NICENESS)
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        if memory is not None:
            _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (_at_most(memory, hard), hard))


def run(seconds: int | None, function: Callable[..., T], *arguments: object) -> T:
    """Call ``function`` with at most ``seconds`` of processor time; the kernel ends the process after."""
    if seconds is not None and sys.platform != "win32":
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(time.process_time()) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (_at_most(limit, hard), hard))
    return function(*arguments)


def _at_most(wanted: int, hard: int) -> int:
    """Return a limit that the hard one allows; -1 is no limit."""
    return wanted if hard < 0 else min(wanted, hard)


def _be_quiet() -> None:
    """Send standard output nowhere, also what C libraries write; the parent's output stays its own."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _end_with_parent() -> None:
    """Wait until the parent is gone, however it went, and leave at once.

    A pipe tells it on every system; Linux's parent-death signal would come when the starting thread ends.
    """
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)
