"""The small bar of actions that stands beside a selection and never over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QHBoxLayout, QWidget

from desktop.translation import _
from ui.plain import plain_tip
from ui.reader.keys import KeyButton
from ui.reader.style import ReaderStyle

_SHADOW = 12
_INNER = 4
_ROUND = 9.0
_ROOM = 4
_DOT = 10.0
_MOST_DOTS = 9
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TagKey:
    """A tag that a key gives: the digit or letter, its full name and colour."""

    key: str
    name: str
    colour: str


class TagDot(QAbstractButton):
    """A tag as a coloured dot; the name and the key are in its tooltip and its accessible name."""

    def __init__(self, tag: TagKey, *, style: ReaderStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self._style = style
        self.setAccessibleName(_("Tag {name}, key {key}").format(name=tag.name, key=tag.key))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return a size that the pointer can hit."""
        return QSize(20, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot, with a ring while the pointer or the keyboard is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, _DOT, _DOT)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._style.stripe(self.tag.colour)))
        painter.drawRoundedRect(box, 3, 3)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._style.text), 1.2))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5)
        painter.end()


class Shadow(QWidget):
    """The soft shadow around the bar; no click is meant for it, so none stops here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dark = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_around(self, bar: QWidget) -> None:
        """Lie around and below a widget, seen when it is."""
        self.setGeometry(bar.geometry().adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))
        self.setVisible(bar.isVisible())
        self.stackUnder(bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint darker towards the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 12 if self.dark else 4))
        for spread in range(_SHADOW - 2, 0, -1):
            painter.drawRoundedRect(
                box.adjusted(-spread, -spread + 2, spread, spread + 2), _ROUND + spread, _ROUND + spread
            )
        painter.end()


class SelectionBar(QWidget):
    """Highlight, Note, Tag, the tags with keys, Copy with citation, Copy link."""

    highlight_requested = Signal()
    note_requested = Signal()
    tag_requested = Signal()
    tag_key_requested = Signal(str)
    cite_requested = Signal()
    link_requested = Signal()

    def __init__(self, style: ReaderStyle, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._style = style
        self._dots: list[TagDot] = []
        self._read_only = False
        self._shadow = Shadow(view)
        self._shadow.dark = style.dark
        self.setAccessibleName(_("Actions for the selection"))
        self.highlight_button = KeyButton(_("Highlight"), key="H", style=style, parent=self)
        self.note_button = KeyButton(_("Note"), key="N", style=style, parent=self)
        self.tag_button = KeyButton(_("Tag"), key="T", style=style, parent=self)
        self.cite_button = KeyButton(_("Copy with citation"), style=style, parent=self)
        self.link_button = KeyButton(_("Copy link"), style=style, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_INNER, _INNER, _INNER, _INNER)
        self._row.setSpacing(2)
        for button in self._buttons():
            self._row.addWidget(button)
            button.installEventFilter(self)
        self.highlight_button.clicked.connect(self.highlight_requested)
        self.note_button.clicked.connect(self.note_requested)
        self.tag_button.clicked.connect(self.tag_requested)
        self.cite_button.clicked.connect(self.cite_requested)
        self.link_button.clicked.connect(self.link_requested)
        self.hide()

    def _buttons(self) -> tuple[KeyButton, ...]:
        return (self.highlight_button, self.note_button, self.tag_button, self.cite_button, self.link_button)

    def take_keyboard(self) -> None:
        """Let the keys choose among the buttons: arrows, Return, and Escape back to the text."""
        shown = self._shown_buttons()
        if shown:
            shown[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Hide; a keyboard that was here goes back to the text."""
        if self.isAncestorOf(QApplication.focusWidget() or self._view):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a button that has the keyboard."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        shown = self._shown_buttons()
        if key in _STEPS and watched in shown:
            at = next(number for number, button in enumerate(shown) if button is watched)
            shown[(at + _STEPS[key]) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in _ENTER and isinstance(watched, QAbstractButton):
            watched.click()
        elif key == Qt.Key.Key_Escape:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return super().eventFilter(watched, event)
        return True

    def _shown_buttons(self) -> list[QAbstractButton]:
        """Return the buttons that can be chosen, from left to right."""
        widgets = [item.widget() for at in range(self._row.count()) if (item := self._row.itemAt(at))]
        return [each for each in widgets if isinstance(each, QAbstractButton) and each.isVisible()]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text below: the bar and its shadow lie over it."""
        QCoreApplication.sendEvent(self._view.viewport(), event)

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self._style = style
        self._shadow.dark = style.dark
        for button in self._buttons():
            button.set_style(style)
        self.set_tags([dot.tag for dot in self._dots])
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Offer only the copy, in a library that cannot be written."""
        self._read_only = read_only
        for button in (self.highlight_button, self.note_button, self.tag_button, *self._dots):
            button.setVisible(not read_only)
        self.adjustSize()

    def set_tags(self, tags: Iterable[TagKey]) -> None:
        """Show the tags that have a key, nine at most."""
        for dot in self._dots:
            self._row.removeWidget(dot)
            dot.hide()
            dot.deleteLater()
        self._dots = [TagDot(tag, style=self._style, parent=self) for tag in list(tags)[:_MOST_DOTS]]
        before = self._row.indexOf(self.cite_button)
        for number, dot in enumerate(self._dots):
            dot.setToolTip(plain_tip(_("{name} · {key}").format(name=dot.tag.name, key=dot.tag.key)))
            dot.clicked.connect(self._tell_tag)
            dot.installEventFilter(self)
            self._row.insertWidget(before + number, dot)
            dot.setVisible(not self._read_only)
        self.adjustSize()

    def stand_beside(self, rects: Sequence[QRectF], room: QRect) -> None:
        """Stand above or below the boxes of a selection (pixels of the parent), inside ``room``.

        Hidden when there are none. Where neither above nor below is room, the larger side is taken.
        """
        if not rects:
            self.hide()
            return
        self._fit(room.width())
        top = min(rect.top() for rect in rects)
        bottom = max(rect.bottom() for rect in rects)
        height = self.height()
        if top - _ROOM - height >= room.top():
            y = top - _ROOM - height
        elif bottom + _ROOM + height <= room.bottom() or room.bottom() - bottom >= top - room.top():
            y = min(bottom + _ROOM, room.bottom() - height)
        else:
            y = room.top()
        first = rects[0]
        middle = first.left() if len(rects) > 1 else first.center().x() - self.width() / 2
        left = max(room.left(), min(middle, room.right() - self.width()))
        self.move(round(left), round(y))
        self._shadow.raise_()
        self.raise_()
        self.show()

    def _fit(self, width: int) -> None:
        """Say what is copied as fully as there is room, and show as many tags."""
        for dot in self._dots:
            dot.setVisible(not self._read_only)
        self._say(short=False)
        if self.width() > width:
            self._say(short=True)
        for dot in reversed(self._dots):
            if self.width() <= width:
                return
            dot.hide()
            self._row.activate()
            self.adjustSize()

    def _say(self, *, short: bool) -> None:
        """Say what is copied in full, or in a word each where the text is narrow."""
        self.cite_button.setText(_("Cite") if short else _("Copy with citation"))
        self.link_button.setText(_("Link") if short else _("Copy link"))
        for button in (self.cite_button, self.link_button):
            button.setToolTip(plain_tip(button.accessibleName()) if short else "")
            button.updateGeometry()
        self._row.activate()
        self.adjustSize()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the shadow along."""
        super().moveEvent(event)
        self._shadow.lie_around(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shadow along."""
        super().resizeEvent(event)
        self._shadow.lie_around(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the shadow, too."""
        super().showEvent(event)
        self._shadow.lie_around(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the shadow, too."""
        super().hideEvent(event)
        self._shadow.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(QColor(self._style.rule), 1))
        painter.setBrush(QColor(self._style.card))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.end()

    @Slot()
    def _tell_tag(self) -> None:
        dot = self.sender()
        if isinstance(dot, TagDot):
            self.tag_key_requested.emit(dot.tag.key)
