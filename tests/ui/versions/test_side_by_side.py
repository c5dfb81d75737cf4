"""Two texts side by side: what is laid out, where the keys go, what is drawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from desktop.model import Kind
from desktop.text.comparison import compare
from ui.theme import DARK, LIGHT, mix
from ui.versions.comparison import ComparisonView, VersionChoice
from ui.versions.side_by_side import Comparison, NoteMark, SideBySide

PARAGRAPH = "The ferry number {} left the harbour of Baku 😀 early on Monday with many people aboard."
OLD = "\n\n".join(PARAGRAPH.format(number) for number in range(400))
NEW = OLD.replace("number 3 left", "number 3 never left").replace("number 390 left", "boat 390 left")


def comparison(old: str = OLD, new: str = NEW, **notes: list[NoteMark]) -> Comparison:
    return Comparison(old, new, compare(old, new), **notes)


@pytest.fixture
def view(qtbot: QtBot) -> SideBySide:
    made = SideBySide()
    qtbot.addWidget(made)
    made.set_look(LIGHT, QFont("DejaVu Serif"))
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_begins_at_the_first_difference_and_keys_go_on(qtbot: QtBot, view: SideBySide) -> None:
    view.show_comparison(comparison())
    assert view.differences == [3, 390]
    assert view.current == 0
    assert view.difference_words()[1].strip() == "never"
    with qtbot.waitSignal(view.moved):
        qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.current == 1
    top = view.verticalScrollBar().value()
    assert top > 0
    qtbot.keyClick(view, Qt.Key.Key_N)  # there is none after the last
    assert view.current == 1
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert view.current == 0
    assert view.verticalScrollBar().value() < top
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_the_difference_gone_to_is_in_sight(qtbot: QtBot, view: SideBySide) -> None:
    view.show_comparison(comparison())
    qtbot.keyClick(view, Qt.Key.Key_N)
    view.measure()
    place = view._tops[390] - view.verticalScrollBar().value()
    assert 0 <= place < view.viewport().height()


def test_only_what_is_in_sight_is_laid_out(view: SideBySide) -> None:
    view.show_comparison(comparison())
    view.grab()
    assert 0 < len(view._laid) < 40
    assert len(view._real) < 80


def test_what_is_taken_out_and_put_in_has_its_ground(view: SideBySide) -> None:
    view.show_comparison(comparison("one two three", "one four three"))
    picture = view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 60, 2)}
    assert mix(LIGHT.page, LIGHT.danger, share=0.2) in colours
    assert mix(LIGHT.page, LIGHT.kinds[Kind.PLACE], share=0.24) in colours
    view.set_look(DARK, QFont("DejaVu Serif"))
    assert view.viewport().grab().toImage().pixelColor(2, 2) == QColor(DARK.page)


def test_notes_are_marked_on_both_sides(view: SideBySide) -> None:
    notes = {"old_notes": [NoteMark(4, 7, "#ff0000")], "new_notes": [NoteMark(4, 8, "#00ff00")]}
    view.show_comparison(comparison("one two three", "one four three", **notes))
    picture = view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(900) for y in range(60)}
    assert {"#ff0000", "#00ff00"} <= colours


def test_equal_and_empty_texts_have_no_difference(qtbot: QtBot, view: SideBySide) -> None:
    for texts in (("same", "same"), ("", "")):
        view.show_comparison(comparison(*texts))
        qtbot.keyClick(view, Qt.Key.Key_N)
        assert (view.differences, view.current, view.difference_words()) == ([], -1, ("", ""))


def test_the_page_says_which_versions_and_how_many_differences(qtbot: QtBot) -> None:
    page = ComparisonView()
    qtbot.addWidget(page)
    page.set_look(LIGHT, QFont("DejaVu Serif"))
    versions = [VersionChoice(7, "Version 1"), VersionChoice(9, "Version 2")]
    page.show_choices("<b>Ferry</b>", versions, old=7, new=9)
    page.show_comparison(comparison())
    assert page.title.text() == "<b>Ferry</b>"
    assert page.title.textFormat() is Qt.TextFormat.PlainText
    assert page.count.text() == "1 of 2 differences"
    page.next.click()
    assert page.count.text() == "2 of 2 differences"
    assert "boat" in page.count.accessibleDescription()
    with qtbot.waitSignal(page.compared) as asked:
        page.old.activated.emit(0)
    assert asked.args == [7, 9]
    page.show_message("Wait.")
    assert page.texts.isHidden()
    assert not page.next.isEnabled()
