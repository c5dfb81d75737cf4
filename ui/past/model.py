"""The rows of the history: steps by the page as one scrolls, with a line above each day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.library import PastStep
from desktop.model import StepId
from desktop.translation import _
from ui.moments import local_moment
from ui.past.wording import spoken

PAGE = 200
STEP_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, StepId | None], Sequence[PastStep]]


class PastModel(QAbstractListModel):
    """One column; a row is a step, or the words for the day of those below it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch: Fetch = _nothing
        self._rows: list[PastStep | str] = []
        self._last: PastStep | None = None
        self._more = False

    def show(self, fetch: Fetch, *, at_least: int = 0) -> None:
        """Show what is fetched, newest first; ``at_least`` so many rows at once."""
        self.beginResetModel()
        self._fetch, self._rows, self._last, self._more = fetch, [], None, True
        while self._more and len(self._rows) <= at_least:
            self._rows += self._next()
        self.endResetModel()

    def _next(self) -> list[PastStep | str]:
        found = self._fetch(PAGE, self._last.id if self._last is not None else None)
        self._more = len(found) == PAGE
        rows: list[PastStep | str] = []
        for step in found:
            if self._last is None or _day(self._last) != _day(step):
                rows.append(day_words(_day(step)))
            rows.append(step)
            self._last = step
        return rows

    def step(self, row: int) -> PastStep | None:
        """Return the step of a row, None for a day."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PastStep) else None

    def row_of(self, step: StepId) -> int | None:
        """Return the row of a step, fetched as far as it lies; None when it is not among those shown."""
        while self._more and (self._last is None or self._last.id > step):
            self.fetchMore(QModelIndex())
        for row, each in enumerate(self._rows):
            if isinstance(each, PastStep) and each.id == step:
                return row
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether older steps wait."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next older steps."""
        if parent.isValid():
            return
        rows = self._next()
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows were fetched; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself for the delegate, words for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == STEP_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(row) if isinstance(row, PastStep) else row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let steps be chosen, and days not."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.step(index.row()) is not None else Qt.ItemFlag.NoItemFlags


def _nothing(_limit: int, _before: StepId | None) -> Sequence[PastStep]:
    return ()


def _day(step: PastStep) -> date:
    return local_moment(step.time).date()


def day_words(day: date, today: date | None = None) -> str:
    """Return a day as people say it."""
    today = today or date.today()  # noqa: DTZ011  # the reader's own day, in the reader's zone
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
