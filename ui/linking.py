"""Links between notes and the library: what is offered while typing, where they lead, what links back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from desktop.library import Target
from desktop.model import EntityId
from desktop.text.links import SCHEME
from desktop.text.titles import shortened
from desktop.translation import _
from ui.icons import icon
from ui.messages import Messages
from ui.session import Session
from ui.writing.completion import Offer

OFFERED = 40
_FOLLOWED = frozenset({"http", "https", "mailto"})
_LONGEST = 44  # characters of a name in a menu


class Linking(QObject):
    """Answers the editors of one window; ``asked`` brings an address of the library to be shown."""

    asked = Signal(str)
    page_asked = Signal(str, object)

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window

    def offers(self, typed: str) -> Sequence[Offer]:
        """Return what can be linked to and fits the typed letters, best first."""
        library = self._session.library
        if library is None:
            return ()
        return [
            Offer(
                each.kind,
                each.name,
                library.linking.address(each),
                each.beside,
                each.look,
                memo=each.article is None,
            )
            for each in library.linking.targets(typed, OFFERED)
        ]

    @Slot()
    def begin_memo(self) -> None:
        """Go to the journal and begin a memo there."""
        self.page_asked.emit("journal", "new")

    @Slot(int)
    def note_on_entity(self, number: int) -> None:
        """Go to the memo on an entity."""
        self.page_asked.emit("journal", ("entity", EntityId(number)))

    @Slot(str)
    def follow(self, address: str) -> None:
        """Go where a link leads: to a place of the library, or to the web; nothing else is followed."""
        url = QUrl(address)
        if address.lower().startswith(f"{SCHEME}:"):
            self.asked.emit(address)
        elif url.scheme() in _FOLLOWED:
            QDesktopServices.openUrl(url)
        else:
            self._messages.say(_("This link leads nowhere that Scholiast can open."))

    @Slot(str)
    def show_links_to(self, uid: str) -> None:
        """Show which notes link to a uid."""
        self.show_links([uid])

    def show_links(self, uids: Sequence[str]) -> None:
        """Open a menu of the notes that link to any of these, below the button that has the keyboard."""
        library = self._session.library
        if library is None:
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for target in library.linking.backlinks(*uids):
            action = menu.addAction(icon("note" if target.article else "notebook"), _line(target))
            action.setData(library.linking.address(target))
            action.triggered.connect(self._open_sender)
        menu.popup(_place())

    @Slot()
    def _open_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.asked.emit(str(sender.data()))


def _line(target: Target) -> str:
    """Return a note's line in a menu, where an ampersand would underline a letter."""
    name = shortened(target.name, _LONGEST)
    words = _("{name} — {where}").format(name=name, where=shortened(target.beside, _LONGEST))
    return (words if target.beside else name).replace("&", "&&")


def _place() -> QPoint:
    """Return where a menu opens: below the button that was pressed, else at the pointer."""
    button = QApplication.focusWidget()
    return (
        button.mapToGlobal(button.rect().bottomLeft()) if isinstance(button, QPushButton) else QCursor.pos()
    )
