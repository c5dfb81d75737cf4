"""Recognition in the window: small batches in the worker, stored here in slices, never in the reader's way.

The open article comes first, then what is visible in the list, then the rest, newest first.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.model import ArticleId
from desktop.recognition.asking import Asked, Recognised
from desktop.recognition.catalogue import choices_of, engine_for
from desktop.recognition.engine import recognise
from desktop.translation import _
from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session

BATCH_CHARACTERS = 24_000  # about half a second of the worker
BATCH_ARTICLES = 8
SLICE = 0.008  # seconds of the window's thread at a time
PAUSE = 5  # milliseconds between two slices
MOST_CRASHES = 3
SETTLE = 300  # milliseconds after a change before the queue is made anew

Found = tuple[ArticleId, Recognised]


class RecognitionJob(QObject):
    """Recognises what is pending. ``first`` names the articles that come first, asked before each batch."""

    progressed = Signal(int, int)  # done, in all; equal when there is nothing to do
    unavailable = Signal(str)  # why nothing is recognised, told once

    def __init__(
        self, session: Session, jobs: Jobs, worker: Worker, *, first: Callable[[], Iterable[ArticleId]]
    ) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self.worker = worker
        self._first = first
        self._pending: dict[ArticleId, None] = {}
        self._total = 0
        self._job: int | None = None
        self._in_work: dict[ArticleId, None] = {}  # handed out and not stored yet
        self._left_out: set[ArticleId] = set()  # their batch ended the worker
        self._done = 0
        self._storing: deque[Found] = deque()
        self._said: set[str] = set()  # why engines cannot be used, each told once
        self._troubled = False
        self._crashes = 0
        self.paused = False
        self._soon = self._clock(SETTLE, self.refill, single=True)
        self._slices = self._clock(PAUSE, self.store_some, single=False)

    def _clock(self, pause: int, slot: Callable[[], None], *, single: bool) -> QTimer:
        clock = QTimer(self)
        clock.setSingleShot(single)
        clock.setInterval(pause)
        clock.timeout.connect(slot)
        return clock

    @property
    def running(self) -> bool:
        """Whether there is something left to recognise and an engine that can."""
        return not self._troubled and bool(self._pending or self._job is not None or self._storing)

    @Slot()
    def look(self) -> None:
        """See soon whether something is pending: articles were added or changed."""
        if not self._troubled and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def refill(self) -> None:
        """Ask the library what is pending, and begin."""
        library = self._session.library
        if library is None or not (self._session.writable and self._session.settings.recognise):
            return
        self._pending = dict.fromkeys(
            each
            for each in self._readable(library.mentions.pending())
            if each not in self._in_work and each not in self._left_out
        )
        self._total = self._done + len(self._in_work) + len(self._pending)
        self._tell()
        self._submit()

    def _readable(self, pending: Mapping[ArticleId, str | None]) -> list[ArticleId]:
        """Return the articles whose engine can be used; of one without a language the worker tells."""
        choices = choices_of(self._session.settings)
        problems = {
            language: engine_for(language, choices).problem for language in {*pending.values()} - {None}
        }
        for problem in problems.values():
            self._say_once(problem)
        return [article for article, language in pending.items() if not problems.get(language)]

    def _say_once(self, problem: str) -> None:
        if problem and problem not in self._said:
            self._said.add(problem)
            self.unavailable.emit(problem)

    def _give_up(self, why: str) -> None:
        self._troubled = True
        self._pending.clear()
        self._in_work.clear()
        self._total = self._done = 0
        self._tell()
        self.unavailable.emit(why)

    @Slot()
    def turn(self) -> None:
        """Pause, or go on."""
        self.paused = not self.paused
        self._tell()
        self._submit()

    def keep(self, results: Sequence[Found]) -> None:
        """Store what was found on request, slice by slice."""
        self._storing.extend(results)
        self._total += len(results)
        self._slices.start()

    def try_again(self) -> None:
        """Look again at what was left out: another engine may be chosen now."""
        self._left_out.clear()
        self._said.clear()
        self.look()

    def stop(self) -> None:
        """Forget everything before the library closes; what is not stored is recognised next time."""
        self._soon.stop()
        self._slices.stop()
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None
        self._storing.clear()
        self._pending.clear()
        self._in_work.clear()
        self._left_out.clear()
        self._total = self._done = 0
        self._tell()

    def _tell(self) -> None:
        self.progressed.emit(self._done, self._total)

    def _next_texts(self, library: Library) -> list[tuple[ArticleId, Asked]]:
        """Take the next articles off the queue: at least one, then as many as make a small batch."""
        texts: list[tuple[ArticleId, Asked]] = []
        characters = 0
        wanted = chain(
            [each for each in self._first() if each in self._pending],
            list(islice(self._pending, BATCH_ARTICLES)),
        )
        for article in dict.fromkeys(wanted):
            found = library.mentions.asked([article])
            characters += sum(len(asked.text) for _article, asked in found)
            if texts and (characters > BATCH_CHARACTERS or len(texts) == BATCH_ARTICLES):
                break
            texts.extend(found)
            del self._pending[article]
            self._in_work[article] = None
        return texts

    def _submit(self) -> None:
        """Hand the next batch to the worker, unless it has one."""
        library = self._session.library
        if library is None or self.paused or self._job is not None or not self._pending:
            return
        texts = self._next_texts(library)
        if not texts:
            self._tell()
            return
        self._job = self._jobs.start(
            self.worker,
            recognise,
            [asked for _article, asked in texts],
            choices_of(self._session.settings),
            done=partial(self._take, [article for article, _asked in texts]),
            failed=self._failed,
        )

    def _take(self, articles: Sequence[ArticleId], found: Sequence[Recognised]) -> None:
        self._job = None
        if self._troubled:
            return
        for article, result in zip(articles, found, strict=True):
            if result.problem:
                self._leave_out(article)
                self._say_once(result.problem)
            else:
                self._storing.append((article, result))
        self._slices.start()
        self._submit()

    def _leave_out(self, article: ArticleId) -> None:
        """Leave an article out until the next start or other settings."""
        self._left_out.add(article)
        self._in_work.pop(article, None)
        self._total -= 1

    def _failed(self, error: BaseException) -> None:
        self._job = None
        if isinstance(error, ScholiastError):
            self._give_up(str(error))
        elif isinstance(error, (BrokenExecutor, CancelledError)):
            self._go_on_after_crash()
        else:
            raise error

    def _go_on_after_crash(self) -> None:
        """Leave out the batch that ended the worker until the next start; give up when it goes on."""
        waiting = {article for article, _result in self._storing}
        self._left_out.update(each for each in self._in_work if each not in waiting)
        self._total -= len(self._in_work.keys() - waiting)
        self._in_work = dict.fromkeys(waiting)
        self._crashes += 1
        if self._crashes >= MOST_CRASHES:
            self._give_up(_("Recognition of entities ended unexpectedly. It begins again at the next start."))
        else:
            self._submit()
            self._settle()

    @Slot()
    def store_some(self) -> None:
        """Store what was found, for one slice of time; a library that cannot take it ends recognition."""
        try:
            self._store_slice()
        except ScholiastError as error:
            self._slices.stop()
            self._storing.clear()
            self._give_up(str(error))

    def _store_slice(self) -> None:
        library = self._session.library
        started = time.perf_counter()
        while library is not None and self._storing and time.perf_counter() - started < SLICE:
            article, result = self._storing.popleft()
            library.mentions.keep([result])
            self._in_work.pop(article, None)
            self._done += 1
        self._tell()
        if not self._storing:
            self._slices.stop()
            self._settle()

    def _settle(self) -> None:
        """Begin to count anew when everything is done."""
        if not self.running:
            self._total = self._done = 0
        self._tell()
