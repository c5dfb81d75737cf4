"""The line on a note's card that says that its place is in doubt, with the way to settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.model import AnchorState, Annotation
from desktop.translation import _
from ui.theme import LIGHT, Palette


def doubt_words(annotation: Annotation) -> str:
    """Return what is in doubt about the place of an annotation, "" for a sure one."""
    state = annotation.anchor.state if annotation.anchor is not None else AnchorState.EXACT
    if annotation.anchor is not None and annotation.anchor.settled:
        return _("Kept without a place.")
    if state is AnchorState.ORPHAN:
        return _("These words are no longer in the text.")
    return _("The place is uncertain.") if state is AnchorState.UNCERTAIN else ""


class DoubtLine(QWidget):
    """A sentence and a button; away while there is no doubt."""

    review_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton(_("Review"), self)
        self.button.setObjectName("reviewButton")
        self.button.setAutoDefault(False)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self.review_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._settled = False
        self._palette = LIGHT
        self.hide()

    def show_doubt(self, annotation: Annotation) -> None:
        """Say what is in doubt, quietly where the reader has decided."""
        words = doubt_words(annotation)
        self.words.setText(words)
        settled = annotation.anchor is not None and annotation.anchor.settled
        self.button.setVisible(not settled)
        self._settled = settled
        self._colour()
        self.setVisible(bool(words))

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self._palette = palette
        self._colour()
        self.button.setStyleSheet(
            f"QPushButton{{border:1px solid {palette.line};border-radius:4px;padding:1px 7px;"
            f"color:{palette.accent};background:{palette.card}}}"
            f"QPushButton:hover,QPushButton:focus{{border-color:{palette.accent}}}"
        )

    def _colour(self) -> None:
        colour = self._palette.muted if self._settled else self._palette.danger
        self.words.setStyleSheet(f"color:{colour};background:transparent")

    def arrange(self, width: int) -> int:
        """Return the height that the line needs in a width, both in pixels; 0 while there is no doubt."""
        if not self.words.text():
            return 0
        if self._settled:
            return self.words.heightForWidth(width)
        room = width - self.button.sizeHint().width() - 8
        return max(self.words.heightForWidth(room), self.button.sizeHint().height())
