"""The page of a comparison: which two versions, how many differences, and the texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.translation import _, ngettext
from ui.icons import icon
from ui.theme import Palette
from ui.versions.side_by_side import Comparison, SideBySide

COLUMNS = 2


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """A version that can be chosen: its id, and what tells it from the others."""

    id: int
    words: str


class ComparisonView(QWidget):
    """Says which versions are wanted; ``compared`` carries the left and the right one."""

    compared = Signal(int, int)
    read = Signal()  # back to the article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = _plain(self, "comparisonTitle")
        self.count = _plain(self, "comparisonCount")
        self.previous = self._tool("arrow-up", _("Previous difference (P)"))
        self.next = self._tool("arrow-down", _("Next difference (N)"))
        self.back = QPushButton(_("Read the article"), self)
        self.old, self.new = self._chooser(_("Left version")), self._chooser(_("Right version"))
        self.texts = SideBySide(self)
        self.message = _plain(self, "comparisonMessage")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self._compose()
        self._connect()
        self.setFocusProxy(self.texts)

    def _tool(self, glyph: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(glyph))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _chooser(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        return box

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(28, 14, 20, 6)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for widget in (self.count, self.previous, self.next, self.back):
            head.addWidget(widget)
        choice = QHBoxLayout()
        choice.setContentsMargins(28, 0, 28, 10)
        choice.setSpacing(56)
        choice.addWidget(self.old, 1)
        choice.addWidget(self.new, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(choice)
        column.addWidget(self.texts, 1)
        column.addWidget(self.message, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(self.texts.previous)
        self.next.clicked.connect(self.texts.next)
        self.back.clicked.connect(self.read)
        self.texts.left.connect(self.read)
        self.texts.moved.connect(self._show_count)
        self.old.activated.connect(self._tell)
        self.new.activated.connect(self._tell)

    def set_look(self, palette: Palette, font: QFont) -> None:
        """Take the theme and the face of the texts."""
        self.texts.set_look(palette, font)
        self.setStyleSheet(
            f"QWidget#comparison{{background:{palette.pane}}}"
            f"QLabel#comparisonTitle{{color:{palette.text};font-size:17px;font-weight:600}}"
            f"QLabel#comparisonCount,QLabel#comparisonMessage{{color:{palette.muted}}}"
            f"QLabel#comparisonMessage{{background:{palette.page};font-size:15px}}"
            "QToolButton{border:1px solid transparent;border-radius:4px;padding:4px}"
            f"QToolButton:hover,QToolButton:focus{{border-color:{palette.accent}}}"
            f"QAbstractScrollArea#sideBySide{{border-top:1px solid {palette.line}}}"
        )

    def show_choices(self, title: str, versions: Sequence[VersionChoice], *, old: int, new: int) -> None:
        """Offer the versions of an article, oldest first, with two of them chosen."""
        self.title.setText(title)
        for box, chosen in ((self.old, old), (self.new, new)):
            with QSignalBlocker(box):
                box.clear()
                for version in versions:
                    box.addItem(version.words, version.id)
                box.setCurrentIndex(box.findData(chosen))
            box.setEnabled(len(versions) >= COLUMNS)

    def show_message(self, words: str) -> None:
        """Show a sentence instead of the texts."""
        self.message.setText(words)
        self._show_texts(shown=False)
        self.count.setText("")

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two texts."""
        self._show_texts(shown=True)
        self.texts.show_comparison(comparison)
        self._show_count()
        self.texts.setFocus()

    def _show_texts(self, *, shown: bool) -> None:
        self.texts.setVisible(shown)
        self.message.setVisible(not shown)
        self.previous.setEnabled(shown)
        self.next.setEnabled(shown)

    @Slot()
    def _show_count(self) -> None:
        total, locale = len(self.texts.differences), QLocale()
        if not total:
            self.count.setText(_("The texts are the same."))
            return
        words = ngettext("{number} of {count} difference", "{number} of {count} differences", total)
        self.count.setText(
            words.format(number=locale.toString(self.texts.current + 1), count=locale.toString(total))
        )
        gone, come = self.texts.difference_words()
        told = _("Taken out: {gone}. Put in: {come}.").format(gone=gone or "–", come=come or "–")
        self.count.setAccessibleDescription(told)

    @Slot()
    def _tell(self) -> None:
        self.compared.emit(int(self.old.currentData()), int(self.new.currentData()))


def _plain(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
