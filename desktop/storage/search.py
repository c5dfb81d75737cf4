"""The full-text index, written by the core in the same transaction as what it indexes.

The index holds no text of its own (``content=''``): to take an entry out, exactly what was put in
must be given again, so removal comes before the change and addition after it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from desktop.model import AnnotationId, ArticleId
from desktop.storage.database import Database
from desktop.storage.tags import full_names
from desktop.storage.texts import unpack_text
from desktop.text.query import Term, fold, matches, parse

ADD = "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)"
REMOVE = "INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
ADD_NOTE = "INSERT INTO note_search (rowid, note, quote) VALUES (?, ?, ?)"
REMOVE_NOTE = "INSERT INTO note_search (note_search, rowid, note, quote) VALUES ('delete', ?, ?, ?)"
ARTICLES = """SELECT article.id, article.title, version.text, version.packed FROM article
    JOIN version ON version.id = article.version WHERE article.id IN (SELECT value FROM json_each(?))"""
NOTES = """SELECT annotation.id, annotation.title, annotation.note, coalesce(anchor.quote, '') AS quote
    FROM annotation LEFT JOIN article ON article.id = annotation.article
    LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = article.version
    WHERE annotation.id IN (SELECT value FROM json_each(?))"""
MATCHING = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
MATCHING_NOTES = """SELECT DISTINCT annotation.article FROM note_search
    JOIN annotation ON annotation.id = note_search.rowid
    WHERE note_search MATCH ? AND annotation.article IS NOT NULL"""
NOTES_MATCHING = "SELECT json_group_array(rowid) FROM note_search WHERE note_search MATCH ?"
TAGGED = """SELECT DISTINCT annotation.article FROM annotation_tag
    JOIN annotation ON annotation.id = annotation_tag.annotation
    WHERE annotation_tag.tag IN (SELECT value FROM json_each(?)) AND annotation.article IS NOT NULL"""


def add_article(database: Database, article: ArticleId, title: str, text: str) -> None:
    """Index a new article."""
    database.run(ADD, (article, fold(title), fold(text)))


def add_note(
    database: Database, annotation: AnnotationId, *, title: str = "", note: str = "", quote: str = ""
) -> None:
    """Index a new annotation: its title and note, and the words it quotes in the newest version."""
    words = _note_words(title, note, quote)
    if any(words):
        database.run(ADD_NOTE, (annotation, *words))


def add_notes(database: Database, annotations: Iterable[AnnotationId]) -> None:
    """Index new annotations as they stand in the library."""
    for row in database.rows(NOTES, (json.dumps(list(annotations)),)):
        add_note(database, row["id"], title=row["title"], note=row["note"], quote=row["quote"])


def _note_words(title: str, note: str, quote: str) -> tuple[str, str]:
    """Return the two columns of an annotation's entry."""
    return fold(f"{title}\n{note}" if title else note), fold(quote)


@contextmanager
def kept_in_step(database: Database, *, articles: Iterable[int], notes: Iterable[int]) -> Iterator[None]:
    """Take rows out of the index before a block changes them and index them anew after it.

    ``notes`` are annotations whose title or note changes, or whose place in the newest version does.
    """
    article_ids, note_ids = json.dumps(list(articles)), json.dumps(list(notes))
    for row in database.rows(ARTICLES, (article_ids,)):
        database.run(REMOVE, (row["id"], fold(row["title"]), fold(_text(row))))
    for row in database.rows(NOTES, (note_ids,)):
        words = _note_words(row["title"], row["note"], row["quote"])
        if any(words):
            database.run(REMOVE_NOTE, (row["id"], *words))
    yield
    for row in database.rows(ARTICLES, (article_ids,)):
        database.run(ADD, (row["id"], fold(row["title"]), fold(_text(row))))
    for row in database.rows(NOTES, (note_ids,)):
        add_note(database, row["id"], title=row["title"], note=row["note"], quote=row["quote"])


def matching(database: Database, query: str) -> list[int]:
    """Return the ids of the articles that answer a query.

    All that is sought stands together in the title and text, in one note or in one tag; what is
    excluded stands in none of them.
    """
    terms = parse(query)
    wanted = tuple(term for term in terms if not term.excluded)
    if not wanted:
        return []
    found = _holding(database, wanted)
    for term in terms:
        if term.excluded:
            found -= _holding(database, (term,))
    return sorted(found)


def notes_matching(database: Database, query: str, every: set[AnnotationId]) -> set[AnnotationId]:
    """Return which of all notes answer a query, in their words or in those they quote."""
    terms = parse(query)
    wanted = tuple(term for term in terms if not term.excluded)
    found = _notes_holding(database, wanted) if wanted else every
    for term in terms:
        if term.excluded:
            found = found - _notes_holding(database, (term,))
    return found


def _notes_holding(database: Database, terms: tuple[Term, ...]) -> set[AnnotationId]:
    expression = " AND ".join(phrase(term) for term in terms)
    ((packed,),) = database.tuples(
        NOTES_MATCHING, (expression,)
    )  # one text is twice as quick as 100,000 rows
    return set(json.loads(packed))


def _holding(database: Database, terms: tuple[Term, ...]) -> set[int]:
    """Return the articles whose title and text, one of whose notes or tags hold all of the terms."""
    expression = " AND ".join(phrase(term) for term in terms)
    found = {number for (number,) in database.tuples(MATCHING, (expression,))}
    found.update(number for (number,) in database.tuples(MATCHING_NOTES, (f"note : ({expression})",)))
    tags = [tag for tag, name in full_names(database).items() if matches(terms, name)]
    if tags:
        found.update(number for (number,) in database.tuples(TAGGED, (json.dumps(tags),)))
    return found


def phrase(term: Term) -> str:
    """Write a term in the syntax of FTS5; the words hold letters, digits and low lines only."""
    quoted = '"' + " ".join(term.words).replace('"', '""') + '"'
    return quoted + " *" if term.beginning else quoted


def _text(row: sqlite3.Row) -> str:
    return unpack_text(row["text"], row["packed"])
