"""How ./run answers where it has nothing to set up: quickly, in one sentence, from anywhere."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = ROOT / "run"
HEADLESS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def call(script: Path, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    surroundings = {name: value for name, value in os.environ.items() if name not in HEADLESS}
    return subprocess.run(
        [script, *arguments],
        cwd=script.parent.parent,
        env=surroundings | more,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a ./run that is alone in a folder, so that a set-up would be seen."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    return Path(shutil.copy(RUN, folder))


FAKE_PYTHON = """#!/bin/sh
# Stands for every Python: says its place, makes another for -m venv, and else repeats its arguments.
case "$*" in
    *ensurepip.version*) printf '%s\\n' "$0" ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "$0" "$3/bin/scholiast" ;;
    *"${REFUSED:-nothing}"*) echo "refused" >&2; exit 1 ;;
    *) pwd; printf '[%s]' "${0##*/}" "$QT_QPA_PLATFORM" "$@" ;;
esac
"""


@pytest.fixture
def ready(copy: Path, tmp_path: Path) -> Path:
    """Return a ./run that has set everything up, with a Python that only says what it is asked for."""
    python = tmp_path / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    (copy.parent / "pyproject.toml").touch()
    packaging = copy.parent / "resources/packaging"
    packaging.mkdir(parents=True)
    (packaging / "runtime.lock").touch()
    assert call(copy, "test", SCHOLIAST_PYTHON=str(python)).returncode == 0
    return copy


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_every_shell_can_read_it(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is missing")
    assert subprocess.run([shell, "-n", RUN], check=False).returncode == 0


def test_an_unknown_verb_is_a_usage_error_and_sets_nothing_up(copy: Path) -> None:
    answer = call(copy, "dance")
    assert answer.returncode == 2
    assert "'dance'" in answer.stderr
    assert "Usage: ./run" in answer.stderr
    assert answer.stdout == ""
    assert list(copy.parent.iterdir()) == [copy]


def test_help_names_every_verb_and_sets_nothing_up(copy: Path) -> None:
    answer = call(copy, "--help")
    assert answer.returncode == 0
    for verb in ("scholiast", "test", "check", "bench", "setup", "lock"):
        assert f"./run {verb}" in answer.stdout
    assert list(copy.parent.iterdir()) == [copy]


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="elsewhere a display is always there")
def test_without_a_display_it_says_so_in_one_sentence(copy: Path) -> None:
    answer = call(copy)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "needs a screen" in answer.stderr
    assert list(copy.parent.iterdir()) == [copy]


@pytest.mark.usefixtures("ready")
def test_it_finds_its_folder_through_links(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("a clone/run")
    (tmp_path / "bin").mkdir()
    link = tmp_path / "bin" / "scholiast run"
    link.symlink_to("../one")
    answer = call(link, "scholiast", "show", "two words")
    assert answer.stdout == f"{tmp_path}\n[scholiast][][show][two words]"
    assert answer.stderr == ""


def test_the_command_line_stays_in_the_folder_it_was_called_from(ready: Path) -> None:
    assert call(ready, "scholiast", "import", "here.txt").stdout.startswith(f"{ready.parent.parent}\n")


def test_the_tests_run_in_the_projects_folder_and_without_a_screen(ready: Path) -> None:
    answer = call(ready, "test", "-k", "some name", DISPLAY=":0")
    assert answer.stdout == f"{ready.parent}\n[python][offscreen][-m][pytest][-k][some name]"


def test_options_without_a_verb_go_to_the_window(ready: Path) -> None:
    answer = call(ready, "--library", "a b.scholiast", DISPLAY=":0")
    assert answer.stdout.endswith("[python][][-m][ui][--library][a b.scholiast]")


def test_the_second_start_sets_nothing_up(ready: Path) -> None:
    assert call(ready, "scholiast", "tags").stderr == ""
    assert call(ready, "test").stderr == ""


def test_only_locked_versions_with_hashes_are_installed(ready: Path) -> None:
    (ready.parent / "resources/packaging/runtime.lock").write_text("changed\n")
    said = call(ready, "scholiast", "tags").stderr
    for lock in ("build", "runtime", "recognition"):
        path = ready.parent / "resources/packaging" / f"{lock}.lock"
        assert f"[--require-hashes][--only-binary][:all:][-r][{path}]" in said
    assert "[--no-deps][--editable]" in said
    assert "development.lock" not in said


def test_a_set_up_that_was_killed_is_made_anew(ready: Path, tmp_path: Path) -> None:
    half = ready.parent / ".venv/half"
    half.touch()
    (ready.parent / ".venv/.unfinished").touch()
    (ready.parent / ".venv/.done-program").unlink()
    answer = call(ready, "scholiast", "tags", SCHOLIAST_PYTHON=str(tmp_path / "python"))
    assert "Making an environment" in answer.stderr
    assert answer.stdout.endswith("[scholiast][][tags]")
    assert not half.exists()


def test_an_environment_of_another_folder_is_made_anew(ready: Path, tmp_path: Path) -> None:
    moved = ready.parent.rename(tmp_path / "moved") / "run"
    answer = call(moved, "scholiast", "tags", SCHOLIAST_PYTHON=str(tmp_path / "python"))
    assert "Making an environment" in answer.stderr
    assert answer.returncode == 0


def test_without_recognition_it_goes_on_and_says_so_once(ready: Path) -> None:
    (ready.parent / ".venv/.done-recognition").unlink()
    answer = call(ready, "scholiast", "tags", REFUSED="recognition.lock")
    assert "Scholiast works without it" in answer.stderr
    assert answer.stdout.endswith("[scholiast][][tags]")
    assert call(ready, "scholiast", "tags").stderr == ""
    assert "Installing the recognition" in call(ready, "setup").stderr


def test_without_its_libraries_it_stops_and_tries_again_next_time(ready: Path) -> None:
    (ready.parent / ".venv/.done-program").unlink()
    answer = call(ready, "scholiast", "tags", REFUSED="runtime.lock")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "could not be installed" in answer.stderr
    assert call(ready, "scholiast", "tags").returncode == 0


def test_two_set_ups_at_once_wait_for_each_other(ready: Path) -> None:
    (ready.parent / ".venv/.done-program").unlink()
    both = [
        subprocess.Popen([ready, "setup"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=60)[1] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert "".join(said).count("runtime.lock") == 1
