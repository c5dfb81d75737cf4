"""The command that erases articles of the bin for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import ScholiastError
from desktop.library import Erased
from desktop.translation import _, ngettext
from ui.articles.pane import ArticlePane
from ui.commands.dialogs import OF_LIBRARY
from ui.messages import Messages
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.model import Article


class EraseCommand(QObject):
    """Shows what would go, and erases when that was confirmed."""

    keeping = Signal()  # what would go is about to be counted: what is typed is kept now
    erasing = Signal()  # what is open is put away now
    erased = Signal()  # articles left the list

    def __init__(self, session: Session, messages: Messages, pane: ArticlePane, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._pane = pane
        self._window = window
        self._articles: Sequence[Article] = ()

    @Slot()
    def ask(self) -> None:
        """Say what erasing the chosen articles would take."""
        from ui.dialogs.erase import EraseDialog  # noqa: PLC0415  # dialogs are loaded when used

        library, chosen = self._session.library, self._pane.chosen()
        if library is None or not chosen:
            return
        self.keeping.emit()
        try:
            with waiting():  # a long history is looked through
                plan = library.erasure(chosen)
        except ScholiastError as error:
            self._messages.box_error(error)
            return
        self._articles = library.articles.rows(chosen)
        dialog = EraseDialog(self._articles, plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature
        dialog.erase_requested.connect(self.erase)
        dialog.show()

    @Slot(bool)
    def erase(self, remove_backups: bool) -> None:  # noqa: FBT001  # a slot gets what the signal carries
        """Erase what was asked about."""
        library = self._session.library
        if library is None:
            return
        self.erasing.emit()
        try:
            with waiting():
                done = library.erase([each.id for each in self._articles], remove_backups=remove_backups)
        except ScholiastError as error:
            self._messages.box_error(error)
        else:
            self._messages.banner.tell(erased_words(done), stays=not done.clean)
        self.erased.emit()


@contextmanager
def waiting() -> Iterator[None]:
    """Show that something takes a while."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def erased_words(done: Erased) -> str:
    """Return what was done, and what is left to do."""
    count = done.erasure.articles
    words = ngettext("{count} article was erased for good.", "{count} articles were erased for good.", count)
    parts = [words.format(count=count)]
    if done.removed:
        removed = ngettext("{count} backup was removed.", "{count} backups were removed.", len(done.removed))
        parts.append(removed.format(count=len(done.removed)))
    if not done.clean:
        parts.append(_("Another program reads the library; its log is emptied when that closes."))
    return " ".join(parts)
