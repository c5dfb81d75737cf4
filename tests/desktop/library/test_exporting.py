"""Writing notes beside the window: what is asked for, how far it is, and stopping it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library import Library
from desktop.library.exporting import (
    ExportRequest,
    ExportStoppedError,
    preview_apart,
    write,
    write_apart,
)
from desktop.model import FoundMention, Kind, Span
from desktop.work.board import Board
from tests.desktop.library.conftest import imported


@pytest.fixture(autouse=True)
def five(library: Library) -> None:
    for number, article in enumerate(
        imported(library, *(f"Text {each} of the harbour" for each in range(5)))
    ):
        library.annotations.add(article.id, Span(0, 4), note=f"note {number}")


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board.put_up()
    yield board
    board.take_down()


def test_an_export_tells_how_far_it_is(library: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    request = ExportRequest("csv", tmp_path / "n.csv")
    exported = write(library, request, lambda done, total: told.append((done, total)))
    assert told == [(number, 5) for number in range(1, 6)]
    assert (exported.files, exported.notes, exported.left_out) == ((tmp_path / "n.csv",), 5, ())


def test_beside_the_window_it_is_told_on_a_board(library: Library, tmp_path: Path, board: Board) -> None:
    exported = write_apart(library.path, ExportRequest("csv", tmp_path / "n.csv"), board.path)
    assert (exported.notes, board.done) == (5, (5, 5))


def test_a_stopped_export_leaves_nothing_half_written(library: Library, tmp_path: Path, board: Board) -> None:
    board.stop()
    with pytest.raises(ExportStoppedError, match="stopped"):
        write_apart(library.path, ExportRequest("csv", tmp_path / "n.csv"), board.path)
    assert not [each for each in tmp_path.iterdir() if "n.csv" in each.name or each.suffix == ".tmp"]


@pytest.mark.parametrize(
    ("name", "suffix"), [("csv", ".csv"), ("jsonld", ".jsonld"), ("markdown", ""), ("xlsx", ".xlsx")]
)
def test_a_preview_shows_the_first_notes_and_writes_nothing(
    library: Library, tmp_path: Path, name: str, suffix: str
) -> None:
    before = set(tmp_path.iterdir())
    text = preview_apart(library.path, ExportRequest(name, Path(f"preview{suffix}")))
    assert "note 0" in text
    assert "note 4" not in text
    assert set(tmp_path.iterdir()) == before


def test_a_preview_of_a_database_says_that_it_is_one(library: Library) -> None:
    text = preview_apart(library.path, ExportRequest("sqlite", Path("preview.db")))
    assert text.startswith("A database with tables")


def test_only_what_the_chosen_articles_name_goes_with_them(library: Library) -> None:
    first, second, *_others = library.articles.ids()
    for article, end in ((first, 4), (second, 6)):
        version = library.articles.version(article)
        library.mentions.store(version.id, "engine 1", [FoundMention(0, end, Kind.PLACE)])
    source = library.export_source()
    assert [each.name for each in source.entities()] == ["Text", "Text 3"]
    assert [each.name for each in library.export_source(article=first).entities()] == ["Text"]
    (annotation,) = library.annotations.of(second)
    (chosen,) = library.export_source(chosen=[annotation.id]).entities()
    assert (chosen.name, chosen.mentions, chosen.articles) == ("Text 3", 1, 1)
