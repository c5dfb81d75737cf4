"""Moving the notes of an article into a long text, in the worker, before the text is stored."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial

from PySide6.QtCore import QObject

from desktop.library.anchoring import Moved, move
from desktop.model import ArticleId
from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session

Store = Callable[[Moved | None], None]


class Moving(QObject):
    """Has places worked out where that takes long; a short text is left to who stores it."""

    def __init__(self, session: Session, *, jobs: Jobs, worker: Worker) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self._worker = worker

    def start(self, article: ArticleId, text: str, store: Store) -> None:
        """Call ``store`` with the places of the notes in a text, None when it shall find them itself.

        It is not called when another library is open by then.
        """
        library = self._session.library
        planned = library.versions.plan(article, text) if library is not None else None
        if planned is None:
            store(None)
            return

        def take(moved: Moved | None) -> None:
            if self._session.library is library:  # an article's number may be another's elsewhere
                store(moved)

        self._jobs.start(self._worker, move, planned, done=take, failed=partial(_go_on, take))


def _go_on(take: Store, error: BaseException) -> None:
    """Go on after the worker died: the notes are moved while the text is stored."""
    if not isinstance(error, (BrokenExecutor, CancelledError)):
        raise error
    take(None)
