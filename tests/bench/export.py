"""Benches of exports: notes a second of CPU in every format there is, and the memory that 100,000 notes take.

Run by itself, with a library, a format and the place of a target, it exports in a process of its own and
prints by how many MB that process grew.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.exporting.observing import ObservedSource
from desktop.extensions import load
from desktop.library import Library
from tests.bench.noted import noted
from tests.bench.probe import Row, median, yardstick

RATES = {"csv": 20_000, "jsonl": 20_000, "jsonld": 20_000, "markdown": 20_000, "xlsx": 5_000}
RATES |= {"docx": 300, "docx-comments": 300}
SOME, MANY = 10_000, 100_000
TIMES = 3
MEGABYTES = 64  # what an export of MANY notes may take
SET_AT = 119.0  # milliseconds of the yardstick where the figures were set


@dataclass(frozen=True, slots=True)
class Way:
    """One format and one of its ways to be written."""

    format: str
    place: int

    def write(self, library: Library, folder: Path) -> int:
        """Export all notes into a folder and return how many were given."""
        exporter = load("exporters")[self.format]()
        target = exporter.targets()[self.place]
        source = ObservedSource(library.export_source())
        exporter.write(source, folder / f"notes{target.suffix}", target.preset)
        return source.count

    def __str__(self) -> str:
        """Return its name in the table."""
        target = load("exporters")[self.format]().targets()[self.place]
        return f"{self.format} ({target.suffix or 'folder'})"


def exporting() -> Iterator[Row]:
    """Each format over 10,000 notes, then what it takes of memory for ten times as many."""
    ways = [
        Way(name, place) for name, made in sorted(load("exporters").items()) for place in range(_places(made))
    ]
    slower = max(1.0, yardstick() / SET_AT)
    with tempfile.TemporaryDirectory() as name:
        some = _library(Path(name) / "some", SOME)
        for way in ways:
            aim = RATES.get(way.format, 0)
            words = f"{aim:,}" if aim else ""
            yield Row(
                f"{way}: {SOME:,} notes", _rate(way, some), aim / slower, "notes a second of CPU", words
            )
        many = _library(Path(name) / "many", MANY)
        for way in ways:
            grown = _grown(way, many)
            yield Row(f"{way}: memory for {MANY:,} notes", grown, MEGABYTES, "MB", f"{MEGABYTES} MB")


def _places(made: type) -> int:
    return len(made().targets())


def _library(folder: Path, annotations: int) -> Path:
    folder.mkdir()
    library = noted(folder, annotations=annotations)
    library.close()
    return library.path


def _rate(way: Way, path: Path) -> float:
    rates = []
    library = Library.open(path, writable=False)
    for _time in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.process_time()
            count = way.write(library, Path(folder))
            rates.append(count / (time.process_time() - begun))
    library.close()
    return median(rates)


def _grown(way: Way, path: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.export", str(path), way.format, str(way.place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _memory(name: str) -> float:
    """Return a figure of this process in MB: VmRSS, or VmHWM, which is its highest (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return 0.0


def main(library: str, name: str, place: str) -> None:
    """Export in this process and print how many MB that took; what a format loads is no part of it."""
    way = Way(name, int(place))
    with tempfile.TemporaryDirectory() as folder:
        empty = Library.open(Path(folder) / "empty.scholiast", create=True)
        (Path(folder) / "first").mkdir()
        way.write(empty, Path(folder) / "first")
        empty.close()
        opened = Library.open(Path(library), writable=False)
        before = _memory("VmRSS")
        way.write(opened, Path(folder))
        opened.close()
    print(max(0.0, _memory("VmHWM") - before))


if __name__ == "__main__":
    main(*sys.argv[1:])
