"""What another run of an engine would change, before it does."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.library import Difference
from desktop.model import ArticleId
from desktop.translation import _, ngettext
from ui.dialogs.parts import plain_label, prepare, settle
from ui.kinds import KIND_LOOKS

MOST = 2_000  # lines that are shown; the counts are of all


def summary(found: Sequence[Difference]) -> str:
    """Return how many mentions would come, go and be of another kind."""
    if not found:
        return _("Nothing would change. What you decided stays as it is.")
    counts = Counter(each.what for each in found)
    local = QLocale()
    parts = (
        ngettext("{count} added", "{count} added", counts["added"]).format(
            count=local.toString(counts["added"])
        ),
        ngettext("{count} gone", "{count} gone", counts["gone"]).format(count=local.toString(counts["gone"])),
        ngettext("{count} of another kind", "{count} of another kind", counts["other kind"]).format(
            count=local.toString(counts["other kind"])
        ),
    )
    return _("{changes}. What you decided stays as it is.").format(changes=", ".join(parts))


class RecognisedAgainDialog(QDialog):
    """Counts and lines; ``wanted`` says that the results shall be used."""

    wanted = Signal()

    def __init__(
        self,
        found: Sequence[Difference],
        titles: Mapping[ArticleId, str],
        *,
        engine: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = prepare(self, title=_("Recognised again"), size=QSize(900, 520))
        self.counts = plain_label(summary(found), self)
        column.addWidget(self.counts)
        column.addWidget(plain_label(_("Engine: {engine}").format(engine=engine), self, muted=True))
        self.table = self._make_table(found[:MOST], titles)
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.apply = buttons.addButton(_("Use these results"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.wanted)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        settle(buttons)

    def _make_table(self, found: Sequence[Difference], titles: Mapping[ArticleId, str]) -> QTableWidget:
        table = QTableWidget(len(found), 3, self)
        table.setAccessibleName(_("What would change"))
        table.setHorizontalHeaderLabels([_("Change"), _("Words in their place"), _("Article")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, 210)
        head.resizeSection(2, 180)
        for row, each in enumerate(found):
            line = each.line
            words = f"{line.left[-30:]}[{line.words}]{line.right[:40]}"
            for place, text in enumerate((_change(each), words, titles.get(line.article, ""))):
                table.setItem(row, place, QTableWidgetItem(text))
        return table


def _change(each: Difference) -> str:
    if each.was is None and each.now is not None:
        return _("Added: {kind}").format(kind=KIND_LOOKS[each.now].one)
    if each.was is not None and each.now is None:
        return _("Gone: {kind}").format(kind=KIND_LOOKS[each.was].one)
    names = [KIND_LOOKS[kind].one for kind in (each.was, each.now) if kind is not None]
    return " → ".join(names)
