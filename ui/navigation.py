"""Going to an article, a passage or a link, and where a window begins."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.errors import NotFoundError
from desktop.library import Library, Target
from desktop.model import AnnotationId, EntityId, ImportRow, TagId
from desktop.text.links import LinkKind, parse_link
from desktop.text.titles import shortened
from desktop.translation import _, ngettext
from ui.articles.pane import ArticlePane
from ui.messages import Messages
from ui.reading import LAST_ARTICLE, Reading
from ui.session import Session

JOURNAL, HISTORY = "journal", "history"
LONGEST_NAME = 60  # characters of a memo's name in a sentence


class Navigation(QObject):
    """Opens what a reference names: a uid, a prefix of one, or a scholiast:// link."""

    page_asked = Signal(str, object)  # a page and what it shall show
    foreign_asked = Signal(str)  # a link into another library

    def __init__(self, session: Session, messages: Messages, pane: ArticlePane, reading: Reading) -> None:
        super().__init__(reading)
        self._session = session
        self._messages = messages
        self._pane = pane
        self._reading = reading

    def recover_drafts(self) -> None:
        """Take back what a killed program left in its drafts, and say so."""
        library = self._session.library
        if library is not None and self._session.writable:
            with self._session.watched() as changes:
                count = library.drafts.recover()
            if count:
                touched = {number for change in changes for number in change.annotations}
                self._tell_recovered(library, count, library.linking.notes(sorted(touched)))

    def _tell_recovered(self, library: Library, count: int, notes: Sequence[Target]) -> None:
        """Say what was recovered and lead to it: to the only note, or to the step that holds them all."""
        only = notes[0] if len(notes) == 1 else None
        if only is None:
            show = partial(self.page_asked.emit, HISTORY, None)
        else:
            show = partial(self.open, library.linking.address(only))
        self._messages.banner.tell(recovered(count, only), offer=_("Show"), act=show)

    def open_last(self) -> None:
        """Open the article that was open when the window was closed, if it is still there."""
        library = self._session.library
        uid = library.state.get(LAST_ARTICLE) if library is not None else None
        if library is not None and isinstance(uid, str) and uid:
            with suppress(NotFoundError):
                self.go_to(library, uid)

    @Slot(str)
    def open(self, reference: str) -> None:
        """Open what is named; what is not there is said."""
        library, link = self._session.library, parse_link(reference.strip())
        if link is not None and (library is None or link.library != library.uid):
            self.foreign_asked.emit(reference.strip())
        elif library is not None:
            try:
                self.go_to(library, reference)
            except NotFoundError as error:
                self._messages.error(error)

    def show_imported(self, rows: Sequence[ImportRow]) -> None:
        """Go to what was imported: to the only article, to the first one when nothing is read."""
        library, reads = self._session.library, self._reading.article is not None
        added = [row.id for row in rows if row.id and (row.status == "added" or len(rows) == 1)]
        if library is None or (reads and (len(added) != 1 or _typing())):
            return
        article = library.articles.find(added[0]) if added else None
        if article is not None and self._pane.model.row_of(article.id) is not None:
            self._pane.choose(article.id)
        elif not reads:
            self._pane.step(1)

    def go_to(self, library: Library, reference: str) -> None:
        """Open an article, a passage, or the page of what a link leads to; raises NotFoundError."""
        link = parse_link(reference.strip())
        place = page_of(library.linking.find(reference)) if link is not None else None
        if place is not None:
            self.page_asked.emit(JOURNAL, place)
            return
        article = library.articles.find(reference)
        self._pane.choose(article.id)
        self._reading.open(article.id)  # choosing what is current already tells nothing
        if link is not None and link.note:
            self._reading.show_annotation(library.annotations.find(link.note).id)


def page_of(target: Target) -> object:
    """Return what the journal shows of something that lies on no article, None for what does."""
    if target.kind is LinkKind.TAG:
        return "tag", TagId(target.id)
    if target.kind is LinkKind.ENTITY:
        return "entity", EntityId(target.id)
    return AnnotationId(target.id) if target.kind is LinkKind.NOTE and target.article is None else None


def _typing() -> bool:
    """Return whether someone writes now, who is not to be taken elsewhere."""
    return isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit, QTextEdit))


def recovered(count: int, only: Target | None) -> str:
    """Say how many notes were recovered; of one, which it is."""
    if only is None:
        words = ngettext("{count} note was recovered.", "{count} notes were recovered.", count)
        return words.format(count=count)
    if only.article is None:
        return _("The memo “{name}” was recovered.").format(name=shortened(only.name, LONGEST_NAME))
    return _("A note on “{title}” was recovered.").format(title=only.beside)
