"""What a library file holds, as text to compare: all tables but history and drafts, and the index."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.storage.texts import unpack_text
from desktop.text.query import fold

# The time of a tombstone is when it was last laid. Mentions are no step: they are found anew in a version
# that comes back, and only in the newest.
NEWEST = " WHERE version IN (SELECT version FROM article)"
TABLES = {
    "article": "*",
    "version": "*",
    "block": "*",
    "original": "*",
    "annotation": "*",
    "anchor": "*",
    "annotation_tag": "*",
    "tag": "*",
    "entity": "*",
    "dismissal": "*",
    "setting": "*",
    "library": "*",
    "mention": 'version, start, "end", kind, entity, source, found_kind, decided',
    "passed_over": 'version, start, "end", kind, source, key',
    "decision": "*",
    "recognition": "version, engine",
    "tombstone": "uid, place",
}
# An entity that no newest text names any more stays until something is erased.
NAMED = f""" WHERE id IN (SELECT entity FROM mention{NEWEST}) OR id IN (
    SELECT entity FROM annotation WHERE entity IS NOT NULL)"""
CHOSEN = {"mention": NEWEST, "passed_over": NEWEST, "recognition": NEWEST, "entity": NAMED}
LEFT_OUT = {"history", "history_image", "draft", "id_mark"}  # the record itself, and which ids are used up
INDEXES = {"article_search": "title, text", "note_search": "note, quote"}
TOKENIZER = "unicode61 remove_diacritics 2"
ARTICLES = """SELECT article.id, article.title, version.text, version.packed FROM article
    JOIN version ON version.id = article.version"""
NOTES = """SELECT annotation.id, annotation.title, annotation.note, anchor.quote FROM annotation
    LEFT JOIN article ON article.id = annotation.article
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version"""


def dump(path: Path) -> dict[str, list[str]]:
    """Return the rows of each table and the entries of the index, each list sorted."""
    with closing(sqlite3.connect(path)) as connection:
        found = {
            table: sorted(
                map(repr, connection.execute(f"SELECT {columns} FROM {table}{CHOSEN.get(table, '')}"))
            )
            for table, columns in TABLES.items()
        }
        return {**found, "index": _entries(connection)}


def tables_of(path: Path) -> set[str]:
    """Return the tables that are neither SQLite's own nor an index's."""
    with closing(sqlite3.connect(path)) as connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    return {name for name in names if not name.startswith(("sqlite_", "_", *INDEXES))}


def fresh_index(path: Path) -> list[str]:
    """Return the entries of an index made now from what the library holds."""
    with closing(sqlite3.connect(path)) as library, closing(sqlite3.connect(":memory:")) as fresh:
        for table, columns in INDEXES.items():
            fresh.execute(f"CREATE VIRTUAL TABLE {table} USING fts5 ({columns}, tokenize='{TOKENIZER}')")
        for number, title, text, packed in library.execute(ARTICLES):
            words = (number, fold(title), fold(unpack_text(text, packed)))
            fresh.execute("INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)", words)
        for number, title, note, quote in library.execute(NOTES):
            words = (number, fold(f"{title}\n{note}" if title else note), fold(quote or ""))
            fresh.execute("INSERT INTO note_search (rowid, note, quote) VALUES (?, ?, ?)", words)
        return _entries(fresh)


def _entries(connection: sqlite3.Connection) -> list[str]:
    """Return every word of the index with the row, column and place where it stands."""
    found = []
    for table in INDEXES:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab('main', '{table}', 'instance')"
        )
        found += [f"{table}: {row}" for row in connection.execute(f"SELECT * FROM temp.{table}_words")]
    return sorted(found)
