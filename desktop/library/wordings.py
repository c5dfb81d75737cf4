"""The earlier wordings of notes and memos: seen, and brought back."""

from desktop.library.annotations import Annotations
from desktop.library.core import Core
from desktop.library.memos import Memos
from desktop.model import AnnotationId
from desktop.storage import wordings
from desktop.storage.wordings import Wording
from desktop.translation import _


class Wordings:
    """What the notes of one open library once said."""

    def __init__(self, core: Core, annotations: Annotations, memos: Memos) -> None:
        self._core = core
        self._annotations = annotations
        self._memos = memos

    def of(self, annotation: AnnotationId) -> list[Wording]:
        """Return every wording that was ever saved for an annotation or memo, newest first.

        The present one is the first, unless the last step was undone: also what was taken back can be seen.
        """
        return wordings.wordings(self._core.database, annotation)

    def bring_back(self, annotation: AnnotationId, wording: Wording) -> None:
        """Give a note an earlier wording again, as a step like any other edit; raises NotFoundError."""
        with self._core.step(_("Bring back an earlier wording")):
            if self._memos.holds(annotation):
                self._memos.edit(annotation, title=wording.title, note=wording.note)
            else:
                self._annotations.edit(annotation, note=wording.note)
