"""The rows of a library as records by uid (see text.library_records), in an order that its own uids keep.

Rows are read article by article, so that what is in memory is one article. Tags come by full name, entities
before what was merged into them, everything else in the order it was made; a library that is read back from
its records gives the same records.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from desktop.model import AnnotationId, ArticleId
from desktop.storage.database import Database
from desktop.storage.texts import unpack_text
from desktop.text.library_records import ANCHOR, BLOCK, MENTION, PASSED_OVER, SHAPES, Field, Record

_REFERRED = '(SELECT referred.uid FROM {refers} AS referred WHERE referred.id = {table}."{column}")'


def _columns(table: str, fields: Sequence[Field]) -> str:
    """Return what is selected for fields, references as the uids of the rows they name."""
    return ", ".join(
        _REFERRED.format(refers=each.refers, table=table, column=each.place)
        if each.refers
        else f'{table}."{each.place}"'
        for each in fields
    )


_WANTED = "id IN (SELECT value FROM json_each(?))"
_FIELDS = {name: shape.fields for name, shape in SHAPES.items()}
ARTICLES = "SELECT id FROM article WHERE version IS NOT NULL ORDER BY added, id"
TAGS = f"""WITH RECURSIVE tree (id, full) AS (SELECT id, name FROM tag WHERE parent IS NULL
        UNION ALL SELECT tag.id, tree.full || '/' || tag.name FROM tag JOIN tree ON tag.parent = tree.id)
    SELECT tag.id, {_columns("tag", _FIELDS["tag"])} FROM tree JOIN tag ON tag.id = tree.id
    ORDER BY tree.full"""
ENTITIES = f"""SELECT id, {_columns("entity", _FIELDS["entity"])} FROM entity
    ORDER BY same_as IS NOT NULL, id"""
DISMISSALS = f"SELECT {_columns('dismissal', _FIELDS['dismissal'])} FROM dismissal ORDER BY id"
_DECISIONS = f"SELECT {_columns('decision', _FIELDS['decision'])} FROM decision WHERE "
DECISIONS_ON_ALL = _DECISIONS + "article IS NULL ORDER BY id"
DECISIONS = _DECISIONS + "article = ? ORDER BY id"
ARTICLE = f"SELECT {_columns('article', _FIELDS['article'])} FROM article WHERE id = ?"
VERSIONS = f"""SELECT {_columns("version", _FIELDS["version"])}, version.id, version.text, version.packed,
    original.sha256, original.size FROM version LEFT JOIN original ON original.id = version.original
    WHERE version.article = ? ORDER BY version.number"""
BLOCKS = f'SELECT {_columns("block", BLOCK)} FROM block WHERE version = ? ORDER BY start, "end" DESC, id'
MENTIONS_OF = """SELECT recognition.engine, recognition.time FROM article
    LEFT JOIN recognition ON recognition.version = article.version WHERE article.id = ?"""
MENTIONS = f"""SELECT {_columns("mention", MENTION)} FROM mention
    WHERE version = (SELECT version FROM article WHERE id = ?) ORDER BY start, "end" DESC, uid"""
PASSED = f"""SELECT {_columns("passed_over", PASSED_OVER)} FROM passed_over
    WHERE version = (SELECT version FROM article WHERE id = ?) ORDER BY start, "end" DESC, uid"""
ANNOTATIONS = f"""SELECT id, {_columns("annotation", _FIELDS["annotation"])} FROM annotation
    WHERE article = ? ORDER BY id"""
ANCHORS = f"""SELECT anchor.annotation, {_columns("anchor", ANCHOR)} FROM annotation
    JOIN anchor ON anchor.annotation = annotation.id JOIN version ON version.id = anchor.version
    WHERE annotation.article = ? ORDER BY version.number"""
TAGGED = """SELECT annotation_tag.annotation, tag.uid FROM annotation
    JOIN annotation_tag ON annotation_tag.annotation = annotation.id
    JOIN tag ON tag.id = annotation_tag.tag WHERE annotation.article = ? ORDER BY tag.uid"""
MEMOS = (
    f"SELECT id, {_columns('annotation', _FIELDS['memo'])} FROM annotation WHERE article IS NULL ORDER BY id"
)
MEMOS_TAGGED = TAGGED.replace("annotation.article = ?", "annotation.article IS NULL")
USED_TAGS = f"""WITH RECURSIVE used (id) AS (
        SELECT tag FROM annotation_tag WHERE annotation IN (SELECT value FROM json_each(?1))
        UNION SELECT tag FROM annotation WHERE tag IS NOT NULL AND {_WANTED.replace("?", "?1")}
        UNION SELECT tag.parent FROM tag JOIN used ON tag.id = used.id WHERE tag.parent IS NOT NULL)
    SELECT id FROM used"""
USED_ENTITIES = f"""WITH named (id) AS (
        SELECT entity FROM mention WHERE version IN (
            SELECT version FROM article WHERE {_WANTED.replace("?", "?1")})
        UNION SELECT entity FROM annotation WHERE entity IS NOT NULL AND {_WANTED.replace("?", "?2")})
    SELECT id FROM named UNION SELECT same_as FROM entity
    WHERE same_as IS NOT NULL AND id IN (SELECT id FROM named)"""
_ORIGINALS = """SELECT original.sha256, min(coalesce(version.path, '')), original.bytes FROM original
    JOIN version ON version.original = original.id WHERE original.bytes IS NOT NULL {which}
    GROUP BY original.id ORDER BY original.sha256"""
ORIGINALS = _ORIGINALS.format(which="")
ORIGINALS_OF = _ORIGINALS.format(which="AND version.article IN (SELECT value FROM json_each(?))")


def _maker(kind: str, fields: Sequence[Field]) -> Callable[[Sequence[Any]], Record]:
    """Return what makes a record, with its type where it has one, of a row that begins with its fields."""
    names = [each.name for each in fields]
    written = [(each.name, each.write) for each in fields if each.write is not None]
    first: Record = {"type": kind} if kind else {}

    def make(row: Sequence[Any]) -> Record:
        record = {**first, **dict(zip(names, row, strict=False))}
        for name, write in written:
            record[name] = write(record[name])
        return record

    return make


_MAKE = {name: _maker(name, shape.fields) for name, shape in SHAPES.items()}
_BLOCK, _ANCHOR = _maker("", BLOCK), _maker("", ANCHOR)
_MENTION, _PASSED_OVER = _maker("", MENTION), _maker("", PASSED_OVER)


def articles(database: Database) -> list[ArticleId]:
    """Return all articles in the order they were added, those in the bin too."""
    return [ArticleId(number) for (number,) in database.tuples(ARTICLES)]


def used_tags(database: Database, annotations: Iterable[AnnotationId]) -> set[int]:
    """Return the tags that annotations and memos carry or lie on, and those above them."""
    return {number for (number,) in database.tuples(USED_TAGS, (json.dumps(list(annotations)),))}


def used_entities(
    database: Database, articles: Iterable[ArticleId], memos: Iterable[AnnotationId]
) -> set[int]:
    """Return the entities that articles name or memos lie on, and what these were merged into."""
    wanted = (json.dumps(list(articles)), json.dumps(list(memos)))
    return {number for (number,) in database.tuples(USED_ENTITIES, wanted)}


def tags(database: Database, wanted: set[int] | None) -> Iterator[Record]:
    """Yield the codebook, or the wanted part of it."""
    yield from _chosen("tag", database.tuples(TAGS), wanted)


def entities(database: Database, wanted: set[int] | None) -> Iterator[Record]:
    """Yield the entities, or the wanted ones."""
    yield from _chosen("entity", database.tuples(ENTITIES), wanted)


def _chosen(kind: str, rows: Iterable[Sequence[Any]], wanted: set[int] | None) -> Iterator[Record]:
    make = _MAKE[kind]
    for number, *row in rows:
        if wanted is None or number in wanted:
            yield make(row)


def on_all(database: Database) -> Iterator[Record]:
    """Yield what was decided for the whole library: on words, and which entities are not suggested."""
    yield from map(_MAKE["dismissal"], database.tuples(DISMISSALS))
    yield from map(_MAKE["decision"], database.tuples(DECISIONS_ON_ALL))


def article(
    database: Database, number: ArticleId, wanted: AbstractSet[AnnotationId] | None
) -> Iterator[Record]:
    """Yield an article with its versions, mentions and decisions, and its annotations, or the wanted ones."""
    yield from map(_MAKE["article"], database.tuples(ARTICLE, (number,)))
    newest = ""
    for row in list(database.tuples(VERSIONS, (number,))):
        *_values, version, text, packed, sha256, size = row
        record = _MAKE["version"](row)
        newest = record["uid"]
        record["original"] = {"sha256": sha256, "size": size} if sha256 else None
        record["text"] = unpack_text(text, packed)
        record["blocks"] = [_BLOCK(each) for each in database.tuples(BLOCKS, (version,))]
        yield record
    yield from _mentions(database, number, newest)
    yield from map(_MAKE["decision"], database.tuples(DECISIONS, (number,)))
    yield from _annotations(database, number, wanted)


def _mentions(database: Database, number: ArticleId, version: str) -> Iterator[Record]:
    """Yield what the newest version names, which follows from what was found and what was decided."""
    ((engine, time),) = database.tuples(MENTIONS_OF, (number,))
    found = [_MENTION(each) for each in database.tuples(MENTIONS, (number,))]
    passed = [_PASSED_OVER(each) for each in database.tuples(PASSED, (number,))]
    if engine is None and not found and not passed:
        return
    ((article,),) = database.tuples("SELECT uid FROM article WHERE id = ?", (number,))
    record = _MAKE["mentions"]((article, version, engine, time))
    yield {**record, "found": found, "passed_over": passed}


def _annotations(
    database: Database, number: ArticleId, wanted: AbstractSet[AnnotationId] | None
) -> Iterator[Record]:
    anchors = _gathered((row[0], _ANCHOR(row[1:])) for row in database.tuples(ANCHORS, (number,)))
    tagged = _gathered(database.tuples(TAGGED, (number,)))
    make = _MAKE["annotation"]
    for annotation, *row in database.tuples(ANNOTATIONS, (number,)):
        if wanted is None or annotation in wanted:
            record = make(row)
            record["tags"] = tagged.get(annotation, [])
            record["anchors"] = anchors.get(annotation, [])
            yield record


def memos(database: Database, wanted: AbstractSet[AnnotationId] | None) -> Iterator[Record]:
    """Yield the memos, or the wanted ones."""
    tagged = _gathered(database.tuples(MEMOS_TAGGED))
    make = _MAKE["memo"]
    for annotation, *row in database.tuples(MEMOS):
        if wanted is None or annotation in wanted:
            yield {**make(row), "tags": tagged.get(annotation, [])}


def _gathered(pairs: Iterable[Sequence[Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, value in pairs:
        found.setdefault(number, []).append(value)
    return found


def originals(database: Database, articles: Iterable[ArticleId] | None) -> Iterator[tuple[str, str, bytes]]:
    """Yield the files that all or some articles were read from: SHA-256, path, bytes compressed with zlib."""
    if articles is None:
        yield from database.tuples(ORIGINALS)
    else:
        yield from database.tuples(ORIGINALS_OF, (json.dumps(list(articles)),))
