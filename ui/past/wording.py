"""What the history says about a step: when, who, how much, what became of it."""

from PySide6.QtCore import QLocale

from desktop.library import PastStep, StepState
from desktop.translation import _, ngettext
from ui.moments import local_moment

BECAME = {
    StepState.DONE: "",
    StepState.UNDONE: _("undone"),
    StepState.DROPPED: _("undone"),
    StepState.TAKEN: _("taken back"),
    StepState.ERASED: _("erased"),
}
_SEPARATOR = " · "


def clock(step: PastStep) -> str:
    """Return the time of day."""
    return f"{local_moment(step.time):%H:%M}"


def moment(step: PastStep) -> str:
    """Return day and time."""
    return f"{local_moment(step.time):%Y-%m-%d %H:%M}"


def amount(step: PastStep) -> str:
    """Return how many rows a step wrote, "" for none."""
    if not step.rows:
        return ""
    count = QLocale().toString(step.rows)
    return ngettext("{count} change", "{count} changes", step.rows).format(count=count)


def by_words(step: PastStep) -> str:
    """Return who did a step."""
    return step.by or _("nobody by name")


def second_line(step: PastStep) -> str:
    """Return what became of it, who did it and how much, on one line."""
    return _SEPARATOR.join(part for part in (BECAME[step.state], step.by, amount(step)) if part)


def spoken(step: PastStep) -> str:
    """Return a step for those who listen."""
    return ", ".join(part for part in (step.label, step.about, moment(step), second_line(step)) if part)
