"""New versions from the command line: by themselves, and of an article that is named."""

from pathlib import Path
from typing import Any

import pytest

STORY = (
    "Ferry leaves Baku\n\nThe ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "Its captain told reporters that the sea was calm and that nobody had been hurt in the night."
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "texts" / "ferry.txt"
    file.parent.mkdir()
    file.write_text(STORY, encoding="utf-8")
    return file


def test_a_changed_file_is_a_new_version_and_its_notes_go_along(run: Any, file: Path) -> None:
    uid = run("import", file, "--json").json[0]["id"]
    note = run("annotate", uid, "--quote", "sea was calm", "--json").json["id"]
    file.write_text("UPDATE: " + STORY.replace("ninety", "a hundred"), encoding="utf-8")
    again = run("import", file, "--json")
    (row,) = again.json
    assert (again.code, row["status"], row["id"]) == (0, "updated", uid)
    assert row["warnings"] == ["A new version of “Ferry leaves Baku”; 1 note moved."]
    assert "0 added, 0 there already, 1 updated, 0 failed." in again.err
    (article,) = run("show", uid, "--json").json
    assert (article["version"], article["text"]) == (2, file.read_text(encoding="utf-8"))
    (annotation,) = article["annotations"]
    assert (annotation["id"], annotation["quote"], annotation["state"]) == (note, "sea was calm", "moved")
    assert run("import", file, "--json").json[0]["status"] == "duplicate"
    assert run("undo", "--json").json["label"] == "New version of “Ferry leaves Baku”"
    (article,) = run("show", uid, "--json").json
    assert (article["version"], article["text"]) == (1, STORY)
    assert article["annotations"][0]["state"] == "exact"


def test_a_file_becomes_a_version_of_the_article_that_is_named(run: Any, file: Path, ids: Any) -> None:
    uid = ids["Talks"]
    (row,) = run("import", file, "--as-version-of", uid[:13], "--json").json
    assert (row["status"], row["id"], row["title"]) == ("updated", uid, "Talks")
    assert run("show", uid, "--json").json[0]["version"] == 2
    (same,) = run("import", "--as-version-of", uid, file, "--json").json
    assert (same["status"], same["id"]) == ("duplicate", uid)
    told = run("import", "--as-version-of", ids["باكو"], file)
    assert told.code == 0
    assert "A new version of “باكو”." in told.out


def test_one_version_is_of_one_file(run: Any, file: Path, ids: Any) -> None:
    other = file.with_name("other.txt")
    other.write_text("Another text.", encoding="utf-8")
    both = run("import", file, other, "--as-version-of", ids["Talks"])
    assert (both.code, both.out) == (2, "")
    folder = run("import", file.parent, "--as-version-of", ids["Talks"], "--json")
    assert (folder.code, {row["status"] for row in folder.json}) == (1, {"failed"})
    assert len(folder.json) == 2
    other.unlink()
    assert (
        run("import", file.parent, "--as-version-of", ids["Talks"], "--json").json[0]["status"] == "updated"
    )
    file.unlink()
    empty = run("import", file.parent, "--as-version-of", ids["Talks"], "--json")
    assert (empty.code, [row["status"] for row in empty.json]) == (1, ["failed"])


def test_an_article_or_library_that_is_not_there_has_no_new_version(
    run: Any, file: Path, library_path: Path
) -> None:
    assert run("import", file, "--as-version-of", "00000000", "--json").code == 1
    missing = library_path.with_name("none.scholiast")
    assert run("import", file, "--as-version-of", "00000000", "--library", missing).code == 1
    assert not missing.exists()
    assert len(run("articles", "--json").json) == 3
