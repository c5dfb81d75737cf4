"""The small words that say how many notes link to something; a click shows which."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.translation import ngettext
from ui.icons import icon
from ui.theme import Palette


class LinkedFrom(QPushButton):
    """Says "Linked from 3 notes"; it is not there while nothing links."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(icon("arrow-bend-up-left"), "", parent)
        self.setObjectName("linkedFrom")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_count(self, count: int) -> None:
        """Take how many notes link."""
        words = ngettext("Linked from {count} note", "Linked from {count} notes", count)
        self.setText(words.format(count=QLocale().toString(count)))
        self.setVisible(count > 0)

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        quiet = f"border:1px solid transparent;background:transparent;color:{palette.accent};padding:1px 3px"
        self.setStyleSheet(
            f"QPushButton#linkedFrom{{{quiet};text-align:left;border-radius:3px}}"
            f"QPushButton#linkedFrom:hover,QPushButton#linkedFrom:focus{{border-color:{palette.accent}}}"
        )
