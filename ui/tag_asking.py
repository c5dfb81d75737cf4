"""Asking for a tag: one picker for passages and for articles, and the tags used lately."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.tagging import Codebook
from ui.tags.picker import TagPicker
from ui.theme import Palette

REMEMBERED = 8


class TagAsking(QObject):
    """Opens the picker and hands the chosen name to the one who asked."""

    def __init__(self, session: Session, palette: Palette, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.palette = palette
        self._picker: TagPicker | None = None
        self._take: Callable[[str], object] | None = None
        self._applies = True
        self.recent: list[str] = []  # one list for good: the notes offer it, too

    def ask(
        self,
        take: Callable[[str], object],
        *,
        heading: str,
        at: QPoint | QRect,
        words: str = "",
        applies: bool = True,
        without: str = "",
    ) -> None:
        """Open the picker beside a place on the screen; ``take`` gets the full name that is chosen.

        ``words`` are offered as a new tag; ``applies`` says that the tag is put on something, and then is
        the one that was used last. The tag ``without`` is not offered, nor what stands below it.
        """
        library = self._session.library
        if library is None or not self._session.writable:
            return
        self._take, self._applies = take, applies
        tags = [
            tag
            for tag in library.tags.codebook()
            if not without or not f"{tag.name}/".startswith(f"{without}/")
        ]
        self.picker.ask(Codebook(tags, self.recent), heading=heading, at=at, words=words)

    @property
    def picker(self) -> TagPicker:
        """The one picker, made when it is first needed."""
        if self._picker is None:
            self._picker = TagPicker(self._window)
            self._picker.tag_chosen.connect(self._chosen)
            self._picker.set_palette(self.palette)
        return self._picker

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.palette = palette
        if self._picker is not None:
            self._picker.set_palette(palette)

    def remember(self, name: str) -> None:
        """Take a tag for the one that was used last."""
        self.recent[:] = [name, *(each for each in self.recent if each != name)][:REMEMBERED]

    @Slot(str)
    def _chosen(self, name: str) -> None:
        if self._applies:
            self.remember(name)
        take, self._take = self._take, None
        if take is not None:
            take(name)
