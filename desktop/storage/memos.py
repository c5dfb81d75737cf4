"""Verbs on memos: the annotations that lie on no article, read together with the names of their tags."""

import json
import sqlite3
from collections.abc import Iterable

from desktop.model import AnnotationId, EntityId, Memo, TagId
from desktop.storage.annotations import TAGS_OF_IDS
from desktop.storage.database import Database
from desktop.storage.mentions import MEMBERS
from desktop.storage.tags import full_names

IDS = f"""SELECT id FROM annotation WHERE article IS NULL AND (:tag IS NULL OR tag = :tag)
    AND (:entity IS NULL OR entity IN ({MEMBERS.format(entity=":entity")}))
    AND (NOT :free OR (tag IS NULL AND entity IS NULL))
    ORDER BY created DESC, id DESC"""
ROWS = """SELECT * FROM annotation WHERE article IS NULL AND id IN (SELECT value FROM json_each(?))"""


def ids(
    database: Database, *, tag: TagId | None = None, entity: EntityId | None = None, free: bool = False
) -> list[AnnotationId]:
    """Return memos, newest first: all, those on one tag or entity, or only those that lie on nothing."""
    rows = database.rows(IDS, {"tag": tag, "entity": entity, "free": int(free)})
    return [AnnotationId(row["id"]) for row in rows]


def by_ids(database: Database, wanted: Iterable[AnnotationId]) -> list[Memo]:
    """Return memos in the order asked; those that are gone are left out."""
    order = list(wanted)
    packed = json.dumps(order)
    rows = {row["id"]: row for row in database.rows(ROWS, (packed,))}
    links = database.rows(TAGS_OF_IDS, (packed,))
    names = full_names(database) if links else {}
    tags: dict[int, list[str]] = {}
    for annotation, tag in links:
        tags.setdefault(annotation, []).append(names[tag])
    return [_memo(rows[each], tuple(sorted(tags.get(each, ())))) for each in order if each in rows]


def _memo(row: sqlite3.Row, tags: tuple[str, ...]) -> Memo:
    return Memo(
        id=AnnotationId(row["id"]),
        uid=row["uid"],
        title=row["title"],
        note=row["note"],
        tags=tags,
        tag=None if row["tag"] is None else TagId(row["tag"]),
        entity=None if row["entity"] is None else EntityId(row["entity"]),
        created=row["created"],
        modified=row["modified"],
        by=row["created_by"],
    )
