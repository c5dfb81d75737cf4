"""The limit of the reader's benches: a bare view that lays out and paints visible paragraphs only."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.reader.style import ReaderStyle


class BareView(QAbstractScrollArea):
    """Paints the visible paragraphs in the reader's own type and measures, and nothing else.

    No marks, no selection, no heads, links or margins, no scroll bar, nothing kept for the next frame: what
    any view of this text in this toolkit must do. ``first`` is the paragraph at the window's top.
    """

    def __init__(self, style: ReaderStyle, *, column: float) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._background, self._ink = QColor(style.background), QColor(style.text)
        self._font = QFont(style.family)
        self._font.setPixelSize(style.size)
        self._pitch = style.size * style.line_height
        self._spacing = style.spacing * self._pitch
        self._column = column
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._paragraphs: list[str] = []
        self.first = 0

    def show_text(self, text: str) -> None:
        """Split a text into paragraphs, as any view must, and stand at its top."""
        self._paragraphs = text.split("\n\n")
        self.first = 0

    def __len__(self) -> int:
        """Return how many paragraphs there are."""
        return len(self._paragraphs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out and paint from the top until the window is full."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._background)
        painter.setPen(self._ink)
        top, bottom = 0.0, self.viewport().height()
        at = self.first
        while top < bottom and at < len(self._paragraphs):
            top = self._paint_paragraph(painter, self._paragraphs[at], top) + self._spacing
            at += 1
        painter.end()

    def _paint_paragraph(self, painter: QPainter, paragraph: str, top: float) -> float:
        layout = QTextLayout(paragraph, self._font)
        layout.setCacheEnabled(True)  # else the glyphs are shaped again for painting
        layout.setTextOption(self._option)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._column)
            line.setPosition(QPointF(40, top))
            lines.append(line)
            top += self._pitch
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))
        return top
