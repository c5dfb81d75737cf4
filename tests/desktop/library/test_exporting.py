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
from desktop.model import Span
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


@pytest.mark.parametrize(("name", "suffix"), [("csv", ".csv"), ("jsonld", ".jsonld"), ("markdown", "")])
def test_a_preview_shows_the_first_notes_and_writes_nothing(
    library: Library, tmp_path: Path, name: str, suffix: str
) -> None:
    before = set(tmp_path.iterdir())
    text = preview_apart(library.path, ExportRequest(name, Path(f"preview{suffix}")))
    assert "note 0" in text
    assert "note 4" not in text
    assert set(tmp_path.iterdir()) == before
