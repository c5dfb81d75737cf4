"""The words of the command line: what goes together, what comes out where."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import desktop
from desktop.cli import parser


def _scholiast(*words: object, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "desktop", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, **settings)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["show"],
        ["show", "--all", "00000000"],
        ["recognise"],
        ["import"],
        ["annotate"],
        ["annotate", "00000000", "--start", "1"],
        ["annotate", "00000000", "--start", "1", "--end", "x"],
        ["annotate", "00000000", "--start", "-1", "--end", "2"],
        ["annotate", "00000000", "--start", "5", "--end", "5"],
        ["annotate", "00000000", "--end", "5", "--start", "6"],
        ["annotate", "00000000", "--tag", " / "],
        ["articles", "--library", ""],
        ["import", ""],
        ["export", "--format", "csv", "--out", ""],
        ["annotate", "00000000", "--quote", "a", "--start", "1", "--end", "2"],
        ["annotate", "00000000", "--occurrence", "1"],
        ["annotate", "00000000", "--quote", "a", "--occurrence", "0"],
        ["annotate", "00000000", "--quote", ""],
        ["annotate", "00000000", "--quote", "--json"],
        ["annotate", "00000000", "11111111"],
        ["annotate", "00000000", "--batch", "-"],
        ["edit", "00000000"],
        ["edit", "00000000", "--no-tags", "--tag", "a"],
        ["delete"],
        ["articles", "--limit", "-1"],
        ["articles", "--limi", "1"],
        ["articles", "extra"],
        ["export", "--format", "csv"],
        ["backup"],
    ],
)
def test_words_that_do_not_fit_together_do_nothing(run: Any, tmp_path: Path, words: list[str]) -> None:
    ran = run(*words, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "usage" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_help_and_version_are_there_for_all_and_each(run: Any) -> None:
    assert run("--version").out == f"scholiast {desktop.__version__}\n"
    overview = run("--help")
    assert overview.code == 0
    for name in (*parser.VERBS, *parser.WINDOW_VERBS):
        assert name in overview.out
    for name in parser.VERBS:
        ran = run(name, "--help")
        assert ran.code == 0
        assert "--library" in ran.out


def test_options_may_stand_anywhere_after_the_verb(run: Any, ids: Any, library_path: Path) -> None:
    first, second = ids["Talks"], ids["باكو"]
    ran = run("show", first, "--library", library_path, second, "--json", "--")
    assert [row["id"] for row in ran.json] == [first, second]
    assert run("--library", library_path, "--json", "articles").json == run("articles", "--json").json


@pytest.mark.parametrize("note", ["- a list", "-x", "--strange", "-5", "=", "", "two\nlines", "a=b"])
def test_a_value_may_begin_with_a_hyphen(run: Any, ids: Any, note: str) -> None:
    assert run("annotate", "--note", note, ids["Talks"], "--json").json["note"] == (note or None)


def test_output_is_utf8_in_any_locale_and_nothing_but_json(library_path: Path) -> None:
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        environment = {
            **os.environ,
            "LC_ALL": locale,
            "LANG": locale,
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        ran = _scholiast("articles", "--json", "--library", library_path, env=environment)
        assert ran.returncode == 0
        assert json.loads(ran.stdout.decode("utf-8"))[0]["title"] == "باكو"
        assert "باكو" in ran.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error_to_shout_about(library_path: Path) -> None:
    source = f"{sys.executable} -m desktop show --all --json --library '{library_path}' | true"
    ran = subprocess.run(["/bin/sh", "-c", source], capture_output=True, check=False)
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr


def test_a_bug_is_shown_whole_and_ends_in_json(run: Any) -> None:
    ran = run("articles", "--json", "--library", "\0")
    assert ran.code == 1
    assert "Traceback" in ran.err
    assert "mistake" in ran.json["error"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_under_the_output_is_said_in_a_sentence(library_path: Path) -> None:
    source = f"{sys.executable} -m desktop articles --library '{library_path}' > /dev/full"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ran = subprocess.run(["/bin/sh", "-c", source], capture_output=True, check=False, env=environment)
    assert ran.returncode == 1
    assert b"space" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let commands take an interrupt also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_command_ends_quietly_with_130(library_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "annotate", "--batch", "-", "--library", str(library_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"line": 1')
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 130


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    "words", ["articles --json >&-", "articles 2>&-", "annotate --batch - <&-", "articles nonsense >&- 2>&-"]
)
def test_a_stream_that_is_closed_is_no_bug(library_path: Path, words: str) -> None:
    verb, rest = words.split(" ", 1)
    source = f"{sys.executable} -m desktop {verb} --library '{library_path}' {rest}"
    ran = subprocess.run(["/bin/sh", "-c", source], capture_output=True, check=False)
    assert ran.returncode == (2 if "nonsense" in words else 0)
    assert ran.stderr == b""
