"""Opening and closing a library file: locks, versions, damage, backups."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import DamagedError, LockedError, NotFoundError, ReadOnlyError, ScholiastError
from desktop.library import Library, restore_backup
from desktop.model import Article, Span
from desktop.storage.database import SCHEMA_VERSION, Database, _connect_immutable, connect
from desktop.storage.migrations import migrate
from tests.desktop.library.conftest import imported

HOLD = """
import sys
from pathlib import Path
from desktop.library import Library
library = Library.open(Path(sys.argv[1]), create=True, by="Other")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the library for writing."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    yield holder
    holder.kill()
    holder.communicate()


def test_the_file_follows_the_rules_of_the_house(library: Library, path: Path) -> None:
    imported(library, "A text.")
    connection = sqlite3.connect(path)
    asked = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_size", "journal_mode", "user_version", "application_id")
    }
    assert asked == {
        "page_size": 8192,
        "journal_mode": "wal",
        "user_version": SCHEMA_VERSION,
        "application_id": 0x5C401A57,
    }
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchone() == (0,)
    connection.close()


def test_a_missing_library_is_only_made_when_asked(path: Path) -> None:
    with pytest.raises(NotFoundError):
        Library.open(path)
    with pytest.raises(NotFoundError):
        Library.open(path, writable=False)
    assert not path.exists()


def test_a_second_writer_is_told_who_has_the_library(
    other_program: subprocess.Popen[str], path: Path
) -> None:
    with pytest.raises(LockedError, match=rf"process {other_program.pid}\); close it or use the window"):
        Library.open(path)


@pytest.mark.usefixtures("other_program")
def test_readers_read_while_another_program_writes(path: Path) -> None:
    reader = Library.open(path, writable=False)
    assert reader.articles.ids() == []
    with pytest.raises(ReadOnlyError):
        reader.tags.create("no")
    reader.close()


def test_the_lock_of_a_killed_program_is_free_at_once(
    other_program: subprocess.Popen[str], path: Path
) -> None:
    os.kill(other_program.pid, signal.SIGKILL)
    other_program.wait()
    Library.open(path).close()


