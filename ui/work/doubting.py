"""Finding the least certain entities of the library, in a process that reads all its texts."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import ScholiastError
from desktop.library import Doubtful, least_certain
from desktop.translation import _
from ui.pages.page import PageParts

MOST = 500  # that are asked about in one go: what was decided meanwhile changes what comes next


class DoubtSearch(QObject):
    """Looks once at a time; what is stored at its start is what it sees."""

    found = Signal(object)  # list of Doubtful
    failed = Signal()

    def __init__(self, parts: PageParts) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._messages = parts.messages
        self._jobs = parts.jobs
        self._background = parts.background
        self._job: int | None = None

    def start(self) -> None:
        """Begin, instead of a search that is under way."""
        library = self._session.library
        if library is None:
            return
        self.stop()
        worker = self._background.library_worker
        self._job = self._jobs.start(
            worker, least_certain, library.path, MOST, done=self._take, failed=self._fail
        )

    @Slot()
    def stop(self) -> None:
        """Forget a search that is under way."""
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None

    def _take(self, found: Sequence[Doubtful]) -> None:
        if self._job is not None:
            self._job = None
            self.found.emit(found)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        ended = _("The search for the least certain entities ended unexpectedly. Try it again.")
        self._messages.say(str(error) if isinstance(error, ScholiastError) else ended)
        self.failed.emit()
