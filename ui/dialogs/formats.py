"""What each export format carries: a table made from what the formats say of themselves."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.exporting.report import feature_words, table_of_formats
from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare

WIDEST_WAY = 290  # pixels; the longest words go on in a tip


class FormatsDialog(QDialog):
    """A row for each way to export, a column for each part of the notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("What the formats carry"), size=QSize(1200, 640))
        words = _("What a format leaves out of an export is also named when you make one.")
        column.addWidget(plain_label(words, self, muted=True))
        self.table = self._filled()
        column.addWidget(self.table, 1)
        column.addWidget(close_box(self))

    def _filled(self) -> QTableWidget:
        ways, features = table_of_formats(), feature_words()
        table = QTableWidget(len(ways), len(features), self)
        table.setAccessibleName(_("What the formats carry"))
        table.setVerticalHeaderLabels([words for words, _carried in ways])
        table.setHorizontalHeaderLabels([words.replace(" ", "\n") for words in features.values()])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStyleSheet("QHeaderView::section{padding:4px 2px}")
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setMaximumWidth(WIDEST_WAY)
        for row, (words, carried) in enumerate(ways):
            table.verticalHeaderItem(row).setToolTip(words)
            for place, feature in enumerate(features):
                item = QTableWidgetItem("✓" if feature in carried else "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                told = _("yes") if feature in carried else _("no")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
                table.setItem(row, place, item)
        return table
