"""What every test gets: a screenless Qt, folders of its own, and skipping of what needs foreign programs."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
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
        "--require-foreign", action="store_true", help="a test marked foreign fails instead of being skipped"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    names = [name for marker in item.iter_markers("foreign") for name in marker.args]
    reasons = [reason for reason in map(_missing, names) if reason]
    if reasons:
        pytest.skip("; ".join(reasons))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    required = item.config.getoption("--require-foreign") and item.get_closest_marker("foreign")
    if required and report.skipped and call.excinfo is not None:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} is required and was skipped: {call.excinfo.value}"
    return report


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and the default library of the person who runs the tests out of them."""
    monkeypatch.setenv("SCHOLIAST_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("SCHOLIAST_DATA", str(tmp_path / "data"))
