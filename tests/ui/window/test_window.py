"""The window as a reader meets it: real panes on a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import ArticleId, Kind, Span
from desktop.text.links import article_link
from ui.actions import ACTIONS
from ui.article_commands import original_address
from ui.articles.mime import pack
from ui.articles.sidebar import Place
from ui.dialog_commands import write_export
from ui.dialogs.export import ExportChoice
from ui.session import Session
from ui.theme import DARK, ThemeKeeper
from ui.window import Window


def library_of(window: Window) -> Library:
    library = window.session.library
    assert library is not None
    return library


def titles(window: Window) -> list[str]:
    return [each.title for each in library_of(window).articles.rows(window.panes.articles.model.ids)]


def open_first(window: Window) -> ArticleId:
    window.panes.articles.step(1)
    article = window.reading.article
    assert article is not None
    return article.id


def select(window: Window, start: int, end: int) -> None:
    window.panes.reader.view.select(Span(start, end))


def test_the_list_shows_every_article_newest_first_with_the_counts_beside(window: Window) -> None:
    assert titles(window)[0] == "Emoji 😀 report"
    assert len(titles(window)) == 5
    assert "5" in window.panes.toolbar.search.line.placeholderText()
    assert window.frame.windowTitle() == "research"


def test_choosing_a_place_in_the_sidebar_filters_the_list(window: Window) -> None:
    window.panes.sidebar.choose(Place("notes"))
    assert titles(window) == ["Market day"]
    boats = library_of(window).tags.named("Water/Boats")
    water = library_of(window).tags.named("Water")
    assert boats is not None
    assert water is not None
    window.panes.sidebar.choose(Place(tag=water.id))
    assert titles(window) == ["Market day"]
    window.panes.sidebar.choose(Place(kind=Kind.PLACE))
    assert titles(window) == ["Emoji 😀 report"]
    window.panes.sidebar.choose(Place())
    assert len(titles(window)) == 5


def test_searching_filters_while_typing_and_escape_shows_everything_again(
    qtbot: QtBot, window: Window
) -> None:
    window.commands.action("search").trigger()
    line = window.panes.toolbar.search.line
    qtbot.keyClicks(line, "bridges")
    qtbot.waitUntil(lambda: titles(window) == ["Bridges of the delta"])
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert len(titles(window)) == 5


def test_letters_typed_into_the_search_are_text_and_no_commands(qtbot: QtBot, window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    before = len(library_of(window).history())
    window.commands.action("search").trigger()
    line = window.panes.toolbar.search.line
    window.frame.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    for letter in "hntuesjk1":
        qtbot.keyClick(line, letter)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert line.text() == "hntuesjk1"
    assert len(library_of(window).history()) == before
    line.clear()


def test_an_article_opens_with_its_text_and_details(window: Window) -> None:
    number = open_first(window)
    assert window.panes.reader.view.page.text == library_of(window).articles.version(number).text
    assert window.panes.inspector.entities.count() == 1
    assert window.panes.centre.currentWidget() is window.panes.reader


def test_h_highlights_the_selection_and_undo_takes_it_back(qtbot: QtBot, window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.frame.activateWindow()
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_H)
    found = library_of(window).annotations.of(number)
    assert [each.anchor.quote for each in found if each.anchor] == ["Emoji"]
    assert window.panes.reader.view.selected_span() is None
    window.commands.action("undo").trigger()
    assert library_of(window).annotations.of(number) == []
    window.commands.action("redo").trigger()
    assert len(library_of(window).annotations.of(number)) == 1


def test_a_highlight_after_an_emoji_has_the_words_that_were_selected(window: Window) -> None:
    number = open_first(window)
    text = library_of(window).articles.version(number).text
    at = text.index("Baku")
    select(window, at, at + 4)
    window.commands.action("highlight").trigger()
    anchor = library_of(window).annotations.of(number)[0].anchor
    assert anchor is not None
    assert (anchor.quote, anchor.start) == ("Baku", at)


def test_a_note_is_written_in_the_inspector_and_is_one_step(qtbot: QtBot, window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("note").trigger()
    annotation = library_of(window).annotations.of(number)[0]
    editor = window.panes.inspector.notes.cards.card(annotation.id).findChild(QTextEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "worth keeping")
    window.reading.leave()
    assert library_of(window).annotations.get(annotation.id).note == "worth keeping"
    assert library_of(window).drafts.get(annotation.id) is None
    window.commands.action("undo").trigger()
    assert library_of(window).annotations.get(annotation.id).note == ""


def test_the_tag_of_a_key_goes_on_the_selection(window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    assert window.commands.action("tag_1").isEnabled()
    assert not window.commands.action("tag_2").isEnabled()
    window.commands.action("tag_1").trigger()
    assert library_of(window).annotations.of(number)[0].tags == ("Water",)


def test_a_tag_typed_into_the_picker_goes_on_the_selection(window: Window) -> None:
    number = open_first(window)
    select(window, 0, 5)
    window.commands.action("tag").trigger()
    window.asking.picker.tag_chosen.emit("New/One")
    assert library_of(window).annotations.of(number)[0].tags == ("New/One",)
    window.asking.picker.close()


def test_several_articles_are_tagged_at_once_and_by_dropping(window: Window) -> None:
    ids = list(window.panes.articles.model.ids[:2])
    window.panes.articles.table.selectAll()
    window.commands.action("tag_articles").trigger()
    window.asking.picker.tag_chosen.emit("All")
    assert all(
        "All" in each.tags for each in library_of(window).articles.rows(window.panes.articles.model.ids)
    )
    window.asking.picker.close()
    window.panes.sidebar.articles_dropped.emit(ids, "Water")
    assert all("Water" in each.tags for each in library_of(window).articles.rows(ids))


def test_articles_dropped_on_a_tag_of_the_sidebar_are_tagged(window: Window) -> None:
    ids = list(window.panes.articles.model.ids[:2])
    water = library_of(window).tags.named("Water")
    assert water is not None
    sidebar = window.panes.sidebar
    where = sidebar.visual_rect_of(Place(tag=water.id)).center()
    data = pack(ids)  # the event does not keep it alive
    event = QDropEvent(
        QPointF(where),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sidebar.dropEvent(event)
    assert all("Water" in each.tags for each in library_of(window).articles.rows(ids))


def test_delete_moves_to_the_bin_without_a_question_and_the_banner_undoes_it(window: Window) -> None:
    open_first(window)
    window.commands.action("bin").trigger()
    window.listing.reload()
    assert len(titles(window)) == 4
    assert window.panes.banner.button.text() == "Undo"
    window.panes.banner.button.click()
    window.listing.reload()
    assert len(titles(window)) == 5


def test_what_is_in_the_bin_can_be_put_back(window: Window) -> None:
    open_first(window)
    window.commands.action("bin").trigger()
    window.panes.sidebar.choose(Place("bin"))
    open_first(window)
    assert not window.commands.action("bin").isEnabled()
    window.commands.action("restore_article").trigger()
    window.panes.sidebar.choose(Place())
    assert len(titles(window)) == 5


def test_u_turns_read_and_reading_for_a_while_is_no_step(window: Window) -> None:
    number = open_first(window)
    steps = len(library_of(window).history())
    window.reading.mark_read()
    assert library_of(window).articles.get(number).read
    assert len(library_of(window).history()) == steps
    window.commands.action("toggle_read").trigger()
    assert not library_of(window).articles.get(number).read
    assert len(library_of(window).history()) == steps + 1
    window.commands.action("toggle_star").trigger()
    assert library_of(window).articles.get(number).starred


def test_the_list_is_sorted_by_what_is_chosen_and_turned_round_by_choosing_again(window: Window) -> None:
    window.commands.action("sort_title").trigger()
    assert titles(window) == sorted(titles(window), key=str.casefold)
    window.commands.action("sort_title").trigger()
    assert titles(window) == sorted(titles(window), key=str.casefold, reverse=True)


def test_next_and_previous_go_through_the_list(window: Window) -> None:
    open_first(window)
    window.commands.action("next_article").trigger()
    assert window.reading.article is not None
    assert window.reading.article.title == "Market day"
    window.commands.action("previous_article").trigger()
    assert window.reading.article.title == "Emoji 😀 report"


def test_the_last_article_its_place_and_the_order_come_back(qtbot: QtBot, library_path: Path) -> None:
    session = Session()
    session.open(library_path)
    first = Window(session, ThemeKeeper("light"))
    qtbot.addWidget(first.frame)
    first.show()
    open_first(first)
    first.commands.action("sort_date").trigger()
    first.close()
    session = Session()
    session.open(library_path)
    second = Window(session, ThemeKeeper("light"))
    qtbot.addWidget(second.frame)
    second.show()
    second.settle(None)
    assert second.reading.article is not None
    assert second.reading.article.title == "Emoji 😀 report"
    assert second.listing.order.by == "date"
    second.close()


def test_a_link_opens_the_passage_it_names(window: Window) -> None:
    library = library_of(window)
    annotation = library.annotations.all()[0]
    window.settle(article_link(library.uid, annotation.article_uid, annotation.uid))
    assert window.reading.article is not None
    assert window.reading.article.id == annotation.article
    assert window.panes.inspector.tab() == "notes"


def test_a_reference_that_is_not_there_is_said(window: Window) -> None:
    window.settle("0" * 32)
    assert "id" in window.panes.banner.text


def test_a_second_window_on_the_same_library_only_reads_and_says_so(qtbot: QtBot, window: Window) -> None:
    session = Session()
    session.open(library_of(window).path)
    second = Window(session, ThemeKeeper("light"))
    qtbot.addWidget(second.frame)
    second.show()
    open_first(second)
    select(second, 0, 5)
    assert "reading only" in second.panes.banner.text
    for name in ("highlight", "note", "tag", "bin", "import_files", "toggle_read"):
        assert not second.commands.action(name).isEnabled(), name
    second.close()


def test_another_library_opens_in_the_same_window(window: Window, folder: Path) -> None:
    before = library_of(window).path
    window.files.open_path(folder / "other.scholiast", create=True)
    assert titles(window) == []
    assert window.reading.article is None
    assert [Path(name) for name in window.files.recent()] == [before]
    window.files.open_path(before)
    assert len(titles(window)) == 5


def test_a_library_that_cannot_be_opened_leaves_the_present_one(window: Window, folder: Path) -> None:
    damaged = folder / "damaged.scholiast"
    damaged.write_bytes(b"no library at all" * 100)
    window.files.open_path(damaged)
    assert len(titles(window)) == 5
    assert window.panes.banner.text


def test_closing_after_changes_leaves_a_backup_and_it_can_be_restored(window: Window) -> None:
    path = library_of(window).path
    open_first(window)
    window.commands.action("toggle_star").trigger()
    window.files.open_path(path.with_name("other.scholiast"), create=True)
    window.files.open_path(path)
    backups = library_of(window).backups()
    assert len(backups) == 1
    open_first(window)
    window.commands.action("bin").trigger()
    window.files.restore(backups[0].path)
    assert len(titles(window)) == 5


def test_a_copy_of_the_library_is_a_library(window: Window, folder: Path) -> None:
    class Answers:
        def new_library(self, _folder: Path, _title: str) -> Path:
            return folder / "copy.scholiast"

    window.files.chooser = Answers()  # type: ignore[assignment]  # a dialog that answers by itself
    window.commands.action("save_copy").trigger()
    copy = Library.open(folder / "copy.scholiast", writable=False)
    assert copy.articles.counts().all == 5
    copy.close()


def test_the_theme_is_chosen_and_remembered(window: Window) -> None:
    window.commands.action("theme_dark").trigger()
    assert window.theme.palette is DARK
    assert window.session.settings.theme == "dark"
    assert window.panes.sidebar.row.palette is DARK
    window.panes.toolbar.theme.click()
    assert window.session.settings.theme == "light"


def test_the_text_grows_and_shrinks_within_limits(window: Window) -> None:
    for _time in range(30):
        window.commands.action("larger_text").trigger()
    assert window.session.settings.text_size == 36
    window.commands.action("normal_text").trigger()
    assert window.session.settings.text_size == 18
    assert window.panes.reader.view.page is not None


def test_panes_can_be_hidden_and_shown(window: Window) -> None:
    for name, pane in (("sidebar", window.panes.sidebar), ("inspector", window.panes.inspector)):
        window.commands.action(name).trigger()
        assert pane.isHidden()
        window.commands.action(name).trigger()
        assert not pane.isHidden()


def test_a_citation_and_a_link_go_to_the_clipboard(window: Window) -> None:
    open_first(window)
    select(window, 0, 5)
    window.commands.action("copy_citation").trigger()
    assert (
        QGuiApplication.clipboard()
        .text()
        .startswith("“Emoji” (Ada Lind, “Emoji 😀 report”, Kara Post, 2005-03-01")
    )
    window.commands.action("copy_link").trigger()
    assert QGuiApplication.clipboard().text().startswith("scholiast://")


def test_a_fact_edited_in_the_details_is_in_the_list_and_nonsense_is_refused(window: Window) -> None:
    number = open_first(window)
    window.annotating.edit_detail(number, "title", "Another title")
    assert library_of(window).articles.get(number).title == "Another title"
    window.annotating.edit_detail(number, "date", "soon")
    assert library_of(window).articles.get(number).date == "2005-03-01"
    assert window.panes.banner.text


def test_deleting_a_note_offers_undo(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    window.navigation.open(article_link(library_of(window).uid, annotation.article_uid))
    window.annotating.delete(annotation.id)
    assert library_of(window).annotations.all() == []
    window.panes.banner.button.click()
    assert [each.uid for each in library_of(window).annotations.all()] == [annotation.uid]


def test_drafts_of_a_killed_program_become_notes_and_it_is_said(window: Window) -> None:
    annotation = library_of(window).annotations.all()[0]
    library_of(window).drafts.save(annotation.id, "written before the end")
    window.navigation.recover_drafts()
    assert library_of(window).annotations.get(annotation.id).note == "written before the end"
    assert "recovered" in window.panes.banner.text


def test_an_empty_library_offers_ways_to_begin_and_nothing_else(empty_window: Window) -> None:
    assert empty_window.panes.centre.currentWidget() is empty_window.panes.welcome
    for name in ("import_files", "import_folder", "import_samples", "settings", "shortcuts"):
        assert empty_window.commands.action(name).isEnabled(), name
    for name in ("undo", "redo", "export", "bin", "highlight", "next_article", "copy_link", "import_report"):
        assert not empty_window.commands.action(name).isEnabled(), name


def test_every_command_does_something(window: Window) -> None:
    assert window.commands.wired | {"open_recent"} == {each.id for each in ACTIONS}


def test_files_are_taken_and_other_things_are_not(window: Window, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.org/")])
    with QtBotSignals(window) as chosen:
        window.imports.drop(data)
    assert chosen == [[str(folder)]]


class QtBotSignals:
    """Collects what is to be imported without importing it."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._chosen: list[list[str]] = []

    def __enter__(self) -> list[list[str]]:
        self._window.imports.chosen.disconnect(self._window.background.start_import)
        self._window.imports.chosen.connect(self._chosen.append)
        return self._chosen

    def __exit__(self, *_error: object) -> None:
        self._window.imports.chosen.disconnect(self._chosen.append)
        self._window.imports.chosen.connect(self._window.background.start_import)


