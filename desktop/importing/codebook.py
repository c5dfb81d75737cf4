"""Codebook files as spreadsheet programs and people save them, read into entries."""

from pathlib import Path

from desktop.errors import UnreadableError
from desktop.text.codebook import Entry, from_csv, from_markdown
from desktop.translation import _

LARGEST = 10_000_000  # bytes
PAGES = frozenset({".md", ".markdown"})


def read_codebook(path: Path) -> list[Entry]:
    """Return what a file says of tags; raises UnreadableError with what is missing in it."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(
                _("{path} is too large for a codebook.").format(path=path), remedy=_("Choose another file.")
            )
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise UnreadableError(
            _("{path} could not be read: {reason}.").format(path=path, reason=error.strerror or error),
            remedy=_("Choose another file."),
        ) from error
    try:
        return from_markdown(text) if path.suffix.lower() in PAGES else from_csv(text)
    except ValueError as error:
        raise UnreadableError(
            _("{path} is no codebook.").format(path=path),
            remedy=_("The first row of a table names its columns, “name” among them; a page has a heading ## "
                     "for each tag."),
        ) from error  # fmt: skip


def _decoded(data: bytes) -> str:
    """Return the text of a file in the encodings that spreadsheet programs save."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
