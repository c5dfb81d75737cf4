"""Asking for files and folders: the system's dialogs behind one small object, so that tests can answer."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.translation import _

LIBRARIES = _("Scholiast libraries (*.scholiast)")
SUFFIX = ".scholiast"
PDFS = _("PDF files (*.pdf)")
PDF = ".pdf"
ARCHIVES = _("Archives (*.zip)")
ZIP = ".zip"


class FileChooser:
    """Each method returns what was chosen, None or nothing when the reader cancelled."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        place = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(place.DocumentsLocation)
        there = Path(documents).is_dir()  # else its last part would stand in the dialog as a file's name
        self._texts = documents if there else QStandardPaths.writableLocation(place.HomeLocation)

    def library(self, folder: Path) -> Path | None:
        """Ask for a library that is there."""
        name, _filter = QFileDialog.getOpenFileName(self._window, _("Open library"), str(folder), LIBRARIES)
        return Path(name) if name else None

    def new_library(self, folder: Path, title: str) -> Path | None:
        """Ask for the name of a library file to write; the suffix is added when it is left out.

        Nothing is ever written over a file, so the dialog does not ask whether it may be.
        """
        name, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(folder), LIBRARIES, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not name:
            return None
        return Path(name) if name.endswith(SUFFIX) else Path(name + SUFFIX)

    def pdf(self, path: Path) -> Path | None:
        """Ask for the name of a PDF file to write; the suffix is added when it is left out."""
        name, _filter = QFileDialog.getSaveFileName(self._window, _("Save as PDF"), str(path), PDFS)
        if not name:
            return None
        return Path(name) if name.lower().endswith(PDF) else Path(name + PDF)

    def archive(self, path: Path) -> Path | None:
        """Ask for the name of an archive to write; the suffix is added when it is left out."""
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Archive the library"), str(path), ARCHIVES
        )
        if not name:
            return None
        return Path(name) if name.lower().endswith(ZIP) else Path(name + ZIP)

    def codebook(self, folder: Path) -> Path | None:
        """Ask for a codebook file."""
        wanted = _("Codebooks (*.csv *.tsv *.txt *.md *.markdown);;All files (*)")
        name, _filter = QFileDialog.getOpenFileName(self._window, _("Import a codebook"), str(folder), wanted)
        return Path(name) if name else None

    def new_codebook(self, folder: Path) -> Path | None:
        """Ask for the name of a codebook file to write; without a known suffix it is a table."""
        table, page = _("Table for spreadsheets (*.csv)"), _("Page in Markdown (*.md)")
        name, chosen = QFileDialog.getSaveFileName(
            self._window, _("Export the codebook"), str(folder / "codebook.csv"), f"{table};;{page}"
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() in {".csv", ".md"}:
            return path
        return path.with_name(path.name + (".md" if chosen == page else ".csv"))

    def new_table(self, path: Path) -> Path | None:
        """Ask for the name of a table to write; the suffix is added when it is left out."""
        wanted = _("Table for spreadsheets (*.csv)")
        name, _filter = QFileDialog.getSaveFileName(self._window, _("Export entities"), str(path), wanted)
        if not name:
            return None
        return Path(name) if name.lower().endswith(".csv") else Path(name + ".csv")

    def files(self, title: str) -> list[Path]:
        """Ask for files to import, where texts were chosen last."""
        names, _filter = QFileDialog.getOpenFileNames(self._window, title, self._texts)
        return [self._kept(Path(name)) for name in names]

    def file(self, title: str) -> Path | None:
        """Ask for one file, where texts were chosen last."""
        name, _filter = QFileDialog.getOpenFileName(self._window, title, self._texts)
        return self._kept(Path(name)) if name else None

    def folder(self, title: str) -> Path | None:
        """Ask for a folder to import, where texts were chosen last."""
        name = QFileDialog.getExistingDirectory(self._window, title, self._texts)
        return self._kept(Path(name)) if name else None

    def _kept(self, chosen: Path) -> Path:
        """Return what was chosen; the next dialog begins beside it."""
        self._texts = str(chosen.parent)
        return chosen
