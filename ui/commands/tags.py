"""The menu of a tag in the sidebar: edit, delete."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model import Tag, TagId
from desktop.translation import _
from ui.actions import ACTIONS
from ui.messages import Messages
from ui.session import Session
from ui.tags.dialog import TagDialog
from ui.theme import ThemeKeeper


class TagCommands(QObject):
    """Edits the codebook."""

    def __init__(self, session: Session, messages: Messages, theme: ThemeKeeper, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._theme = theme
        self._window = window
        self._tag: Tag | None = None
        self.dialog: TagDialog | None = None

    @Slot(object, QPoint)
    def pop_menu(self, number: TagId, where: QPoint) -> None:
        """Open the menu of a tag."""
        library = self._session.library
        if library is None or not self._session.writable:
            return
        self._tag = library.tags.get(number)
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit name, colour and key…")).triggered.connect(self.edit)
        menu.addAction(_("New tag below this one…")).triggered.connect(self.add_below)
        menu.addSeparator()
        menu.addAction(_("Delete tag")).triggered.connect(self.delete)
        menu.popup(where)

    @Slot()
    def edit(self) -> None:
        """Ask what the tag shall be."""
        if self._tag is not None:
            self._ask(self._tag)

    @Slot()
    def add_below(self) -> None:
        """Ask for a tag below this one."""
        if self._tag is not None:
            self._ask(None)
            if self.dialog is not None:
                self.dialog.name.setText(f"{self._tag.name}/")

    def _ask(self, tag: Tag | None) -> None:
        library = self._session.library
        if library is None:
            return
        tags = library.tags.codebook()
        taken = {each.key: each.name for each in tags if each.key} | command_keys()
        self.dialog = TagDialog(
            tag, self._window, names=[each.name for each in tags], taken=taken, palette=self._theme.palette
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(self._save if tag is not None else self._create)
        self.dialog.open()

    @Slot()
    def _save(self) -> None:
        library, tag, dialog = self._session.library, self._tag, self.dialog
        if library is None or tag is None or dialog is None:
            return
        values = dialog.values()
        if values.name != tag.name:
            tag = library.tags.rename(tag.id, values.name)
        wanted = replace(
            tag, colour=values.colour or tag.colour, key=values.key, definition=values.definition
        )
        if wanted != tag:
            library.tags.set(tag.id, colour=wanted.colour, key=wanted.key or "", definition=wanted.definition)

    @Slot()
    def _create(self) -> None:
        library, dialog = self._session.library, self.dialog
        if library is not None and dialog is not None:
            values = dialog.values()
            library.tags.create(
                values.name, colour=values.colour, key=values.key, definition=values.definition or None
            )

    @Slot()
    def delete(self) -> None:
        """Delete the tag and those below it, and offer to undo it."""
        library = self._session.library
        if library is not None and self._tag is not None:
            library.tags.delete(self._tag.id)
            words = _("The tag “{name}” was deleted.").format(name=self._tag.name)
            self._messages.banner.offer_undo(words, library.undo)


def command_keys() -> dict[str, str]:
    """Return the letters that are commands already, with what they do."""
    keys = {key.lower(): each.plain_text for each in ACTIONS for key in each.keys if len(key) == 1}
    return {key: what for key, what in keys.items() if not key.isdigit()}
