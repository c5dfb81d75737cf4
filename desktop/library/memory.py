"""What is kept beside the reader's work: drafts of notes, and the window's memory of a library."""

from desktop.errors import NotFoundError
from desktop.library.annotations import Annotations
from desktop.library.core import Core
from desktop.library.drafting import make_notes
from desktop.model import AnnotationId
from desktop.storage import notebook
from desktop.text.normalise import storable, storable_note
from desktop.translation import _, ngettext


class Drafts:
    """What is being typed into notes, on disk before it is a note; saving one is no step."""

    def __init__(self, core: Core, annotations: Annotations) -> None:
        self._core = core
        self._annotations = annotations

    def save(self, annotation: AnnotationId, text: str, *, title: str | None = None) -> None:
        """Keep what is being typed, of a memo also its title; when this returns it survives a killed program.

        Raises NotFoundError.
        """
        title = None if title is None else " ".join(storable(title).split())
        with self._core.database.transaction():
            if not notebook.save_draft(self._core.database, annotation, storable_note(text), title):
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
        return make_notes(self._core, notebook.drafts(self._core.database), _recovery_label)


def _recovery_label(count: int) -> str:
    return ngettext("Recover {count} note", "Recover {count} notes", count).format(count=count)


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
