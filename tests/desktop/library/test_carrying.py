"""Any library comes back equal from its records: every row by uid, every place, the index, the same bytes."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.library import Library
from desktop.text.library_records import ANCHOR, BLOCK, MENTION, PASSED_OVER, SHAPES
from tests.desktop.library.acts import Acts, make_template
from tests.desktop.library.carrying import REFERENCES, by_uid, columns_of, new_library, taken, written
from tests.desktop.library.dumps import dump, fresh_index, tables_of
from tests.desktop.library.test_sequences import MEMORY

# columns that follow from what else a record has
FOLLOWING = {
    "article": {"words", "version"},
    "version": {"text", "packed", "sha256", "original"},
    "annotation": {"note_sha256"},
    "anchor": {"annotation"},
    "block": {"version"},
    "mention": {"version"},
    "passed_over": {"version"},
}
NOT_CARRIED = {"history", "history_image", "draft", "id_mark", "tombstone", "setting", "original"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    if not MEMORY.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(dir=MEMORY))
    yield made
    shutil.rmtree(made)


class Carried(Acts):
    """Any acts; at the end the library is carried over into an empty one, in both formats."""

    def _look_over(self) -> None:
        self.library.drafts.recover()
        before = by_uid(self.path)
        for suffix in (".jsonl", ".zip"):
            out = written(self.library, self.folder / f"out{suffix}")
            other = new_library(self.folder / f"other{suffix}.scholiast")
            try:
                assert taken(other, out)[-1].status == "taken"
                assert by_uid(other.path) == before
                assert other.check() == []
                assert dump(other.path)["index"] == fresh_index(other.path)
                again = written(other, self.folder / f"again{suffix}")
                assert again.read_bytes() == out.read_bytes()
                known = by_uid(other.path)
                assert {row.status for row in taken(other, out)} <= {"duplicate", "taken"}
                assert by_uid(other.path) == known
            finally:
                other.close()


@pytest.mark.parametrize("sequences", [150])
def test_any_library_comes_back_equal_from_its_records(folder: Path, sequences: int) -> None:
    class Here(Carried):
        template = make_template(folder)

    run_state_machine_as_test(
        Here, settings=settings(max_examples=sequences, stateful_step_count=15, deadline=None)
    )


def test_every_column_is_carried_or_follows_from_others(tmp_path: Path) -> None:
    path = tmp_path / "new.scholiast"
    Library.open(path, create=True).close()
    shapes = {
        **{place: SHAPES[place].fields for place in ("article", "version", "tag", "entity")},
        **{place: SHAPES[place].fields for place in ("decision", "dismissal")},
        "annotation": (*SHAPES["annotation"].fields, *SHAPES["memo"].fields),
        "block": BLOCK,
        "anchor": ANCHOR,
        "mention": MENTION,
        "passed_over": PASSED_OVER,
    }
    for place, fields in shapes.items():
        carried = {each.place for each in fields} | {"id"} | FOLLOWING.get(place, set())
        assert columns_of(path, place) == carried, place


def test_every_table_is_carried_or_left_out_on_purpose(tmp_path: Path) -> None:
    path = tmp_path / "new.scholiast"
    Library.open(path, create=True).close()
    assert tables_of(path) == NOT_CARRIED | REFERENCES.keys()
