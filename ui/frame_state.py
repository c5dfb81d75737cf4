"""What a window remembers from one time to the next: its size, its panes, its order.

Kept in ``window.ini`` beside the settings; what belongs to one library (the article that was open) is kept
in that library.
"""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from desktop.settings import settings_path

GUESSED_EDGES = QSize(12, 40)  # what a window manager draws around a window, before it did


def _store() -> QSettings:
    return QSettings(str(settings_path().parent / "window.ini"), QSettings.Format.IniFormat)


def fitted(outer: QRect, room: QRect) -> QRect:
    """Return a window's rectangle, frame included, made no larger than ``room`` and moved inside it."""
    size = outer.size().boundedTo(room.size())
    left = max(room.left(), min(outer.left(), room.left() + room.width() - size.width()))
    top = max(room.top(), min(outer.top(), room.top() + room.height() - size.height()))
    return QRect(QPoint(left, top), size)


def recall_frame(frame: QMainWindow) -> None:
    """Give the window the size and place that were kept, or its first ones; the whole of it on the screen.

    The place is that of the window's frame: given to what is inside the frame, the window would go down
    by its title bar each time.
    """
    store = _store()
    outer, inner = store.value("outer"), store.value("inner")
    if isinstance(outer, QRect) and isinstance(inner, QSize):
        edges = (outer.size() - inner).expandedTo(QSize(0, 0))
    else:
        outer, edges = _first_place(frame), GUESSED_EDGES
    screen = QGuiApplication.screenAt(outer.center()) or QGuiApplication.primaryScreen()
    outer = fitted(outer, screen.availableGeometry())
    frame.resize(outer.size() - edges)
    frame.move(outer.topLeft())
    if str(store.value("maximised", 0)) == "1":
        frame.showMaximized()


def _first_place(frame: QMainWindow) -> QRect:
    """Return the middle of the screen in the size that the window would like."""
    outer = QRect(QPoint(0, 0), frame.size() + GUESSED_EDGES)
    outer.moveCenter(QGuiApplication.primaryScreen().availableGeometry().center())
    return outer


def recall_panes(splitters: Mapping[str, QSplitter]) -> tuple[str, bool]:
    """Give the panes the widths that were kept; return the order of the list and whether it falls."""
    store = _store()
    for name, panes in splitters.items():
        widths = store.value(name)
        if isinstance(widths, QByteArray):
            panes.restoreState(widths)
            panes.setHandleWidth(1)
            panes.setChildrenCollapsible(False)
    return str(store.value("order", "added")), str(store.value("falling", 1)) != "0"


def keep_window(frame: QMainWindow, splitters: Mapping[str, QSplitter], *, order: tuple[str, bool]) -> None:
    """Write the window's place and size, the widths of its panes and the order of the list."""
    store = _store()
    large = frame.isMaximized() or frame.isFullScreen()
    store.setValue("maximised", int(frame.isMaximized()))
    if not large:
        store.setValue("outer", frame.frameGeometry())
        store.setValue("inner", frame.size())
    for name, panes in splitters.items():
        store.setValue(name, panes.saveState())
    store.setValue("order", order[0])
    store.setValue("falling", int(order[1]))
    store.sync()
