"""What a second export must not lose: a file that was changed since is kept beside the new one.

What was written last under each path is remembered as a checksum in the folder of the settings, one line a
file. What is not known there, or is another library's, counts as changed.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from desktop.settings import settings_path

_TOO_LONG = 2  # times as many lines as there are files, then the list is written anew
_SHORT = 1_000  # lines that are never too many


@dataclass(slots=True)
class Noted:
    """One export: whose it is, and which files were kept beside the new ones, under their new names."""

    owner: str
    kept: list[Path] = field(default_factory=list)


_now: ContextVar[Noted | None] = ContextVar("export", default=None)


@contextmanager
def noting(owner: str) -> Iterator[list[Path]]:
    """Have what is written in a block belong to a library, and give the list of the files that are kept."""
    noted = Noted(owner)
    token = _now.set(noted)
    try:
        yield noted.kept
    finally:
        _now.reset(token)


@contextmanager
def passing() -> Iterator[None]:
    """Note nothing in a block: what is written there is taken away again, like the parts of an archive."""
    token = _now.set(None)
    try:
        yield
    finally:
        _now.reset(token)


class _Ledger:
    """What was written last under each path; read again when another process has written to it."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._size = -1
        self._known: dict[str, str] = {}

    def knows(self, path: Path, mark: str) -> bool:
        """Tell whether this is what was written there last."""
        self._follow()
        return self._known.get(str(path)) == mark

    def add(self, path: Path, mark: str) -> None:
        """Remember what was written; a folder that cannot be written to remembers nothing."""
        self._follow()
        if self._path is None or self._known.get(str(path)) == mark:
            return
        self._known[str(path)] = mark
        with suppress(OSError), self._path.open("ab") as stream:
            stream.write(f"{mark} {path}\n".encode("utf-8", "surrogateescape"))
            self._size = stream.tell()

    def _follow(self) -> None:
        path = settings_path().with_name("exports.txt")
        try:
            size = path.stat().st_size
        except OSError:
            size = 0
        if (path, size) == (self._path, self._size):
            return
        self._path, self._size, self._known = path, size, {}
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = path.read_text("utf-8", "surrogateescape").splitlines() if size else []
            self._known = {name: mark for mark, _blank, name in (line.partition(" ") for line in lines)}
            if len(lines) > _SHORT + _TOO_LONG * len(self._known):
                self._shorten(path)

    def _shorten(self, path: Path) -> None:
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        lines = [f"{mark} {name}\n" for name, mark in self._known.items()]
        temporary.write_text("".join(lines), "utf-8", "surrogateescape")
        temporary.replace(path)
        self._size = path.stat().st_size


_ledger = _Ledger()


def take_place(new: Path, path: Path) -> None:
    """Rename a new file to ``path``; in an export, what stands there and was changed since is kept."""
    noted = _now.get()
    if noted is None:
        new.replace(path)
        return
    mark = _checksum(new)
    if path.is_file() and path.stat().st_size:
        standing = _checksum(path)
        if standing != mark and not _ledger.knows(path, f"{standing}:{noted.owner}"):
            noted.kept.append(_keep(path))
    new.replace(path)
    _ledger.add(path, f"{mark}:{noted.owner}")


def _keep(path: Path) -> Path:
    """Give a file a name that nothing has, and that no program takes for another export; return it."""
    number, kept = 1, path.with_name(f"{path.name}.old")
    while os.path.lexists(kept):
        number += 1
        kept = path.with_name(f"{path.name}.old{number}")
    return path.rename(kept)


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
