"""Starting and ending the program, as processes of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.settings import Settings, usual_library
from ui.display import require_display
from ui.opening import open_library
from ui.session import Session

LONGEST = 30


def start(*words: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ui", *words],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_window_opens_a_new_library_and_a_signal_closes_it(qtbot: QtBot, folder: Path) -> None:
    library = folder / "first.scholiast"
    process = start("--library", str(library))
    try:
        qtbot.waitUntil(library.exists, timeout=LONGEST * 1000)
        process.send_signal(signal.SIGTERM)
        _out, err = process.communicate(timeout=LONGEST)
    finally:
        process.kill()
    assert process.returncode == 0, err
    assert (folder / "config" / "window.ini").exists()
    opened = Library.open(library)
    assert not opened.read_only
    opened.close()


def test_a_library_that_was_named_and_is_damaged_ends_with_a_sentence(folder: Path) -> None:
    damaged = folder / "damaged.scholiast"
    damaged.write_bytes(b"no library at all " * 100)
    process = start("--library", str(damaged))
    _out, err = process.communicate(timeout=LONGEST)
    assert process.returncode == 1
    assert "damaged" in err
    assert "Traceback" not in err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_program_says_so_in_one_sentence(folder: Path) -> None:
    environment = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    process = start("--library", str(folder / "x.scholiast"), **environment)
    _out, err = process.communicate(timeout=LONGEST)
    assert process.returncode == 1
    assert "no display" in err
    assert len(err.splitlines()) == 1
    assert not (folder / "x.scholiast").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_a_display_that_does_not_answer_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(ScholiastError):
        require_display()
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    require_display()


def test_words_that_do_not_fit_are_usage() -> None:
    process = start("--no-such-option")
    _out, err = process.communicate(timeout=LONGEST)
    assert process.returncode == 2
    assert "usage" in err


def test_the_last_library_is_opened_again_if_it_is_there(folder: Path) -> None:
    there = folder / "there.scholiast"
    there.touch()
    assert usual_library(Settings(last_library=str(there))) == there
    assert usual_library(Settings(last_library=str(folder / "gone.scholiast"))).name == "library.scholiast"


@pytest.mark.usefixtures("qapp")
def test_a_last_library_that_is_damaged_does_not_keep_the_window_from_opening(folder: Path) -> None:
    damaged = folder / "data" / "library.scholiast"
    damaged.parent.mkdir()
    damaged.write_bytes(b"no library at all " * 100)
    session = Session()
    assert isinstance(open_library(session, None), ScholiastError)
    assert session.library is None
