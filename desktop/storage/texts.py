"""Verbs on what an article says: versions, their blocks, and the files they were read from."""

import json
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.model import (
    ArticleId,
    Block,
    BlockKind,
    FileResult,
    ImportedArticle,
    Version,
    VersionFacts,
    VersionId,
)
from desktop.storage.database import Database
from desktop.storage.ids import next_id

INSERT_VERSION = f"""INSERT INTO version (id, uid, article, number, text, sha256, imported, path, member,
    codec, importer, importer_version, original, created_by, created, modified)
    VALUES ({next_id("version")}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_BLOCK = f"""INSERT INTO block (id, version, start, "end", kind, level, data)
    VALUES ({next_id("block")}, ?, ?, ?, ?, ?, ?)"""
INSERT_ORIGINAL = "INSERT INTO original (sha256, size, bytes) VALUES (?, ?, ?)"
FIND_ORIGINAL = "SELECT id FROM original WHERE sha256 = ?"
NEWEST = "SELECT version.* FROM version JOIN article ON article.version = version.id WHERE article.id = ?"
BY_ID = "SELECT * FROM version WHERE id = ?"
OF_ARTICLE = """SELECT version.id, version.uid, version.number, version.imported, version.created_by,
    version.path, version.member, version.importer, version.codec, version.sha256, article.words,
    article.version = version.id AS newest FROM version JOIN article ON article.id = version.article
    WHERE version.article = ? ORDER BY version.number"""
NEWEST_ID = "SELECT version AS id FROM article WHERE id = ? AND version IS NOT NULL"
NEWEST_KEY = "SELECT uid, version FROM article WHERE id = ? AND version IS NOT NULL"
TEXT = "SELECT text, packed FROM version WHERE id = ?"
BLOCKS = 'SELECT * FROM block WHERE version = ? ORDER BY start, "end" DESC, id'
BLOCK_ROWS = "SELECT id FROM block WHERE version = ?"
ORIGINAL = """SELECT version.path, version.codec, version.importer, original.bytes, original.sha256
    FROM version LEFT JOIN original ON original.id = version.original WHERE version.id = ?"""
ORIGINAL_KEPT = """SELECT 1 FROM article JOIN version ON version.id = article.version
    JOIN original ON original.id = version.original WHERE article.id = ? AND original.bytes IS NOT NULL"""
ORIGINAL_ROW = "SELECT original, path, importer, importer_version, member FROM version WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Original:
    """The file an article was read from; ``data`` is None when it was too large to be kept."""

    path: str
    data: bytes | None
    codec: str | None
    importer: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a version came to be: the file, the part of it, the codec and the importer."""

    path: str | None = None
    member: str | None = None
    codec: str | None = None
    importer: str | None = None
    importer_version: str | None = None
    original: int | None = None


def keep_original(database: Database, *, sha256: str, size: int, packed: bytes | None) -> int:
    """Keep a file's compressed bytes once, and return their row's id."""
    found = database.row(FIND_ORIGINAL, (sha256,))
    return int(found["id"]) if found else database.run(INSERT_ORIGINAL, (sha256, size, packed))


def version_values(
    database: Database, *, uid: str, article: ArticleId, number: int, text: str, sha256: str, come: Provenance
) -> dict[str, object]:
    """Return the columns of a new version's row."""
    now = database.now()
    return {
        "uid": uid, "article": article, "number": number, "text": text, "sha256": sha256,
        "imported": now, "path": come.path, "member": come.member, "codec": come.codec,
        "importer": come.importer, "importer_version": come.importer_version,
        "original": come.original, "created_by": database.by, "created": now, "modified": now,
    }  # fmt: skip


def insert_version(database: Database, values: dict[str, object]) -> VersionId:
    """Insert the first version of an article."""
    return VersionId(database.run(INSERT_VERSION, tuple(values.values())))


def insert_blocks(database: Database, version: VersionId, blocks: Sequence[Block]) -> None:
    """Insert the blocks of a version."""
    database.run_many(INSERT_BLOCK, [tuple(block_values(version, block).values()) for block in blocks])


def block_values(version: VersionId, block: Block) -> dict[str, object]:
    """Return the columns of a block's row."""
    return {
        "version": version,
        "start": block.start,
        "end": block.end,
        "kind": block.kind.value,
        "level": block.level,
        "data": json.dumps(dict(block.data), ensure_ascii=False) if block.data else None,
    }


