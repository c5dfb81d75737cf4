"""The history page in the real window: looking, taking one step back, undoing down to one."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.library import StepState
from desktop.model import StepId
from tests.ui.window.acting import library_of, open_first
from ui.pages.history import HistoryPage
from ui.window import Window


def shown(window: Window) -> HistoryPage:
    window.commands.action("page_history").trigger()
    page = window.pages.page
    assert isinstance(page, HistoryPage)
    return page


def labels(page: HistoryPage) -> list[str]:
    steps = (page.pane.model.step(row) for row in range(page.pane.model.rowCount()))
    return [step.label for step in steps if step is not None]


def newest(window: Window, label: str) -> StepId:
    return next(step.id for step in library_of(window).past.steps(50) if step.label == label)


def wordings(page: HistoryPage) -> list[str]:
    inside = page.pane.details.rows.widget()
    return [label.text() for label in inside.findChildren(QLabel)]


def test_the_menu_names_the_step_that_undo_takes_back(window: Window) -> None:
    library = library_of(window)
    notes = [library.annotations.add(each, None, note="a note").id for each in library.articles.ids()]
    library.annotations.tag(notes, "R&D")
    undo, redo = window.commands.action("undo"), window.commands.action("redo")
    assert undo.text() == "&Undo Tag 5 annotations with “R&&D”"
    assert (redo.text(), redo.isEnabled()) == ("&Redo", False)
    undo.trigger()
    assert undo.text() == "&Undo Add note"
    assert redo.text() == "&Redo Tag 5 annotations with “R&&D”"
    assert "Tag 5 annotations" in redo.toolTip()
    library.tags.create("x" * 150)
    assert len(undo.text()) < 80


def test_the_steps_are_listed_and_one_shows_what_was_there_before(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    note = library.annotations.all()[0]
    library.annotations.edit(note.id, note="<b>Another</b> note")
    page = shown(window)
    assert labels(page)[0] == "Edit note"
    place = page.pane.list.visualRect(page.pane.model.index(1)).center()
    qtbot.mouseClick(page.pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.pane.details.title.text() == "Edit note"
    assert "A note" in wordings(page)
    assert "<b>Another</b> note" in wordings(page)
    formats = {label.textFormat() for label in page.pane.details.rows.widget().findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_one_step_is_taken_back_by_its_button_and_undo_brings_it_back(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    first, second, *_rest = library.articles.ids()
    library.articles.edit(first, title="Another title")
    library.articles.set_starred([second], starred=True)
    page = shown(window)
    assert page.pane.choose(newest(window, "Edit details"))
    qtbot.mouseClick(page.pane.details.take_back, Qt.MouseButton.LeftButton)
    assert library.articles.get(first).title != "Another title"
    assert library.articles.get(second).starred
    assert labels(page)[0] == "Take back “Edit details”"
    assert page.pane.step is not None
    assert page.pane.step.state is StepState.TAKEN
    assert not page.pane.details.take_back.isEnabled()
    assert page.pane.list.hasFocus()
    page.pane.choose(newest(window, "Take back “Edit details”"))
    assert page.pane.details.why_not.text().startswith("It took back “Edit details” of 20")
    qtbot.mouseClick(page.pane.details.go, Qt.MouseButton.LeftButton)
    assert page.pane.step.label == "Edit details"
    window.commands.action("undo").trigger()
    assert library.articles.get(first).title == "Another title"


def test_a_step_that_another_stands_on_says_which_and_leads_there(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    number = library.articles.ids()[0]
    library.articles.edit(number, title="Second title")
    library.articles.set_starred([number], starred=True)
    first = newest(window, "Edit details")
    library.articles.edit(number, title="Third title")
    page = shown(window)
    page.pane.choose(first)
    details = page.pane.details
    assert not details.take_back.isEnabled()
    assert details.why_not.text().startswith("“Edit details” of 20")
    qtbot.mouseClick(details.go, Qt.MouseButton.LeftButton)
    assert page.pane.step is not None
    assert page.pane.step.id == newest(window, "Edit details")
    assert details.take_back.isEnabled()
    assert not details.go.isVisible()


def test_everything_down_to_a_step_is_undone_and_redone_by_one_button(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    number = library.articles.ids()[0]
    library.articles.edit(number, title="Second title")
    wanted = newest(window, "Edit details")
    library.articles.set_starred([number], starred=True)
    last = newest(window, "Star")
    page = shown(window)
    page.pane.choose(wanted)
    button = page.pane.details.to_here
    assert button.text() == "Undo 2 steps, to here"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not library.articles.get(number).starred
    assert library.articles.get(number).title != "Second title"
    page.pane.choose(last)
    assert button.text() == "Redo 2 steps, to here"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert library.articles.get(number).starred


def test_words_and_people_filter_the_steps(window: Window, qtbot: QtBot) -> None:
    library = library_of(window)
    library.by = "Ada"
    library.articles.set_starred(library.articles.ids(), starred=True)
    page = shown(window)
    page.pane.person.showPopup()
    page.pane.person.hidePopup()
    page.pane.person.setCurrentIndex(page.pane.person.findData("Ada"))
    page.pane.person.activated.emit(page.pane.person.currentIndex())
    assert labels(page) == ["Star"]
    qtbot.keyClicks(page.pane.words, "import")
    qtbot.keyClick(page.pane.words, Qt.Key.Key_Return)
    assert labels(page) == []
    assert page.pane.empty.isVisible()
    assert page.pane.empty.text() == "No step answers this filter."
    page.go_to(newest(window, "Star"))
    assert page.pane.words.text() == ""
    assert page.pane.step is not None


def test_an_empty_history_says_what_will_stand_there(empty_window: Window) -> None:
    page = shown(empty_window)
    assert page.pane.empty.isVisible()
    assert page.pane.empty.text().startswith("Nothing was done yet.")
    assert not page.pane.details.take_back.isVisible()


def test_the_page_follows_what_is_undone_while_it_is_shown(window: Window, qtbot: QtBot) -> None:
    open_first(window)
    window.commands.action("toggle_star").trigger()
    page = shown(window)
    window.commands.action("undo").trigger()
    qtbot.waitUntil(lambda: page.pane.model.step(1).state is StepState.UNDONE)  # type: ignore[union-attr]  # a step
    assert labels(page)[0] == "Star"


def test_the_list_is_walked_with_the_keys(window: Window, qtbot: QtBot) -> None:
    page = shown(window)
    qtbot.keyClick(page.pane.list, Qt.Key.Key_Down)
    first = page.pane.step
    qtbot.keyClick(page.pane.list, Qt.Key.Key_Down)
    assert first is not None
    assert page.pane.step is not None
    assert page.pane.step.id < first.id
    assert page.pane.list.indexAt(QPoint(5, 5)).isValid()
