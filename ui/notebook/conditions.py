"""The conditions of the filter as chips: each can be turned round, joined otherwise, or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from desktop.translation import _
from ui.own_keys import keeps
from ui.plain import plain_tip
from ui.theme import LIGHT, Palette, mix

GAP = 8
HEIGHT = 24
_PADDING = 10
_CROSS = 16
_WIDEST = 340
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """A condition in words; ``below`` tells whether a tag's subtags count, None where there are none to.

    ``said`` is how a sentence says it, where that is otherwise than on a chip.
    """

    words: str
    other: bool = False
    negated: bool = False
    below: bool | None = None
    said: str = ""

    def shown(self, *, first: bool, sentence: bool = False) -> str:
        """Return what the chip says; the first condition has none before it to be joined with."""
        joint = "" if first or not self.other else _("or")
        words = self.said if sentence and self.said else self.words
        return " ".join(part for part in (joint, _("not") if self.negated else "", words) if part)


class PillButton(QAbstractButton):
    """A rounded chip; with a cross it can be taken away, without one it is dotted and adds something."""

    removed = Signal()

    def __init__(self, parent: QWidget, *, crossed: bool) -> None:
        super().__init__(parent)
        self.crossed = crossed
        self.roles: Palette = LIGHT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(_WIDEST, words + 2 * _PADDING + (_CROSS if self.crossed else 0)), HEIGHT)

    def _cross(self) -> QRect:
        return QRect(self.width() - _CROSS - 6, 0, _CROSS + 6, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the pill, its words and its cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self.roles
        edge = roles.accent if self.hasFocus() else roles.line
        painter.setPen(QPen(QColor(edge), 1, Qt.PenStyle.SolidLine if self.crossed else Qt.PenStyle.DashLine))
        ground = mix(roles.card, roles.text, share=0.05) if self.underMouse() else roles.card
        painter.setBrush(QColor(ground))
        half = self.height() / 2 - 1
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), half, half)
        painter.setPen(QColor(roles.text))
        room = self.rect().adjusted(_PADDING, 0, -_PADDING - (_CROSS if self.crossed else 0) + 4, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
        if self.crossed:
            middle = self._cross().center() + QPoint(-2, 0)
            painter.drawLine(middle + QPoint(-3, -3), middle + QPoint(3, 3))
            painter.drawLine(middle + QPoint(-3, 3), middle + QPoint(3, -3))

    def event(self, event: QEvent) -> bool:
        """Keep Delete and Backspace: they mean this condition, never a note."""
        return keeps(event, _REMOVING if self.crossed else ()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the condition away, Enter is a click."""
        if self.crossed and event.key() in _REMOVING:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the condition away when its cross was clicked."""
        if self.crossed and self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)


class ConditionBar(QWidget):
    """The chips, broken into lines, and one that asks for another condition."""

    removed = Signal(int)
    joint_turned = Signal(int)
    negation_turned = Signal(int)
    below_turned = Signal(int)
    adding_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles: Palette = LIGHT
        self._shown: tuple[ConditionWords, ...] = ()
        self.chips: list[PillButton] = []
        self.menu: QMenu | None = None
        self.adding = PillButton(self, crossed=False)
        self.adding.setText(_("+ condition"))
        self.adding.setToolTip(_("Filter by tag, kind, article, source, date, entity, author or place"))
        self.adding.clicked.connect(self._ask)
        self._arrange()

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self._roles = palette
        for chip in (*self.chips, self.adding):
            chip.roles = palette
            chip.update()

    def show_conditions(self, conditions: Sequence[ConditionWords]) -> None:
        """Show these conditions."""
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self._shown = tuple(conditions)
        self.chips = [self._chip(each, first=not at) for at, each in enumerate(conditions)]
        self._arrange()
        if focused is not None:
            (self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.adding).setFocus()

    def _chip(self, condition: ConditionWords, *, first: bool) -> PillButton:
        chip = PillButton(self, crossed=True)
        chip.roles = self._roles
        chip.setText(condition.shown(first=first))
        chip.setToolTip(plain_tip(condition.shown(first=first)))
        chip.setAccessibleName(_("Condition: {words}").format(words=condition.shown(first=first)))
        chip.setAccessibleDescription(_("Delete takes it away; Enter shows how it can be changed."))
        chip.clicked.connect(self._pop)
        chip.removed.connect(self._remove)
        chip.show()
        return chip

    def _place(self) -> int:
        """Return the number of the chip that called."""
        sender = self.sender()
        return self.chips.index(sender) if isinstance(sender, PillButton) and sender in self.chips else -1

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._place())

    @Slot()
    def _ask(self) -> None:
        self.adding_asked.emit(self.adding.mapToGlobal(QPoint(0, HEIGHT + 2)))

    @Slot()
    def _pop(self) -> None:
        """Show how a condition can be changed."""
        place = self._place()
        condition = self._shown[place]
        menu = self.menu = QMenu(self)
        menu.setProperty("place", place)
        entries = [
            ("joint", _("Or, instead of and"), condition.other, place > 0),
            ("negation", _("Not"), condition.negated, True),
            ("below", _("With subtags"), bool(condition.below), condition.below is not None),
        ]
        for name, words, checked, possible in entries:
            if possible:
                entry = menu.addAction(words)
                entry.setObjectName(name)
                entry.setCheckable(True)
                entry.setChecked(checked)
        menu.addSeparator()
        menu.addAction(_("Take away")).setObjectName("removal")
        menu.triggered.connect(self._change)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chips[place].mapToGlobal(QPoint(0, HEIGHT + 2)))

    @Slot(object)
    def _change(self, entry: object) -> None:
        signals = {
            "joint": self.joint_turned,
            "negation": self.negation_turned,
            "below": self.below_turned,
            "removal": self.removed,
        }
        if self.menu is not None:
            signals[getattr(entry, "objectName", str)()].emit(self.menu.property("place"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        x = y = 0
        for chip in (*self.chips, self.adding):
            need = chip.sizeHint().width()
            if x and x + need > self.width():
                x, y = 0, y + HEIGHT + GAP // 2
            chip.setGeometry(x, y, need, HEIGHT)
            x += need + GAP
        self.setFixedHeight(y + HEIGHT)
