"""A stretch of stored text laid out as plain text, with some of its words marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.text.offsets import Utf16Map

LEADING = 1.3
_WHITE = str.maketrans("\n\t\r\u2028\u2029", "     ")  # one for one: offsets stay


@dataclass(frozen=True, slots=True)
class Stroke:
    """A mark on ``[start, end)`` of a passage, in code points: a ground, a line below, or struck out."""

    start: int
    end: int
    ground: str = ""
    line: str = ""
    struck: bool = False
    bold: bool = False


class Passage:
    """Words laid out for a width in pixels; ``height`` is what they need."""

    def __init__(self, text: str, strokes: Sequence[Stroke], *, font: QFont, width: int) -> None:
        self._layout = QTextLayout(text.translate(_WHITE), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(text, strokes))
        self.height = self._lay_out(width)

    def _lay_out(self, width: int) -> int:
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += line.height() * LEADING
        self._layout.endLayout()
        return round(y)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draw the words in the painter's colour."""
        self._layout.draw(painter, QPointF(x, y))


def _formats(text: str, strokes: Sequence[Stroke]) -> list[QTextLayout.FormatRange]:
    units = Utf16Map(text)
    found = []
    for stroke in strokes:
        shape = QTextCharFormat()
        if stroke.ground:
            shape.setBackground(QColor(stroke.ground))
        if stroke.line:
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            shape.setUnderlineColor(QColor(stroke.line))
        if stroke.struck:
            shape.setFontStrikeOut(True)  # Qt's signature
        if stroke.bold:
            shape.setFontWeight(QFont.Weight.DemiBold)
        part = QTextLayout.FormatRange()
        part.start = units.to_utf16(stroke.start)
        part.length = units.to_utf16(stroke.end) - part.start
        part.format = shape
        found.append(part)
    return found


class PassageLabel(QWidget):
    """A passage as a widget, as high as its words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._strokes: Sequence[Stroke] = ()
        self._colour = QColor()
        self._laid: tuple[int, Passage] | None = None
        self._face = QFont(self.font())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)  # Qt's signature
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_text(self, text: str, strokes: Sequence[Stroke], *, colour: str) -> None:
        """Show words with marks; "" takes no room."""
        self.text, self._strokes, self._colour = text, strokes, QColor(colour)
        self._laid = None
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_face(self, face: QFont) -> None:
        """Take the face of the words; a widget's own font is the style sheet's affair."""
        self._face, self._laid = face, None
        self.updateGeometry()

    def _passage(self, width: int) -> Passage:
        if self._laid is None or self._laid[0] != width:
            self._laid = width, Passage(self.text, self._strokes, font=self._face, width=width)
        return self._laid[1]

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in a width."""
        return self._passage(width).height

    def sizeHint(self) -> QSize:
        """Return a size of some lines."""
        return QSize(480, self.heightForWidth(480))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the words."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        self._passage(self.width()).draw(painter, 0, 0)
