"""The reader and the engines: which reads what, and what another or a newer one would change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.model import ArticleId, Change
from desktop.recognition.catalogue import RULES_ENGINE, Choices, choices_of, engine_for
from desktop.settings import Settings
from desktop.text.languages import language_code, language_name
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
        words, offer = "", ""
        library, article = self._session.library, self._reading.article
        if library is not None and article is not None:
            choices = choices_of(self._session.settings)
            words, offer = notice(article.language, library.mentions.recognised_by(article.id), choices)
        if offer == look_words() and not self._session.writable:
            offer = ""
        self._panes.inspector.entities.set_notice(words, offer)

    @Slot()
    def follow_notice(self) -> None:
        """Do what the notice offers."""
        library, article = self._session.library, self._reading.article
        if library is None or article is None:
            return
        choices = choices_of(self._session.settings)
        offer = notice(article.language, library.mentions.recognised_by(article.id), choices)[1]
        if offer == look_words():
            self._look_again([article.id])
        else:
            self.choose()

    # newer engines

    @Slot()
    def follow_library(self) -> None:
        """Offer newer engines some time after a library was opened."""
        self._later.start()

    def _outdated(self) -> list[ArticleId]:
        """Return the articles that another engine would read now; one that cannot be used reads nothing."""
        library = self._session.library
        if library is None:
            return []
        choices = choices_of(self._session.settings)
        usable: dict[str | None, bool] = {}

        def source_of(language: str | None) -> str:
            engine = engine_for(language, choices)
            usable[language] = not engine.problem
            return engine.source

        found = library.mentions.outdated(source_of)
        if all(usable.values()):
            return found
        rows = library.articles.rows(found)
        return [each.id for each in rows if usable.get(each.language, True)]

    @Slot()
    def offer_newer(self) -> None:
        """Say once that articles were read by other engines than would read them now; change nothing."""
        library = self._session.library
        if library is None or not (self._session.writable and self._session.settings.recognise):
            return
        outdated = self._outdated()
        choices = choices_of(self._session.settings)
        engines = sorted({engine_for(code, choices).source for code in library.articles.languages()})
        if not outdated or library.state.get(OFFERED) == engines:
            return
        library.state.set(OFFERED, engines)
        words = ngettext(
            "{count} article was read by another engine than would read it now.",
            "{count} articles were read by other engines than would read them now.",
            len(outdated),
        )
        words = _("{words} What was found stays until you say so.").format(
            words=words.format(count=QLocale().toString(len(outdated)))
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
        outdated = self._outdated()
        if outdated:
            self._look_again(outdated)
        else:
            self._messages.say(_("All articles were read by the engines that would read them now."))

    def _look_again(self, articles: Sequence[ArticleId]) -> None:
        self._background.recognising_again(self._messages, self._window).ask(articles)

    # choosing

    @Slot()
    def choose(self) -> None:
        """Show the engines, and let the reader choose one for each language."""
        from ui.dialogs.engines import EnginesDialog  # noqa: PLC0415  # dialogs are loaded when used

        languages: dict[str, int] = {}
        library = self._session.library
        for written, count in library.articles.languages().items() if library is not None else ():
            code = language_code(written)
            if code is not None:
                languages[code] = languages.get(code, 0) + count
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


def look_words() -> str:
    """Return what is offered where another engine would read an article now."""
    return _("See what would change…")


def notice(language: str | None, read_by: str | None, choices: Choices) -> tuple[str, str]:
    """Return what is said of an article's engine and what is offered, both "" where all is as expected.

    ``read_by`` is the "name version" that read it, None for none yet.
    """
    engine, choose = engine_for(language, choices), _("Choose an engine…")
    if engine.problem:
        return engine.problem, choose
    if read_by is None:
        return "", ""
    if read_by != engine.source:
        told = _("Found by {before}; {now} would read this article now.")
        return told.format(before=read_by, now=engine.source), look_words()
    if engine == RULES_ENGINE == engine_for(language, Choices(folders=choices.folders)):
        told = _(
            "There is no recogniser for {language} yet: names are marked by rules and your decisions only."
        )
        return told.format(language=language_name(language)), choose
    return "", ""
