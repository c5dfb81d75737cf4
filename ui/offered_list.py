"""Lines offered below a field, one of them chosen, while the keyboard stays in the field."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class OfferedList(QListView):
    """A list that never takes the keyboard; who offers something names it and gives it a delegate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)

    def set_lines(self, lines: Iterable[QStandardItem]) -> None:
        """Show these lines; the first is the chosen one."""
        self.rows.clear()
        for line in lines:
            self.rows.appendRow(line)
        self.setCurrentIndex(self.rows.index(0, 0))

    def step(self, by: int) -> None:
        """Move the choice up or down, stopping at the ends."""
        row = min(max(self.currentIndex().row() + by, 0), self.rows.rowCount() - 1)
        self.setCurrentIndex(self.rows.index(row, 0))
