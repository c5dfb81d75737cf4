"""Templates for exports: the ones that come along, and the reader's own.

A template is called by the name of its file without ``.jinja``; the reader's own lie in the folder
``templates`` beside the settings. Its first comment, ``{# Reading notes #}``, is its title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import NotFoundError, ScholiastError
from desktop.settings import settings_path
from desktop.translation import _
from resources.templates import template_paths

SUFFIX = ".jinja"
LONGEST = 1_000_000  # bytes of a template
_TITLE = re.compile(r"\{#-?\s*(.{1,80}?)\s*-?#\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be chosen: its name, what it is called, and its file."""

    name: str
    title: str
    path: Path


def own_folder() -> Path:
    """Return where the reader's own templates lie; it need not be there."""
    return settings_path().parent / "templates"


def _own_paths() -> Iterator[Path]:
    folder = own_folder()
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)


def _title(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            match = _TITLE.match(stream.read(200))
    except OSError:
        match = None
    return match[1] if match else path.stem


def templates() -> list[Template]:
    """Return the templates there are; one of the reader's own goes before one of the same name."""
    found = {path.stem: path for path in [*template_paths(), *_own_paths()]}
    return [Template(name, _title(path), path) for name, path in found.items()]


def read_template(wanted: str) -> str:
    """Return a template by its name or the path of its file; raises ScholiastError when there is none."""
    known = {each.name: each.path for each in templates()}
    path = known.get(wanted) or Path(wanted).expanduser()
    if wanted not in known and not path.is_file():
        raise NotFoundError(
            _("There is no template “{name}”.").format(name=wanted),
            remedy=_("Choose one of {known}, or the path of a file.").format(known=", ".join(known)),
        )
    try:
        with path.open("rb") as stream:
            data = stream.read(LONGEST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScholiastError(
            _("The template {path} cannot be read: {reason}.").format(path=path, reason=error),
            remedy=_("Choose a file with text in UTF-8."),
        ) from error
    if len(data) > LONGEST:
        raise ScholiastError(
            _("The template {path} is too long.").format(path=path), remedy=_("Choose another one.")
        )
    return text.replace("\r\n", "\n")
