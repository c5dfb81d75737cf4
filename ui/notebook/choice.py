"""Which rows are chosen, which one is current, and what clicks and keys make of that."""

from collections.abc import Iterable


class Choice:
    """Rows of a list; ``current`` is None when there is none, and one alone is chosen with it."""

    def __init__(self) -> None:
        self.current: int | None = None
        self.rows: set[int] = set()
        self._from: int | None = None  # where a range begins

    def clear(self) -> None:
        """Choose nothing; nothing is current."""
        self.current = self._from = None
        self.rows = set()

    def take(self, row: int) -> None:
        """Choose one row alone."""
        self.current = self._from = row
        self.rows = {row}

    def turn(self, row: int) -> None:
        """Add a row to the chosen ones, or take it out."""
        self.current = self._from = row
        self.rows ^= {row}

    def reach(self, row: int) -> None:
        """Choose everything from where the range began up to a row, and nothing else."""
        begin = row if self._from is None else self._from
        self.current, self._from = row, begin
        self.rows = set(range(min(begin, row), max(begin, row) + 1))

    def go(self, row: int) -> None:
        """Make a row current and leave the chosen ones as they are."""
        self.current = self._from = row

    def all(self, count: int) -> None:
        """Choose all of ``count`` rows."""
        self.rows = set(range(count))
        if self.current is None and count:
            self.current = self._from = 0

    def put(self, rows: Iterable[int], current: int | None) -> None:
        """Choose these rows, as after the list changed below them."""
        self.rows = set(rows)
        self.current = self._from = current
