"""What notes can link to, found by uid or by the beginnings of words, and the notes that link.

Nothing of it is stored twice: a note that links to something holds its uid, which the index of notes has as
a phrase. Titles and notes are sought in the index, names of entities along their keys, so that an answer
comes while one types.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.model import AnnotationId, EntityId
from desktop.storage.database import Database
from desktop.storage.search import phrase
from desktop.storage.tags import TAG_NAMES, full_names
from desktop.text.headline import headline
from desktop.text.links import SCHEME, LinkKind, links_in
from desktop.text.query import Term

_NOTE_COLUMNS = """SELECT annotation.id, annotation.uid, annotation.title, annotation.note,
    annotation.article, annotation.tag, annotation.entity, article.title AS article_title,
    article.uid AS article_uid, entity.name AS entity_name,
    coalesce(anchor.quote, '') AS quote FROM annotation
    LEFT JOIN article ON article.id = annotation.article LEFT JOIN entity ON entity.id = annotation.entity
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version """
_THERE = "AND article.binned IS NULL "
ARTICLE = "SELECT id, uid, title, source, date FROM article WHERE uid = ?"
NOTE = _NOTE_COLUMNS + "WHERE annotation.uid = ?"
NOTES_BY_IDS = _NOTE_COLUMNS + "WHERE annotation.id IN (SELECT value FROM json_each(?))"
TAG = "SELECT id, uid, colour FROM tag WHERE uid = ?"
_ENTITY = """SELECT root.id, root.uid, root.name, coalesce(root.retyped, root.kind) AS kind FROM entity
    JOIN entity AS root ON root.id = coalesce(entity.same_as, entity.id) WHERE """
ENTITY_BY_ID = _ENTITY + "entity.id = ?"
ENTITY = _ENTITY + "entity.uid = ?"

ARTICLES_BY_WORDS = """SELECT id, uid, title, source, date FROM article WHERE binned IS NULL AND id IN (
    SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rowid DESC LIMIT 400)
    ORDER BY id DESC LIMIT ?"""
ARTICLES_BY_LETTERS = """SELECT id, uid, title, source, date FROM article
    WHERE binned IS NULL AND instr(' ' || lower(title), ' ' || ?) ORDER BY id DESC LIMIT ?"""
NOTES_BY_WORDS = (
    _NOTE_COLUMNS
    + """WHERE annotation.id IN (SELECT rowid FROM note_search WHERE note_search MATCH ?
    ORDER BY rowid DESC LIMIT 400) """
    + _THERE
    + "ORDER BY annotation.id DESC LIMIT ?"
)
# Keys that begin so lie together in their index; only while these are few all keys are looked along.
ENTITIES_BY_KEY = """WITH near AS (SELECT key, kind FROM entity WHERE key >= :key AND key < :beyond
        UNION ALL SELECT key, kind FROM entity WHERE instr(key, ' ' || :key)
            AND NOT (key >= :key AND key < :beyond) LIMIT 200), best AS (
        SELECT DISTINCT root.id, root.uid, root.name, coalesce(root.retyped, root.kind) AS kind,
            (SELECT count(*) FROM (SELECT 1 FROM entity AS member
                CROSS JOIN mention ON mention.entity = member.id
                WHERE coalesce(member.same_as, member.id) = +root.id LIMIT 100)) AS mentions
        FROM near JOIN entity ON entity.key = near.key AND entity.kind = near.kind
        JOIN entity AS root ON root.id = coalesce(entity.same_as, entity.id)
        WHERE mentions > 0 ORDER BY mentions DESC, root.name LIMIT :limit)
    SELECT * FROM best WHERE EXISTS (SELECT 1 FROM entity AS member
        CROSS JOIN mention ON mention.entity = member.id WHERE coalesce(member.same_as, member.id) = +best.id
        AND +mention.version NOT IN (
            SELECT version FROM article WHERE binned IS NOT NULL AND version IS NOT NULL))"""
NEWEST_ARTICLES = """SELECT id, uid, title, source, date FROM article WHERE binned IS NULL
    ORDER BY added DESC, id DESC LIMIT ?"""
NEWEST_MEMOS = _NOTE_COLUMNS + "WHERE annotation.article IS NULL ORDER BY annotation.created DESC LIMIT ?"
TAGS = TAG_NAMES.replace(
    "id, full FROM tree", "tag.id, tag.uid, tag.colour, full FROM tree JOIN tag USING (id)"
)
TAGS += " WHERE tag.retired IS NULL ORDER BY full"

HOLDING = "SELECT rowid FROM note_search WHERE note_search MATCH ? LIMIT ?"
NOTES_OF = "SELECT id, note FROM annotation WHERE id IN (SELECT value FROM json_each(?))"
LISTED = """SELECT annotation.id FROM annotation LEFT JOIN article ON article.id = annotation.article
    WHERE article.binned IS NULL AND annotation.id IN (SELECT value FROM json_each(?))
    ORDER BY annotation.modified DESC, annotation.id DESC"""
_LAST = chr(0x10FFFF)
_AT_ONCE = 100  # uids in one question to the index
_FEW_UIDS, _FEW_NOTES = 10, 2_000


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a note can link to.

    ``name`` is what it is called, ``beside`` what tells it from others of that name: an article's source and
    date, the article of a note, what a memo lies on. ``look`` is the colour of a tag or the kind of an
    entity. ``article`` is the uid of the article that an annotation lies on; a memo has none.
    """

    kind: LinkKind
    id: int
    uid: str
    name: str
    beside: str = ""
    look: str = ""
    article: str | None = None


