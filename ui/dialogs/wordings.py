"""The earlier wordings of a note: when they were saved, what they said, and the way back to them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QTextEdit,
    QWidget,
)

from desktop.library import Wording
from desktop.text.links import without_addresses
from desktop.text.rewording import Side, differences
from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare
from ui.moments import when_now
from ui.theme import Palette

TIMES_WIDTH = 190


def words_of(wording: Wording) -> str:
    """Return a wording as it is read, as one text: a memo's title stands above its words."""
    return "\n\n".join(part for part in (wording.title, without_addresses(wording.note)) if part)


class WordingsDialog(QDialog):
    """Shows wordings beside the present one; ``chosen`` brings the one to be brought back."""

    chosen = Signal(object)  # Wording

    def __init__(
        self,
        wordings: Sequence[Wording],
        parent: QWidget | None = None,
        *,
        present: Wording,
        palette: Palette,
        writable: bool,
    ) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Earlier wordings"), size=QSize(720, 440))
        self._wordings = list(wordings)
        self._present = words_of(present)
        self._looks = _looks(palette)
        self.times = QListWidget(self)
        self.times.setAccessibleName(_("When the wordings were saved"))
        self.times.setFixedWidth(TIMES_WIDTH)
        for each in self._wordings:
            moment = when_now(each.time)
            self.times.addItem(_("{time}, {name}").format(time=moment, name=each.by) if each.by else moment)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("The wording"))
        self.text.setObjectName("wording")
        self.text.setStyleSheet(
            f"QTextEdit#wording{{background:{palette.card};color:{palette.text};"
            f"border:1px solid {palette.line};border-radius:5px;padding:6px}}"
        )
        sides = QHBoxLayout()
        sides.setSpacing(10)
        sides.addWidget(self.times)
        sides.addWidget(self.text, 1)
        column.addLayout(sides, 1)
        column.addWidget(
            plain_label(
                _("Words on a tinted ground are not in the present wording; those struck out came later."),
                self,
                muted=True,
            )
        )
        self.bring_back = QPushButton(_("Bring back"), self)
        self.bring_back.setAutoDefault(False)
        self.bring_back.setEnabled(writable)
        buttons = close_box(self)
        buttons.addButton(self.bring_back, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)
        self.bring_back.clicked.connect(self._choose)
        self.times.currentRowChanged.connect(self._show)
        self.times.setCurrentRow(0)
        self.times.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _show(self, row: int) -> None:
        """Write the wording piece by piece, as plain text with formats."""
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for piece in differences(words_of(self._wordings[row]), self._present):
            cursor.insertText(piece.text, self._looks[piece.side])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._wordings[self.times.currentRow()])
        self.accept()


def _looks(palette: Palette) -> dict[Side, QTextCharFormat]:
    both, then, now = (QTextCharFormat() for _each in range(3))
    both.setForeground(QColor(palette.text))
    then.setForeground(QColor(palette.text))
    then.setBackground(QColor(palette.selection))
    now.setForeground(QColor(palette.muted))
    now.setFontStrikeOut(True)
    return {Side.BOTH: both, Side.THEN: then, Side.NOW: now}
