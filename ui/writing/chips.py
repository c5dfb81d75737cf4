"""The tags on a note card: chips that can be taken off, and a line to add one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.translation import _
from ui.own_keys import keeps
from ui.plain import plain_tip
from ui.tag_field import TagField
from ui.tagging import Codebook
from ui.theme import LIGHT, Palette, mix, tag_fill

GAP = 5
CHIP_HEIGHT = 19
_CROSS_ROOM = 13
_PADDING = 6
_FIELD_WIDTH = 150
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TagChip(QAbstractButton):
    """One tag; its cross, Delete and Backspace take it off, a click elsewhere shows the tag."""

    removed = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.colour: str | None = None
        self.palette_roles: Palette = LIGHT
        self.setText(name.rpartition("/")[2])
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(_("Tag {name}").format(name=name))
        self.setAccessibleDescription(_("Delete takes it off."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as the last part of the name with its cross."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * _PADDING + _CROSS_ROOM, CHIP_HEIGHT)

    def _cross(self) -> QRect:
        return QRect(self.width() - _CROSS_ROOM - 3, 0, _CROSS_ROOM + 3, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the name on the tag's diluted colour and the cross at its right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self.palette_roles
        fill = tag_fill(roles, self.colour) if self.colour else roles.neutral
        painter.setBrush(QColor(fill))
        painter.setPen(QColor(roles.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.setPen(QColor(roles.text))
        room = QRect(_PADDING, 0, self.width() - _CROSS_ROOM - _PADDING - 2, self.height())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        strong = self.underMouse() or self.hasFocus()
        painter.setPen(QColor(roles.text if strong else mix(fill, roles.text, share=0.55)))
        middle = self._cross().center() + QPoint(-1, 1)
        painter.drawLine(middle + QPoint(-2, -2), middle + QPoint(3, 3))
        painter.drawLine(middle + QPoint(-2, 3), middle + QPoint(3, -2))

    def event(self, event: QEvent) -> bool:
        """Keep Delete and Backspace: they mean this tag, never the article."""
        return keeps(event, _REMOVING) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the tag off."""
        if event.key() in _REMOVING:
            self.removed.emit(self.name)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the tag off when its cross was clicked."""
        if self.isDown() and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit(self.name)
        else:
            super().mouseReleaseEvent(event)


class ChipRow(QWidget):
    """The chips of one annotation, broken into lines, with the line to type another one in at their end."""

    added = Signal(str)
    removed = Signal(str)
    resized = Signal()
    field_left = Signal()  # by the keyboard

    def __init__(self, codebook: Callable[[], Codebook], parent: QWidget) -> None:
        super().__init__(parent)
        self._codebook = codebook
        self._chips: list[TagChip] = []
        self.palette_roles: Palette = LIGHT
        self.field: TagField | None = None

    @property
    def chips(self) -> Sequence[TagChip]:
        """The chips from left to right."""
        return tuple(self._chips)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.palette_roles = palette
        for chip in self._chips:
            chip.palette_roles = palette
            chip.update()

    def show_tags(self, tags: Sequence[tuple[str, str | None]]) -> None:
        """Show these names with their colours; chips that stay keep the keyboard."""
        known = {chip.name: chip for chip in self._chips}
        self._chips = [known.pop(name) if name in known else self._chip(name) for name, _colour in tags]
        for chip, (_name, colour) in zip(self._chips, tags, strict=True):
            chip.colour = colour
            chip.update()
        for chip in known.values():
            chip.hide()
            chip.deleteLater()

    def _chip(self, name: str) -> TagChip:
        chip = TagChip(name, self)
        chip.palette_roles = self.palette_roles
        chip.setFont(self.font())
        chip.removed.connect(self.removed)
        return chip

    def arrange(self, width: int) -> int:
        """Place everything in lines of ``width`` pixels and return the height."""
        if not self._chips and self.field is None:
            return 0
        x = y = 0
        for widget in (*self._chips, *([self.field] if self.field else [])):
            need = _FIELD_WIDTH if widget is self.field else widget.sizeHint().width()
            need = min(need, width)
            if x and x + need > width:
                x, y = 0, y + CHIP_HEIGHT + GAP
            widget.setGeometry(x, y, need, CHIP_HEIGHT)
            widget.show()
            x += need + GAP
        return y + CHIP_HEIGHT

    @Slot()
    def open_field(self) -> None:
        """Put the line to type a tag in at the place of the button."""
        if self.field is None:
            field = TagField(self._offered(), self)
            field.setFrame(False)
            field.setFont(self.font())
            field.offered.set_palette(self.palette_roles)
            style = (
                f"border:none;border-bottom:1px solid {self.palette_roles.accent};border-radius:0;padding:0"
            )
            field.setStyleSheet(f"QLineEdit#tagField{{{style};background:transparent}}")
            field.chosen.connect(self._choose)
            field.left.connect(self._close_field)
            self.field = field
            self.resized.emit()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.refresh()

    def _offered(self) -> Codebook:
        """Return the tags, without offering those that are here already."""
        return replace(self._codebook(), there=frozenset(chip.name for chip in self._chips))

    @Slot(str)
    def _choose(self, name: str) -> None:
        self.added.emit(name)
        if self.field is not None:
            self.field.set_codebook(self._offered())

    @Slot()
    def _close_field(self) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        if field.hasFocus():
            self.field_left.emit()
        field.hide()
        field.offered.hide()
        field.deleteLater()
        self.resized.emit()
