"""The colours by role, and the one place that puts them on the application.

A role says what a colour is for ("page", "muted"), never what it looks like; widgets ask for roles,
so every theme works everywhere. Colours are "#rrggbb".
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources

if TYPE_CHECKING:
    from desktop.model import Kind

STYLE = "fusion"  # Qt's own, the same everywhere: the themes are made for it
_MIDDLE = 0.5  # of lightness, 0 black to 1 white
_STYLE_SHEET = Path(resources.__path__[0]) / "themes" / "window.qss"


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. Text roles keep a contrast of 4.5:1 or more on every ground they are used on."""

    name: str
    dark: bool
    window: str  # sidebar, menu bar, status bar
    pane: str  # list, inspector, toolbar
    page: str  # the article
    card: str  # buttons, fields, cards, menus
    line: str  # hairlines and borders
    text: str
    muted: str  # second lines, counts
    accent: str  # what is chosen, links
    accent_soft: str  # the ground of what is chosen
    on_accent: str  # text on accent
    selection: str  # the ground of selected text
    neutral: str  # a highlight without a tag
    neutral_active: str  # the same while it is the one at hand
    danger: str
    kinds: "Mapping[Kind, str]"


def _by_kind(colours: Mapping[str, str], *, base: Palette | None = None) -> "Mapping[Kind, str]":
    """Return the colours of kinds; a Kind is its own word, so that the records can be loaded later."""
    others = {str(kind): colour for kind, colour in base.kinds.items()} if base is not None else {}
    return cast("Mapping[Kind, str]", {**others, **colours})


LIGHT = Palette(
    name="light",
    dark=False,
    window="#f6f5f2",
    pane="#fbfaf8",
    page="#fdfcfa",
    card="#fffefc",
    line="#e4e0d9",
    text="#22211f",
    muted="#6a665f",
    accent="#2f5d8a",
    accent_soft="#e6eef6",
    on_accent="#ffffff",
    selection="#b9d4f2",
    neutral="#ecebc6",
    neutral_active="#dddb9c",
    danger="#a4302a",
    kinds=_by_kind(
        {
            "person": "#0072b2",
            "organisation": "#a3490a",
            "place": "#00734f",
            "group": "#a03a70",
            "event": "#5a55b8",
            "law": "#8a6d00",
            "date": "#7a4f8f",
            "other": "#6a665f",
        }
    ),
)

DARK = Palette(
    name="dark",
    dark=True,
    window="#1b1c1e",
    pane="#202124",
    page="#242529",
    card="#25262a",
    line="#36373b",
    text="#e7e4de",
    muted="#aba69d",
    accent="#8ab8e6",
    accent_soft="#2b3a4a",
    on_accent="#14202c",
    selection="#31527a",
    neutral="#47462f",
    neutral_active="#5d5b37",
    danger="#f19a92",
    kinds=_by_kind(
        {
            "person": "#6bb6ea",
            "organisation": "#f0a36b",
            "place": "#5fcfa4",
            "group": "#e79ac4",
            "event": "#aea9f2",
            "law": "#dcc158",
            "date": "#cfa5e3",
            "other": "#aba69d",
        }
    ),
)

SEPIA = Palette(
    name="sepia",
    dark=False,
    window="#eee4d0",
    pane="#f4ebd9",
    page="#f8f0e0",
    card="#fbf5e8",
    line="#dccfb6",
    text="#33291d",
    muted="#665843",
    accent="#7a4a1c",
    accent_soft="#e8d8b9",
    on_accent="#ffffff",
    selection="#d9c294",
    neutral="#e4dfae",
    neutral_active="#d5cf8e",
    danger="#94281f",
    kinds=_by_kind({"person": "#005f96", "law": "#735a00", "other": "#665843"}, base=LIGHT),
)

