"""What a card of a note is made of: the row it shows and its small buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.model import Annotation
from ui.icons import icon


@dataclass(frozen=True, slots=True)
class CardRow:
    """What a card shows: the annotation, its last line, its tags with their colours, how many link to it."""

    annotation: Annotation
    meta: str
    tags: tuple[tuple[str, str | None], ...]
    linked: int = 0


def small_button(parent: QWidget, glyph: str, name: str) -> QToolButton:
    """Return a button of a card with an icon, which says its name to those who ask."""
    button = QToolButton(parent)
    button.setObjectName("cardButton")
    button.setIcon(icon(glyph))
    button.setIconSize(QSize(14, 14))
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
