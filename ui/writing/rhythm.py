"""When typed words are kept: a draft soon after the keys rest, a step when the stay ends."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PAUSE_MS = 500
LONGEST_WAIT_MS = 900
IDLE_MS = 30_000


class Rhythm(QObject):
    """When typed words are kept: a draft soon after the keys rest, a step when the stay ends."""

    draft_due = Signal()
    step_due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pause, self.longest, self.idle = (self._timer(ms) for ms in (PAUSE_MS, LONGEST_WAIT_MS, IDLE_MS))
        self.pause.timeout.connect(self._draft)
        self.longest.timeout.connect(self._draft)
        self.idle.timeout.connect(self.step_due)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def key(self) -> None:
        """Note that the words changed."""
        self.pause.start()
        self.idle.start()
        if not self.longest.isActive():
            self.longest.start()

    def stop(self) -> None:
        """Forget what was due, because it has been kept."""
        for timer in (self.pause, self.longest, self.idle):
            timer.stop()

    @Slot()
    def _draft(self) -> None:
        self.pause.stop()
        self.longest.stop()
        self.draft_due.emit()
