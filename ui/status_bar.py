"""The status bar: saved, the library's name, what goes on, and the words of the open article."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.translation import _
from ui.articles.wording import words_count
from ui.icons import icon

SAID_FOR = 8_000  # milliseconds


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Progress(QWidget):
    """What is being done, how far it is, and one button (cancel or pause)."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = _plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 6)
        self.button = QToolButton()
        self.button.setIconSize(QSize(14, 14))
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for each in (self.label, self.bar, self.button):
            row.addWidget(each)
        self.bar.setAccessibleName(_("Progress"))
        self.hide()

    def set_button(self, sign: str, tip: str) -> None:
        """Say what the button does."""
        self.button.setIcon(icon(sign))
        self.button.setToolTip(tip)
        self.button.setAccessibleName(tip)

    def show_step(self, text: str, *, done: int, total: int) -> None:
        """Show how far it is; ``total`` 0 means that nobody knows yet."""
        self.label.setText(text)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(text)
        self.show()


class StatusBar(QWidget):
    """One line at the bottom of the window; ``say`` shows a sentence for a few seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saved = _plain_label()
        self._library = _plain_label()
        self._message = _plain_label()
        self._progress = _plain_label()
        self._words = _plain_label()
        self.importing = Progress()
        self.importing.set_button("x", _("Stop the import"))
        self.exporting = Progress()
        self.exporting.set_button("x", _("Stop the export"))
        self.recognition = Progress()
        self.recognition.set_button("pause", _("Pause recognition"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(20)
        row.addWidget(self._saved)
        row.addWidget(self._library)
        row.addWidget(self._message, 1)
        for each in (self.importing, self.exporting, self.recognition, self._progress, self._words):
            row.addWidget(each)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SAID_FOR)
        self._clock.timeout.connect(self._message.clear)

    def set_writable(self, *, writable: bool) -> None:
        """Say whether the library can be written."""
        self._saved.setText(_("Saved") if writable else _("Read-only"))

    @Slot()
    def show_saved(self) -> None:
        """Say that what was typed is on the disk; only after COMMIT."""
        self._saved.setText(_("Saved"))

    @Slot(bool)
    def show_waiting(self, waiting: bool) -> None:  # noqa: FBT001  # a slot for a signal of a bool
        """Say that words are typed which are not on the disk yet, or that they were taken back."""
        self._saved.setText(_("Saving…") if waiting else _("Saved"))

    @property
    def saved(self) -> str:
        """What is said about the disk."""
        return self._saved.text()

    def set_library(self, name: str) -> None:
        """Name the open library."""
        self._library.setText(_("Library: {name}").format(name=name) if name else "")

    def set_words(self, count: int | None) -> None:
        """Count the words of the open article; None when none is open."""
        self._words.setText("" if count is None else words_count(count))

    @Slot(str)
    def show_progress(self, words: str) -> None:
        """Say how far the reader is in the open article."""
        if words != self._progress.text():
            self._progress.setText(words)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Tell of the open article at the desk, "", and not beside a page, which hides it."""
        self._progress.setVisible(not name)
        self._words.setVisible(not name)

    @property
    def progress(self) -> str:
        """What is said about how far the reader is."""
        return self._progress.text()

    @Slot(str)
    def say(self, text: str) -> None:
        """Show a sentence for a few seconds."""
        self._message.setText(text)
        self._clock.start()

    @property
    def message(self) -> str:
        """The sentence shown now."""
        return self._message.text()
