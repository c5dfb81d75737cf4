"""The three tabs beside the article."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.model import Annotation, AnnotationId, ArticleId, Entity, EntityId, Kind, Mention, MentionId
from ui.inspector import Inspector
from ui.theme import DARK

STAMP = "2026-11-22T10:42:00Z"


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(310, 600)
    inspector.show()
    return inspector


def test_the_tabs_tell_how_much_there_is(inspector: Inspector) -> None:
    inspector.clear()
    assert [inspector.bar.tabText(place) for place in range(3)] == ["Notes", "Entities", "Details"]
    note = Annotation(AnnotationId(1), "note", ArticleId(1), "article", None, "n", (), STAMP, STAMP, "me")
    inspector.notes.show_article([note], tags=[])
    baku = Entity(EntityId(1), "entity", "Baku", Kind.PLACE, 1, 1)
    named = [
        Mention(MentionId(number), f"m{number}", number, number + 4, Kind.PLACE, baku.id, "entity", "model 1")
        for number in (1, 9)
    ]
    inspector.entities.show_article([baku], named)
    inspector.show_counts()
    assert [inspector.bar.tabText(place) for place in range(3)] == ["Notes 1", "Entities 1", "Details"]


def test_a_tab_brings_its_pane_to_the_front(inspector: Inspector) -> None:
    inspector.show_tab("details")
    assert inspector.tab() == "details"
    assert inspector.stack.currentWidget() is inspector.details


def test_a_read_only_library_can_be_looked_at(inspector: Inspector) -> None:
    inspector.set_read_only(read_only=True)
    assert inspector.details.fields["title"].isReadOnly()
    inspector.commit()


def test_a_theme_reaches_every_pane(inspector: Inspector) -> None:
    inspector.set_palette(DARK)
    assert inspector.entities.delegate.palette is DARK
