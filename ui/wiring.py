"""Every wire between the parts of a window: who tells whom."""

from typing import TYPE_CHECKING

from ui.listing import ORDERS
from ui.pages.names import ROWS

if TYPE_CHECKING:
    from ui.window import Window

TAG_KEYS = tuple("123456789")


def connect(window: "Window") -> None:
    """Hold every wire between the parts."""
    window.session.changed.connect(window.take)
    window.session.changed.connect(window.messages.banner.lapse)
    window.session.leaving.connect(window.panes.banner.hide)  # first: what ends now may say more
    window.session.leaving.connect(window.background.stop)
    window.session.leaving.connect(window.reading.leave)
    window.session.leaving.connect(window.pages.keep)
    window.session.leaving.connect(window.listing.keep_place)
    window.session.leaving.connect(window.dialogs.leave_library)
    window.session.switched.connect(window.follow_library)
    window.session.switched.connect(window.begin)
    window.theme.changed.connect(window.take_palette)
    window.messages.said.connect(window.panes.status.say)
    window.files.copying.connect(window.reading.keep)
    window.files.copying.connect(window.pages.keep)
    window.files.archiving.connect(window.exports.archive)
    window.frame.closing.connect(window.end)
    window.background.imported.connect(window.dialogs.take_report)
    window.background.imported.connect(window.show_imported)
    window.background.checked.connect(window.dialogs.tell_problems)
    window.background.cut_short.connect(window.dialogs.take_report)
    window.background.paused.connect(window.commands.action("pause_recognition").setChecked)
    window.background.unavailable.connect(window.tell_unavailable)
    window.background.changed.connect(window.show_facts)
    window.frame.dropped.connect(window.imports.drop)
    window.imports.chosen.connect(window.panes.articles.relieve)
    window.imports.chosen.connect(window.background.start_import)
    window.dialogs.settings_changed.connect(window.take_settings)
    window.dialogs.restore_chosen.connect(window.files.restore)
    window.dialogs.article_asked.connect(window.open)
    window.navigation.foreign_asked.connect(window.foreign_links.offer)
    window.foreign_links.asked.connect(window.open)
    window.reception.asked.connect(window.come)
    window.history.keeping.connect(window.pages.keep)
    window.erasing.keeping.connect(window.reading.keep)
    window.erasing.erasing.connect(window.reading.put_away)
    window.erasing.erased.connect(window.listing.refresh)
    window.commands.submenus["file/recent"].triggered.connect(window.files.open_recent)
    window.type.changed.connect(window.take_type)
    window.reading.connect_clocks()
    _connect_pages(window)
    _connect_lists(window)
    _connect_reader(window)
    _connect_review(window)
    _connect_recognisers(window)
    _connect_moving(window)
    _connect_inspector(window)
    _connect_commands(window)
    _connect_annotate_commands(window)


def _connect_pages(window: "Window") -> None:
    window.pages.article_asked.connect(window.open)
    window.walk.article_asked.connect(window.open)
    window.pages.shown.connect(window.page_shown)
    window.pages.shown.connect(window.panes.status.show_page)
    window.pages.waiting.connect(window.panes.status.show_waiting)
    window.navigation.page_asked.connect(window.pages.show)
    window.linking.asked.connect(window.open)
    window.linking.page_asked.connect(window.pages.show)
    window.versions.page_asked.connect(window.pages.show)
    window.entities.page_asked.connect(window.pages.show)
    window.dialogs.review_asked.connect(window.versions.review_all)


def _connect_lists(window: "Window") -> None:
    window.panes.toolbar.theme.clicked.connect(window.view.turn_theme)
    window.panes.toolbar.search.searched.connect(window.pages.leave)
    window.panes.toolbar.search.searched.connect(window.listing.search)
    window.panes.toolbar.search.left.connect(window.listing.enter)
    window.panes.sidebar.chosen.connect(window.go)
    window.panes.sidebar.articles_dropped.connect(window.marking.tag)
    window.panes.sidebar.tag_menu_asked.connect(window.tagging.pop_menu)
    window.panes.sidebar.passage_dropped.connect(window.annotating.tag)
    window.tagging.codebook_asked.connect(window.pages.show_in_codebook)
    window.tagging.notes_asked.connect(window.pages.show_notes_of_tag)
    window.tagging.memo_asked.connect(window.pages.write_memo_on_tag)
    window.tagging.split_asked.connect(window.passages.split)
    window.passages.search_asked.connect(window.panes.toolbar.search.take_keyboard)
    window.panes.toolbar.search.tag_asked.connect(window.tag_hits)
    window.panes.articles.opened.connect(window.reading.open)
    window.panes.articles.activated.connect(window.panes.reader.view.setFocus)
    window.panes.articles.chosen_changed.connect(window.show_facts)
    window.panes.articles.menu_asked.connect(window.popups.article_menu)
    window.marking.tags_asked.connect(window.popups.ask_article_tag)
    window.marking.share_asked.connect(window.exports.sharing.ask)
    window.marking.emptied.connect(window.reading.put_away)
    window.marking.moved.connect(window.listing.refresh)
    window.listing.reloaded.connect(window.show_centre)
    window.reading.opened.connect(window.show_opened)
    window.reading.keys_changed.connect(window.show_facts)


