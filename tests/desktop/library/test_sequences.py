"""Any acts, undone to the start and redone to the end across restarts, leave the same library."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.library import Library
from tests.desktop.library.acts import Acts, make_template
from tests.desktop.library.dumps import LEFT_OUT, TABLES, tables_of

MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of its own is made in it
SEQUENCES = 2_000


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where there is one: 2,000 libraries wait for no disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(dir=MEMORY))
    yield made
    shutil.rmtree(made)


@pytest.mark.parametrize("sequences", [SEQUENCES])
def test_any_acts_undone_and_redone_leave_the_same_library(folder: Path, sequences: int) -> None:
    class Here(Acts):
        template = make_template(folder)

    run_state_machine_as_test(
        Here, settings=settings(max_examples=sequences, stateful_step_count=12, deadline=None)
    )


def test_every_table_is_compared_or_left_out_on_purpose(tmp_path: Path) -> None:
    path = tmp_path / "new.scholiast"
    Library.open(path, create=True).close()
    assert tables_of(path) == LEFT_OUT | TABLES.keys()
