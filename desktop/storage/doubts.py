"""Places in newest versions that are guesses or lost, and all places of an annotation."""

import json
from collections.abc import Sequence

from desktop.model import Anchor, AnnotationId, ArticleId, VersionId
from desktop.storage.annotations import read_anchor
from desktop.storage.database import Database

_IN_DOUBT = """FROM anchor JOIN annotation ON annotation.id = anchor.annotation
    JOIN article ON article.id = annotation.article AND article.version = anchor.version
    WHERE anchor.state IN ('uncertain', 'orphan') AND NOT anchor.settled
    AND CASE WHEN :article IS NULL THEN article.binned IS NULL ELSE article.id = :article END"""
IDS = f"SELECT annotation.id {_IN_DOUBT} ORDER BY article.added, article.id, anchor.start, annotation.uid"
COUNT = f"SELECT count(*) {_IN_DOUBT}"
UNPLACED = """SELECT count(*) FROM anchor JOIN annotation ON annotation.id = anchor.annotation
    JOIN article ON article.id = annotation.article AND article.version = anchor.version
    WHERE anchor.settled AND article.binned IS NULL"""
ANCHORS = """SELECT * FROM anchor WHERE annotation IN (SELECT value FROM json_each(?))
    ORDER BY annotation, version"""
ANCHOR_ROW = "SELECT id FROM anchor WHERE annotation = ? AND version = ?"


def ids(database: Database, article: ArticleId | None) -> list[AnnotationId]:
    """Return the annotations to review, in the order of reading."""
    return [AnnotationId(row["id"]) for row in database.rows(IDS, {"article": article})]


def count(database: Database) -> int:
    """Count the annotations to review over the library."""
    return database.number(COUNT, {"article": None})


def count_unplaced(database: Database) -> int:
    """Count the annotations that were decided to be kept without a place."""
    return database.number(UNPLACED)


def anchors(
    database: Database, annotations: Sequence[AnnotationId]
) -> dict[AnnotationId, dict[VersionId, Anchor]]:
    """Return all places of annotations, by version."""
    found: dict[AnnotationId, dict[VersionId, Anchor]] = {}
    for row in database.rows(ANCHORS, (json.dumps(annotations),)):
        versions = found.setdefault(AnnotationId(row["annotation"]), {})
        versions[VersionId(row["version"])] = read_anchor(row)
    return found


def anchor_row(database: Database, annotation: AnnotationId, version: VersionId) -> int | None:
    """Return the row of an annotation's place in a version."""
    row = database.row(ANCHOR_ROW, (annotation, version))
    return int(row["id"]) if row else None
