"""The report on an import: a verdict for every file, to be filtered, copied and opened from."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from desktop.model import ImportRow
from desktop.translation import _, ngettext
from ui.dialogs.parts import close_box, grow, plain_label, prepare, settle
from ui.field_buttons import let_be_cleared
from ui.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ROW_HEIGHT = 26
COPIED_FOR = 2_000  # milliseconds


def status_words() -> dict[str, str]:
    """Return what each status is called."""
    return {
        "added": _("Added"),
        "updated": _("Updated"),
        "duplicate": _("Already there"),
        "failed": _("Failed"),
    }


def file_words(row: ImportRow) -> str:
    """Return the file's name, with the part of it that holds the article."""
    name = PurePath(row.path).name
    return f"{name} · {row.member}" if row.member else name


def remark(row: ImportRow) -> str:
    """Return why a file was not read, or what to look at in it."""
    return " ".join(part for part in (row.reason or "", *row.warnings) if part)


def report_text(rows: Sequence[ImportRow]) -> str:
    """Return rows as lines with tabs between status, path, title and remark, for the clipboard."""
    words = status_words()
    lines = (
        (words.get(row.status, row.status), row.path, row.member or "", row.title or "", remark(row))
        for row in rows
    )
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def summary(rows: Sequence[ImportRow]) -> str:
    """Return the counts of a report in a sentence's worth of words."""
    counts = Counter(row.status for row in rows)
    parts = [
        f"{QLocale().toString(counts[status])} {words.lower()}"
        for status, words in status_words().items()
        if counts[status]
    ]
    total = ngettext("{count} file or article", "{count} files or articles", len(rows))
    head = total.format(count=QLocale().toString(len(rows)))
    return f"{head}: {', '.join(parts)}." if parts else _("Nothing was imported.")


class ReportModel(QAbstractTableModel):
    """The rows that are shown: status, file, title, remark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[ImportRow] = ()
        self._heads = (_("Status"), _("File"), _("Title"), _("Remark"))
        self._words = status_words()

    def set_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One line a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Four columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words; the tooltip has all of them, and the whole path."""
        row = self.rows[index.row()]
        cells = (self._words.get(row.status, row.status), file_words(row), row.title or "", remark(row))
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.path if index.column() == 1 else cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cells[index.column()] or _("empty")
        return None


class ReportTable(QTableView):
    """The lines; Enter opens the article of the current one."""

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ImportReport(QDialog):
    """Stands beside the window while one goes through what was not read."""

    article_opened = Signal(str)  # uid

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Import report"), size=QSize(860, 520))
        self._rows: Sequence[ImportRow] = ()
        self.summary = plain_label("", self)
        self.status = QComboBox(self)
        self.status.setAccessibleName(_("Which lines to show"))
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Filter by file, title or remark…"))
        self.words.setAccessibleName(_("Filter the report"))
        let_be_cleared(self.words)
        self.model = ReportModel(self)
        self.table = self._make_table()
        self.detail = plain_label("", self)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = close_box(self)
        self.copy = self.buttons.addButton(_("Copy as text"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_FOR)
        self._copied.timeout.connect(self._name_copy)
        settle(self.buttons)
        bar = QHBoxLayout()
        bar.addWidget(self.status)
        bar.addWidget(self.words, 1)
        column.addWidget(self.summary)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self.buttons)
        self.status.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.table.doubleClicked.connect(self._open)
        self.table.entered_row.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.copy.clicked.connect(self._copy)

    def _make_table(self) -> ReportTable:
        table = ReportTable(self)
        table.setModel(self.model)
        table.setAccessibleName(_("Files and what became of them"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for place, width in enumerate((96, 190, 170)):  # the remark has the rest
            head.resizeSection(place, width)
        return table

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """Show a report; when something was not read, only that at first."""
        self._rows = rows
        counts = Counter(row.status for row in rows)
        self.summary.setText(summary(rows))
        self.status.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.status.clear()
        self.status.addItem(_("Everything"), "")
        for status, words in status_words().items():
            if counts[status]:
                self.status.addItem(f"{words} ({counts[status]})", status)
        self.status.setCurrentIndex(max(0, self.status.findData("failed")))
        self.status.blockSignals(False)  # noqa: FBT003  # Qt's signature
        self.words.clear()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        status = self.status.currentData()
        wanted = self.words.text().casefold().strip()
        self.model.set_rows([row for row in self._rows if status in {"", row.status} and _holds(row, wanted)])
        self._show_detail(self.table.currentIndex())
        self._name_copy()

    @Slot(QModelIndex)
    def _show_detail(self, index: QModelIndex) -> None:
        """Write out what the current line has too little room for."""
        row = self.model.rows[index.row()] if index.isValid() else None
        words = (row.path, remark(row)) if row is not None else ()
        self.detail.setText("\n".join(word for word in words if word))
        self.detail.setVisible(bool(words))
        grow(self)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        uid = self.model.rows[index.row()].id
        if uid is not None:
            self.article_opened.emit(uid)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report_text(self.model.rows))
        self.copy.setText(_("Copied"))
        self._copied.start()

    @Slot()
    def _name_copy(self) -> None:
        self._copied.stop()
        self.copy.setText(_("Copy as text"))


def _holds(row: ImportRow, wanted: str) -> bool:
    return not wanted or any(wanted in text.casefold() for text in (row.path, row.title or "", remark(row)))
