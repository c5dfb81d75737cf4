"""Undo and redo, with the name of the step they concern."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import Change, Step
from desktop.translation import _
from ui.actions import action
from ui.menus import Commands
from ui.messages import Messages
from ui.reading import Reading
from ui.session import Session

NAMED = (_("&Undo {step}"), _("&Redo {step}"))
LONGEST = 60  # characters of a step's name in the menu


class HistoryCommands(QObject):
    """Takes steps back and does them again, in the open library."""

    keeping = Signal()  # a step is about to be taken back or done again: what is typed is kept now

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
            self.keeping.emit()
            self._take(library, library.undo, (_("Undone: {step}"), _("Undone: {step}, in “{title}”")))

    @Slot()
    def redo(self) -> None:
        """Do the last undone step again."""
        library = self._session.library
        if library is not None and self._session.writable:
            self._reading.keep()
            self.keeping.emit()
            self._take(
                library, library.redo, (_("Done again: {step}"), _("Done again: {step}, in “{title}”"))
            )

    def _take(self, library: Library, act: Callable[[], Step], words: tuple[str, str]) -> None:
        """Go one step and say which; of one that is out of sight, where it was."""
        try:
            with self._session.watched() as changes:
                step = act()
        except NotFoundError as error:
            self._messages.say(str(error))
            return
        title = self._elsewhere(library, changes)
        self._messages.say(words[bool(title)].format(step=step.label, title=title))

    def _elsewhere(self, library: Library, changes: Sequence[Change]) -> str:
        """Return the title of the one article touched; "" when that is the open one, or several are."""
        touched = {number for change in changes for number in change.articles}
        article = self._reading.article
        if article is not None and article.id in touched:
            return ""
        found = library.articles.rows(list(touched)) if len(touched) == 1 else []
        return found[0].title if found else ""

    def show_labels(self) -> tuple[bool, bool]:
        """Name the steps in menu and tooltips; return whether there is one to undo and one to redo."""
        library = self._session.library
        labels = (library.undo_label(), library.redo_label()) if library is not None else ("", "")
        for name, label, words in zip(("undo", "redo"), labels, NAMED, strict=True):
            wanted = action(name)
            command = self._commands.action(name)
            short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
            command.setText(words.format(step=short.replace("&", "&&")) if label else wanted.text)
            tip = _("{what}: {step}").format(what=wanted.plain_text, step=label)
            self._commands.set_tip(command, tip if label else wanted.plain_text, wanted)
        return bool(labels[0]) and self._session.writable, bool(labels[1]) and self._session.writable
