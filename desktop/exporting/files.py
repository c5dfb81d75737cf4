"""Putting an export in its place: whole or not at all, and never over a file of the reader's own."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from desktop.errors import ScholiastError
from desktop.exporting.kept import take_place
from desktop.translation import _

HEAD_BYTES = 512


def head(path: Path) -> bytes | None:
    """Return the first bytes of a file, None when there is no file."""
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except FileNotFoundError:
        return None


def refuse_foreign(out: Path, own: Callable[[bytes], bool]) -> None:
    """Raise ScholiastError if ``out`` is there and its first bytes do not say that it is ours.

    An empty file may be replaced: nothing is lost with it. A device or a pipe never is: renaming a
    file over ``/dev/null`` would break the whole system.
    """
    if out.is_dir():
        raise ScholiastError(
            _("{path} is a folder.").format(path=out), remedy=_("Choose the name of a file.")
        )
    if out.exists() and not out.is_file():
        raise ScholiastError(
            _("{path} is a device or a pipe.").format(path=out), remedy=_("Choose the name of a file.")
        )
    first = head(out)
    if first and not own(first):
        raise ScholiastError(
            _("{path} is there already and was not made by this kind of export.").format(path=out),
            remedy=_("Choose another name, or move that file away."),
        )


@contextmanager
def _readable_errors(path: Path) -> Iterator[None]:
    """Turn what the system says about ``path`` into a sentence."""
    try:
        yield
    except OSError as error:
        raise ScholiastError(
            _("{path} could not be written: {reason}.").format(path=path, reason=error.strerror or error),
            remedy=_("Choose another place, or make room there."),
        ) from error


def make_folder(folder: Path) -> None:
    """Create ``folder`` and what is missing above it."""
    with _readable_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; systems that cannot open folders need no help."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def replacing(path: Path, *, bom: bool = False) -> Iterator[TextIO]:
    """Give a UTF-8 stream whose content is renamed to ``path`` once it is safely on the disk.

    Line ends are written as they are. When the body raises, nothing is left behind and an older
    ``path`` stays as it was. Where ``path`` is a symbolic link, the file it leads to is replaced and
    the link stays. In an export, a file that was changed since the last one is kept beside the new one (see
    ``kept``). Raises ScholiastError when the disk refuses.
    """
    with (
        _taking_place(path) as temporary,
        temporary.open("x", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream,
    ):
        yield stream
        _settle(stream)


@contextmanager
def replacing_binary(path: Path) -> Iterator[BinaryIO]:
    """Give a stream of bytes whose content is renamed to ``path`` as that of ``replacing``."""
    with _taking_place(path) as temporary, temporary.open("xb") as stream:
        yield stream
        _settle(stream)


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """Give the name of a file to be made, which is renamed to ``path`` as the stream of ``replacing``."""
    with _taking_place(path) as temporary:
        yield temporary
        with temporary.open("rb+") as stream:
            _settle(stream)


@contextmanager
def _taking_place(path: Path) -> Iterator[Path]:
    """Give the name of a file that is renamed to ``path`` in the end, and removed when the body raises."""
    path = Path(os.path.realpath(path))
    temporary = path.with_name(f".scholiast-{secrets.token_hex(8)}.tmp")
    with _readable_errors(path):
        try:
            yield temporary
            take_place(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


def _settle(stream: TextIO | BinaryIO) -> None:
    """Make what was written last through a power cut."""
    stream.flush()
    os.fsync(stream.fileno())