@pytest.mark.parametrize("name", ["settings", "shortcuts", "first_steps", "about", "restore", "export"])
def test_dialogs_open_beside_the_window(qtbot: QtBot, window: Window, name: str) -> None:
    open_first(window)
    window.commands.action(name).trigger()
    dialog = window.dialogs.shown
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_the_notes_are_exported(window: Window, folder: Path) -> None:
    choice = ExportChoice(format="csv", out=folder / "notes.csv")
    assert write_export(library_of(window), choice, folder / "notes.csv") == [folder / "notes.csv"]
    assert "A note" in (folder / "notes.csv").read_text("utf-8-sig")


def test_a_sound_library_is_said_to_be_in_order(window: Window) -> None:
    window.commands.action("check").trigger()
    assert window.panes.banner.text == "The library is in order."


def test_the_command_palette_finds_a_command_by_part_of_its_name(qtbot: QtBot, window: Window) -> None:
    open_first(window)
    window.commands.action("palette").trigger()
    palette = window.palette_window
    qtbot.keyClicks(palette.line, "star")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    article = window.reading.article
    assert article is not None
    assert library_of(window).articles.get(article.id).starred


def test_the_menus_of_list_reader_and_tags_hold_what_is_possible(window: Window) -> None:
    open_first(window)
    menu = window.commands.popup(window.frame, ["toggle_read", "", "restore_article", "bin"])
    assert [each.objectName() for each in menu.actions() if not each.isSeparator()] == ["toggle_read", "bin"]
    tag = library_of(window).tags.named("Water/Boats")
    assert tag is not None
    window.tagging.pop_menu(tag.id, QPoint(0, 0))
    window.tagging.delete()
    assert library_of(window).tags.named("Water/Boats") is None
    window.panes.banner.button.click()
    assert library_of(window).tags.named("Water/Boats") is not None


