"""The page of all entities: merged, taken apart, renamed and retyped, with suggestions beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import Qt, QTimer, Slot

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.library.suggesting import suggest_all
from desktop.model import ArticleId, Change, EntityId, Kind, Span
from desktop.text.concordance import Line
from desktop.text.entity_records import KnownEntity
from desktop.text.suggestions import Found
from desktop.text.whereabouts import NOWHERE
from desktop.translation import _, ngettext
from ui.choosing import FileChooser
from ui.citing import Citing
from ui.index.lines import NamedPlace
from ui.index.pane import IndexPane
from ui.index.suggested import Pair
from ui.pages.page import Page, PageParts
from ui.theme import Palette

PAUSE = 1_000  # milliseconds: recognition tells many changes in a row, and reading all entities takes time
FEW = 100  # new names that are compared with all others at once


class IndexPage(Page):
    """Ties the table, the chosen entity and the suggestions to the library; every act is one step."""

    def __init__(self, parts: PageParts) -> None:
        self.pane = IndexPane()
        super().__init__(parts, self.pane)
        self.chooser = FileChooser(parts.frame)
        self.citing = Citing(parts.session, parts.messages)
        self._suggested: list[Found] = []
        self._compared: set[int] = set()  # the names that suggestions were looked for among
        self._entered: Library | None = None
        self._job: int | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE)
        self._connect()

    def _connect(self) -> None:
        pane = self.pane
        pane.chosen.connect(self.show_entity)
        pane.merge_asked.connect(self.merge)
        pane.retype_asked.connect(self.retype)
        pane.export_asked.connect(self.give)
        # The rows are made anew by what follows: the one that is written in is left before.
        pane.model.renamed.connect(self.rename, Qt.ConnectionType.QueuedConnection)
        pane.card.split_asked.connect(self.split)
        pane.card.identified.connect(self.identify)
        pane.card.memo_asked.connect(self._write_memo)
        pane.card.links_asked.connect(self._show_links)
        pane.card.places.opened.connect(self.open_place)
        pane.card.places.menu_asked.connect(self.citing.show_menu)
        pane.suggested.decided.connect(self.decide)
        pane.suggested.chosen.connect(self._show_pair)
        self._clock.timeout.connect(self._refresh)
        self.parts.session.switched.connect(self._stop)

    @property
    def _library(self) -> Library | None:
        return self.parts.session.library

    def enter(self, what: object = None) -> None:
        """Show the index; ``what`` may be the EntityId of the one to choose."""
        if self._library is not self._entered:
            self._entered, self._suggested, self._compared = self._library, [], set()
        self._refresh()
        if isinstance(what, int):
            self.pane.choose(EntityId(what))

    def take(self, change: Change) -> None:
        """Follow a change of entities at once, of what is named or listed a little later."""
        if change.entities:
            self._show()
            self._show_pairs()
        elif change.mentions or change.listing or change.annotations:
            self._clock.start()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme, and the face of the reader for what is quoted."""
        self.pane.card.places.delegate.family = self.parts.reading.reader.view.page.style.family
        self.pane.set_palette(palette)

    @Slot()
    def _refresh(self) -> None:
        self._show()
        self._look_for_pairs()

    def _show(self) -> None:
        """Show what is there now, the chosen entity kept."""
        library = self._library
        if library is None:
            return
        chosen = [each.id for each in self.pane.table.chosen()]
        self.pane.model.writable = self.parts.session.writable
        self.pane.model.show(library.entities.index())
        self.pane.show_count()
        if chosen:
            with_root = self._root(chosen[0])
            if with_root is not None:
                self.pane.table.choose(with_root)
        self.show_entity(self._root(chosen[0]) if chosen else None)

    def _root(self, entity: EntityId) -> EntityId | None:
        try:
            return self._library.entities.get(entity).id if self._library is not None else None
        except ScholiastError:
            return None

    @Slot(object)
    def show_entity(self, entity: EntityId | None) -> None:
        """Show one entity with its names, memo and places, newest article first."""
        library = self._library
        if library is None or entity is None:
            self.pane.card.show_nothing()
            return
        known = library.entities.get(entity)
        mentions, articles = library.mentions.totals(known.id)
        facts = _("{mentions} in {articles}").format(
            mentions=ngettext("{count} mention", "{count} mentions", mentions).format(count=mentions),
            articles=ngettext("{count} article", "{count} articles", articles).format(count=articles),
        )
        memo = "\n\n".join(each.title or each.note for each in library.memos.all(entity=known.id))
        self.pane.card.show_entity(
            known,
            facts=facts,
            memo=memo,
            places=places(library, known.id),
            writable=self.parts.session.writable,
        )
        self._show_whereabouts(library, known)
        self.pane.card.show_links(len(library.linking.backlinks(*_uids(library, known.id))))

    def _show_whereabouts(self, library: Library, known: KnownEntity) -> None:
        try:
            located, candidates = library.whereabouts.of(known), library.whereabouts.candidates(known)
        except ScholiastError as error:
            self.parts.messages.error(error)
            located, candidates = None, []
        self.pane.card.whereabouts.show_place(
            located,
            candidates,
            denied=known.identifiers.get("geonames") == NOWHERE,
            writable=self.parts.session.writable,
        )

    @Slot(object)
    def merge(self, entities: Sequence[EntityId]) -> None:
        """Merge entities into the first."""
        if len(entities) < 2:  # noqa: PLR2004 - one is nothing to merge
            self.parts.messages.say(_("Choose several entities, then merge them."))
            return
        self._act(lambda library: library.entities.merge(entities[1:], entities[0]))
        self.pane.choose(entities[0])

    @Slot(object)
    def split(self, aliases: Sequence[EntityId]) -> None:
        """Take aliases out of the entity that is shown."""
        self._act(lambda library: library.entities.split(aliases))

    @Slot(object, str)
    def rename(self, entity: EntityId, name: str) -> None:
        """Call an entity otherwise."""
        self._act(lambda library: library.entities.rename(entity, name))

    @Slot(object, object)
    def retype(self, entities: Sequence[EntityId], kind: Kind) -> None:
        """Give entities another kind."""
        self._act(lambda library: library.entities.retype(entities, kind))

    @Slot(object)
    def identify(self, identifiers: Mapping[str, str]) -> None:
        """Keep identifiers of the entity that is shown, by their source."""
        entity = self.pane.card.entity
        if entity is not None:
            self._act(lambda library: library.entities.identify(entity, identifiers))

    def _act(self, act: Callable[[Library], object]) -> None:
        library = self._library
        if library is None or not self.parts.session.writable:
            return
        try:
            act(library)
        except ScholiastError as error:
            self.parts.messages.error(error)

    @Slot()
    def _show_links(self) -> None:
        library, entity = self._library, self.pane.card.entity
        if library is not None and entity is not None:
            self.parts.linking.show_links(_uids(library, entity))

    @Slot()
    def _write_memo(self) -> None:
        entity = self.pane.card.entity
        if entity is not None:
            self.page_asked.emit("journal", ("entity", entity))

    @Slot(object)
    def open_place(self, place: NamedPlace) -> None:
        """Go to where an entity is named, in the article."""
        self.article_asked.emit(place.uid)
        if self.parts.reading.article is not None and self.parts.reading.article.uid == place.uid:
            view = self.parts.reading.reader.view
            view.reveal(Span(place.line.start, place.line.end), flash=True)

    def _look_for_pairs(self) -> None:
        """Have suggestions looked for among names that are new, in the worker; a few of them at once."""
        library = self._library
        if library is None or self._job is not None:
            return
        names = library.entities.names()
        fresh = {row[0] for row in names} - self._compared
        self._compared |= fresh
        if not fresh:
            self._show_pairs()
            return
        wanted = sorted(fresh) if len(fresh) <= FEW and self._suggested else None
        self._job = self.parts.jobs.start(
            self.parts.background.text_worker,
            suggest_all,
            names,
            wanted,
            done=self._take_pairs,
            failed=self._fail,
        )
        self._show_pairs()

    def _take_pairs(self, found: list[Found]) -> None:
        self._job = None
        self._suggested += found
        self._show_pairs()

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self.parts.messages.say(_("Suggestions could not be looked for: {reason}").format(reason=error))
        self._show_pairs()

    @Slot()
    def _stop(self) -> None:
        self._clock.stop()
        if self._job is not None:
            self.parts.jobs.cancel(self._job)
            self._job = None

    def _show_pairs(self) -> None:
        """Show the suggestions that still stand, the one named more often to be kept."""
        library = self._library
        if library is None:
            return
        known = {each.id: each for each in self.pane.model.all}
        pairs = []
        for each in library.entities.standing(self._suggested):
            if each.a in known and each.b in known:
                kept, other = sorted((known[each.a], known[each.b]), key=lambda one: (-one.mentions, one.id))
                pairs.append(Pair(kept.id, other.id, (kept.name, other.name), each.why))
        self.pane.suggested.show_pairs(
            pairs, writable=self.parts.session.writable, looking=self._job is not None
        )

    @Slot(object)
    def _show_pair(self, pair: Pair) -> None:
        self.show_entity(pair.other)

    @Slot(str, object)
    def decide(self, act: str, pair: Pair) -> None:
        """Do what was decided of a suggestion."""
        if act == "accept":
            self._act(lambda library: library.entities.merge([pair.other], pair.kept))
        elif act == "reject":
            self._act(lambda library: library.entities.dismiss(pair.other, pair.kept))
        else:
            self._act(lambda library: library.entities.dismiss(pair.other))

    @Slot()
    def give(self) -> None:
        """Ask for a file and write the entities that are shown to it."""
        from desktop.exporting.entities import write_index  # noqa: PLC0415  # loaded when used

        library = self._library
        path = self.chooser.new_table(library.path.parent / "entities.csv") if library is not None else None
        if library is None or path is None:
            return
        try:
            places = library.whereabouts.of_all(self.pane.model.shown)
            count = write_index(self.pane.model.shown, path, titles=library.entities.titles(), places=places)
        except ScholiastError as error:
            self.parts.messages.error(error)
            return
        said = ngettext(
            "{count} entity was written to {path}.", "{count} entities were written to {path}.", count
        )
        self.parts.messages.say(said.format(count=count, path=path.name))


def places(library: Library, entity: EntityId) -> Iterator[NamedPlace]:
    """Yield where an entity is named, in the newest article first, fetched a few articles at a time."""
    by_article: dict[ArticleId, list[Span]] = {}
    for article, rows in groupby(library.entities.mentioned(entity), key=itemgetter(0)):
        by_article[article] = [row[3] for row in rows]
    newest_first = dict(reversed(by_article.items()))
    return _placed(library, library.passages.of_spans(newest_first))


def _placed(library: Library, lines: Iterator[list[Line]]) -> Iterator[NamedPlace]:
    for found in lines:
        for article in library.articles.rows([found[0].article]) if found else ():
            for line in found:
                yield NamedPlace(article.uid, article.date or "", article.source or "", article.title, line)


def _uids(library: Library, entity: EntityId) -> list[str]:
    """Return what links to an entity name it by, nothing when it is gone."""
    found = library.linking.entity(entity)
    return [found.uid] if found is not None else []
