"""Whether there is a screen to open a window on; Qt itself aborts without one."""

import os
import sys
from pathlib import Path

from desktop.errors import ScholiastError


def require_display() -> None:
    """Raise ScholiastError where no window can be shown."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY") or _x_answers(os.environ.get("DISPLAY", "")):
        return
    from desktop.translation import _  # noqa: PLC0415  # the window is there before its words

    raise ScholiastError(
        _("There is no display to open a window on."),
        remedy=_("Start Scholiast from a desktop, or use its command line: “scholiast --help”."),
    )


def _x_answers(display: str) -> bool:
    """Tell whether an X server listens; displays of other machines are believed."""
    if not display:
        return False
    host, _colon, number = display.rpartition(":")
    if host not in {"", "unix"}:
        return True
    import socket  # noqa: PLC0415  # 3 ms that Wayland, macOS and Windows do without

    name = f"X{number.partition('.')[0]}"
    for address in (f"/tmp/.X11-unix/{name}", f"\0/tmp/.X11-unix/{name}"):  # noqa: S108  # where X listens
        if address.startswith("\0") or Path(address).exists():
            with socket.socket(socket.AF_UNIX) as door:
                if door.connect_ex(address) == 0:
                    return True
    return False
