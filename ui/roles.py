"""What the window's own widgets are to screen readers, where Qt would call them nothing in particular."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES: Mapping[str, QAccessible.Role] = {
    "CardList": QAccessible.Role.List,
    "NoteCard": QAccessible.Role.ListItem,
    "Cards": QAccessible.Role.List,
    "ReviewBar": QAccessible.Role.Grouping,
    "ReviewView": QAccessible.Role.Grouping,
    "SideBySide": QAccessible.Role.Grouping,
    "QScrollArea": QAccessible.Role.Pane,
}


@cache
def give_roles() -> None:
    """Have Qt ask here what a widget is; once a process is enough."""
    QAccessible.installFactory(_told)


def _told(kind: str, widget: QObject) -> QAccessibleWidget | None:
    role = ROLES.get(kind)
    return QAccessibleWidget(widget, role) if role is not None and isinstance(widget, QWidget) else None
