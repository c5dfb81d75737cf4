"""The style sheet of exported pages, and the program's own looks."""

import re

import pytest

from resources.documents import document_part
from ui.theme import DARK, LIGHT, Palette, contrast

VALUES = re.compile(r"--(\w+): (#[0-9a-f]{6})[;\s]")
PALETTES = {0: LIGHT, 1: DARK}


@pytest.mark.parametrize(("place", "palette"), PALETTES.items())
def test_a_page_has_the_colours_of_the_window(place: int, palette: Palette) -> None:
    root = document_part("page.css").split(":root {")[1:][place].partition("}")[0]
    found = dict(VALUES.findall(root))
    assert {"page", "text", "muted", "accent", "neutral", "line"} <= set(found)
    assert found == {name: getattr(palette, name) for name in found}


def test_what_is_printed_can_be_read() -> None:
    printed = document_part("page.css").partition("@media print")[2]
    found = dict(VALUES.findall(printed))
    for ink in ("muted", "accent"):
        assert contrast("#ffffff", found[ink]) >= 4.5
        assert contrast(found["neutral"], found[ink]) >= 4.5