def _connect_reader(window: "Window") -> None:
    view, bar = window.panes.reader.view, window.panes.reader.bar
    view.selection_changed.connect(window.show_facts)
    view.copied.connect(window.annotating.copy_link_too)
    view.annotation_clicked.connect(window.annotating.show_card)
    view.mention_clicked.connect(window.reading.show_entity)
    view.entity_hovered.connect(window.reading.tell_totals)
    view.zoomed.connect(window.type.zoom)
    window.panes.reader.legend.hidden_kinds_changed.connect(window.type.show_state)
    view.tag_dropped.connect(window.dropping.drop_on_text)
    view.link_activated.connect(window.annotating.open_address)
    view.position_changed.connect(window.reading.place_changed)
    view.reached_end.connect(window.reading.mark_read)
    view.context_requested.connect(window.correcting.take_place)
    view.context_requested.connect(window.popups.reader_menu)
    bar.highlight_requested.connect(window.annotating.highlight)
    bar.note_requested.connect(window.annotating.note)
    bar.tag_requested.connect(window.annotating.ask_for_tag)
    bar.tag_key_requested.connect(window.annotating.tag_with_key)
    bar.cite_requested.connect(window.annotating.copy_citation)
    bar.link_requested.connect(window.annotating.copy_passage_link)
    window.panes.reader.legend.highlights_toggled.connect(window.commands.action("entities").setChecked)


def _connect_review(window: "Window") -> None:
    review, bar, command = (
        window.correcting.review,
        window.panes.review_bar,
        window.commands.action("review_entities"),
    )
    command.triggered.connect(review.turn)
    window.commands.wired.add("review_entities")
    bar.answered.connect(review.answer)
    bar.kind_chosen.connect(review.change_kind)
    review.turned.connect(command.setChecked)
    doubtful = window.commands.action("review_doubtful")
    doubtful.triggered.connect(review.turn_doubtful)
    window.commands.wired.add("review_doubtful")
    review.turned_doubtful.connect(doubtful.setChecked)
    window.reading.opened.connect(review.follow_article)
    window.session.leaving.connect(review.end)
    window.session.changed.connect(review.take)


def _connect_recognisers(window: "Window") -> None:
    recognisers, entities = window.correcting.recognisers, window.panes.inspector.entities
    window.session.changed.connect(recognisers.take)
    window.background.settled.connect(recognisers.follow_library)
    window.reading.opened.connect(recognisers.follow_article)
    entities.notice_pressed.connect(recognisers.follow_notice)
    window.dialogs.engines_asked.connect(recognisers.choose)
    recognisers.settings_changed.connect(window.take_settings)


def _connect_moving(window: "Window") -> None:
    view, moving = window.panes.reader.view, window.moving
    window.commands.give_keys("list", window.panes.articles)
    window.commands.give_keys("text", window.panes.reader)
    window.commands.connect_all(moving.slots())
    finding = window.panes.reader.finding
    window.commands.connect_all(
        {"find": finding.ask, "find_next": finding.find_next, "find_previous": finding.find_previous}
    )
    window.panes.toolbar.search.searched.connect(moving.take_search)
    window.commands.action("caret").triggered.connect(window.panes.reader.turn_caret)
    window.commands.wired.add("caret")
    view.caret.shown_changed.connect(window.commands.action("caret").setChecked)
    view.resizing.requested.connect(window.annotating.resize)
    view.mention_clicked.connect(moving.take_mention)
    view.moved.connect(moving.show_progress)
    view.active_changed.connect(window.show_facts)
    view.leaving.connect(moving.leave_place)
    moving.progressed.connect(window.panes.status.show_progress)
    moving.changed.connect(window.show_facts)
    window.reading.turning.connect(moving.leave_place)
    window.reading.opened.connect(moving.show_progress)
    window.session.leaving.connect(moving.forget)