def by_uid(database: Database, kind: LinkKind, uid: str) -> Target | None:
    """Return what a link of a kind leads to, None when it is not in the library."""
    if kind is LinkKind.NOTE:
        row = database.row(NOTE, (uid,))
        return _notes(database, [row])[0] if row else None
    if kind is LinkKind.ARTICLE:
        row = database.row(ARTICLE, (uid,))
        return _article(row) if row else None
    if kind is LinkKind.TAG:
        row = database.row(TAG, (uid,))
        return _tag(row, full_names(database)[row["id"]]) if row else None
    row = database.row(ENTITY, (uid,))
    return _entity(row) if row else None


def articles(database: Database, terms: Sequence[Term], typed: str, limit: int) -> list[Target]:
    """Return articles whose title holds words that begin so, newest first."""
    letters = "".join(word for term in terms for word in term.words)
    if len(letters) <= 2 and letters:  # noqa: PLR2004  # so many words begin so that looking along the titles is quicker
        rows = database.rows(ARTICLES_BY_LETTERS, (typed.lower(), limit))
    elif terms:
        rows = database.rows(ARTICLES_BY_WORDS, (f"title : ({_expression(terms)})", limit))
    else:
        rows = database.rows(NEWEST_ARTICLES, (limit,))
    return [_article(row) for row in rows]


def notes(database: Database, terms: Sequence[Term], limit: int) -> list[Target]:
    """Return notes and memos with words that begin so, newest first; without any the newest memos."""
    if terms:
        rows = database.rows(NOTES_BY_WORDS, (_expression(terms), limit))
    else:
        rows = database.rows(NEWEST_MEMOS, (limit,))
    return _notes(database, rows)


def notes_by_ids(database: Database, wanted: Sequence[AnnotationId]) -> list[Target]:
    """Return annotations and memos in the order asked; those that are gone are left out."""
    found = {each.id: each for each in _notes(database, database.rows(NOTES_BY_IDS, (json.dumps(wanted),)))}
    return [found[number] for number in wanted if number in found]


def entity_by_id(database: Database, entity: EntityId) -> Target | None:
    """Return an entity, None when there is none."""
    row = database.row(ENTITY_BY_ID, (entity,))
    return _entity(row) if row else None


