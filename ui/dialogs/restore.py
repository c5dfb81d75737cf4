"""The restore dialog: the backups there are, and bringing one back."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QWidget

from desktop.library import Backup
from desktop.translation import _
from ui.dialogs.parts import close_box, plain_label, prepare, settle
from ui.moments import local_moment


def backup_words(backup: Backup) -> str:
    """Return a backup's time in the reader's zone and its size."""
    size = QLocale().formattedDataSize(backup.bytes)
    return _("{time} · {size}").format(time=f"{local_moment(backup.time):%Y-%m-%d %H:%M:%S}", size=size)


class RestoreDialog(QDialog):
    """Lists backups, newest first; restoring is asked of the window, which keeps the present state too."""

    restore_requested = Signal(object)  # Path

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = prepare(self, title=_("Restore the library from a backup"), size=QSize(460, 380))
        words = (
            _("The library becomes what it was at that time. What it is now is backed up first.")
            if backups
            else _("There is no backup yet. One is made when Scholiast closes after changes.")
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Backups, newest first"))
        for backup in backups:
            self.list.addItem(backup_words(backup))
        self._paths = [backup.path for backup in backups]
        self.buttons = close_box(self)
        self.restore = self.buttons.addButton(_("Restore"), QDialogButtonBox.ButtonRole.ActionRole)
        self.restore.setEnabled(bool(backups))
        settle(self.buttons)
        column.addWidget(plain_label(words, self))
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._restore)
        self.restore.clicked.connect(self._restore)

    @Slot()
    def _restore(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.restore_requested.emit(self._paths[row])
