"""Sharing articles from the command line."""

from pathlib import Path
from typing import Any

import pytest

from desktop.library import Library


def test_chosen_articles_become_a_library_of_their_own(
    run: Any, library_path: Path, ids: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "given.scholiast"
    words = ("--article", ids["Talks"], "--article", ids["باكو"][:23], "--library", library_path)
    ran = run("share", "--out", out, *words, "--json")
    assert ran.code == 0
    assert (ran.json["path"], ran.json["articles"], ran.json["annotations"]) == (str(out), 2, 0)
    listed = run("articles", "--library", out, "--json").json
    assert {row["title"] for row in listed} == {"Talks", "باكو"}
    assert run("check", "--library", out).code == 0
    given = Library.open(out, writable=False)
    assert given.uid == ran.json["library"]
    given.close()


def test_a_tag_or_all_choose_articles_too(
    run: Any, library_path: Path, ids: dict[str, str], tmp_path: Path
) -> None:
    run("annotate", ids["Talks"], "--quote", "Ankara", "--tag", "a/b", "--library", library_path)
    ran = run("share", "--out", tmp_path / "a.scholiast", "--tag", "a", "--library", library_path)
    assert ran.out.strip().endswith("is a new library with 1 article and 1 annotation.")
    ran = run("share", "--out", tmp_path / "b.scholiast", "--all", "--library", library_path, "--json")
    assert ran.json["articles"] == 3


@pytest.mark.parametrize("words", [(), ("--all", "--tag", "a"), ("--article", "x", "--all")])
def test_one_way_to_choose_is_needed(run: Any, library_path: Path, tmp_path: Path, words: Any) -> None:
    ran = run("share", "--out", tmp_path / "a.scholiast", *words, "--library", library_path)
    assert (ran.code, "give either --article, --tag or --all" in ran.err) == (2, True)


def test_what_cannot_be_shared_is_said_in_a_sentence(
    run: Any, library_path: Path, ids: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "a.scholiast"
    ran = run("share", "--out", out, "--tag", "nowhere", "--library", library_path)
    assert (ran.code, "no tag “nowhere”" in ran.err) == (1, True)
    library = Library.open(library_path)
    library.articles.bin([library.articles.find(ids["Talks"]).id])
    library.close()
    ran = run("share", "--out", out, "--article", ids["Talks"], "--library", library_path)
    assert (ran.code, "not in the bin" in ran.err) == (1, True)
    assert not out.exists()
    ran = run("share", "--out", library_path, "--all", "--library", library_path)
    assert (ran.code, "there already" in ran.err) == (1, True)
