"""The suggestions beside the index: two names a line, decided by one key each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model import EntityId
from desktop.translation import _, ngettext
from ui.own_keys import keeps
from ui.plain import plain_tip

SHOWN = 500  # lines made at once; more come as these are decided


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be the same: ``kept`` is the one named more often, which the other joins."""

    kept: EntityId
    other: EntityId
    names: tuple[str, str]
    why: str


class PairList(QListWidget):
    """The pairs; A accepts, X rejects, N never suggests the other again."""

    decided = Signal(str)  # "accept", "reject", "never"
    KEYS = {Qt.Key.Key_A: "accept", Qt.Key.Key_X: "reject", Qt.Key.Key_N: "never"}  # noqa: RUF012 - a constant

    def event(self, event: QEvent) -> bool:
        """Keep the keys that decide."""
        return keeps(event, self.KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a letter; everything else moves the choice."""
        act = self.KEYS.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            self.decided.emit(act)


class SuggestedPanel(QWidget):
    """Shows pairs and tells what was decided of the one at hand."""

    decided = Signal(str, object)  # "accept", "reject" or "never", and the Pair
    chosen = Signal(object)  # Pair

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: Sequence[Pair] = ()
        self.heading = QLabel(self)
        self.heading.setObjectName("indexHeading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.list = PairList(self)
        self.list.setObjectName("pairList")
        self.list.setAccessibleName(_("Entities that may be the same"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.accept = QPushButton(_("Same (A)"), self)
        self.reject = QPushButton(_("Not the same (X)"), self)
        self.never = QPushButton(_("Never suggest (N)"), self)
        row = QHBoxLayout()
        for button in (self.accept, self.reject, self.never):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._connect()
        self.show_pairs((), writable=False, looking=False)

    def _connect(self) -> None:
        self.list.decided.connect(self._decide)
        self.list.currentRowChanged.connect(self._choose)
        self.accept.clicked.connect(self._accept)
        self.reject.clicked.connect(self._reject)
        self.never.clicked.connect(self._never)

    def show_pairs(self, pairs: Sequence[Pair], *, writable: bool, looking: bool) -> None:
        """Show pairs, the one at hand at its place; ``looking`` says that more may come."""
        row = max(0, self.list.currentRow())
        self._pairs = pairs
        count = ngettext("{count} suggestion", "{count} suggestions", len(pairs)).format(count=len(pairs))
        self.heading.setText(_("Looking for names that may be the same…") if looking else count)
        self.list.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.list.clear()
        for pair in pairs[:SHOWN]:
            item = QListWidgetItem(f"{pair.names[1]}  =  {pair.names[0]}\n{pair.why}")
            item.setSizeHint(QSize(100, 42))
            item.setToolTip(plain_tip(" = ".join(pair.names)))
            self.list.addItem(item)
        if pairs:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003  # as above
        for button in (self.accept, self.reject, self.never):
            button.setEnabled(writable and bool(pairs))

    @property
    def pair(self) -> Pair | None:
        """The pair at hand."""
        row = self.list.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    @Slot(int)
    def _choose(self, _row: int) -> None:
        if self.pair is not None:
            self.chosen.emit(self.pair)

    @Slot()
    def _accept(self) -> None:
        self._decide("accept")

    @Slot()
    def _reject(self) -> None:
        self._decide("reject")

    @Slot()
    def _never(self) -> None:
        self._decide("never")

    @Slot(str)
    def _decide(self, act: str) -> None:
        if self.pair is not None and self.accept.isEnabled():
            self.decided.emit(act, self.pair)
