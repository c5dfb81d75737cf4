"""The type of each part of an article, made once for a style."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop.model import BlockKind
from ui.reader.style import ReaderStyle

_TITLE_SCALE = 1.45
_HEADING_SCALES = (1.4, 1.22, 1.1, 1.0, 1.0, 1.0)
_BYLINE_SCALE = 0.74
_CAPTION_SCALE = 0.88
_TIGHT = 1.3
_SAMPLE = (
    "the military exercises involving personnel of different types of troops, and as well in territories"
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font with the pixels that a line of it takes, and its extents from the base line."""

    font: QFont
    line: float
    ascent: float
    descent: float


class Faces:
    """The faces of a style; ``character`` is the mean width of a letter of running text in pixels."""

    def __init__(self, style: ReaderStyle) -> None:
        self._style = style
        self._made: dict[tuple[BlockKind, int], Face] = {}
        metrics = QFontMetricsF(self.of(BlockKind.PARAGRAPH, 0).font)
        self._metrics = metrics
        self.character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self.tab = metrics.horizontalAdvance(" ") * 8

    def of(self, kind: BlockKind, level: int) -> Face:
        """Return the face of a kind of block."""
        key = (kind, level if kind is BlockKind.HEADING else 0)
        face = self._made.get(key)
        if face is None:
            face = self._made[key] = self._make(*key)
        return face

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
        line = max(metrics.height(), font.pixelSize() * spread)
        return Face(font=font, line=line, ascent=metrics.ascent(), descent=metrics.descent())
