"""Exporting notes: the dialog, its counts and previews, and the export itself in a process of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from desktop.library import Library
from desktop.model import AnnotationId
from desktop.text.note_filter import EVERY_NOTE, OfArticle, Tagged
from desktop.translation import _, ngettext
from ui.commands.dialogs import OF_LIBRARY
from ui.commands.sharing import ShareCommand
from ui.pages.page import PageParts

if TYPE_CHECKING:
    from desktop.library.exporting import Exported, ExportRequest
    from ui.dialogs.export import ExportChoice, ExportDialog
    from ui.work.exporting import ExportJob

LAST_EXPORT = "last_export"
ARCHIVE = "archive"


class ExportCommands(QObject):
    """Asks what to export, and has it written beside the window."""

    def __init__(self, parts: PageParts) -> None:
        super().__init__(parts.frame)
        self._session = parts.session
        self._messages = parts.messages
        self._reading = parts.reading
        self._scope = parts.scope
        self._background = parts.background
        self._window = parts.frame
        self.sharing = ShareCommand(parts)
        self._wired = False
        self.shown: ExportDialog | None = None

    @Slot()
    def export(self) -> None:
        """Ask what to export."""
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415  # dialogs are loaded when used

        library = self._session.library
        if library is None:
            return
        self._reading.keep()
        remembered = library.state.get(LAST_EXPORT, {})
        dialog = ExportDialog(
            library.tags.codebook(),
            self._window,
            article=self._reading.article,
            remembered=remembered if isinstance(remembered, dict) else {},
            folder=library.path.parent,
            shown=self._filtered(library),
            prefer_shown=self._scope.shown,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty(OF_LIBRARY, True)  # noqa: FBT003  # Qt's signature: a value
        dialog.count_wanted.connect(self._count)
        dialog.preview_wanted.connect(self._preview)
        dialog.export_requested.connect(self._export)
        dialog.stop_requested.connect(self._stop)
        dialog.finished.connect(self._forget)
        self.shown = dialog
        dialog.show()

    @Slot()
    def _forget(self) -> None:
        self.shown = None

    def _filtered(self, library: Library) -> list[AnnotationId] | None:
        """Return the notes that the notes page is filtered to, None when it leaves none out."""
        now = self._scope.now
        return library.notes.ids(now.wanted) if now.filtered else None

    @Slot(object)
    def _count(self, choice: "ExportChoice") -> None:
        if self._session.library is not None and self.shown is not None:
            self.shown.show_count(count_export(self._session.library, choice))

    @Slot(object)
    def _preview(self, choice: "ExportChoice") -> None:
        library = self._session.library
        if library is not None and self.shown is not None:
            request = request_of(choice, Path(f"preview{self.shown.suffix}"))
            self._background.exporting.preview(library.path, request, self._show_preview)

    def _show_preview(self, text: str) -> None:
        if self.shown is not None:
            self.shown.show_preview(text)

    @Slot(object)
    def _export(self, choice: "ExportChoice") -> None:
        library = self._session.library
        if library is None or choice.out is None or self.shown is None:
            return
        self._reading.keep()
        if self._session.writable:
            library.state.set(LAST_EXPORT, self.shown.remembered())
        self._job().start(library.path, request_of(choice, choice.out))

    def _job(self) -> "ExportJob":
        """Return what exports, and listen to it."""
        job = self._background.exporting
        if not self._wired:
            job.progressed.connect(self._show_progress)
            job.finished.connect(self._take)
            job.failed.connect(self._fail)
            self._wired = True
        return job

    @Slot(object)
    def archive(self, out: Path) -> None:
        """Write the whole library into one ZIP of open formats; how it goes is told in the window."""
        from desktop.library.exporting import ExportRequest  # noqa: PLC0415  # only an export needs it

        library, job = self._session.library, self._job()
        if job.running:
            self._messages.banner.tell(_("An export is under way. Archive the library when it has ended."))
        elif library is not None:
            job.start(library.path, ExportRequest(ARCHIVE, out.absolute()))

    @Slot()
    def _stop(self) -> None:
        self._background.exporting.stop()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self.shown is not None:
            self.shown.show_progress(done, total)

    @Slot(object, object)
    def _take(self, request: "ExportRequest", exported: "Exported") -> None:
        """Say what was written and what the format left out: in the dialog, or else in the window."""
        from desktop.exporting.report import sentence  # noqa: PLC0415  # only an export needs it

        words = ngettext("{count} file was written.", "{count} files were written.", len(exported.files))
        told = " ".join([words.format(count=len(exported.files)), *map(sentence, exported.left_out)])
        if request.format == ARCHIVE and self.shown is None:
            self._messages.banner.tell(_("The library was archived to {name}.").format(name=request.out.name))
        elif self.shown is not None:
            self.shown.show_result(told, request.out if exported.files else None)
        else:
            self._messages.banner.tell(
                _("Export to {name}: {words}").format(name=request.out.name, words=told)
            )

    @Slot(str)
    def _fail(self, words: str) -> None:
        if self.shown is not None:
            self.shown.show_result(words, None)
        else:
            self._messages.banner.tell(words, serious=True)


def request_of(choice: "ExportChoice", out: Path) -> "ExportRequest":
    """Return what the worker is asked for."""
    from desktop.library.exporting import ExportRequest  # noqa: PLC0415  # only an export needs it

    return ExportRequest(
        choice.format,
        out.absolute(),
        choice.options,
        article=choice.article,
        tag=choice.tag,
        chosen=None if choice.notes is None else tuple(choice.notes),
    )


def count_export(library: Library, choice: "ExportChoice") -> int:
    """Return how many notes an export would write."""
    if choice.notes is not None:
        return len(choice.notes)
    if choice.tag is not None:
        return library.notes.count(Tagged(choice.tag))
    return library.notes.count(EVERY_NOTE if choice.article is None else OfArticle(choice.article))