def tags(database: Database) -> list[Target]:
    """Return all tags that are in use, by name."""
    return [_tag(row, row["full"]) for row in database.rows(TAGS)]


def entities(database: Database, key: str, limit: int) -> list[Target]:
    """Return entities with a word in their key that begins so, those named most often first."""
    wanted = {"key": key, "beyond": key + _LAST, "limit": limit}
    return [_entity(row) for row in database.rows(ENTITIES_BY_KEY, wanted)]


def linking(database: Database, library_uid: str, uids: Iterable[str]) -> Mapping[str, list[AnnotationId]]:
    """Return which annotations and memos link to each of these uids; those nobody links to are left out.

    Those in articles in the bin do not count. Newest changed first.
    """
    wanted = dict.fromkeys(uids)
    candidates = _candidates(database, library_uid, list(wanted))
    linked: dict[int, set[str]] = {}
    for row in database.rows(NOTES_OF, (json.dumps(sorted(candidates)),)) if candidates else ():
        for each in links_in(row["note"]):
            if each.link.library == library_uid:
                named = {uid for uid in (each.link.uid, each.link.annotation) if uid in wanted}
                linked.setdefault(row["id"], set()).update(str(uid) for uid in named)
    found: dict[str, list[AnnotationId]] = {}
    for number in newest_first(database, linked) if linked else ():
        for uid in linked[number]:
            found.setdefault(uid, []).append(number)
    return found


def newest_first(database: Database, wanted: Iterable[int]) -> list[AnnotationId]:
    """Return annotations and memos by the time of their last change; those in the bin are left out."""
    rows = database.rows(LISTED, (json.dumps(sorted(wanted)),))
    return [AnnotationId(row["id"]) for row in rows]


def _candidates(database: Database, library_uid: str, uids: Sequence[str]) -> set[int]:
    """Return the annotations whose notes may link to any of these uids.

    For many uids those that link to anything at all, as long as these are few; else those that hold the words
    of a uid.
    """
    if len(uids) > _FEW_UIDS:
        anything = phrase(Term((SCHEME, *library_uid.split("-"))))
        found = {number for (number,) in database.tuples(HOLDING, (f"note : {anything}", _FEW_NOTES + 1))}
        if len(found) <= _FEW_NOTES:
            return found
    candidates: set[int] = set()
    for start in range(0, len(uids), _AT_ONCE):
        part = " OR ".join(phrase(Term(tuple(uid.split("-")))) for uid in uids[start : start + _AT_ONCE])
        candidates.update(number for (number,) in database.tuples(HOLDING, (f"note : ({part})", -1)))
    return candidates


def _expression(terms: Sequence[Term]) -> str:
    return " AND ".join(phrase(term) for term in terms)


def _article(row: sqlite3.Row) -> Target:
    beside = " · ".join(part for part in (row["source"], row["date"]) if part)
    return Target(LinkKind.ARTICLE, row["id"], row["uid"], row["title"], beside)


def _notes(database: Database, rows: Sequence[sqlite3.Row]) -> list[Target]:
    names = full_names(database) if any(row["tag"] is not None for row in rows) else {}
    return [_note(row, names) for row in rows]


def _note(row: sqlite3.Row, tags: Mapping[int, str]) -> Target:
    name = row["title"] or headline(row["note"]) or headline(row["quote"]) or row["article_title"] or ""
    beside = row["article_title"] or row["entity_name"] or ""
    if row["tag"] is not None:
        beside = tags.get(row["tag"], "")
    return Target(LinkKind.NOTE, row["id"], row["uid"], name, beside, article=row["article_uid"])


def _tag(row: sqlite3.Row, name: str) -> Target:
    return Target(LinkKind.TAG, row["id"], row["uid"], name, look=row["colour"])


def _entity(row: sqlite3.Row) -> Target:
    return Target(LinkKind.ENTITY, row["id"], row["uid"], row["name"], look=row["kind"])
