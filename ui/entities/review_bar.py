"""The bar that asks of one mention after the other whether it is right."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.model import Kind
from desktop.translation import _
from ui.kinds import KIND_LOOKS
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

_ACTS = {
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_X: "reject",
    Qt.Key.Key_Space: "skip",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Escape: "end",
}
LONGEST = 50  # of the words in the question
_KINDS = {Qt.Key(Qt.Key.Key_1.value + number): kind for number, kind in enumerate(Kind)}


class ReviewBar(QFrame):
    """Says what is asked, how far one is, and takes the answer by key or click."""

    answered = Signal(str)  # accept, reject, skip, back or end
    kind_chosen = Signal(object)  # Kind: it is of this one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewBar")
        self.setAccessibleName(_("Review of entities"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = self._label("reviewQuestion")
        self.counts = self._label("reviewCounts")
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(_("What it is"))
        self.kinds.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for number, (kind, look) in enumerate(KIND_LOOKS.items(), start=1):
            self.kinds.addItem(f"{number} {look.one}", kind.value)
        self.kinds.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 7, 12, 7)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.counts)
        row.setSpacing(6)
        column.addLayout(head)
        column.addLayout(row)
        self.buttons = [
            self._button(_("Accept (A)"), "accept"),
            self._button(_("Reject (X)"), "reject"),
            self._button(_("Skip (Space)"), "skip"),
            self._button(_("Back (⌫)"), "back"),
            self._button(_("End (Esc)"), "end"),
        ]
        for place, button in enumerate(self.buttons):
            row.addWidget(button)
            if place == 1:
                row.addWidget(self.kinds)
        row.addStretch()
        self.set_palette(LIGHT)
        self.hide()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, text: str, act: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(act)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._clicked)
        return button

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"QFrame#reviewBar{{background:{palette.pane};border:none;border-top:1px solid {palette.line}}}"
            f"QFrame#reviewBar:focus{{border-top:2px solid {palette.accent}}}"
            f"QLabel#reviewQuestion{{color:{palette.text};font-weight:600}}"
            f"QLabel#reviewCounts{{color:{palette.muted}}}"
            f"QToolButton{{color:{palette.text};background:{palette.card};border:1px solid {palette.line};"
            f"border-radius:5px;padding:4px 8px}}"
            f"QToolButton:hover{{border-color:{palette.accent};color:{palette.accent}}}"
        )

    def ask(self, words: str, kind: Kind | None, *, number: int, total: int) -> None:
        """Ask about a mention and take the keyboard; ``kind`` None says that it was rejected."""
        said = KIND_LOOKS[kind].one if kind is not None else _("not an entity")
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        self.question.setText(_("“{words}”: {kind}?").format(words=shown, kind=said))
        self.counts.setText(_("{number} of {total}").format(number=number, total=total))
        self.setAccessibleDescription(f"{self.question.text()} {self.counts.text()}")
        self.kinds.setCurrentIndex(-1 if kind is None else self.kinds.findData(kind.value))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that answer."""
        return keeps(event, (*_ACTS, *_KINDS)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a key."""
        key = Qt.Key(event.key())
        if key in _ACTS:
            self.answered.emit(_ACTS[key])
        elif key in _KINDS:
            self.kind_chosen.emit(_KINDS[key])
        else:
            super().keyPressEvent(event)

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answered.emit(sender.objectName())

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.kind_chosen.emit(Kind(self.kinds.itemData(place)))
