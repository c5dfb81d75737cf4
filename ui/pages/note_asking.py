"""Asking for another condition of the notes' filter: a menu, then what it is about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.library import ArticleFilter, Library
from desktop.text.note_filter import (
    ArticleDated,
    Condition,
    FromSource,
    InState,
    Link,
    Naming,
    NoteDated,
    OfArticle,
    OfKind,
    Tagged,
    Untagged,
    WrittenBy,
)
from desktop.translation import _
from ui.notebook.picker import DayPicker, Picker
from ui.pages.note_words import KINDS, STATES
from ui.session import Session
from ui.theme import Palette

if TYPE_CHECKING:
    from collections.abc import Sequence


class ConditionAsking(QObject):
    """Opens menus and small windows; ``asked`` brings the condition that was made in them."""

    asked = Signal(object)  # Link

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._at = QPoint()
        self._found: Sequence[Condition] = ()
        self._dated: type[ArticleDated | NoteDated] = ArticleDated
        self.menu: QMenu | None = None
        self.picker = Picker(window)
        self.days = DayPicker(window)
        self.picker.picked.connect(self._take)
        self.days.picked.connect(self._take_days)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.picker.set_palette(palette)
        self.days.set_palette(palette)

    @Slot(QPoint)
    def ask(self, at: QPoint) -> None:
        """Open the menu of what can be asked for."""
        self._at = at
        menu = self.menu = QMenu(self._window)
        offered: dict[str, list[tuple[Condition, str]]] = {
            "kind": [(OfKind(kind), words) for kind, words in KINDS.items()],
            "state": [(InState(state), words) for state, words in STATES.items()],
        }
        for name, words in (
            ("tag", _("Tag…")),
            ("untagged", _("Without a tag")),
            ("kind", _("Kind")),
            ("article", _("Article…")),
            ("source", _("Source of the article…")),
            ("article_dated", _("Date of the article…")),
            ("note_dated", _("Date of the note…")),
            ("entity", _("Entity mentioned…")),
            ("author", _("Author of the note…")),
            ("state", _("Place in the text")),
        ):
            if name in offered:
                below = menu.addMenu(words)
                for condition, said in offered[name]:
                    below.addAction(said).setData(condition)
            else:
                menu.addAction(words).setData(name)
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    @Slot(QAction)
    def _choose(self, entry: QAction) -> None:
        what, library = entry.data(), self._session.library
        if library is None:
            return
        if isinstance(what, (OfKind, InState)):
            self.asked.emit(Link(what))
        elif what == "untagged":
            self.asked.emit(Link(Untagged()))
        elif what in {"article_dated", "note_dated"}:
            self._dated = ArticleDated if what == "article_dated" else NoteDated
            self.days.ask(heading=entry.text().replace("…", ""), at=self._at)
        else:
            self.pick(library, str(what), heading=entry.text().replace("…", ""))

    def pick(self, library: Library, what: str, *, heading: str) -> None:
        """Open the list of tags, articles, sources, entities or authors."""
        choices = _choices(library, what)
        self._found = [condition for condition, _name in choices]
        self.picker.ask([name for _condition, name in choices], heading=heading, at=self._at)

    @Slot(int)
    def _take(self, place: int) -> None:
        self.asked.emit(Link(self._found[place]))

    @Slot(str, str)
    def _take_days(self, first: str, last: str) -> None:
        self.asked.emit(Link(self._dated(first, last)))


def _choices(library: Library, what: str) -> list[tuple[Condition, str]]:
    """Return what can be picked, each with its name; articles and entities only where notes can be."""
    if what == "tag":
        return [(Tagged(tag.id), tag.name) for tag in library.tags.codebook()]
    if what == "source":
        return [(FromSource(name), name) for name in library.notes.sources()]
    if what == "author":
        return [(WrittenBy(name), name or _("nobody")) for name in library.notes.authors()]
    if what == "entity":
        return [(Naming(entity.id), entity.name) for entity in library.mentions.entities()]
    wanted = ArticleFilter(scope="notes", sort="title", descending=False)
    articles = library.articles.rows(library.articles.ids(wanted))
    return [(OfArticle(article.id), article.title) for article in articles]
