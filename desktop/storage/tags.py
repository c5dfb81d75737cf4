"""Verbs on tags: rows of a tree, read with their full names and counts."""

import sqlite3
from dataclasses import replace

from desktop.model import AnnotationId, Tag, TagId
from desktop.storage.database import Database

_TREE = """WITH RECURSIVE tree (id, full) AS (
    SELECT id, name FROM tag WHERE parent IS NULL
    UNION ALL SELECT tag.id, tree.full || '/' || tag.name FROM tag JOIN tree ON tag.parent = tree.id) """
TAG_NAMES = _TREE + "SELECT id, full FROM tree"
_COUNTED = (
    _TREE
    + """SELECT tag.*, tree.full, count(annotation.id) AS annotations,
    count(DISTINCT annotation.article) AS articles FROM tree JOIN tag ON tag.id = tree.id
    LEFT JOIN annotation_tag ON annotation_tag.tag = tag.id
    LEFT JOIN annotation ON annotation.id = annotation_tag.annotation
        AND annotation.article IN (SELECT id FROM article WHERE binned IS NULL) """
)
ALL = _COUNTED + "GROUP BY tag.id ORDER BY tree.full"
BELOW = """WITH RECURSIVE up (tag, top) AS (SELECT id, id FROM tag
        UNION SELECT up.tag, tag.parent FROM up JOIN tag ON tag.id = up.top WHERE tag.parent IS NOT NULL)
    SELECT up.top, count(DISTINCT annotation.article) AS articles,
        count(DISTINCT annotation.id) AS annotations FROM up
    JOIN annotation_tag ON annotation_tag.tag = up.tag
    JOIN annotation ON annotation.id = annotation_tag.annotation
        AND annotation.article IN (SELECT id FROM article WHERE binned IS NULL)
    WHERE :tag IS NULL OR up.top = :tag GROUP BY up.top"""
ONE = _COUNTED + "WHERE tag.id = ? GROUP BY tag.id"
NAMED = (
    _TREE
    + """SELECT tag.*, tree.full, 0 AS annotations, 0 AS articles
    FROM tree JOIN tag ON tag.id = tree.id ORDER BY tree.full"""
)
CHILD = "SELECT id FROM tag WHERE coalesce(parent, 0) = ? AND name = ?"
CHILDREN = "SELECT id FROM tag WHERE parent = ?"
LINKS = "SELECT id FROM annotation_tag WHERE tag = ?"
TAGGED = "SELECT annotation, id FROM annotation_tag WHERE tag = ? ORDER BY annotation"
PLACE = "SELECT name, parent FROM tag WHERE id = ?"
MEMOS = "SELECT id FROM annotation WHERE tag = ?"
CARRIED = """SELECT count(DISTINCT annotation.id) FROM annotation_tag
    JOIN annotation ON annotation.id = annotation_tag.annotation
    JOIN article ON article.id = annotation.article WHERE article.binned IS NULL"""
TAG_COUNT = "SELECT count(*) FROM tag"
TAG_COLOUR = "SELECT colour FROM tag WHERE id = ?"
KEY_HOLDERS = "SELECT id FROM tag WHERE key = ? AND id <> ?"


def every(database: Database) -> list[Tag]:
    """Return the codebook by full name, with counts over articles that are not in the bin."""
    below = {row["top"]: row for row in database.rows(BELOW, {"tag": None})}
    return [_with_below(_tag(row), below.get(row["id"])) for row in database.rows(ALL)]


def codebook(database: Database) -> list[Tag]:
    """Return the codebook by full name, nothing counted."""
    return [_tag(row) for row in database.rows(NAMED)]


def one(database: Database, tag: TagId) -> Tag | None:
    """Return a tag with its counts, None when it is gone."""
    row = database.row(ONE, (tag,))
    if row is None:
        return None
    return _with_below(_tag(row), database.row(BELOW, {"tag": tag}))


def _with_below(tag: Tag, below: sqlite3.Row | None) -> Tag:
    """Return a tag with what carries it or a tag below it."""
    if below is None:
        return tag
    return replace(tag, articles_below=below["articles"], annotations_below=below["annotations"])


def full_names(database: Database) -> dict[int, str]:
    """Return the full name of each tag."""
    return {row["id"]: row["full"] for row in database.rows(TAG_NAMES)}


def child(database: Database, parent: TagId | None, name: str) -> TagId | None:
    """Return the tag of that name directly below another, or at the top."""
    row = database.row(CHILD, (parent or 0, name))
    return TagId(row["id"]) if row else None


def children(database: Database, tag: TagId) -> list[TagId]:
    """Return the tags directly below a tag."""
    return [TagId(row["id"]) for row in database.rows(CHILDREN, (tag,))]


def links(database: Database, tag: TagId) -> list[int]:
    """Return the rows that tie annotations to a tag."""
    return [row["id"] for row in database.rows(LINKS, (tag,))]


def tagged(database: Database, tag: TagId) -> dict[AnnotationId, int]:
    """Return the annotations that carry a tag itself, with the row that ties each to it."""
    return {AnnotationId(row["annotation"]): row["id"] for row in database.rows(TAGGED, (tag,))}


def own_name(database: Database, tag: TagId) -> str:
    """Return the last part of a tag's full name."""
    return str(database.rows(PLACE, (tag,))[0]["name"])


def parent(database: Database, tag: TagId) -> TagId | None:
    """Return the tag above a tag, None at the top."""
    above = database.rows(PLACE, (tag,))[0]["parent"]
    return None if above is None else TagId(above)


def memos(database: Database, tag: TagId) -> list[AnnotationId]:
    """Return the memos that lie on a tag."""
    return [AnnotationId(row["id"]) for row in database.rows(MEMOS, (tag,))]


def carried(database: Database) -> int:
    """Return how many annotations of articles that are not in the bin carry a tag."""
    return database.number(CARRIED)


def count(database: Database) -> int:
    """Return how many tags there are."""
    return database.number(TAG_COUNT)


def colour(database: Database, tag: TagId) -> str:
    """Return a tag's colour as "#rrggbb"."""
    return str(database.rows(TAG_COLOUR, (tag,))[0]["colour"])


def key_holders(database: Database, key: str, *, but: TagId) -> list[TagId]:
    """Return the other tags that have a key."""
    return [TagId(row["id"]) for row in database.rows(KEY_HOLDERS, (key, but))]


def _tag(row: sqlite3.Row) -> Tag:
    return Tag(
        id=TagId(row["id"]),
        uid=row["uid"],
        name=row["full"],
        parent=None if row["parent"] is None else TagId(row["parent"]),
        colour=row["colour"],
        key=row["key"],
        definition=row["definition"],
        annotations=row["annotations"],
        articles=row["articles"],
        use_when=row["use_when"],
        not_when=row["not_when"],
        example=row["example"],
        retired=row["retired"] is not None,
    )
