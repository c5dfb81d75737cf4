"""The door to tell the reader something: a sentence, a banner with one thing to do, an error, a bug.

Everything is shown as plain text. Nothing here waits for an answer.
"""

import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop import __version__
from desktop.errors import ScholiastError
from desktop.model import Change
from desktop.translation import _
from ui.icons import icon

BANNER_FOR = 12_000  # milliseconds
BANNER_WIDTH = 620
EDGE = 14  # pixels between the banner and the pane it floats over
_PLACED = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Banner(QFrame):
    """One sentence with at most one thing to do about it; goes away by itself, never from under the pointer.

    It floats over the bottom of its parent: nothing moves when it comes and goes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        parent.installEventFilter(self)
        self._bars: tuple[QWidget, ...] = ()
        self.setObjectName("banner")
        self._act: Callable[[], object] | None = None
        self._lapses = False
        self._stays = False
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.button = QPushButton()
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._do)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setIconSize(QSize(12, 12))
        close.setToolTip(_("Close"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(close)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(BANNER_FOR)
        self._clock.timeout.connect(self.hide)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, "" while the banner is away."""
        return "" if self.isHidden() else self._label.text()

    def tell(
        self,
        text: str,
        *,
        offer: str = "",
        act: Callable[[], object] | None = None,
        serious: bool = False,
        stays: bool = False,
    ) -> None:
        """Show a sentence; ``offer`` names the button that calls ``act``; ``stays`` until closed."""
        self._act, self._lapses, self._stays = act, False, stays
        self._label.setText(text)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self.setProperty("serious", serious)
        self.style().unpolish(self)
        self.style().polish(self)
        self._float()
        self.raise_()
        self.show()
        self._wait()

    def stand_above(self, *bars: QWidget) -> None:
        """Leave room for bars at the bottom while they are seen: one types and answers there."""
        self._bars = bars
        for bar in bars:
            bar.installEventFilter(self)

    def _float(self) -> None:
        """Take the place over the middle of the parent's bottom edge."""
        below = sum(bar.height() for bar in self._bars if bar.isVisible())
        room = self._pane.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE - below)
        width = max(0, min(BANNER_WIDTH, room.width()))
        height = self._row.totalHeightForWidth(width)
        self.setGeometry(
            room.left() + (room.width() - width) // 2, room.top() + room.height() - height, width, height
        )

    def _wait(self) -> None:
        """Begin to count the time until the banner goes, unless it stays or is pointed at."""
        self._clock.stop()
        if not self._stays and not self.underMouse():
            self._clock.start()

    @property
    def leaves(self) -> bool:
        """Whether the time is running after which the banner goes."""
        return self._clock.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the parent gets another size, and above the bars that come and go."""
        if event.type() in _PLACED and not self.isHidden():
            self._float()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here: a click must not hit what lies below."""
        super().enterEvent(event)
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go some time after the pointer went."""
        super().leaveEvent(event)
        if not self._stays:
            self._clock.start()

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was just done and offer to take it back, as long as it is the last step."""
        self.tell(text, offer=_("Undo"), act=undo)
        self._lapses = True

    @Slot(object)
    def lapse(self, change: Change) -> None:
        """Follow a change: after another step, undo would take back that one."""
        if change.label:
            self.withdraw()

    @Slot()
    def withdraw(self) -> None:
        """Take an offered undo back: there is nothing any more that it could take back."""
        if self._lapses:
            self.hide()

    @Slot()
    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()


class Messages(QObject):
    """What the window uses to tell the reader something."""

    said = Signal(str)  # for the status line

    def __init__(self, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self.banner = banner
        self.box: QMessageBox | None = None
        self._report = ""

    def say(self, text: str) -> None:
        """Put a sentence into the status line."""
        self.said.emit(text)

    def error(self, error: ScholiastError) -> None:
        """Show what went wrong and what to do, without stopping the work."""
        self.banner.tell(str(error), serious=True)

    def box_error(self, error: ScholiastError) -> None:
        """Show an error that nothing goes on after: a library that cannot be opened."""
        self._show_box(QMessageBox.Icon.Warning, error.what, error.remedy)

    def bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a bug with a report that can be copied; the first one stands until it is closed."""
        report = bug_report(kind, error, trace)
        sys.stderr.write(report)
        if self.box is not None and self.box.isVisible():
            return
        box = self._show_box(
            QMessageBox.Icon.Critical,
            _("Something went wrong inside Scholiast."),
            _("What you wrote is kept. You can go on, and the report helps to mend it."),
        )
        self._report = report
        box.setDetailedText(report)
        copy = box.addButton(_("Copy the report"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy_report)

    def _show_box(self, sign: QMessageBox.Icon, what: str, remedy: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(sign)
        box.setWindowTitle("Scholiast")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(what)
        box.setInformativeText(remedy)
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.finished.connect(self._closed)
        box.open()
        self.box = box
        return box

    @Slot()
    def _closed(self) -> None:
        self.box = None

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def install_excepthook(self) -> None:
        """Have every error that nobody took shown here: the user's world as a banner, the rest as bug."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show an error according to what it is; the interpreter's own exits go their way."""
        if isinstance(error, ScholiastError):
            self.error(error)
        elif issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.bug(kind, error, trace)


def bug_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what is needed to find a bug: versions, system, where it happened; no text of an article."""
    where = "".join(traceback.format_exception(kind, error, trace))
    system = f"Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}"
    return f"Scholiast {__version__}, {system}\n\n{where}"