CONTRAST = Palette(
    name="contrast",
    dark=True,
    window="#000000",
    pane="#000000",
    page="#000000",
    card="#0d0d0d",
    line="#8c8c8c",
    text="#ffffff",
    muted="#d9d9d9",
    accent="#ffd75e",
    accent_soft="#333300",
    on_accent="#000000",
    selection="#0050b8",
    neutral="#48481c",
    neutral_active="#66662a",
    danger="#ff9d94",
    kinds=_by_kind({"other": "#d9d9d9"}, base=DARK),
)

PAPER = replace(LIGHT, name="paper", page="#ffffff", line="#b8b4ac")  # what is printed, in no menu

PALETTES: Mapping[str, Palette] = {each.name: each for each in (LIGHT, DARK, SEPIA, CONTRAST)}


_SRGB_LINEAR_BELOW = 0.04045  # the standard's border between its straight and its curved part


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= _SRGB_LINEAR_BELOW else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(ground: str, colour: str, *, share: float) -> str:
    """Return ``ground`` with ``share`` (0 to 1) of ``colour`` laid over it."""
    pairs = ((int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(below * (1 - share) + above * share):02x}" for below, above in pairs)


def tag_fill(palette: Palette, colour: str) -> str:
    """Return the ground of a tag's chip or passage: text keeps its contrast on it in every theme."""
    return mix(palette.page, colour, share=0.28)


def stylesheet(palette: Palette) -> str:
    """Return the application's one style sheet with this theme's colours filled in."""
    template = _STYLE_SHEET.read_text(encoding="utf-8")
    roles = {each.name: getattr(palette, each.name) for each in fields(Palette) if each.name != "kinds"}
    roles["hover"] = mix(palette.card, palette.text, share=0.06)
    return Template(template).substitute(roles)


def qt_palette(palette: Palette) -> QPalette:
    """Return the theme as Qt's own roles, for everything that the style draws by itself."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, colour in (
        (roles.Window, palette.window),
        (roles.Base, palette.card),
        (roles.AlternateBase, palette.pane),
        (roles.Button, palette.card),
        (roles.ToolTipBase, palette.card),
        (roles.WindowText, palette.text),
        (roles.Text, palette.text),
        (roles.ButtonText, palette.text),
        (roles.ToolTipText, palette.text),
        (roles.BrightText, palette.danger),
        (roles.PlaceholderText, palette.muted),
        (roles.Highlight, palette.accent),
        (roles.HighlightedText, palette.on_accent),
        (roles.Accent, palette.accent),
        (roles.Link, palette.accent),
        (roles.LinkVisited, palette.accent),
        (roles.Mid, palette.line),
        (roles.Midlight, palette.line),
        (roles.Light, palette.card),
        (roles.Dark, palette.line),
    ):
        result.setColor(role, QColor(colour))
    faded = QColor(mix(palette.card, palette.text, share=0.45))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return result


class ThemeKeeper(QObject):
    """Puts the chosen theme on the application and follows the system while that is the choice.

    What the system wants is asked for in ``put_on``, after the first paint: the answer loads all of
    Qt's enumerations, 10 ms. Until then the system's own palette tells.
    """

    changed = Signal(object)  # Palette

    def __init__(self, choice: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        dark = QGuiApplication.palette().window().color().lightnessF() < _MIDDLE
        self.palette = PALETTES.get(choice, DARK if dark else LIGHT)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Take a theme by name, or "system"."""
        self.choice = choice
        self._follow()

    @Slot()
    def _follow(self) -> None:
        before = self.palette
        if self._wanted() is not before:
            self.put_on()
            self.changed.emit(self.palette)

    def _wanted(self) -> Palette:
        dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
        return PALETTES.get(self.choice, DARK if dark else LIGHT)

    def put_on(self) -> None:
        """Give the application the theme; called once at the start, then with each change."""
        self.palette = self._wanted()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            if application.style().name() != STYLE:
                application.setStyle(STYLE)
            application.setPalette(qt_palette(self.palette))
            application.setStyleSheet(stylesheet(self.palette))
