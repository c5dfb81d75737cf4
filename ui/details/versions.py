"""The versions of the open article: a line each, which compares it with the newest one."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.model import VersionFacts
from desktop.translation import _
from ui.moments import local_moment
from ui.plain import plain_tip

VERSION = "version"  # a button's property: the id of what it stands for


class VersionLines(QWidget):
    """The newest first; ``version_chosen`` carries the id of the one that was clicked."""

    version_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[VersionFacts] = ()
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_versions(self, versions: Sequence[VersionFacts]) -> None:
        """Show versions, the newest first; what is shown already stays as it is."""
        if versions == self._versions:
            return
        self._versions = versions
        for button in self._buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._line(version) for version in reversed(versions)]
        for button in self._buttons:
            self._column.addWidget(button)

    def _line(self, version: VersionFacts) -> QPushButton:
        """Return the line of a version; the newest one stands for itself and its predecessor."""
        where = PurePath(version.path).name if version.path else ""
        words = _("{number} · {time:%Y-%m-%d}").format(
            number=version.number, time=local_moment(version.imported)
        )
        button = QPushButton(f"{words} · {where}".replace("&", "&&") if where else words, self)
        button.setObjectName("versionLine")
        button.setProperty(VERSION, version.id)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAutoDefault(False)
        tip = _("Compare with the version before") if version.newest else _("Compare with the newest version")
        button.setToolTip(plain_tip(f"{tip}\n{version.path or ''}".strip()))
        button.setAccessibleDescription(tip)
        button.setMinimumWidth(0)
        button.clicked.connect(self._tell)
        return button

    @Slot()
    def _tell(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.version_chosen.emit(int(sender.property(VERSION)))
