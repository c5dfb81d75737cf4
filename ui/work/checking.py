"""Looking the library over in a process of its own: every text is read, which takes long in a large one."""

from concurrent.futures import BrokenExecutor, CancelledError

from PySide6.QtCore import QObject, Signal

from desktop.errors import ScholiastError
from desktop.library import Problem, check_library
from desktop.translation import _
from desktop.work import Worker
from ui.jobs import Jobs
from ui.session import Session


class Checking(QObject):
    """Checks the open library; at most once at a time."""

    checked = Signal(object)  # list of Problem

    def __init__(self, session: Session, jobs: Jobs, worker: Worker) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self._worker = worker
        self._job: int | None = None

    def start(self) -> None:
        """Begin, unless a check is under way."""
        library = self._session.library
        if library is not None and self._job is None:
            self._job = self._jobs.start(
                self._worker, check_library, library.path, done=self._take, failed=self._fail
            )

    def stop(self) -> None:
        """Give up, before the library closes."""
        if self._job is not None:
            self._jobs.cancel(self._job)
            self._job = None
            self._worker.restart()

    def _take(self, problems: list[Problem]) -> None:
        self._job = None
        self.checked.emit(problems)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if isinstance(error, (BrokenExecutor, CancelledError)):
            raise ScholiastError(
                _("The check of the library ended unexpectedly."), remedy=_("Try it again.")
            ) from error
        raise error
