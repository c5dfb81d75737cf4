"""Opening a library file: who may write, which schema it has, and what closing it leaves behind."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from desktop.errors import LockedError, NotFoundError, ScholiastError
from desktop.library import erasing, sharing, undo
from desktop.library.annotations import Annotations
from desktop.library.articles import Articles
from desktop.library.core import Core
from desktop.library.corrections import Corrections
from desktop.library.doubting import Doubtful, Doubting
from desktop.library.entities import Entities
from desktop.library.linking import Linking
from desktop.library.memory import Drafts, State
from desktop.library.memos import Memos
from desktop.library.mentions import Mentions
from desktop.library.notes import Notes
from desktop.library.passages import Passages
from desktop.library.past import Past
from desktop.library.source import ChosenNotes
from desktop.library.tags import Tags
from desktop.library.versions import Versions
from desktop.library.whereabouts import Whereabouts
from desktop.library.wordings import Wordings
from desktop.model import AnnotationId, ArticleId, Change, Step, TagId
from desktop.storage import backups, checks, history
from desktop.storage.backups import Backup
from desktop.storage.checks import Problem
from desktop.storage.database import APPLICATION_ID, SCHEMA_VERSION, Database, connect, damaged
from desktop.storage.lock import WriterLock
from desktop.storage.migrations import library_uid, migrate
from desktop.storage.sharing import Shared
from desktop.translation import _

OWN_SUFFIXES = ("", "-wal", "-shm", "-journal", ".lock")


class Library:
    """One open library; all verbs hang on its parts (``library.annotations.add``, ``library.undo``)."""

    def __init__(self, path: Path, database: Database, lock: WriterLock | None, notice: str) -> None:
        core = Core(database, library_uid(database))
        self._core = core
        self._lock = lock
        self.path = path
        self.read_only = database.read_only
        self.notice = notice
        self.articles = Articles(core)
        self.versions = Versions(core)
        self.tags = Tags(core)
        self.annotations = Annotations(core, self.tags)
        self.mentions = Mentions(core)
        self.entities = Entities(core)
        self.whereabouts = Whereabouts(core)
        self.corrections = Corrections(core)
        self.passages = Passages(core)
        self.memos = Memos(core, self.annotations)
        self.notes = Notes(core)
        self.drafts = Drafts(core, self.annotations)
        self.state = State(core)
        self.doubts = Doubting(core)
        self.linking = Linking(core)
        self.wordings = Wordings(core, self.annotations, self.memos)
        self.past = Past(core)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, writable: bool = True, wait: float = 0.0, by: str = ""
    ) -> "Library":
        """Open a library file, made first when ``create`` and it is not there.

        ``wait`` is how long, in seconds, to wait for another writer. Raises NotFoundError,
        LockedError, DamagedError. A file of a newer version, or one that may not be written to,
        opens for reading only and says so in ``notice``.
        """
        path = path.expanduser().resolve()
        if not path.exists() and not create:
            raise NotFoundError(
                _("There is no library “{path}”.").format(path=path),
                remedy=_("Import something into it first, or choose another with --library."),
            )
        if path.is_dir():
            raise damaged(path)
        if not writable:
            return cls._open_reading(path, by, notice="")
        notice = _notice_of_newer(path) or _protection(path)
        if notice:
            return cls._open_reading(path, by, notice=notice)
        return cls._open_writing(path, create=create, wait=wait, by=by)

    @classmethod
    def _open_reading(cls, path: Path, by: str, *, notice: str) -> "Library":
        database = Database(connect(path, writable=False), read_only=True, by=by)
        try:
            version = _checked_version(path, database)
            _refuse_older(path, version)
        except ScholiastError:
            database.close()
            raise
        if version > SCHEMA_VERSION:
            notice = newer_notice(path)
        return cls(path, database, None, notice)

    @classmethod
    def _open_writing(cls, path: Path, *, create: bool, wait: float, by: str) -> "Library":
        lock = WriterLock(path)
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            taken = lock.take(wait)
        except OSError as problem:
            if not path.exists():
                raise _cannot_be_made(path, problem) from problem
            return cls._open_reading(path, by, notice=_may_not_write(path))
        if not taken:
            raise _locked(lock)
        try:
            return cls._open_locked(path, lock, create=create, by=by)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_locked(cls, path: Path, lock: WriterLock, *, create: bool, by: str) -> "Library":
        database = Database(connect(path, writable=True, create=create), read_only=False, by=by)
        try:
            version = _checked_version(path, database)
            if version > SCHEMA_VERSION:
                database.close()
                lock.release()
                return cls._open_reading(path, by, notice=newer_notice(path))
            if version < SCHEMA_VERSION:
                if version:
                    backups.make_backup(database, path)
                migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(path, database, lock, "")

    @property
    def uid(self) -> str:
        """Return the uid; an empty library takes over the one of the library it is filled from."""
        return self._core.uid

    @property
    def by(self) -> str:
        """Return the name that new rows and steps carry."""
        return self._core.database.by

    @by.setter
    def by(self, name: str) -> None:
        self._core.database.by = name

    @property
    def on_change(self) -> Callable[[Change], None] | None:
        """Return who is told of changes."""
        return self._core.on_change

    @on_change.setter
    def on_change(self, listener: Callable[[Change], None] | None) -> None:
        self._core.on_change = listener

    def undo(self) -> Step:
        """Take back the newest step; raises NotFoundError when none is left."""
        return undo.undo(self._core)

    def redo(self) -> Step:
        """Do the last undone step again; raises NotFoundError when none is left."""
        return undo.redo(self._core)

    def undo_label(self) -> str:
        """Return the name of what undo takes back, "" when nothing is left."""
        step = history.last_done(self._core.database)
        return step.label if step else ""

    def redo_label(self) -> str:
        """Return the name of what redo does again, "" when nothing is left."""
        step = history.first_undone(self._core.database)
        return step.label if step else ""

    def history(self, limit: int = 100) -> list[Step]:
        """Return the newest steps first."""
        return history.steps(self._core.database, limit)

    def export_source(
        self,
        *,
        article: ArticleId | None = None,
        tag: TagId | None = None,
        chosen: Iterable[AnnotationId] | None = None,
    ) -> ChosenNotes:
        """Return what an exporter is given: everything, an article, a tag with its subtree, these notes."""
        return ChosenNotes(self._core.database, self.uid, article=article, tag=tag, chosen=chosen)

    def snapshot(self) -> AbstractContextManager[None]:
        """Return what keeps a library that is open for reading at one state for the length of a block."""
        return self._core.database.snapshot()

    def erasure(self, articles: Sequence[ArticleId]) -> erasing.ErasurePlan:
        """Return what erasing articles for good would take, and which copies hold them too."""
        return erasing.plan(self._core, self.path, articles)

    def erase(self, articles: Sequence[ArticleId], *, remove_backups: bool = False) -> erasing.Erased:
        """Erase articles that are in the bin for good: the one act that cannot be undone."""
        return erasing.erase(self._core, self.path, articles, remove_backups=remove_backups)

    def backup(self, out: Path) -> int:
        """Write a verified copy to a new file and return its size in bytes."""
        return backups.copy_to(self._core.database, out)

    def share(self, out: Path, articles: Sequence[ArticleId]) -> Shared:
        """Write some articles with what belongs to them to a new library file (see library.sharing)."""
        return sharing.share(self._core, out, articles)

    def backups(self) -> list[Backup]:
        """Return the copies kept beside the library, newest first."""
        return backups.list_backups(self.path)

    def owns(self, path: Path) -> bool:
        """Tell whether a file is part of this library: itself, its log, its lock or one of its backups.

        An import of the folder that the library lies in leaves these out.
        """
        folder = backups.backup_folder(self.path)
        if path.name in {self.path.name + suffix for suffix in OWN_SUFFIXES}:
            return path.parent.resolve() == self.path.parent
        return path.parent.name == folder.name and path.parent.resolve() == folder

    def check(self) -> list[Problem]:
        """Return what is wrong with the file; an empty list is good news."""
        return checks.check(self._core.database)

    def close(self, *, backup: bool = False) -> None:
        """Close the file and give up the right to write; with ``backup`` keep a copy of changes."""
        try:
            if backup and self._core.changed and not self.read_only:
                backups.make_backup(self._core.database, self.path)
        finally:
            self._core.database.close()
            if self._lock is not None:
                self._lock.release()


def check_library(path: Path) -> list[Problem]:
    """Check a library file, also one that is open for writing elsewhere: for a worker process."""
    library = Library.open(path, writable=False)
    try:
        return library.check()
    finally:
        library.close()


def share_apart(library: Path, out: Path, articles: Sequence[ArticleId]) -> Shared:
    """Share articles of the library in a file, also one that is open for writing elsewhere: for a worker."""
    opened = Library.open(library, writable=False)
    try:
        return opened.share(out, articles)
    finally:
        opened.close()


def least_certain(path: Path, limit: int) -> list[Doubtful]:
    """Return the least certain mentions of a library file, as ``Doubting`` does: for a worker process."""
    library = Library.open(path, writable=False)
    try:
        return library.doubts.least_certain(limit)
    finally:
        library.close()


def restore_backup(library: Path, backup: Path) -> None:
    """Put a backup in the place of a closed library, which may be missing.

    Raises LockedError while the library is open, DamagedError when the backup is no library.
    """
    library = library.expanduser().resolve()
    lock = WriterLock(library)
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        taken = lock.take(0.0)
    except OSError as problem:
        raise _cannot_be_made(library, problem) from problem
    if not taken:
        raise _locked(lock)
    try:
        backups.restore(library, backup)
    finally:
        lock.release()


def _notice_of_newer(path: Path) -> str:
    """Return a notice for a file of a newer version; raises DamagedError for another program's file.

    It looks for reading only, as such a file must stay byte for byte as it is, and through SQLite: closing
    a file of our own would take away the locks that this process holds where the library is open already.
    """
    if not path.exists() or not path.stat().st_size:
        return ""
    reader = Database(connect(path, writable=False), read_only=True)
    try:
        empty = not reader.number("SELECT count(*) FROM sqlite_schema")
        return newer_notice(path) if not empty and _checked_version(path, reader) > SCHEMA_VERSION else ""
    finally:
        reader.close()


def _refuse_older(path: Path, version: int) -> None:
    if version < SCHEMA_VERSION:
        raise ScholiastError(
            _("“{name}” was made by an older version of Scholiast.").format(name=path.name),
            remedy=_("Open it once where it may be written to; it is then brought up to date."),
        )


def newer_notice(path: Path) -> str:
    """Return the sentence for a library of a newer version."""
    return _("“{name}” was made by a newer version of Scholiast and is open for reading only.").format(
        name=path.name
    )


def _protection(path: Path) -> str:
    """Return a notice when a file may not be written to, or has a second name with a log of its own."""
    if not path.exists():
        return ""
    if path.stat().st_nlink > 1:
        return _(
            "“{name}” has another name (a hard link) and is open for reading only; copy it to write to it."
        ).format(name=path.name)
    return "" if os.access(path, os.W_OK) else _may_not_write(path)


def _locked(lock: WriterLock) -> LockedError:
    sentence = _("The library is open in Scholiast (process {process}); close it or use the window.")
    return LockedError(sentence.format(process=lock.holder() or "?"))


def _cannot_be_made(path: Path, problem: OSError) -> ScholiastError:
    return ScholiastError(
        _("The library “{path}” cannot be made: {reason}.").format(path=path, reason=problem.strerror),
        remedy=_("See that you may write to its folder and that the disk has room."),
    )


def _may_not_write(path: Path) -> str:
    return _("“{name}” may not be written to and is open for reading only.").format(name=path.name)


def _checked_version(path: Path, database: Database) -> int:
    """Return the schema's version, 0 for a new file; raises DamagedError for another program's file."""
    version = database.number("PRAGMA user_version")
    application = database.number("PRAGMA application_id")
    tables = database.number("SELECT count(*) FROM sqlite_schema")
    if (tables or version or database.read_only) and application != APPLICATION_ID:
        raise damaged(path)
    return version
