"""The archive: a ZIP that anybody can open and check, the same bytes for the same library."""

import hashlib
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import ScholiastError
from desktop.exporting.archive import ArchiveExporter
from desktop.exporting.names import original_name
from desktop.importing.files import read_file
from desktop.library import Library
from desktop.model import Span
from tests.desktop.exporting.conftest import MemorySource
from tests.desktop.library.carrying import new_library, originals, taken, written


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library that was read from files."""
    (tmp_path / "texts").mkdir()
    for name, text in (("CON.txt", "Con\n\nA text."), ("b: 2.txt", "b\n\nBaku."), ("c.txt", "binned\n\nx")):
        (tmp_path / "texts" / name).write_text(text, "utf-8")
    library = Library.open(tmp_path / "library.scholiast", create=True, by="Ana")
    session = library.articles.start_import()
    for path in sorted((tmp_path / "texts").iterdir()):
        session.add(read_file(str(path)))
    session.finish()
    newest, middle, first = library.articles.ids()
    library.annotations.add(first, Span(0, 3), note="a note", tags=["t"])
    library.memos.add(note="a thought")
    library.articles.bin([newest])
    library.articles.edit(middle, title="../../etc: passwd?")
    yield library
    library.close()


def test_it_holds_texts_notes_records_originals_and_what_explains_them(
    library: Library, tmp_path: Path
) -> None:
    with zipfile.ZipFile(written(library, tmp_path / "a.zip")) as package:
        names = package.namelist()
        assert package.testzip() is None
        assert package.read("README.txt").startswith(b"Scholiast archive\n")
        texts = [name for name in names if name.startswith("texts/")]
        assert [package.read(name) for name in texts] == [b"Con\n\nA text.", b"b\n\nBaku."]
        assert sorted(name.rpartition(" - ")[0] for name in texts) == ["texts/_Con", "texts/etc passwd"]
        notes = [name for name in names if name.startswith("notes/")]
        assert [name.rpartition(" - ")[0] or name for name in notes] == ["notes/Journal.md", "notes/_Con"]
        kept = {name: package.read(name) for name in names if name.startswith("originals/")}
        assert sorted(kept.values()) == [b"Con\n\nA text.", b"b\n\nBaku.", b"binned\n\nx"]
        for name, data in kept.items():
            assert name.startswith(f"originals/{hashlib.sha256(data).hexdigest()} ")
        sums = dict(reversed(line.split("  ")) for line in package.read("SHA256SUMS").decode().splitlines())
        assert sums == {
            name: hashlib.sha256(package.read(name)).hexdigest() for name in names if name != "SHA256SUMS"
        }
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.foreign("unzip", "sha256sum")
def test_other_programs_unpack_and_check_it(library: Library, tmp_path: Path) -> None:
    path = written(library, tmp_path / "a.zip")
    subprocess.run(["unzip", "-q", path, "-d", tmp_path / "out"], check=True)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    ran = subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_same_library_gives_the_same_bytes_also_after_it_was_carried_over(
    library: Library, tmp_path: Path
) -> None:
    first = written(library, tmp_path / "a.zip").read_bytes()
    assert written(library, tmp_path / "b.zip").read_bytes() == first
    other = new_library(tmp_path / "other.scholiast")
    rows = taken(other, tmp_path / "a.zip")
    assert rows[-1].title == "1 note, 1 memo, 1 tag, 3 original files"
    assert originals(other.path) == originals(library.path)
    assert other.uid == library.uid
    assert written(other, tmp_path / "c.zip").read_bytes() == first
    other.close()
    shutil.rmtree(tmp_path / "texts")


def test_only_an_earlier_archive_is_replaced_and_nothing_half_written_stays(
    library: Library, tmp_path: Path, source: MemorySource
) -> None:
    theirs = tmp_path / "theirs.zip"
    with zipfile.ZipFile(theirs, "w") as package:
        package.writestr("README.txt", "mine")
    before = theirs.read_bytes()
    with pytest.raises(ScholiastError, match="was not made by this kind of export"):
        written(library, theirs)
    assert theirs.read_bytes() == before
    out = written(library, tmp_path / "a.zip")
    kept = out.read_bytes()
    source.texts.clear()
    with pytest.raises(KeyError):
        ArchiveExporter().write(source, out)
    assert out.read_bytes() == kept
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".tmp"] == []


def test_a_part_has_the_texts_notes_and_originals_of_what_was_chosen(
    library: Library, tmp_path: Path
) -> None:
    first = library.articles.ids()[-1]
    with zipfile.ZipFile(written(library, tmp_path / "part.zip", article=first)) as package:
        names = [name.partition(" ")[0] for name in package.namelist() if "/" in name]
    assert [name.partition("/")[0] for name in names] == ["texts", "notes", "originals"]
    other = new_library(tmp_path / "other.scholiast")
    assert [row.status for row in taken(other, tmp_path / "part.zip")] == ["added", "taken"]
    (kept,) = [zlib.decompress(data or b"") for _sha256, _size, data in originals(other.path)]
    assert kept == b"Con\n\nA text."
    other.close()


def test_originals_have_names_that_every_system_takes() -> None:
    sha256 = "0" * 64
    assert original_name(sha256, "/home/ana/a b.TXT") == f"{sha256} a b.TXT"
    assert original_name(sha256, "C:\\texts\\nul.txt") == f"{sha256} _nul.txt"
    assert original_name(sha256, "/x/what? <now>.html") == f"{sha256} what now.html"
    assert original_name(sha256, "") == sha256
    assert original_name(sha256, "/x/.profile") == f"{sha256} profile"
    assert len(original_name(sha256, f"/x/{'ü' * 300}.html").encode()) < 255
