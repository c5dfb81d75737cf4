"""The command that writes the chosen articles to a library of their own, in a process beside the window."""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Slot

from desktop.library import Shared, share_apart
from desktop.model import ArticleId
from desktop.translation import _, ngettext
from ui.choosing import FileChooser
from ui.pages.page import PageParts


class ShareCommand(QObject):
    """Asks for the new file and has it written."""

    def __init__(self, parts: PageParts) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._messages = parts.messages
        self._reading = parts.reading
        self._background = parts.background
        self._jobs = parts.jobs
        self.chooser = FileChooser(parts.frame)

    @Slot(object)
    def ask(self, articles: Sequence[ArticleId]) -> None:
        """Ask where to, and begin."""
        library = self._session.library
        if library is None:
            return
        out = self.chooser.new_library(library.path.parent, _("Share articles"))
        if out is None:
            return
        self._reading.keep()
        done = partial(self._tell, out)
        worker = self._background.export_worker
        self._jobs.start(
            worker, share_apart, library.path, out, tuple(articles), done=done, failed=self._fail
        )
        self._messages.say(_("The articles are being written to {name}…").format(name=out.name))

    def _tell(self, out: Path, shared: Shared) -> None:
        articles, notes = shared.articles, shared.annotations
        number = QLocale().toString
        words = ngettext("{count} article", "{count} articles", articles).format(count=number(articles))
        carried = ngettext("{count} note", "{count} notes", notes).format(count=number(notes))
        self._messages.say("")
        self._messages.banner.tell(
            _(
                "{name} is a new library with {articles} and {notes}, without memos, history and drafts."
            ).format(name=out.name, articles=words, notes=carried)
        )

    def _fail(self, error: BaseException) -> None:
        self._messages.say("")
        ended = isinstance(error, (BrokenExecutor, CancelledError))
        words = _("Sharing ended unexpectedly. Try it again.") if ended else str(error)
        self._messages.banner.tell(words, serious=True)
