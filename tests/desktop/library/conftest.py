"""A real library with a few articles, and noise beside what a test looks at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library import Library
from desktop.model import Article, FileResult, ImportedArticle

REPORT = (
    "Drills begin 😀😀 in Baku\n\nTroops of both armies met in Baku and Astara.\n"
    "Baku was calm. مناورات في باكو."
)


def imported(library: Library, *texts: str) -> list[Article]:
    """Import texts as files and return the articles in the order given."""
    session = library.articles.start_import()
    rows = []
    for text in texts:
        rows += session.add(FileResult(path=f"/texts/{hash(text)}.txt", articles=(ImportedArticle(text),)))
    session.finish()
    return [library.articles.find(row.id or "") for row in rows]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "research.scholiast"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path, create=True, by="Reader")
    yield opened
    opened.close()


@pytest.fixture
def article(library: Library) -> Article:
    report, *_noise = imported(library, REPORT, "Noise about something else.", "Baku appears here too.")
    return report
