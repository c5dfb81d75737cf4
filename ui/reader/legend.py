"""The legend above the text: which kinds of entities it names, how they are marked, and switches for them."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QPointF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.model import Kind
from desktop.translation import _
from ui.kinds import KIND_LOOKS, draw_underline
from ui.reader.keys import KeyButton
from ui.reader.style import ReaderStyle

_HEIGHT = 34
_ROW = 28
_BETWEEN = 2
_SIDE = 16
_SMALLER = 1


class KindButton(KeyButton):
    """A switch for one kind, with that kind's underline; muted and without it while hidden."""

    room = 5

    def __init__(self, kind: Kind, *, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(KIND_LOOKS[kind].many, style=style, parent=parent)
        self.kind = kind
        self.setCheckable(True)
        self.setChecked(True)

    def set_count(self, count: int) -> None:
        """Show how many there are; a kind that does not occur is not shown at all."""
        words = _("{kind} {count}").format(kind=KIND_LOOKS[self.kind].many, count=QLocale().toString(count))
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(_("Show or hide: {kind}").format(kind=KIND_LOOKS[self.kind].many))
        self.setVisible(count > 0)

    def ink(self, *, lit: bool) -> str:
        """Return the colour of the words: muted while the kind is hidden."""
        return super().ink(lit=lit) if self.isChecked() else self._style.muted

    def sizeHint(self) -> QSize:
        """Return a size with room for the line."""
        return super().sizeHint() + QSize(0, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the kind's line."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            width = self.fontMetrics().horizontalAdvance(self.text())
            start = QPointF((self.width() - width) / 2, self.height() - 5)
            colour = self._style.kinds[self.kind]
            draw_underline(painter, start, length=width, kind=self.kind, colour=colour)
            painter.end()


class Legend(QFrame):
    """The kinds in the article with their counts, and the switch for all marks."""

    hidden_kinds_changed = Signal(object)  # frozenset of Kind
    highlights_toggled = Signal(bool)

    def __init__(self, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Kinds of entities"))
        font = self.font()
        if font.pixelSize() > 0 or font.pointSizeF() > 0:
            font.setPointSizeF(max(7.0, self.fontInfo().pointSizeF() - _SMALLER))
        self.setFont(font)
        self.buttons = {kind: KindButton(kind, style=style, parent=self) for kind in Kind}
        for button in self.buttons.values():
            button.set_count(0)
            button.toggled.connect(self._tell_kinds)
        self.switch = KeyButton(_("Marks on"), key="E", style=style, parent=self)
        self.switch.setCheckable(True)
        self.switch.setChecked(True)
        self.switch.toggled.connect(self._tell_switch)
        self.set_style(style)

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self.setStyleSheet(
            f"Legend {{ background: {style.panel}; border: none; border-bottom: 1px solid {style.rule}; }}"
        )
        for button in (*self.buttons.values(), self.switch):
            button.set_style(style)

    def set_counts(self, counts: Mapping[Kind, int]) -> None:
        """Show how many entities of each kind the article names."""
        for kind, button in self.buttons.items():
            button.set_count(counts.get(kind, 0))

        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the switches in as many rows as they need."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the height of the rows; any width will do."""
        return QSize(0, self._rows * _ROW + _HEIGHT - _ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a narrow pane makes more rows, not a wider window."""
        return self.sizeHint()

    def _arrange(self) -> None:
        """Place the switches from left to right, the one for all marks at the right of the first row."""
        switch = self.switch.sizeHint()
        self.switch.setGeometry(
            self.width() - _SIDE - switch.width(), (_HEIGHT - _ROW) // 2, switch.width(), _ROW
        )
        left, row, room = _SIDE, 0, self.switch.x() - _BETWEEN
        for button in self.buttons.values():
            if button.isHidden():
                continue
            width = button.sizeHint().width()
            if left > _SIDE and left + width > room:
                left, row, room = _SIDE, row + 1, self.width() - _SIDE
            button.setGeometry(left, row * _ROW + (_HEIGHT - _ROW) // 2, width, _ROW)
            left += width + _BETWEEN
        if self._rows != row + 1:
            self._rows = row + 1
            self.updateGeometry()

    @property
    def hidden_kinds(self) -> frozenset[Kind]:
        """The kinds that are switched off."""
        return frozenset(kind for kind, button in self.buttons.items() if not button.isChecked())

    @Slot()
    def _tell_kinds(self) -> None:
        self.hidden_kinds_changed.emit(self.hidden_kinds)

    @Slot(bool)
    def _tell_switch(self, shown: bool) -> None:  # noqa: FBT001  # a slot for toggled(bool)
        words = _("Marks on") if shown else _("Marks off")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        self._arrange()
        self.highlights_toggled.emit(shown)
