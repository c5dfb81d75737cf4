"""Which library a link means: its uid is in the link, its file is one of those opened lately."""

from collections.abc import Iterable
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.library.opening import Library


def uid_of(path: Path) -> str | None:
    """Return the uid of the library in a file, None where there is none that can be read."""
    if not path.is_file():
        return None
    try:
        library = Library.open(path, writable=False)
    except ScholiastError:
        return None
    try:
        return library.uid
    finally:
        library.close()


def library_of_uid(uid: str, paths: Iterable[Path]) -> Path | None:
    """Return the first of the files that holds the library with this uid, None when none does."""
    return next((path for path in paths if uid_of(path) == uid), None)
