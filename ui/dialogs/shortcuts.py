"""The page of keyboard shortcuts, from the same table that makes the menus."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from desktop.translation import _
from ui.dialogs.parts import close_box, prepare
from ui.field_buttons import let_be_cleared

ROW_HEIGHT = 24


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """One command: the menu it is in, its words, its keys as this system writes them, what it does."""

    menu: str
    text: str
    keys: str
    tip: str = ""


class ShortcutsDialog(QDialog):
    """Lists commands by menu, with a filter over words and keys."""

    def __init__(self, rows: Sequence[ShortcutRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Keyboard shortcuts"), size=QSize(560, 560))
        self._rows = [row for row in rows if row.keys]
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter by name or key…"))
        self.filter.setAccessibleName(_("Filter the shortcuts"))
        let_be_cleared(self.filter)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(_("Commands and their keys"))
        self.tree.setHeaderLabels([_("Command"), _("Key")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addWidget(close_box(self))
        self.filter.textChanged.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        wanted = self.filter.text().casefold().strip()
        self.tree.clear()
        heads: dict[str, QTreeWidgetItem] = {}
        for row in self._rows:
            if wanted and not any(wanted in words.casefold() for words in (row.text, row.keys, row.tip)):
                continue
            if row.menu not in heads:
                heads[row.menu] = self._head(row.menu)
            item = QTreeWidgetItem(heads[row.menu], [row.text, row.keys])
            item.setToolTip(0, row.tip)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, row.keys or _("no key"))
            item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        self.tree.expandAll()

    def _head(self, menu: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [menu])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, menu)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setSizeHint(0, QSize(0, ROW_HEIGHT + 6))
        return item

    def shown(self) -> list[str]:
        """Return the commands that are listed now, from top to bottom."""
        found = QTreeWidgetItemIterator(self.tree)
        names: list[str] = []
        while item := found.value():
            if item.parent() is not None:
                names.append(item.text(0))
            found += 1
        return names
