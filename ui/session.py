"""The library that is open in a window: opened, changed for another, closed with a backup."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.errors import LockedError, ScholiastError
from desktop.library import Library
from desktop.model import Article, ArticleId, Change
from desktop.settings import Settings, load_settings, save_settings
from desktop.translation import _

RECENT = 8


class Session(QObject):
    """Holds the open library, if any, and passes on what changes in it."""

    changed = Signal(object)  # Change, told after COMMIT
    leaving = Signal()  # the library is about to be closed: what is typed has to be kept now
    switched = Signal()  # another library is open, or none

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library: Library | None = None
        self.settings: Settings = load_settings()
        self.notice = ""  # why the library is open for reading only
        self._changed = False
        self._watched: list[Change] | None = None

    @property
    def writable(self) -> bool:
        """Whether something can be written."""
        return self.library is not None and not self.library.read_only

    def rows(self, ids: Sequence[ArticleId]) -> list[Article]:
        """Return the list rows of articles, in the order asked; none without a library."""
        return self.library.articles.rows(ids) if self.library is not None else []

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open a library instead of the present one; on an error the present one stays.

        One that another program is writing opens for reading only, and ``notice`` says so.
        """
        if self.library is not None and self.library.path.resolve() == path.resolve():
            return
        try:
            self._take(Library.open(path, create=create, by=self.settings.name))
        except LockedError:
            self._take(Library.open(path, writable=False, by=self.settings.name))
            self.notice = _("This library is open in another window; here it can only be read.")
        try:
            self._remember(path)
        finally:
            self.switched.emit()

    def open_reading(self, path: Path) -> None:
        """Open a library without the right to change it, and without remembering it."""
        self._take(Library.open(path, writable=False, by=self.settings.name))
        self.switched.emit()

    def _take(self, opened: Library) -> None:
        self.close()
        self.library = opened
        opened.on_change = self._tell
        self.notice = opened.notice
        self._changed = False

    def _tell(self, change: Change) -> None:
        self._changed = True
        if self._watched is not None:
            self._watched.append(change)
        self.changed.emit(change)

    @contextmanager
    def watched(self) -> Iterator[list[Change]]:
        """Collect what changes within a block, for words about it."""
        changes: list[Change] = []
        self._watched = changes
        try:
            yield changes
        finally:
            self._watched = None

    def close(self) -> None:
        """Close the library; what was changed is backed up first."""
        if self.library is not None:
            self.leaving.emit()
        library, self.library = self.library, None
        if library is not None:
            library.on_change = None
            library.close(backup=self._changed and not library.read_only)

    def keep(self, settings: Settings) -> None:
        """Take changed settings and write them."""
        self.settings = settings
        if self.library is not None:
            self.library.by = settings.name
        try:
            save_settings(settings)
        except OSError as error:
            raise ScholiastError(str(error)) from error

    def _remember(self, path: Path) -> None:
        name = str(path.resolve())
        recent = (name, *(each for each in self.settings.recent if each != name))[:RECENT]
        if (self.settings.last_library, self.settings.recent) != (name, recent):
            self.keep(replace(self.settings, last_library=name, recent=recent))
