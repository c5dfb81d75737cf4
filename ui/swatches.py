"""The parts of which a tag is edited, in its dialog and in the codebook: colours to choose, its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from desktop.translation import _
from ui.tagging import SWATCHES
from ui.theme import LIGHT, Palette

ALIKE = 30  # of 765, the sum of the differences in red, green and blue


class KeyField(QLineEdit):
    """A field for one key: what is typed takes the place of what is there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter or digit replace the key."""
        if event.text().isprintable() and event.text().strip():
            self.selectAll()
        super().keyPressEvent(event)


class Swatch(QAbstractButton):
    """One colour to choose; the chosen one has a ring."""

    def __init__(self, colour: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.palette_roles: Palette = LIGHT
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(26, 26)

    def sizeHint(self) -> QSize:
        """All swatches have the same size."""
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's signature
        """Draw the colour, and rings for choice and keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(self.rect().adjusted(5, 5, -5, -5), 4, 4)
        if self.isChecked() or self.hasFocus():
            ring = self.palette_roles.text if self.isChecked() else self.palette_roles.accent
            painter.setPen(QColor(ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 6, 6)


def offered_colours(own: str | None) -> dict[str, str]:
    """Return the colours to choose from; the tag's own is among them, once.

    Where it can hardly be told from one that is offered, it takes that one's place.
    """
    offered = swatch_names()
    if own is None or own in offered:
        return offered
    if not any(_alike(own, each) for each in offered):
        return {own: _("The colour it has now")} | offered
    return {own if _alike(own, each) else each: name for each, name in offered.items()}


def _alike(one: str, other: str) -> bool:
    """Tell whether two colours cannot be told apart side by side."""
    first, second = QColor(one), QColor(other)
    apart = (
        first.red() - second.red(),
        first.green() - second.green(),
        first.blue() - second.blue(),
    )
    return sum(map(abs, apart)) < ALIKE


def key_hint() -> str:
    """Return what a key can be and does."""
    return _("1 to 9; or a letter, after T")


def swatch_names() -> dict[str, str]:
    """Return the colours that are offered, with their names in the reader's language."""
    words = {
        "amber": _("Amber"),
        "green": _("Green"),
        "red": _("Red"),
        "blue": _("Blue"),
        "violet": _("Violet"),
        "orange": _("Orange"),
        "teal": _("Teal"),
        "rose": _("Rose"),
        "olive": _("Olive"),
        "grey": _("Grey"),
    }
    return {colour: words[name] for colour, name in SWATCHES}
