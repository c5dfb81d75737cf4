"""Where articles came from, asked the other way round: which article holds a text, an address, a file."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model import ArticleId
from desktop.storage.database import Database

HELD = """SELECT article.id, article.uid, article.title, article.binned, version.number,
    article.version = version.id AS newest FROM version JOIN article ON article.id = version.article
    WHERE version.sha256 = :sha256 AND (article.version = version.id OR article.binned IS NULL)
    AND (:article IS NULL OR (article.id = :article AND article.version = version.id))
    ORDER BY newest DESC, article.binned IS NOT NULL, article.id LIMIT 1"""
BY_ADDRESS = """SELECT id, url, binned FROM article WHERE url IN (SELECT value FROM json_each(:whole))
    UNION SELECT article.id, url, binned FROM json_each(:beginnings) AS beginning CROSS JOIN article
    ON url >= beginning.value AND url < beginning.value || char(1114111) ORDER BY 1"""
BY_FILE = """SELECT DISTINCT article.id, article.url, article.binned FROM version
    JOIN article ON article.id = version.article
    WHERE version.path = ? AND version.member IS ? ORDER BY article.id"""


@dataclass(frozen=True, slots=True)
class Holder:
    """An article that holds a text: as its ``newest`` version, or as the earlier one of a number."""

    article: ArticleId
    uid: str
    title: str
    binned: bool
    number: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be the one that was read again."""

    article: ArticleId
    url: str | None
    binned: bool


def holder(database: Database, sha256: str, *, article: ArticleId | None = None) -> Holder | None:
    """Return the article that holds the text of a hash, rather as its newest version.

    Of one in the bin, and of the ``article`` that alone is asked, only the newest version counts.
    """
    row = database.row(HELD, {"sha256": sha256, "article": article})
    if row is None:
        return None
    return Holder(
        article=ArticleId(row["id"]),
        uid=row["uid"],
        title=row["title"],
        binned=row["binned"] is not None,
        number=row["number"],
        newest=bool(row["newest"]),
    )


def by_address(database: Database, whole: Sequence[str], beginnings: Sequence[str]) -> list[Candidate]:
    """Return the articles whose address is one of the whole ones or begins in one of these ways."""
    parameters = {"whole": json.dumps(whole), "beginnings": json.dumps(beginnings)}
    return [_candidate(row) for row in database.rows(BY_ADDRESS, parameters)]


def by_file(database: Database, path: str, member: str | None) -> list[Candidate]:
    """Return the articles of which a version was read from this part of this file."""
    return [_candidate(row) for row in database.rows(BY_FILE, (path, member))]


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(ArticleId(row["id"]), row["url"], row["binned"] is not None)
