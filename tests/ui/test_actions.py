"""The table of actions: complete, without doubles, and the truth for everyone who reads it."""

from collections import Counter

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication

from desktop.model import Kind
from ui.action import Action
from ui.actions import ACTIONS, MENUS, SUBMENUS, action, in_menu
from ui.facts import Situation, facts_of
from ui.icons import icon
from ui.kinds import KIND_LOOKS, draw_underline


def test_every_command_has_one_id_and_every_key_one_command() -> None:
    assert max(Counter(each.id for each in ACTIONS).values()) == 1
    keys = Counter((QKeySequence(key).toString(), each.where) for each in ACTIONS for key in each.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    everywhere = {key for key, where in keys if not where}
    assert [key for key, where in keys if where and key in everywhere] == []
    assert "" not in everywhere


def test_every_menu_is_known_and_none_is_empty() -> None:
    menus = {name for name, _title in MENUS} | {name for name, _title in SUBMENUS}
    assert {each.menu for each in ACTIONS} == menus
    assert all(list(in_menu(name)) for name, _title in SUBMENUS)


def test_mnemonics_are_unique_within_a_menu() -> None:
    for name, _title in MENUS:
        letters = [each.text.partition("&")[2][:1].lower() for each in in_menu(name)]
        assert "" not in letters, name
        assert max(Counter(letters).values()) == 1, (name, letters)


@pytest.mark.parametrize("each", [each for each in ACTIONS if each.icon], ids=lambda each: each.id)
@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn(each: Action) -> None:
    image = icon(each.icon).pixmap(32, 32).toImage()
    drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32))
    assert drawn > 20


def test_every_need_is_a_fact_that_can_hold() -> None:
    everything = Situation(
        library=True, writable=True, articles=1, listed=1, chosen=1, in_bin=True, article=True,
        selection=True, page=True, active=True, back=True, forward=True, undo=True, redo=True, importing=True,
        recognising=True, report=True, recent=True, samples=True, keys=frozenset("123456789"),
    )  # fmt: skip
    known = facts_of(everything) | facts_of(Situation())
    assert {need for each in ACTIONS for need in each.needs} <= known


def test_an_action_is_found_by_its_id() -> None:
    assert action("undo").plain_text == "Undo"
    with pytest.raises(KeyError):
        action("no such thing")


def test_icons_follow_the_palette(qapp: QApplication) -> None:
    qapp.setPalette(qapp.style().standardPalette())
    pixmap = icon("plus").pixmap(32, 32)
    assert not pixmap.isNull()
    assert icon("").isNull()


@pytest.mark.usefixtures("qapp")
def test_the_underlines_of_the_kinds_differ_without_their_colours() -> None:
    pictures = set()
    for kind in Kind:
        image = QImage(40, 12, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        draw_underline(painter, QPointF(2, 6), length=36, kind=kind, colour="#000000")
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(KIND_LOOKS) == len(Kind)