def test_a_library_of_a_newer_version_opens_for_reading_and_stays_as_it_is(
    library: Library, path: Path
) -> None:
    imported(library, "A text.")
    library.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = path.read_bytes()
    newer = Library.open(path)
    assert newer.read_only
    assert "newer version" in newer.notice
    assert len(newer.articles.ids()) == 1
    newer.close(backup=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be one" * 9, b"\0" * 5000])
def test_a_file_that_is_no_library_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for writable in (True, False):
        with pytest.raises(DamagedError):
            Library.open(path, writable=writable)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused_untouched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (id)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for writable in (True, False):
        with pytest.raises(DamagedError):
            Library.open(path, writable=writable)
    assert path.read_bytes() == before


def test_closing_after_changes_keeps_ten_backups(library: Library, article: Article, path: Path) -> None:
    library.close(backup=True)
    for number in range(11):
        again = Library.open(path)
        again.annotations.add(article.id, None, note=str(number))
        again.close(backup=True)
    idle = Library.open(path)
    idle.close(backup=True)
    kept = Library.open(path, writable=False)
    assert len(kept.backups()) == 10
    kept.close()


def test_a_restored_backup_is_whole_and_what_it_replaced_is_kept(
    library: Library, article: Article, path: Path, tmp_path: Path
) -> None:
    annotation = library.annotations.add(article.id, Span(0, 6), note="in the backup")
    out = tmp_path / "copy.scholiast"
    assert library.backup(out) == out.stat().st_size
    library.annotations.add(article.id, None, note="after the backup")
    with pytest.raises(LockedError):
        restore_backup(path, out)
    library.close()
    restore_backup(path, out)
    restored = Library.open(path)
    assert [each.uid for each in restored.annotations.of(article.id)] == [annotation.uid]
    assert len(restored.backups()) == 1
    assert restored.check() == []
    replaced = restored.backups()[0].path
    restored.close()
    restore_backup(path, replaced)
    back = Library.open(path)
    assert len(back.annotations.of(article.id)) == 2
    back.close()


def test_a_backup_never_replaces_a_file(library: Library, tmp_path: Path) -> None:
    out = tmp_path / "there.txt"
    out.write_text("mine")
    with pytest.raises(ScholiastError, match="there already"):
        library.backup(out)
    assert out.read_text() == "mine"


@pytest.mark.usefixtures("article")
def test_a_damaged_backup_leaves_the_library_as_it_was(library: Library, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.scholiast"
    library.backup(out)
    library.close()
    out.write_bytes(out.read_bytes()[:5000])
    with pytest.raises(ScholiastError):
        restore_backup(path, out)
    again = Library.open(path)
    assert again.articles.counts().all == 3
    again.close()


def test_check_sees_a_changed_text_and_a_changed_note(library: Library, article: Article, path: Path) -> None:
    annotation = library.annotations.add(article.id, None, note="mine")
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE version SET text = replace(text, 'calm', 'loud') WHERE article = ?", (article.id,)
    )
    connection.execute("UPDATE annotation SET note = 'yours'")
    connection.commit()
    connection.close()
    found = {problem.where for problem in library.check()}
    assert annotation.uid in found
    assert library.articles.version(article.id).uid in found


def test_drafts_of_a_killed_program_become_the_notes(library: Library, article: Article, path: Path) -> None:
    typed = library.annotations.add(article.id, None, note="begun")
    changed = library.annotations.add(article.id, Span(0, 6), note="old")
    library.drafts.save(typed.id, "begun and went on 😀")
    library.drafts.save(changed.id, "typed")
    library.annotations.edit(typed.id, note="begun")
    library.drafts.save(typed.id, "begun and went on 😀")
    library.close()
    again = Library.open(path)
    assert again.drafts.recover() == 2
    assert {each.note for each in again.annotations.of(article.id)} == {"begun and went on 😀", "typed"}
    assert again.drafts.recover() == 0
    again.undo()
    assert {each.note for each in again.annotations.of(article.id)} == {"begun", "old"}
    again.close()


def test_the_windows_memory_is_kept_with_the_library(library: Library, path: Path) -> None:
    library.state.set("last article", {"uid": "x", "list": [1, 2]})
    library.close()
    again = Library.open(path, writable=False)
    assert again.state.get("last article") == {"uid": "x", "list": [1, 2]}
    assert again.state.get("nothing", 7) == 7
    again.close()


def test_a_damaged_page_is_told_and_never_a_traceback(library: Library, path: Path) -> None:
    imported(library, *(f"Text number {number}. " + "word " * 400 for number in range(40)))
    library.close()
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 8192] = b"\x5a" * (len(content) - 2 * 8192)
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        Library.open(path, writable=False)


def test_damage_that_a_writing_verb_meets_is_told_and_never_a_traceback(library: Library, path: Path) -> None:
    (article,) = imported(library, "Text. " + "word " * 400)
    library.annotations.add(article.id, Span(0, 4), note="kept")
    library.close()
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'history'").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 8192 : page * 8192] = b"\x5a" * 8192
    path.write_bytes(content)
    opened = Library.open(path)
    with pytest.raises(DamagedError):
        opened.annotations.add(article.id, Span(0, 4), note="lost")
    assert [each.note for each in opened.annotations.of(article.id)] == ["kept"]
    opened.close()


def test_a_log_that_cannot_be_read_beside_its_library_is_never_passed_over(
    library: Library, path: Path, tmp_path: Path
) -> None:
    (article,) = imported(library, "Text")
    library.annotations.add(article.id, None, note="in the log")
    folder = tmp_path / "copy"
    folder.mkdir()
    for suffix in ("", "-wal"):
        (folder / (path.name + suffix)).write_bytes(path.with_name(path.name + suffix).read_bytes())
    address = f"{(folder / path.name).as_uri()}?mode=ro"
    with pytest.raises(ScholiastError, match="newest changes"):
        _connect_immutable(folder / path.name, address)


