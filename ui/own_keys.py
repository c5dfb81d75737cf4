"""Keys that a widget keeps for itself while it has the keyboard, whatever the window does with them."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def tag_key(key: int) -> str:
    """Return what a key of Qt means where notes are chosen: "1" to "9" or "g" (the last tag), else ""."""
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return str(key - Qt.Key.Key_0)
    return "g" if key == Qt.Key.Key_G else ""


def keeps(event: QEvent, keys: Collection[int]) -> bool:
    """Take a key before the window's shortcuts see it; return whether this event asked for that.

    To be called first in ``QWidget.event``; the key then arrives in ``keyPressEvent``. Only keys without
    Ctrl, Alt and Shift are kept.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in keys or event.modifiers() not in _PLAIN:
        return False
    event.accept()
    return True
