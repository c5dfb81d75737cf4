"""Verbs on annotations and their anchors, read together with the names of their tags."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from desktop.model import Anchor, AnchorState, Annotation, AnnotationId, ArticleId, TagId, VersionId
from desktop.storage.database import Database
from desktop.storage.ids import next_id
from desktop.storage.tags import full_names

_COLUMNS = """SELECT annotation.*, article.uid AS article_uid, anchor.start, anchor."end", anchor.quote,
    anchor.prefix, anchor.suffix, anchor.state, anchor.settled FROM annotation
    JOIN article ON article.id = annotation.article
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version """
_PLACES = ' ORDER BY annotation.whole DESC, anchor.start, anchor."end", annotation.uid'
OF_ARTICLE = _COLUMNS + "WHERE annotation.article = ?" + _PLACES
BY_IDS = _COLUMNS + "WHERE annotation.id IN (SELECT value FROM json_each(?))"
EVERY = (
    _COLUMNS
    + """WHERE article.binned IS NULL AND (:article IS NULL OR annotation.article = :article)
    AND (:tag IS NULL OR annotation.id IN (SELECT annotation FROM annotation_tag
        WHERE tag IN (WITH RECURSIVE below (id) AS (
            SELECT :tag UNION SELECT tag.id FROM tag JOIN below ON tag.parent = below.id)
            SELECT id FROM below)))
    ORDER BY article.added, article.id, annotation.whole DESC, anchor.start, anchor."end", annotation.uid"""
)
TAGS_OF_ARTICLE = """SELECT annotation_tag.annotation, annotation_tag.tag FROM annotation_tag
    JOIN annotation ON annotation.id = annotation_tag.annotation WHERE annotation.article = ?"""
TAGS_OF_IDS = """SELECT annotation, tag FROM annotation_tag
    WHERE annotation IN (SELECT value FROM json_each(?))"""
BY_PREFIX = "SELECT id FROM annotation WHERE uid >= ? AND uid < ? || 'g' ORDER BY uid LIMIT 2"
LINK = "SELECT id FROM annotation_tag WHERE annotation = ? AND tag = ?"
LINKS = "SELECT id, tag FROM annotation_tag WHERE annotation = ?"
ANCHOR_ROWS = "SELECT id FROM anchor WHERE annotation = ?"
ANCHORS_OF_ANNOTATION = "SELECT * FROM anchor WHERE annotation = ?"
ANCHORS_OF_ARTICLE = """SELECT anchor.* FROM anchor JOIN annotation ON annotation.id = anchor.annotation
    WHERE annotation.article = ? AND NOT annotation.whole ORDER BY anchor.version"""
ANCHORS_OF_VERSION = 'SELECT * FROM anchor WHERE version = ? ORDER BY start, "end"'
INSERT_ANCHOR = f"""INSERT INTO anchor (id, annotation, version, start, "end", quote, prefix, suffix, state)
    VALUES ({next_id("anchor")}, ?, ?, ?, ?, ?, ?, ?, ?)"""
ARTICLES_OF = """SELECT DISTINCT article FROM annotation
    WHERE article IS NOT NULL AND id IN (SELECT value FROM json_each(?))"""
OF_ANCHORS = "SELECT annotation FROM anchor WHERE id IN (SELECT value FROM json_each(?))"
IDS_OF_ARTICLES = "SELECT id FROM annotation WHERE article IN (SELECT value FROM json_each(?))"
WHOLE_TAGGED = """SELECT annotation.id FROM annotation WHERE article = ? AND whole AND note = ''
    ORDER BY id LIMIT 1"""


def of_article(
    database: Database, article: ArticleId, names: Mapping[int, str] | None = None
) -> list[Annotation]:
    """Return an article's annotations: whole-article ones first, then by place.

    ``names`` are the full names of all tags, for who asks for many articles.
    """
    rows = database.rows(OF_ARTICLE, (article,))
    return _with_tags(database, rows, database.rows(TAGS_OF_ARTICLE, (article,)) if rows else (), names)


def by_ids(database: Database, ids: Iterable[AnnotationId]) -> dict[AnnotationId, Annotation]:
    """Return annotations by id; those that are gone are left out."""
    packed = json.dumps(list(ids))
    found = _with_tags(database, database.rows(BY_IDS, (packed,)), database.rows(TAGS_OF_IDS, (packed,)))
    return {annotation.id: annotation for annotation in found}


def every(database: Database, *, tag: TagId | None, article: ArticleId | None) -> list[Annotation]:
    """Return annotations over the library, articles in the order they were added."""
    rows = database.rows(EVERY, {"tag": tag, "article": article})
    packed = json.dumps([row["id"] for row in rows])
    return _with_tags(database, rows, database.rows(TAGS_OF_IDS, (packed,)))


def by_prefix(database: Database, prefix: str) -> list[AnnotationId]:
    """Return up to two annotations whose uid begins so."""
    return [AnnotationId(row["id"]) for row in database.rows(BY_PREFIX, (prefix, prefix))]


def link(database: Database, annotation: AnnotationId, tag: TagId) -> int | None:
    """Return the row that ties an annotation to a tag."""
    row = database.row(LINK, (annotation, tag))
    return int(row["id"]) if row else None


def links(database: Database, annotation: AnnotationId) -> dict[int, TagId]:
    """Return the rows that tie an annotation to its tags, with the tag of each."""
    return {row["id"]: TagId(row["tag"]) for row in database.rows(LINKS, (annotation,))}


def anchor_rows(database: Database, annotation: AnnotationId) -> list[int]:
    """Return the rows of an annotation's anchors, one a version."""
    return [row["id"] for row in database.rows(ANCHOR_ROWS, (annotation,))]


