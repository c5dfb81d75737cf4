"""From paths to verdicts: which files an import reads, and what becomes of each of them."""

import hashlib
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath

from desktop import extensions
from desktop.errors import UnreadableError
from desktop.extensions import Importer
from desktop.importing.foreign import refusal
from desktop.model import FileResult, ImportedArticle
from desktop.text.language import detect_language
from desktop.translation import _

LARGEST_FILE = 64_000_000
_HEAD = 4_096
_COMPRESSION = 6


def walk(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Return the absolute path of every file to read, in the order of the arguments.

    A folder gives its files and those of its subfolders sorted by path, without dot-files and
    symbolic links; a file that is named itself is always given, also when it does not exist, so
    that the report has a line for it.
    """
    for each in paths:
        path = Path(each).absolute()
        if path.is_dir():
            yield from _files_in(path)
        else:
            yield path


def _files_in(folder: Path) -> Iterator[Path]:
    """Return the files below a folder, sorted by path; a folder that cannot be opened gives itself."""
    try:
        with os.scandir(folder) as entries:
            shown = [each for each in entries if not each.name.startswith(".") and not each.is_symlink()]
    except OSError:
        yield folder
        return
    for entry in sorted(shown, key=_name):
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(Path(entry.path))
        else:
            yield Path(entry.path)


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def read_import(
    path: str, part: int = 0, *, codec: str | None = None, original_limit: int = 2_000_000
) -> FileResult:
    """Read one file for an import, as read_file does; of one that holds a library only a part."""
    from desktop.importing import library_parts  # noqa: PLC0415  # only an import asks, in its worker

    try:
        if part or library_parts.holds_library(Path(path)):
            return library_parts.read_part(path, part)
    except MemoryError:
        return FileResult(path, reason=_too_complicated())
    return read_file(path, codec=codec, original_limit=original_limit)


def read_file(path: str, *, codec: str | None = None, original_limit: int = 2_000_000) -> FileResult:
    """Read one file into articles, or say in ``reason`` why not; runs in the worker process.

    ``codec`` forces the encoding. Files of up to ``original_limit`` bytes are kept whole, compressed.
    Never raises for anything that a file can be.
    """
    try:
        data = _bytes_of(Path(path))
    except UnreadableError as error:
        return FileResult(path, reason=str(error))
    digest = hashlib.sha256(data).hexdigest()
    try:
        importer = _importer_for(path, data)
        articles = tuple(_with_language(each) for each in importer.read(data, path, codec=codec))
    except UnreadableError as error:
        return FileResult(path, size=len(data), sha256=digest, reason=str(error))
    except (MemoryError, RecursionError):
        return FileResult(path, size=len(data), sha256=digest, reason=_too_complicated())
    original = zlib.compress(data, _COMPRESSION) if len(data) <= original_limit else None
    return FileResult(
        path,
        importer=importer.name,
        importer_version=importer.version,
        articles=articles,
        original=original,
        size=len(data),
        sha256=digest,
    )


def _with_language(article: ImportedArticle) -> ImportedArticle:
    """Return an article with its language: the one that its source gives, else the one of its words."""
    return article if article.language else replace(article, language=detect_language(article.text))


def _too_complicated() -> str:
    return _("The file needs more memory than an import may take. Save its text alone and import that.")


def _bytes_of(path: Path) -> bytes:
    """Return what a regular file holds; raises UnreadableError for everything else."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_("This is not a file but a device, a folder or a pipe."))
        if status.st_size > LARGEST_FILE:
            raise UnreadableError(_("The file is larger than 64 MB. Split it, or save its text alone."))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(_("The file is missing.")) from error
    except PermissionError as error:
        raise UnreadableError(
            _("You are not allowed to read this file."), remedy=_("Change its permissions.")
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(_("The file cannot be read: {reason}.").format(reason=reason)) from error


@lru_cache(maxsize=1)
def _importers() -> tuple[Importer, ...]:
    """Return every importer, those for a special format first: plain text takes what they leave."""
    found = [each() for each in extensions.load("importers").values()]
    return tuple(sorted(found, key=_is_plain_text))


def _is_plain_text(importer: Importer) -> bool:
    return "" in importer.suffixes


def _importer_for(path: str, data: bytes) -> Importer:
    """Return who reads a file: by its suffix, then by its content; raises UnreadableError for nobody."""
    name, head = PurePath(path).name, data[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if not data.strip():
        raise UnreadableError(_("The file is empty."))
    importers = _importers()
    for importer in importers:
        if suffix in importer.suffixes and suffix and importer.accepts(name, head):
            return importer
    if reason := refusal(suffix, head):
        raise UnreadableError(reason)
    for importer in importers:
        if importer.accepts(name, head):
            return importer
    raise UnreadableError(_("This is not a text file. Save its contents as text or HTML and import that."))