def test_a_tag_is_edited_in_its_dialog(window: Window) -> None:
    tag = library_of(window).tags.named("Water/Boats")
    assert tag is not None
    window.tagging.pop_menu(tag.id, QPoint(0, 0))
    window.tagging.edit()
    dialog = window.tagging.dialog
    assert dialog is not None
    dialog.name.setText("Water/Ships")
    dialog.key.setText("5")
    dialog.accept()
    ships = library_of(window).tags.named("Water/Ships")
    assert ships is not None
    assert ships.key == "5"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_letter_that_is_the_key_of_a_tag_tags_the_selection(qtbot: QtBot, window: Window) -> None:
    water = library_of(window).tags.named("Water")
    assert water is not None
    library_of(window).tags.set(water.id, key="w")
    number = open_first(window)
    select(window, 0, 5)
    window.frame.activateWindow()
    window.panes.reader.view.setFocus()
    qtbot.waitUntil(window.panes.reader.view.hasFocus)
    qtbot.keyClick(window.panes.reader.view, Qt.Key.Key_W)
    assert library_of(window).annotations.of(number)[0].tags == ("Water",)


def test_the_place_of_the_sidebar_comes_back_with_the_library(window: Window, folder: Path) -> None:
    path = library_of(window).path
    window.panes.sidebar.choose(Place("notes"))
    window.files.open_path(folder / "other.scholiast", create=True)
    window.files.open_path(path)
    window.settle(None)
    assert window.panes.sidebar.place == Place("notes")
    assert titles(window) == ["Market day"]


