"""Where core and window are put together: the program's start."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop.errors import ScholiastError
from desktop.settings import Settings, default_library_path
from desktop.translation import _
from ui.display import require_display
from ui.session import Session
from ui.theme import ThemeKeeper
from ui.window import Window


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words after the verb ask for: an article (uid, prefix or link) and a library file."""

    reference: str | None = None
    library: Path | None = None


def make_application() -> QApplication:
    """Return the one application, in the style the themes are made for."""
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["scholiast"])
    application.setApplicationName("scholiast")
    application.setApplicationDisplayName("Scholiast")
    application.setDesktopFileName("scholiast")
    application.setStyle("Fusion")
    if (
        QLocale.system().language() is QLocale.Language.C
    ):  # no language chosen: numbers as in 2,096 all the same
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return application


def main() -> int:
    """Open the window and return the exit code; errors of the user's world are one sentence."""
    try:
        return open_window(sys.argv[1:])
    except ScholiastError as error:
        sys.stderr.write(f"scholiast: {error}\n")
        return 1


def open_window(arguments: Sequence[str]) -> int:
    """Show the window on the library and article asked for, until it is closed.

    Raises ScholiastError without a display, and when a library that was named cannot be opened.
    """
    wanted = _parse(arguments)
    require_display()
    application = make_application()
    session = Session()
    theme = ThemeKeeper(session.settings.theme)
    trouble = open_library(session, wanted.library)
    window = Window(session, theme)
    window.messages.install_excepthook()
    window.show()
    window.begin(wanted.reference)
    if trouble is not None:
        window.messages.box_error(trouble)
    return application.exec()


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


def usual_library(settings: Settings) -> Path:
    """Return the library that was open last, if it is still there, else the default one."""
    last = Path(settings.last_library) if settings.last_library else None
    return last if last is not None and last.exists() else default_library_path()


def _parse(arguments: Sequence[str]) -> Wanted:
    if not arguments:
        return Wanted()
    from argparse import ArgumentParser  # noqa: PLC0415  # most starts have no words to parse

    parser = ArgumentParser("scholiast open", description=_("Open the window."))
    parser.add_argument("reference", nargs="?", metavar="ID|LINK", help=_("the article to show"))
    parser.add_argument("--library", type=Path, metavar="FILE", help=_("the library to open"))
    parser.add_argument("--json", action="store_true", help=_("accepted, and changes nothing here"))
    given = parser.parse_intermixed_args(arguments)
    return Wanted(given.reference, given.library)
