"""Which library a window opens when it starts."""

from pathlib import Path

from desktop.errors import ScholiastError
from desktop.settings import usual_library
from ui.session import Session


def open_library(session: Session, named: Path | None) -> ScholiastError | None:
    """Open the library that is named, else the last one, else the default one, made if need be.

    Returns what is wrong with one that nobody named: the window opens without it and says so.
    """
    if named is not None:
        session.open(named, create=True)
        return None
    try:
        session.open(usual_library(session.settings), create=True)
    except ScholiastError as error:
        return error
    return None
