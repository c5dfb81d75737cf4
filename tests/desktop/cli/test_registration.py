"""The desktop learns of the program, and forgets it again."""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import registration


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "share"


def test_menu_entry_links_and_files_are_registered_for_this_user_only(run: Any, home: Path) -> None:
    told = run("--install-desktop").out.splitlines()
    assert all(Path(line).is_relative_to(home) and Path(line).is_file() for line in told)
    entry = (home / "applications" / "scholiast.desktop").read_text("utf-8")
    assert "MimeType=x-scheme-handler/scholiast;application/x-scholiast;" in entry
    line = next(each for each in entry.splitlines() if each.startswith("Exec="))
    command, place = shlex.split(line.removeprefix("Exec="))
    assert (Path(command).name, Path(command).is_file(), place) == ("scholiast", True, "%u")


@pytest.mark.usefixtures("home")
def test_the_registration_can_be_taken_back(run: Any) -> None:
    installed = run("--install-desktop", "--json").json["files"]
    assert run("--remove-desktop", "--json").json["files"] == installed
    assert not any(Path(path).exists() for path in installed)
    assert run("--remove-desktop", "--json").json == {"files": []}


def test_a_place_that_cannot_be_written_ends_in_a_sentence(run: Any, home: Path) -> None:
    home.write_text("a file where the folder should be", "utf-8")
    ran = run("--install-desktop")
    assert (ran.code, ran.out) == (1, "")
    assert "could not be written" in ran.err


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_told_how_it_is_done_there(
    home: Path, monkeypatch: pytest.MonkeyPatch, run: Any, system: str
) -> None:
    assert run is not None
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(registration.ScholiastError, match="is registered by its"):
        registration.install()
    assert not home.exists()


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/opt/my programs/scholiast", '"/opt/my programs/scholiast"'),
        ("/opt/100%/scholiast", '"/opt/100%%/scholiast"'),
        ('/opt/a"b$c`d\\e', r'"/opt/a\\"b\\$c\\`d\\\\e"'),
    ],
)
def test_any_path_stands_in_the_entry_as_its_rules_want(path: str, line: str) -> None:
    assert registration.quoted(Path(path)) == line


@pytest.mark.foreign("desktop-file-validate")
@pytest.mark.usefixtures("home")
def test_the_entry_follows_the_rules_of_desktops() -> None:
    entry = registration.install()[0]
    ran = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.foreign("update-mime-database")
def test_the_type_of_a_library_is_known_to_the_desktop(home: Path) -> None:
    registration.install()
    subprocess.run(["update-mime-database", str(home / "mime")], check=True)
    assert "application/x-scholiast:*.scholiast" in (home / "mime" / "globs").read_text("utf-8")
