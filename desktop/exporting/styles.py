"""Citation styles: the ones that come along, the processor's, and the reader's own files in CSL.

A style is called by the name of its file without ``.csl``. The reader's own lie in the folder ``styles``
beside the settings; one of the same name goes before one that comes along.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from desktop.errors import NotFoundError
from desktop.settings import settings_path
from desktop.translation import _
from resources.styles import USUAL, style_paths

SUFFIX = ".csl"
_HEAD = 8_192  # bytes of a file that hold the title of a style
_TITLE = re.compile(r"<title[^>]*>([^<]+)</title>")


@dataclass(frozen=True, slots=True)
class Style:
    """A style that can be chosen: its name, what it is called, and the file that says how it is done."""

    name: str
    title: str
    path: Path


def own_folder() -> Path:
    """Return where the reader's own styles lie; it need not be there."""
    return settings_path().parent / "styles"


def _processor_paths() -> list[Path]:
    """Return the styles in the package that reads styles; it need not be loaded for that."""
    spec = find_spec("citeproc")
    folders = spec.submodule_search_locations if spec is not None else None
    return sorted(path for folder in folders or () for path in Path(folder, "data/styles").glob(f"*{SUFFIX}"))


def _own_paths() -> Iterator[Path]:
    folder = own_folder()
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)


def _title(path: Path) -> str:
    """Return what a style calls itself; a file that cannot be read is offered by its name."""
    try:
        with path.open("rb") as stream:
            match = _TITLE.search(stream.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        match = None
    return " ".join(unescape(match[1]).split()) if match else path.stem


def styles() -> list[Style]:
    """Return the styles there are, the usual one first, the reader's own last."""
    found = {path.stem: path for path in [*style_paths(), *_processor_paths(), *_own_paths()]}
    return [Style(name, _title(path), path) for name, path in found.items()]


def find_style(wanted: str) -> Path:
    """Return the file of a style, by its name or its path; of "" the usual one's. Raises NotFoundError."""
    known = {style.name: style.path for style in styles()}
    if (wanted or USUAL) in known:
        return known[wanted or USUAL]
    path = Path(wanted).expanduser()
    if path.suffix.lower() == SUFFIX and path.is_file():
        return path
    raise NotFoundError(
        _("There is no citation style “{name}”.").format(name=wanted),
        remedy=_("Choose one of {known}, or the path of a CSL file.").format(known=", ".join(known)),
    )
