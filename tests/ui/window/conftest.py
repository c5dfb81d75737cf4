"""A real window on a real library in a folder of its own; nothing is recognised unless a test asks for it."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.model import FileResult, FoundMention, ImportedArticle, Kind, Span
from desktop.settings import Settings, save_settings
from ui.session import Session
from ui.theme import ThemeKeeper
from ui.window import Window

TEXTS = (
    ("River trade grows", "Kara Post", "Ada Lind", "2005-02-28"),
    ("Bridges of the delta", "Kara Post", None, "2004-11"),
    ("A quiet harvest", "Weekly Field", "Noor Aziz", "2003"),
    ("Market day", None, None, None),
    ("Emoji 😀 report", "Kara Post", "Ada Lind", "2005-03-01"),
)


def article(number: int, title: str) -> FileResult:
    body = f"{title} number {number}. Ships from Baku reached Shusha in May. " * 3
    text = f"{body}\n\nThe second paragraph of {title} tells of boats and nets.\n"
    source, author, date = TEXTS[number % len(TEXTS)][1:]
    made = ImportedArticle(text=text, title=title, source=source, author=author, date=date)
    return FileResult(f"/library/{number}.txt", "text", "1", (made,), sha256=f"{number:064}")


def fill(library: Library, count: int = len(TEXTS)) -> None:
    storing = library.articles.start_import()
    for number in range(count):
        title = TEXTS[number % len(TEXTS)][0] + (f" {number}" if number >= len(TEXTS) else "")
        storing.add(article(number, title))
    storing.finish()
    ids = library.articles.ids()
    version = library.articles.version(ids[0])
    at = version.text.index("Baku")
    library.mentions.store(version.id, "test 1", [FoundMention(at, at + 4, Kind.PLACE)])
    library.annotations.add(ids[1], Span(0, 5), note="A note", tags=["Water/Boats"])
    library.tags.set(library.tags.create("Water").id, colour="#3fa39b", key="1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHOLIAST_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("SCHOLIAST_DATA", str(tmp_path / "data"))
    save_settings(Settings(name="Tess", theme="light", recognise=False))
    return tmp_path


@pytest.fixture
def library_path(folder: Path) -> Path:
    path = folder / "research.scholiast"
    library = Library.open(path, create=True, by="Tess")
    fill(library)
    library.close()
    return path


def make_window(path: Path, *, create: bool = False) -> Window:
    session = Session()
    session.open(path, create=create)
    window = Window(session, ThemeKeeper(session.settings.theme))
    window.show()
    window.settle(None)
    return window


def end(window: Window) -> None:
    """Close a window and have it deleted now: later ones are faster without it."""
    window.close()
    window.frame.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(qtbot: QtBot, library_path: Path) -> Generator[Window, None, None]:
    made = make_window(library_path)
    qtbot.waitExposed(made.frame)
    yield made
    end(made)


@pytest.fixture
def empty_window(qtbot: QtBot, folder: Path) -> Generator[Window, None, None]:
    made = make_window(folder / "empty.scholiast", create=True)
    qtbot.waitExposed(made.frame)
    yield made
    end(made)
