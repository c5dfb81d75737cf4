"""The dialog of places in context: what is ticked, filtered, and wanted under which tag."""

import time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.dialogs.concordance import ConcordanceDialog
from ui.dialogs.concordance_lines import ARTICLE, Place
from ui.theme import DARK

PLACES = [Place(number, f"Article {number % 3}", "they met in ", "Baku", " at noon") for number in range(9)]


@pytest.fixture
def dialog(qtbot: QtBot) -> ConcordanceDialog:
    made = ConcordanceDialog("Every mention of “Baku”")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def keys(dialog: ConcordanceDialog) -> list[object]:
    return [place.key for place in dialog.ticked()]


def test_all_places_are_ticked_at_first_and_a_tag_is_needed(dialog: ConcordanceDialog) -> None:
    dialog.add(PLACES[:4])
    assert dialog.counts.text() == "4 of 4 places ticked, still looking…"
    dialog.set_tag("a & b")
    assert not dialog.apply.isEnabled()
    dialog.add(PLACES[4:])
    dialog.finish()
    assert dialog.counts.text() == "9 of 9 places ticked"
    assert dialog.apply.text() == "Tag 9 places"
    assert dialog.apply.isEnabled()
    assert dialog.choose.text() == "Tag: a && b"
    assert keys(dialog) == list(range(9))


def test_space_turns_the_chosen_lines(dialog: ConcordanceDialog, qtbot: QtBot) -> None:
    dialog.add(PLACES)
    dialog.finish()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert keys(dialog) == list(range(1, 9))
    dialog.table.selectRow(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert keys(dialog) == [1, 4, 5, 6, 7, 8]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert keys(dialog) == list(range(1, 9))


def test_a_click_on_a_box_turns_it(dialog: ConcordanceDialog, qtbot: QtBot) -> None:
    dialog.add(PLACES)
    dialog.finish()
    box = dialog.table.visualRect(dialog.model.index(3, ARTICLE)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert 3 not in keys(dialog)
    words = dialog.table.visualRect(dialog.model.index(4, 2)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert 4 in keys(dialog)


def test_all_and_none_mean_what_the_filter_shows(dialog: ConcordanceDialog, qtbot: QtBot) -> None:
    dialog.add(PLACES)
    dialog.finish()
    qtbot.keyClicks(dialog.filter, "article 1")
    assert dialog.model.rowCount() == 3
    dialog.none.click()
    assert keys(dialog) == [0, 2, 3, 5, 6, 8]
    dialog.filter.clear()
    dialog.none.click()
    assert dialog.apply.isEnabled() is False
    dialog.all.click()
    assert keys(dialog) == list(range(9))


def test_enter_in_the_filter_leads_to_the_lines_and_tags_nothing(
    dialog: ConcordanceDialog, qtbot: QtBot
) -> None:
    dialog.add(PLACES)
    dialog.finish()
    dialog.set_tag("x")
    dialog.activateWindow()
    dialog.filter.setFocus()
    with qtbot.assertNotEmitted(dialog.wanted):
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.table.hasFocus)


def test_what_is_marked_is_the_words_unless_another_unit_is_chosen(dialog: ConcordanceDialog) -> None:
    assert dialog.unit == "words"
    dialog.unit_box.setCurrentIndex(2)
    assert dialog.unit == "paragraph"


def test_a_tag_is_asked_for_and_the_wish_told(dialog: ConcordanceDialog, qtbot: QtBot) -> None:
    dialog.add(PLACES)
    dialog.finish()
    with qtbot.waitSignal(dialog.tag_asked) as asked:
        dialog.choose.click()
    assert asked.args is not None
    assert isinstance(asked.args[0], QPoint)
    dialog.set_tag("x")
    with qtbot.waitSignal(dialog.wanted):
        dialog.apply.click()


def test_nothing_found_says_so(dialog: ConcordanceDialog) -> None:
    dialog.finish()
    assert dialog.counts.text() == "Nothing was found in the texts."


def test_a_new_name_is_written_where_notes_are_split_off(qtbot: QtBot) -> None:
    dialog = ConcordanceDialog("Notes of “a”", new_name="a/", palette=DARK)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.add(PLACES)
    dialog.finish()
    assert not dialog.apply.isEnabled()
    qtbot.keyClicks(dialog.name, "new")
    assert dialog.tag == "a/new"
    assert dialog.apply.text() == "Split 9 notes off"
    assert dialog.apply.isEnabled()


def test_unticked_lines_and_ticked_ones_look_different(dialog: ConcordanceDialog) -> None:
    dialog.add(PLACES)
    dialog.finish()
    dialog.table.setCurrentIndex(QModelIndex())
    before = dialog.table.viewport().grab().toImage()
    dialog.none.click()
    assert dialog.table.viewport().grab().toImage() != before
    words = str(dialog.model.index(0, ARTICLE).data(Qt.ItemDataRole.AccessibleTextRole))
    assert words == "not ticked, Article 0: they met in Baku at noon"


def test_a_hundred_thousand_places_are_filtered_quickly(dialog: ConcordanceDialog) -> None:
    dialog.add(PLACES * 11_112)
    dialog.finish()
    began = time.process_time()
    dialog.filter.setText("article 2")
    dialog.grab()
    assert time.process_time() - began < 2
    assert dialog.model.rowCount() == 33_336
