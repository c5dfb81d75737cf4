"""The schema of the library file and the way there from every schema that was ever released.

A migration is never edited once it has landed; one frozen file of each schema in
``tests/old_libraries`` proves that it opens. No triggers: the core writes index rows itself.
``article_by_added``, ``mention_by_entity`` and ``anchor_in_text`` hold all that the list, the entities'
counts and the order of the notes look at.
The second schema lets an annotation lie on a tag, an entity or nothing (a memo), gives tags what a codebook
says of them, indexes the words that annotations quote, and lets entities be the same as others: ``same_as``
is the root of those merged, ``retyped`` the kind a person gave it. Names are keyed anew with it. It
keeps what readers decide about entities: a mention follows from what was found and from decisions, and what
these pass over lies in ``passed_over``.
The third schema keeps with a mention the titles before a person's name, and keys names anew once more.
"""

import sqlite3
from typing import TYPE_CHECKING

from desktop.model import Kind
from desktop.storage.database import APPLICATION_ID, SCHEMA_VERSION, Database, explain
from desktop.storage.identity import new_uid
from desktop.storage.keying import key_once_more
from desktop.text.names import entity_key
from desktop.text.query import fold

if TYPE_CHECKING:
    import sqlite_utils

FIRST_SCHEMA = (
    """CREATE TABLE library (
        id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, created TEXT NOT NULL) STRICT""",
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, author TEXT,
        source TEXT, date TEXT, url TEXT, language TEXT, words INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0, binned TEXT,
        position INTEGER NOT NULL DEFAULT 0, version INTEGER, added TEXT NOT NULL,
        created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    "CREATE INDEX article_by_added ON article (added, id, binned, read, starred, version)",
    """CREATE TABLE original (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, bytes BLOB) STRICT""",
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, number INTEGER NOT NULL,
        text TEXT, packed BLOB, sha256 TEXT NOT NULL, imported TEXT NOT NULL, path TEXT, member TEXT,
        codec TEXT, importer TEXT, importer_version TEXT, original INTEGER REFERENCES original (id),
        created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        UNIQUE (article, number), CHECK ((text IS NULL) <> (packed IS NULL))) STRICT""",
    "CREATE INDEX version_by_hash ON version (sha256)",
    "CREATE INDEX version_by_original ON version (original)",
    """CREATE TABLE block (
        id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
        data TEXT, CHECK (start >= 0 AND "end" >= start)) STRICT""",
    "CREATE INDEX block_by_version ON block (version, start)",
    """CREATE TABLE entity (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        key TEXT NOT NULL, created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        UNIQUE (key, kind)) STRICT""",
    """CREATE TABLE mention (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL,
        entity INTEGER NOT NULL REFERENCES entity (id), source TEXT NOT NULL,
        CHECK (start >= 0 AND "end" > start)) STRICT""",
    "CREATE INDEX mention_by_version ON mention (version, start)",
    "CREATE INDEX mention_by_entity ON mention (entity, version)",
    """CREATE TABLE recognition (
        version INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE,
        engine TEXT NOT NULL, time TEXT NOT NULL) STRICT""",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        parent INTEGER REFERENCES tag (id), colour TEXT NOT NULL, key TEXT,
        definition TEXT NOT NULL DEFAULT '', created_by TEXT NOT NULL, created TEXT NOT NULL,
        modified TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX tag_by_place ON tag (coalesce(parent, 0), name)",
    """CREATE TABLE annotation (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        whole INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', note_sha256 TEXT NOT NULL,
        created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    "CREATE INDEX annotation_by_article ON annotation (article)",
    """CREATE TABLE anchor (
        id INTEGER PRIMARY KEY,
        annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
        version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL,
        suffix TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (annotation, version),
        CHECK (start >= 0 AND "end" >= start)) STRICT""",
    "CREATE INDEX anchor_by_version ON anchor (version, start)",
    """CREATE TABLE annotation_tag (
        id INTEGER PRIMARY KEY,
        annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tag (id), UNIQUE (annotation, tag)) STRICT""",
    "CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag)",
    """CREATE TABLE draft (
        annotation INTEGER PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
        text TEXT NOT NULL, base TEXT NOT NULL, time TEXT NOT NULL) STRICT""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL, label TEXT NOT NULL, time TEXT NOT NULL,
        created_by TEXT NOT NULL, state TEXT NOT NULL) STRICT""",
    "CREATE INDEX history_undone ON history (id) WHERE state = 'undone'",
    """CREATE TABLE history_image (
        step INTEGER NOT NULL REFERENCES history (id) ON DELETE CASCADE, number INTEGER NOT NULL,
        place TEXT NOT NULL, row INTEGER NOT NULL, before TEXT, after TEXT,
        PRIMARY KEY (step, number)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tombstone (
        uid TEXT PRIMARY KEY, place TEXT NOT NULL, time TEXT NOT NULL,
        created_by TEXT NOT NULL) STRICT""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE VIRTUAL TABLE article_search USING fts5 (
        title, text, content='', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE note_search USING fts5 (
        note, content='', tokenize='unicode61 remove_diacritics 2')""",
)

