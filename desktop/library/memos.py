"""Verbs on memos: notes on tags and entities, and the research journal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop.errors import NotFoundError, UsageError
from desktop.library.annotations import Annotations, note_hash
from desktop.library.core import Core
from desktop.model import AnnotationId, Change, EntityId, Memo, TagId
from desktop.storage import memos as rows
from desktop.storage import notebook, search
from desktop.storage.history import first_undone
from desktop.storage.identity import new_uid
from desktop.text.normalise import storable, storable_note
from desktop.translation import _


class Memos:
    """The memos of one open library; deleting and tagging them are verbs of ``annotations``."""

    def __init__(self, core: Core, annotations: Annotations) -> None:
        self._core = core
        self._database = core.database
        self._annotations = annotations
        self._beginnings: dict[AnnotationId, int | None] = {}  # the steps of memos begun since the start

    def all(
        self, *, tag: TagId | None = None, entity: EntityId | None = None, free: bool = False
    ) -> list[Memo]:
        """Return memos, newest first: all, those on one tag or entity, or the journal (``free``)."""
        return rows.by_ids(self._database, rows.ids(self._database, tag=tag, entity=entity, free=free))

    def get(self, memo: AnnotationId) -> Memo:
        """Return one memo; raises NotFoundError."""
        found = rows.by_ids(self._database, [memo])
        if not found:
            raise NotFoundError(_("This memo is not in the library."), remedy=_("It may be undone."))
        return found[0]

    def holds(self, annotation: AnnotationId) -> bool:
        """Tell whether an annotation is a memo."""
        return bool(rows.by_ids(self._database, [annotation]))

    def add(
        self,
        *,
        title: str = "",
        note: str = "",
        tag: TagId | None = None,
        entity: EntityId | None = None,
        tags: Sequence[str] = (),
    ) -> Memo:
        """Begin a memo, free or on a tag or an entity; raises UsageError for both."""
        if tag is not None and entity is not None:
            raise UsageError(
                _("A memo lies on a tag or on an entity, not on both."), remedy=_("Write two memos.")
            )
        title, note, now = _one_line(title), storable_note(note), self._database.now()
        values = {
            "uid": new_uid(), "article": None, "tag": tag, "entity": entity, "whole": 1, "title": title,
            "note": note, "note_sha256": note_hash(note), "created_by": self._database.by,
            "created": now, "modified": now,
        }  # fmt: skip
        with self._core.step(_("New memo")):
            memo = AnnotationId(self._core.recorder.insert("annotation", values))
            search.add_note(self._database, memo, title=title, note=note)
            for name in dict.fromkeys(tags):
                self._annotations.tag([memo], name)
            self._tell(memo)
        self._beginnings[memo] = self._core.recorder.last_step
        return self.get(memo)

    def edit(
        self, memo: AnnotationId, *, title: str | None = None, note: str | None = None, begun: bool = False
    ) -> Memo:
        """Give a memo another title or note; nothing different is no step.

        With ``begun`` the words belong to the stay in which the memo was begun: they are one step with its
        beginning, if nothing else was done since.
        """
        before = self.get(memo)
        title = before.title if title is None else _one_line(title)
        note = before.note if note is None else storable_note(note)
        if (title, note) == (before.title, before.note):
            self._annotations.clear_draft(memo)
            return before
        values = {"title": title, "note": note, "note_sha256": note_hash(note)}
        with (
            self._step_of(memo, begun=begun),
            search.kept_in_step(self._database, articles=[], notes=[memo]),
        ):
            self._core.recorder.update("annotation", memo, {**values, "modified": self._database.now()})
            notebook.clear_draft(self._database, memo)
            self._tell(memo)
        return self.get(memo)

    @contextmanager
    def _step_of(self, memo: AnnotationId, *, begun: bool) -> Iterator[None]:
        """Make a block a step, or a part of the one that began the memo while that is the newest."""
        recorder, beginning = self._core.recorder, self._beginnings.get(memo)
        redoable = first_undone(self._database) is not None
        if not begun or beginning is None or redoable or not recorder.is_newest(beginning):
            with self._core.step(_("Edit memo")):
                yield
            return
        label = _("New memo")
        with self._core.step(label), recorder.go_on(beginning, label):
            yield

    def _tell(self, memo: AnnotationId) -> None:
        self._core.tell(Change(annotations=frozenset([memo])))


def _one_line(title: str) -> str:
    return " ".join(storable(title).split())