def pack_text(text: str) -> bytes:
    """Return a superseded version's text as it is kept."""
    return zlib.compress(text.encode("utf-8"), 9)


def unpack_text(text: str | None, packed: bytes | None) -> str:
    """Return a version's text from the column that holds it."""
    if text is not None:
        return text
    return zlib.decompress(packed or b"").decode("utf-8")


def newest(database: Database, article: ArticleId) -> Version | None:
    """Return the newest version of an article with its text."""
    row = database.row(NEWEST, (article,))
    return _version(row) if row else None


def newest_id(database: Database, article: ArticleId) -> VersionId | None:
    """Return the newest version of an article without reading its text."""
    row = database.row(NEWEST_ID, (article,))
    return VersionId(row["id"]) if row else None


def newest_key(database: Database, article: ArticleId) -> tuple[str, VersionId] | None:
    """Return an article's uid and its newest version without reading its text."""
    row = database.row(NEWEST_KEY, (article,))
    return (row["uid"], VersionId(row["version"])) if row else None


def text_of(database: Database, version: VersionId) -> str:
    """Return the text of a version that is there."""
    row = database.rows(TEXT, (version,))[0]
    return unpack_text(row["text"], row["packed"])


def get(database: Database, version: VersionId) -> Version | None:
    """Return one version with its text, None when it is gone."""
    row = database.row(BY_ID, (version,))
    return _version(row) if row else None


def of_article(database: Database, article: ArticleId) -> list[VersionFacts]:
    """Return the versions of an article, oldest first, without their texts."""
    return [_facts(database, row) for row in database.rows(OF_ARTICLE, (article,))]


def _facts(database: Database, row: sqlite3.Row) -> VersionFacts:
    number = VersionId(row["id"])
    older = None if row["newest"] else get(database, number)
    return VersionFacts(
        id=number,
        uid=row["uid"],
        number=row["number"],
        imported=row["imported"],
        by=row["created_by"],
        path=row["path"],
        member=row["member"],
        importer=row["importer"],
        codec=row["codec"],
        sha256=row["sha256"],
        words=row["words"] if older is None else len(older.text.split()),
        newest=bool(row["newest"]),
    )


def blocks(database: Database, version: VersionId) -> list[Block]:
    """Return the blocks of a version by place, longer first."""
    return [
        Block(
            row["start"],
            row["end"],
            BlockKind(row["kind"]),
            row["level"],
            json.loads(row["data"]) if row["data"] else {},
        )
        for row in database.rows(BLOCKS, (version,))
    ]


def block_rows(database: Database, version: VersionId) -> list[int]:
    """Return the row ids of a version's blocks."""
    return [row["id"] for row in database.rows(BLOCK_ROWS, (version,))]


def original(database: Database, version: VersionId) -> Original:
    """Return the file a version was read from."""
    row = database.rows(ORIGINAL, (version,))[0]
    data = zlib.decompress(row["bytes"]) if row["bytes"] is not None else None
    return Original(row["path"] or "", data, row["codec"], row["importer"] or "", row["sha256"] or "")


def has_original(database: Database, article: ArticleId) -> bool:
    """Say whether the bytes of the file that an article was read from are kept."""
    return database.row(ORIGINAL_KEPT, (article,)) is not None


def provenance(database: Database, version: VersionId) -> Provenance:
    """Return where a version came from, for its successor."""
    row = database.rows(ORIGINAL_ROW, (version,))[0]
    return Provenance(
        path=row["path"],
        member=row["member"],
        importer=row["importer"],
        importer_version=row["importer_version"],
        original=row["original"],
    )


def provenance_of_file(database: Database, file: FileResult, article: ImportedArticle) -> Provenance:
    """Return where an article read from a file comes from; the file's bytes are kept, once."""
    kept = keep_original(database, sha256=file.sha256, size=file.size, packed=file.original)
    return Provenance(file.path, article.member, article.codec, file.importer, file.importer_version, kept)


def with_codec(come: Provenance, codec: str | None) -> Provenance:
    """Return where a version came from, read with another codec."""
    return replace(come, codec=codec)


def _version(row: sqlite3.Row) -> Version:
    return Version(
        id=VersionId(row["id"]),
        uid=row["uid"],
        article=ArticleId(row["article"]),
        number=row["number"],
        text=unpack_text(row["text"], row["packed"]),
        sha256=row["sha256"],
        imported=row["imported"],
        codec=row["codec"],
        path=row["path"],
        importer=row["importer"],
    )