SECOND_SCHEMA = (
    """CREATE TABLE new_annotation (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        article INTEGER REFERENCES article (id) ON DELETE CASCADE,
        tag INTEGER REFERENCES tag (id), entity INTEGER REFERENCES entity (id),
        whole INTEGER NOT NULL, title TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
        note_sha256 TEXT NOT NULL, created_by TEXT NOT NULL, created TEXT NOT NULL,
        modified TEXT NOT NULL, CHECK (whole OR article IS NOT NULL),
        CHECK ((article IS NOT NULL) + (tag IS NOT NULL) + (entity IS NOT NULL) <= 1)) STRICT""",
    """INSERT INTO new_annotation (id, uid, article, whole, note, note_sha256, created_by, created, modified)
        SELECT id, uid, article, whole, note, note_sha256, created_by, created, modified FROM annotation""",
    "DROP TABLE annotation",
    "ALTER TABLE new_annotation RENAME TO annotation",
    "CREATE INDEX annotation_by_article ON annotation (article)",
    "CREATE INDEX annotation_by_tag ON annotation (tag) WHERE tag IS NOT NULL",
    "CREATE INDEX annotation_by_entity ON annotation (entity) WHERE entity IS NOT NULL",
    "CREATE INDEX annotation_memo ON annotation (created) WHERE article IS NULL",
    "CREATE INDEX annotation_whole ON annotation (article, created) WHERE whole",
    "DROP INDEX anchor_by_version",
    """CREATE INDEX anchor_in_text ON anchor (version, start, "end", annotation)""",
    "CREATE INDEX anchor_in_doubt ON anchor (version) WHERE state IN ('uncertain', 'orphan')",
    "CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL",
    "CREATE INDEX version_by_path ON version (path)",
    "CREATE INDEX history_of_row ON history_image (row, step)",
    "ALTER TABLE history ADD COLUMN takes_back INTEGER",
    "CREATE INDEX history_taken_back ON history (takes_back) WHERE takes_back IS NOT NULL",
    "CREATE TABLE id_mark (place TEXT PRIMARY KEY, highest INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "ALTER TABLE anchor ADD COLUMN settled INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tag ADD COLUMN use_when TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE tag ADD COLUMN not_when TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE tag ADD COLUMN example TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE tag ADD COLUMN retired TEXT",
    "ALTER TABLE draft ADD COLUMN title TEXT",
    "ALTER TABLE entity ADD COLUMN same_as INTEGER REFERENCES entity (id)",
    "ALTER TABLE entity ADD COLUMN retyped TEXT",
    "ALTER TABLE entity ADD COLUMN identifiers TEXT NOT NULL DEFAULT '{}'",
    "CREATE INDEX entity_by_root ON entity (coalesce(same_as, id))",
    """CREATE TABLE dismissal (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        entity INTEGER NOT NULL REFERENCES entity (id), other INTEGER REFERENCES entity (id),
        created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX dismissal_of_pair ON dismissal (entity, coalesce(other, 0))",
    "CREATE INDEX dismissal_by_other ON dismissal (other)",
    "ALTER TABLE mention ADD COLUMN found_kind TEXT",
    "ALTER TABLE mention ADD COLUMN decided INTEGER NOT NULL DEFAULT 0",
    "UPDATE mention SET found_kind = kind",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        article INTEGER REFERENCES article (id) ON DELETE CASCADE,
        version INTEGER REFERENCES version (id) ON DELETE CASCADE, start INTEGER, "end" INTEGER,
        surface TEXT NOT NULL, kind TEXT, everywhere INTEGER NOT NULL DEFAULT 0,
        created_by TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        CHECK ((version IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL)),
        CHECK (version IS NULL OR article IS NOT NULL)) STRICT""",
    """CREATE UNIQUE INDEX decision_by_target ON decision (coalesce(article, 0), coalesce(version, 0),
        coalesce(start, -1), coalesce("end", -1), surface)""",
    "CREATE INDEX decision_by_article ON decision (article)",
    "CREATE INDEX decision_by_version ON decision (version) WHERE version IS NOT NULL",
    """CREATE TABLE passed_over (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL,
        key TEXT NOT NULL, CHECK (start >= 0 AND "end" > start)) STRICT""",
    "CREATE INDEX passed_over_by_version ON passed_over (version)",
    "CREATE INDEX passed_over_by_key ON passed_over (key)",
    "DROP TABLE note_search",
    """CREATE VIRTUAL TABLE note_search USING fts5 (
        note, quote, content='', tokenize='unicode61 remove_diacritics 2')""",
)
SECOND_INDEX = """SELECT annotation.id, annotation.note, coalesce(anchor.quote, '') AS quote FROM annotation
    LEFT JOIN article ON article.id = annotation.article
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version
    WHERE annotation.note <> '' OR anchor.quote <> ''"""

