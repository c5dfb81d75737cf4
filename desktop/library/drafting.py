"""Making the drafts of notes the notes, before anything could take them away with what they lie on."""

from collections.abc import Callable, Sequence

from desktop.library.core import Core
from desktop.model import AnnotationId, Change
from desktop.storage import annotations, notebook, search
from desktop.storage.identity import text_hash
from desktop.storage.notebook import Draft
from desktop.translation import ngettext

SEPARATOR = "\n\n---\n\n"


def keep_drafts(core: Core, wanted: Sequence[AnnotationId]) -> bool:
    """Make the drafts of these annotations their notes, as a step of its own; return whether any waited.

    To be called before a step that deletes them, so that undoing that brings back every word.
    """
    chosen = set(wanted)
    drafts = [each for each in notebook.drafts(core.database) if each.annotation in chosen]
    return bool(make_notes(core, drafts, _edit_label))


def keep_all_drafts(core: Core) -> None:
    """Make every draft its note, before many steps are taken back or done again at once."""
    make_notes(core, notebook.drafts(core.database), _edit_label)


def _edit_label(count: int) -> str:
    return ngettext("Edit note", "Edit {count} notes", count).format(count=count)


def make_notes(core: Core, drafts: Sequence[Draft], label: Callable[[int], str]) -> int:
    """Make drafts the notes and forget them; return how many said something else than their notes.

    A note that was changed since the draft began keeps its text, with the draft below it.
    """
    waiting = [each for each in drafts if each.waits]
    noted = [each.annotation for each in waiting]
    if not drafts:
        return 0
    with (
        core.step(label(len(waiting))),
        search.kept_in_step(core.database, articles=[], notes=noted),
    ):
        for each in waiting:
            core.recorder.update("annotation", each.annotation, _columns(core, each))
        for each in drafts:
            notebook.clear_draft(core.database, each.annotation)
        touched = annotations.articles_of(core.database, noted)
        core.tell(Change(annotations=frozenset(noted), articles=frozenset(touched)))
    return len(waiting)


def _columns(core: Core, draft: Draft) -> dict[str, object]:
    note = draft.text
    if draft.note not in {draft.base, draft.text}:
        note = draft.note + SEPARATOR + draft.text
    values: dict[str, object] = {
        "note": note,
        "note_sha256": text_hash(note),
        "modified": core.database.now(),
    }
    return values if draft.title is None else {**values, "title": draft.title}
