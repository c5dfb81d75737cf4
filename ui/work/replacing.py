"""Replacing the text of an article by that of a file: read in a worker, its notes moved in another."""

from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errors import ScholiastError
from desktop.importing.files import read_file
from desktop.library import Library
from desktop.library.anchoring import Moved
from desktop.model import ArticleId, FileResult
from desktop.translation import _
from desktop.work import Worker
from ui.jobs import Jobs
from ui.messages import Messages
from ui.session import Session
from ui.work.moving import Moving


class Replacing(QObject):
    """Gives an article a newer text; at the end ``replaced`` carries the article and what came of it."""

    replaced = Signal(int, object)  # ArticleId, Renewal

    def __init__(
        self, session: Session, messages: Messages, *, jobs: Jobs, reader: Worker, moving: Moving
    ) -> None:
        super().__init__(jobs)
        self._session = session
        self._messages = messages
        self._jobs = jobs
        self._reader = reader
        self._moving = moving

    def replace(self, article: ArticleId, path: Path) -> None:
        """Read a file and make its text the newest version of an article."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._jobs.start(
                self._reader,
                partial(read_file, original_limit=self._session.settings.original_limit),
                str(path),
                done=partial(self._take, library, article),
                failed=self._fail,
            )

    def _take(self, library: Library, article: ArticleId, read: FileResult) -> None:
        if library is not self._session.library:  # its number may be another article's there
            return
        if len(read.articles) != 1:
            several = _("The file holds several articles; only one can be the new text.")
            reason = several if read.articles else read.reason or _("There is no text in this file.")
            self._messages.error(ScholiastError(reason))
            return
        self._moving.start(article, read.articles[0].text, partial(self._store, library, article, read))

    def _store(self, library: Library, article: ArticleId, read: FileResult, moved: Moved | None) -> None:
        try:
            renewal = library.versions.replace(article, read.articles[0], file=read, moved=moved)
        except ScholiastError as error:
            self._messages.error(error)
            return
        self.replaced.emit(article, renewal)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, (BrokenExecutor, CancelledError, ScholiastError)):
            raise error
        self._messages.error(ScholiastError(_("The file could not be read.")))
