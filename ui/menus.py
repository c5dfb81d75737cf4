"""Makes Qt's actions and menus from the table of actions, and says which are possible now."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.action import Action
from ui.actions import ACTIONS, MENUS, SUBMENUS, in_menu
from ui.icons import icon
from ui.plain import plain_tip

EXCLUSIVE = ("view/theme", "view/sort")
REPEATED = frozenset({
    "next_article", "previous_article", "next_note", "previous_note", "undo", "redo", "next_mention",
    "previous_mention", "next_of_kind", "previous_of_kind", "next_entity", "previous_entity", "find_next",
    "find_previous",
})  # fmt: skip


class Commands(QObject):
    """Every command of one window as a QAction; ``needs`` decides which can be used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {each.id: self._make(each) for each in ACTIONS}
        self.submenus: dict[str, QMenu] = {}
        self.wired: set[str] = set()  # the commands that have a slot
        for menu in EXCLUSIVE:
            group = QActionGroup(self)
            for each in in_menu(menu):
                group.addAction(self._actions[each.id])

    def _make(self, wanted: Action) -> QAction:
        action = QAction(wanted.text, self._window)
        action.setObjectName(wanted.id)
        action.setShortcuts([QKeySequence(key) for key in wanted.keys])
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WidgetWithChildrenShortcut if wanted.where else context.WindowShortcut
        )
        action.setAutoRepeat(wanted.id in REPEATED)
        action.setCheckable(wanted.checkable)
        action.setStatusTip(wanted.tip)
        if wanted.icon:
            action.setIcon(icon(wanted.icon))
            action.setIconVisibleInMenu(False)
        self.set_tip(action, wanted.tip or wanted.plain_text, wanted)
        if not wanted.where:
            self._window.addAction(action)
        return action

    def give_keys(self, where: str, pane: QWidget) -> None:
        """Let the keys of the commands that belong to one pane hold while the keyboard is there."""
        pane.addActions([self._actions[each.id] for each in ACTIONS if each.where == where])

    def set_tip(self, action: QAction, tip: str, wanted: Action) -> None:
        """Say what a command does, with its key."""
        key = wanted.key_text()
        action.setToolTip(plain_tip(f"{tip} ({key})" if key else tip))

    def action(self, name: str) -> QAction:
        """Return one command's QAction; an unknown name is a bug."""
        return self._actions[name]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Give commands their slots; called by the window once for each part."""
        for name, slot in slots.items():
            self._actions[name].triggered.connect(slot)
            self.wired.add(name)

    def set_facts(self, facts: frozenset[str]) -> None:
        """Enable exactly what is possible."""
        for each in ACTIONS:
            self._actions[each.id].setEnabled(facts.issuperset(each.needs))

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus into the menu bar."""
        titles = dict(SUBMENUS)
        for name, title in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(False)
            group = -1
            for each in (entry for entry in ACTIONS if entry.menu.partition("/")[0] == name):
                if each.group != group and group >= 0:
                    menu.addSeparator()
                group = each.group
                if each.menu == name:
                    menu.addAction(self._actions[each.id])
                else:
                    self._submenu(menu, each.menu, titles[each.menu]).addAction(self._actions[each.id])

    def _submenu(self, menu: QMenu, name: str, title: str) -> QMenu:
        if name not in self.submenus:
            self.submenus[name] = menu.addMenu(title)
        return self.submenus[name]

    def popup(self, parent: QWidget, names: list[str]) -> QMenu:
        """Return a menu of these commands and submenus; "" is a separator, disabled commands are left out."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in self.submenus:
                menu.addMenu(self.submenus[name])
            elif self._actions[name].isEnabled():
                menu.addAction(self._actions[name])
        return menu
