"""Going to an article, a passage or a link, and where a window begins."""

from contextlib import suppress

from PySide6.QtCore import QObject, Slot

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.text.links import parse_link
from desktop.translation import ngettext
from ui.articles.pane import ArticlePane
from ui.messages import Messages
from ui.reading import LAST_ARTICLE, Reading
from ui.session import Session


class Navigation(QObject):
    """Opens what a reference names: a uid, a prefix of one, or a scholiast:// link."""

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
            count = library.drafts.recover()
            if count:
                words = ngettext("{count} note was recovered.", "{count} notes were recovered.", count)
                self._messages.banner.tell(words.format(count=count))

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
        library = self._session.library
        if library is not None:
            try:
                self.go_to(library, reference)
            except NotFoundError as error:
                self._messages.error(error)

    def go_to(self, library: Library, reference: str) -> None:
        """Open an article, or the passage of a link; raises NotFoundError."""
        article = library.articles.find(reference)
        self._pane.choose(article.id)
        self._reading.open(article.id)  # choosing what is current already tells nothing
        link = parse_link(reference.strip())
        if link is not None and link.annotation:
            self._reading.show_annotation(library.annotations.find(link.annotation).id)
