"""One writer: an OS lock on a file beside the library, released by the kernel when its holder dies.

The lock file holds the number of the process that took it, for the sentence that others show.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

RETRY_SECONDS = 0.05


class WriterLock:
    """The right to write to one library file; held from ``take`` to ``release``."""

    def __init__(self, library: Path) -> None:
        self.path = library.with_name(library.name + ".lock")
        self._handle: int | None = None

    def take(self, wait: float) -> bool:
        """Try for ``wait`` seconds to get the lock; return whether it is held now."""
        deadline = time.monotonic() + wait
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        while not _lock(handle):
            if time.monotonic() >= deadline:
                os.close(handle)
                return False
            time.sleep(RETRY_SECONDS)
        self._handle = handle
        with suppress(OSError):  # a full disk: the lock is held all the same, by nobody named
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, str(os.getpid()).encode())
        return True

    def holder(self) -> int | None:
        """Return the number of the process that holds the lock, None when it is unknown."""
        try:
            return int(self.path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def release(self) -> None:
        """Give the lock back; the file stays, as removing it would race with the next holder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _lock(handle: int) -> bool:
    """Lock an open file without waiting; on Windows one byte far behind the process number."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
