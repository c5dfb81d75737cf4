"""What one step did: its name, when and by whom, wordings before and after, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.library import Detail, PastStep
from desktop.model import StepId
from desktop.text.links import without_addresses
from desktop.translation import _, ngettext
from ui.past.wording import amount, by_words, moment
from ui.theme import LIGHT, Palette

SHOWN = 60
COUNTED = 10_000  # steps that are counted; as many are "and more"
LONGEST = 4_000  # characters of one wording


@dataclass(frozen=True, slots=True)
class Told:
    """All that is shown of a step: ``why_not`` says why it cannot be taken back.

    ``leads_to`` is the step that stands on it, or that it took back; ``to_here`` is how many steps undo, or
    redo, would go to reach it; 0 where it cannot be reached so.
    """

    step: PastStep
    details: Sequence[Detail]
    why_not: str
    leads_to: PastStep | None
    to_here: int
    redo: bool


class StepDetails(QWidget):
    """Shows one step; its buttons ask for what is done with it."""

    take_back_asked = Signal(object)  # StepId
    undo_asked = Signal(object)  # StepId: undo everything down to it
    redo_asked = Signal(object)  # StepId: redo everything up to it
    step_asked = Signal(object)  # StepId: show that step

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("step_details")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._palette = LIGHT
        self._told: Told | None = None
        self.hint = self._label(_("Choose a step to see what it did."), muted=True)
        self.title = self._label(size=17, bold=True)
        self.meta = self._label(muted=True)
        self.take_back = QPushButton(_("Take back this step"), self)
        self.to_here = QPushButton(_("Undo to here"), self)
        self.why_not = self._label(muted=True)
        self.go = QPushButton(_("Show that step"), self)
        self.go.setObjectName("quiet_button")
        self.rows = QScrollArea(self)
        self.rows.setWidgetResizable(True)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setAccessibleName(_("What the step did"))
        self._lay_out()
        self.take_back.clicked.connect(self._ask_take_back)
        self.to_here.clicked.connect(self._ask_to_here)
        self.go.clicked.connect(self._ask_step)

    def _label(self, text: str = "", *, size: int = 13, bold: bool = False, muted: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = QFont(label.font())
        font.setPixelSize(size)
        font.setBold(bold)
        label.setFont(font)
        if muted:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.to_here)
        buttons.addStretch()
        reason = QHBoxLayout()
        reason.addWidget(self.why_not, 1)
        reason.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 12)
        column.setSpacing(10)
        column.addWidget(self.hint)
        column.addLayout(buttons)  # above the title, which may need several lines: they never move
        column.addWidget(self.title)
        column.addWidget(self.meta)
        column.addLayout(reason)
        column.addWidget(self.rows, 1)
        column.addStretch()

    def set_palette(self, palette: Palette) -> None:
        """Take the theme's colours."""
        self._palette = palette
        self.setStyleSheet(
            f"QWidget#step_details,QScrollArea,QWidget#step_rows{{background:{palette.page}}}"
            f"QPushButton#quiet_button{{border:none;background:transparent;color:{palette.accent}}}"
            "QPushButton#quiet_button{padding:2px 6px}"
            f"QPushButton#quiet_button:focus{{border:1px solid {palette.accent}}}"
        )
        if self._told is not None:
            self._fill(self._told)

    def show_step(self, told: Told | None) -> None:
        """Show a step, or nothing."""
        self._told = told
        for each in (self.title, self.meta, self.take_back, self.to_here, self.why_not, self.go, self.rows):
            each.setVisible(told is not None)
        self.hint.setVisible(told is None)
        if told is not None:
            self._fill(told)

    def _fill(self, told: Told) -> None:
        step = told.step
        self.title.setText(step.label)
        parts = (moment(step), by_words(step), amount(step))
        self.meta.setText(" · ".join(part for part in parts if part))
        self.take_back.setEnabled(not told.why_not)
        self.to_here.setVisible(told.to_here > 0)
        self.to_here.setText(_to_here_words(told))
        reason = told.why_not or _took_words(told)
        self.why_not.setText(reason)
        self.why_not.setVisible(bool(reason))
        self.go.setVisible(told.leads_to is not None)
        self.rows.setWidget(self._rows_of(told))

    def _rows_of(self, told: Told) -> QWidget:
        inside = QWidget()
        inside.setObjectName("step_rows")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 8, 6)
        column.setSpacing(4)
        above = ""
        for detail in told.details[:SHOWN]:
            self._add(column, detail, named=bool(detail.name) and detail.name != above)
            above = detail.name
        left = len(told.details) - SHOWN
        if left > 0:
            more = ngettext("And {count} more, like these.", "And {count} more, like these.", left)
            column.addWidget(self._label(more.format(count=left), muted=True))
        if not told.details:
            column.addWidget(self._label(_("Nothing of it is left to show."), muted=True))
        column.addStretch()
        return inside

    def _add(self, column: QVBoxLayout, detail: Detail, *, named: bool) -> None:
        if named:
            column.addSpacing(8)
            column.addWidget(self._label(detail.name, bold=True))
        column.addWidget(self._label(detail.what, muted=True))
        before, after = _as_read(detail)
        for words, colour, sign in (
            (before, self._palette.danger, _("Before: {words}")),
            (after, self._palette.accent, _("After: {words}")),
        ):
            if words:
                column.addWidget(self._wording(words, colour, sign))

    def _wording(self, words: str, colour: str, spoken: str) -> QLabel:
        """Return one wording with a bar at its side: red before, blue after."""
        short = words if len(words) <= LONGEST else words[:LONGEST] + "…"
        label = self._label(short)
        label.setAccessibleName(spoken.format(words=short))
        ground = QColor(colour)
        label.setStyleSheet(
            f"border-left:3px solid {colour};padding:4px 8px;"
            f"background:rgba({ground.red()},{ground.green()},{ground.blue()},18)"
        )
        return label

    @Slot()
    def _ask_take_back(self) -> None:
        if self._told is not None:
            self.take_back_asked.emit(self._told.step.id)

    @Slot()
    def _ask_to_here(self) -> None:
        if self._told is not None:
            (self.redo_asked if self._told.redo else self.undo_asked).emit(self._told.step.id)

    @Slot()
    def _ask_step(self) -> None:
        if self._told is not None and self._told.leads_to is not None:
            self.step_asked.emit(StepId(self._told.leads_to.id))


def _as_read(detail: Detail) -> tuple[str, str]:
    """Return both wordings without the addresses of links, with them where nothing else differs."""
    before, after = without_addresses(detail.before), without_addresses(detail.after)
    return (detail.before, detail.after) if before == after else (before, after)


def _took_words(told: Told) -> str:
    """Return what a step took back, "" when it did something else."""
    if told.leads_to is None:
        return ""
    words = _("It took back “{step}” of {time}.")
    return words.format(step=told.leads_to.label, time=moment(told.leads_to))


def _to_here_words(told: Told) -> str:
    if told.redo:
        words = ngettext("Redo to here", "Redo {count} steps, to here", told.to_here)
    else:
        words = ngettext("Undo to here", "Undo {count} steps, to here", told.to_here)
    count = QLocale().toString(told.to_here)
    return words.format(count=_("{count} and more").format(count=count) if told.to_here >= COUNTED else count)
