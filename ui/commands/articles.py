"""The commands of the Article menu, on the articles chosen in the list."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop.errors import NotFoundError, ScholiastError
from desktop.library import Library
from desktop.model import Article, ArticleId
from desktop.text.links import article_link, markdown_link
from desktop.translation import _, ngettext
from ui.articles.pane import ArticlePane
from ui.citing import Citing
from ui.messages import Messages
from ui.session import Session
from ui.writing.pasting import copy


class ArticleCommands(QObject):
    """Marks, tags, moves and opens the chosen articles."""

    tags_asked = Signal(object)  # list of ArticleId that want a tag
    share_asked = Signal(object)  # list of ArticleId that want a library of their own
    emptied = Signal()  # no article is left in the list to go on to
    moved = Signal()  # articles left the list

    def __init__(self, session: Session, messages: Messages, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._session = session
        self._messages = messages
        self._pane = pane

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return the commands of the menu with what they do."""
        return {
            "next_article": self.next_article,
            "previous_article": self.previous_article,
            "toggle_read": self.toggle_read,
            "toggle_star": self.toggle_star,
            "tag_articles": self.ask_for_tag,
            "open_original": self.open_original,
            "copy_link": self.copy_link,
            "cite_article": self.cite,
            "share_articles": self.ask_to_share,
            "bin": self.bin,
            "restore_article": self.restore,
        }

    def _chosen(self) -> tuple[Library, list[Article]] | None:
        library = self._session.library
        chosen = self._pane.chosen()
        return (library, library.articles.rows(chosen)) if library is not None and chosen else None

    @Slot()
    def ask_to_share(self) -> None:
        """Have the chosen articles shared."""
        self.share_asked.emit(self._pane.chosen())

    @Slot()
    def next_article(self) -> None:
        """Go down the list."""
        self._pane.step(1)

    @Slot()
    def previous_article(self) -> None:
        """Go up the list."""
        self._pane.step(-1)

    @Slot()
    def toggle_read(self) -> None:
        """Mark all read, or all unread when they are all read."""
        chosen = self._chosen()
        if chosen is not None:
            library, articles = chosen
            library.articles.set_read(_ids(articles), read=not all(each.read for each in articles))

    @Slot()
    def toggle_star(self) -> None:
        """Star all, or none when they are all starred."""
        chosen = self._chosen()
        if chosen is not None:
            library, articles = chosen
            library.articles.set_starred(_ids(articles), starred=not all(each.starred for each in articles))

    @Slot()
    def bin(self) -> None:
        """Move the chosen articles to the bin, go on to the next one, and offer to undo it."""
        chosen = self._chosen()
        if chosen is None:
            return
        library, articles = chosen
        after = self._pane.after_chosen()
        if after is not None:
            self._pane.choose(after)  # first, so that what is typed is kept before this step
        else:
            self.emptied.emit()
        library.articles.bin(_ids(articles))
        self.moved.emit()
        words = ngettext(
            "{count} article moved to the bin.", "{count} articles moved to the bin.", len(articles)
        )
        self._messages.banner.offer_undo(words.format(count=QLocale().toString(len(articles))), library.undo)

    @Slot()
    def restore(self) -> None:
        """Take the chosen articles out of the bin."""
        chosen = self._chosen()
        if chosen is not None:
            chosen[0].articles.restore(_ids(chosen[1]))

    @Slot()
    def ask_for_tag(self) -> None:
        """Ask which tag the chosen articles get."""
        chosen = self._pane.chosen()
        if chosen:
            self.tags_asked.emit(chosen)

    @Slot(object, str)
    def tag(self, ids: list[ArticleId], name: str) -> None:
        """Put one tag on several articles."""
        library = self._session.library
        if library is not None:
            library.annotations.tag_articles(ids, name)

    @Slot()
    def cite(self) -> None:
        """Put the reference of the chosen article on the clipboard."""
        chosen = self._chosen()
        if chosen is not None:
            Citing(self._session, self._messages).cite_article(chosen[1][0])

    @Slot()
    def copy_link(self) -> None:
        """Put the link that opens the chosen article on the clipboard."""
        chosen = self._chosen()
        if chosen is not None:
            library, articles = chosen
            link = article_link(library.uid, articles[0].uid)
            copy(link, markdown_link(articles[0].title, link))
            self._messages.say(_("The link to the article was copied."))

    @Slot()
    def open_original(self) -> None:
        """Open the file the article was read from, its address, or the copy that was kept."""
        chosen = self._chosen()
        if chosen is not None:
            library, articles = chosen
            try:
                url = original_address(library, articles[0])
            except ScholiastError as error:
                self._messages.error(error)
                return
            if not QDesktopServices.openUrl(url):
                self._messages.say(_("No program for this file was found."))


def original_address(library: Library, article: Article) -> QUrl:
    """Return where the original is: file, web address, or a temporary file with the bytes kept."""
    original = library.articles.original(article.id)
    file = Path(original.path)
    if file.is_absolute() and file.exists():  # of a share only the name is known
        return QUrl.fromLocalFile(original.path)
    if article.url and article.url.startswith(("http://", "https://")):
        return QUrl(article.url)
    if original.data is not None:
        folder = Path(tempfile.mkdtemp(prefix="scholiast-"))
        copy = folder / (Path(original.path or "").name or "article.txt")
        copy.write_bytes(original.data)
        return QUrl.fromLocalFile(str(copy))
    raise NotFoundError(
        _("The file this article came from is gone."), remedy=_("The text itself is kept in the library.")
    )


def _ids(articles: list[Article]) -> list[ArticleId]:
    return [each.id for each in articles]
