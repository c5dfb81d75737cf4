"""Printing the open article, and saving it as a PDF: page after page, while the window goes on working."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QSaveFile, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter

from desktop.errors import ScholiastError
from desktop.translation import _, ngettext
from ui.choosing import FileChooser
from ui.messages import Messages
from ui.reader.records import Head, annotation_marks, whole_notes
from ui.reader.style import style_of
from ui.reading import Reading, byline
from ui.session import Session
from ui.theme import PAPER

if TYPE_CHECKING:
    from ui.reader.printed import PrintedArticle

MARGINS = QMarginsF(20, 16, 20, 14)  # millimetres
DOTS = 1200  # an inch


class PrintCommands(QObject):
    """Print… and Save as PDF… of the File menu; one article is printed at a time."""

    def __init__(self, session: Session, messages: Messages, reading: Reading, chooser: FileChooser) -> None:
        super().__init__(messages)
        self._session = session
        self._messages = messages
        self._reading = reading
        self.chooser = chooser
        self._pages: Iterator[int] | None = None
        self._printed = 0
        self._file: QSaveFile | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return the commands with what they do."""
        return {"print": self.print_article, "save_pdf": self.save_pdf}

    @property
    def printing(self) -> bool:
        """Whether an article is being printed."""
        return self._pages is not None

    @Slot()
    def print_article(self) -> None:
        """Ask for a printer and print the open article."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # 10 ms that a start can spare

        if not self._ready():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        printer.setDocName(self._title())
        dialog = QPrintDialog(printer, self._reading.reader.window())
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.begin(printer)

    @Slot()
    def save_pdf(self) -> None:
        """Ask for a file and write the open article into it as a PDF."""
        library = self._session.library
        if library is None or not self._ready():
            return
        path = self.chooser.pdf(library.path.parent / f"{_file_name(self._title())}.pdf")
        if path is not None:
            self.write_pdf(path)

    def write_pdf(self, path: Path) -> None:
        """Write the open article into a PDF file; the file is there when all of it is."""
        file = QSaveFile(str(path))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            self._refuse(file)
            return
        writer = QPdfWriter(file)
        writer.setResolution(DOTS)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        writer.setTitle(self._title())
        writer.setCreator("Scholiast")
        self._file = file
        self.begin(writer)

    def begin(self, device: QPagedPaintDevice) -> None:
        """Print the open article as it is now on a device, a page each time the window has a moment."""
        from ui.reader.printed import TEXT_SIZE, Printer  # noqa: PLC0415  # a start can spare it

        general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        family = self._reading.reader.view.page.style.family
        style = replace(style_of(PAPER, family=family, size=TEXT_SIZE), line_height=1.45)
        self._pages = Printer(self._article(), style, note_family=general).run(device)
        self._turn.start()

    def _article(self) -> "PrintedArticle":
        """Return the open article with its notes; nothing that changes later touches it."""
        from ui.reader.printed import PrintedArticle  # noqa: PLC0415  # as above

        library, article = self._session.library, self._reading.article
        if library is None or article is None:
            raise RuntimeError("nothing to print")  # noqa: EM101, TRY003  # a bug: the command needs an article
        annotations = library.annotations.of(article.id)
        colours = {tag.name: tag.colour for tag in library.tags.codebook()}
        return PrintedArticle(
            head=Head(article.title, byline(article)),
            text=library.articles.version(article.id).text,
            blocks=library.articles.blocks(article.id),
            marks=annotation_marks(annotations, colours),
            whole=whole_notes(annotations),
        )

    def _ready(self) -> bool:
        """Say whether an article can be printed now; what is typed is kept first."""
        if self._reading.article is None:
            return False
        if self.printing:
            self._messages.say(_("Another article is being printed."))
            return False
        self._reading.keep()
        return True

    def _title(self) -> str:
        return self._reading.article.title if self._reading.article is not None else ""

    @Slot()
    def _go_on(self) -> None:
        """Print one more page, or end."""
        page = next(self._pages, None) if self._pages is not None else None
        if page is not None:
            self._printed = page
            self._messages.say(_("Printing page {number}…").format(number=page))
            return
        self._turn.stop()
        self._pages = None  # the device goes with it, and writes its end
        pages = ngettext("{count} page was printed.", "{count} pages were printed.", self._printed)
        words = pages.format(count=self._printed)
        file, self._file = self._file, None
        if file is not None:
            name = Path(file.fileName()).name
            if not file.commit():
                self._refuse(file)
                return
            words = _("The article was saved as {name}.").format(name=name)
        self._messages.say(words)

    def _refuse(self, file: QSaveFile) -> None:
        why = _("{name} could not be written: {reason}.")
        self._messages.error(
            ScholiastError(
                why.format(name=Path(file.fileName()).name, reason=file.errorString()),
                remedy=_("Choose another folder, or make room on the disk."),
            )
        )


def _file_name(title: str) -> str:
    """Return a title as a name that every file system takes."""
    kept = "".join(sign if sign.isalnum() or sign in " -_,()" else " " for sign in title)
    return " ".join(kept.split())[:80] or _("article")
