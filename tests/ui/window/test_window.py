"""The window as a reader meets it: real panes on a real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from desktop.errors import NotFoundError
from desktop.model import Kind
from tests.ui.window.acting import library_of, open_first, select, titles
from ui.actions import ACTIONS
from ui.articles.sidebar import Place
from ui.commands.articles import original_address
from ui.pages.journal import JournalPage
from ui.reading import byline, reading_time
from ui.window import Window


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


def test_every_command_does_something(window: Window) -> None:
    assert window.commands.wired | {"open_recent"} == {each.id for each in ACTIONS}


def test_return_in_the_search_opens_the_first_article_found(qtbot: QtBot, window: Window) -> None:
    line = window.panes.toolbar.search.line
    qtbot.keyClicks(line, "harvest")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.reading.article is not None
    assert window.reading.article.title == "A quiet harvest"


def test_the_original_is_the_file_the_address_or_the_copy(window: Window, folder: Path) -> None:
    library = library_of(window)
    article = library.articles.get(open_first(window))
    with pytest.raises(NotFoundError):
        original_address(library, article)
    library.articles.edit(article.id, url="https://example.org/a")
    address = original_address(library, library.articles.get(article.id))
    assert address.toString() == "https://example.org/a"
    assert folder.exists()


def test_undo_names_the_article_when_it_is_not_the_open_one(window: Window) -> None:
    library = library_of(window)
    annotation = library.annotations.all()[0]
    library.annotations.edit(annotation.id, note="Another note")
    open_first(window)
    window.commands.action("undo").trigger()
    assert window.panes.status.message == "Undone: Edit note, in “Market day”"
    window.commands.action("redo").trigger()
    assert window.panes.status.message == "Done again: Edit note, in “Market day”"
    window.panes.articles.choose(annotation.article)
    window.commands.action("undo").trigger()
    assert window.panes.status.message == "Undone: Edit note"


def test_a_recovered_note_is_said_with_its_article(window: Window) -> None:
    library = library_of(window)
    first = library.annotations.all()[0]
    library.drafts.save(first.id, "typed before the end")
    window.navigation.recover_drafts()
    assert window.panes.banner.text == "A note on “Market day” was recovered."
    window.panes.banner.button.click()
    assert window.panes.reader.view.layer.active == first.id
    other = library.annotations.add(library.articles.ids()[0], None)
    library.drafts.save(first.id, "typed once more")
    library.drafts.save(other.id, "typed elsewhere")
    window.navigation.recover_drafts()
    assert window.panes.banner.text == "2 notes were recovered."
    window.panes.banner.button.click()
    assert window.pages.name == "history"


def test_a_recovered_memo_is_named_and_shown(window: Window) -> None:
    library = library_of(window)
    library.memos.add(title="Another")
    memo = library.memos.add(title="Why water")
    library.drafts.save(memo.id, "typed before the end", title="Why water")
    window.navigation.recover_drafts()
    assert window.panes.banner.text == "The memo “Why water” was recovered."
    window.panes.banner.button.click()
    page = window.pages.page
    assert isinstance(page, JournalPage)
    assert page.pane.view.id == memo.id


def test_the_search_has_a_key_and_all_marks_have_one_switch(qtbot: QtBot, window: Window) -> None:
    window.frame.activateWindow()
    line = window.panes.toolbar.search.line
    window.panes.articles.table.setFocus()
    qtbot.keyClick(window.panes.articles.table, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(line.hasFocus)
    command = window.commands.action("entities")
    assert (command.text().replace("&", ""), command.isChecked()) == ("Show marks", True)
    command.trigger()
    assert (window.panes.reader.legend.switch.text(), command.isChecked()) == ("Marks off", False)
    window.panes.reader.legend.switch.click()
    assert command.isChecked()


def choose_rows(window: Window, *rows: int) -> None:
    table, flags = window.panes.articles.table, QItemSelectionModel.SelectionFlag.Select
    for row in rows:
        table.selectionModel().select(window.panes.articles.model.index(row, 0), flags)


def test_after_articles_went_to_the_bin_the_next_one_is_open(window: Window) -> None:
    before = list(window.panes.articles.model.ids)
    open_first(window)
    choose_rows(window, 1, 2)
    window.commands.action("bin").trigger()
    assert window.panes.articles.model.ids == before[3:]
    assert window.reading.article is not None
    assert window.reading.article.id == window.panes.articles.current() == before[3]
    window.panes.articles.choose(before[4])
    window.commands.action("bin").trigger()
    assert window.reading.article.id == before[3]
    window.commands.action("bin").trigger()
    assert window.reading.article is None
    assert window.panes.centre.currentWidget() is window.panes.welcome
    window.panes.banner.button.click()
    window.listing.refresh()
    assert len(titles(window)) == 1


def test_an_article_opened_from_the_bin_says_so(window: Window) -> None:
    number = open_first(window)
    assert "In the bin" not in byline(library_of(window).articles.get(number))
    window.commands.action("bin").trigger()
    window.panes.sidebar.choose(Place("bin"))
    assert open_first(window) == number
    assert window.reading.article is not None
    assert byline(window.reading.article).startswith("In the bin · ")
    assert window.reading.reader.view.page.text


def test_t_tags_the_chosen_articles_while_the_list_has_the_keyboard(qtbot: QtBot, window: Window) -> None:
    open_first(window)
    command = window.commands.action("tag")
    assert not command.isEnabled()
    choose_rows(window, 1)
    window.frame.activateWindow()
    window.panes.articles.table.setFocus()
    qtbot.waitUntil(window.panes.articles.table.hasFocus)
    select(window, 0, 5)
    chosen = window.panes.articles.chosen()
    asked: list[object] = []
    window.marking.tags_asked.connect(asked.append)
    qtbot.keyClick(window.panes.articles.table, Qt.Key.Key_T)
    assert asked == [chosen]
    assert len(chosen) == 2
    window.asking.picker.tag_chosen.emit("Water/Deep")
    assert [each.article for each in library_of(window).annotations.all()].count(chosen[0]) == 1
    window.asking.picker.hide()
    window.panes.articles.table.clearFocus()
    command.trigger()
    assert len(asked) == 1
    window.asking.picker.hide()


def test_the_time_to_read_is_told_in_minutes_and_then_in_hours() -> None:
    assert [reading_time(words) for words in (0, 400, 13_000, 27_600, 1_800_002)] == [
        "1 min", "2 min", "57 min", "2 h", "130 h",
    ]  # fmt: skip
