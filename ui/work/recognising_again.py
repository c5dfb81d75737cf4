"""Recognising articles again on request: what would change is shown first, then taken or left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import ScholiastError
from desktop.model import ArticleId, FoundMention, VersionId
from desktop.recognition.engine import ENGLISH, engine_source, recognise_texts
from desktop.recognition.installation import available
from desktop.translation import _, ngettext
from desktop.work import Worker
from ui.dialogs.recognised_again import RecognisedAgainDialog
from ui.jobs import Jobs
from ui.messages import Messages
from ui.session import Session

OF_LIBRARY = "of_library"  # a dialog's property: it is closed when the library is left

Results = list[tuple[VersionId, Sequence[FoundMention]]]


class RecognisingAgain(QObject):
    """Hands texts to the worker of recognition, and what it found to a dialog."""

    def __init__(
        self, session: Session, messages: Messages, *, jobs: Jobs, worker: Worker, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._jobs = jobs
        self._worker = worker
        self._window = window
        self._results: Results = []
        self._engine = ""
        self.dialog: RecognisedAgainDialog | None = None

    def ask(self, articles: Sequence[ArticleId]) -> None:
        """Look through articles again; nothing is changed until the reader says so."""
        library = self._session.library
        if library is None or not self._session.writable or not articles:
            return
        why = available()
        if why is not None:
            self._messages.say(why)
            return
        texts = library.mentions.texts(articles)
        words = ngettext("Looking through {count} article…", "Looking through {count} articles…", len(texts))
        self._messages.say(words.format(count=len(texts)))
        self._engine = engine_source(ENGLISH)
        versions = [version for version, _text in texts]
        self._jobs.start(
            self._worker,
            recognise_texts,
            ENGLISH,
            [text for _version, text in texts],
            done=partial(self._show, library.uid, versions),
            failed=self._failed,
        )

    def _show(self, library_uid: str, versions: list[VersionId], found: list[list[FoundMention]]) -> None:
        library = self._session.library
        if library is None or library.uid != library_uid:
            return  # another one is open by now
        self._results = list(zip(versions, found, strict=True))
        differences = library.mentions.differences(self._results)
        rows = library.articles.rows(list({each.line.article for each in differences}))
        titles = {article.id: article.title for article in rows}
        if self.dialog is not None:
            self.dialog.close()
        dialog = RecognisedAgainDialog(differences, titles, engine=self._engine, parent=self._window)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.wanted.connect(self._take)
        dialog.finished.connect(self._forget)
        dialog.show()
        self.dialog = dialog

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot()
    def _take(self) -> None:
        """Keep the results, under what was decided."""
        library, dialog = self._session.library, self.dialog
        if library is None or dialog is None:
            return
        dialog.close()
        try:
            library.mentions.store_many(self._engine, self._results)
        except ScholiastError as error:
            self._messages.error(error)
            return
        self._messages.say(_("The new results are in place; what you decided stayed."))

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, ScholiastError):
            self._messages.error(problem)
        else:
            self._messages.say(_("Recognition ended unexpectedly; nothing was changed."))
