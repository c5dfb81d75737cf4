"""The window: puts the panes together and wires them; every wire is in ``_connect``."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import Article, ArticleId, Change
from desktop.text.links import parse_link
from desktop.translation import _, ngettext
from ui.annotating import Annotating
from ui.article_commands import ArticleCommands
from ui.articles.pane import ArticlePane
from ui.articles.sidebar import Sidebar
from ui.choosing import FileChooser
from ui.facts import Situation, facts_of
from ui.file_commands import FileCommands
from ui.inspector import Inspector
from ui.jobs import Jobs
from ui.listing import ORDERS, Listing, Order
from ui.menus import Commands
from ui.messages import Banner, Messages
from ui.reader.fonts import load_reader_font
from ui.reader.pane import ReaderPane
from ui.reader.style import ReaderStyle, style_of
from ui.reading import LAST_ARTICLE, Reading
from ui.session import Session
from ui.status_bar import StatusBar
from ui.tag_asking import TagAsking
from ui.theme import Palette, ThemeKeeper
from ui.toolbar import Toolbar
from ui.view_commands import ViewCommands
from ui.welcome import Welcome
from ui.window_state import keep_window, recall_window

FIRST_SIZE = (1440, 900)
FIRST_WIDTHS = [190, 300, 640, 310]
ARTICLE_MENU = [
    "toggle_read", "toggle_star", "tag_articles", "", "open_original", "copy_link", "", "bin",
    "restore_article",
]  # fmt: skip
READER_MENU = ["copy", "copy_citation", "select_all", "", "highlight", "note", "tag", "", "article_note"]
TAG_KEYS = tuple("123456789")


class Window(QMainWindow):
    """One window on one library at a time.

    One that is not ``at_work`` only shows: it keeps nothing, reads nothing by itself and starts no worker.
    """

    closing = Signal()

    def __init__(self, session: Session, theme: ThemeKeeper, *, at_work: bool = True) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.at_work = at_work
        self._reference: str | None = None
        self.setAcceptDrops(True)
        self.resize(*FIRST_SIZE)
        self.commands = Commands(self)
        self.jobs = Jobs(self)
        self._make_panes(theme.palette)
        self._make_parts()
        self._compose()
        self._connect()
        self._recall()
        self._follow_library()
        self.articles.table.setFocus()

    def _make_panes(self, palette: Palette) -> None:
        self.toolbar = Toolbar(self.commands)
        self.sidebar = Sidebar(palette)
        self.articles = ArticlePane(self.fetch, palette)
        self.family = load_reader_font()
        self.reader = ReaderPane(self._style(palette))
        self.inspector = Inspector()
        self.inspector.set_palette(palette)
        self.status = StatusBar()
        self.banner = Banner()
        self.welcome = Welcome(
            [self.commands.action(name) for name in ("import_files", "import_folder", "import_samples")]
        )

    def _style(self, palette: Palette) -> ReaderStyle:
        return style_of(palette, family=self.family, size=self.session.settings.text_size)

    def _make_parts(self) -> None:
        session = self.session
        self.messages = Messages(self, self.banner)
        self.listing = Listing(
            session, self.commands, sidebar=self.sidebar, pane=self.articles, search=self.toolbar.search
        )
        self.files = FileCommands(session, self.messages, FileChooser(self))
        self.reading = Reading(session, self.reader, self.inspector, at_work=self.at_work)
        self.asking = TagAsking(session, self.theme.palette, self)
        self.reading.recent_tags = self.asking.recent
        self.annotating = Annotating(session, self.messages, self.reading, self.asking)
        self.marking = ArticleCommands(session, self.messages, self.articles)
        self.view = ViewCommands(session, self.theme, self.commands, self)

    def _compose(self) -> None:
        self.commands.fill(self.menuBar())
        self.centre = QStackedWidget()
        self.centre.addWidget(self.reader)
        self.centre.addWidget(self.welcome)
        middle = _column(self.banner, self.centre)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        for place, pane in enumerate((self.sidebar, self.articles, middle, self.inspector)):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, int(pane is middle))
        self.panes.setSizes(FIRST_WIDTHS)
        self.setCentralWidget(_column(self.toolbar, self.panes, self.status))

    def _connect(self) -> None:
        """Hold every wire between the parts."""
        self.session.changed.connect(self._take)
        self.session.switched.connect(self._follow_library)
        self.theme.changed.connect(self._take_palette)
        self.messages.said.connect(self.status.say)
        self.closing.connect(self.reading.leave)
        self.files.leaving.connect(self.reading.leave)
        self.commands.submenus["file/recent"].triggered.connect(self.files.open_recent)
        self.view.text_size_changed.connect(self._take_style)
        self.reading.connect_clocks()
        self._connect_lists()
        self._connect_reader()
        self._connect_inspector()
        self._connect_commands()
        self._connect_annotate_commands()

    def _connect_lists(self) -> None:
        self.toolbar.theme.clicked.connect(self.view.turn_theme)
        self.toolbar.search.searched.connect(self.listing.reload)
        self.toolbar.search.left.connect(self.articles.table.setFocus)
        self.sidebar.chosen.connect(self.listing.reload)
        self.sidebar.articles_dropped.connect(self.marking.tag)
        self.articles.opened.connect(self.reading.open)
        self.articles.activated.connect(self.reader.setFocus)
        self.articles.chosen_changed.connect(self._show_facts)
        self.articles.menu_asked.connect(self._pop_article_menu)
        self.marking.tags_asked.connect(self._ask_article_tag)
        self.listing.reloaded.connect(self._show_centre)
        self.reading.opened.connect(self._show_opened)

    def _connect_reader(self) -> None:
        view, bar = self.reader.view, self.reader.bar
        view.selection_changed.connect(self._show_facts)
        view.annotation_clicked.connect(self.annotating.show_card)
        view.link_activated.connect(self.annotating.open_address)
        view.position_changed.connect(self.reading.place_changed)
        view.reached_end.connect(self.reading.mark_read)
        view.context_requested.connect(self._pop_reader_menu)
        bar.highlight_requested.connect(self.annotating.highlight)
        bar.note_requested.connect(self.annotating.note)
        bar.tag_requested.connect(self.annotating.ask_for_tag)
        bar.tag_key_requested.connect(self.annotating.tag_with_key)
        bar.cite_requested.connect(self.annotating.copy_citation)
        self.reader.legend.highlights_toggled.connect(self.commands.action("entities").setChecked)

    def _connect_inspector(self) -> None:
        notes, details = self.inspector.notes, self.inspector.details
        notes.annotation_activated.connect(self.annotating.show_in_text)
        notes.draft_changed.connect(self.annotating.save_draft)
        notes.note_committed.connect(self.annotating.save_note)
        notes.delete_requested.connect(self.annotating.delete)
        notes.tag_added.connect(self.annotating.add_tag)
        notes.tag_removed.connect(self.annotating.remove_tag)
        notes.citation_requested.connect(self.annotating.cite_annotation)
        notes.link_requested.connect(self.annotating.copy_link)
        notes.article_note_requested.connect(self.annotating.article_note)
        notes.reader_requested.connect(self.reader.setFocus)
        self.inspector.entities.mention_requested.connect(self.reading.show_mention)
        details.field_changed.connect(self.annotating.edit_detail)
        details.original_requested.connect(self.marking.open_original)
        details.address_requested.connect(self.annotating.open_article_address)
        details.link_requested.connect(self.marking.copy_link)

    def _connect_commands(self) -> None:
        self.commands.connect_all(
            {
                "new_library": self.files.new_library,
                "open_library": self.files.open_library,
                "save_copy": self.files.save_copy,
                "quit": self.close,
                "undo": self.undo,
                "redo": self.redo,
                "search": self.toolbar.search.take_keyboard,
                "theme_system": self.view.system_theme,
                "theme_light": self.view.light_theme,
                "theme_dark": self.view.dark_theme,
                "theme_sepia": self.view.sepia_theme,
                "theme_contrast": self.view.contrast_theme,
                "larger_text": self.view.larger_text,
                "smaller_text": self.view.smaller_text,
                "normal_text": self.view.normal_text,
                "full_screen": self.view.full_screen,
                "next_article": self.marking.next_article,
                "previous_article": self.marking.previous_article,
                "toggle_read": self.marking.toggle_read,
                "toggle_star": self.marking.toggle_star,
                "tag_articles": self.marking.ask_for_tag,
                "open_original": self.marking.open_original,
                "copy_link": self.marking.copy_link,
                "bin": self.marking.bin,
                "restore_article": self.marking.restore,
            }
        )

    def _connect_annotate_commands(self) -> None:
        self.commands.connect_all(
            {
                "copy": self.reader.view.copy,
                "copy_citation": self.annotating.copy_citation,
                "select_all": self.reader.view.select_all,
                "entities": self.reader.toggle_highlights,
                "highlight": self.annotating.highlight,
                "note": self.annotating.note,
                "tag": self.annotating.ask_for_tag,
                "article_note": self.annotating.article_note,
                "sidebar": self._turn_sidebar,
                "inspector": self._turn_inspector,
            }
        )
        for key in TAG_KEYS:
            self.commands.action(f"tag_{key}").triggered.connect(self._tag_with_sender)

    def fetch(self, ids: Sequence[ArticleId]) -> list[Article]:
        """Return rows for the list."""
        library = self.session.library
        return library.articles.rows(ids) if library is not None else []

    @Slot()
    def undo(self) -> None:
        """Take back the last step."""
        library = self.session.library
        if library is not None:
            self.reading.leave()
            self.messages.say(_("Undone: {step}").format(step=library.undo().label))

    @Slot()
    def redo(self) -> None:
        """Do the last undone step again."""
        library = self.session.library
        if library is not None:
            self.reading.leave()
            self.messages.say(_("Done again: {step}").format(step=library.redo().label))

    @Slot()
    def _tag_with_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.annotating.tag_with_key(sender.objectName().removeprefix("tag_"))

    @Slot()
    def _turn_sidebar(self) -> None:
        self.view.turn_pane("sidebar", self.sidebar)

    @Slot()
    def _turn_inspector(self) -> None:
        self.view.turn_pane("inspector", self.inspector)

    @Slot(object)
    def _ask_article_tag(self, ids: list[ArticleId]) -> None:
        heading = ngettext("Tag {count} article", "Tag {count} articles", len(ids)).format(count=len(ids))
        where = self.articles.table.viewport().mapToGlobal(QPoint(40, 40))
        self.asking.ask(partial(self.marking.tag, ids), heading=heading, at=where)

    @Slot(object)
    def _take(self, change: Change) -> None:
        self.listing.take(change)
        self.reading.take(change)
        self._show_facts()

    @Slot()
    def _follow_library(self) -> None:
        library = self.session.library
        self.reading.close()
        self.setWindowTitle(library.path.stem if library is not None else "Scholiast")
        self.status.set_library(library.path.name if library is not None else "")
        self.status.set_saved(_("Saved") if self.session.writable else _("Read-only"))
        if self.session.notice:
            self.banner.tell(self.session.notice, stays=True)
        self.listing.reload()
        QTimer.singleShot(0, self.listing.reload_counts)

    def begin(self, reference: str | None = None) -> None:
        """Go on where the reader was, or at the article, prefix or link named; after the first paint."""
        self._reference = reference
        QTimer.singleShot(0, self.settle)

    def begin_at_once(self, reference: str | None) -> None:
        """Do all that begin does before returning; raises NotFoundError for an article that is not there."""
        self.settle()
        if reference is not None and self.session.library is not None:
            self.go_to(self.session.library, reference)

    @Slot()
    def settle(self) -> None:
        """Do what the first paint did not wait for."""
        library = self.session.library
        if library is None:
            return
        if self.session.writable and self.at_work:
            count = library.drafts.recover()
            if count:
                self.banner.tell(
                    ngettext("{count} note was recovered.", "{count} notes were recovered.", count).format(
                        count=count
                    )
                )
        self.listing.reload_counts()
        self._open_first(library)

    def _open_first(self, library: Library) -> None:
        reference, self._reference = self._reference, None
        try:
            if reference:
                self.go_to(library, reference)
            elif uid := str(library.state.get(LAST_ARTICLE, "") or ""):
                self.go_to(library, uid)
        except NotFoundError as error:
            if reference:
                self.messages.error(error)

    def go_to(self, library: Library, reference: str) -> None:
        """Open an article, or the passage of a link; raises NotFoundError."""
        article = library.articles.find(reference)
        if not self.articles.choose(article.id):
            self.reading.open(article.id)
        link = parse_link(reference.strip())
        if link is not None and link.annotation:
            self.reading.show_annotation(library.annotations.find(link.annotation).id)

    @Slot()
    def _show_centre(self) -> None:
        library = self.session.library
        empty = library is None or not (
            self.articles.model.ids or self.reading.article or self.listing.filtered
        )
        self.centre.setCurrentWidget(self.welcome if empty else self.reader)
        self.inspector.setVisible(not empty and self.commands.action("inspector").isChecked())
        self._show_facts()

    @Slot()
    def _show_opened(self) -> None:
        article = self.reading.article
        self.status.set_words(article.words if article is not None else None)
        self._show_facts()

    @Slot()
    def _show_facts(self) -> None:
        self.commands.set_facts(facts_of(self._situation()))

    def _situation(self) -> Situation:
        library = self.session.library
        listed = len(self.articles.model.ids)
        return Situation(
            library=library is not None,
            writable=self.session.writable,
            listed=listed,
            articles=max(listed, self.reading.article is not None),
            chosen=len(self.articles.chosen()),
            in_bin=self.sidebar.place.scope == "bin",
            article=self.reading.article is not None,
            selection=self.reader.view.selected_span() is not None,
            undo=library is not None and bool(library.undo_label()),
            redo=library is not None and bool(library.redo_label()),
            recent=bool(self.files.recent()),
            keys=frozenset(self.reading.tag_keys),
        )

    @Slot(object)
    def _take_palette(self, palette: Palette) -> None:
        for pane in (self.sidebar, self.articles, self.inspector, self.asking):
            pane.set_palette(palette)
        self._take_style()

    @Slot()
    def _take_style(self) -> None:
        self.reader.set_style(self._style(self.theme.palette))

    @Slot(QPoint)
    def _pop_article_menu(self, where: QPoint) -> None:
        self.commands.popup(self, ARTICLE_MENU).popup(where)

    @Slot(QPoint)
    def _pop_reader_menu(self, where: QPoint) -> None:
        self.commands.popup(self, READER_MENU).popup(where)

    def _recall(self) -> None:
        by, descending = recall_window(self, self.panes)
        self.listing.set_order(Order(by if by in ORDERS else "added", descending))
        for name in ("sidebar", "inspector", "entities"):
            self.commands.action(name).setChecked(True)
        self.view.show_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and how the window looks, then close the library."""
        self.closing.emit()
        if self.at_work:
            order = self.listing.order
            keep_window(self, self.panes, order=(order.by, order.descending))
        self.jobs.close()
        self.session.close()
        super().closeEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    """Return the widgets one above the other without gaps; the splitter or stack takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(isinstance(widget, (QSplitter, QStackedWidget))))
    return whole
