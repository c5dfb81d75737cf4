"""A library of some articles of another: made anew and filled row by row, so that nothing else comes near it.

What of a table goes along stands in ``COPIED``; a test names the tables that stay, so that none is forgotten.
The new file is written once more in the end (``VACUUM INTO``), checked, and only then given its name.
"""

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import ScholiastError
from desktop.model import ArticleId, Span, VersionId
from desktop.storage import checks, search
from desktop.storage.database import SCHEMA_VERSION, Database, connect, make_private
from desktop.storage.identity import text_hash
from desktop.storage.migrations import library_uid, migrate
from desktop.text.links import relinked
from desktop.translation import _

_CHOSEN = "(SELECT value FROM json_each(:articles))"
_NEWEST = f"(SELECT version FROM article WHERE id IN {_CHOSEN})"
_NAMED = f"(SELECT entity FROM mention WHERE version IN {_NEWEST})"
_BEHIND = (
    f"(SELECT id FROM entity WHERE id IN {_NAMED} UNION SELECT same_as FROM entity WHERE id IN {_NAMED})"
)
_NOTED = f"(SELECT id FROM annotation WHERE article IN {_CHOSEN})"
_USED = f"""(WITH RECURSIVE up (id) AS (SELECT tag FROM annotation_tag WHERE annotation IN {_NOTED}
    UNION SELECT tag.parent FROM up JOIN tag ON tag.id = up.id WHERE tag.parent IS NOT NULL)
    SELECT id FROM up)"""
# a file that other articles were read from, too, stays
_OWN_FILES = f"""(SELECT original FROM version WHERE id IN {_NEWEST} AND original NOT IN (
    SELECT original FROM version WHERE original IS NOT NULL AND article NOT IN {_CHOSEN}))"""
COPIED = {
    "article": f"id IN {_CHOSEN}",
    "original": f"id IN {_OWN_FILES}",
    "version": f"id IN {_NEWEST}",
    "block": f"version IN {_NEWEST}",
    "entity": f"id IN {_BEHIND}",
    "mention": f"version IN {_NEWEST}",
    "passed_over": f"version IN {_NEWEST}",
    "recognition": f"version IN {_NEWEST}",
    "dismissal": f"entity IN {_BEHIND} AND (other IS NULL OR other IN {_BEHIND})",
    "decision": "uid IN (SELECT value FROM json_each(:decisions))",
    "tag": f"id IN {_USED}",
    "annotation": f"id IN {_NOTED}",
    "anchor": f"version IN {_NEWEST}",
    "annotation_tag": f"annotation IN {_NOTED}",
}
ORIGINALS = "SELECT 1 FROM original WHERE id = ?"
UIDS = " UNION ".join(f"SELECT uid FROM {table}" for table in ("article", "annotation", "tag", "entity"))
ARTICLES = "SELECT article.id, title, text FROM article JOIN version ON version.id = article.version"
NOTES = """SELECT annotation.id, title, note, coalesce(quote, '') AS quote FROM annotation
    LEFT JOIN anchor ON anchor.annotation = annotation.id"""
COUNTS = {
    "articles": "SELECT count(*) FROM article",
    "annotations": "SELECT count(*) FROM annotation",
    "tags": "SELECT count(*) FROM tag",
    "entities": "SELECT count(*) FROM entity WHERE same_as IS NULL",
}
_TOGETHER = 1_000  # rows in memory at once

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into a share: articles, and decisions by uid, with the place in a newest version or None."""

    articles: Sequence[ArticleId]
    decisions: Mapping[str, tuple[VersionId, Span] | None]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share holds: its uid, how much of what, and its size in bytes."""

    uid: str
    articles: int
    annotations: int
    tags: int
    entities: int
    bytes: int


