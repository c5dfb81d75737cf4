"""Benches of the history: bulk acts and their undo, and what a million steps cost."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from desktop.library import Library
from desktop.model import AnnotationId, ArticleId, Span
from tests.bench.core import filled
from tests.bench.probe import Row, wall

BULK = 10_000
FEW, MANY = 10, 1_000_000
TOGETHER = 20_000
ADD_STEPS = """INSERT INTO history (id, uid, label, time, created_by, state)
    VALUES (?, ?, 'Add note', ?, ?, 'done')"""
ADD_IMAGES = "INSERT INTO history_image (step, number, place, row, after) VALUES (?, ?, ?, ?, ?)"
TIME = "2026-03-01T10:00:00.000Z"
PEOPLE = ("Ada", "Noor", "Tess")
FIRST_ROW = 10_000_000  # of the rows that made steps speak of: none is there


def bulk() -> Iterator[Row]:
    """One act on 10,000 annotations, taken back and done again."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        library = filled(Path(name), articles=100, size=3_000)
        notes = marked(library, BULK)
        acts: list[tuple[str, Callable[[], object]]] = [
            ("tag", lambda: library.annotations.tag(notes, "bulk")),
            ("undo: tag", library.undo),
            ("redo: tag", library.redo),
            ("take back: tag", lambda: library.past.restore(library.past.steps(1)[0].id)),
            ("undo: take back", library.undo),
            ("untag", lambda: library.annotations.untag(notes, "bulk")),
            ("undo: untag", library.undo),
            ("delete", lambda: library.annotations.delete(notes)),
            ("undo: delete", library.undo),
            ("redo: delete", library.redo),
        ]
        for what, act in acts:
            begun = time.perf_counter(), time.process_time()
            act()
            taken = time.perf_counter() - begun[0]
            yield Row(
                f"{what} {BULK:,} annotations", taken, time.process_time() - begun[1], "s, CPU s", "1 s"
            )
        library.close()


def marked(library: Library, count: int) -> list[AnnotationId]:
    """Put annotations with notes on all articles in turn; the disk is not waited for."""
    articles = library.articles.ids()
    library._core.database.run("PRAGMA synchronous = OFF")
    made = [
        library.annotations.add(
            articles[number % len(articles)], Span(number % 90, number % 90 + 10), note=f"note {number}"
        ).id
        for number in range(count)
    ]
    library._core.database.run("PRAGMA synchronous = FULL")
    return made


def long_history() -> Iterator[Row]:
    """What is asked of a history of 10 steps and of one of 1,000,000, in turn."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folders = {count: Path(name) / str(count) for count in (FEW, MANY)}
        for count, folder in folders.items():
            folder.mkdir()
            library = filled(folder, articles=20, size=3_000)
            marked(library, 20)
            add_steps(library, count)
            library.close()
        libraries = {count: open_again(folder) for count, folder in folders.items()}
        yield Row(f"library with {MANY:,} steps", libraries[MANY].path.stat().st_size / 1e6, unit="MB")
        for what, act in asked().items():
            few, many = (wall(lambda act=act, of=of: act(of), times=9) for of in libraries.values())
            yield Row(f"{what}, {MANY:,} against {FEW} steps", many, few, "ms")
        for library in libraries.values():
            library.close()


def asked() -> dict[str, Callable[[Library], object]]:
    """Return what is asked, by its name."""
    return {
        "open the library": lambda library: open_again(library.path.parent, writable=False).close(),
        "open an article": lambda library: open_article(library, library.articles.ids()[0]),
        "add a note": lambda library: library.annotations.add(library.articles.ids()[0], None, note="a"),
        "name undo and redo": lambda library: (library.undo_label(), library.redo_label()),
        "undo and redo": lambda library: (library.undo(), library.redo()),
        "first page of the history": lambda library: library.past.steps(200),
        "a page far down": lambda library: library.past.steps(200, library.past.steps(1)[0].id // 2),
        "filter by a word that nothing has": lambda library: library.past.steps(200, words="nowhere"),
        "names of all people": lambda library: library.past.people(),
        "what stands on the first step": lambda library: library.past.standing_on(first(library)),
        "how many steps undo to the first": lambda library: library.past.done_from(first(library)),
    }


def open_again(folder: Path, *, writable: bool = True) -> Library:
    """Open the bench's library in a folder."""
    return Library.open(folder / "bench.scholiast", writable=writable, by="Bench")


def open_article(library: Library, article: ArticleId) -> None:
    """Read what the window reads of an article."""
    library.articles.get(article)
    library.articles.version(article)
    library.articles.blocks(article)
    library.annotations.of(article)
    library.mentions.of(article)


def first(library: Library) -> int:
    """Return the step of the first annotation: the second of all."""
    return library.past.steps(1, before=3)[0].id


def add_steps(library: Library, count: int) -> None:
    """Write steps of two images each, as adding a note does, of rows that are not there."""
    database = library._core.database
    begun = database.number("SELECT max(id) FROM history") + 1
    numbers = iter(range(begun, begun + count))
    while part := list(islice(numbers, TOGETHER)):
        with database.transaction():
            database.run_many(
                ADD_STEPS,
                [
                    (each, f"step-{each}", f"2026-03-01T10:00:{each % 60:02}.000Z", PEOPLE[each % 3])
                    for each in part
                ],
            )
            database.run_many(ADD_IMAGES, [image for each in part for image in made_images(each)])


def made_images(step: int) -> Iterator[tuple[object, ...]]:
    """Yield the images of a note and its place."""
    row = FIRST_ROW + step
    note = {
        "id": row, "uid": f"01a21034-fa36-74f1-8a43-{step:012}", "article": 1, "whole": 0,
        "note": f"A note of some words, number {step}", "note_sha256": "0" * 64, "created_by": "Ada",
        "created": TIME, "modified": TIME,
    }  # fmt: skip
    place = {
        "id": row, "annotation": row, "version": 1, "start": 10, "end": 20, "quote": "some words",
        "prefix": "thirty-two characters before it", "suffix": "and thirty-two characters after",
        "state": "exact",
    }  # fmt: skip
    yield step, 1, "annotation", row, json.dumps(note)
    yield step, 2, "anchor", row, json.dumps(place)
