"""The history page: who did what when, and taking one step back, or all down to one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot

from desktop.errors import ScholiastError
from desktop.library import Library, PastStep, StepState
from desktop.model import Change, StepId
from desktop.translation import _
from ui.pages.page import Page, PageParts
from ui.past.details import Told
from ui.past.pane import PastPane
from ui.theme import Palette


class HistoryPage(Page):
    """Ties the steps of the open library to the pane that shows them."""

    def __init__(self, parts: PageParts) -> None:
        pane = PastPane()
        super().__init__(parts, pane)
        self.pane = pane
        self._refresh = QTimer(self)  # several changes in a row are followed once
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self.refresh)
        pane.filtered.connect(self.show_all)
        pane.person.opening.connect(self.name_people)
        pane.chosen.connect(self.show_step)
        pane.details.take_back_asked.connect(self.take_back)
        pane.details.undo_asked.connect(self.undo_to)
        pane.details.redo_asked.connect(self.redo_to)
        pane.details.step_asked.connect(self.go_to)

    def enter(self, what: object = None) -> None:
        """Fetch the newest steps; ``what`` may name one to be shown."""
        self.show_all()
        if isinstance(what, int):
            self.go_to(StepId(what))

    @Slot()
    def name_people(self) -> None:
        """Offer those who made steps."""
        library = self.parts.session.library
        self.pane.set_people(library.past.people() if library is not None else ())

    def take(self, change: Change) -> None:
        """Follow a change: a step came, went or changed its state."""
        del change
        self._refresh.start(0)

    def set_palette(self, palette: Palette) -> None:
        """Take another theme."""
        self.pane.set_palette(palette)

    def _fetch(self, limit: int, before: StepId | None) -> Sequence[PastStep]:
        library = self.parts.session.library
        if library is None:
            return ()
        return library.past.steps(limit, before, words=self.pane.words.text(), by=self.pane.by)

    @Slot()
    def show_all(self) -> None:
        """Show the steps that the filter lets through, from the newest."""
        self._show(None)

    @Slot()
    def refresh(self) -> None:
        """Show the steps as they are now, the chosen one kept."""
        step = self.pane.step
        self._show(step.id if step is not None else None)

    def _show(self, keep: StepId | None) -> None:
        filtered = bool(self.pane.words.text().strip()) or self.pane.by is not None
        empty = (
            _("No step answers this filter.")
            if filtered
            else _("Nothing was done yet. Every act in this library will stand here, and can be taken back.")
        )
        self.pane.show_steps(self._fetch, empty=empty, keep=keep)

    @Slot(object)
    def show_step(self, step: PastStep | None) -> None:
        """Show what a step did and what can be done with it."""
        library = self.parts.session.library
        self.pane.details.show_step(None if step is None or library is None else self._told(library, step))

    def _told(self, library: Library, step: PastStep) -> Told:
        why_not = library.past.why_not(step.id)
        standing = library.past.standing_on(step.id) if why_not and step.state in IN_FORCE else []
        taken = library.past.get(step.takes_back) if step.takes_back is not None else None
        if not self.parts.session.writable:
            why_not = _("This library is open for reading only.")
        redo = step.state is StepState.UNDONE
        reach = library.past.undone_to(step.id) if redo else library.past.done_from(step.id)
        reachable = self.parts.session.writable and step.state in {*IN_FORCE, StepState.UNDONE}
        return Told(
            step=step,
            details=library.past.details(step.id),
            why_not=why_not,
            leads_to=standing[0] if standing else taken,
            to_here=reach if reachable else 0,
            redo=redo,
        )

    @Slot(object)
    def go_to(self, step: StepId) -> None:
        """Show one step, whatever the filter."""
        if not self.pane.choose(step):
            self.pane.clear_filter()
            self.show_all()
            self.pane.choose(step)

    @Slot(object)
    def take_back(self, step: StepId) -> None:
        """Take back one step."""
        library = self.parts.session.library
        if library is not None:
            self._do(lambda: library.past.restore(step), _("Taken back. Undo brings it back."))

    @Slot(object)
    def undo_to(self, step: StepId) -> None:
        """Undo everything down to a step."""
        library = self.parts.session.library
        if library is not None:
            self._do(lambda: library.past.undo_to(step), _("Undone. Redo brings it back."))

    @Slot(object)
    def redo_to(self, step: StepId) -> None:
        """Redo everything up to a step."""
        library = self.parts.session.library
        if library is not None:
            self._do(lambda: library.past.redo_to(step), _("Done again."))

    def _do(self, act: Callable[[], object], said: str) -> None:
        self.parts.reading.keep()
        try:
            act()
        except ScholiastError as error:
            self.parts.messages.error(error)
        else:
            self.parts.messages.say(said)
        self.pane.list.setFocus()  # or it goes on to the next button when the pressed one is disabled
        self.refresh()


IN_FORCE = frozenset({StepState.DONE, StepState.TAKEN})
