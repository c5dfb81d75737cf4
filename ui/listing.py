"""Which articles the list shows: a place of the sidebar, the words searched for, an order."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.library import ArticleFilter
from desktop.model import Change, Kind, Tag, TagId
from desktop.translation import _
from ui.articles.pane import ArticlePane
from ui.articles.sidebar import Place, Sidebar
from ui.menus import Commands
from ui.search.field import SearchField
from ui.session import Session

LISTING_PAUSE = 120  # milliseconds: many changes in a row are one reload
COUNTS_PAUSE = 400
WORK_SHARE = 10  # a library that takes long to list or count rests so many times as long
PLACE = "place"

ORDERS: dict[str, str] = {
    "added": _("Added"),
    "date": _("Date"),
    "title": _("Title"),
    "source": _("Source"),
    "author": _("Author"),
}
FALLING_FIRST = frozenset({"added", "date"})


@dataclass(frozen=True, slots=True)
class Order:
    """How the list is sorted."""

    by: str = "added"
    descending: bool = True


class Listing(QObject):
    """Keeps sidebar, list and search field in step with the library."""

    reloaded = Signal()
    refreshed = Signal()  # list and numbers

    def __init__(
        self,
        session: Session,
        commands: Commands,
        *,
        sidebar: Sidebar,
        pane: ArticlePane,
        search: SearchField,
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._commands = commands
        self._sidebar = sidebar
        self._pane = pane
        self._search = search
        self.order = Order()
        self._listed: Place | None = None
        self._list_clock = self._clock(LISTING_PAUSE, self.refresh)
        self._counts_clock = self._clock(COUNTS_PAUSE, self.count_articles)
        self._kinds_clock = self._clock(COUNTS_PAUSE, self.count_kinds)

    def _clock(self, pause: int, slot: Callable[[], None]) -> QTimer:
        clock = QTimer(self)
        clock.setSingleShot(True)
        clock.setInterval(pause)
        clock.timeout.connect(slot)
        return clock

    def filter(self) -> ArticleFilter:
        """Return what the list is filtered by now."""
        place = self._sidebar.place
        return ArticleFilter(
            scope=place.scope,
            tag=place.tag,
            kind=place.kind,
            query=self._search.text,
            sort=self.order.by,
            descending=self.order.descending,
        )

    @property
    def filtered(self) -> bool:
        """Whether the list may show less than everything."""
        return self._sidebar.place != Place() or bool(self._search.text)

    @Slot()
    def reload(self) -> None:
        """Fetch the ids again."""
        self._fetch()

    @Slot()
    def search(self) -> None:
        """Show what answers to the words typed, from the top; without words the list is where it was."""
        self._fetch(anew=bool(self._search.text))

    @Slot()
    def go(self) -> None:
        """Show another place of the sidebar: where the list was before says nothing about it."""
        if self._sidebar.place != self._listed:
            self._pane.begin()
            self._fetch()

    @Slot()
    def refresh(self) -> None:
        """Fetch list and numbers together, so that they agree."""
        started = time.perf_counter()
        self._fetch()
        self.count_articles()
        _rest(self._list_clock, LISTING_PAUSE, started)
        self.refreshed.emit()

    def _fetch(self, *, anew: bool = False) -> None:
        self._list_clock.stop()
        library, started = self._session.library, time.perf_counter()
        ids = library.articles.ids(self.filter()) if library is not None else []
        self._listed = self._sidebar.place
        self._pane.show_articles(ids, anew=anew)
        self._search.set_results(len(ids))
        _rest(self._list_clock, LISTING_PAUSE, started)
        self.reloaded.emit()

    @Slot()
    def enter(self) -> None:
        """Take the keyboard from the search to the first article found, or to the one that is read."""
        if self._search.text:
            self._pane.enter_first()
        else:
            self._pane.enter()

    def show_everything(self) -> None:
        """Begin with a library that was just opened: no place of another one's, no search."""
        self._pane.forget()
        self._search.clear()
        self._sidebar.choose(Place())
        self.reload()

    def reload_counts(self) -> None:
        """Fetch all numbers of the sidebar again."""
        self.count_articles()
        self.count_kinds()

    @Slot()
    def count_articles(self) -> None:
        """Fetch the numbers of articles again, those of tags too."""
        self._counts_clock.stop()
        library, started = self._session.library, time.perf_counter()
        if library is not None:
            counts, tags = library.articles.counts(), library.tags.all()
            self._sidebar.set_counts(counts)
            self._sidebar.set_page_count("review", library.annotations.count_doubtful())
            self._search.set_total(counts.all)
            self._sidebar.set_tags(tags)
            self._show_colours(tags)
        _rest(self._counts_clock, COUNTS_PAUSE, started)

    @Slot()
    def count_kinds(self) -> None:
        """Fetch the numbers of entities again."""
        library, started = self._session.library, time.perf_counter()
        if library is not None:
            self._sidebar.set_kinds(library.mentions.kind_counts())
        _rest(self._kinds_clock, COUNTS_PAUSE, started)

    def _show_colours(self, tags: Sequence[Tag]) -> None:
        self._pane.set_tag_colours({tag.name: tag.colour for tag in tags})

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow a change: soon after it, so that a hundred of them are one reload."""
        if change.listing or change.entities:
            self._soon(self._list_clock)
        elif change.articles or change.annotations or change.tags:
            self._pane.model.refresh()
        if change.tags and self._session.library is not None:
            self._show_colours(self._session.library.tags.codebook())
        if not change.listing and (change.articles or change.annotations or change.tags):
            self._soon(self._counts_clock)
        if change.mentions or change.entities:
            self._soon(self._kinds_clock)

    @Slot()
    def keep_place(self) -> None:
        """Remember the place of the sidebar with the library; searches are not remembered."""
        library = self._session.library
        if library is not None and self._session.writable:
            place = self._sidebar.place
            kept = {"scope": place.scope, "tag": place.tag, "kind": place.kind}
            if library.state.get(PLACE, {}) != kept:
                library.state.set(PLACE, kept)

    @Slot()
    def recall_place(self) -> None:
        """Go to the place that was chosen last, if it is still there."""
        kept = self._session.library.state.get(PLACE, {}) if self._session.library is not None else {}
        if isinstance(kept, dict) and kept.get("scope"):
            tag, kind = kept.get("tag"), kept.get("kind")
            self._sidebar.choose(
                Place(
                    str(kept["scope"]),
                    TagId(tag) if isinstance(tag, int) else None,
                    Kind(kind) if kind in set(Kind) else None,
                )
            )

    def _soon(self, clock: QTimer) -> None:
        if not clock.isActive():
            clock.start()

    @Slot()
    def sort_with_sender(self) -> None:
        """Sort by what the command that called this is named after."""
        sender = self.sender()
        if sender is not None:
            self.sort(sender.objectName().removeprefix("sort_"))

    def sort(self, by: str) -> None:
        """Sort by something; by the same thing again turns the order round."""
        again = by == self.order.by
        descending = not self.order.descending if again else by in FALLING_FIRST
        self.set_order(Order(by, descending))
        self.reload()

    def set_order(self, order: Order) -> None:
        """Take an order without reloading."""
        self.order = order
        self._commands.action(f"sort_{order.by}").setChecked(True)
        self._pane.set_order(
            ORDERS[order.by], self._commands.submenus["view/sort"], rising=not order.descending
        )


def _rest(clock: QTimer, pause: int, started: float) -> None:
    """Let the next time come after a pause, a longer one when this time took long."""
    took = (time.perf_counter() - started) * 1_000
    clock.setInterval(max(pause, round(took * WORK_SHARE)))
