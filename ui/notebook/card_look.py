"""How one note looks on a card: quotation, note, tags, where it lies; the same heights for every card.

What has no room ends in an ellipsis; the whole is seen where the note is edited or its passage is opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from desktop.translation import _
from ui.icons import draw_glyph
from ui.notebook.emphasis import Look, plain_words
from ui.notebook.records import Chip, NoteWords
from ui.notebook.scripts import runs_leftwards, upright
from ui.theme import Palette, tag_fill

LINES = 4  # of quotation and note together
QUOTED = 2  # of them the quotation takes at most
STRIPE = 4
LEFT = 15
PAD = 11
GAP = 5
RADIUS = 6
CHIP_PAD = 6
CHIP_GAP = 5
_SMALL = 0.85
_LEADING = 1.3
_QUOTE_SIGNS = 400


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card is drawn now."""

    chosen: bool = False
    current: bool = False
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the parts of a card are, in its own pixels; ``chips`` goes with the names, "" adds one."""

    quote: QRect
    note: QRect
    chips: tuple[tuple[str, QRect], ...]
    where: QRect


def _sized(font: QFont, factor: float) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return result


class CardLook:
    """Draws cards in a theme and a font."""

    def __init__(self, palette: Palette, font: QFont) -> None:
        self.palette = palette
        self._plain = font
        self._small = _sized(font, _SMALL)
        self._serif = QFont(font)
        self._serif.setFamilies(["Source Serif Pro", "DejaVu Serif"])
        self._serif.setStyleHint(QFont.StyleHint.Serif)
        self._serif.setItalic(True)
        self._line = round(QFontMetricsF(font).ascent() * _LEADING + QFontMetricsF(font).descent())
        self._chip = QFontMetrics(self._small).height() + 3
        self._foot = QFontMetrics(self._small).height()

    @property
    def height(self) -> int:
        """The height of every card."""
        return 2 * PAD + LINES * self._line + self._chip + self._foot + 3 * GAP

    def areas(self, words: NoteWords, rect: QRect) -> Areas:
        """Return where the parts of a card are that stands at a place."""
        room = rect.adjusted(LEFT, PAD, -LEFT, -PAD)
        quoted = len(self._quote_lines(words.quote, room.width()))
        quote = QRect(room.left(), room.top(), room.width(), quoted * self._line)
        top = quote.bottom() + 1 + (GAP - 1 if quoted else 0)
        noted = len(self._note_lines(words.note, room.width(), LINES - quoted)[1])
        note = QRect(room.left(), top, room.width(), noted * self._line)
        top = note.bottom() + 1 + (GAP if noted else 0)
        below = (self._chip if words.chips else self._foot) + GAP
        first, second = (top, top + below) if words.chips else (top + below, top)  # alone, "+ tag" comes last
        chips = self._chip_places(words.chips, QRect(room.left(), first, room.width(), self._chip))
        return Areas(quote, note, chips, QRect(room.left(), second, room.width(), self._foot))

    def _chip_places(self, chips: Sequence[Chip], room: QRect) -> tuple[tuple[str, QRect], ...]:
        metrics = QFontMetrics(self._small)
        add = metrics.horizontalAdvance(_adding()) + 2 * CHIP_PAD
        left, places = room.left(), []
        for chip in chips:
            width = min(metrics.horizontalAdvance(_short(chip.name)) + 2 * CHIP_PAD, room.width() - add)
            if left + width > room.right() - add:
                break
            places.append((chip.name, QRect(left, room.top(), width, room.height())))
            left += width + CHIP_GAP
        return (*places, ("", QRect(left, room.top(), add, room.height())))

    def paint(self, painter: QPainter, rect: QRect, words: NoteWords | None, state: CardState) -> None:
        """Draw a card; one whose note is gone stays empty."""
        self._paint_ground(painter, rect, words, state)
        if words is None:
            return
        areas = self.areas(words, rect)
        self._paint_quote(painter, areas.quote, words.quote)
        self._paint_note(painter, areas.note, words.note)
        self._paint_chips(painter, areas, words, adding=state.pointed or state.current)
        self._paint_foot(painter, areas.where, words)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, words: NoteWords | None, state: CardState
    ) -> None:
        """Draw the frame, and the stripe in the first tag's colour; chosen is a ground, current a frame."""
        palette = self.palette
        painter.setPen(QPen(QColor(palette.accent if state.current else palette.line), 1 + state.current))
        painter.setBrush(QColor(palette.accent_soft if state.chosen else palette.card))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        colour = words.chips[0].colour if words is not None and words.chips else ""
        painter.save()
        painter.setClipRect(QRect(rect.left(), rect.top(), STRIPE, rect.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour or palette.line))
        painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.restore()

    def _paint_quote(self, painter: QPainter, rect: QRect, quote: str) -> None:
        painter.setFont(self._face(quote))
        painter.setPen(QColor(self.palette.muted))
        edge = Qt.AlignmentFlag.AlignRight if runs_leftwards(quote) else Qt.AlignmentFlag.AlignLeft
        flags = int(edge | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        for place, line in enumerate(self._quote_lines(quote, rect.width())):
            box = QRect(rect.left(), rect.top() + place * self._line, rect.width(), self._line)
            painter.drawText(box, flags, line)

    def _face(self, quote: str) -> QFont:
        return self._plain if upright(quote) else self._serif

    def _quote_lines(self, quote: str, width: int) -> list[str]:
        if not quote:
            return []
        words = f"“{' '.join(quote[:_QUOTE_SIGNS].split())}{'”' if len(quote) <= _QUOTE_SIGNS else '…'}"
        return broken(words, self._face(quote), width, QUOTED)

    def _paint_note(self, painter: QPainter, rect: QRect, note: str) -> None:
        painter.setPen(QColor(self.palette.text))
        painter.setFont(self._plain)
        layout, lines = self._note_lines(note, rect.width(), LINES)
        shown, leftwards = rect.height() // self._line, runs_leftwards(layout.text())
        for place, line in enumerate(lines[:shown]):
            top = rect.top() + place * self._line
            if place == shown - 1 and line.textStart() + line.textLength() < _units(layout.text()):
                rest = _from_unit(layout.text(), line.textStart())
                rest = QFontMetrics(self._plain).elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
                box = QRect(rect.left(), top, rect.width(), self._line)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), rest)
            else:
                indent = rect.width() - line.naturalTextWidth() if leftwards else 0
                line.draw(painter, QPointF(rect.left() + indent, top + (self._line - line.height()) / 2))

    def _note_lines(self, note: str, width: int, most: int) -> tuple[QTextLayout, list[QTextLine]]:
        """Lay out the first lines of a note; the layout has to live as long as its lines."""
        words, looks = plain_words(note)
        layout = QTextLayout(words, self._plain)
        layout.setFormats([self._range(look) for look in looks])
        lines: list[QTextLine] = []
        layout.beginLayout()
        while words and len(lines) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(line)
        layout.endLayout()
        return layout, lines

    def _range(self, look: Look) -> QTextLayout.FormatRange:
        result = QTextLayout.FormatRange()
        result.start, result.length = look.start, look.end - look.start
        form = QTextCharFormat()
        if look.name == "bold":
            form.setFontWeight(QFont.Weight.Bold)
        elif look.name == "italic":
            form.setFontItalic(True)
        elif look.name == "code":
            form.setFontFamilies(["DejaVu Sans Mono", "monospace"])
        else:
            form.setForeground(QColor(self.palette.muted if look.name == "quote" else self.palette.accent))
        result.format = form
        return result

    def _paint_chips(self, painter: QPainter, areas: Areas, words: NoteWords, *, adding: bool) -> None:
        colours = {chip.name: chip.colour for chip in words.chips}
        painter.setFont(self._small)
        for name, rect in areas.chips:
            if name:
                painter.setPen(Qt.PenStyle.NoPen)
                fill = tag_fill(self.palette, colours[name]) if colours[name] else self.palette.neutral
                painter.setBrush(QColor(fill))
                painter.drawRoundedRect(rect, 4, 4)
                painter.setPen(QColor(self.palette.text))
                room = rect.adjusted(CHIP_PAD, 0, -CHIP_PAD + 1, 0)
                self._word(painter, room, _short(name))
            elif adding:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self.palette.muted), 1, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(QColor(self.palette.muted))
                self._word(painter, rect.adjusted(CHIP_PAD, 0, 0, 0), _adding())

    def _paint_foot(self, painter: QPainter, rect: QRect, words: NoteWords) -> None:
        """Draw where the note lies, and at the right what is in doubt about it."""
        painter.setFont(self._small)
        room = QRect(rect)
        if words.doubt:
            width = QFontMetrics(self._small).horizontalAdvance(words.doubt)
            painter.setPen(QColor(self.palette.danger))
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words.doubt
            )
            sign = QRect(room.right() - width - self._foot - 2, room.top(), self._foot, self._foot)
            draw_glyph(painter, sign, name="warning", colour=QColor(self.palette.danger))
            room.setRight(sign.left() - GAP)
        painter.setPen(QColor(self.palette.muted))
        painter.setFont(self._small)
        self._word(painter, room, words.where)

    def _word(self, painter: QPainter, rect: QRect, words: str) -> None:
        shown = QFontMetrics(self._small).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

    def paint_heading(self, painter: QPainter, rect: QRect, *, words: str, count: str, colour: str) -> None:
        """Draw the heading of a shelf: its words, how many notes stand on it, a tag's colour before them."""
        bold = QFont(self._plain)
        bold.setBold(True)
        left = rect.left()
        base = rect.adjusted(0, 6, 0, 0)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            middle = base.center().y()
            painter.drawRoundedRect(QRect(QPoint(left, middle - 4), QPoint(left + 9, middle + 5)), 3, 3)
            left += 16
        painter.setFont(bold)
        metrics = QFontMetrics(bold)
        room = rect.width() - (left - rect.left()) - QFontMetrics(self._plain).horizontalAdvance(count) - 24
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(base.adjusted(left - rect.left(), 0, 0, 0), flags, shown)
        painter.setFont(self._plain)
        painter.setPen(QColor(self.palette.muted))
        beside = left - rect.left() + metrics.horizontalAdvance(shown) + 10
        painter.drawText(base.adjusted(beside, 0, 0, 0), flags, count)


def broken(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Break words into at most ``most`` lines of ``width`` pixels; the last ends in an ellipsis when cut."""
    layout = QTextLayout(words, font)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rest = _from_unit(words, line.textStart())
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(_from_unit(words, line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return lines


def _units(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "replace")) // 2


def _from_unit(words: str, start: int, end: int | None = None) -> str:
    """Cut words by UTF-16 units, as Qt's layouts count."""
    if words.isascii():
        return words[start:end].strip()
    raw = words.encode("utf-16-le", "replace")
    return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace").strip()


def _short(name: str) -> str:
    return name.rpartition("/")[2]


def _adding() -> str:
    return _("+ tag")
