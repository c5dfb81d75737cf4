"""A library with three articles, and commands run in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main
from desktop.library import Library
from desktop.model import Block, BlockKind, FileResult, FoundMention, ImportedArticle, Kind

TEXTS = {
    "Exercises near Baku": "😀🇦🇿 Baku said no.\n\nBaku, Baku and Cafe\u0301.",
    "Talks": "Talks went on in Ankara.",
    "باكو": "اجتماع في باكو",
}


@dataclass
class Ran:
    """What one command printed and returned."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: object) -> Ran:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return command


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Return the library that is used when none is named, with articles and mentions in it."""
    path = tmp_path / "data" / "library.scholiast"
    library = Library.open(path, create=True, by="Ana")
    session = library.articles.start_import()
    for number, (title, text) in enumerate(TEXTS.items()):
        article = ImportedArticle(
            text,
            blocks=(Block(0, len(text), BlockKind.PARAGRAPH),),
            title=title,
            date="2005-02",
            language="en",
        )
        session.add(FileResult(f"/articles/{number}.txt", importer="text", articles=(article,)))
    session.finish()
    first = library.articles.ids()[-1]
    baku = TEXTS["Exercises near Baku"].index("Baku")
    found = [FoundMention(baku, baku + 4, Kind.PLACE), FoundMention(0, 1, Kind.OTHER)]
    library.mentions.store(library.articles.version(first).id, "house 1", found)
    library.close()
    return path


@pytest.fixture
def ids(run: Run, library_path: Path) -> dict[str, str]:
    """Return the articles' ids by title."""
    return {row["title"]: row["id"] for row in run("articles", "--library", library_path, "--json").json}
