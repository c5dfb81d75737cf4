"""The window's frame: there at once, before anything else is loaded.

It paints the outlines of the panes until they are there. Loading the panes, the library and all that
they need takes a few tenths of a second; a window that answers at once is worth this one small module.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from ui.theme import Palette

FIRST_SIZE = (1440, 900)
MENU, TOOLBAR, STATUS = 26, 45, 20  # heights of what comes, in pixels
LISTS = (190, 300)  # widths of sidebar and list


class Frame(QMainWindow):
    """A main window that tells what happens to it and leaves the answers to its owner."""

    painted = Signal()  # the first time
    closing = Signal()
    dropped = Signal(object)  # QMimeData with files

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setWindowTitle("Scholiast")
        self.resize(*FIRST_SIZE)
        self._palette = palette
        self._seen = False
        self.takes_files = False
        self.setAcceptDrops(True)

    def come_forward(self) -> None:
        """Come to the front, also from being minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outlines while there is nothing else."""
        if self.centralWidget() is None:
            painter = QPainter(self)
            palette, width = self._palette, self.width()
            bottom = self.height() - STATUS
            painter.fillRect(self.rect(), QColor(palette.window))
            painter.fillRect(QRect(0, MENU, width, TOOLBAR), QColor(palette.pane))
            top = MENU + TOOLBAR
            painter.fillRect(QRect(LISTS[0], top, LISTS[1], bottom - top), QColor(palette.pane))
            painter.fillRect(QRect(sum(LISTS), top, width, bottom - top), QColor(palette.page))
            painter.end()
        else:
            super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes; what has to be kept is kept now."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files and folders."""
        if self.takes_files and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what is dropped."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())
