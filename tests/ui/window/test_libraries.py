"""Libraries, settings, dialogs and going places, in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.text.links import article_link
from tests.ui.window.acting import Chosen, library_of, open_first, select, titles
from ui.articles.sidebar import Place
from ui.dialogs.settings import SettingsDialog
from ui.session import Session
from ui.theme import DARK, ThemeKeeper
from ui.window import Window


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


def test_an_article_beside_the_list_can_be_left_and_come_back_to(window: Window) -> None:
    library = library_of(window)
    annotation = library.annotations.all()[0]
    window.panes.sidebar.choose(Place("notes"))
    first = open_first(window)
    assert first == annotation.article
    other = next(number for number in library.articles.ids() if number != first)
    window.navigation.open(library.articles.get(other).uid)
    assert window.reading.article is not None
    assert window.reading.article.id == other
    assert not window.commands.action("bin").isEnabled()
    window.panes.articles.step(1)
    assert window.reading.article.id == first


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
    assert second.panes.banner.text == ("This library is open in another window; here it can only be read.")
    for name in ("highlight", "note", "tag", "bin", "import_files", "toggle_read"):
        assert not second.commands.action(name).isEnabled(), name
    bar, details = second.panes.reader.bar, second.panes.inspector.details
    assert bar.isVisible()
    assert bar.cite_button.isVisible()
    assert not any(button.isVisible() for button in (bar.highlight_button, bar.note_button, bar.tag_button))
    assert not details.codec.isEnabled()
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


def test_an_empty_library_offers_ways_to_begin_and_nothing_else(empty_window: Window) -> None:
    assert empty_window.panes.centre.currentWidget() is empty_window.panes.welcome
    for name in ("import_files", "import_folder", "import_samples", "settings", "shortcuts"):
        assert empty_window.commands.action(name).isEnabled(), name
    for name in ("undo", "redo", "export", "bin", "highlight", "next_article", "copy_link", "import_report"):
        assert not empty_window.commands.action(name).isEnabled(), name


def test_files_are_taken_and_other_things_are_not(window: Window, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.org/")])
    with Chosen(window) as chosen:
        window.imports.drop(data)
    assert chosen == [[str(folder)]]


@pytest.mark.parametrize("name", ["settings", "shortcuts", "first_steps", "about", "restore"])
def test_dialogs_open_beside_the_window(qtbot: QtBot, window: Window, name: str) -> None:
    open_first(window)
    window.commands.action(name).trigger()
    dialog = window.dialogs.shown
    assert dialog is not None
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_a_sound_library_is_said_to_be_in_order(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.background.checked, timeout=60_000):
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


def test_the_command_palette_finds_commands_by_their_menu_and_says_when_there_is_none(
    qtbot: QtBot, window: Window
) -> None:
    window.commands.action("palette").trigger()
    palette = window.palette_window
    qtbot.keyClicks(palette.line, "theme")
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "View › Theme › Sepia" in shown
    qtbot.keyClicks(palette.line, " nowhere")
    assert palette.list.count() == 1
    assert palette.list.item(0).text() == "No command answers to “theme nowhere”."
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


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


def test_the_place_of_the_sidebar_comes_back_with_the_library(window: Window, folder: Path) -> None:
    path = library_of(window).path
    window.panes.sidebar.choose(Place("notes"))
    window.files.open_path(folder / "other.scholiast", create=True)
    window.files.open_path(path)
    window.settle(None)
    assert window.panes.sidebar.place == Place("notes")
    assert titles(window) == ["Market day"]


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


def test_settings_are_taken_at_once(window: Window) -> None:
    window.dialogs.settings()
    dialog = window.dialogs.shown
    assert isinstance(dialog, SettingsDialog)
    dialog.settings_changed.emit(replace(window.session.settings, theme="dark", text_size=24, name="Other"))
    assert window.theme.palette is DARK
    assert window.session.settings.name == "Other"
    dialog.close()


def test_recent_libraries_stand_in_the_menu(window: Window, folder: Path) -> None:
    first = library_of(window).path
    window.files.open_path(folder / "other.scholiast", create=True)
    menu = window.commands.submenus["file/recent"]
    assert [entry.text() for entry in menu.actions()] == ["research.scholiast"]
    menu.triggered.emit(menu.actions()[0])
    assert library_of(window).path == first


def test_files_dropped_on_the_window_are_offered_for_import(window: Window, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with Chosen(window) as chosen:
        window.frame.dropEvent(event)
    assert chosen == [[str(folder)]]
