"""Work off the window's thread: every answer arrives, on the right thread, once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import ScholiastError
from ui.jobs import Jobs


def double(number: int) -> int:
    return number * 2


def fail(number: int) -> int:
    what = f"No {number}."
    raise ScholiastError(what)


class Answers:
    def __init__(self) -> None:
        self.values: list[int] = []
        self.errors: list[BaseException] = []
        self.threads: set[int] = set()

    def take(self, value: int) -> None:
        self.values.append(value)
        self.threads.add(threading.get_ident())

    def refuse(self, error: BaseException) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())


def test_two_hundred_answers_all_arrive_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs, answers = Jobs(), Answers()
    with ThreadPoolExecutor(2) as pool:
        for number in range(200):
            jobs.start(pool, double, number, done=answers.take)
        qtbot.waitUntil(lambda: len(answers.values) == 200)
    assert sorted(answers.values) == [number * 2 for number in range(200)]
    assert answers.threads == {threading.get_ident()}
    assert jobs.running == 0


def test_an_error_is_told_to_the_one_who_asked(qtbot: QtBot) -> None:
    jobs, answers = Jobs(), Answers()
    with ThreadPoolExecutor(1) as pool:
        jobs.start(pool, fail, 3, done=answers.take, failed=answers.refuse)
        qtbot.waitUntil(lambda: bool(answers.errors))
    assert [str(error) for error in answers.errors] == ["No 3."]
    assert answers.values == []


def test_an_error_nobody_takes_flies_to_the_excepthook(qtbot: QtBot) -> None:
    jobs, answers = Jobs(), Answers()
    with qtbot.captureExceptions() as caught, ThreadPoolExecutor(1) as pool:
        jobs.start(pool, fail, 4, done=answers.take)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ScholiastError


@pytest.mark.parametrize("ending", ["one", "all"])
def test_a_cancelled_job_tells_nobody(qtbot: QtBot, ending: str) -> None:
    jobs, answers, gate = Jobs(), Answers(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait, 5)
        number = jobs.start(pool, double, 1, done=answers.take)
        if ending == "all":
            jobs.close()
        else:
            jobs.cancel(number)
        gate.set()
    qtbot.wait(1)
    assert answers.values == []
    assert jobs.running == 0
