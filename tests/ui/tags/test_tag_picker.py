"""Choosing a tag by typing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.model import Tag, TagId
from ui.tagging import Codebook, tag_name_of
from ui.tags.picker import TagPicker


def tag(number: int, name: str, key: str | None = None) -> Tag:
    return Tag(TagId(number), f"tag-{number}", name, None, "#57a869", key, "", 1, 1)


BOOK = Codebook(
    (tag(1, "Framing", "1"), tag(2, "Military cooperation/Exercises", "2"), tag(3, "War aims")), ("War aims",)
)


@pytest.fixture
def picker(qtbot: QtBot) -> TagPicker:
    picker = TagPicker()
    qtbot.addWidget(picker)
    picker.ask(BOOK, heading="Tag 3 articles", at=QPoint(10, 10))
    return picker


def offered(picker: TagPicker) -> list[str]:
    rows = picker.offered.rows
    return [rows.item(row).text() for row in range(rows.rowCount())]


def test_the_tag_used_last_is_first(picker: TagPicker) -> None:
    assert offered(picker) == ["War aims", "Framing", "Military cooperation/Exercises"]
    assert picker.heading.text() == "Tag 3 articles"


def test_enter_applies_the_tag_that_fits_and_closes(picker: TagPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "exer")
    with qtbot.waitSignal(picker.tag_chosen):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert not picker.isVisible()


def test_arrows_choose_and_stop_at_the_ends(picker: TagPicker, qtbot: QtBot) -> None:
    for _press in range(5):
        qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.tag_chosen) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told.args == ["Military cooperation/Exercises"]


def test_an_unknown_name_makes_a_new_tag(picker: TagPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.field, "Sources/ Official")
    assert offered(picker)[0] == "New tag “Sources/Official”"
    with qtbot.waitSignal(picker.tag_chosen) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told.args == ["Sources/Official"]


def test_a_click_on_a_line_applies_it(picker: TagPicker, qtbot: QtBot) -> None:
    place = picker.offered.visualRect(picker.offered.rows.index(2, 0)).center()
    with qtbot.waitSignal(picker.tag_chosen) as told:
        qtbot.mouseClick(picker.offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["Military cooperation/Exercises"]


def test_escape_closes_without_a_tag(picker: TagPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.tag_chosen):
        qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_it_stays_on_the_screen(picker: TagPicker) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    picker.ask(BOOK, heading="Tag", at=room.bottomRight() - QPoint(5, 5))
    assert room.contains(picker.geometry())


def test_selected_words_are_offered_as_a_new_tag_last_and_made_by_one_key(
    picker: TagPicker, qtbot: QtBot
) -> None:
    picker.ask(BOOK, heading="Tag the passage", at=QPoint(10, 10), words=" «salt, and\nletters». ")
    assert offered(picker)[-1] == "New tag “salt, and letters”"
    with qtbot.waitSignal(picker.tag_chosen) as told:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["salt, and letters"]
    picker.ask(BOOK, heading="Tag the passage", at=QPoint(10, 10), words="Framing")
    assert offered(picker) == ["War aims", "Framing", "Military cooperation/Exercises"]
    picker.ask(BOOK, heading="Tag the passage", at=QPoint(10, 10))
    assert len(offered(picker)) == 3


def test_long_words_make_a_name_that_ends_with_one_of_them() -> None:
    assert tag_name_of("either/or") == "either or"
    assert tag_name_of("... ") == ""
    assert tag_name_of("long words, " * 9) == "long words, long words, long words, long words, long words"
    assert len(tag_name_of("x" * 100)) == 60


def test_a_retired_tag_is_offered_only_to_who_types_its_name(picker: TagPicker, qtbot: QtBot) -> None:
    book = Codebook((tag(1, "Framing"), replace(tag(2, "Frames"), retired=True)))
    picker.ask(book, heading="Tag", at=QPoint(10, 10))
    assert offered(picker) == ["Framing"]
    qtbot.keyClicks(picker.field, "frame")
    assert "Frames" not in offered(picker)
    qtbot.keyClicks(picker.field, "s")
    assert offered(picker) == ["Frames"]


@pytest.mark.parametrize("height", [20, 500])
@pytest.mark.parametrize("top", [0, 0.5, 1])
def test_the_words_that_are_tagged_stay_to_be_seen(picker: TagPicker, top: float, height: int) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    words = QRect(
        QPoint(room.left() + 40, room.top() + round(top * (room.height() - height))), QSize(200, height)
    )
    picker.ask(BOOK, heading="Tag the passage", at=words)
    assert room.contains(picker.geometry())
    assert not picker.geometry().intersects(words)
