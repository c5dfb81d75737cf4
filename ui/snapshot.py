"""The real window drawn into a PNG file, without a screen: for documents, tests and comparing."""

import json
import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ScholiastError
from desktop.settings import default_library_path
from desktop.translation import _

if TYPE_CHECKING:
    from ui.window import Window

SMALLEST, LARGEST = 200, 8_000  # pixels a side
ROUNDS = 5  # turns of the event loop: layout, first paint, what the paint asked for


def snapshot(arguments: Sequence[str]) -> int:
    """Run ``snapshot --out PNG ...``; the library is only read. Raises ScholiastError."""
    given = _parse(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    library = given.library or default_library_path()
    width, height = draw(given.out, library, article=given.article, size=given.size, theme=given.theme)
    record = {"path": str(given.out.absolute()), "width": width, "height": height}
    sys.stdout.write(f"{json.dumps(record, ensure_ascii=False) if given.json else given.out}\n")
    return 0


def draw(
    out: Path, library: Path, *, article: str | None, size: tuple[int, int], theme: str
) -> tuple[int, int]:
    """Draw the window on a library into a file and return the picture's width and height."""
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415  # Qt is loaded after the platform

    from ui.app import make_application  # noqa: PLC0415  # Qt is loaded after the platform is chosen
    from ui.session import Session  # noqa: PLC0415  # loaded when it is needed, not at the start
    from ui.theme import ThemeKeeper  # noqa: PLC0415  # loaded when it is needed, not at the start
    from ui.window import Window  # noqa: PLC0415  # loaded when it is needed, not at the start

    told = qInstallMessageHandler(_say_nothing)
    make_application()
    session = Session()
    session.open_reading(library)
    keeper = ThemeKeeper(theme)
    keeper.put_on()
    window = Window(session, keeper, at_work=False)
    try:
        window.frame.resize(*size)
        window.frame.show()
        _settle(window, article)
        return _save(window, out)
    finally:
        window.frame.close()
        qInstallMessageHandler(told)


def _say_nothing(*_message: object) -> None:
    """Leave out what the screenless platform says of every window (it "does not support" moving it)."""


def _settle(window: "Window", article: str | None) -> None:
    """Show the article that is named; raises NotFoundError when it is not there."""
    library = window.session.library
    window.settle(None)
    if article is not None and library is not None:
        window.navigation.go_to(library, article)


def _save(window: "Window", out: Path) -> tuple[int, int]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # after the platform is chosen

    for _round in range(ROUNDS):
        QApplication.processEvents()
    picture = window.frame.grab()
    if not picture.save(str(out), "PNG"):
        raise ScholiastError(
            _("The picture could not be written to “{path}”.").format(path=out),
            remedy=_("Choose a folder that exists and may be written to."),
        )
    return picture.width(), picture.height()


def _size(word: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)[x×](\d+)", word)  # people write both
    if found is None:
        raise ArgumentTypeError(_("write a size as 1440x900"))
    width, height = int(found[1]), int(found[2])
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ArgumentTypeError(_("a side has 200 to 8000 pixels"))
    return width, height


def _parse(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser("scholiast snapshot", description=_("Draw the window into a PNG file."))
    parser.add_argument("--out", type=Path, required=True, metavar="PNG", help=_("the file to write"))
    parser.add_argument("--article", metavar="ID", help=_("the article to show"))
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help=_("in pixels"))
    parser.add_argument("--theme", choices=("light", "dark", "sepia", "contrast"), default="light")
    parser.add_argument("--library", type=Path, metavar="FILE", help=_("the library to read"))
    parser.add_argument("--json", action="store_true", help=_("print what was written as JSON"))
    return parser.parse_args(arguments)
