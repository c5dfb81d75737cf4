"""The window: puts the panes together and wires them; every wire is in ``_connect``."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.model import ArticleId, Change
from desktop.settings import Settings
from ui.annotating import Annotating
from ui.choosing import FileChooser
from ui.commands.articles import ArticleCommands
from ui.commands.dialogs import DialogCommands
from ui.commands.files import FileCommands
from ui.commands.history import HistoryCommands
from ui.commands.imports import ImportCommands
from ui.commands.palette import CommandPalette
from ui.commands.tags import TagCommands
from ui.commands.view import ViewCommands
from ui.facts import Situation, facts_of
from ui.frame import Frame
from ui.frame_state import keep_window, recall_panes
from ui.jobs import Jobs
from ui.listing import ORDERS, Listing, Order
from ui.menus import Commands
from ui.messages import Messages
from ui.navigation import Navigation
from ui.panes import Panes
from ui.popups import Popups
from ui.reading import Reading
from ui.session import Session
from ui.tag_asking import TagAsking
from ui.theme import Palette, ThemeKeeper
from ui.work.background import Background

if TYPE_CHECKING:
    from ui.work.importing import ImportSummary

TAG_KEYS = tuple("123456789")


class Window(QObject):
    """What one window shows of one library at a time, inside a frame.

    One that is not ``at_work`` only shows: it keeps nothing, reads nothing by itself and starts no worker.
    """

    def __init__(
        self, session: Session, theme: ThemeKeeper, *, frame: Frame | None = None, at_work: bool = True
    ) -> None:
        self.frame = frame or Frame(theme.palette)
        super().__init__(self.frame)
        self.session = session
        self.theme = theme
        self.at_work = at_work
        self._reference: str | None = None
        self.commands = Commands(self.frame)
        self.jobs = Jobs(self)
        self.panes = Panes(
            self.commands, theme.palette, fetch=session.rows, text_size=session.settings.text_size
        )
        self._make_parts()
        self.commands.fill(self.frame.menuBar())
        self.panes.lay_out(self.frame)
        self._connect()
        self._recall()
        self._follow_library()
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
        self.reading = Reading(session, self.panes.reader, self.panes.inspector, at_work=self.at_work)
        self.asking = TagAsking(session, self.theme.palette, self.frame)
        self.reading.recent_tags = self.asking.recent
        self.annotating = Annotating(session, self.messages, self.reading, self.asking)
        self.marking = ArticleCommands(session, self.messages, self.panes.articles)
        self.view = ViewCommands(session, self.theme, self.commands, self.frame)
        self.navigation = Navigation(session, self.messages, self.panes.articles, self.reading)
        self.history = HistoryCommands(session, self.messages, self.reading, self.commands)
        self.imports = ImportCommands(self.files.chooser, self)
        self.tagging = TagCommands(session, self.messages, self.theme, self.frame)
        self.dialogs = DialogCommands(session, self.messages, self.reading, self.frame)
        self.palette_window = CommandPalette(self.commands, self.frame)
        self.popups = Popups(
            self.commands, self.marking, self.asking, table=self.panes.articles.table, frame=self.frame
        )
        self.background = Background(session, self.jobs, self.panes.status, first=self.first_articles)

    def _connect(self) -> None:
        """Hold every wire between the parts."""
        self.session.changed.connect(self._take)
        self.session.changed.connect(self.messages.banner.lapse)
        self.session.leaving.connect(self.panes.banner.hide)  # first: what ends now may say more
        self.session.leaving.connect(self.background.stop)
        self.session.leaving.connect(self.reading.leave)
        self.session.leaving.connect(self.listing.keep_place)
        self.session.leaving.connect(self.dialogs.leave_library)
        self.session.switched.connect(self._follow_library)
        self.session.switched.connect(self.begin)
        self.theme.changed.connect(self._take_palette)
        self.messages.said.connect(self.panes.status.say)
        self.files.copying.connect(self.reading.keep)
        self.frame.closing.connect(self._close)
        self.background.imported.connect(self.dialogs.take_report)
        self.background.imported.connect(self._show_imported)
        self.background.checked.connect(self.dialogs.tell_problems)
        self.background.cut_short.connect(self.dialogs.take_report)
        self.background.paused.connect(self.commands.action("pause_recognition").setChecked)
        self.background.unavailable.connect(self._tell_unavailable)
        self.background.changed.connect(self._show_facts)
        self.frame.dropped.connect(self.imports.drop)
        self.imports.chosen.connect(self.panes.articles.relieve)
        self.imports.chosen.connect(self.background.start_import)
        self.dialogs.settings_changed.connect(self._take_settings)
        self.dialogs.restore_chosen.connect(self.files.restore)
        self.dialogs.article_asked.connect(self.navigation.open)
        self.commands.submenus["file/recent"].triggered.connect(self.files.open_recent)
        self.view.text_size_changed.connect(self._take_text_size)
        self.reading.connect_clocks()
        self._connect_lists()
        self._connect_reader()
        self._connect_inspector()
        self._connect_commands()
        self._connect_annotate_commands()

    def _connect_lists(self) -> None:
        self.panes.toolbar.theme.clicked.connect(self.view.turn_theme)
        self.panes.toolbar.search.searched.connect(self.listing.search)
        self.panes.toolbar.search.left.connect(self.listing.enter)
        self.panes.sidebar.chosen.connect(self.listing.go)
        self.panes.sidebar.articles_dropped.connect(self.marking.tag)
        self.panes.sidebar.tag_menu_asked.connect(self.tagging.pop_menu)
        self.panes.articles.opened.connect(self.reading.open)
        self.panes.articles.activated.connect(self.panes.reader.setFocus)
        self.panes.articles.chosen_changed.connect(self._show_facts)
        self.panes.articles.menu_asked.connect(self.popups.article_menu)
        self.marking.tags_asked.connect(self.popups.ask_article_tag)
        self.marking.emptied.connect(self.reading.put_away)
        self.marking.moved.connect(self.listing.refresh)
        self.listing.reloaded.connect(self._show_centre)
        self.reading.opened.connect(self._show_opened)
        self.reading.keys_changed.connect(self.tagging.bind_keys)
        self.tagging.key_pressed.connect(self.annotating.tag_with_key)

    def _connect_reader(self) -> None:
        view, bar = self.panes.reader.view, self.panes.reader.bar
        view.selection_changed.connect(self._show_facts)
        view.annotation_clicked.connect(self.annotating.show_card)
        view.mention_clicked.connect(self.reading.show_entity)
        view.link_activated.connect(self.annotating.open_address)
        view.position_changed.connect(self.reading.place_changed)
        view.reached_end.connect(self.reading.mark_read)
        view.context_requested.connect(self.popups.reader_menu)
        bar.highlight_requested.connect(self.annotating.highlight)
        bar.note_requested.connect(self.annotating.note)
        bar.tag_requested.connect(self.annotating.ask_for_tag)
        bar.tag_key_requested.connect(self.annotating.tag_with_key)
        bar.cite_requested.connect(self.annotating.copy_citation)
        self.panes.reader.legend.highlights_toggled.connect(self.commands.action("entities").setChecked)

    def _connect_inspector(self) -> None:
        notes, details = self.panes.inspector.notes, self.panes.inspector.details
        notes.annotation_activated.connect(self.annotating.show_in_text)
        notes.draft_changed.connect(self.annotating.save_draft)
        notes.note_committed.connect(self.annotating.save_note)
        notes.waiting.connect(self.panes.status.show_waiting)
        self.annotating.saved.connect(self.panes.status.show_saved)
        notes.delete_requested.connect(self.annotating.delete)
        notes.tag_added.connect(self.annotating.add_tag)
        notes.tag_removed.connect(self.annotating.remove_tag)
        notes.citation_requested.connect(self.annotating.cite_annotation)
        notes.link_requested.connect(self.annotating.copy_link)
        notes.article_note_requested.connect(self.annotating.article_note)
        notes.reader_requested.connect(self.panes.reader.setFocus)
        self.panes.inspector.entities.mention_requested.connect(self.reading.show_mention)
        details.codec_chosen.connect(self._read_again)
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
                "restore": self.dialogs.restore,
                "import_files": self.imports.files,
                "import_folder": self.imports.folder,
                "import_samples": self.imports.samples,
                "export": self.dialogs.export,
                "quit": self.frame.close,
                "settings": self.dialogs.settings,
                "pause_recognition": self.background.turn_recognition,
                "import_report": self.dialogs.import_report,
                "check": self.background.check,
                "palette": self.palette_window.ask,
                "shortcuts": self.dialogs.shortcuts,
                "first_steps": self.dialogs.first_steps,
                "about": self.dialogs.about,
                "undo": self.history.undo,
                "redo": self.history.redo,
                "search": self.panes.toolbar.search.take_keyboard,
                **self.view.slots(),
                **self.marking.slots(),
            }
        )

    def _connect_annotate_commands(self) -> None:
        self.commands.connect_all(
            {
                "copy": self.panes.reader.view.copy,
                "copy_citation": self.annotating.copy_citation,
                "select_all": self.panes.reader.view.select_all,
                "entities": self.panes.reader.toggle_highlights,
                "highlight": self.annotating.highlight,
                "note": self.annotating.note,
                "tag": self._tag,
                "article_note": self.annotating.article_note,
                "sidebar": self._turn_sidebar,
                "inspector": self._turn_inspector,
            }
        )
        self.commands.connect_all({f"tag_{key}": self.annotating.tag_with_sender for key in TAG_KEYS})
        self.commands.connect_all({f"sort_{order}": self.listing.sort_with_sender for order in ORDERS})

    @Slot()
    def _tag(self) -> None:
        """Tag the articles chosen in the list when the reader is there, else the passage selected."""
        listed = self.panes.articles.table.hasFocus() or self.panes.reader.view.selected_span() is None
        several = self.panes.articles.chosen_count() > 1
        (self.marking.ask_for_tag if listed and several else self.annotating.ask_for_tag)()

    @Slot()
    def _turn_sidebar(self) -> None:
        self.view.turn_pane("sidebar", self.panes.sidebar)

    @Slot()
    def _turn_inspector(self) -> None:
        self.view.turn_pane("inspector", self.panes.inspector)

    @Slot(object)
    def _take(self, change: Change) -> None:
        self.listing.take(change)
        self.reading.take(change)
        self.background.take(change)
        self._show_facts()

    @Slot()
    def _follow_library(self) -> None:
        library = self.session.library
        self.reading.close()
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
        self.background.look()

    def settle(self, reference: str | None) -> None:
        """Show what the first paint did not wait for: numbers, tags, the article."""
        self.listing.reload_counts()
        self.listing.recall_place()
        if reference is None:
            self.navigation.open_last()
        else:
            self.navigation.open(reference)

    @Slot()
    def _show_centre(self) -> None:
        library = self.session.library
        empty = library is None or not (
            self.panes.articles.model.ids or self.reading.article or self.listing.filtered
        )
        self.panes.centre.setCurrentWidget(self.panes.welcome if empty else self.panes.reader)
        self.panes.inspector.setVisible(not empty and self.commands.action("inspector").isChecked())
        self._show_facts()

    @Slot()
    def _show_opened(self) -> None:
        article = self.reading.article
        self.panes.status.set_words(article.words if article is not None else None)
        self._show_facts()

    @Slot()
    def _show_facts(self) -> None:
        self.commands.set_facts(facts_of(self._situation()))

    @property
    def _writable(self) -> bool:
        """Whether the window looks as if one could write; a picture of it always does."""
        return self.session.writable or (self.session.library is not None and not self.at_work)

    def _situation(self) -> Situation:
        library = self.session.library
        listed = len(self.panes.articles.model.ids)
        undo, redo = self.history.show_labels()
        return Situation(
            library=library is not None,
            writable=self._writable,
            listed=listed,
            articles=max(listed, self.reading.article is not None),
            chosen=self.panes.articles.chosen_count(),
            in_bin=self.panes.sidebar.place.scope == "bin",
            article=self.reading.article is not None,
            selection=self.panes.reader.view.selected_span() is not None,
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
    def _take_palette(self, palette: Palette) -> None:
        self.panes.set_palette(palette, text_size=self.session.settings.text_size)
        self.asking.set_palette(palette)

    @Slot(int)
    def _take_text_size(self, size: int) -> None:
        self.panes.set_text_size(self.theme.palette, size)

    @Slot(object)
    def _take_settings(self, settings: Settings) -> None:
        self.view.choose_theme(settings.theme)
        self._take_text_size(settings.text_size)
        self.background.settings_changed()

    @Slot(str)
    def _read_again(self, codec: str) -> None:
        self.background.rereading(self.messages, self.reading).read_again(codec)

    @Slot(object)
    def _show_imported(self, summary: "ImportSummary") -> None:
        self.listing.refresh()
        self.navigation.show_imported(summary.rows)

    @Slot(str)
    def _tell_unavailable(self, why: str) -> None:
        self.panes.banner.tell(why, stays=True)

    def first_articles(self) -> list[ArticleId]:
        """Return what is recognised first: the open article, then what the list shows."""
        article = self.reading.article
        return [*([article.id] if article is not None else []), *self.panes.articles.visible()]

    def _recall(self) -> None:
        by, descending = recall_panes(self.panes.splitter)
        self.listing.set_order(Order(by if by in ORDERS else "added", descending))
        for name in ("sidebar", "inspector", "entities"):
            self.commands.action(name).setChecked(True)
        self.view.show_state()

    def show(self) -> None:
        """Show the window."""
        self.frame.show()

    def close(self) -> None:
        """Close the window as the reader would."""
        self.frame.close()

    @Slot()
    def _close(self) -> None:
        """Keep how the window looks and close the library; what is typed has been kept."""
        if self.at_work:
            order = self.listing.order
            keep_window(self.frame, self.panes.splitter, order=(order.by, order.descending))
        self.jobs.close()
        self.background.close()
        self.session.close()
