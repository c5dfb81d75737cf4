"""Undo and redo, with the name of the step they concern."""

from PySide6.QtCore import QObject, Slot

from desktop.errors import NotFoundError
from desktop.translation import _
from ui.actions import action
from ui.menus import Commands
from ui.messages import Messages
from ui.reading import Reading
from ui.session import Session


class HistoryCommands(QObject):
    """Takes steps back and does them again, in the open library."""

    def __init__(self, session: Session, messages: Messages, reading: Reading, commands: Commands) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._reading = reading
        self._commands = commands

    @Slot()
    def undo(self) -> None:
        """Take back the last step; what is being typed is kept first, and is then the last step."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._reading.keep()
            try:
                self._messages.say(_("Undone: {step}").format(step=library.undo().label))
            except NotFoundError as error:
                self._messages.say(str(error))

    @Slot()
    def redo(self) -> None:
        """Do the last undone step again."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._reading.keep()
            try:
                self._messages.say(_("Done again: {step}").format(step=library.redo().label))
            except NotFoundError as error:
                self._messages.say(str(error))

    def show_labels(self) -> tuple[bool, bool]:
        """Name the steps in the tooltips and return whether there is one to undo and one to redo."""
        library = self._session.library
        labels = (library.undo_label(), library.redo_label()) if library is not None else ("", "")
        for name, label in zip(("undo", "redo"), labels, strict=True):
            wanted = action(name)
            words = _("{what}: {step}").format(what=wanted.plain_text, step=label)
            self._commands.set_tip(self._commands.action(name), words if label else wanted.plain_text, wanted)
        return bool(labels[0]) and self._session.writable, bool(labels[1]) and self._session.writable
