"""The command palette: every command that is possible now, found by typing part of its name."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.translation import _
from ui.action import Action
from ui.actions import ACTIONS, MENUS, SUBMENUS
from ui.menus import Commands

SIZE = (460, 340)
ACTION = Qt.ItemDataRole.UserRole


class CommandPalette(QFrame):
    """A small window over the middle of the big one; Esc and a click outside close it."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self._commands = commands
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type the name of a command…"))
        self.line.setAccessibleName(_("Command"))
        self.line.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)

    def ask(self) -> None:
        """Show what is possible now."""
        window = self.parentWidget()
        self.resize(*SIZE)
        middle = window.mapToGlobal(window.rect().center()) if window is not None else self.pos()
        self.move(middle.x() - SIZE[0] // 2, middle.y() - SIZE[1])
        self.line.clear()
        self._filter()
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _filter(self) -> None:
        wanted = self.line.text().casefold().split()
        self.list.clear()
        for each in ACTIONS:
            command = self._commands.action(each.id)
            words = menu_path(each)
            if each.id != "open_recent" and command.isEnabled() and _has(words, wanted):
                key = each.key_text()
                item = QListWidgetItem(f"{words}    {key}" if key else words, self.list)
                item.setData(ACTION, command)
        if not self.list.count():
            none = QListWidgetItem(
                _("No command answers to “{words}”.").format(words=self.line.text()), self.list
            )
            none.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice, run it, or close."""
        row = self.list.currentRow()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row + steps[Qt.Key(event.key())])))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.currentItem() is not None:
            self._run(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _run(self, item: QListWidgetItem | None) -> None:
        command = item.data(ACTION) if item is not None else None
        if isinstance(command, QAction):
            self.close()
            command.trigger()


def menu_path(command: Action) -> str:
    """Return where a command stands in the menus, and its name: "View › Theme › Sepia"."""
    titles = dict((*MENUS, *SUBMENUS))
    name, _slash, below = command.menu.partition("/")
    parts = (titles[name], titles[command.menu] if below else "", command.plain_text)
    return " › ".join(part.replace("&", "") for part in parts if part)


def _has(words: str, wanted: list[str]) -> bool:
    return all(part in words.casefold() for part in wanted)
