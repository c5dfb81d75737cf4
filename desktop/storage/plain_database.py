"""Writing the plain database of an export: a file of its own, made in one transaction and never changed."""

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.storage.plain_schema import INDEXES, README, TABLES, VIEWS, Table, explanations

APPLICATION_ID = 0x5C401A58
_MAGIC = b"SQLite format 3\x00"
_ONE_FILE = b"\x01\x01"  # no log beside it
_WRITES = 1  # the header counts the transactions that wrote to a file


class PlainDatabase:
    """The tables of an export while it is written; rows that lead to others may come in any order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, table: Table, rows: Iterable[tuple[str | int | None, ...]]) -> None:
        """Add rows to a table, values in the order of its columns."""
        self._connection.executemany(table.insertion(), rows)


@contextmanager
def plain_database(path: Path) -> Iterator[PlainDatabase]:
    """Give a new database to fill; the same rows in the same order make the same bytes.

    Raises OSError when the disk refuses.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # nothing to go back to: the file is new
        connection.execute("PRAGMA synchronous = OFF")  # whoever renames it sees it onto the disk
        connection.execute("PRAGMA secure_delete = ON")  # no page holds what memory held before
        connection.execute("PRAGMA temp_store = MEMORY")
        try:
            connection.execute("BEGIN")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for table in TABLES:
                connection.execute(table.statement())
            database = PlainDatabase(connection)
            database.add(README, explanations())
            yield database
            for statement in (
                *INDEXES,
                *(f"CREATE VIEW {name} AS\n  {sql}" for name, (_w, sql) in VIEWS.items()),
            ):
                connection.execute(statement)
            connection.execute("COMMIT")
        except sqlite3.OperationalError as problem:
            raise OSError(str(problem)) from problem


def is_untouched(head: bytes) -> bool:
    """Tell from a file's first 100 bytes whether it is such a database and nobody has written to it since."""
    if len(head) < 100 or not head.startswith(_MAGIC):  # noqa: PLR2004  # the length of SQLite's header
        return False
    (writes,) = struct.unpack_from(">I", head, 24)
    (application,) = struct.unpack_from(">I", head, 68)
    return application == APPLICATION_ID and writes == _WRITES and head[18:20] == _ONE_FILE
