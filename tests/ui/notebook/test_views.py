"""Cards and table over a hundred thousand notes: only what is seen is fetched, drawn and found again."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.model import AnnotationId
from ui.notebook.cards import Cards
from ui.notebook.pane import NotebookPane
from ui.notebook.records import PAGE, Chip, NotePages, NoteWords, Shelf
from ui.notebook.table import COLUMNS, NoteTable
from ui.notebook.table_cells import CHIPS
from ui.theme import DARK, LIGHT

MANY = 100_000
AMBER = "#e0b040"


class Source:
    """Notes in words, and how many were asked for."""

    def __init__(self) -> None:
        self.asked = 0
        self.gone: set[int] = set()

    def fetch(self, ids: Sequence[AnnotationId]) -> list[NoteWords]:
        self.asked += len(ids)
        return [made(number) for number in ids if number not in self.gone]


def made(number: int) -> NoteWords:
    long = "it goes on and on and says more than a card has room for, " * 9
    return NoteWords(
        id=AnnotationId(number),
        quote=f"passage {number}" if number % 3 else "",
        note=("", "short **note**", long, "ملاحظة قصيرة 😀")[number % 4],
        chips=(Chip("a/Boats", AMBER), Chip("Nets")) if number % 2 else (),
        where="An article · ¶ 2",
        doubt="" if number % 5 else "please check the place",
        state="uncertain",
    )


@pytest.fixture
def source() -> Source:
    return Source()


def ids(count: int) -> list[AnnotationId]:
    return [AnnotationId(number) for number in range(count)]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def cards_of(qtbot: QtBot, source: Source, count: int, shelves: Sequence[Shelf] = ()) -> Cards:
    pages = NotePages(source.fetch)
    cards = Cards(pages)
    qtbot.addWidget(cards)
    cards.set_palette(LIGHT)
    cards.resize(800, 600)
    cards.show()
    pages.show(ids(count), shelves)
    cards.show_notes(anew=True)
    return cards


def test_only_the_pages_that_are_looked_at_are_fetched(qtbot: QtBot, source: Source) -> None:
    cards = cards_of(qtbot, source, MANY)
    picture(cards)
    assert source.asked == PAGE
    qtbot.keyClick(cards, Qt.Key.Key_End)
    picture(cards)
    assert source.asked <= 3 * PAGE
    assert cards.current() == MANY - 1
    assert cards.viewport().rect().contains(cards.rect_of(MANY - 1))


def test_a_card_has_its_tag_s_colour_at_its_edge_and_neutral_without_one(
    qtbot: QtBot, source: Source
) -> None:
    cards = cards_of(qtbot, source, 8)
    image = picture(cards.viewport())
    edges = [image.pixelColor(cards.rect_of(row).topLeft() + QPoint(1, 40)) for row in range(4)]
    assert [edge == QColor(AMBER) for edge in edges] == [False, True, False, True]


def test_every_part_of_a_card_lies_inside_it(qtbot: QtBot, source: Source) -> None:
    cards = cards_of(qtbot, source, 60)
    for row in range(60):
        areas = cards.areas_of(row)
        assert areas is not None
        parts = [areas.quote, areas.note, areas.where, *(rect for _name, rect in areas.chips)]
        inside = cards.rect_of(row)
        assert all(inside.contains(part) for part in parts if part.height() > 0 and part.width() > 0)
        assert not areas.note.intersects(areas.where)


def test_notes_that_are_gone_meanwhile_leave_an_empty_card(qtbot: QtBot, source: Source) -> None:
    source.gone = {1}
    cards = cards_of(qtbot, source, 3)
    picture(cards)
    assert cards.areas_of(1) is None
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.rect_of(1).center())
    assert cards.chosen() == [1]


def test_the_same_card_stays_in_sight_when_the_columns_become_fewer(qtbot: QtBot, source: Source) -> None:
    cards = cards_of(qtbot, source, MANY)
    cards.verticalScrollBar().setValue(cards.bands.rect(5_000).top())
    before = cards.bands.columns
    cards.resize(420, 600)
    assert cards.bands.columns < before
    assert cards.viewport().rect().intersects(cards.rect_of(5_000))


def test_headings_stand_above_their_shelves(qtbot: QtBot, source: Source) -> None:
    cards = cards_of(qtbot, source, 10, [Shelf("One", 0, 3), Shelf("Two", 3, 10, AMBER)])
    picture(cards)
    assert cards.rect_of(0).top() >= 30
    assert cards.rect_of(3).top() > cards.rect_of(2).bottom() + 30
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current() == 0


def test_a_screen_reader_hears_the_card_that_is_current(qtbot: QtBot, source: Source) -> None:
    cards = cards_of(qtbot, source, 10)
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert cards.accessibleName() == "passage 1. short **note**. a/Boats, Nets. An article · ¶ 2"


def test_the_table_has_words_chips_and_the_heading_of_each_shelf(qtbot: QtBot, source: Source) -> None:
    pages = NotePages(source.fetch)
    table = NoteTable(pages)
    qtbot.addWidget(table)
    table.set_palette(DARK)
    table.resize(1400, 500)
    table.show()
    pages.show(ids(MANY), [Shelf("One", 0, 3), Shelf("Two", 3, MANY)])
    table.show_notes(anew=True)
    picture(table)
    assert source.asked == PAGE
    names = [column.name for column in COLUMNS]
    group, quote, note, tags = (names.index(name) for name in ("group", "quote", "note", "tags"))
    assert [table.rows.index(row, group).data() for row in range(4)] == [
        "One · 3",
        "",
        "",
        f"Two · {QLocale().toString(MANY - 3)}",
    ]
    assert table.rows.index(1, quote).data() == "“passage 1”"
    assert table.rows.index(1, note).data() == "short note"
    assert [chip.name for chip in table.rows.index(1, tags).data(CHIPS)] == ["a/Boats", "Nets"]
    table.put_choice({1, 2, MANY - 1}, 2)
    assert table.chosen() == [1, 2, MANY - 1]
    assert table.current() == 2
    pages.show(ids(3))
    table.show_notes(anew=False)
    assert table.isColumnHidden(group)
    assert table.widths()["note"] == table.columnWidth(note)


def test_what_is_chosen_goes_along_from_cards_to_table_and_back(qtbot: QtBot, source: Source) -> None:
    pane = NotebookPane(source.fetch)
    qtbot.addWidget(pane)
    pane.set_palette(LIGHT)
    pane.resize(1200, 700)
    pane.show()
    pane.show_notes(ids(50), [], anew=True, empty="")
    pane.cards.choice.put({3, 7}, 7)
    pane.show_view("table")
    assert (pane.chosen(), pane.current()) == ([3, 7], 7)
    pane.show_view("cards")
    assert (pane.chosen(), pane.current()) == ([3, 7], 7)
    pane.show_notes(ids(5), [], anew=False, empty="")
    assert (pane.chosen(), pane.current()) == ([3], None)
    qtbot.keyClick(pane, Qt.Key.Key_Slash)
    assert pane.field.hasFocus() or pane.focusWidget() is pane.field
