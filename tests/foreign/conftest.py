"""One X server for all tests; each has a library and settings of its own."""

from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

from desktop.library import Library
from desktop.model import FileResult, ImportedArticle
from desktop.settings import Settings, save_settings
from tests.foreign.desk import ANSWERING, Program, screen

FERRY, HARVEST = "The ferry of Shusha", "A quiet harvest"
FIRST = "The boats of the delta carry salt and letters. Nobody counts them."
LAST = "The last sentence speaks of the lighthouse."
BETWEEN = [f"Paragraph {number}. {'They mend the nets. ' * 12}" for number in range(40)]
TEXTS = {
    FERRY: "\n\n".join([FIRST, *BETWEEN, LAST]),
    HARVEST: "Apples ripened early that year. The market was full by noon.",
}


class Start(Protocol):
    """Starts the program: as ``python -m ui`` does, or by another command in its place."""

    def __call__(self, *words: str, command: tuple[str, ...] = ANSWERING) -> Program: ...


@pytest.fixture(scope="module")
def display() -> Generator[str, None, None]:
    with screen() as name:
        yield name


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "research.scholiast"
    made = Library.open(path, create=True, by="Tess")
    storing = made.articles.start_import()
    for number, (title, text) in enumerate(TEXTS.items()):
        read = ImportedArticle(text=text, title=title)
        storing.add(FileResult(f"/articles/{number}.txt", "text", "1", (read,), sha256=f"{number:064}"))
    storing.finish()
    made.close()
    return path


@pytest.fixture
def start(display: str) -> Generator[Start, None, None]:
    started: list[Program] = []
    save_settings(Settings(name="Tess", theme="light", recognise=False))

    def begin(*words: str, command: tuple[str, ...] = ANSWERING) -> Program:
        started.append(Program(display, *words, command=command))
        return started[-1]

    yield begin
    said = [program.clear_away() for program in started]
    assert "".join(said) == "", "neither Qt nor Python had anything to complain of"
