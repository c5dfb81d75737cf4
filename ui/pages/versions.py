"""The page that shows two versions of an article side by side."""

from dataclasses import replace
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont

from desktop.library import Library
from desktop.model import ArticleId, Change, VersionFacts, VersionId
from desktop.text.comparison import Row, compare
from desktop.translation import _
from ui.moments import local_moment
from ui.pages.page import Page, PageParts
from ui.theme import Palette
from ui.versions.comparison import ComparisonView, VersionChoice
from ui.versions.side_by_side import Comparison, NoteMark

QUICK = 60_000  # characters of both texts together that are compared while one waits


class VersionsPage(Page):
    """Fetches versions and has them compared, long ones in a worker."""

    def __init__(self, parts: PageParts) -> None:
        self.view = ComparisonView()
        super().__init__(parts, self.view)
        self._article: ArticleId | None = None
        self._versions: list[VersionFacts] = []
        self._shown: tuple[VersionId, VersionId] | None = None
        self._job: int | None = None
        self.view.compared.connect(self.compare)
        self.view.read.connect(self._read)
        parts.session.switched.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        """Begin anew in another library, where the number of the article is another's."""
        self._stop()
        self._article = self._shown = None
        self._versions = []

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    def enter(self, what: object = None) -> None:
        """Show a version of an article beside its newest one; ``what`` has the ids of both."""
        article, version = what if isinstance(what, tuple) else (self._article, None)
        if article is None and self.parts.reading.article is not None:
            article = self.parts.reading.article.id
        self._article = article
        self._fetch(version)

    def _fetch(self, version: VersionId | None) -> None:
        library, article = self._library, self._article
        found = library.articles.rows([article]) if library is not None and article is not None else []
        if library is None or not found:
            self.view.show_choices("", (), old=0, new=0)
            self.view.show_message(_("Open an article to compare its versions."))
            return
        self._versions = library.versions.of(found[0].id)
        ids = [each.id for each in self._versions]
        old = version if version in ids[:-1] else ids[max(0, len(ids) - 2)]
        choices = [VersionChoice(each.id, version_words(each)) for each in self._versions]
        self.view.show_choices(found[0].title, choices, old=old, new=ids[-1])
        if len(ids) > 1:
            self.compare(old, ids[-1])
        else:
            self._stop()
            self.view.show_message(_("There is one version of this text, and nothing to compare it with."))

    @Slot(int, int)
    def compare(self, old: int, new: int) -> None:
        """Compare two versions."""
        library = self._library
        if library is None:
            return
        self._stop()
        self._shown = VersionId(old), VersionId(new)
        left, right = (library.versions.get(number).text for number in self._shown)
        shown = Comparison(left, right, (), self._notes(library, old), self._notes(library, new))
        if len(left) + len(right) <= QUICK:
            self._show(shown, compare(left, right))
            return
        self.view.show_message(_("The texts are being compared…"))
        self._job = self.parts.jobs.start(
            self.parts.background.text_worker,
            compare,
            left,
            right,
            done=partial(self._show, shown),
            failed=self._fail,
        )

    def _show(self, shown: Comparison, rows: list[Row]) -> None:
        self._job = None
        self.view.show_comparison(replace(shown, rows=rows))

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self.view.show_message(_("The texts could not be compared: {reason}").format(reason=error))

    def _stop(self) -> None:
        if self._job is not None:
            self.parts.jobs.cancel(self._job)
            self._job = None

    def _notes(self, library: Library, version: int) -> list[NoteMark]:
        """Return the passages of notes in a version, each in the colour of its first tag."""
        colours = {tag.name: tag.colour for tag in library.tags.codebook()}
        tags = {each.id: each.tags for each in library.annotations.of(self._article or ArticleId(0))}
        return [
            NoteMark(
                anchor.start, anchor.end, next((colours[t] for t in tags.get(number, ()) if t in colours), "")
            )
            for number, anchor in library.versions.anchors(VersionId(version)).items()
            if anchor.start < anchor.end
        ]

    def take(self, change: Change) -> None:
        """Follow a change of the article: a version more or less."""
        library, article = self._library, self._article
        if library is not None and article in change.articles and article is not None:
            versions = library.versions.of(article)
            if versions != self._versions:
                self._fetch(self._shown[0] if self._shown is not None else None)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        style = self.parts.reading.reader.view.page.style
        font = QFont(style.family)
        font.setPixelSize(max(13, style.size - 2))
        self.view.set_look(palette, font)

    @Slot()
    def _read(self) -> None:
        library, article = self._library, self._article
        found = library.articles.rows([article]) if library is not None and article is not None else []
        if found:
            self.article_asked.emit(found[0].uid)
        else:
            self.page_asked.emit("", None)


def version_words(version: VersionFacts) -> str:
    """Return what tells a version from the others: number, when it came and from where."""
    where = PurePath(version.path).name if version.path else ""
    words = _("Version {number} · {time:%Y-%m-%d %H:%M}").format(
        number=version.number, time=local_moment(version.imported)
    )
    return f"{words} · {where}" if where else words
