"""What of PySide6 is not to be had: a version that loses a reference with every signal and then aborts."""

import subprocess
import sys

import PySide6
import pytest

EMITS = """
from dataclasses import dataclass
from PySide6.QtCore import QObject, Signal, Slot

@dataclass(frozen=True, slots=True)
class Change:
    number: int

class Sender(QObject):
    changed = Signal(object)
    counted = Signal(int, str)

class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.sum = 0
        self.count = 0

    @Slot(object)
    def take(self, change):
        self.sum += change.number

    @Slot(int, str)
    def count_one(self, number, text):
        self.count += 1

sender, receiver = Sender(), Receiver()
sender.changed.connect(receiver.take)
sender.counted.connect(receiver.count_one)
for number in range(100_000):
    sender.changed.emit(Change(number))
    sender.counted.emit(number, "text")
print(receiver.sum, receiver.count)
"""


def test_a_hundred_thousand_signals_all_arrive() -> None:
    answer = subprocess.run(  # a process of its own: an abort would end the tests
        [sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=60, check=False
    )
    assert (answer.returncode, answer.stdout.split()) == (0, [str(sum(range(100_000))), "100000"])


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only Python 3.11 is harmed by it")
def test_the_version_that_aborts_is_not_installed() -> None:
    assert PySide6.__version_info__[:3] != (6, 12, 0)
