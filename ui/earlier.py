"""Earlier wordings of a note or memo: asked for from a card or the journal, brought back as a step."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.library import Library, Wording
from desktop.model import AnnotationId
from desktop.translation import _
from ui.dialogs.wordings import WordingsDialog
from ui.messages import Messages
from ui.session import Session
from ui.theme import ThemeKeeper


class EarlierWordings(QObject):
    """Opens the dialog for one note at a time."""

    def __init__(self, session: Session, messages: Messages, theme: ThemeKeeper, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._theme = theme
        self._window = window
        self._note: AnnotationId | None = None
        self.dialog: WordingsDialog | None = None

    @Slot(int)
    def ask(self, number: int) -> None:
        """Show what an annotation or memo once said; what is typed now has been kept by the one who asks."""
        library = self._session.library
        if library is None:
            return
        self._note = AnnotationId(number)
        present = _present(library, self._note)
        earlier = [
            each
            for each in library.wordings.of(self._note)
            if (each.title, each.note) != (present.title, present.note)
        ]
        if not earlier:
            self._messages.say(_("This note has had no other wording."))
            return
        self.dialog = WordingsDialog(
            earlier,
            self._window,
            present=present,
            palette=self._theme.palette,
            writable=self._session.writable,
        )
        self.dialog.chosen.connect(self._bring_back)
        self.dialog.open()

    @Slot(object)
    def _bring_back(self, wording: Wording) -> None:
        library = self._session.library
        if library is not None and self._note is not None and self._session.writable:
            library.wordings.bring_back(self._note, wording)
            self._messages.banner.offer_undo(_("An earlier wording was brought back."), library.undo)


def _present(library: Library, number: AnnotationId) -> Wording:
    """Return how a note reads now."""
    if library.memos.holds(number):
        memo = library.memos.get(number)
        return Wording(memo.modified, memo.by, memo.title, memo.note)
    annotation = library.annotations.get(number)
    return Wording(annotation.modified, annotation.by, "", annotation.note)
