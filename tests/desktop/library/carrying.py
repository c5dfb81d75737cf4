"""Carrying a library over into another: as JSON Lines or as an archive, and all that both hold by uid."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from desktop.exporting.archive import ArchiveExporter
from desktop.exporting.jsonl import JsonlExporter
from desktop.importing.files import read_import
from desktop.library import Library
from desktop.model import ImportRow
from desktop.storage.texts import unpack_text
from tests.desktop.library.dumps import NEWEST

# the tables that a reader's work is in, and which of their columns refer to which others
REFERENCES = {
    "article": {"version": "version"},
    "version": {"article": "article", "original": "original"},
    "block": {"version": "version"},
    "annotation": {"article": "article", "tag": "tag", "entity": "entity"},
    "anchor": {"annotation": "annotation", "version": "version"},
    "annotation_tag": {"annotation": "annotation", "tag": "tag"},
    "tag": {"parent": "tag"},
    "entity": {"same_as": "entity"},
    "dismissal": {"entity": "entity", "other": "entity"},
    "decision": {"article": "article", "version": "version"},
    "mention": {"version": "version", "entity": "entity"},
    "passed_over": {"version": "version"},
    "recognition": {"version": "version"},
    "library": {},
}
OF_NEWEST = {"mention", "passed_over", "recognition"}


def written(library: Library, out: Path, **chosen: Any) -> Path:
    """Write a library, or what was chosen of it, as the suffix of the name says."""
    exporter = ArchiveExporter() if out.suffix == ".zip" else JsonlExporter()
    exporter.write(library.export_source(**chosen), out)
    return out


def taken(library: Library, path: Path) -> list[ImportRow]:
    """Import a file with all its parts."""
    session, rows, part = library.articles.start_import(), list[ImportRow](), 0
    while part or not rows:
        result = read_import(str(path), part)
        rows += session.add(result)
        part = result.next_part
        if not part:
            break
    session.finish()
    return rows


def new_library(path: Path) -> Library:
    return Library.open(path, create=True, by="Somebody else")


def by_uid(path: Path) -> dict[str, list[str]]:
    """Return every row of a reader's work with uids in the place of ids, each list sorted."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = {place: _uids(connection, place) for place in (*REFERENCES, "original")}
        return {place: sorted(_rows(connection, place, names)) for place in REFERENCES}


def _uids(connection: sqlite3.Connection, place: str) -> dict[int | None, str | None]:
    columns = {row["name"] for row in connection.execute(f"PRAGMA table_info({place})")}
    known = "uid" if "uid" in columns else "sha256" if place == "original" else None
    found = connection.execute(f"SELECT id, {known} FROM {place}") if known else ()
    return {None: None, **{number: uid or None for number, uid in found}}


def _rows(connection: sqlite3.Connection, place: str, names: Any) -> list[str]:
    rows = []
    for row in connection.execute(f"SELECT * FROM {place}{NEWEST if place in OF_NEWEST else ''}"):
        values = {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118  # a Row is no mapping
        for column, to in REFERENCES[place].items():
            values[column] = names[to][values[column]]
        if place == "version":
            values["text"] = unpack_text(values["text"], values["packed"])
        if place == "library":
            del values["created"]
        rows.append(json.dumps(values, sort_keys=True, default=repr))
    return rows


def columns_of(path: Path, place: str) -> set[str]:
    """Return the names of a table's columns."""
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({place})")}


def originals(path: Path) -> list[tuple[str, int, bytes | None]]:
    """Return the files that are kept whole."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("SELECT sha256, size, bytes FROM original ORDER BY sha256"))
