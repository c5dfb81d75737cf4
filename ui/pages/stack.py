"""The room beside the sidebar: the desk where articles are read, or one of the pages."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.model import Change, TagId
from ui.pages.page import Page, PageParts
from ui.theme import Palette


def _review(parts: PageParts) -> Page:
    from ui.pages.review import ReviewPage  # noqa: PLC0415  # as said below

    return ReviewPage(parts)


def _versions(parts: PageParts) -> Page:
    from ui.pages.versions import VersionsPage  # noqa: PLC0415  # as said below

    return VersionsPage(parts)


# Each imports its page when it is first asked for: the window starts without them.
def _notes(parts: PageParts) -> Page:
    from ui.pages.notes import NotesPage  # noqa: PLC0415  # as said above

    return NotesPage(parts)


def _journal(parts: PageParts) -> Page:
    from ui.pages.journal import JournalPage  # noqa: PLC0415  # as said above

    return JournalPage(parts)


def _codebook(parts: PageParts) -> Page:
    from ui.pages.codebook import CodebookPage  # noqa: PLC0415  # as said above

    return CodebookPage(parts)


def _history(parts: PageParts) -> Page:
    from ui.pages.history import HistoryPage  # noqa: PLC0415  # as said above

    return HistoryPage(parts)


def _index(parts: PageParts) -> Page:
    from ui.pages.index import IndexPage  # noqa: PLC0415  # as said above

    return IndexPage(parts)


MAKERS: dict[str, Callable[[PageParts], Page]] = {
    "notes": _notes,
    "journal": _journal,
    "codebook": _codebook,
    "review": _review,
    "history": _history,
    "index": _index,
    "versions": _versions,
}


class Pages(QObject):
    """Shows the desk or one page at a time; a page is made when it is first asked for."""

    shown = Signal(str)  # the page's name, "" for the desk
    article_asked = Signal(str)  # a uid or link, to be read at the desk
    waiting = Signal(bool)  # whether words are typed in a page that are not on disk yet

    def __init__(self, parts: PageParts, stack: QStackedWidget, desk: QWidget) -> None:
        super().__init__(stack)
        self._parts = parts
        self._stack = stack
        self._desk = desk
        self._made: dict[str, Page] = {}
        self.name = ""

    @property
    def page(self) -> Page | None:
        """The page that is shown, None at the desk."""
        return self._made[self.name] if self.name else None

    @Slot(str, object)
    def show(self, name: str, what: object = None) -> None:
        """Bring a page to the front; "" is the desk."""
        self.keep()
        self._parts.reading.keep()
        page = self._get(name) if name else None
        self.name = name
        self._stack.setCurrentWidget(page.widget if page is not None else self._desk)
        if page is not None:
            page.enter(what)
            page.widget.setFocus()
        self.shown.emit(name)

    @Slot()
    def leave(self) -> None:
        """Go back to the desk, if it is not there."""
        if self.name:
            self.show("")

    @Slot(object)
    def show_in_codebook(self, tag: TagId) -> None:
        """Show a tag in the codebook."""
        self.show("codebook", tag)

    @Slot(object)
    def show_notes_of_tag(self, tag: TagId) -> None:
        """Show the notes that have a tag."""
        self.show("notes", tag)

    @Slot(object)
    def write_memo_on_tag(self, tag: TagId) -> None:
        """Begin a note on a tag."""
        self.show("journal", ("tag", tag))

    def _get(self, name: str) -> Page:
        if name not in self._made:
            page = self._made[name] = MAKERS[name](self._parts)
            page.set_palette(self._parts.theme.palette)
            page.article_asked.connect(self.article_asked)
            page.waiting.connect(self.waiting)
            page.page_asked.connect(self.show)
            self._stack.addWidget(page.widget)
        return self._made[name]

    @Slot(object)
    def take(self, change: Change) -> None:
        """Pass a change to the page that is shown."""
        if self.page is not None:
            self.page.take(change)

    @Slot()
    def keep(self) -> None:
        """Have on disk what is typed in the page that is shown."""
        if self.page is not None:
            self.page.keep()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme, in all pages that were made."""
        for page in self._made.values():
            page.set_palette(palette)
