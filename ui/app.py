"""Where core and window are put together: the program's start."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop.errors import ScholiastError
from desktop.settings import load_settings, usual_library
from desktop.text.links import SCHEME, parse_link
from ui.display import require_display
from ui.frame import Frame
from ui.frame_state import recall_frame
from ui.handover import hand_over
from ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from ui.window import Window

LONGEST_WAIT = 300  # milliseconds; a window that starts out of sight is never painted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words after the verb ask for: an article (uid, prefix or link) and a library file."""

    reference: str | None = None
    library: Path | None = None


def make_application() -> QApplication:
    """Return the one application."""
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["scholiast"])
    application.setApplicationName("scholiast")
    application.setApplicationDisplayName("Scholiast")
    application.setDesktopFileName("scholiast")
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
    wanted = _placed(_parse(arguments))
    if hand_over(wanted.library or usual_library(load_settings()), wanted.reference or ""):
        return 0
    require_display()
    application = make_application()
    theme = ThemeKeeper(load_settings().theme)
    frame = Frame(theme.palette)
    start = Start(frame, theme, wanted)
    recall_frame(frame)
    frame.show()
    code = application.exec()
    if start.trouble is not None:
        raise start.trouble
    return code


class Start(QObject):
    """Fills the frame as soon as it was painted: loads panes, library and all the rest."""

    def __init__(self, frame: Frame, theme: ThemeKeeper, wanted: Wanted) -> None:
        super().__init__(frame)
        self._frame = frame
        self._theme = theme
        self._wanted = wanted
        self.window: Window | None = None
        self.trouble: ScholiastError | None = None
        frame.painted.connect(self.fill_soon)
        QTimer.singleShot(LONGEST_WAIT, self.fill)

    @Slot()
    def fill_soon(self) -> None:
        """Fill the frame when what is painted has reached the screen."""
        QTimer.singleShot(0, self.fill)

    @Slot()
    def fill(self) -> None:
        """Open the library and put the panes into the frame, once."""
        if self.window is not None or self.trouble is not None:
            return
        from ui.closing import SignalWatch  # noqa: PLC0415  # all of this is loaded after the first paint
        from ui.opening import open_library  # noqa: PLC0415  # loaded when it is needed, not at the start
        from ui.session import Session  # noqa: PLC0415  # loaded when it is needed, not at the start
        from ui.window import Window  # noqa: PLC0415  # loaded when it is needed, not at the start

        SignalWatch(self._frame)
        self._theme.put_on()
        session = Session()
        try:
            problem = open_library(session, self._wanted.library)
        except ScholiastError as error:
            self.trouble = error
            self._frame.close()
            return
        self.window = Window(session, self._theme, frame=self._frame)
        self.window.messages.install_excepthook()
        self.window.begin(self._wanted.reference)
        if problem is not None:
            self.window.messages.box_error(problem)


def _placed(wanted: Wanted) -> Wanted:
    """Return what is wanted with the library that a link names, if its file is known and none was named.

    Raises NotFoundError for what begins as a link and is none: no window opens for it.
    """
    reference = wanted.reference or ""
    link = parse_link(reference)
    if link is None and reference.lower().startswith(f"{SCHEME}:"):
        from desktop.library.linking import no_link  # noqa: PLC0415  # as below

        raise no_link()
    if link is None or wanted.library is not None:
        return wanted
    from desktop.library.known import library_of_uid  # noqa: PLC0415  # only a link needs it

    settings = load_settings()
    known = [usual_library(settings), *map(Path, settings.recent)]
    return replace(wanted, library=library_of_uid(link.library, known))


def _parse(arguments: Sequence[str]) -> Wanted:
    if not arguments:
        return Wanted()
    from argparse import ArgumentParser  # noqa: PLC0415  # most starts have no words to parse

    from desktop.translation import _  # noqa: PLC0415  # loaded when it is needed, not at the start

    parser = ArgumentParser("scholiast open", description=_("Open the window."))
    parser.add_argument("reference", nargs="?", metavar="ID|LINK", help=_("the article to show"))
    parser.add_argument("--library", type=Path, metavar="FILE", help=_("the library to open"))
    parser.add_argument("--json", action="store_true", help=_("accepted, and changes nothing here"))
    given = parser.parse_intermixed_args(arguments)
    return Wanted(given.reference, given.library)
