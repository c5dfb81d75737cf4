"""What every test gets: a screenless Qt, folders of its own, and skipping of what needs foreign programs."""

import os
import shutil
import subprocess
from collections.abc import Generator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
# How long something takes is for the benchmarks; and a change must not fail for an example nobody has seen.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")
SYSTEM_PYTHON = "/usr/bin/python3"


@cache
def _missing(name: str) -> str:
    """Say why ``name`` of a foreign marker cannot be used here; empty when it can."""
    kind, _, module = name.rpartition(":")
    if kind == "python3":
        asked = subprocess.run([SYSTEM_PYTHON, "-c", f"import {module}"], capture_output=True, check=False)
        return f"{module} of {SYSTEM_PYTHON} is missing" if asked.returncode else ""
    return "" if shutil.which(name) else f"{name} is missing"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-foreign",
        action="store_true",
        help="a test marked foreign, not as large, fails instead of being skipped",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    names = [name for marker in item.iter_markers("foreign") for name in marker.args]
    reasons = [reason for reason in map(_missing, names) if reason]
    if reasons:
        pytest.skip("; ".join(reasons))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    marker = item.get_closest_marker("foreign")
    small = marker is not None and not marker.kwargs.get("large")
    required = item.config.getoption("--require-foreign") and small
    if required and report.skipped and call.excinfo is not None:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} is required and was skipped: {call.excinfo.value}"
    return report


def _use_folders(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv("SCHOLIAST_CONFIG", str(folder / "config"))
    patch.setenv("SCHOLIAST_DATA", str(folder / "data"))


@pytest.fixture(scope="session", autouse=True)
def folders_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Generator[None, None, None]:
    """Keep the settings and the library of the person who runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        _use_folders(patch, tmp_path_factory.mktemp("run"))
        yield


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test settings and a library of its own."""
    _use_folders(monkeypatch, tmp_path)
