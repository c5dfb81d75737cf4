"""The card that says in plain text what lies under the resting pointer."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.model import Kind
from desktop.translation import _
from ui.kinds import KIND_LOOKS
from ui.reader.records import AnnotationMark
from ui.reader.style import ReaderStyle

_WIDEST = 360
_LONGEST = 400
_ROOM = 6


class HoverCard(QLabel):
    """A small card over the text. It never takes text for markup, whatever stands in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(_WIDEST)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("What is marked here"))
        self.hide()

    def set_style(self, style: ReaderStyle) -> None:
        """Take the colours."""
        self.setStyleSheet(
            f"QLabel {{ background: {style.card}; color: {style.text}; border: 1px solid {style.rule};"
            " border-radius: 6px; padding: 6px 9px; }"
        )

    def show_text(self, text: str, beside: QRect) -> None:
        """Show a text below or above a box of the parent, or nothing when it is empty."""
        if not text:
            self.hide()
            return
        self.setText(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
        self.setWordWrap(False)
        self.setWordWrap(self.sizeHint().width() > _WIDEST)
        self.adjustSize()
        room = self._room.rect()
        left = max(_ROOM, min(beside.left(), room.right() - self.width() - _ROOM))
        top = beside.bottom() + _ROOM
        if top + self.height() > room.bottom():
            top = beside.top() - self.height() - _ROOM
        self.move(left, max(_ROOM, top))
        self.raise_()
        self.show()


def described(annotation: AnnotationMark) -> str:
    """Return an annotation in plain text: its tags, then its note."""
    tags = ", ".join(annotation.names)
    note = annotation.note.strip()
    return "\n".join(part for part in (tags, note) if part) or _("Highlight")


def described_mention(name: str, kind: Kind) -> str:
    """Return an entity in plain text: its name and kind."""
    return _("{name} · {kind}").format(name=" ".join(name.split()), kind=KIND_LOOKS[kind].one)
