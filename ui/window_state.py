"""What a window remembers from one time to the next: its size, its panes, its order.

Kept in ``window.ini`` beside the settings; what belongs to one library (the article that was open) is kept
in that library.
"""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from desktop.settings import settings_path


def _store() -> QSettings:
    return QSettings(str(settings_path().parent / "window.ini"), QSettings.Format.IniFormat)


def keep_window(window: QMainWindow, panes: QSplitter, *, order: tuple[str, bool]) -> None:
    """Write the window's geometry, the widths of its panes and the order of the list."""
    store = _store()
    store.setValue("geometry", window.saveGeometry())
    store.setValue("panes", panes.saveState())
    store.setValue("order", order[0])
    store.setValue("falling", int(order[1]))
    store.sync()


def recall_window(window: QMainWindow, panes: QSplitter) -> tuple[str, bool]:
    """Give the window what was kept and return the order of the list."""
    store = _store()
    geometry, widths = store.value("geometry"), store.value("panes")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(widths, QByteArray):
        panes.restoreState(widths)
    return str(store.value("order", "added")), bool(int(str(store.value("falling", 1))))
