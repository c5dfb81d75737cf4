"""What is kept beside the reader's work: drafts of notes, and the window's memory of a library."""

from desktop.errors import NotFoundError
from desktop.library.annotations import Annotations
from desktop.library.core import Core
from desktop.library.memos import Memos
from desktop.model import AnnotationId
from desktop.storage import notebook
from desktop.text.normalise import storable
from desktop.translation import _, ngettext

SEPARATOR = "\n\n---\n\n"


class Drafts:
    """What is being typed into notes, on disk before it is a note; saving one is no step."""

    def __init__(self, core: Core, annotations: Annotations, memos: Memos) -> None:
        self._core = core
        self._annotations = annotations
        self._memos = memos

    def save(self, annotation: AnnotationId, text: str) -> None:
        """Keep what is being typed; when this returns it survives a killed program.

        Raises NotFoundError.
        """
        with self._core.database.transaction():
            if not notebook.save_draft(self._core.database, annotation, storable(text)):
                raise NotFoundError(_("This note is not in the library."), remedy=_("It may be undone."))

    def get(self, annotation: AnnotationId) -> str | None:
        """Return the draft of a note, None when nothing waits."""
        return notebook.draft(self._core.database, annotation)

    def clear(self, annotation: AnnotationId) -> None:
        """Forget the draft of a note."""
        self._annotations.clear_draft(annotation)

    def recover(self) -> int:
        """Make the drafts that a killed program left the notes, as one step; return how many.

        A note that was changed since the draft began keeps its text, with the draft below it.
        """
        drafts = notebook.drafts(self._core.database)
        waiting = [each for each in drafts if each.text != each.note]
        if not drafts:
            return 0
        label = ngettext("Recover {count} note", "Recover {count} notes", len(waiting))
        with self._core.step(label.format(count=len(waiting))):
            for each in waiting:
                note = each.text if each.note == each.base else each.note + SEPARATOR + each.text
                edit = self._memos.edit if self._memos.holds(each.annotation) else self._annotations.edit
                edit(each.annotation, note=note)
            for each in drafts:
                notebook.clear_draft(self._core.database, each.annotation)
        return len(waiting)


class State:
    """Values that a window remembers with the library; any JSON value under any name."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def get(self, name: str, default: object = None) -> object:
        """Return a value, the default when there is none."""
        value = notebook.setting(self._core.database, name)
        return default if value is None else value

    def set(self, name: str, value: object) -> None:
        """Keep a value."""
        with self._core.database.transaction():
            notebook.set_setting(self._core.database, name, value)
