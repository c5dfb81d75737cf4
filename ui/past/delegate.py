"""How the history draws its lines: the time, what was done, by whom and how much; quiet when not in force."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.library import PastStep, StepState
from ui.past.model import STEP_ROLE
from ui.past.wording import clock, second_line
from ui.theme import LIGHT, Palette

ROW_HEIGHT = 32
FEW = 8  # rows of a step that is about one thing
LEAST = 40  # pixels that a name needs
_EDGE, _TIME_WIDTH, _GAP, _ABOUT_GAP = 18, 56, 16, 10
_TEXT_SIZE, _SMALL_SIZE, _DAY_SIZE = 13, 12, 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PastDelegate(QStyledItemDelegate):
    """Draws days and steps in the theme's colours."""

    palette: Palette = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002  # Qt's signature
        """Every line has the same height, so that thousands of them open at once."""
        return QSize(100, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        row = index.data(STEP_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, PastStep):
            self._paint_step(painter, option, row)
        else:
            self._paint_day(painter, option, str(row))
        painter.restore()

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        painter.setFont(_sized(option.font, _DAY_SIZE, bold=True))
        painter.setPen(QColor(self.palette.muted))
        painter.drawText(option.rect.adjusted(_EDGE, 8, -_EDGE, 0), _LEFT, words)

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, step: PastStep) -> None:
        rect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), 5, 5)
        muted, text = QColor(self.palette.muted), QColor(self.palette.text)
        painter.setFont(_sized(option.font, _SMALL_SIZE))
        painter.setPen(muted)
        painter.drawText(rect.adjusted(_EDGE, 0, -_EDGE, 0), _LEFT, clock(step))
        taken = self._paint_right(painter, rect, step)
        in_force = step.state is StepState.DONE
        font = _sized(option.font, _TEXT_SIZE)
        font.setStrikeOut(step.state in {StepState.UNDONE, StepState.DROPPED, StepState.TAKEN})
        painter.setFont(font)
        painter.setPen(text if in_force else muted)
        room = rect.adjusted(_EDGE + _TIME_WIDTH, 0, -_EDGE - taken - _GAP, 0)
        label = QFontMetrics(font).elidedText(
            " ".join(step.label.split()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, label)
        if step.rows <= FEW:  # of a bulk act the first of many says little
            self._paint_about(
                painter, room.adjusted(QFontMetrics(font).horizontalAdvance(label), 0, 0, 0), step
            )

    def _paint_about(self, painter: QPainter, room: QRect, step: PastStep) -> None:
        """Draw behind the label what the step is about, in what room is left."""
        font = QFont(painter.font())
        font.setStrikeOut(False)  # Qt's signature
        painter.setFont(font)
        painter.setPen(QColor(self.palette.muted))
        left = room.adjusted(_ABOUT_GAP, 0, 0, 0)
        if step.about and left.width() > LEAST:
            words = QFontMetrics(font).elidedText(step.about, Qt.TextElideMode.ElideRight, left.width())
            painter.drawText(left, _LEFT, words)

    def _paint_right(self, painter: QPainter, rect: QRect, step: PastStep) -> int:
        """Draw who and how much at the right, in at most a third of the line; return how wide it is."""
        metrics = QFontMetrics(painter.font())
        room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        words = metrics.elidedText(second_line(step), Qt.TextElideMode.ElideRight, room.width() * 2 // 5)
        painter.drawText(room, _RIGHT, words)
        return metrics.horizontalAdvance(words)


def _sized(base: QFont, size: int, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setBold(bold)
    return font
