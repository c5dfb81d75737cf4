"""Icons: Phosphor's glyphs, drawn from the font file that QtAwesome brings.

The font is read directly: importing qtawesome costs 120 ms and its first icon another 30, the font
and its table together 7 ms. An icon takes its colour from the application's palette each time it is
painted, so that it follows the theme by itself.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

GLYPH_SHARE = 0.92


@cache
def _charmap(path: Path) -> dict[str, str]:
    table = json.loads(path.read_text(encoding="utf-8"))
    return {name: chr(int(number, 16)) for name, number in table.items()}


@cache
def _font_files() -> tuple[Path, Path] | None:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    fonts = sorted(folder.glob("phosphor-*.ttf"))
    tables = sorted(folder.glob("phosphor-charmap-*.json"))
    return (fonts[-1], tables[-1]) if fonts and tables else None


@cache
def _family(path: Path) -> str:
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


def draw_glyph(painter: QPainter, rect: QRect, *, name: str, colour: QColor) -> None:
    """Draw one glyph by its Phosphor name in the middle of ``rect``; an unknown name draws nothing."""
    found = _font_files()
    if found is None:
        return
    font = QFont(_family(found[0]))
    font.setPixelSize(max(1, round(min(rect.width(), rect.height()) * GLYPH_SHARE)))
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _charmap(found[1]).get(name, ""))
    painter.restore()


class GlyphEngine(QIconEngine):
    """Paints one glyph in the palette's colour for the state asked for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the glyph; a disabled icon takes the disabled text's colour."""
        disabled = mode is QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, QPalette.ColorRole.ButtonText)
        draw_glyph(painter, rect, name=self.name, colour=colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph on a transparent ground."""
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        """Return a copy for a copied icon."""
        return GlyphEngine(self.name)


def icon(name: str) -> QIcon:
    """Return the icon with a Phosphor name ("plus", "arrow-u-up-left"); "" is the empty icon."""
    return QIcon(GlyphEngine(name)) if name else QIcon()
