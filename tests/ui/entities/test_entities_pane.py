"""The entities of an article, by kind, and walking their places."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.model import Entity, EntityId, Kind, Mention, MentionId
from desktop.text.mention_table import MentionTable
from ui.entities.delegate import ROW_ROLE
from ui.entities.pane import EntitiesPane
from ui.entities.rows import EntityRow, KindRow, entity_rows
from ui.theme import DARK


def entity(number: int, name: str, kind: Kind) -> Entity:
    return Entity(EntityId(number), f"entity-{number}", name, kind, 50, 20)


def mention(number: int, start: int, of: Entity) -> Mention:
    return Mention(
        MentionId(number), f"mention-{number}", start, start + 4, of.kind, of.id, of.uid, "model 1"
    )


BAKU, SHUSHA = entity(1, "Baku", Kind.PLACE), entity(2, "Shusha", Kind.PLACE)
ALIYEV, ELSEWHERE = entity(3, "Ilham Aliyev", Kind.PERSON), entity(4, "Paris", Kind.PLACE)
ENTITIES = [BAKU, SHUSHA, ALIYEV, ELSEWHERE]
MENTIONS = [mention(11, 90, SHUSHA), mention(12, 10, SHUSHA), mention(13, 50, BAKU), mention(14, 70, ALIYEV)]


@pytest.fixture
def pane(qtbot: QtBot) -> EntitiesPane:
    pane = EntitiesPane()
    qtbot.addWidget(pane)
    pane.resize(300, 500)
    pane.show_article(ENTITIES, MENTIONS)
    pane.show()
    return pane


def click(qtbot: QtBot, pane: EntitiesPane, name: str) -> None:
    (item,) = pane.rows.findItems(name)
    place = pane.list.visualRect(item.index()).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_kinds_stand_in_the_order_of_the_legend_with_most_named_first() -> None:
    assert [
        (row.kind, row.count) if isinstance(row, KindRow) else row.entity.name
        for row in entity_rows(ENTITIES, MentionTable.of(MENTIONS))
    ] == [(Kind.PERSON, 1), "Ilham Aliyev", (Kind.PLACE, 2), "Shusha", "Baku"]


def test_mentions_are_counted_in_this_article_in_the_order_of_the_text() -> None:
    found = entity_rows(ENTITIES, MentionTable.of(MENTIONS), "shu")
    rows = [row for row in found if isinstance(row, EntityRow)]
    assert [row.mentions for row in rows] == [(12, 11)]


def test_clicks_walk_the_places_of_an_entity_and_begin_again(pane: EntitiesPane, qtbot: QtBot) -> None:
    walked: list[int] = []
    pane.mention_requested.connect(walked.append)
    for name in ("Shusha", "Shusha", "Shusha", "Baku", "Shusha"):
        click(qtbot, pane, name)
    assert walked == [12, 11, 12, 13, 12]


def test_the_keyboard_walks_both_ways(pane: EntitiesPane, qtbot: QtBot) -> None:
    walked: list[int] = []
    pane.mention_requested.connect(walked.append)
    click(qtbot, pane, "Shusha")
    qtbot.keyClick(pane.list, Qt.Key.Key_Left)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    assert walked == [12, 11, 12, 13]


def test_the_filter_keeps_names_that_contain_it(pane: EntitiesPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.filter, "BAK")
    assert [pane.rows.item(row).text() for row in range(pane.rows.rowCount())] == ["Places", "Baku"]
    qtbot.keyClicks(pane.filter, "x")
    assert pane.stack.currentWidget() is pane.empty
    assert pane.count() == 3


def test_a_change_keeps_the_chosen_entity_and_the_filter(pane: EntitiesPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(pane.filter, "u")
    click(qtbot, pane, "Baku")
    pane.reload(ENTITIES, [*MENTIONS, mention(15, 95, BAKU), mention(16, 99, BAKU)])
    assert pane.list.currentIndex().data(ROW_ROLE).entity is BAKU
    assert pane.filter.text() == "u"


def test_an_empty_pane_says_why(pane: EntitiesPane) -> None:
    pane.show_article([], [], recognised=False)
    assert "not been looked through" in pane.empty.text()
    pane.reload([], [])
    assert "No entities" in pane.empty.text()
    pane.clear()
    assert "Open an article" in pane.empty.text()
    assert pane.filter.isHidden()


def test_a_line_tells_kind_and_count_to_a_screen_reader(pane: EntitiesPane) -> None:
    (item,) = pane.rows.findItems("Shusha")
    assert item.accessibleText() == "Shusha, Place, 2 mentions"


def test_another_theme_is_drawn(pane: EntitiesPane) -> None:
    pane.set_palette(DARK)
    assert not pane.grab().isNull()
