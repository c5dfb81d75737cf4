"""A board that two processes see: how much of a long task is done, and whether it shall stop."""

import mmap
import os
import struct
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

_SHAPE = struct.Struct("<qqq")  # what is done, of how much, and 1 to stop
_FIRST, _LAST = struct.Struct("<qq"), struct.Struct("<q")


class Board:
    """A few bytes of a small file, mapped by the process that asks and by the one that works."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as stream:
            self._bytes = mmap.mmap(stream.fileno(), _SHAPE.size)

    @classmethod
    def put_up(cls) -> "Board":
        """Make a board; ``take_down`` removes its file."""
        handle, name = tempfile.mkstemp(prefix="scholiast-", suffix=".board")
        os.write(handle, bytes(_SHAPE.size))
        os.close(handle)
        return cls(Path(name))

    @property
    def done(self) -> tuple[int, int]:
        """How much is done, and of how much: units of the task, 0 of 0 while that is not known."""
        done, total = _FIRST.unpack_from(self._bytes)
        return int(done), int(total)

    @property
    def stopped(self) -> bool:
        """Whether the task shall stop."""
        return any(_LAST.unpack_from(self._bytes, _FIRST.size))

    def tell(self, done: int, total: int) -> None:
        """Say how much is done."""
        _FIRST.pack_into(self._bytes, 0, done, total)

    def stop(self) -> None:
        """Ask the task to stop."""
        _LAST.pack_into(self._bytes, _FIRST.size, 1)

    def take_down(self) -> None:
        """Close the board and remove its file."""
        self._bytes.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Return the board; it is closed at the end, and its file stays for the one who made it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the board."""
        self._bytes.close()
