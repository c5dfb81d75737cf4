"""What goes on beside reading: the worker processes, the import and the recognition, shown in the status bar.

Everything here is loaded after the first paint.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.model import ArticleId, Change
from desktop.translation import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.reading import Reading
from ui.session import Session
from ui.status_bar import StatusBar

if TYPE_CHECKING:
    from desktop.work import Worker
    from ui.work.checking import Checking
    from ui.work.exporting import ExportJob
    from ui.work.importing import ImportJob
    from ui.work.languages import LanguageJob
    from ui.work.moving import Moving
    from ui.work.recognising import RecognitionJob
    from ui.work.recognising_again import RecognisingAgain
    from ui.work.replacing import Replacing
    from ui.work.rereading import Rereading

BATCH_SECONDS = 300  # processor time that one batch of recognition may take


class Background(QObject):
    """Starts imports and recognition when they are first needed and ends them before the library closes."""

    imported = Signal(object)  # ImportSummary
    cut_short = Signal(object)  # ImportSummary of an import that ended with its library
    unavailable = Signal(str)  # why entities are not recognised
    changed = Signal()  # something began or ended
    checked = Signal(object)  # list of Problem, what is wrong with the library
    paused = Signal(bool)  # whether recognition is paused now
    settled = (
        Signal()
    )  # a library is open, or the languages of its articles are told: engines can be compared

    def __init__(
        self, session: Session, jobs: Jobs, status: StatusBar, *, first: Callable[[], Iterable[ArticleId]]
    ) -> None:
        super().__init__(jobs)
        self._session = session
        self._jobs = jobs
        self._status = status
        self._first = first
        self._import: ImportJob | None = None
        self._recognition: RecognitionJob | None = None
        self._again: RecognisingAgain | None = None
        self._rereading: Rereading | None = None
        self._checking: Checking | None = None
        self._languages: LanguageJob | None = None
        self._worker: Worker | None = None
        self._texts: Worker | None = None
        self._reader: Worker | None = None
        self._replacing: Replacing | None = None
        self._exports: Worker | None = None
        self._exporting: ExportJob | None = None
        self._ends: list[Callable[[], object]] = []
        self._shown = (False, False)

    @property
    def importing(self) -> bool:
        """Whether an import is under way."""
        return self._import is not None and self._import.running

    @property
    def recognising(self) -> bool:
        """Whether something is left to recognise."""
        return self._recognition is not None and self._recognition.running

    @property
    def import_job(self) -> "ImportJob":
        """The import job with its worker process, made when it is first needed."""
        if self._import is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # loaded when used

            from ui.work.importing import ImportJob  # noqa: PLC0415  # loaded when it is needed, not at the start

            threads = ThreadPoolExecutor(1)
            self._ends.append(partial(threads.shutdown, wait=False, cancel_futures=True))
            self._import = ImportJob(
                self._session, self._jobs, self.import_worker, threads, mover=self.text_worker
            )
            self._import.progressed.connect(self._show_import)
            self._import.finished.connect(self._end_import)
            self._status.importing.pressed.connect(self._import.cancel)
        return self._import

    @property
    def recognition_job(self) -> "RecognitionJob":
        """The recognition job with its worker process, made when it is first needed."""
        if self._recognition is None:
            from desktop.work import Worker  # noqa: PLC0415  # loaded when used
            from ui.work.recognising import RecognitionJob  # noqa: PLC0415  # loaded when it is needed, not at the start

            worker = Worker(memory=None, seconds=BATCH_SECONDS)
            self._ends.append(worker.close)
            self._recognition = RecognitionJob(self._session, self._jobs, worker, first=self._first)
            self._recognition.progressed.connect(self._show_recognition)
            self._recognition.unavailable.connect(self.unavailable)
            self._status.recognition.pressed.connect(self.turn_recognition)
        return self._recognition

    def recognising_again(self, messages: Messages, window: QWidget) -> "RecognisingAgain":
        """Return what recognises articles again on request, with the worker process of recognition."""
        if self._again is None:
            from ui.work.recognising_again import RecognisingAgain  # noqa: PLC0415  # loaded when it is needed

            self._again = RecognisingAgain(
                self._session,
                messages,
                jobs=self._jobs,
                job=self.recognition_job,
                window=window,
            )
        return self._again

    def rereading(self, messages: Messages, reading: Reading) -> "Rereading":
        """Return what reads a file again, with the import's worker process."""
        if self._rereading is None:
            from ui.work.rereading import Rereading  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._rereading = Rereading(
                self._session,
                messages,
                reading,
                jobs=self._jobs,
                worker=self.import_worker,
                moving=self.moving,
            )
        return self._rereading

    @property
    def moving(self) -> "Moving":
        """What moves the notes of an article into a long text."""
        from ui.work.moving import Moving  # noqa: PLC0415  # loaded when it is needed, not at the start

        return Moving(self._session, jobs=self._jobs, worker=self.text_worker)

    def replacing(self, messages: Messages) -> "Replacing":
        """Return what gives articles newer texts."""
        if self._replacing is None:
            from ui.work.replacing import Replacing  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._replacing = Replacing(
                self._session, messages, jobs=self._jobs, reader=self.import_worker, moving=self.moving
            )
        return self._replacing

    @Slot()
    def check(self) -> None:
        """Look the library over, in a process of its own."""
        if self._checking is None:
            from ui.work.checking import Checking  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._checking = Checking(self._session, self._jobs, self.library_worker)
            self._checking.checked.connect(self.checked)
        self._status.say(_("The library is being checked…"))
        self._checking.start()

    @property
    def library_worker(self) -> "Worker":
        """The process that reads all of a library, made when it is first needed."""
        if self._reader is None:
            from desktop.work import Worker  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._reader = Worker(memory=None, seconds=None)
            self._ends.append(self._reader.close)
        return self._reader

    @property
    def import_worker(self) -> "Worker":
        """The process that reads files, made when it is first needed."""
        if self._worker is None:
            from desktop.work import Worker  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._worker = Worker()
            self._ends.append(self._worker.close)
        return self._worker

    @property
    def text_worker(self) -> "Worker":
        """The process that compares long texts and finds passages in them, made when it is first needed."""
        if self._texts is None:
            from desktop.work import Worker  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._texts = Worker()
            self._ends.append(self._texts.close)
        return self._texts

    @property
    def export_worker(self) -> "Worker":
        """The process that writes exports and shares, made when it is first needed."""
        if self._exports is None:
            from desktop.work import Worker  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._exports = Worker(memory=None, seconds=None)
            self._ends.append(self._exports.close)
        return self._exports

    @property
    def exporting(self) -> "ExportJob":
        """The exports with their worker processes, made when they are first needed."""
        if self._exporting is None:
            from ui.work.exporting import ExportJob  # noqa: PLC0415  # loaded when it is needed, not at the start

            self._exporting = ExportJob(self._jobs, self.export_worker, self.text_worker)
            self._exporting.progressed.connect(self._show_export)
            self._exporting.finished.connect(self._status.exporting.hide)
            self._exporting.failed.connect(self._status.exporting.hide)
            self._status.exporting.pressed.connect(self._exporting.stop)
        return self._exporting

    def start_import(self, paths: Sequence[str]) -> None:
        """Import files and folders."""
        self.import_job.start(paths)

    @Slot()
    def begin(self) -> None:
        """Go on where a library was left."""
        self.look()
        self._tell_languages()
        self.settled.emit()

    @Slot()
    def look(self) -> None:
        """See whether something is to be recognised."""
        if self._session.writable and self._session.settings.recognise:
            self.recognition_job.look()

    def _tell_languages(self) -> None:
        """Have the languages of articles found that came before this was done at the import."""
        from ui.work.languages import LanguageJob  # noqa: PLC0415  # loaded when it is needed, not at the start

        if LanguageJob.wanted(self._session):
            if self._languages is None:
                self._languages = LanguageJob(self._session, self._jobs, self.text_worker)
                self._languages.finished.connect(self.settled)
            self._languages.start()

    @Slot(object)
    def take(self, change: Change) -> None:
        """Follow changes that bring new texts."""
        if change.listing and change.articles:
            self.look()

    @Slot()
    def turn_recognition(self) -> None:
        """Pause recognition, or go on."""
        self.recognition_job.turn()
        paused = self.recognition_job.paused
        tip = _("Go on recognising entities") if paused else _("Pause recognition")
        self._status.recognition.set_button("play" if paused else "pause", tip)
        self.paused.emit(paused)

    @Slot()
    def settings_changed(self) -> None:
        """Begin or end recognition as the settings say; another engine may be chosen."""
        if self._session.settings.recognise:
            self.look()
            if self._recognition is not None:
                self._recognition.try_again()
        elif self._recognition is not None:
            self._recognition.stop()

    @Slot()
    def stop(self) -> None:
        """End what goes on, before the library closes."""
        summary = self._import.stop() if self._import is not None else None
        if summary is not None:
            self._status.importing.hide()
            self.cut_short.emit(summary)
        if self._recognition is not None:
            self._recognition.stop()
        if self._checking is not None:
            self._checking.stop()
        if self._languages is not None:
            self._languages.stop()
        if self._again is not None:
            self._again.stop()

    def close(self) -> None:
        """End the worker processes."""
        self.stop()
        for end in self._ends:
            end()
        self._ends.clear()

    @Slot(int, int)
    def _show_import(self, done: int, total: int) -> None:
        words = _("Importing {done} of {total}") if total else _("Looking for files…")
        self._status.importing.show_step(_numbers(words, done, total), done=done, total=total)
        self._tell()

    @Slot(object)
    def _end_import(self, summary: object) -> None:
        if not self.importing:
            self._status.importing.hide()
        self.imported.emit(summary)
        self._tell()

    @Slot(int, int)
    def _show_export(self, done: int, total: int) -> None:
        words = _("Exporting {done} of {total}") if total else _("Exporting…")
        self._status.exporting.show_step(_numbers(words, done, total), done=done, total=total)

    @Slot(int, int)
    def _show_recognition(self, done: int, total: int) -> None:
        if done < total:
            words = _numbers(_("Recognising entities {done} of {total}"), done, total)
            self._status.recognition.show_step(words, done=done, total=total)
        else:
            self._status.recognition.hide()
        self._tell()

    def _tell(self) -> None:
        shown = (self.importing, self.recognising)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()


def _numbers(words: str, done: int, total: int) -> str:
    return words.format(done=QLocale().toString(done), total=QLocale().toString(total))
