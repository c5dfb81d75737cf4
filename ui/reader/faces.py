"""The type of each part of an article, made once for a style."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextOption

from desktop.model import BlockKind
from ui.reader.style import ReaderStyle

_TITLE_SCALE = 1.45
_HEADING_SCALES = (1.4, 1.22, 1.1, 1.0, 1.0, 1.0)
_BYLINE_SCALE = 0.74
_CAPTION_SCALE = 0.88
_TIGHT = 1.3
_BELOW_BASE = 0.24
_SAMPLE = (
    "the military exercises involving personnel of different types of troops, and as well in territories"
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font with the whole pixels that a line of it takes, and where its letters stand in that.

    ``above`` is the room over them, ``ascent`` their height over the base line, ``high`` their whole
    height; the line under an entity is drawn ``below`` the base line.
    """

    font: QFont
    line: int
    above: int
    ascent: int
    high: int
    below: int


class Faces:
    """The faces of a style, and how its lines are broken in both directions.

    ``character`` is the mean width of a letter of running text in pixels.
    """

    def __init__(self, style: ReaderStyle) -> None:
        self._style = style
        self._made: dict[tuple[BlockKind, int], Face] = {}
        metrics = QFontMetricsF(self.of(BlockKind.PARAGRAPH, 0).font)
        self._metrics = metrics
        self.character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._tab = tab = metrics.horizontalAdvance(" ") * 8
        self._rows: dict[tuple[int, float, bool], QTextOption] = {}
        self.rightwards = _option(tab, right_to_left=False, justify=style.justify)
        self.leftwards = _option(tab, right_to_left=True, justify=style.justify)

    def of(self, kind: BlockKind, level: int) -> Face:
        """Return the face of a kind of block."""
        key = (kind, level if kind is BlockKind.HEADING else 0)
        face = self._made.get(key)
        if face is None:
            face = self._made[key] = self._make(*key)
        return face

    def row(self, cells: int, *, width: float, right_to_left: bool) -> QTextOption:
        """Return how a row of a table is broken: rows of as many cells have them below each other."""
        key = (cells, width, right_to_left)
        if key not in self._rows:
            tab = max(self._tab, width // cells)
            self._rows[key] = _option(tab, right_to_left=right_to_left, justify=False)
        return self._rows[key]

    def mean_width(self, text: str) -> float:
        """Return the mean width of a letter of this text, whatever its script."""
        if text.isascii():
            return self.character
        return max(1.0, self._metrics.horizontalAdvance(text) / len(text))

    def _make(self, kind: BlockKind, level: int) -> Face:
        style = self._style
        font = QFont(style.family)
        scale, spread = 1.0, style.line_height
        if kind is BlockKind.TITLE:
            scale, spread = _TITLE_SCALE, _TIGHT
            font.setBold(True)
        elif kind is BlockKind.HEADING:
            scale, spread = _HEADING_SCALES[min(max(level, 1), 6) - 1], _TIGHT
            font.setBold(True)
        elif kind in (BlockKind.BYLINE, BlockKind.PAGE):
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            scale = _BYLINE_SCALE
        elif kind is BlockKind.IMAGE:
            scale = _CAPTION_SCALE
            font.setItalic(True)
        font.setPixelSize(max(1, round(style.size * scale)))
        metrics = QFontMetricsF(font)
        ascent, high = round(metrics.ascent()), round(metrics.ascent()) + round(metrics.descent())
        line = max(high, round(font.pixelSize() * spread))
        below = round(font.pixelSize() * _BELOW_BASE)
        return Face(font=font, line=line, above=(line - high) // 2, ascent=ascent, high=high, below=below)


def _option(tab: float, *, right_to_left: bool, justify: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignJustify if justify else side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(tab)
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    return option
