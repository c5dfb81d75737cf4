"""The reader and the engines: which reads what, and what another or a newer one would change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.model import ArticleId, Change
from desktop.settings import Settings
from desktop.translation import _, ngettext
from ui.pages.page import PageParts
from ui.panes import Panes

if TYPE_CHECKING:
    from ui.dialogs.engines import EnginesDialog

OFFERED = "newer_engines_offered"  # what the library remembers: the engines that were offered last
SOON = 200  # milliseconds after an article is shown: the text comes first
AFTER_START = 2_500  # milliseconds after a library is opened: reading comes first


class Recognisers(QObject):
    """Says which engine read the open article, offers newer ones, and lets the reader choose."""

    settings_changed = Signal(object)  # Settings

    def __init__(self, parts: PageParts, panes: Panes) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._messages = parts.messages
        self._reading = parts.reading
        self._window = parts.frame
        self._background = parts.background
        self._panes = panes
        self.dialog: EnginesDialog | None = None
        self._soon = self._clock(SOON, self.show_notice)
        self._later = self._clock(AFTER_START, self.offer_newer)

    def _clock(self, pause: int, slot: Callable[[], None]) -> QTimer:
        clock = QTimer(self)
        clock.setSingleShot(True)
        clock.setInterval(pause)
        clock.timeout.connect(slot)
        return clock

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the commands with what they do."""
        return {
            "engines": self.choose,
            "recognise_newer": self.recognise_newer,
        }

    # the open article

    @Slot()
    def follow_article(self) -> None:
        """Say soon by what the open article was read."""
        self._panes.inspector.entities.set_notice("", "")
        self._soon.start()

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow changes of the open article: its language, its text, its mentions."""
        article = self._reading.article
        if article is not None and article.id in change.articles | change.mentions:
            self._soon.start()

    @Slot()
    def show_notice(self) -> None:
        """Say under the entities what the reader should know about who found them."""
        from ui.work.engine_facts import look_words  # noqa: PLC0415  # loaded after the first paint

        words, offer = self._notice()
        if offer == look_words() and not self._session.writable:
            offer = ""
        self._panes.inspector.entities.set_notice(words, offer)

    def _notice(self) -> tuple[str, str]:
        from ui.work.engine_facts import notice  # noqa: PLC0415  # loaded after the first paint

        library, article = self._session.library, self._reading.article
        if library is None or article is None:
            return "", ""
        read_by = library.mentions.recognised_by(article.id)
        return notice(article.language, read_by, self._session.settings)

    @Slot()
    def follow_notice(self) -> None:
        """Do what the notice offers."""
        from ui.work.engine_facts import look_words  # noqa: PLC0415  # loaded after the first paint

        if self._reading.article is not None and self._notice()[1] == look_words():
            self._look_again([self._reading.article.id])
        else:
            self.choose()

    # newer engines

    @Slot()
    def follow_library(self) -> None:
        """Offer newer engines some time after a library was opened."""
        self._later.start()

    @Slot()
    def offer_newer(self) -> None:
        """Say once that articles were read by other engines than would read them now; change nothing."""
        from ui.work.engine_facts import engine_sources, look_words, outdated  # noqa: PLC0415  # loaded after the first paint

        library, settings = self._session.library, self._session.settings
        if library is None or not (self._session.writable and settings.recognise):
            return
        found, engines = outdated(library, settings), engine_sources(library, settings)
        if not found or library.state.get(OFFERED) == engines:
            return
        library.state.set(OFFERED, engines)
        words = ngettext(
            "{count} article was read by another engine than would read it now.",
            "{count} articles were read by other engines than would read them now.",
            len(found),
        )
        words = _("{words} What was found stays until you say so.").format(
            words=words.format(count=QLocale().toString(len(found)))
        )
        self._messages.banner.tell(
            words,
            offer=look_words(),
            act=self.recognise_newer,
            stays=True,
        )

    @Slot()
    def recognise_newer(self) -> None:
        """Look through the articles that other engines read, and show what would change."""
        from ui.work.engine_facts import outdated  # noqa: PLC0415  # loaded after the first paint

        library = self._session.library
        found = outdated(library, self._session.settings) if library is not None else []
        if found:
            self._look_again(found)
        else:
            self._messages.say(_("All articles were read by the engines that would read them now."))

    def _look_again(self, articles: Sequence[ArticleId]) -> None:
        self._background.recognising_again(self._messages, self._window).ask(articles)

    # choosing

    @Slot()
    def choose(self) -> None:
        """Show the engines, and let the reader choose one for each language."""
        from ui.dialogs.engines import EnginesDialog  # noqa: PLC0415  # dialogs are loaded when used
        from ui.work.engine_facts import articles_by_language  # noqa: PLC0415  # loaded after the first paint

        library = self._session.library
        languages = articles_by_language(library) if library is not None else {}
        self.dialog = EnginesDialog(self._session.settings, languages, self._window)
        self.dialog.settings_changed.connect(self._take_settings)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot(object)
    def _take_settings(self, settings: Settings) -> None:
        self._session.keep(settings)
        self.settings_changed.emit(settings)
        self.show_notice()
        self.offer_newer()
