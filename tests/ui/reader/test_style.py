"""Text stays readable on every ground that the reader puts behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Kind
from ui.kinds import KIND_LOOKS
from ui.reader.fills import bands
from ui.reader.inks import Inks
from ui.reader.records import AnnotationMark
from ui.reader.style import ENOUGH_CONTRAST, FLASH_SHARE, ReaderStyle, style_of
from ui.theme import PALETTES, contrast, mix

STYLES = [style_of(palette, family="") for palette in PALETTES.values()]
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours, st.sampled_from(STYLES))
def test_text_on_the_fill_of_any_tag_keeps_its_contrast(colour: str, style: ReaderStyle) -> None:
    assert contrast(style.fill(colour), style.text) >= ENOUGH_CONTRAST
    assert contrast(style.fill(colour, strong=True), style.text) >= ENOUGH_CONTRAST


@pytest.mark.parametrize("style", STYLES, ids=list(PALETTES))
def test_text_on_entities_selection_and_plain_highlights_keeps_its_contrast(style: ReaderStyle) -> None:
    grounds = [style.background, style.selection, style.neutral, style.fill(None, strong=True)]
    grounds += [style.tint(kind) for kind in Kind]
    assert min(contrast(ground, style.text) for ground in grounds) >= ENOUGH_CONTRAST
    assert contrast(style.background, style.muted) >= ENOUGH_CONTRAST


@given(st.lists(colours, min_size=1, max_size=6), st.sampled_from(STYLES), st.sampled_from(Kind))
def test_text_keeps_its_contrast_wherever_marks_meet(tags: list[str], style: ReaderStyle, kind: Kind) -> None:
    marks = [AnnotationMark(number, 0, 9, (colour,)) for number, colour in enumerate(tags)]
    grounds = [each.name() for active in (None, 0) for each in bands(marks, Inks(style), active=active)]
    grounds += [
        mix(ground, style.accent, share=FLASH_SHARE) for ground in (style.background, style.tint(kind))
    ]
    assert min(contrast(ground, style.text) for ground in grounds) >= ENOUGH_CONTRAST


@pytest.mark.parametrize("style", STYLES, ids=list(PALETTES))
def test_a_plain_highlight_is_seen_and_seen_better_while_it_is_at_hand(style: ReaderStyle) -> None:
    plain = contrast(style.background, style.fill(None))
    assert plain >= 1.15
    assert contrast(style.background, style.fill(None, strong=True)) >= 1.1 * plain


@pytest.mark.parametrize("style", STYLES, ids=list(PALETTES))
def test_a_byline_can_be_read_on_the_tint_of_an_entity(style: ReaderStyle) -> None:
    assert min(contrast(style.tint(kind), style.muted) for kind in Kind) >= ENOUGH_CONTRAST


@pytest.mark.parametrize("style", STYLES, ids=list(PALETTES))
def test_the_line_of_each_kind_stands_out_from_the_page(style: ReaderStyle) -> None:
    assert min(contrast(style.kinds[kind], style.background) for kind in Kind) >= 3


def test_no_two_kinds_are_told_by_colour_alone() -> None:
    looks = [(look.style, look.width, look.shape) for look in KIND_LOOKS.values()]
    assert len(set(looks)) == len(Kind)


def test_a_colour_that_is_none_falls_back_to_the_neutral_highlight() -> None:
    style = STYLES[0]
    assert style.fill("none of these") == style.neutral
    assert style.stripe("none of these") == style.muted