def anchors_of_annotation(database: Database, annotation: AnnotationId) -> dict[VersionId, Anchor]:
    """Return where an annotation lies in each version."""
    rows = database.rows(ANCHORS_OF_ANNOTATION, (annotation,))
    return {VersionId(row["version"]): read_anchor(row) for row in rows}


def anchors_by_annotation(
    database: Database, article: ArticleId
) -> dict[AnnotationId, dict[VersionId, Anchor]]:
    """Return all anchors of an article's annotations, by version."""
    found: dict[AnnotationId, dict[VersionId, Anchor]] = {}
    for row in database.rows(ANCHORS_OF_ARTICLE, (article,)):
        versions = found.setdefault(AnnotationId(row["annotation"]), {})
        versions[VersionId(row["version"])] = read_anchor(row)
    return found


def anchors_of_version(database: Database, version: VersionId) -> dict[AnnotationId, Anchor]:
    """Return the places of annotations in one version, by place."""
    rows = database.rows(ANCHORS_OF_VERSION, (version,))
    return {AnnotationId(row["annotation"]): read_anchor(row) for row in rows}


def bare_whole(database: Database, article: ArticleId) -> AnnotationId | None:
    """Return the annotation on a whole article that carries no note, where tags of the article go."""
    row = database.row(WHOLE_TAGGED, (article,))
    return AnnotationId(row["id"]) if row else None


def anchor_values(annotation: AnnotationId, version: VersionId, anchor: Anchor) -> dict[str, object]:
    """Return the columns of an anchor's row."""
    return {
        "annotation": annotation,
        "version": version,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "state": anchor.state.value,
    }


def insert_anchor(database: Database, annotation: AnnotationId, version: VersionId, anchor: Anchor) -> None:
    """Give an annotation a place in another version; places are derived, so no image is kept."""
    database.run(INSERT_ANCHOR, tuple(anchor_values(annotation, version, anchor).values()))


def articles_of(database: Database, annotations: Iterable[AnnotationId]) -> set[ArticleId]:
    """Return the articles that annotations lie in."""
    rows = database.rows(ARTICLES_OF, (json.dumps(list(annotations)),))
    return {ArticleId(row["article"]) for row in rows}


def ids_of_articles(database: Database, articles: Iterable[ArticleId]) -> list[AnnotationId]:
    """Return the annotations of articles."""
    rows = database.rows(IDS_OF_ARTICLES, (json.dumps(list(articles)),))
    return [AnnotationId(row["id"]) for row in rows]


def of_anchors(database: Database, anchors: Iterable[int]) -> list[AnnotationId]:
    """Return the annotations that anchors belong to."""
    rows = database.rows(OF_ANCHORS, (json.dumps(list(anchors)),))
    return [AnnotationId(row["annotation"]) for row in rows]


def _with_tags(
    database: Database,
    rows: Sequence[sqlite3.Row],
    links: Sequence[sqlite3.Row],
    names: Mapping[int, str] | None = None,
) -> list[Annotation]:
    if names is None:
        names = full_names(database) if links else {}
    tags: dict[int, list[str]] = {}
    for annotation, tag in links:
        tags.setdefault(annotation, []).append(names[tag])
    return [_annotation(row, tuple(sorted(tags.get(row["id"], ())))) for row in rows]


def _annotation(row: sqlite3.Row, tags: tuple[str, ...]) -> Annotation:
    return Annotation(
        id=AnnotationId(row["id"]),
        uid=row["uid"],
        article=ArticleId(row["article"]),
        article_uid=row["article_uid"],
        anchor=None if row["whole"] or row["start"] is None else read_anchor(row),
        note=row["note"],
        tags=tags,
        created=row["created"],
        modified=row["modified"],
        by=row["created_by"],
    )


def read_anchor(row: sqlite3.Row) -> Anchor:
    """Return the place that a row holds."""
    return Anchor(
        row["start"],
        row["end"],
        row["quote"],
        row["prefix"],
        row["suffix"],
        AnchorState(row["state"]),
        bool(row["settled"]),
    )
