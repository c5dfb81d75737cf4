"""The commands of the File menu that concern whole libraries: new, open, copy, archive, restore."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.errors import ScholiastError
from desktop.library import restore_backup
from desktop.settings import default_library_path
from desktop.translation import _
from ui.choosing import FileChooser
from ui.messages import Messages
from ui.plain import plain_tip
from ui.session import Session


class FileCommands(QObject):
    """New, Open, Open recent, Save a copy, Archive, Restore."""

    copying = Signal()  # the library is about to be copied: what is typed has to be kept now
    archiving = Signal(object)  # Path that the library is to be archived to

    def __init__(self, session: Session, messages: Messages, chooser: FileChooser) -> None:
        super().__init__(messages)
        self._session = session
        self._messages = messages
        self.chooser = chooser
        self.has_recent = False

    def _folder(self) -> Path:
        library = self._session.library
        return library.path.parent if library is not None else default_library_path().parent

    @Slot()
    def new_library(self) -> None:
        """Begin a library in a new file and switch to it."""
        path = self.chooser.new_library(self._folder(), _("New library"))
        if path is not None:
            self.open_path(path, create=True)

    def ask_library(self) -> Path | None:
        """Ask for the file of a library."""
        return self.chooser.library(self._folder())

    @Slot()
    def open_library(self) -> None:
        """Switch to another library."""
        path = self.ask_library()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, *, create: bool = False) -> None:
        """Switch to the library in a file; one that another program writes opens for reading only."""
        try:
            self._session.open(path, create=create)
        except ScholiastError as error:
            self._messages.error(error)

    @Slot()
    def save_copy(self) -> None:
        """Copy the whole library into a new file."""
        library = self._session.library
        path = self.chooser.new_library(self._folder(), _("Save a copy"))
        if library is None or path is None:
            return
        self.copying.emit()
        library.backup(path)
        self._messages.say(_("The library was copied to {name}.").format(name=path.name))

    @Slot()
    def register(self) -> None:
        """Let the desktop open links and libraries with this program."""
        from desktop.cli.registration import install  # noqa: PLC0415  # once in a program's life

        try:
            install()
        except ScholiastError as error:
            self._messages.error(error)
            return
        self._messages.banner.tell(
            _("Links and libraries open with Scholiast now. “scholiast --remove-desktop” ends that.")
        )

    @Slot()
    def archive(self) -> None:
        """Ask where the whole library shall be written as open formats."""
        library = self._session.library
        path = self.chooser.archive(self._folder() / f"{library.path.stem}.zip") if library else None
        if path is not None:
            self.copying.emit()
            self.archiving.emit(path)

    @Slot(object)
    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the open library, which is backed up first, and open it."""
        library = self._session.library
        if library is None:
            return
        path = library.path
        self._session.close()
        try:
            restore_backup(path, backup)
        finally:
            self._session.open(path)
        self._messages.banner.tell(_("The backup was restored. What was there before is a backup, too."))

    def fill_recent(self, menu: QMenu) -> None:
        """List the libraries opened lately, as far as they are still there."""
        menu.clear()
        menu.setToolTipsVisible(True)
        names = self.recent()
        self.has_recent = bool(names)
        menu.setEnabled(self.has_recent)
        for name in names:
            entry = menu.addAction(Path(name).name.replace("&", "&&"))
            entry.setData(name)
            entry.setToolTip(plain_tip(name))  # several can have the same name

    def recent(self) -> list[str]:
        """Return the other libraries opened lately that still exist."""
        library = self._session.library
        present = str(library.path) if library is not None else ""
        return [name for name in self._session.settings.recent if name != present and Path(name).exists()]

    @Slot(QAction)
    def open_recent(self, entry: QAction) -> None:
        """Open the library of an entry of the recent ones."""
        self.open_path(Path(str(entry.data())))
