"""The quotation at the top of a note card: italic serif, three lines at most, then an ellipsis."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from ui.theme import LIGHT, Palette

LINES = 3
CONSIDERED = 600
_LEADING = 1.3


def quotation_font(size: int) -> QFont:
    """Return the italic text face at a size in pixels."""
    font = QFont(["Source Serif Pro", "DejaVu Serif"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setItalic(True)
    font.setPixelSize(size)
    return font


def quoted(quote: str) -> str:
    """Return the quotation in its marks on one line, cut where nobody could see it any more."""
    words = " ".join(quote[:CONSIDERED].split())
    return f"“{words}{'' if len(quote) <= CONSIDERED else '…'}”"


def elided_lines(text: str, font: QFont, width: float) -> list[str]:
    """Break a text into at most three lines of ``width`` pixels; the last one ends in “…”” when cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(lines) == LINES - 1:
            rest = _units(text, start, None)
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(_units(text, start, end))
    layout.endLayout()
    return lines


def _units(text: str, start: int, end: int | None) -> str:
    """Slice by UTF-16 units, as Qt's layout counts them."""
    raw = text.encode("utf-16-le")
    return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", errors="replace").strip()


class Quotation(QWidget):
    """Draws the quotation; a click on it belongs to the card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.palette_roles: Palette = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._quote = ""
        self._lines: list[str] = []
        self._width = -1

    def show_quote(self, quote: str) -> None:
        """Take another passage's words."""
        if quote != self._quote:
            self._quote, self._width = quote, -1
            self.setAccessibleName(quoted(quote))

    def arrange(self, width: int) -> int:
        """Break the lines for a width and return the height they need, both in pixels."""
        font = quotation_font(self.font().pixelSize())
        if width != self._width:
            self._lines, self._width = elided_lines(quoted(self._quote), font, width), width
        return round(len(self._lines) * self._line_height(font))

    @staticmethod
    def _line_height(font: QFont) -> float:
        return font.pixelSize() * _LEADING + 1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the broken lines in the muted colour."""
        painter = QPainter(self)
        font = quotation_font(self.font().pixelSize())
        painter.setFont(font)
        painter.setPen(QColor(self.palette_roles.muted))
        height, metrics = self._line_height(font), QFontMetricsF(font)
        right_to_left = (
            any("\u0590" <= letter <= "\u08ff" for letter in self._lines[0][:8]) if self._lines else False
        )
        for number, line in enumerate(self._lines):
            base = number * height + (height + metrics.ascent() - metrics.descent()) / 2
            left = self.width() - metrics.horizontalAdvance(line) if right_to_left else 0
            painter.drawText(QPointF(left, base), line)
