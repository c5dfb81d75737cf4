"""A sentence below the entities about who found them, with one thing to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.translation import _
from ui.theme import Palette


class EntityNotice(QFrame):
    """Is there only while there is something to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entityNotice")
        self.words = QLabel(self)
        self.words.setObjectName("noticeWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("noticeOffer")
        self.button.setAccessibleName(_("What can be done"))
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def say(self, words: str, offer: str) -> None:
        """Show a sentence and the button for what is offered; "" hides either."""
        self.words.setText(words)
        self.button.setText(offer)
        self.button.setAccessibleName(offer or _("What can be done"))
        self.button.setVisible(bool(offer))
        self.setVisible(bool(words))

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"QFrame#entityNotice{{background:{palette.pane};border:none;"
            f"border-top:1px solid {palette.line}}}"
            f"QLabel#noticeWords{{color:{palette.muted}}}"
            f"QPushButton#noticeOffer{{border:1px solid transparent;border-radius:4px;padding:3px 0;"
            f"text-align:left;color:{palette.accent};background:transparent}}"
            f"QPushButton#noticeOffer:hover,QPushButton#noticeOffer:focus{{border-color:{palette.line}}}"
        )
