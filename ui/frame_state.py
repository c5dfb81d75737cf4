"""What a window remembers from one time to the next: its size, its panes, its order.

Kept in ``window.ini`` beside the settings; what belongs to one library (the article that was open) is kept
in that library.
"""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from desktop.settings import settings_path


def _store() -> QSettings:
    return QSettings(str(settings_path().parent / "window.ini"), QSettings.Format.IniFormat)


def recall_frame(frame: QMainWindow) -> None:
    """Give the window the size and place that were kept."""
    geometry = _store().value("geometry")
    if isinstance(geometry, QByteArray):
        frame.restoreGeometry(geometry)


def recall_panes(panes: QSplitter) -> tuple[str, bool]:
    """Give the panes the widths that were kept; return the order of the list and whether it falls."""
    store = _store()
    widths = store.value("panes")
    if isinstance(widths, QByteArray):
        panes.restoreState(widths)
    return str(store.value("order", "added")), str(store.value("falling", 1)) != "0"


def keep_window(frame: QMainWindow, panes: QSplitter, *, order: tuple[str, bool]) -> None:
    """Write the window's geometry, the widths of its panes and the order of the list."""
    store = _store()
    store.setValue("geometry", frame.saveGeometry())
    store.setValue("panes", panes.saveState())
    store.setValue("order", order[0])
    store.setValue("falling", int(order[1]))
    store.sync()
