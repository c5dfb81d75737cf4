"""What the benches share: a row of the table, medians, made texts, and the limits of this machine."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

WORDS = [
    "the",
    "drills",
    "of",
    "both",
    "armies",
    "began",
    "near",
    "the",
    "river",
    "in",
    "the",
    "early",
    "morning",
    "and",
    "officers",
    "from",
    "the",
    "ministry",
    "said",
    "that",
    "units",
    "would",
    "build",
    "bridges",
    "while",
    "artillery",
    "and",
    "aviation",
    "took",
    "part",
    "over",
    "several",
    "days",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, the limit probed in the same run (0: none), unit and aim."""

    what: str
    measured: float
    limit: float = 0.0
    unit: str = ""
    aim: str = ""


def made_text(size: int, *, seed: int = 0) -> str:
    """Return about ``size`` characters of Latin text in paragraphs of some 400."""
    words: list[str] = []
    length, place = 0, seed
    while length < size:
        place = (place * 1_103_515_245 + 12_345) % 2**31
        word = WORDS[place % len(WORDS)]
        words.append(word + (".\n\n" if len(words) % 70 == 69 else " "))
        length += len(words[-1])
    return f"Report {seed}\n\n" + "".join(words)


def median(samples: Sequence[float]) -> float:
    """Return the median of samples."""
    return statistics.median(samples)


def wall(action: Callable[[], object], *, times: int) -> float:
    """Return the median wall time of an action in milliseconds."""
    return median([_once(action, time.perf_counter) for _time in range(times)])


def cpu(action: Callable[[], object], *, times: int) -> float:
    """Return the median CPU time of this thread for an action in milliseconds."""
    return median([_once(action, time.thread_time) for _time in range(times)])


def percentile(action: Callable[[], object], *, times: int, share: float = 0.99) -> float:
    """Return the CPU milliseconds of this thread under which ``share`` of the runs of an action stay."""
    return sorted(_once(action, time.thread_time) for _time in range(times))[int(times * share)]


def _once(action: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    action()
    return (clock() - begun) * 1000


def against_fdatasync(folder: Path, action: Callable[[], object], *, times: int) -> tuple[float, float]:
    """Return the median milliseconds of an action and, in turn with it, of a bare 8 KB fdatasync.

    The bare write overwrites pages that are there already, as a log that is used again does.
    """
    handle = os.open(folder / "bare", os.O_RDWR | os.O_CREAT)
    page, pages = b"x" * 8192, 256
    os.write(handle, page * pages)
    os.fsync(handle)
    measured, bare = [], []
    for number in range(times):
        measured.append(_once(action, time.perf_counter))
        begun = time.perf_counter()
        os.pwrite(handle, page, number % pages * len(page))
        os.fdatasync(handle)
        bare.append((time.perf_counter() - begun) * 1000)
    os.close(handle)
    return median(measured), median(bare)


def yardstick() -> float:
    """Return the CPU milliseconds that QTextDocument needs to lay out 1 MB of Latin text."""
    application = QApplication.instance() or QApplication([])
    text = made_text(1_000_000)

    def lay_out() -> None:
        document = QTextDocument()
        document.setPlainText(text)
        document.setTextWidth(700)
        document.size()

    assert application is not None
    return cpu(lay_out, times=3)
