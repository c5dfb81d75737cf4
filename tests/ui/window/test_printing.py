"""The article on paper: head, page numbers, and every annotation as a numbered note."""

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.model import FileResult, ImportedArticle, Span
from tests.ui.window.acting import library_of, open_first
from ui.window import Window


def saved(qtbot: QtBot, window: Window, path: Path) -> Path:
    window.printing.write_pdf(path)
    qtbot.waitUntil(lambda: not window.printing.printing, timeout=20_000)
    return path


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def words_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def open_long(window: Window) -> int:
    text = "\n\n".join(f"Paragraph {place}. " + "Boats and nets. " * 40 for place in range(40))
    storing = library_of(window).articles.start_import()
    made = ImportedArticle(text=text, title="A long one", source="Kara Post")
    storing.add(FileResult("/library/long.txt", "text", "1", (made,), sha256="9" * 64))
    storing.finish()
    number = library_of(window).articles.ids()[0]
    window.reading.open(number)
    return number


def test_an_article_of_many_pages_is_saved_whole_and_said_to_be(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_long(window)
    path = saved(qtbot, window, tmp_path / "long.pdf")
    assert path.read_bytes().startswith(b"%PDF-")
    assert pages_of(path) > 5
    assert list(tmp_path.glob("*.pdf")) == [path]


@pytest.mark.foreign("pdftotext")
def test_the_pages_have_heads_and_numbers_and_every_word_of_the_text(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_long(window)
    path = saved(qtbot, window, tmp_path / "long.pdf")
    pages = words_of(path).split("\f")[:-1]
    assert len(pages) == pages_of(path)
    assert all("A long one" in page for page in pages)
    assert [page.split()[-1] for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    assert re.findall(r"Paragraph (\d+)", " ".join(pages)) == [str(place) for place in range(40)]


@pytest.mark.foreign("pdftotext")
def test_annotations_are_numbered_notes_beside_the_text(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    number, annotations = open_first(window), library_of(window).annotations
    annotations.add(number, None, note="Overall.")
    annotations.add(number, Span(30, 40), note="Secondly.", tags=["Water/Boats"])
    annotations.add(number, Span(5, 12), note="Firstly.\n\nMoreover.")
    annotations.add(number, Span(50, 55))
    words = words_of(saved(qtbot, window, tmp_path / "notes.pdf"))
    told = [words.index(each) for each in ("Overall.", "Firstly.", "Moreover.", "Secondly.")]
    assert told == sorted(told)
    assert re.search(r"\b2\s+Water/Boats", words)
    assert "Highlight" in words


@pytest.mark.foreign("pdftotext")
def test_notes_that_the_margin_cannot_hold_follow_on_pages_of_their_own(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    number, annotations = open_first(window), library_of(window).annotations
    for place in range(12):
        note = f"Note number {place}. " + "It has a great many words to say. " * 30
        annotations.add(number, Span(place * 5, place * 5 + 4), note=note)
    pages = words_of(saved(qtbot, window, tmp_path / "many.pdf")).split("\f")
    assert "More notes on page 1" in pages[1]
    found = re.findall(r"Note number (\d+)", " ".join(pages))
    assert found == [str(place) for place in range(12)]


@pytest.mark.foreign("pdftotext")
def test_a_printer_gets_the_same_pages(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    open_first(window)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    window.printing.begin(printer)
    del printer
    qtbot.waitUntil(lambda: not window.printing.printing, timeout=20_000)
    assert "Ships from Baku" in " ".join(words_of(tmp_path / "printed.pdf").split())


def test_a_file_that_cannot_be_written_is_told(window: Window, tmp_path: Path) -> None:
    open_first(window)
    window.printing.write_pdf(tmp_path / "no such folder" / "article.pdf")
    assert not window.printing.printing
    assert "article.pdf" in window.panes.banner.text


def test_the_name_that_is_offered_is_one_that_every_disk_takes(window: Window, tmp_path: Path) -> None:
    asked: list[Path] = []

    class Answers:
        def pdf(self, path: Path) -> None:
            asked.append(path)

    library_of(window).articles.edit(open_first(window), title="What: is / this?")
    window.printing.chooser = Answers()  # type: ignore[assignment]  # a dialog that answers by itself
    window.commands.action("save_pdf").trigger()
    assert [path.name for path in asked] == ["What is this.pdf"]
    assert not list(tmp_path.rglob("*.pdf"))
