"""The ways files come in: by menu, by dropping them on the window, the sample articles."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot

from desktop.translation import _
from ui.choosing import FileChooser


class ImportCommands(QObject):
    """Says which paths are to be imported; ``chosen`` carries them as strings."""

    chosen = Signal(object)

    def __init__(self, chooser: FileChooser, parent: QObject) -> None:
        super().__init__(parent)
        self.chooser = chooser

    def _tell(self, paths: Sequence[Path]) -> None:
        if paths:
            self.chosen.emit([str(path) for path in paths])

    @Slot()
    def files(self) -> None:
        """Ask for files."""
        self._tell(self.chooser.files(_("Import files")))

    @Slot()
    def folder(self) -> None:
        """Ask for a folder."""
        folder = self.chooser.folder(_("Import a folder"))
        self._tell([folder] if folder is not None else [])

    @Slot()
    def samples(self) -> None:
        """Take the sample articles."""
        from resources.samples import sample_paths  # noqa: PLC0415  # loaded when used

        self._tell(list(sample_paths()))

    @Slot(object)
    def drop(self, data: QMimeData) -> None:
        """Take dropped files and folders."""
        self._tell(dropped_paths(data))


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the local files and folders in what is dragged; empty for everything else."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
