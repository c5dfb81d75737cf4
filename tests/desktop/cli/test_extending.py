"""Verbs that other packages bring, found through entry points as the window's are."""

from pathlib import Path
from typing import Any

import pytest

SOURCE = """
def run(words):
    print(*words, sep="|")
    return 7


def fail(words):
    raise OSError(2, "gone", "x")
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package with a verb of its own and one in the place of the window."""
    (tmp_path / "greeting.py").write_text(SOURCE, encoding="utf-8")
    folder = tmp_path / "greeting-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: greeting\nVersion: 1\n", encoding="utf-8")
    (folder / "entry_points.txt").write_text(
        "[scholiast.verbs]\ngreet = greeting:run\nopen = greeting:run\nbreak = greeting:fail\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("installed")
def test_a_verb_of_another_package_gets_its_words(run: Any) -> None:
    ran = run("greet", "--loud", "you")
    assert (ran.code, ran.out) == (7, "--loud|you\n")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("words", "given"),
    [
        ([], ""),
        (["--library", "x"], "--library|x"),
        (["open", "y"], "y"),
        (["scholiast://z", "--json"], "scholiast://z|--json"),
    ],
)
def test_without_a_verb_or_with_a_link_the_window_opens(run: Any, words: list[str], given: str) -> None:
    assert run(*words).out == f"{given}\n"


@pytest.mark.usefixtures("installed")
def test_what_goes_wrong_in_it_is_said_like_everywhere(run: Any) -> None:
    ran = run("break", "--json")
    assert (ran.code, ran.json) == (1, {"error": "x: gone", "remedy": None})
