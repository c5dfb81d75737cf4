"""The window: puts the panes together; every wire between them is in ``ui/wiring.py``."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.model import ArticleId, Change
from desktop.settings import Settings
from desktop.translation import _
from ui.annotating import Annotating
from ui.articles.sidebar import Place
from ui.choosing import FileChooser
from ui.commands.articles import ArticleCommands
from ui.commands.dialogs import DialogCommands
from ui.commands.dropping import TagDropping
from ui.commands.entities import EntityCommands
from ui.commands.erasing import EraseCommand
from ui.commands.export import ExportCommands
from ui.commands.files import FileCommands
from ui.commands.foreign_links import ForeignLinks
from ui.commands.history import HistoryCommands
from ui.commands.imports import ImportCommands
from ui.commands.palette import CommandPalette
from ui.commands.passages import PassageCommands
from ui.commands.printing import PrintCommands
from ui.commands.tags import TagCommands
from ui.commands.type import TypeCommands
from ui.commands.versions import VersionCommands
from ui.commands.view import ViewCommands
from ui.correcting import Correcting
from ui.earlier import EarlierWordings
from ui.facts import Situation, facts_of
from ui.frame import Frame
from ui.frame_state import keep_window, recall_panes
from ui.handover import Reception
from ui.jobs import Jobs
from ui.linking import Linking
from ui.listing import ORDERS, Listing, Order
from ui.menus import Commands
from ui.messages import Messages
from ui.moving import Moving
from ui.navigation import Navigation
from ui.note_scope import NoteScope
from ui.note_walk import NoteWalk
from ui.pages.page import PageParts
from ui.pages.stack import Pages
from ui.panes import Panes
from ui.popups import Popups
from ui.reading import Reading
from ui.roles import give_roles
from ui.session import Session
from ui.tag_asking import TagAsking
from ui.theme import Palette, ThemeKeeper
from ui.wiring import connect
from ui.work.background import Background

if TYPE_CHECKING:
    from ui.work.importing import ImportSummary


class Window(QObject):
    """What one window shows of one library at a time, inside a frame.

    One that is not ``at_work`` only shows: it keeps nothing, reads nothing by itself and starts no worker.
    """

    def __init__(
        self, session: Session, theme: ThemeKeeper, *, frame: Frame | None = None, at_work: bool = True
    ) -> None:
        self.frame = frame or Frame(theme.palette)
        super().__init__(self.frame)
        give_roles()
        self.session = session
        self.theme = theme
        self.at_work = at_work
        self._reference: str | None = None
        self.commands = Commands(self.frame)
        self.jobs = Jobs(self)
        self.panes = Panes(self.commands, theme.palette, fetch=session.rows, settings=session.settings)
        self._make_parts()
        self.commands.fill(self.frame.menuBar())
        self.panes.lay_out(self.frame)
        connect(self)
        self._recall()
        self.follow_library()
        self.panes.articles.table.setFocus()

    def _make_parts(self) -> None:
        session = self.session
        self.messages = Messages(self.frame, self.panes.banner)
        self.listing = Listing(
            session,
            self.commands,
            sidebar=self.panes.sidebar,
            pane=self.panes.articles,
            search=self.panes.toolbar.search,
        )
        self.files = FileCommands(session, self.messages, FileChooser(self.frame))
        self.foreign_links = ForeignLinks(session, self.messages, self.files)
        self.reception = Reception(session, self)
        self.reading = Reading(session, self.panes.reader, self.panes.inspector, at_work=self.at_work)
        self.asking = asking = TagAsking(session, self.theme.palette, self.frame)
        self.reading.recent_tags = self.asking.recent
        self.annotating = Annotating(session, self.messages, self.reading, self.asking)
        self.marking = ArticleCommands(session, self.messages, self.panes.articles)
        self.erasing = EraseCommand(session, self.messages, self.panes.articles, self.frame)
        self.view = ViewCommands(session, self.theme, self.commands, self.frame)
        self.type = TypeCommands(session, self.commands, self.panes.toolbar, self.panes.reader.legend)
        self.navigation = Navigation(session, self.messages, self.panes.articles, self.reading)
        self.moving = Moving(session, self.messages, self.reading, self.panes.articles)
        self.history = HistoryCommands(session, self.messages, self.reading, self.commands)
        self.imports = ImportCommands(self.files.chooser, self)
        self.printing = PrintCommands(session, self.messages, self.reading, self.files.chooser)
        self.tagging = TagCommands(session, self.messages, theme=self.theme, asking=asking, window=self.frame)
        self.passages = PassageCommands(session, self.messages, self.asking, self.frame)
        self.entities = EntityCommands(session, self.messages, self.frame)
        self.dropping = TagDropping(session, self.messages, self.reading, self.annotating)
        self.linking = Linking(session, self.messages, self.frame)
        self.panes.inspector.notes.offers = self.linking.offers
        self.earlier = EarlierWordings(session, self.messages, self.theme, self.frame)
        self.scope = NoteScope(session, self)
        self.walk = NoteWalk(session, self.messages, self.reading, self.scope)
        self.dialogs = DialogCommands(session, self.messages, self.frame)
        self.palette_window = CommandPalette(self.commands, self.frame)
        self.background = Background(session, self.jobs, self.panes.status, first=self.first_articles)
        self.exports = ExportCommands(self._page_parts())
        self._make_popups()
        self.versions = VersionCommands(
            session, self.messages, self.reading, chooser=self.files.chooser, background=self.background
        )
        self.pages = Pages(self._page_parts(), self.panes.stage, self.panes.desk)

    def _make_popups(self) -> None:
        self.correcting = Correcting(self._page_parts(), self.panes)
        self.popups = Popups(
            self.commands,
            self.marking,
            self.asking,
            self.correcting,
            table=self.panes.articles.table,
            frame=self.frame,
        )

    def _page_parts(self) -> PageParts:
        return PageParts(
            session=self.session,
            messages=self.messages,
            theme=self.theme,
            commands=self.commands,
            jobs=self.jobs,
            reading=self.reading,
            asking=self.asking,
            linking=self.linking,
            earlier=self.earlier,
            scope=self.scope,
            frame=self.frame,
            background=self.background,
        )

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to a place of the sidebar: a page, or what the list shows."""
        if place.page:
            self.pages.show(place.page)
        else:
            self.pages.leave()
            self.listing.go()

    @Slot()
    def show_page_of_sender(self) -> None:
        """Show the page that the command which called this is named after."""
        sender = self.sender()
        if sender is not None:
            self.pages.show(sender.objectName().removeprefix("page_"))

    @Slot(str)
    def page_shown(self, name: str) -> None:
        """Follow the page that came to the front, "" for the desk."""
        self.panes.sidebar.show_page(name)
        self.scope.shown = name == "notes"
        if not name:
            self.panes.articles.table.setFocus()
        self.show_facts()

    @Slot()
    def tag_hits(self) -> None:
        """Show all hits of the search in the articles that the list shows, to be tagged."""
        self.passages.of_query(self.panes.toolbar.search.text, list(self.panes.articles.model.ids))

    @Slot()
    def tag_mentions(self) -> None:
        """Show every mention of the entity that is chosen in its list, to be tagged."""
        entity = self.panes.inspector.entities.chosen_entity()
        if entity is not None:
            self.passages.of_entity(entity)
        else:
            self.panes.inspector.show_tab("entities")
            self.messages.say(_("Choose an entity in the list first, then tag its mentions."))

    @Slot(str)
    def open(self, reference: str) -> None:
        """Go to the desk, and there to an article or a passage."""
        self.pages.leave()
        self.navigation.open(reference)
        if not self.pages.name:
            self.panes.reader.view.setFocus()

    @Slot(str)
    def come(self, reference: str) -> None:
        """Come to the front for another start of the program, and go where that was asked to."""
        self.frame.come_forward()
        if reference:
            self.open(reference)

    @Slot()
    def tag(self) -> None:
        """Tag the articles chosen in the list when the reader is there, else the passage at hand."""
        listed = self.panes.articles.table.hasFocus() or self.annotating.at_hand() is None
        several = self.panes.articles.chosen_count() > 1
        (self.marking.ask_for_tag if listed and several else self.annotating.ask_for_tag)()

    @Slot()
    def turn_sidebar(self) -> None:
        """Show the sidebar, or hide it."""
        self.view.turn_pane("sidebar", self.panes.sidebar)

    @Slot()
    def turn_inspector(self) -> None:
        """Show the inspector, or hide it."""
        self.view.turn_pane("inspector", self.panes.inspector)

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow a change in all parts."""
        self.listing.take(change)
        self.reading.take(change)
        self.pages.take(change)
        self.background.take(change)
        self.show_opened()

    @Slot()
    def follow_library(self) -> None:
        """Show another library, or none."""
        library = self.session.library
        self.reading.close()
        self.pages.leave()
        self.frame.setWindowTitle(library.path.stem if library is not None else "Scholiast")
        self.panes.status.set_library(library.path.name if library is not None else "")
        self.panes.status.set_writable(writable=self._writable)
        self.panes.status.say("")
        self.frame.takes_files = self.session.writable
        self.files.fill_recent(self.commands.submenus["file/recent"])
        if self.session.notice:
            self.panes.banner.tell(self.session.notice, stays=True)
        self.listing.show_everything()

    @Slot()
    def begin(self, reference: str | None = None) -> None:
        """After what is shown was painted: go on where the reader was, or at the article that is named."""
        self._reference = reference
        QTimer.singleShot(0, self._begin)

    @Slot()
    def _begin(self) -> None:
        self.navigation.recover_drafts()
        self.settle(self._reference)
        self.background.begin()
        self.reception.listen()

    def settle(self, reference: str | None) -> None:
        """Show what the first paint did not wait for: numbers, tags, the article."""
        self.listing.reload_counts()
        self.listing.recall_place()
        if reference is None:
            self.navigation.open_last()
        else:
            self.navigation.open(reference)

    @Slot()
    def show_centre(self) -> None:
        """Show the article, or how to begin in an empty library."""
        library = self.session.library
        empty = library is None or not (
            self.panes.articles.model.ids or self.reading.article or self.listing.filtered
        )
        self.panes.centre.setCurrentWidget(self.panes.welcome if empty else self.panes.reader)
        self.panes.inspector.setVisible(not empty and self.commands.action("inspector").isChecked())
        self.show_facts()

    @Slot()
    def show_opened(self) -> None:
        """Follow which article is open."""
        article = self.reading.article
        self.panes.status.set_words(article.words if article is not None else None)
        self.show_facts()

    @Slot()
    def show_facts(self) -> None:
        """Let only what is possible now be chosen."""
        self.commands.set_facts(facts_of(self._situation()))

    @property
    def _writable(self) -> bool:
        """Whether the window looks as if one could write; a picture of it always does."""
        return self.session.writable or (self.session.library is not None and not self.at_work)

    def _situation(self) -> Situation:
        """Return what holds now; on a page the commands of the desk have nothing to act on."""
        library, desk = self.session.library, not self.pages.name
        listed = len(self.panes.articles.model.ids)
        undo, redo = self.history.show_labels()
        return Situation(
            library=library is not None,
            writable=self._writable,
            listed=listed if desk else 0,
            articles=max(listed, self.reading.article is not None),
            chosen=self.panes.articles.chosen_count() if desk else 0,
            in_bin=self.panes.sidebar.place.scope == "bin",
            article=desk and self.reading.article is not None,
            selection=desk and self.panes.reader.view.selected_span() is not None,
            page=not desk,
            active=desk and self.panes.reader.view.layer.active_mark() is not None,
            back=desk and bool(self.moving.trail.behind),
            forward=desk and bool(self.moving.trail.ahead),
            undo=undo,
            redo=redo,
            recent=self.files.has_recent,
            samples=True,
            importing=self.background.importing,
            recognising=self.background.recognising,
            report=bool(self.dialogs.report),
            keys=frozenset(self.reading.tag_keys),
        )

    @Slot(object)
    def take_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.panes.set_palette(palette, self.session.settings)
        self.pages.set_palette(palette)
        self.asking.set_palette(palette)

    @Slot()
    def take_type(self) -> None:
        """Take another type of the article's text from the settings."""
        self.panes.set_type(self.theme.palette, self.session.settings)

    @Slot(object)
    def take_settings(self, settings: Settings) -> None:
        """Take changed settings."""
        self.view.choose_theme(settings.theme)
        self.take_type()
        self.background.settings_changed()

    @Slot(str)
    def read_again(self, codec: str) -> None:
        """Read the open article's file again, with another encoding."""
        self.background.rereading(self.messages, self.reading).read_again(codec)

    @Slot(object)
    def show_imported(self, summary: "ImportSummary") -> None:
        """Show what an import brought."""
        self.listing.refresh()
        self.navigation.show_imported(summary.rows)

    @Slot(str)
    def tell_unavailable(self, why: str) -> None:
        """Say why nothing can be recognised."""
        self.panes.banner.tell(why, stays=True)

    def first_articles(self) -> list[ArticleId]:
        """Return what is recognised first: the open article, then what the list shows."""
        article = self.reading.article
        return [*([article.id] if article is not None else []), *self.panes.articles.visible()]

    def _recall(self) -> None:
        by, descending = recall_panes(self.panes.splitters)
        self.listing.set_order(Order(by if by in ORDERS else "added", descending))
        for name in ("sidebar", "inspector", "entities"):
            self.commands.action(name).setChecked(True)
        self.view.show_state()
        self.type.show_state()

    def show(self) -> None:
        """Show the window."""
        self.frame.show()

    def close(self) -> None:
        """Close the window as the reader would."""
        self.frame.close()

    @Slot()
    def end(self) -> None:
        """Keep how the window looks and close the library; what is typed has been kept."""
        if self.at_work:
            order = self.listing.order
            keep_window(self.frame, self.panes.splitters, order=(order.by, order.descending))
        self.jobs.close()
        self.background.close()
        self.session.close()
