"""The library that a command works on."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.cli.output import Output
from desktop.errors import LockedError, ReadOnlyError
from desktop.library import Library
from desktop.settings import default_library_path, load_settings
from desktop.translation import _

WAIT = 5.0  # seconds that a writing verb waits for another writer


def library_path(arguments: Namespace) -> Path:
    """Return the file that ``--library`` names, else the one of the person's own."""
    return Path(arguments.library) if arguments.library else default_library_path()


@contextmanager
def reading(arguments: Namespace, output: Output) -> Iterator[Library]:
    """Open the library for reading; one of a newer version is read as far as it can be and said to be so."""
    library = Library.open(library_path(arguments), writable=False)
    try:
        if library.notice:
            output.fail(library.notice)
        yield library
    finally:
        library.close()


@contextmanager
def writing(arguments: Namespace, *, create: bool = False) -> Iterator[Library]:
    """Open the library for writing; raises LockedError after WAIT seconds, ReadOnlyError."""
    library = _open_writing(library_path(arguments), create=create)
    try:
        if library.read_only:
            raise ReadOnlyError(
                library.notice, remedy=_("Nothing was changed. Use another library with --library.")
            )
        yield library
    finally:
        library.close()


def _open_writing(path: Path, *, create: bool) -> Library:
    try:
        return Library.open(path, create=create, wait=WAIT, by=load_settings().name)
    except LockedError as error:
        if not error.remedy:
            raise
        who = error.what.rstrip(".")
        raise LockedError(_("{who}; close it or use the window.").format(who=who)) from error
