"""The commands that open a dialog: each is loaded when it is first asked for and stands beside the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop.settings import Settings
from desktop.translation import _, ngettext
from ui.actions import ACTIONS, MENUS
from ui.commands.versions import to_review
from ui.messages import Messages
from ui.session import Session
from ui.text_actions import TEXT_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library import Problem
    from desktop.model import ImportRow
    from ui.work.importing import ImportSummary

OF_LIBRARY = "of_library"  # a dialog's property: it is about the library that is open


class DialogCommands(QObject):
    """Settings, restore, the report of the last import, shortcuts, help, about."""

    settings_changed = Signal(object)  # Settings
    engines_asked = Signal()  # which engine recognises in which language
    restore_chosen = Signal(object)  # Path of a backup
    article_asked = Signal(str)  # uid, from the report
    review_asked = Signal()  # of the notes whose places an import made doubtful

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self.report: Sequence[ImportRow] = ()
        self.shown: QDialog | None = None

    def _show(self, dialog: QDialog, *, of_library: bool = False) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty(OF_LIBRARY, of_library)
        dialog.show()
        self.shown = dialog

    @Slot()
    def leave_library(self) -> None:
        """Close what is about the library that is left: its backups and tags are not the next one's."""
        for dialog in self._window.findChildren(QDialog):
            if dialog.property(OF_LIBRARY):
                dialog.close()

    @Slot()
    def settings(self) -> None:
        """Show the settings."""
        from ui.dialogs.settings import SettingsDialog  # noqa: PLC0415  # dialogs are loaded when used

        dialog = SettingsDialog(self._session.settings, self._window)
        dialog.settings_changed.connect(self._take_settings)
        dialog.engines_asked.connect(self.engines_asked)
        self._show(dialog)

    @Slot(object)
    def _take_settings(self, settings: Settings) -> None:
        self._session.keep(settings)
        self.settings_changed.emit(settings)

    @Slot()
    def shortcuts(self) -> None:
        """List all commands and their keys."""
        from ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog  # noqa: PLC0415  # as above

        names = {name: title.replace("&", "") for name, title in MENUS}
        rows = [
            ShortcutRow(names[each.menu.partition("/")[0]], each.plain_text, each.key_text(), each.tip)
            for each in ACTIONS
        ]
        rows += [ShortcutRow(_("In the text"), words, keys) for words, keys in TEXT_KEYS]
        self._show(ShortcutsDialog(rows, self._window))

    @Slot()
    def first_steps(self) -> None:
        """Show how to begin."""
        from ui.dialogs.first_steps import FirstStepsDialog  # noqa: PLC0415  # as above

        self._show(FirstStepsDialog(self._window))

    @Slot()
    def formats(self) -> None:
        """Show what each export format carries."""
        from ui.dialogs.formats import FormatsDialog  # noqa: PLC0415  # as above

        self._show(FormatsDialog(self._window))

    @Slot()
    def about(self) -> None:
        """Show versions and licences."""
        from ui.dialogs.about import AboutDialog  # noqa: PLC0415  # as above

        self._show(AboutDialog(self._window))

    @Slot()
    def corrected(self) -> None:
        """Show how often what engines found was corrected."""
        from ui.dialogs.corrected import CorrectedDialog  # noqa: PLC0415  # as above

        library = self._session.library
        if library is not None:
            dialog = CorrectedDialog(library.corrections.tallies(), self._window)
            self._show(dialog, of_library=True)

    @Slot()
    def restore(self) -> None:
        """List the backups of the library."""
        from ui.dialogs.restore import RestoreDialog  # noqa: PLC0415  # as above

        library = self._session.library
        if library is not None:
            dialog = RestoreDialog(library.backups(), self._window)
            dialog.restore_requested.connect(self.restore_chosen)
            self._show(dialog, of_library=True)

    @Slot(object)
    def take_report(self, summary: "ImportSummary") -> None:
        """Say in one line what became of an import, and keep the rest for who wants it."""
        self.report = summary.rows
        doubtful = self._doubtful(summary.rows)
        if doubtful and not summary.count("failed"):
            self._messages.banner.tell(
                f"{summary.sentence()} {to_review(doubtful)}",
                offer=_("Review"),
                act=self.review_asked.emit,
                stays=True,
            )
        elif summary.rows:
            self._messages.banner.tell(
                summary.sentence(),
                offer=_("Report"),
                act=self.import_report,
                serious=bool(summary.count("failed")),
                stays=bool(summary.count("failed")),
            )
        else:
            self._messages.banner.tell(_("Nothing was imported."))

    def _doubtful(self, rows: "Sequence[ImportRow]") -> int:
        """Count the notes to review in the articles that an import gave a newer text."""
        library = self._session.library
        renewed = {row.id for row in rows if row.status == "updated"}
        if library is None or not renewed:
            return 0
        return sum(doubt.annotation.article_uid in renewed for doubt in library.annotations.doubtful())

    @Slot()
    def import_report(self) -> None:
        """Show what became of each file of the last import."""
        from ui.dialogs.import_report import ImportReport  # noqa: PLC0415  # as above

        dialog = ImportReport(self._window)
        dialog.article_opened.connect(self.article_asked)
        dialog.show_rows(self.report)
        self._show(dialog)

    @Slot(object)
    def tell_problems(self, problems: "Sequence[Problem]") -> None:
        """Say what a check of the library found."""
        if problems:
            first = problems[0]
            more = ngettext("{count} problem was found.", "{count} problems were found.", len(problems))
            words = f"{more.format(count=len(problems))} {first.where}: {first.what} {first.remedy}"
            self._messages.banner.tell(words.strip(), serious=True, stays=True)
        else:
            self._messages.banner.tell(_("The library is in order."))
