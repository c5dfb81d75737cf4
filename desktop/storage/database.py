"""The open library file: its connection, its rules, and transactions that begin IMMEDIATE.

WAL with ``synchronous=FULL`` loses nothing acknowledged in a power cut; every write begins
IMMEDIATE, as a deferred one fails at once when it must upgrade beside another writer.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.errors import DamagedError, ReadOnlyError, ScholiastError
from desktop.storage.identity import utc_now
from desktop.translation import _

APPLICATION_ID = 0x5C401A57
SCHEMA_VERSION = 3
PAGE_SIZE = 8192

type_of_parameters = Sequence[object] | Mapping[str, object]


class Database:
    """One connection to one library file, with the author's name and the clock for new rows."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        read_only: bool,
        by: str = "",
        now: Callable[[], str] = utc_now,
    ) -> None:
        self.connection = connection
        self.read_only = read_only
        self.by = by
        self.now = now

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block as one IMMEDIATE transaction; inside another it simply joins it."""
        if self.read_only:
            raise ReadOnlyError(
                _("This library is open for reading only."),
                remedy=_("Close the other window or program that has it open, then open it again."),
            )
        if self.connection.in_transaction:
            yield
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as problem:
            self._roll_back()
            raise explain(problem) from problem
        except sqlite3.DatabaseError as problem:
            self._roll_back()
            if type(problem) is sqlite3.DatabaseError:  # its children are bugs, itself says "malformed"
                raise unreadable(problem) from problem
            raise
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read the same state throughout a block, whatever others write meanwhile; for reading only.

        On a connection that writes it is nothing: nobody else writes there.
        """
        if not self.read_only or self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def run(self, sql: str, parameters: type_of_parameters = ()) -> int:
        """Run one writing statement and return the id of the row it inserted."""
        return self.connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Run one writing statement for many rows."""
        self.connection.executemany(sql, rows)

    def rows(self, sql: str, parameters: type_of_parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with _explained():
            return self.connection.execute(sql, parameters).fetchall()

    def tuples(self, sql: str, parameters: type_of_parameters = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as bare tuples, one at a time: hundreds of thousands cost little so."""
        cursor = self.connection.cursor()
        cursor.row_factory = None
        with _explained():
            yield from cursor.execute(sql, parameters)

    def row(self, sql: str, parameters: type_of_parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a query, None without one."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def number(self, sql: str, parameters: type_of_parameters = ()) -> int:
        """Return the first value of a query as a whole number, 0 without a row."""
        found = self.row(sql, parameters)
        return int(found[0] or 0) if found else 0

    def defer_foreign_keys(self) -> None:
        """Check foreign keys at the end of this transaction only: rows may come back in any order."""
        self.connection.execute("PRAGMA defer_foreign_keys = ON")

    def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        self.connection.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Turn what SQLite says while it reads into errors for the user."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        raise explain(problem) from problem
    except sqlite3.DatabaseError as problem:
        raise unreadable(problem) from problem


def explain(problem: sqlite3.OperationalError) -> ScholiastError:
    """Turn what SQLite says about the user's disk into sentences."""
    if "UTF-8" in str(problem):
        return unreadable(problem)
    if "full" in str(problem):
        return ScholiastError(
            _("The disk is full; nothing was changed."),
            remedy=_("Make room on the disk, then do it again."),
        )
    if "readonly" in str(problem) or "unable to open" in str(problem):
        return ReadOnlyError(
            _("The library cannot be written to."),
            remedy=_("See that you may write to its file and folder and that the disk has room."),
        )
    return ScholiastError(
        _("The library could not be changed: {problem}.").format(problem=problem),
        remedy=_("Try again; if it stays so, check the library or restore a backup."),
    )


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, unless it is there: notes are nobody else's business.

    SQLite gives the log and its index the same rights. Raises ReadOnlyError.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as problem:
        raise ReadOnlyError(
            _("“{name}” cannot be made: {problem}.").format(name=path.name, problem=problem.strerror),
            remedy=_("Choose a folder that you may write to and that has room."),
        ) from problem


def connect(path: Path, *, writable: bool, create: bool = False) -> sqlite3.Connection:
    """Open a file with the rules of the house; raises DamagedError when it is no database."""
    mode = "ro" if not writable else "rwc" if create else "rw"
    address = f"{path.as_uri()}?mode={mode}"
    if create and writable:
        make_private(path)
    try:
        return _configure(sqlite3.connect(address, uri=True, isolation_level=None), writable=writable)
    except sqlite3.OperationalError as problem:
        if writable:
            raise explain(problem) from problem
        return _connect_immutable(path, address)
    except sqlite3.DatabaseError as problem:
        raise damaged(path) from problem


def _connect_immutable(path: Path, address: str) -> sqlite3.Connection:
    """Read a file in a folder where SQLite may not even make its index of the log.

    Such reading passes over the log, so a log that holds something is refused: acknowledged notes
    would silently be missing.
    """
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise ScholiastError(
            _("The newest changes of “{name}” cannot be read in this folder.").format(name=path.name),
            remedy=_("Copy all files whose names begin so to a folder that you may write to."),
        )
    try:
        return _configure(
            sqlite3.connect(address + "&immutable=1", uri=True, isolation_level=None), writable=False
        )
    except sqlite3.OperationalError as problem:
        raise ScholiastError(
            _("“{name}” cannot be read: {problem}.").format(name=path.name, problem=problem),
            remedy=_("See that you may read the file and its folder."),
        ) from problem


def _configure(connection: sqlite3.Connection, *, writable: bool) -> sqlite3.Connection:
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if writable and not connection.execute("PRAGMA user_version").fetchone()[0]:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        if writable:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def unreadable(problem: sqlite3.DatabaseError) -> DamagedError:
    """Return the error for a page of the library that cannot be read."""
    return DamagedError(
        _("A part of the library is damaged: {problem}.").format(problem=problem),
        remedy=_("Restore a backup (File > Restore)."),
    )


def damaged(path: Path) -> DamagedError:
    """Return the error for a file that is no library."""
    return DamagedError(
        _("“{name}” is damaged or is not a Scholiast library.").format(name=path.name),
        remedy=_("Choose another file, or restore a backup (File > Restore)."),
    )
