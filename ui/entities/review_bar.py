"""The bar that asks of one mention after the other whether it is right."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.model import Kind
from desktop.translation import _
from ui.icons import icon
from ui.kinds import KIND_LOOKS
from ui.own_keys import keeps
from ui.theme import LIGHT, Palette

_ACTS = {
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_X: "reject",
    Qt.Key.Key_Space: "skip",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_L: "order",
    Qt.Key.Key_Escape: "end",
}
LONGEST = 50  # of the words in the question
_KINDS = {Qt.Key(Qt.Key.Key_1.value + number): kind for number, kind in enumerate(Kind)}


class ReviewBar(QFrame):
    """Says what is asked, how far one is, and takes the answer by key or click."""

    answered = Signal(str)  # accept, reject, skip, back, order or end
    kind_chosen = Signal(object)  # Kind: it is of this one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewBar")
        self.setAccessibleName(_("Review of entities"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = self._label("reviewQuestion")
        self.question.setWordWrap(True)
        self.counts = self._label("reviewCounts")
        self.doubts = self._label("reviewDoubts")
        self.doubts.setWordWrap(True)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(_("What it is"))
        self.kinds.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for number, (kind, look) in enumerate(KIND_LOOKS.items(), start=1):
            self.kinds.addItem(f"{number} {look.one}", kind.value)
        self.kinds.activated.connect(self._choose)
        self.buttons = [
            self._button(_("Accept (A)"), "accept"),
            self._button(_("Reject (X)"), "reject"),
            self._button(_("Skip (Space)"), "skip"),
            self._button(_("Back (⌫)"), "back"),
        ]
        self.order = self._button(_("Least certain first (L)"), "order")
        self.order.setCheckable(True)
        self.close_button = self._button("", "end")
        self.close_button.setIcon(icon("x"))
        self.close_button.setToolTip(_("End (Esc)"))
        self.close_button.setAccessibleName(_("End (Esc)"))
        self._compose()
        self.set_palette(LIGHT)
        self.hide()

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 7, 12, 7)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.question, 1)
        for widget in (self.order, self.counts, self.close_button):
            head.addSpacing(2)
            head.addWidget(widget)
        row.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.doubts)
        column.addLayout(row)
        for place, button in enumerate(self.buttons):
            row.addWidget(button)
            if place == 1:
                row.addWidget(self.kinds)
        row.addStretch()

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
            f"QLabel#reviewCounts,QLabel#reviewDoubts{{color:{palette.muted}}}"
            f"QToolButton{{color:{palette.text};background:{palette.card};border:1px solid {palette.line};"
            f"border-radius:5px;padding:4px 5px}}"
            f"QToolButton:checked{{background:{palette.accent_soft};border-color:{palette.accent}}}"
            f"QToolButton:hover{{border-color:{palette.accent};color:{palette.accent}}}"
        )

    def ask(self, words: str, kind: Kind | None, *, number: int, total: int, doubts: str = "") -> None:
        """Ask about a mention and take the keyboard; ``kind`` None says that it was rejected.

        ``doubts`` says what speaks against it, "" where they come in the order of the text.
        """
        said = KIND_LOOKS[kind].one if kind is not None else _("not an entity")
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        self.question.setText(_("“{words}”: {kind}?").format(words=shown, kind=said))
        self.counts.setText(_("{number} of {total}").format(number=number, total=total))
        self.doubts.setText(doubts)
        self.doubts.setVisible(bool(doubts))
        self._make_room()
        self.setAccessibleDescription(
            " ".join(part for part in (self.question.text(), doubts, self.counts.text()) if part)
        )
        self.kinds.setCurrentIndex(-1 if kind is None else self.kinds.findData(kind.value))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        """Let what is doubtful have all the lines it needs."""
        margins = self.contentsMargins()
        column = self.layout()
        edges = column.contentsMargins() if column is not None else margins
        width = self.width() - edges.left() - edges.right() - margins.left() - margins.right()
        self.doubts.setMinimumHeight(max(0, self.doubts.heightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow another width."""
        super().resizeEvent(event)
        self._make_room()

    def show_order(self, *, least_certain: bool) -> None:
        """Show whether the least certain come first."""
        self.order.setChecked(least_certain)

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
