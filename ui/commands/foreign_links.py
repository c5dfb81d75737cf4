"""Links into other libraries: one whose file is known is offered, else the reader is asked for it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.library.known import library_of_uid, uid_of
from desktop.settings import default_library_path
from desktop.text.links import parse_link
from desktop.translation import _
from ui.commands.files import FileCommands
from ui.messages import Messages
from ui.session import Session


class ForeignLinks(QObject):
    """Follows a link that does not lead into the open library, when the reader says so."""

    asked = Signal(str)  # the link, once its library is open

    def __init__(self, session: Session, messages: Messages, files: FileCommands) -> None:
        super().__init__(messages)
        self._session = session
        self._messages = messages
        self._files = files

    @Slot(str)
    def offer(self, address: str) -> None:
        """Offer to open the library that a link leads into."""
        link = parse_link(address)
        if link is None:
            return
        known = [*map(Path, self._session.settings.recent), default_library_path()]
        path = library_of_uid(link.library, known)
        if path is not None:
            self._messages.banner.tell(
                _("This link leads into another library, {name}.").format(name=path.name),
                offer=_("Open it"),
                act=partial(self._open, path, address),
                stays=True,
            )
        else:
            self._messages.banner.tell(
                _("This link leads into a library that is not known here."),
                offer=_("Choose its file…"),
                act=partial(self._choose, link.library, address),
                stays=True,
            )

    def _choose(self, uid: str, address: str) -> None:
        path = self._files.ask_library()
        if path is None:
            return
        if uid_of(path) != uid:
            self._messages.banner.tell(
                _("{name} is not the library that the link leads into.").format(name=path.name),
                offer=_("Choose another…"),
                act=partial(self._choose, uid, address),
                stays=True,
            )
            return
        self._open(path, address)

    def _open(self, path: Path, address: str) -> None:
        self._files.open_path(path)
        library, link = self._session.library, parse_link(address)
        if library is not None and link is not None and library.uid == link.library:
            self.asked.emit(address)
