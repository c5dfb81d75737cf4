"""A made library full of notes: many articles, tags in a tree, marks with and without words of one's own."""

from pathlib import Path

from desktop.library import Library
from desktop.model import ArticleId, Span
from desktop.storage.annotations import INSERT_ANCHOR, anchor_values
from desktop.storage.database import Database, connect
from desktop.storage.identity import new_uid
from desktop.storage.search import ADD_NOTE
from desktop.text.anchors import make_anchor
from desktop.text.query import fold
from tests.bench.core import filled
from tests.bench.probe import made_text

TAGS = ("Cooperation", "Cooperation/Drills", "Cooperation/Treaties", "Order", "Framing", "Framing/Voices")
A_PAGE = 50  # annotations on an article
SIZE = 3_000  # characters of an article
INSERT = """INSERT INTO annotation (uid, article, whole, note, note_sha256, created_by, created, modified)
    VALUES (?, ?, 0, ?, '', 'Bench', ?, ?)"""
TAG = "INSERT INTO annotation_tag (annotation, tag) VALUES (?, ?)"


def noted(folder: Path, *, annotations: int) -> Library:
    """Return a library with so many annotations, 50 on an article, four of five noted, half tagged."""
    library = filled(folder, articles=max(1, annotations // A_PAGE), size=SIZE)
    path, articles = library.path, library.articles.ids()
    tags = [library.tags.create(name).id for name in TAGS]
    library.close()
    database = Database(connect(path, writable=True), read_only=False, by="Bench")
    with database.transaction():
        for place, article in enumerate(articles):
            _annotate(database, article, tags, seed=place, count=min(A_PAGE, annotations))
    database.close()
    return Library.open(path, by="Bench")


def _annotate(database: Database, article: ArticleId, tags: list[int], *, seed: int, count: int) -> None:
    """Put annotations on an article as the library would, without a step for each."""
    row = database.rows("SELECT id, text FROM version WHERE article = ?", (article,))[0]
    words, now = made_text(8_000, seed=seed + 7), database.now()
    for number in range(count):
        start = number * (len(row["text"]) - 90) // count
        anchor = make_anchor(row["text"], Span(start, start + 60 + number % 30))
        note = words[number * 140 : number * 140 + 20 + number * 7 % 110] if number % 5 else ""
        annotation = database.run(INSERT, (new_uid(), article, note, now, now))
        database.run(INSERT_ANCHOR, tuple(anchor_values(annotation, row["id"], anchor).values()))
        database.run(ADD_NOTE, (annotation, fold(note), fold(anchor.quote)))
        if number % 2:
            database.run(TAG, (annotation, tags[(seed + number // 2) % len(tags)]))
