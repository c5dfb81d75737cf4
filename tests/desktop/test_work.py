"""The worker process: limits, crashes, order, and an end with its parent."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.files import read_file
from desktop.model import FileResult
from desktop.work import ImportQueue, Submission, Worker, read_files
from desktop.work.queue import crash_reason

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the limits are those of POSIX")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(seconds=1)
    yield worker
    worker.close()


def test_a_task_runs_in_another_process_and_gives_its_result_back(worker: Worker) -> None:
    assert worker.submit(os.getpid).result() != os.getpid()
    assert worker.submit(int, "12").result() == 12


@POSIX
def test_the_worker_is_polite(worker: Worker) -> None:
    assert worker.submit(os.nice, 0).result() == min(19, os.nice(0) + 10)


def test_an_error_of_a_task_comes_back_and_the_worker_lives_on(worker: Worker) -> None:
    pid = worker.submit(os.getpid).result()
    with pytest.raises(ValueError, match="invalid literal"):
        worker.submit(int, "x").result()
    assert worker.submit(os.getpid).result() == pid


def test_after_a_crash_the_next_task_gets_a_new_process(worker: Worker) -> None:
    with pytest.raises(BrokenExecutor):
        worker.submit(os.abort).result()
    assert worker.submit(int, "5").result() == 5


@POSIX
def test_a_task_that_never_ends_is_ended_by_the_kernel(worker: Worker) -> None:
    endless = worker.submit(sum, range(10**15))
    with pytest.raises(BrokenExecutor):
        endless.result()
    assert worker.submit(int, "6").result() == 6


@POSIX
def test_a_task_that_wants_too_much_memory_fails_alone(worker: Worker) -> None:
    with pytest.raises(MemoryError):
        worker.submit(bytearray, 4_000_000_000).result()


def test_closing_does_not_wait_for_what_is_running() -> None:
    worker = Worker()
    started = worker.submit(os.getpid)
    started.result()
    sleeping = worker.submit(select.select, [], [], [], 600)
    worker.close()
    with pytest.raises((BrokenExecutor, CancelledError)):
        sleeping.result()


def test_any_executor_can_stand_in_for_the_process() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert Worker(executor=threads).submit(os.getpid).result() == os.getpid()


def test_files_are_read_in_order_and_a_bad_one_does_not_stop_the_rest(tmp_path: Path) -> None:
    names = ["one.txt", "missing.txt", "two.txt"]
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"This is {name}", encoding="utf-8")
    with ThreadPoolExecutor(1) as threads:
        found = list(read_files(Worker(executor=threads), [str(tmp_path / name) for name in names]))
    assert [Path(each.path).name for each in found] == names
    assert [each.reason is None for each in found] == [True, False, True]


def test_an_import_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A", encoding="utf-8")
    answers = iter([False, True])
    with ThreadPoolExecutor(1) as threads:
        found = list(
            read_files(Worker(executor=threads), [str(path)] * 100, cancelled=lambda: next(answers, True))
        )
    assert len(found) < 50


def test_the_oldest_file_in_flight_fails_and_the_others_fly_again() -> None:
    queue = ImportQueue("abcd", ahead=3)
    first, second, third = queue.next_submissions()
    queue.finished(first, FileResult("a"))
    for submission in (third, second):
        queue.crashed(submission)
    assert queue.ready() == [FileResult("a"), FileResult("b", reason=crash_reason())]
    again = queue.next_submissions()
    assert [each.path for each in again] == ["c", "d"]
    queue.finished(third, FileResult("c", size=1))  # a late answer of the dead worker
    assert queue.ready() == []
    for submission in again:
        queue.finished(submission, FileResult(submission.path))
    assert [each.path for each in queue.ready()] == ["c", "d"]
    assert queue.done


def test_a_file_in_parts_is_asked_for_each_and_given_before_the_next_file() -> None:
    queue = ImportQueue("ab", ahead=2)
    first, second = queue.next_submissions()
    queue.finished(second, FileResult("b"))
    queue.finished(first, FileResult("a", next_part=1))
    assert [(each.path, each.next_part) for each in queue.ready()] == [("a", 1)]
    (again,) = queue.next_submissions()
    assert (again.path, again.part) == ("a", 1)
    assert not queue.done
    queue.finished(again, FileResult("a"))
    assert [each.path for each in queue.ready()] == ["a", "b"]
    assert queue.done


def test_the_worker_died_of_what_it_was_given_first_and_goes_on_with_the_part_of_the_other() -> None:
    queue = ImportQueue("ab", ahead=2)
    first, second = queue.next_submissions()
    queue.finished(first, FileResult("a", next_part=1))
    (part,) = queue.next_submissions()
    queue.crashed(second)
    queue.crashed(part)
    (again,) = queue.next_submissions()
    assert (again.path, again.part) == ("a", 1)
    queue.finished(again, FileResult("a"))
    assert [(each.path, each.reason) for each in queue.ready()] == [
        ("a", None),
        ("a", None),
        ("b", crash_reason()),
    ]


def test_files_behind_a_long_one_are_not_read_without_end() -> None:
    queue = ImportQueue((str(number) for number in range(1_000)), ahead=2)
    part = 0
    for _time in range(500):
        for each in queue.next_submissions():
            part += each.path == "0"
            queue.finished(each, FileResult(each.path, next_part=part if each.path == "0" else 0))
        assert {each.path for each in queue.ready()} <= {"0"}
    assert part == 500
    assert len(queue._results) < 100


def test_a_cancelled_queue_submits_nothing_more() -> None:
    queue = ImportQueue("abc", ahead=1)
    (flying,) = queue.next_submissions()
    queue.cancel()
    assert not queue.done
    queue.finished(flying, FileResult("a"))
    assert queue.next_submissions() == []
    assert queue.done


@given(st.integers(0, 30), st.integers(1, 6), st.randoms(use_true_random=False))
def test_every_file_gets_one_verdict_in_order_whatever_crashes(
    count: int, ahead: int, random: Random
) -> None:
    paths = [str(number) for number in range(count)]
    queue, flying, found = ImportQueue(paths, ahead=ahead), list[Submission](), list[FileResult]()
    while not queue.done:
        flying += queue.next_submissions()
        found += queue.ready()
        if flying and random.random() < 0.3:
            for each in random.sample(flying, len(flying)):
                queue.crashed(each)
            flying.clear()
        elif flying:
            each = flying.pop(random.randrange(len(flying)))
            queue.finished(each, FileResult(each.path))
        found += queue.ready()
    assert [each.path for each in found] == paths


PROGRAM = """
import os, sys
from desktop.work import Worker
if __name__ == "__main__":
    worker = Worker()
    worker.submit(print, "POLLUTION").result()
    print(worker.submit(os.getpid).result(), flush=True)
    sys.stdin.read()
else:
    print("IMPORTED AGAIN", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waiting for a stranger's end needs Linux")
def test_the_worker_prints_nothing_and_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        handle = os.pidfd_open(child)
        parent.send_signal(signal.SIGKILL)
        ended, _, _ = select.select([handle], [], [], 20)
        os.close(handle)
    assert ended


def test_a_result_can_travel_between_processes(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Baku 😀", encoding="utf-8")
    assert worker.submit(read_file, str(path)).result() == read_file(str(path))
