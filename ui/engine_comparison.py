"""Two engines read the open article side by side; what they find is shown and nothing is stored."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.errors import ScholiastError
from desktop.model import Span
from desktop.recognition.asking import Recognised
from desktop.recognition.catalogue import choices_of, engine_for, engines
from desktop.recognition.comparing import compare
from desktop.recognition.engine import recognise_by_each
from desktop.translation import _
from ui.pages.page import PageParts
from ui.panes import Panes

if TYPE_CHECKING:
    from ui.dialogs.engines_compared import EnginesComparedDialog

OF_LIBRARY = "of_library"  # a dialog's property: it is closed when the library is left


class EngineComparison(QObject):
    """Shows the dialog, and has the worker of recognition read for it."""

    def __init__(self, parts: PageParts, panes: Panes) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._reading = parts.reading
        self._jobs = parts.jobs
        self._window = parts.frame
        self._background = parts.background
        self._panes = panes
        self._job: int | None = None
        self.dialog: EnginesComparedDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Ask which two engines shall read the open article."""
        from ui.dialogs.engines_compared import EnginesComparedDialog  # noqa: PLC0415  # dialogs are loaded when used

        article = self._reading.article
        if self._session.library is None or article is None:
            return
        choices = choices_of(self._session.settings)
        present = engine_for(article.language, choices).id
        known = engines(choices.folders)
        other = next((each.id for each in known if each.id != present and not each.problem), present)
        if self.dialog is not None:
            self.dialog.close()
        dialog = EnginesComparedDialog(article, known, (present, other), self._window)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.wanted.connect(self._begin)
        dialog.place_asked.connect(self._show_place)
        dialog.finished.connect(self._forget)
        dialog.show()
        self.dialog = dialog
        if present != other:
            dialog.ask()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None

    @Slot(str, str)
    def _begin(self, a: str, b: str) -> None:
        """Have the worker read the article with both; nothing is stored."""
        library, dialog = self._session.library, self.dialog
        if library is None or dialog is None or self._job is not None:
            return
        asked = [each for _article, each in library.mentions.asked([dialog.article])]
        if not asked:
            dialog.show_problem(_("This article is not in the library."))
            return
        self._job = self._jobs.start(
            self._background.recognition_job.worker,
            recognise_by_each,
            asked[0],
            choices_of(self._session.settings),
            (a, b),
            done=partial(self._take, asked[0].text),
            failed=self._fail,
        )

    def _take(self, text: str, found: Sequence[Recognised]) -> None:
        """Show what both found."""
        self._job = None
        if self.dialog is None:
            return
        problem = next((each.problem for each in found if each.problem), "")
        if problem:
            self.dialog.show_problem(problem)
        else:
            self.dialog.show_compared(compare(found[0].mentions, found[1].mentions), text)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if self.dialog is not None:
            ended = _("An engine ended unexpectedly. Try it again, or choose another.")
            self.dialog.show_problem(str(error) if isinstance(error, ScholiastError) else ended)

    @Slot(object)
    def _show_place(self, span: Span) -> None:
        """Show a line's place in the text."""
        dialog = self.dialog
        if dialog is None or self._session.library is None:
            return
        if self._reading.article is None or self._reading.article.id != dialog.article:
            self._panes.articles.choose(dialog.article)
            self._reading.open(dialog.article)
        self._reading.reader.view.reveal(span, flash=True)
