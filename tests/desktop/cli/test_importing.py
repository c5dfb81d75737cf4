"""Files into the library, and what is named in them."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import recognising
from desktop.library import Library
from desktop.recognition.catalogue import Choices
from desktop.recognition.installation import available
from desktop.work import Worker

KEYS = ["path", "member", "status", "id", "title", "reason", "warnings"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "below").mkdir(parents=True)
    (folder / "b.txt").write_text("Talks in Baku\n\nIlham Aliyev spoke in Baku.", encoding="utf-8")
    (folder / "a.txt").write_bytes(b"")
    (folder / "below" / "c.txt").write_text("Nothing else", encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    return folder


def test_every_file_has_a_row_and_the_second_time_all_are_known(
    run: Any, folder: Path, tmp_path: Path
) -> None:
    library = tmp_path / "new" / "notes.scholiast"
    first = run("import", folder, tmp_path / "none.txt", "--json", "--library", library)
    assert first.code == 1
    assert [list(row) for row in first.json] == [KEYS] * 4
    names = ["a.txt", "b.txt", "c.txt", "none.txt"]
    assert [Path(row["path"]).name for row in first.json] == names
    assert [row["status"] for row in first.json] == ["failed", "added", "added", "failed"]
    assert all(Path(row["path"]).is_absolute() for row in first.json)
    assert all((row["id"] is None) == bool(row["reason"]) for row in first.json)
    again = run("import", folder / "b.txt", "--json", "--library", library)
    assert (again.code, again.json[0]["status"]) == (0, "duplicate")
    assert again.json[0]["id"] == first.json[1]["id"]
    roundabout = run("import", folder / "below" / ".." / "b.txt", "--json", "--library", library).json
    assert [row["path"] for row in roundabout] == [str(folder / "b.txt")]
    assert len(run("articles", "--json", "--library", library).json) == 2
    assert run("undo", "--json", "--library", library).code == 0
    assert run("articles", "--json", "--library", library).json == []


def test_an_import_is_readable_and_an_empty_one_is_done(run: Any, folder: Path, tmp_path: Path) -> None:
    ran = run("import", folder / "b.txt", folder / "a.txt")
    assert "added" in ran.out
    assert "a.txt: The file is empty." in ran.out
    assert "2 files read: 1 added, 0 there already, 0 updated, 1 failed." in ran.err
    (tmp_path / "empty").mkdir()
    empty = run("import", tmp_path / "empty", "--json")
    assert (empty.code, empty.json) == (0, [])


def test_a_library_in_the_folder_that_is_imported_leaves_itself_out(run: Any, folder: Path) -> None:
    library = folder / "notes.scholiast"
    (folder / "a.txt").unlink()
    for status in ("added", "duplicate"):
        ran = run("import", folder, "--library", library, "--json")
        assert ran.code == 0
        assert [(Path(row["path"]).name, row["status"]) for row in ran.json] == [
            ("b.txt", status),
            ("c.txt", status),
        ]
    named = run("import", library, "--library", library, "--json")
    assert (named.code, [row["status"] for row in named.json]) == (1, ["failed"])


def test_an_unknown_article_cannot_be_recognised(run: Any, ids: Any) -> None:
    assert ids
    ran = run("recognise", "00000000", "--json")
    assert ran.code == 1
    assert [list(row) for row in ran.json] == [["id", "status", "mentions", "reason"]]
    assert (ran.json[0]["id"], ran.json[0]["status"], ran.json[0]["mentions"]) == ("00000000", "failed", None)
    assert "failed" in run("recognise", "00000000").out


@pytest.mark.skipif(available() is not None, reason=str(available()))
def test_entities_are_recognised_once(run: Any, folder: Path) -> None:
    imported = run("import", folder / "b.txt", folder / "below", "--recognise", "--json")
    assert imported.code == 0
    assert "2 articles recognised." in imported.err
    uid = imported.json[0]["id"]
    again = run("recognise", "--all", "--json")
    assert (again.code, {row["status"] for row in again.json}) == (0, {"unchanged"})
    article = run("show", uid, "--json").json[0]
    named = {each["text"]: each["kind"] for each in article["mentions"]}
    assert (named["Baku"], named["Ilham Aliyev"]) == ("place", "person")
    assert all(article["text"][each["start"] : each["end"]] == each["text"] for each in article["mentions"])


def test_a_text_that_the_worker_dies_of_fails_and_says_so(library_path: Path) -> None:
    library = Library.open(library_path, writable=False)
    asked = [each for _article, each in library.mentions.asked(library.articles.ids())]
    library.close()
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=os._exit, initargs=(1,)) as pool:
        answers = recognising.found_in(Worker(executor=pool), asked, Choices())
    assert [answer.version for answer in answers] == [each.version for each in asked]
    assert all("crashed" in answer.problem for answer in answers)
