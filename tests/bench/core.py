"""Benches of the core: adding an annotation, saving a note, searching."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from desktop.library import ArticleFilter, Library
from desktop.model import FileResult, ImportedArticle, Span
from tests.bench.probe import Row, against_fdatasync, cpu, made_text

TIMES = 200


def filled(folder: Path, *, articles: int, size: int) -> Library:
    """Return a new library with ``articles`` made articles of ``size`` characters."""
    library = Library.open(folder / "bench.scholiast", create=True, by="Bench")
    session = library.articles.start_import()
    for number in range(articles):
        text = made_text(size, seed=number)
        session.add(FileResult(f"/made/{number}.txt", articles=(ImportedArticle(text),)))
    session.finish()
    return library


def annotating() -> Iterator[Row]:
    """Adding an annotation and saving a note against a bare fdatasync on the same disk."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        library = filled(folder, articles=200, size=3_000)
        article = library.articles.ids()[0]
        first = library.annotations.add(article, Span(10, 20), tags=["Drills"])
        numbers = count()
        acts = {
            "add an annotation with a tag": lambda: library.annotations.add(
                article, Span(10, 20), tags=["Drills"]
            ),
            "save a note": lambda: library.annotations.edit(first.id, note=f"note {next(numbers)}"),
            "save a draft": lambda: library.drafts.save(first.id, f"draft {next(numbers)}"),
        }
        for what, act in acts.items():
            measured, limit = against_fdatasync(folder, act, times=TIMES)
            yield Row(f"{what}, against a bare fdatasync", measured, limit, "ms", "1.5 x")
        library.close()


def searching() -> Iterator[Row]:
    """Filtering the list as one types, over 2,000 articles of 3 KB."""
    with tempfile.TemporaryDirectory() as name:
        library = filled(Path(name), articles=2_000, size=3_000)
        for query in ("drills", "d", '"river in" armies', "nowhere"):
            taken = cpu(lambda query=query: library.articles.ids(ArticleFilter(query=query)), times=20)
            yield Row(f"search {query} over 2,000 articles", taken, unit="ms of CPU")
        yield Row("list 2,000 articles", cpu(library.articles.ids, times=20), unit="ms of CPU")
        library.close()
