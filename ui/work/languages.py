"""The languages of articles that came without: found once a library, in a worker process."""

from collections.abc import Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal

from desktop.errors import ScholiastError
from desktop.model import ArticleId
from desktop.text.language import detect_languages, sample
from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session

PART = 50  # articles whose texts are on their way at once
TOLD = "languages_told"  # what the library remembers when all its articles were looked at


class LanguageJob(QObject):
    """Looks at the articles whose language nobody gave; what cannot be told stays open."""

    finished = Signal()

    def __init__(self, session: Session, jobs: Jobs, worker: Worker) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self._worker = worker
        self._waiting: dict[ArticleId, None] = {}
        self._job: int | None = None

    @staticmethod
    def wanted(session: Session) -> bool:
        """Tell whether the open library was never looked through."""
        library = session.library
        return library is not None and session.writable and not library.state.get(TOLD)

    @property
    def running(self) -> bool:
        """Whether articles are left to look at."""
        return self._job is not None

    def start(self) -> None:
        """Begin, unless it goes on already."""
        library = self._session.library
        if library is not None and self.wanted(self._session) and self._job is None:
            self._waiting = dict.fromkeys(library.articles.without_language())
            self._go_on()

    def stop(self) -> None:
        """Give up before the library closes; the rest is looked at next time."""
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None
        self._waiting.clear()

    def _go_on(self) -> None:
        library = self._session.library
        if library is None:
            return
        part = list(islice(self._waiting, PART))
        if not part:
            self._job = None
            library.state.set(TOLD, True)  # noqa: FBT003  # a value
            self.finished.emit()
            return
        texts = library.articles.newest_texts(part)
        for article in part:
            del self._waiting[article]
        self._job = self._jobs.start(
            self._worker,
            detect_languages,
            [sample(text) for _article, text in texts],
            done=partial(self._take, [article for article, _text in texts]),
            failed=self._fail,
        )

    def _take(self, articles: Sequence[ArticleId], found: Sequence[str | None]) -> None:
        library = self._session.library
        if library is None or self._job is None:
            return
        told = {article: code for article, code in zip(articles, found, strict=True) if code}
        try:
            library.articles.fill_languages(told)
        except ScholiastError:  # a full disk says so where the reader writes; this can wait
            self.stop()
        else:
            self._go_on()

    def _fail(self, _error: BaseException) -> None:
        self._job = None
        self._waiting.clear()
