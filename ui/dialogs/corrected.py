"""How often an engine was corrected, by kind: a small table."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.library import Tally
from desktop.model import Kind
from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare
from ui.kinds import KIND_LOOKS


def counted(tallies: Sequence[Tally]) -> dict[Kind, Counter[str]]:
    """Return for each kind how many mentions were found, confirmed, changed, rejected and added."""
    rows: dict[Kind, Counter[str]] = {}
    for tally in tallies:
        row = rows.setdefault(tally.was, Counter())
        if tally.added:
            row["added"] += tally.mentions
            continue
        row["found"] += tally.mentions
        if tally.decided:
            row[_fate(tally)] += tally.mentions
    return rows


def _fate(tally: Tally) -> str:
    if tally.now is None:
        return "rejected"
    return "confirmed" if tally.now is tally.was else "changed"


class CorrectedDialog(QDialog):
    """One line a kind: what engines found, and what people made of it."""

    def __init__(self, tallies: Sequence[Tally], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Corrections of entities"), size=QSize(720, 380))
        intro = _("What was found in the articles of the library, and what was decided about it since.")
        column.addWidget(plain_label(intro, self))
        heads = {
            "found": _("Found"),
            "confirmed": _("Confirmed"),
            "changed": _("Other kind"),
            "rejected": _("Rejected or other edges"),
            "added": _("Added by hand"),
        }
        rows = counted(tallies)
        kinds = [kind for kind in Kind if kind in rows]
        self.table = QTableWidget(len(kinds), len(heads) + 1, self)
        self.table.setAccessibleName(_("Corrections by kind"))
        self.table.setHorizontalHeaderLabels([_("Kind"), *heads.values()])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for line, kind in enumerate(kinds):
            self.table.setItem(line, 0, QTableWidgetItem(KIND_LOOKS[kind].many))
            for place, name in enumerate(heads, start=1):
                item = QTableWidgetItem(QLocale().toString(rows[kind][name]))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, place, item)
        column.addWidget(self.table, 1)
        column.addWidget(close_box(self))
