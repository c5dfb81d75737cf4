"""Ending on the system's word: a signal closes the window as the reader would, with everything kept."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QMainWindow

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class SignalWatch(QObject):
    """Closes the window when the process is asked to end.

    Python runs its handlers only when it is running itself, and Qt's loop may sleep for long: the
    wake-up descriptor makes the loop look.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._here, self._there = socket.socketpair()
        self._there.settimeout(0)
        self._before = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._kept = {number: signal.signal(number, self._close) for number in SIGNALS}

    @Slot()
    def _drain(self) -> None:
        self._here.recv(64)

    def _close(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self._window.close)  # after what goes on at this moment

    def stop(self) -> None:
        """Give the signals back."""
        for number, before in self._kept.items():
            signal.signal(number, before)
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        self._here.close()
        self._there.close()
