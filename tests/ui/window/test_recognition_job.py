"""Recognition in the window: the open article first, stored once, never in the reader's way."""

from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import ScholiastError
from desktop.model import ArticleId, FoundMention, Kind
from desktop.recognition.asking import Asked, Recognised
from desktop.recognition.installation import available
from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session
from ui.window import Window
from ui.work.recognising import RecognitionJob

installed = pytest.mark.skipif(available() is not None, reason="recognition is not installed")


class Capitals(Executor):
    """Answers at once, in the worker's place: every "Baku" is a place. Keeps what it was given."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.batches: list[list[str]] = []
        self._error = error

    def submit(self, _fn: Callable[..., Any], /, *args: Any, **_more: Any) -> "Future[Any]":
        asked: list[Asked] = args[0]
        self.batches.append([each.text for each in asked])
        future: Future[Any] = Future()
        if self._error is not None:
            future.set_exception(self._error)
        else:
            future.set_result([Recognised(each.version, "test 1", "en", found(each.text)) for each in asked])
        return future


def found(text: str) -> list[FoundMention]:
    at = text.find("Baku")
    return [FoundMention(at, at + 4, Kind.PLACE)] if at >= 0 else []


@pytest.fixture
def session(library_path: Path) -> Generator[Session, None, None]:
    made = Session()
    made.open(library_path)
    made.settings = replace(made.settings, recognise=True)
    yield made
    made.close()


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.work.recognising.BATCH_ARTICLES", 1)


def nobody() -> list[ArticleId]:
    return []


@installed
def test_what_no_engine_has_read_is_recognised_once_newest_first(qtbot: QtBot, session: Session) -> None:
    engine = Capitals()
    job = RecognitionJob(session, Jobs(), Worker(executor=engine), first=nobody)
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    assert session.library is not None
    ids = session.library.articles.ids()
    assert session.library.mentions.recognised_by(ids[0]) == "test 1"
    texts = [session.library.articles.version(each).text for each in ids[1:]]
    assert [text for batch in engine.batches for text in batch] == texts
    assert all(session.library.mentions.of(each) for each in ids)
    job.refill()
    assert not job.running


@installed
def test_the_open_article_comes_before_all_others(qtbot: QtBot, session: Session) -> None:
    assert session.library is not None
    last = session.library.articles.ids()[-1]
    engine = Capitals()
    job = RecognitionJob(session, Jobs(), Worker(executor=engine), first=lambda: [last])
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    assert engine.batches[0][0] == session.library.articles.version(last).text


@installed
def test_progress_ends_at_the_number_of_articles(qtbot: QtBot, session: Session) -> None:
    job = RecognitionJob(session, Jobs(), Worker(executor=Capitals()), first=nobody)
    seen: list[tuple[int, int]] = []

    def keep(done: int, total: int) -> None:
        seen.append((done, total))

    job.progressed.connect(keep)
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    assert (4, 4) in seen
    assert seen[-1] == (0, 0)
    assert all(done <= total for done, total in seen)


@installed
def test_a_pause_stops_before_the_next_batch(qtbot: QtBot, session: Session) -> None:
    engine = Capitals()
    job = RecognitionJob(session, Jobs(), Worker(executor=engine), first=nobody)
    job.turn()
    job.refill()
    assert engine.batches == []
    job.turn()
    qtbot.waitUntil(lambda: not job.running)
    assert engine.batches


@installed
@pytest.mark.parametrize(
    ("error", "sentence"),
    [(ScholiastError("The model is damaged."), "The model is damaged."), (BrokenExecutor(), "unexpectedly")],
    ids=["damaged", "crashed"],
)
@pytest.mark.usefixtures("one_at_a_time")
def test_a_failing_engine_is_said_once_and_nothing_more(
    qtbot: QtBot, session: Session, error: BaseException, sentence: str
) -> None:
    job = RecognitionJob(session, Jobs(), Worker(executor=Capitals(error)), first=nobody)
    said: list[str] = []
    job.unavailable.connect(said.append)
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    for _time in range(3):
        job.refill()
        qtbot.waitUntil(lambda: not job.running)
    assert len(said) == 1
    assert sentence in said[0]


@installed
def test_with_recognition_turned_off_nothing_happens(session: Session) -> None:
    session.settings = replace(session.settings, recognise=False)
    engine = Capitals()
    RecognitionJob(session, Jobs(), Worker(executor=engine), first=nobody).refill()
    assert engine.batches == []


@installed
def test_stopping_forgets_what_is_under_way(qtbot: QtBot, session: Session) -> None:
    job = RecognitionJob(session, Jobs(), Worker(executor=Capitals()), first=nobody)
    job.refill()
    job.stop()
    assert not job.running
    qtbot.wait(1)


def test_mentions_that_arrive_are_shown_in_the_open_article(window: Window) -> None:
    window.panes.articles.step(1)
    window.commands.action("next_article").trigger()
    article = window.reading.article
    library = window.session.library
    assert article is not None
    assert library is not None
    version = library.articles.version(article.id)
    at = version.text.index("Shusha")
    library.mentions.store(version.id, "test 1", [FoundMention(at, at + 6, Kind.PLACE)])
    assert window.panes.inspector.entities.count() == 1
    assert [each.id for each in library.mentions.of(article.id)]


def test_the_open_article_and_what_is_visible_come_first(window: Window) -> None:
    window.panes.articles.step(1)
    window.commands.action("next_article").trigger()
    assert window.reading.article is not None
    assert window.first_articles()[0] == window.reading.article.id
    assert set(window.first_articles()) == set(window.panes.articles.model.ids)


@installed
@pytest.mark.usefixtures("one_at_a_time")
def test_a_batch_that_ends_the_worker_is_left_out_and_the_rest_goes_on(
    qtbot: QtBot, session: Session
) -> None:
    engine = Once()
    job = RecognitionJob(session, Jobs(), Worker(executor=engine), first=nobody)
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    assert session.library is not None
    found_in = [each for each in session.library.articles.ids() if session.library.mentions.of(each)]
    assert len(engine.batches) == 4
    assert len(found_in) == 4  # three of them, and one that was read before
    job.refill()
    assert not job.running


class Once(Capitals):
    """Dies of the second batch."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **more: Any) -> "Future[Any]":
        future = super().submit(fn, *args, **more)
        if len(self.batches) == 2:
            future = Future()
            future.set_exception(BrokenExecutor())
        return future


@installed
def test_a_library_that_cannot_be_written_ends_recognition_with_one_sentence(
    qtbot: QtBot, session: Session
) -> None:
    assert session.library is not None
    database = session.library._core.database.connection
    database.execute("PRAGMA query_only = ON")
    job = RecognitionJob(session, Jobs(), Worker(executor=Capitals()), first=nobody)
    said: list[str] = []
    job.unavailable.connect(said.append)
    job.refill()
    qtbot.waitUntil(lambda: bool(said) and not job.running)
    job.refill()
    qtbot.waitUntil(lambda: not job.running)
    assert len(said) == 1
    assert "cannot be written" in said[0]
    database.execute("PRAGMA query_only = OFF")
