"""The rows of the history: by day, fetched as they are looked at."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt

from desktop.library import PastStep, StepState
from desktop.model import StepId
from ui.past.model import PAGE, PastModel, day_words

COUNT = 1_000_000


class Fetched:
    """Gives steps out of a million, and remembers how many it was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, limit: int, before: StepId | None) -> Sequence[PastStep]:
        self.asked += limit
        first = COUNT if before is None else before - 1
        return [step(number) for number in range(first, max(first - limit, 0), -1)]


def step(number: int) -> PastStep:
    day = 1 + (number - 1) % 250 // 10
    return PastStep(
        StepId(number), f"step-{number}", "Add note", f"2026-03-{day:02}T10:00:00Z", "Ada", StepState.DONE, 2
    )


def test_a_million_steps_are_fetched_by_the_page() -> None:
    fetched, model = Fetched(), PastModel()
    model.show(fetched)
    assert fetched.asked == PAGE
    assert model.canFetchMore(QModelIndex())
    rows = model.rowCount()
    model.fetchMore(QModelIndex())
    assert fetched.asked == 2 * PAGE
    assert model.rowCount() > rows


def test_each_day_has_a_line_above_its_steps_also_across_pages() -> None:
    model = PastModel()
    model.show(Fetched())
    model.fetchMore(QModelIndex())
    days = [row for row in range(model.rowCount()) if model.step(row) is None]
    assert model.rowCount() == 2 * PAGE + len(days)
    assert days[:3] == [0, 11, 22]
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert "25" in str(model.index(0).data())


def test_a_step_far_down_is_fetched_to_and_one_that_is_not_there_is_none() -> None:
    model = PastModel()
    model.show(Fetched())
    wanted = StepId(COUNT - 950)
    row = model.row_of(wanted)
    assert row is not None
    found = model.step(row)
    assert found is not None
    assert found.id == wanted
    assert model.row_of(StepId(COUNT + 5)) is None


def test_the_words_for_screen_readers_say_what_became_of_a_step() -> None:
    model = PastModel()
    undone = PastStep(StepId(1), "u", "Star", "2026-03-01T10:00:00Z", "Ada", StepState.UNDONE, 1)
    model.show(lambda _limit, before: [undone] if before is None else [])
    assert str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("undone · Ada · 1 change")


def test_days_are_called_as_people_call_them() -> None:
    today = date(2026, 3, 2)
    assert day_words(today, today) == "Today"
    assert day_words(date(2026, 3, 1), today) == "Yesterday"
    assert "2026" in day_words(date(2026, 2, 28), today)
