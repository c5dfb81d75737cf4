"""Reading a file again with another encoding, when the letters came out wrong."""

import tempfile
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop.errors import ScholiastError
from desktop.importing.files import read_file
from desktop.library import Library, Original
from desktop.library.anchoring import Moved
from desktop.model import ArticleId, FileResult, ImportedArticle
from desktop.translation import _
from desktop.work import Worker
from ui.jobs import Jobs
from ui.messages import Messages
from ui.reading import Reading
from ui.session import Session
from ui.work.moving import Moving


class Rereading(QObject):
    """Has the worker read the original of the open article with the codec that was chosen."""

    def __init__(
        self,
        session: Session,
        messages: Messages,
        reading: Reading,
        *,
        jobs: Jobs,
        worker: Worker,
        moving: Moving,
    ) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._jobs = jobs
        self._worker = worker
        self._moving = moving

    @Slot(str)
    def read_again(self, codec: str) -> None:
        """Read the open article's file again; its place, notes and tags are found again."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None or not self._session.writable:
            return
        self._reading.keep()
        folder = tempfile.TemporaryDirectory(prefix="scholiast-", ignore_cleanup_errors=True)
        path = _file_of(library.articles.original(article.id), Path(folder.name))
        if path is None:
            folder.cleanup()
            self._messages.error(
                ScholiastError(_("The file this article came from is gone, and no copy of it was kept."))
            )
            self._reading.show_details()
            return
        self._jobs.start(
            self._worker,
            partial(read_file, codec=codec),
            str(path),
            done=partial(self._take, library, article.id, folder),
            failed=partial(self._fail, folder),
        )

    def _take(
        self,
        library: Library,
        article: ArticleId,
        folder: "tempfile.TemporaryDirectory[str]",
        read: FileResult,
    ) -> None:
        folder.cleanup()
        if library is not self._session.library:  # its number may be another article's there
            return
        if read.articles:
            again = read.articles[0]
            self._moving.start(article, again.text, partial(self._store, library, article, again))
        else:
            self._messages.error(ScholiastError(read.reason or _("There is no text in this file.")))
            self._reading.show_details()

    def _store(
        self, library: Library, article: ArticleId, again: ImportedArticle, moved: Moved | None
    ) -> None:
        library.versions.reread(article, again, moved=moved)

    def _fail(self, folder: "tempfile.TemporaryDirectory[str]", error: BaseException) -> None:
        folder.cleanup()
        if not isinstance(error, (BrokenExecutor, CancelledError, ScholiastError)):
            raise error
        self._messages.error(ScholiastError(_("The file could not be read with this encoding.")))
        self._reading.show_details()


def _file_of(original: Original, folder: Path) -> Path | None:
    """Return the file as it was imported: the bytes that were kept, else the one it came from."""
    name = Path(original.path).name or "article.txt"
    if original.data is not None:
        copy = folder / name
        copy.write_bytes(original.data)
        return copy
    path = Path(original.path)
    return path if original.path and path.exists() else None