def test_return_in_the_search_opens_the_first_article_found(qtbot: QtBot, window: Window) -> None:
    line = window.panes.toolbar.search.line
    qtbot.keyClicks(line, "harvest")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.reading.article is not None
    assert window.reading.article.title == "A quiet harvest"


def test_another_encoding_makes_another_wording(qtbot: QtBot, empty_window: Window, folder: Path) -> None:
    window = empty_window
    path = folder / "cafe.txt"
    path.write_bytes("Café\n\nThe café by the river is open again, says the owner.\n".encode())
    with qtbot.waitSignal(window.background.imported, timeout=60_000):
        window.imports.chosen.emit([str(path)])
    assert window.reading.article is not None
    number = window.reading.article.id
    with qtbot.waitSignal(window.session.changed, timeout=60_000):
        window.panes.inspector.details.codec_chosen.emit("cp1252")
    version = library_of(window).articles.version(number)
    assert "CafÃ©" in version.text
    assert version.codec == "cp1252"
    assert window.panes.reader.view.page.text == version.text


def test_a_shown_window_that_does_not_work_keeps_nothing(qtbot: QtBot, library_path: Path) -> None:
    session = Session()
    session.open_reading(library_path)
    shown = Window(session, ThemeKeeper("light"), at_work=False)
    qtbot.addWidget(shown.frame)
    shown.show()
    open_first(shown)
    shown.close()
    library = Library.open(library_path, writable=False)
    assert library.state.get("last_article") is None
    library.close()


def test_what_is_below_a_tag_can_be_added(window: Window) -> None:
    tag = library_of(window).tags.named("Water")
    assert tag is not None
    window.tagging.pop_menu(tag.id, QPoint(0, 0))
    window.tagging.add_below()
    assert window.tagging.dialog is not None
    window.tagging.dialog.name.setText("Water/Locks")
    window.tagging.dialog.accept()
    assert library_of(window).tags.named("Water/Locks") is not None


def test_the_original_is_the_file_the_address_or_the_copy(window: Window, folder: Path) -> None:
    library = library_of(window)
    article = library.articles.get(open_first(window))
    with pytest.raises(NotFoundError):
        original_address(library, article)
    library.articles.edit(article.id, url="https://example.org/a")
    address = original_address(library, library.articles.get(article.id))
    assert address.toString() == "https://example.org/a"
    assert folder.exists()
