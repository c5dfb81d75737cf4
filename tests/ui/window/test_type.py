"""The article's type: chosen in a panel with effect at once, and kept in the settings."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.model import Kind
from desktop.settings import Settings, load_settings
from tests.ui.window.acting import library_of, open_first
from ui.type_panel import TypePanel
from ui.window import Window


def panel_of(window: Window) -> TypePanel:
    window.commands.action("type").trigger()
    assert window.type.panel is not None
    return window.type.panel


def test_the_panel_changes_the_text_at_once_and_the_settings_keep_it(window: Window) -> None:
    open_first(window)
    panel, page = panel_of(window), window.panes.reader.view.page
    assert panel.isVisible()
    column = page.column
    panel.sliders["measure"].setValue(44)
    assert page.column < column
    panel.sliders["line_height"].setValue(200)
    panel.sliders["paragraph_spacing"].setValue(100)
    panel.sliders["text_size"].setValue(20)
    panel.justify.click()
    panel.families.setCurrentIndex(1)
    panel.families.activated.emit(1)
    style = page.style
    assert (style.size, style.line_height, style.measure, style.spacing) == (20, 2.0, 44, 1.0)
    assert style.justify
    assert style.family == panel.families.itemData(1)
    assert load_settings() == window.session.settings
    panel.first.click()
    first = Settings(name="Tess", theme="light", recognise=False)
    kept = window.session.settings
    assert (kept.text_size, kept.measure, kept.justify, kept.text_family) == (18, first.measure, False, "")
    assert page.column == column
    panel.close()


def test_every_control_of_the_panel_has_a_name(window: Window) -> None:
    panel = panel_of(window)
    controls = [*panel.sliders.values(), panel.families, panel.justify, panel.first]
    assert all(each.accessibleName() or each.text() for each in controls)
    assert all(each.toolTip() for each in panel.controls.values())
    QTest.keyClick(panel.sliders["measure"], Qt.Key.Key_Right)
    assert window.session.settings.measure == Settings().measure + 2
    QTest.keyClick(panel.sliders["measure"], Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_control_and_the_wheel_make_the_text_larger_by_whole_steps(window: Window) -> None:
    open_first(window)
    view = window.panes.reader.view
    middle = QPointF(view.viewport().rect().center())
    for _turn in range(3):  # a touchpad tells parts of a step
        wheel = QWheelEvent(
            middle,
            view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, 60),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  # Qt's own signature
        )
        QGuiApplication.sendEvent(view.viewport(), wheel)
    assert window.session.settings.text_size == 20
    assert view.page.value == 0


def test_a_kind_is_hidden_by_its_key_and_the_menu_shows_it(qtbot: QtBot, window: Window) -> None:
    open_first(window)
    place = window.commands.action("kind_place")
    assert place.isChecked()
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    number = list(Kind).index(Kind.PLACE) + 1
    assert place.shortcut().toString() == f"Alt+{number}"
    QTest.keyClick(
        window.panes.reader.view, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.AltModifier
    )
    assert window.panes.reader.view.layer.hidden == {Kind.PLACE}
    assert not place.isChecked()
    place.trigger()
    assert window.panes.reader.view.layer.hidden == frozenset()
    assert place.isChecked()


def test_the_card_over_an_entity_counts_it_here_and_in_the_library(window: Window) -> None:
    open_first(window)
    view = window.panes.reader.view
    mention = view.layer.mentions_over(0, 10_000)[0]
    point = view.page.point_of(mention.start)
    assert point is not None
    view._show_card((point + QPointF(3, 0)).toPoint())
    assert view._card.text() == (
        "Baku · Place\nBaku · Azerbaijan · 40.38, 49.89 · GeoNames 587084 (assumed)\n"
        "Found by test 1\n1 mention here, 1 in 1 article of the library"
    )
    assert library_of(window).mentions.totals(mention.entity) == (1, 1)


def test_signs_for_hidden_characters_are_shown_on_wish(window: Window) -> None:
    window.commands.action("signs").trigger()
    assert window.session.settings.show_signs
    assert window.panes.reader.view.page.style.signs
    window.commands.action("signs").trigger()
    assert not window.panes.reader.view.page.style.signs
