"""The themes: readable by computation, and followed at once."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.model import Kind
from ui.theme import DARK, LIGHT, PALETTES, Palette, ThemeKeeper, contrast, mix, stylesheet, tag_fill

ENOUGH = 4.5
TAG_COLOURS = ("#e0b03b", "#58a866", "#cf6a62", "#2f5d8a", "#8a2be2", "#000000", "#ffffff")

themes = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


@themes
def test_every_text_role_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground in ("window", "pane", "page", "card", "accent_soft"):
        for role in ("text", "muted", "accent"):
            assert contrast(getattr(palette, ground), getattr(palette, role)) >= ENOUGH, (ground, role)
    assert contrast(palette.accent, palette.on_accent) >= ENOUGH
    assert contrast(palette.selection, palette.text) >= ENOUGH
    assert contrast(palette.card, palette.danger) >= ENOUGH


@themes
def test_text_keeps_its_contrast_on_the_fill_of_any_tag(palette: Palette) -> None:
    for colour in TAG_COLOURS:
        assert contrast(palette.text, tag_fill(palette, colour)) >= ENOUGH, colour


@themes
def test_every_kind_has_a_visible_colour_in_every_theme(palette: Palette) -> None:
    assert set(palette.kinds) == set(Kind)
    for kind, colour in palette.kinds.items():
        assert contrast(palette.page, colour) >= ENOUGH, kind


@themes
def test_the_style_sheet_has_no_role_left_unfilled(palette: Palette) -> None:
    assert "$" not in stylesheet(palette)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", share=0.5) == "#808080"


def test_choosing_a_theme_changes_the_application_at_once(qapp: QApplication) -> None:
    keeper = ThemeKeeper("light")
    seen: list[Palette] = []
    keeper.changed.connect(seen.append)
    keeper.choose("dark")
    assert seen == [DARK]
    assert qapp.palette().window().color().name() == DARK.window
    keeper.choose("light")
    assert qapp.palette().window().color().name() == LIGHT.window


@pytest.mark.usefixtures("qapp")
def test_an_unknown_choice_follows_the_system() -> None:
    assert ThemeKeeper("no such theme").palette in (LIGHT, DARK)
