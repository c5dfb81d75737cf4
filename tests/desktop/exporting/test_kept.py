"""A second export replaces what it wrote, and keeps what was changed since or belongs to another library."""

import hashlib
from pathlib import Path

import pytest

from desktop.exporting.files import replacing
from desktop.exporting.kept import noting, passing
from desktop.settings import settings_path


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHOLIAST_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "notes.md"


def export(out: Path, words: str, owner: str = "one") -> list[Path]:
    with noting(owner) as kept, replacing(out) as stream:
        stream.write(words)
    return kept


def names(out: Path) -> list[str]:
    return sorted(each.name for each in out.parent.iterdir())


def test_what_was_written_and_left_alone_is_replaced(out: Path) -> None:
    assert export(out, "first") == export(out, "second") == export(out, "second") == []
    assert (names(out), out.read_text("utf-8")) == (["notes.md"], "second")


def test_what_was_changed_since_is_kept_each_time(out: Path) -> None:
    for number, kept in enumerate(("notes.md.old", "notes.md.old2"), start=1):
        export(out, f"export {number}")
        out.write_text(f"my words {number}", "utf-8")
        assert [each.name for each in export(out, f"export {number} again")] == [kept]
        assert out.with_name(kept).read_text("utf-8") == f"my words {number}"
    assert out.read_text("utf-8") == "export 2 again"


def test_the_export_of_another_library_is_kept(out: Path) -> None:
    export(out, "of one", "one")
    assert [each.name for each in export(out, "of two", "two")] == ["notes.md.old"]
    assert out.with_name("notes.md.old").read_text("utf-8") == "of one"
    assert export(out, "of two, later", "two") == []


def test_the_same_bytes_and_an_empty_file_keep_nothing(out: Path) -> None:
    out.touch()
    assert export(out, "words") == []
    settings_path().with_name("exports.txt").unlink()
    assert export(out, "words") == []
    assert names(out) == ["notes.md"]


def test_where_nothing_is_remembered_what_is_there_is_kept(out: Path) -> None:
    export(out, "first")
    settings_path().with_name("exports.txt").unlink()
    assert [each.name for each in export(out, "second")] == ["notes.md.old"]


def test_what_another_process_wrote_meanwhile_is_known(out: Path) -> None:
    export(out, "first")
    out.write_text("second", "utf-8")
    mark = hashlib.sha256(b"second").hexdigest()
    with settings_path().with_name("exports.txt").open("a", encoding="utf-8") as ledger:
        ledger.write(f"{mark}:one {out}\n")
    assert export(out, "third") == []
    assert names(out) == ["notes.md"]


def test_a_folder_of_settings_that_cannot_be_used_loses_nothing(out: Path) -> None:
    settings_path().parent.write_text("no folder", "utf-8")
    export(out, "first")
    out.write_text("my words", "utf-8")
    assert [each.name for each in export(out, "second")] == ["notes.md.old"]
    assert out.read_text("utf-8") == "second"


def test_a_long_list_is_shortened_and_still_known(out: Path) -> None:
    export(out, "first")
    ledger = settings_path().with_name("exports.txt")
    (line,) = ledger.read_text("utf-8").splitlines()
    ledger.write_text(f"{line}\n" * 1_500, "utf-8")
    assert export(out, "second") == []
    assert len(ledger.read_text("utf-8").splitlines()) == 2


def test_what_passes_is_neither_kept_nor_remembered(out: Path) -> None:
    out.write_text("before", "utf-8")
    with noting("one") as kept, passing(), replacing(out) as stream:
        stream.write("after")
    assert (kept, names(out), out.read_text("utf-8")) == ([], ["notes.md"], "after")


def test_a_path_with_odd_signs_is_known_again(tmp_path: Path) -> None:
    odd = tmp_path / "اخبار 😀 a b.md"
    export(odd, "first")
    assert export(odd, "second") == []
