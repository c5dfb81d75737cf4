"""What each export format carries: a table made from what the formats say of themselves."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.exporting.report import feature_words, table_of_formats
from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare


class FormatsDialog(QDialog):
    """A row for each part of the notes, a column for each format."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("What the formats carry"), size=QSize(900, 560))
        words = _("What a format leaves out of an export is also named when you make one.")
        column.addWidget(plain_label(words, self, muted=True))
        self.table = self._filled()
        column.addWidget(self.table, 1)
        column.addWidget(close_box(self))

    def _filled(self) -> QTableWidget:
        formats, features = table_of_formats(), feature_words()
        table = QTableWidget(len(features), len(formats), self)
        table.setAccessibleName(_("What the formats carry"))
        table.setHorizontalHeaderLabels([name for name, _carried in formats])
        table.setVerticalHeaderLabels(list(features.values()))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for place, (_name, carried) in enumerate(formats):
            for row, feature in enumerate(features):
                item = QTableWidgetItem("✓" if feature in carried else "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                told = _("yes") if feature in carried else _("no")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
                table.setItem(row, place, item)
        return table
