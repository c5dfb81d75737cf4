"""Copies of the library: made through SQLite's backup API, verified, ten of them kept.

A restore goes through a temporary file, with the log (``-wal``) and its index (``-shm``) gone first:
an old file beside a newer log silently loses what was written between them.
"""

import glob
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.storage.database import APPLICATION_ID, Database, connect, damaged, make_private
from desktop.translation import _

KEPT = 10
HOLDS = "SELECT 1 FROM article WHERE uid IN (SELECT value FROM json_each(?)) LIMIT 1"
_STAMPED = re.compile(r"\d{4}-\d\d-\d\dT[\d-]+Z\.scholiast")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library: where, when (UTC, ISO 8601) and how large in bytes."""

    path: Path
    time: str
    bytes: int


def backup_folder(library: Path) -> Path:
    """Return the folder where the copies of a library are kept, beside it."""
    return library.with_name(library.stem + ".backups")


def copy_to(database: Database, out: Path) -> int:
    """Write a verified copy of an open library to a new file; return its size in bytes."""
    if os.path.lexists(out):
        raise ScholiastError(
            _("“{name}” is there already.").format(name=out.name),
            remedy=_("Choose another name; a backup never replaces a file."),
        )
    temporary = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        make_private(temporary)
        with closing(sqlite3.connect(temporary)) as target:
            database.connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        _verify(temporary, named=out)
        _flush(temporary)
        temporary.replace(out)
    except (OSError, sqlite3.Error) as problem:
        raise ScholiastError(
            _("The copy could not be written: {problem}.").format(problem=problem),
            remedy=_("Choose a folder that you may write to and that has room."),
        ) from problem
    finally:
        temporary.unlink(missing_ok=True)
    return out.stat().st_size


def _verify(path: Path, *, named: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(named)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def make_backup(database: Database, library: Path) -> Path:
    """Add a copy to the library's folder of backups and drop the oldest above ten."""
    folder = backup_folder(library)
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%f")
    out = folder / f"{library.stem} {stamp}Z.scholiast"
    copy_to(database, out)
    _prune(library)
    return out


def _prune(library: Path) -> None:
    """Drop the oldest copies above ten and what a crash left half written; files with other names stay."""
    own = [each.path for each in list_backups(library) if is_automatic(library, each.path)]
    for path in (*own[KEPT:], *backup_folder(library).glob(f".{glob.escape(library.stem)} *.part*")):
        path.unlink(missing_ok=True)


def is_automatic(library: Path, path: Path) -> bool:
    """Tell whether a copy was made by ``make_backup``, from its name."""
    name = path.name.removeprefix(library.stem + " ")
    return name != path.name and _STAMPED.fullmatch(name) is not None


def list_backups(library: Path) -> list[Backup]:
    """Return the copies of a library, newest first."""
    found = []
    for path in backup_folder(library).glob("*.scholiast"):
        state = path.stat()
        time = datetime.fromtimestamp(state.st_mtime, UTC).isoformat(timespec="milliseconds")
        found.append(Backup(path, time.replace("+00:00", "Z"), state.st_size))
    return sorted(found, key=_newest_first, reverse=True)


def holding(library: Path, articles: Sequence[str]) -> list[Backup]:
    """Return the copies of a library that hold one of the articles of these uids, or cannot be read."""
    return [each for each in list_backups(library) if _holds(each.path, json.dumps(list(articles)))]


def _holds(path: Path, articles: str) -> bool:
    try:
        with closing(connect(path, writable=False)) as copy:
            return copy.execute(HOLDS, (articles,)).fetchone() is not None
    except (ScholiastError, sqlite3.Error):
        return True


def remove(paths: Sequence[Path]) -> None:
    """Delete copies; one that is gone is no error."""
    try:
        for path in paths:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as problem:
        raise ScholiastError(
            _("A backup could not be removed: {problem}.").format(problem=problem),
            remedy=_("Remove it by hand."),
        ) from problem


def _newest_first(backup: Backup) -> str:
    return backup.path.name


def restore(library: Path, backup: Path) -> None:
    """Put a backup in the place of a closed library; the library's own state is backed up before.

    Raises DamagedError when the backup is no library that can be read; the library is then as it was.
    """
    temporary = library.with_name(f".{library.name}.{os.getpid()}.part")
    try:
        _copy_backup(backup, temporary)
        _keep_present_state(library)
        for suffix in ("-wal", "-shm"):
            library.with_name(library.name + suffix).unlink(missing_ok=True)
        temporary.replace(library)
    except (OSError, sqlite3.Error) as problem:
        raise ScholiastError(
            _("The backup could not be restored: {problem}.").format(problem=problem),
            remedy=_("See that you may write to the library's folder and that the disk has room."),
        ) from problem
    finally:
        temporary.unlink(missing_ok=True)


def _copy_backup(backup: Path, temporary: Path) -> None:
    """Copy a backup that is whole and a library to a new file, and see it onto the disk."""
    temporary.unlink(missing_ok=True)
    with closing(connect(backup, writable=False)) as source:
        if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise damaged(backup)
        make_private(temporary)
        with closing(sqlite3.connect(temporary)) as target:
            source.backup(target)
    _verify(temporary, named=backup)
    _flush(temporary)


def _keep_present_state(library: Path) -> None:
    """Back up what is about to be replaced; a damaged library is moved aside as it is."""
    if not library.exists():
        return
    try:
        with closing(connect(library, writable=True)) as present:
            make_backup(Database(present, read_only=False), library)
    except (ScholiastError, sqlite3.Error):
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%f")
        shutil.copyfile(library, library.with_name(f"{library.stem} damaged {stamp}{library.suffix}"))