def test_a_library_knows_its_own_files(library: Library, path: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    for name in (path.name, f"{path.name}-wal", f"{path.name}.lock", "research.backups/old.scholiast"):
        assert library.owns(tmp_path / name)
        assert library.owns(tmp_path / "link" / name)
    for name in ("notes.txt", "other.scholiast", f"below/{path.name}", "below/research.backups/a.txt"):
        assert not library.owns(tmp_path / name)


def test_a_library_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ScholiastError, match="cannot be made"):
        Library.open(tmp_path / "file" / "new.scholiast", create=True)


@pytest.mark.usefixtures("article")
def test_two_names_of_one_library_never_make_two_writers(library: Library, path: Path) -> None:
    link = path.with_name("link.scholiast")
    link.symlink_to(path)
    with pytest.raises(LockedError):
        Library.open(link)
    library.close()
    hard = path.with_name("hard.scholiast")
    hard.hardlink_to(path)
    second = Library.open(hard)
    assert second.read_only
    assert "another name" in second.notice
    assert second.articles.counts().all == 3
    second.close()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux lists its locks")
def test_opening_a_library_that_is_open_here_leaves_it_its_locks(library: Library, path: Path) -> None:
    def held() -> list[str]:
        node = f":{path.stat().st_ino} "
        lines = Path("/proc/locks").read_text().splitlines()
        return [line.partition(": ")[2] for line in lines if node in line]  # numbered over all programs

    imported(library, "A text.")
    before = held()
    assert before
    with pytest.raises(LockedError):
        Library.open(path)
    assert held() == before


@pytest.mark.usefixtures("article")
def test_a_backup_is_restored_where_the_library_is_gone(library: Library, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.scholiast"
    library.backup(out)
    library.close()
    there = tmp_path / "new folder" / path.name
    restore_backup(there, out)
    restored = Library.open(there)
    assert restored.articles.counts().all == 3
    restored.close()
    assert [each.name for each in there.parent.iterdir() if each.name.endswith(".part")] == []


@pytest.mark.usefixtures("article")
def test_the_database_of_another_program_is_never_restored(
    library: Library, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.scholiast"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE other (id)")
    connection.commit()
    connection.close()
    library.close()
    with pytest.raises(DamagedError):
        restore_backup(path, other)
    again = Library.open(path)
    assert again.articles.counts().all == 3
    again.close()


def test_pruning_spares_what_the_reader_put_beside_the_backups_and_sweeps_up_after_a_crash(
    library: Library, article: Article, path: Path
) -> None:
    folder = path.with_name("research.backups")
    folder.mkdir()
    mine = folder / "0 before the interview.scholiast"
    half = folder / ".research 2026-11-22T10-00-00-000000Z.scholiast.77.part"
    for file in (mine, half):
        file.write_bytes(b"")
    library.close()
    for number in range(12):
        again = Library.open(path)
        again.annotations.add(article.id, None, note=str(number))
        again.close(backup=True)
    assert mine.exists()
    assert not half.exists()
    assert len(list(folder.iterdir())) == 11


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_a_library_and_its_copies_are_for_their_owner_alone(
    library: Library, path: Path, tmp_path: Path
) -> None:
    imported(library, "A text.")
    out = tmp_path / "copy.scholiast"
    library.backup(out)
    log = path.with_name(path.name + "-wal")
    assert [each.stat().st_mode & 0o777 for each in (path, log, out)] == [0o600] * 3


def test_a_new_library_without_room_on_the_disk_is_refused_in_a_sentence(path: Path) -> None:
    database = Database(connect(path, writable=True, create=True), read_only=False, by="Reader")
    database.run("PRAGMA max_page_count = 10")
    with pytest.raises(ScholiastError, match="The disk is full"):
        migrate(database)
    database.run("PRAGMA max_page_count = 100000")
    migrate(database)  # with room again, on what is left of the first try
    database.close()
    library = Library.open(path)
    assert library.articles.ids() == []
    library.close()
