"""The lines of the details pane that can be changed: each tells its new words when they are meant."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.text.dates import read_date
from desktop.text.languages import language_code, language_name
from desktop.translation import _
from ui.plain import plain_tip


def date_problem(typed: str) -> str:
    """Return why the words are no date of the form YYYY, YYYY-MM or YYYY-MM-DD, "" when they are one."""
    parts = typed.split("-")
    shaped = [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2])
    if not shaped or not all(part.isascii() and part.isdigit() for part in parts):
        return _("A date is a year, a month or a day: 2005, 2005-02 or 2005-02-28.")
    numbers = [int(part) for part in parts]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return _("There is no such day: {date}.").format(date=typed)
    return ""


def tidied_date(typed: str) -> str:
    """Return what was typed in the library's form when it is a date as people write it, else as it is."""
    bare = typed.strip()
    return bare if not bare or not date_problem(bare) else read_date(bare) or bare


class DetailField(QLineEdit):
    """One fact about the article. Enter and leaving the field tell it, Esc takes the change back."""

    changed = Signal(str, str)  # the fact's name, its words ("" for none)
    problem = Signal(str, str)  # the fact's name, why the words cannot be taken ("" when they can)

    def __init__(self, fact: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        self._stored = ""  # the words as the library has them
        self._shown = ""  # what the line made of them
        self.setObjectName("detailField")
        self.setAccessibleName(label)
        self.setPlaceholderText("—")
        self.returnPressed.connect(self.commit)

    @property
    def touched(self) -> bool:
        """Whether the reader typed something that was not taken yet."""
        return self.text() != self._shown

    def take(self, words: str | None, *, anew: bool = False) -> None:
        """Follow the library, but leave what the reader is typing alone; ``anew`` follows always."""
        keep = self.touched and not anew
        self._stored = words or ""
        if not keep:
            self._show(self._stored)

    def _as_shown(self, words: str) -> str:
        """Return the words as the line shows them: a language by its name."""
        return language_name(words) if self.fact == "language" else words

    def _show(self, stored: str) -> None:
        words = self._as_shown(stored)
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)
        self._shown = self.text()
        self.setToolTip(plain_tip(words))
        self.problem.emit(self.fact, "")

    @Slot()
    def commit(self) -> None:
        """Tell the words when the reader changed them and they can be taken."""
        if not self.touched:
            return
        words = self.text().strip()
        if self.fact == "date":
            words = tidied_date(words)
        why = self._why_not(words)
        if why:
            self.problem.emit(self.fact, why)
            return
        if self.fact == "language":
            words = self._stored if words == self._as_shown(self._stored) else language_code(words) or ""
        changed, self._stored = words != self._stored, words
        self._show(words)
        if changed:
            self.changed.emit(self.fact, words)

    def _why_not(self, words: str) -> str:
        if self.fact == "title" and not words:
            return _("An article needs a title.")
        if self.fact == "date" and words:
            return date_problem(words)
        if self.fact == "language" and words and language_code(words) is None:
            return _("Write a language by its name or its code: German, de, az.")
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the change; only a menu opening over the field is no leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the change back with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.touched:
            self._show(self._stored)
        else:
            super().keyPressEvent(event)