def write(source: Database, out: Path, parcel: Parcel) -> Shared:
    """Write a new library file; raises ScholiastError where it cannot, or something is there already."""
    if os.path.lexists(out):
        raise ScholiastError(_("{path} is there already.").format(path=out), remedy=_("Choose another name."))
    if source.number("PRAGMA user_version") != SCHEMA_VERSION:
        raise ScholiastError(
            _("This library was made by a newer version of Scholiast."),
            remedy=_("Use the newest version of Scholiast."),
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _emptied(out.with_name(f".{out.name}.{os.getpid()}.part")) as whole:
            uid, counts = _filled(source, parcel, whole)
            _check(whole)
            with whole.open("rb+") as stream:
                os.fsync(stream.fileno())
            whole.replace(out)
    except (OSError, sqlite3.Error) as problem:
        raise ScholiastError(
            _("The share could not be written: {problem}.").format(problem=problem),
            remedy=_("Choose a folder that you may write to and that has room."),
        ) from problem
    return Shared(uid, **counts, bytes=out.stat().st_size)


@contextmanager
def _emptied(path: Path) -> Iterator[Path]:
    """Give a name that nothing has before or after, unless it was renamed."""
    path.unlink(missing_ok=True)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _filled(source: Database, parcel: Parcel, whole: Path) -> tuple[str, dict[str, int]]:
    """Fill a new library and write it once more as ``whole``; return its uid and what it holds."""
    draft = whole.with_name(whole.name + "-new")
    try:
        connection = connect(draft, writable=True, create=True)
        with closing(Database(connection, read_only=False, by=source.by)) as target:
            migrate(target)
            target.run("PRAGMA secure_delete = ON")
            with target.transaction(), source.snapshot():
                target.defer_foreign_keys()
                _fill(source, target, parcel)
            make_private(whole)
            target.run("VACUUM INTO ?", (str(whole),))
            return library_uid(target), {name: target.number(sql) for name, sql in COUNTS.items()}
    finally:
        for suffix in ("", "-wal", "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _fill(source: Database, target: Database, parcel: Parcel) -> None:
    given = {
        "articles": json.dumps(list(parcel.articles)),
        "decisions": json.dumps(list(parcel.decisions)),
    }
    changes = _changes(target, parcel)
    for table, condition in COPIED.items():
        sql = f"SELECT * FROM {table} WHERE {condition}"
        _copy(source, target, sql, given, into=table, changed=changes.get(table))
    _relink(source, target)
    for row in target.rows(ARTICLES):
        search.add_article(target, row["id"], row["title"], row["text"])
    for row in target.rows(NOTES):
        search.add_note(target, row["id"], title=row["title"], note=row["note"], quote=row["quote"])


def _changes(target: Database, parcel: Parcel) -> dict[str, Callable[[Row], Row]]:
    """Return for some tables what a row becomes: nobody has read in the share, and files are elsewhere."""

    def article(row: Row) -> Row:
        return row | {"read": 0, "starred": 0, "position": 0}

    def version(row: Row) -> Row:
        kept = target.row(ORIGINALS, (row["original"],)) is not None
        name = re.split(r"[\\/]", str(row["path"]))[-1] if row["path"] else None
        return row | {"path": name, "original": row["original"] if kept else None}

    def decision(row: Row) -> Row:
        place = parcel.decisions[str(row["uid"])]
        if place is None:
            return row
        number, span = place
        return row | {"version": number, "start": span.start, "end": span.end}

    return {"article": article, "version": version, "decision": decision}


def _copy(
    source: Database,
    target: Database,
    sql: str,
    given: Mapping[str, object],
    *,
    into: str,
    changed: Callable[[Row], Row] | None,
) -> None:
    """Copy rows, by the names of their columns."""
    cursor = source.connection.execute(sql, given)
    names = [each[0] for each in cursor.description]
    columns = ", ".join(f'"{name}"' for name in names)
    insertion = f"INSERT INTO {into} ({columns}) VALUES ({', '.join('?' * len(names))})"
    while rows := cursor.fetchmany(_TOGETHER):
        if changed is None:
            target.run_many(insertion, rows)
        else:
            target.run_many(insertion, [tuple(changed(dict(row)).values()) for row in rows])


def _relink(source: Database, target: Database) -> None:
    """Let links in notes lead into the share where what they lead to came along."""
    old, new = library_uid(source), library_uid(target)
    there = frozenset(uid for (uid,) in target.tuples(UIDS))
    for row in target.rows("SELECT id, note FROM annotation WHERE note <> ''"):
        note = relinked(row["note"], old, new, there)
        if note != row["note"]:
            values = (note, text_hash(note), row["id"])
            target.run("UPDATE annotation SET note = ?, note_sha256 = ? WHERE id = ?", values)


def _check(path: Path) -> None:
    with closing(connect(path, writable=False)) as connection:
        problems = checks.check(Database(connection, read_only=True))
    if problems:
        raise ScholiastError(
            _("What is to be shared is damaged: {problem}").format(problem=problems[0].what),
            remedy=_("Check the library (Tools > Check)."),
        )