THIRD_SCHEMA = (
    "ALTER TABLE mention ADD COLUMN title TEXT",
    "CREATE INDEX mention_title ON mention (entity, title, version) WHERE title IS NOT NULL",
)


def migrate(database: Database) -> None:
    """Bring an open library to the newest schema, all pending migrations in one transaction.

    Raises ScholiastError when the disk is full or refuses it.
    """
    import sqlite_utils  # 70 ms to import; only a new or an old file needs it

    connection = database.connection
    connection.execute("PRAGMA foreign_keys = OFF")  # or a table that is built anew takes its children along
    connection.execute("BEGIN IMMEDIATE")
    try:
        tables = sqlite_utils.Database(connection, execute_plugins=False)
        _migrations(database).apply(tables)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # others read the version from the header
    except BaseException as problem:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(problem, sqlite3.OperationalError):
            raise explain(problem) from problem
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def library_uid(database: Database) -> str:
    """Return the uid of an open library."""
    return str(database.rows("SELECT uid FROM library")[0]["uid"])


def _migrations(database: Database) -> "sqlite_utils.Migrations":
    """Return every migration, oldest first."""
    import sqlite_utils

    migrations = sqlite_utils.Migrations("scholiast")

    @migrations()
    def first_schema(tables: "sqlite_utils.Database") -> None:
        for statement in FIRST_SCHEMA:
            tables.conn.execute(statement)
        tables.table("library").insert({"id": 1, "uid": new_uid(), "created": database.now()})

    @migrations()
    def memos_and_codebook(tables: "sqlite_utils.Database") -> None:
        for statement in SECOND_SCHEMA:
            tables.conn.execute(statement)
        _key_anew(database)
        words = [(row["id"], fold(row["note"]), fold(row["quote"])) for row in database.rows(SECOND_INDEX)]
        database.run_many("INSERT INTO note_search (rowid, note, quote) VALUES (?, ?, ?)", words)

    @migrations()
    def titles_and_keys(tables: "sqlite_utils.Database") -> None:
        for statement in THIRD_SCHEMA:
            tables.conn.execute(statement)
        key_once_more(database)

    return migrations


def _key_anew(database: Database) -> None:
    """Give every entity the key that its name has now; of those that share one the first stays."""
    first: dict[tuple[str, str], int] = {}
    others = []
    for row in database.rows("SELECT id, name, kind FROM entity ORDER BY id"):
        key = entity_key(row["name"], Kind(row["kind"])), str(row["kind"])
        if first.setdefault(key, row["id"]) != row["id"]:
            others.append((first[key], row["id"]))
    database.run_many("UPDATE mention SET entity = ? WHERE entity = ?", others)
    database.run_many("DELETE FROM entity WHERE id = ?", [(number,) for _first, number in others])
    database.run("UPDATE entity SET key = '#' || id")  # two may have changed places
    database.run_many(
        "UPDATE entity SET key = ? WHERE id = ?", [(key, number) for (key, _kind), number in first.items()]
    )
