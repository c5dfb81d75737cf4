"""The limits of the house that no linter looks after; ruff, mypy and import-linter look after the others."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
BROAD_EXCEPTS = 3
HIGHEST_COMPLEXITY = 8
Node = TypeVar("Node", bound=ast.AST)
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
# What is loaded before the first paint is paid for at every start.
HEAVY = {
    "babel",
    "spacy",
    "trafilatura",
    "lxml",
    "readability",
    "numpy",
    "pycountry",
    "charset_normalizer",
    "sqlite_utils",
    "rapidfuzz",
    "regex",
    "citeproc",
    "jinja2",
}
# Written in two parts, so that this file does not find itself.
MARKERS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE = re.compile(r"(?<![\w./-])/(wo" r"rk|ro" r"ot|opt/py" r"pi)/|py" r"pi\.org|python" r"hosted")
EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<codes>:\s*[A-Z0-9, ]+|\[[\w, -]+\])?(?P<reason>.*)")


def project_files() -> list[Path]:
    """Return the files that git knows, or at least does not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({path for name in listed.split("\0") if name and (path := ROOT / name).is_file()})


FILES = project_files()
PYTHON = [path for path in FILES if path.suffix == ".py"]
SOURCE = [path for path in PYTHON if path.relative_to(ROOT).parts[0] != "tests"]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PYTHON}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def at(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def nodes(kind: type[Node], paths: list[Path]) -> Iterator[tuple[Path, Node]]:
    for path in paths:
        yield from ((path, node) for node in ast.walk(TREES[path]) if isinstance(node, kind))


def imports(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield where something is imported and its dotted name."""
    for path, plain in nodes(ast.Import, paths):
        yield from ((at(path, plain.lineno), alias.name) for alias in plain.names)
    for path, chosen in nodes(ast.ImportFrom, paths):
        yield from ((at(path, chosen.lineno), f"{chosen.module}.{alias.name}") for alias in chosen.names)


def lines(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield every line of every text file with its place."""
    for path in paths:
        content = path.read_bytes()
        if b"\0" not in content:
            texts = content.decode("utf-8", "replace").splitlines()
            yield from ((at(path, number), text) for number, text in enumerate(texts, start=1))


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Tell whether bugs end here too; one that tidies up and raises again is no such place."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if handler.type is None:
        return True
    return any(
        isinstance(each, ast.Name) and each.id in {"Exception", "BaseException"}
        for each in ast.walk(handler.type)
    )


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_bytes().splitlines()) for path in PYTHON}
    assert {name: count for name, count in long.items() if count > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    functions = [*nodes(ast.FunctionDef, PYTHON), *nodes(ast.AsyncFunctionDef, PYTHON)]
    lengths = {
        f"{at(path, one.lineno)} {one.name}": (one.end_lineno or 0) - one.lineno + 1
        for path, one in functions
    }
    assert {name: count for name, count in lengths.items() if count > LONGEST_FUNCTION} == {}


def test_the_linters_keep_complexity_docstrings_and_annotations() -> None:
    ruff = PROJECT["tool"]["ruff"]["lint"]
    assert ruff["select"] == ["ALL"]
    assert ruff["mccabe"]["max-complexity"] == HIGHEST_COMPLEXITY
    assert PROJECT["tool"]["mypy"]["strict"] is True
    excused = [place for place, line in lines(SOURCE) if re.search(r"noqa:.*\b(C901|D1\d\d|ANN0|ANN2)", line)]
    assert excused == []


def test_every_ignored_rule_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ruff = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8")]
    ignores = re.findall(r'^ +"[A-Z]+\d*",.*$', ruff, re.MULTILINE)
    assert ignores
    assert [line for line in ignores if not re.search(r"# \w", line)] == []


def test_every_excused_line_says_which_rule_and_why() -> None:
    found = [(place, EXCUSE.search(line)) for place, line in lines(SOURCE)]
    bare = [
        place
        for place, excuse in found
        if excuse and not (excuse["codes"] and re.search(r"\w{3}", excuse["reason"]))
    ]
    assert bare == []


def test_no_lambda_is_connected_to_a_signal() -> None:
    connects = [
        (path, call)
        for path, call in nodes(ast.Call, SOURCE)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
    ]
    assert [
        at(path, call.lineno)
        for path, call in connects
        if any(isinstance(each, ast.Lambda) for each in ast.walk(call))
    ] == []


def test_nothing_is_left_to_do_later() -> None:
    assert [place for place, line in lines(FILES) if MARKERS.search(line)] == []


def test_broad_excepts_are_counted() -> None:
    broad = [
        at(path, one.lineno) for path, one in nodes(ast.ExceptHandler, SOURCE) if swallows_everything(one)
    ]
    assert len(broad) <= BROAD_EXCEPTS, broad


def test_nothing_of_ours_is_mocked() -> None:
    assert [
        place for place, name in imports(PYTHON) if re.match(r"(unittest\.)?mock\b|pytest_mock", name)
    ] == []


def test_the_core_knows_no_qt() -> None:
    core = [path for path in SOURCE if path.relative_to(ROOT).parts[0] == "desktop"]
    assert [place for place, name in imports(core) if name.startswith(("PySide6", "shiboken6", "ui."))] == []


def test_only_the_storage_speaks_sql() -> None:
    others = [path for path in SOURCE if not path.is_relative_to(ROOT / "desktop/storage")]
    assert [place for place, name in imports(others) if name.startswith(("sqlite3", "sqlite_utils"))] == []


def test_every_module_is_named_by_what_it_holds() -> None:
    assert [
        str(path) for path in PYTHON if VAGUE_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)
    ] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert [place for place, line in lines(FILES) if MACHINE.search(line)] == []


@pytest.mark.parametrize(("module", "kept_out"), [("ui.window", HEAVY), ("desktop.cli", HEAVY | {"PySide6"})])
def test_what_is_heavy_is_not_loaded_at_the_start(module: str, kept_out: set[str]) -> None:
    ask = f"import {module}, sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert kept_out & set(answer.stdout.split()) == set()


def test_every_entry_point_can_be_loaded() -> None:
    points = distribution("scholiast").entry_points
    assert points
    for point in points:
        assert point.load() is not None


def test_every_dependency_is_locked_with_its_hash() -> None:
    project = PROJECT["project"]
    wanted = {
        "build": PROJECT["build-system"]["requires"],
        "runtime": project["dependencies"],
        "recognition": project["optional-dependencies"]["recognition"],
        "development": PROJECT["dependency-groups"]["development"],
    }
    for name, requirements in wanted.items():
        lock = (ROOT / "resources/packaging" / f"{name}.lock").read_text(encoding="utf-8")
        locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
        assert {re.split(r"[^\w-]", each)[0].lower().replace("_", "-") for each in requirements} <= locked
        assert len(re.findall(r"^[a-z0-9-]+==.*\\\n +--hash=sha256:", lock, re.MULTILINE)) >= len(locked)
        assert "://" not in lock


def test_the_lock_keeps_the_version_that_aborts_from_python_3_11() -> None:
    lock = (ROOT / "resources/packaging/runtime.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^pyside6-essentials==(\S+) ; python_full_version < '3.12'", lock, re.MULTILINE)
    assert pinned
    assert pinned != ["6.12.0"]
