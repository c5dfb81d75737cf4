"""The history to look at, and taking back one step that no later one stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.errors import NotFoundError, UsageError
from desktop.library import undo
from desktop.library.core import Core
from desktop.library.past_rows import Detail, details
from desktop.model import StepId
from desktop.storage import history, past
from desktop.storage.history import Image
from desktop.storage.past import PastStep, StepState, TakenBack
from desktop.storage.standing import DERIVED, Standing, standing_on
from desktop.translation import _

__all__ = ["Detail", "Past"]
DETAILS = 200  # rows of a step that are shown


@dataclass(frozen=True, slots=True)
class _Reversal:
    """What taking a step back would write, and what hinders it."""

    images: Sequence[Image]
    standing: Standing


class Past:
    """The steps of one open library."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._database = core.database

    def steps(
        self, limit: int, before: StepId | None = None, *, words: str = "", by: str | None = None
    ) -> list[PastStep]:
        """Return steps, newest first, those before one; whose names hold all words, made by one person."""
        return past.steps(self._database, limit=limit, before=before, words=words, by=by)

    def get(self, step: StepId) -> PastStep:
        """Return one step; raises NotFoundError."""
        found = past.step(self._database, step)
        if found is None:
            raise NotFoundError(_("This step is not in the history."), remedy=_("Choose another."))
        return found

    def people(self) -> list[str]:
        """Return the names of all who made steps; looks at every one."""
        return past.people(self._database)

    def details(self, step: StepId, limit: int = DETAILS) -> list[Detail]:
        """Return what a step did, in words, row by row; at most ``limit`` rows are looked at."""
        return details(self._database, past.first_images(self._database, step, limit))

    def done_from(self, step: StepId) -> int:
        """Return how many steps ``undo_to`` would take back, counted up to 10,000."""
        return past.done_from(self._database, step)

    def undone_to(self, step: StepId) -> int:
        """Return how many steps ``redo_to`` would do again."""
        return past.undone_to(self._database, step)

    def redo_to(self, step: StepId) -> int:
        """Redo every undone step up to this one, at once; return how many steps."""
        return undo.redo_to(self._core, step)

    def undo_to(self, step: StepId) -> int:
        """Undo everything from the newest step to this one, at once; return how many steps."""
        return undo.undo_to(self._core, step)

    def standing_on(self, step: StepId) -> list[PastStep]:
        """Return the later steps that stand on one, newest first; empty when it can be taken back.

        Of one that was taken back already it is the step that did it.
        """
        by = TakenBack(self._database).by(step)
        if by is not None:
            return [self.get(StepId(by))]
        standing = self._reversal(self.get(step)).standing
        return [self.get(StepId(each)) for each in reversed(standing.steps)]

    def why_not(self, step: StepId) -> str:
        """Return why a step cannot be taken back, as a sentence; "" when it can."""
        try:
            self._allowed(self.get(step))
        except UsageError as problem:
            return problem.what
        return ""

    def restore(self, step: StepId) -> PastStep:
        """Take back one step as a new step, which can be undone.

        Raises UsageError, which names the later step that stands on it.
        """
        wanted = self.get(step)
        images = self._allowed(wanted)
        if undo.keep_typed(self._core, images):  # what was being typed there is a later step by now
            images = self._allowed(wanted)
        recorder = self._core.recorder
        with self._core.step(_("Take back “{step}”").format(step=wanted.label)):
            recorder.take_back(step)
            with undo.followed(self._core, images) as touched:
                for image in images:
                    recorder.write(self._touched(image))
            self._core.tell(undo.change_of(images, touched))
        return self.get(StepId(recorder.last_step or step))

    def _touched(self, image: Image) -> Image:
        """Let a changed row say that it was changed now."""
        if image.before is None or image.after is None or "modified" not in image.after:
            return image
        after = {**image.after, "modified": self._database.now()}
        return Image(image.place, image.row, image.before, after)

    def _reversal(self, step: PastStep) -> _Reversal:
        images = history.images(self._database, step.id)
        standing = standing_on(self._database, step.id, images)
        derived = [
            Image(place, row, self._core.recorder.read(place, row), None) for place, row in standing.derived
        ]
        return _Reversal([*derived, *(image.reversed() for image in reversed(images))], standing)

    def _allowed(self, step: PastStep) -> Sequence[Image]:
        """Return what taking a step back writes; raises UsageError when it cannot be done."""
        if step.state in {StepState.UNDONE, StepState.DROPPED}:
            raise UsageError(_("This step is undone."), remedy=_("Choose one that is done."))
        if step.state is StepState.ERASED:
            raise UsageError(_("What this step did was erased for good."))
        if step.state is StepState.TAKEN:
            (by,) = self.standing_on(step.id)
            raise UsageError(
                _("It was taken back already, on {time}.").format(time=_moment(by.time)),
                remedy=_("Take back that step instead."),
            )
        reversal = self._reversal(step)
        if reversal.standing.steps:
            last = self.get(StepId(reversal.standing.steps[-1]))
            raise UsageError(
                _("“{step}” of {time} stands on it.").format(step=last.label, time=_moment(last.time)),
                remedy=_("Take that step back first."),
            )
        if all(_is_derived(image) for image in reversal.images):
            raise UsageError(_("Taking it back would change nothing."))
        if reversal.standing.blocked:
            raise UsageError(_("What it belongs to is not in the library any more."))
        return reversal.images


def _is_derived(image: Image) -> bool:
    """Tell whether an image says nothing but when a row was changed."""
    return image.before is not None and image.after is not None and image.after.keys() <= DERIVED


def _moment(stamp: str) -> str:
    return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"
