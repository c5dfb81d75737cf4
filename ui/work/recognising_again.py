"""Recognising articles again on request: what would change is shown first, then taken or left."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import ScholiastError
from desktop.model import ArticleId
from desktop.recognition.asking import Asked, Recognised
from desktop.recognition.catalogue import choices_of
from desktop.recognition.engine import recognise
from desktop.translation import _, ngettext
from ui.dialogs.recognised_again import RecognisedAgainDialog
from ui.jobs import Jobs
from ui.messages import Messages
from ui.session import Session
from ui.work.recognising import BATCH_ARTICLES, RecognitionJob

if TYPE_CHECKING:
    from desktop.library import Difference

OF_LIBRARY = "of_library"  # a dialog's property: it is closed when the library is left


class RecognisingAgain(QObject):
    """Hands texts to the worker of recognition, a few at a time, and what would change to a dialog."""

    def __init__(
        self, session: Session, messages: Messages, *, jobs: Jobs, job: RecognitionJob, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._jobs = jobs
        self._recognition = job
        self._window = window
        self._library_uid = ""
        self._waiting: deque[ArticleId] = deque()
        self._total = 0
        self._job: int | None = None
        self._results: list[tuple[ArticleId, Recognised]] = []
        self._differences: list[Difference] = []
        self._problems: list[str] = []
        self._told = ""  # what the banner says while it goes on
        self.dialog: RecognisedAgainDialog | None = None

    def ask(self, articles: Sequence[ArticleId]) -> None:
        """Look through articles again; nothing is changed until the reader says so."""
        library = self._session.library
        if library is None or not self._session.writable or not articles:
            return
        self.stop()
        self._library_uid = library.uid
        self._waiting.extend(articles)
        self._total = len(articles)
        if self._total > BATCH_ARTICLES:
            words = _("What another run would change is being looked for. Nothing is changed meanwhile.")
            self._messages.banner.tell(words, offer=_("Stop"), act=self.stop, stays=True)
            self._told = self._messages.banner.text
        self._go_on()

    @Slot()
    def stop(self) -> None:
        """Forget what is under way, before the library closes or another question is asked."""
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None
        self._waiting.clear()
        self._results.clear()
        self._differences.clear()
        self._problems.clear()
        self._messages.say("")
        self._withdraw()
        if self.dialog is not None:
            self.dialog.close()

    def _withdraw(self) -> None:
        """Take the banner back, unless it says something else by now."""
        if self._told and self._messages.banner.text == self._told:
            self._messages.banner.hide()
        self._told = ""

    def _go_on(self) -> None:
        """Hand the next few articles to the worker, or show what all of them would change."""
        library = self._session.library
        if library is None or library.uid != self._library_uid:
            self.stop()  # another one is open by now
            return
        if not self._waiting:
            self._show()
            return
        part = [self._waiting.popleft() for _number in range(min(BATCH_ARTICLES, len(self._waiting)))]
        asked = library.mentions.asked(part)
        done = self._total - len(self._waiting) - len(part)
        words = ngettext(
            "Looking through {count} article…", "Looking through {count} articles ({done} done)…", self._total
        )
        self._messages.say(words.format(count=self._total, done=done))
        self._job = self._jobs.start(
            self._recognition.worker,
            recognise,
            [each for _article, each in asked],
            choices_of(self._session.settings),
            done=partial(self._take_part, asked),
            failed=self._failed,
        )

    def _take_part(self, asked: Sequence[tuple[ArticleId, Asked]], found: Sequence[Recognised]) -> None:
        library = self._session.library
        if self._job is None or library is None or library.uid != self._library_uid:
            return
        self._job = None
        results = [(article, each) for (article, _asked), each in zip(asked, found, strict=True)]
        self._problems += [each.problem for _article, each in results if each.problem]
        whole = [(article, each) for article, each in results if not each.problem]
        self._results += whole
        self._differences += library.mentions.differences(
            [(each.version, each.mentions) for _article, each in whole]
        )
        self._go_on()

    def _show(self) -> None:
        self._withdraw()
        library = self._session.library
        if library is None:
            return
        if not self._results:
            self._messages.say(next(iter(self._problems), _("There is nothing to look through.")))
            return
        rows = library.articles.rows(list({each.line.article for each in self._differences}))
        titles = {article.id: article.title for article in rows}
        if self.dialog is not None:
            self.dialog.close()
        engines = ", ".join(sorted({each.engine for _article, each in self._results}))
        dialog = RecognisedAgainDialog(self._differences, titles, engine=engines, parent=self._window)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.wanted.connect(self._take)
        dialog.finished.connect(self._forget)
        dialog.show()
        self.dialog = dialog
        self._messages.say(next(iter(self._problems), ""))

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot()
    def _take(self) -> None:
        """Keep the results, under what was decided."""
        if self.dialog is None:
            return
        results = list(self._results)
        self.dialog.close()
        self._recognition.keep(results)
        self._messages.say(_("The new results are in place; what you decided stayed."))

    def _failed(self, problem: BaseException) -> None:
        self.stop()
        if isinstance(problem, ScholiastError):
            self._messages.error(problem)
        else:
            self._messages.say(_("Recognition ended unexpectedly; nothing was changed."))
