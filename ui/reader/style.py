"""How the reader looks: colours from the theme, type and measures.

Every ground that text can stand on keeps a contrast of at least 4.5 : 1 to the text (WCAG 2.2,
success criterion 1.4.3). Colours are "#rrggbb".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor

from desktop.model import Kind
from desktop.settings import Settings
from ui.theme import Palette, contrast, mix

ENOUGH_CONTRAST = 4.5
FLASH_SHARE = 0.35  # of the accent behind a passage that is lit up
_STEP = 0.02


@dataclass(frozen=True, slots=True)
class ReaderStyle:
    """Everything the reader needs to know about looks; sizes in pixels unless said otherwise.

    ``line_height`` is a multiple of the size, ``measure`` the width of the column in characters,
    ``spacing`` the room between paragraphs in lines, ``signs`` whether characters without a picture of
    their own get one, ``fill_share`` how much of a tag's colour
    lies behind its passages (0 to 1).
    """

    background: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    selection: str
    neutral: str
    neutral_active: str
    rule: str
    panel: str
    card: str
    kinds: Mapping[Kind, str]
    fill_share: float
    dark: bool
    family: str
    size: int = 18
    line_height: float = 1.6
    measure: int = 70
    spacing: float = 0.55
    justify: bool = False
    signs: bool = False

    def fill(self, colour: str | None, *, strong: bool = False) -> str:
        """Return what lies behind a passage with a tag of this colour, None without a tag.

        A strong fill marks the annotation at hand. Text on either stays readable.
        """
        ink = colour if colour is not None and QColor.isValidColorName(colour) else None
        share = self.fill_share * (1.6 if strong else 1.0)
        if ink is None:
            return self.neutral_active if strong else self.neutral
        return self.readable(QColor(ink).name(), share=share)

    def readable(self, colour: str, *, share: float) -> str:
        """Return the page with at most ``share`` of a colour, as much as text on it allows."""
        while share > 0 and contrast(mix(self.background, colour, share=share), self.text) < ENOUGH_CONTRAST:
            share -= _STEP
        return mix(self.background, colour, share=max(share, 0.0))

    def tint(self, kind: Kind) -> str:
        """Return the faint ground behind an entity of a kind."""
        return mix(self.background, self.kinds[kind], share=0.055)

    def stripe(self, colour: str | None) -> str:
        """Return the colour of a tag's stripe in the margin."""
        return colour if colour is not None and QColor.isValidColorName(colour) else self.muted


def style_of(palette: Palette, *, family: str, size: int = 18) -> ReaderStyle:
    """Return the reader's look in one of the window's themes."""
    return ReaderStyle(
        background=palette.page,
        text=palette.text,
        muted=palette.muted,
        accent=palette.accent,
        accent_soft=palette.accent_soft,
        selection=palette.selection,
        neutral=palette.neutral,
        neutral_active=palette.neutral_active,
        rule=palette.line,
        panel=palette.pane,
        card=palette.card,
        kinds=palette.kinds,
        fill_share=0.36,
        dark=palette.dark,
        family=family,
        size=size,
    )


def chosen_style(palette: Palette, settings: Settings, *, family: str) -> ReaderStyle:
    """Return the reader's look in a theme with the type that was chosen, else with ``family``."""
    return replace(
        style_of(palette, family=settings.text_family or family, size=settings.text_size),
        line_height=settings.line_height / 100,
        measure=settings.measure,
        spacing=settings.paragraph_spacing / 100,
        justify=settings.justify,
        signs=settings.show_signs,
    )