def _connect_inspector(window: "Window") -> None:
    notes, details = window.panes.inspector.notes, window.panes.inspector.details
    window.panes.inspector.wanted.connect(window.panes.inspector.setVisible)
    window.panes.inspector.wanted.connect(window.commands.action("inspector").setChecked)
    notes.annotation_activated.connect(window.annotating.show_in_text)
    notes.draft_changed.connect(window.annotating.save_draft)
    notes.note_committed.connect(window.annotating.save_note)
    notes.waiting.connect(window.panes.status.show_waiting)
    window.annotating.saved.connect(window.panes.status.show_saved)
    notes.delete_requested.connect(window.annotating.delete)
    notes.tag_added.connect(window.annotating.add_tag)
    notes.tag_removed.connect(window.annotating.remove_tag)
    notes.citation_requested.connect(window.annotating.citing.cite_note)
    notes.link_requested.connect(window.annotating.citing.link_note)
    notes.link_asked.connect(window.linking.follow)
    notes.backlinks_requested.connect(window.annotating.show_links_to)
    notes.wordings_requested.connect(window.earlier.ask)
    window.annotating.links_asked.connect(window.linking.show_links_to)
    notes.article_note_requested.connect(window.annotating.article_note)
    notes.reader_requested.connect(window.panes.reader.view.setFocus)
    window.panes.inspector.entities.note_requested.connect(window.linking.note_on_entity)
    window.panes.inspector.entities.mention_requested.connect(window.reading.show_mention)
    window.panes.inspector.entities.tag_mentions_asked.connect(window.passages.of_entity)
    window.panes.inspector.entities.same_as_asked.connect(window.entities.same_as)
    window.panes.inspector.entities.index_asked.connect(window.entities.show)
    window.panes.inspector.entities.correction_asked.connect(window.correcting.correct_entity)
    window.panes.inspector.entities.all_asked.connect(window.correcting.ask_about_entity)
    details.codec_chosen.connect(window.read_again)
    details.field_changed.connect(window.annotating.edit_detail)
    details.original_requested.connect(window.marking.open_original)
    details.address_requested.connect(window.annotating.open_article_address)
    details.backlinks_requested.connect(window.annotating.show_links_to_article)
    details.link_requested.connect(window.marking.copy_link)
    details.version_chosen.connect(window.versions.compare_with)
    notes.review_requested.connect(window.versions.review)
    notes.place_requested.connect(window.versions.place)


def _connect_commands(window: "Window") -> None:
    window.commands.connect_all(
        {
            "new_library": window.files.new_library,
            "open_library": window.files.open_library,
            "save_copy": window.files.save_copy,
            "archive": window.files.archive,
            "restore": window.dialogs.restore,
            "import_files": window.imports.files,
            "import_folder": window.imports.folder,
            "import_samples": window.imports.samples,
            "export": window.exports.export,
            "quit": window.frame.close,
            "settings": window.dialogs.settings,
            "pause_recognition": window.background.turn_recognition,
            "import_report": window.dialogs.import_report,
            "corrected": window.dialogs.corrected,
            "check": window.background.check,
            "register": window.files.register,
            "formats": window.dialogs.formats,
            "palette": window.palette_window.ask,
            "shortcuts": window.dialogs.shortcuts,
            "first_steps": window.dialogs.first_steps,
            "about": window.dialogs.about,
            "erase": window.erasing.ask,
            "undo": window.history.undo,
            "redo": window.history.redo,
            "search": window.panes.toolbar.search.take_keyboard,
            **window.view.slots(),
            **window.type.slots(),
            **window.printing.slots(),
            **window.marking.slots(),
            **window.versions.slots(),
            **window.correcting.slots(),
        }
    )


def _connect_annotate_commands(window: "Window") -> None:
    window.commands.connect_all(
        {
            "copy": window.panes.reader.view.copy,
            "copy_citation": window.annotating.copy_citation,
            "copy_markdown": window.annotating.copy_markdown,
            "copy_passage_link": window.annotating.copy_passage_link,
            "change_passage": window.annotating.change_passage,
            "delete_annotation": window.annotating.delete_active,
            "select_all": window.panes.reader.view.select_all,
            "entities": window.panes.reader.toggle_highlights,
            "highlight": window.annotating.highlight,
            "note": window.annotating.note,
            "tag": window.tag,
            "tag_again": window.annotating.tag_again,
            "tag_new": window.annotating.tag_with_words,
            "tag_mentions": window.tag_mentions,
            "tag_hits": window.tag_hits,
            "article_note": window.annotating.article_note,
            "new_memo": window.linking.begin_memo,
            "next_note": window.walk.next,
            "previous_note": window.walk.previous,
            "desk": window.pages.leave,
            "sidebar": window.turn_sidebar,
            "inspector": window.turn_inspector,
        }
    )
    window.commands.connect_all({f"tag_{key}": window.annotating.tag_with_sender for key in TAG_KEYS})
    window.commands.connect_all({f"page_{page.name}": window.show_page_of_sender for page in ROWS})
    window.commands.connect_all({f"sort_{order}": window.listing.sort_with_sender for order in ORDERS})
