"""Colours and pens of a style as the painter takes them, made once: making one anew costs a call a mark."""

from PySide6.QtGui import QColor, QPen, QPixmap

from desktop.model import Kind
from ui.kinds import underline_pen
from ui.reader.style import ReaderStyle


class Inks:
    """What a page is painted with; colours are made when they are first asked for."""

    def __init__(self, style: ReaderStyle) -> None:
        self._style = style
        self._colours: dict[str, QColor] = {}
        self._fills: dict[tuple[str | None, bool], QColor] = {}
        self._tints: dict[Kind, QColor] = {}
        self._lines: dict[Kind, QPen] = {}
        self.tiles: dict[tuple[Kind, float], QPixmap] = {}  # pictures of waves by the screen's scale

    def of(self, colour: str) -> QColor:
        """Return a colour of the style, "#rrggbb"."""
        found = self._colours.get(colour)
        if found is None:
            found = self._colours[colour] = QColor(colour)
        return found

    def tint(self, kind: Kind) -> QColor:
        """Return the faint ground behind an entity of a kind."""
        found = self._tints.get(kind)
        if found is None:
            found = self._tints[kind] = QColor(self._style.tint(kind))
        return found

    def colour_of(self, kind: Kind) -> str:
        """Return the colour of a kind, "#rrggbb"."""
        return self._style.kinds[kind]

    def line(self, kind: Kind) -> QPen:
        """Return the pen of the line under an entity of a kind."""
        found = self._lines.get(kind)
        if found is None:
            found = self._lines[kind] = underline_pen(kind, self._style.kinds[kind])
        return found

    def fill(self, colour: str | None, *, strong: bool = False) -> QColor:
        """Return the ground of a passage with a tag of this colour, None without a tag."""
        key = (colour, strong)
        found = self._fills.get(key)
        if found is None:
            found = self._fills[key] = QColor(self._style.fill(colour, strong=strong))
        return found
