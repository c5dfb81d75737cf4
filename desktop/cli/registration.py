"""Telling the desktop of this user about Scholiast: its menu entry, its files and its links.

Linux and other systems with the rules of freedesktop.org: https://specifications.freedesktop.org/ (Desktop
Entry, Shared MIME-info, Icon Theme). Only files of this user are written, each of them named in the answer,
and ``remove`` takes exactly those away again.
"""

import os
import shutil
import subprocess  # the desktop's own programs update its indexes
import sys
from importlib.resources import files
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.translation import _

LINK_TYPE = "x-scheme-handler/scholiast"
FILE_TYPE = "application/x-scholiast"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Scholiast
GenericName=Reader for researchers
Comment=Read articles, mark their entities, and keep notes that can be cited
Exec={command} %u
TryExec={program}
Icon=scholiast
Terminal=false
Categories=Education;Literature;
Keywords=reader;annotation;notes;research;quotations;
MimeType={link};{file};
StartupNotify=true
StartupWMClass=scholiast
"""
_TYPE = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{file}">
    <comment>Scholiast library</comment>
    <icon name="scholiast"/>
    <magic priority="60">
      <match type="string" offset="0" value="SQLite format 3">
        <match type="big32" offset="68" value="0x5C401A57"/>
      </match>
    </magic>
    <glob pattern="*.scholiast"/>
  </mime-type>
</mime-info>
"""
_RESERVED = {"\\": r"\\\\", '"': r"\\" + '"', "`": r"\\`", "$": r"\\$", "%": "%%"}


def program() -> Path:
    """Return the command that starts the program: the one beside this Python, else the one on the path."""
    beside = Path(sys.executable).with_name("scholiast")
    found = beside if beside.exists() else shutil.which("scholiast")
    if found is None:
        raise ScholiastError(
            _("The command “scholiast” was not found."),
            remedy=_("Install the program, or start it once with ./run, then do this again."),
        )
    return Path(found).absolute()


def quoted(path: Path) -> str:
    """Return a path as the Exec line of a desktop entry wants it: in quotes, with its signs escaped twice."""
    escaped = "".join(_RESERVED.get(each, each) for each in str(path))
    return f'"{escaped}"'


def _home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _wanted(home: Path) -> dict[Path, bytes]:
    """Return the files that belong to the registration, with their content."""
    command = program()
    entry = _ENTRY.format(command=quoted(command), program=command, link=LINK_TYPE, file=FILE_TYPE)
    icon = files("resources").joinpath("desktop/scholiast.svg").read_bytes()
    return {
        home / "applications" / "scholiast.desktop": entry.encode(),
        home / "mime" / "packages" / "scholiast.xml": _TYPE.format(file=FILE_TYPE).encode(),
        home / "icons" / "hicolor" / "scalable" / "apps" / "scholiast.svg": icon,
    }


def _refuse_elsewhere() -> None:
    """Raise ScholiastError on systems that register programs in another way, and say in which."""
    if sys.platform == "darwin":
        raise ScholiastError(
            _("On macOS a program is registered by its application bundle."),
            remedy=_(
                "Choose “Open with” for a .scholiast file in the Finder and “Always open with”; "
                "links open from the command line: scholiast LINK."
            ),
        )
    if sys.platform == "win32":
        raise ScholiastError(
            _("On Windows a program is registered by its installer."),
            remedy=_(
                "Choose “Open with” for a .scholiast file in the Explorer and “Always”; "
                "links open from the command line: scholiast LINK."
            ),
        )


def install() -> list[Path]:
    """Register the links, the file type and the menu entry for this user; return the files written."""
    _refuse_elsewhere()
    home = _home()
    wanted = _wanted(home)
    for path, content in wanted.items():
        _write(path, content)
    _update(home)
    _call("xdg-mime", "default", "scholiast.desktop", LINK_TYPE)
    _call("xdg-mime", "default", "scholiast.desktop", FILE_TYPE)
    return list(wanted)


def remove() -> list[Path]:
    """Take the registration away again; return the files removed."""
    _refuse_elsewhere()
    home = _home()
    present = [path for path in _wanted(home) if path.exists()]
    for path in present:
        path.unlink()
    _update(home)
    return present


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.tmp")
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        raise ScholiastError(
            _("{path} could not be written: {reason}.").format(path=path, reason=error.strerror or error),
            remedy=_("See that you may write there and that the disk has room."),
        ) from error


def _update(home: Path) -> None:
    """Let the desktop read its folders again; where its programs are missing it does so by itself, later."""
    _call("update-desktop-database", str(home / "applications"))
    _call("update-mime-database", str(home / "mime"))
    _call("gtk-update-icon-cache", "-q", "-t", str(home / "icons" / "hicolor"))


def _call(name: str, *arguments: str) -> None:
    found = shutil.which(name)
    if found is not None:
        subprocess.run([found, *arguments], check=False, capture_output=True, timeout=30)  # noqa: S603  # found on the path
