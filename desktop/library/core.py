"""What every part of an open library shares: the file, the recorder, and who is told of changes."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from desktop.errors import NotFoundError
from desktop.model import Change
from desktop.storage.database import Database
from desktop.storage.history import Recorder
from desktop.translation import _

BEGINNING = re.compile("[0-9a-f-]{8,36}")
Id = TypeVar("Id")


class Core:
    """The database and recorder of one library, with the one callback for changes."""

    def __init__(self, database: Database, uid: str) -> None:
        self.database = database
        self.recorder = Recorder(database)
        self.uid = uid
        self.on_change: Callable[[Change], None] | None = None
        self.changed = False
        self.told = 0  # how many changes were told
        self.notes_stamp = 0  # another number after each change that may touch a note or its place
        self._held: list[Change] | None = None

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Make a block one transaction and one step; inside a step it joins it.

        What the block tells is held back until COMMIT and told as one change under the step's label, or
        not at all when nothing was written.
        """
        if self._held is not None:
            yield
            return
        self._held = []
        try:
            with self.recorder.step(label):
                yield
            held = self._held
        finally:
            self._held = None
        if held and self.recorder.last_step is not None:
            self.tell(replace(merged(held), label=label))

    @contextmanager
    def held(self, changes: list[Change]) -> Iterator[None]:
        """Collect what a block tells instead of telling it; runs outside a step."""
        self._held = changes
        try:
            yield
        finally:
            self._held = None

    def tell(self, change: Change) -> None:
        """Tell the listener, if there is one, what was just committed; inside a step, when it is."""
        if self._held is not None:
            self._held.append(change)
            return
        self.changed = True
        self.told += 1
        touched = change.articles or change.annotations
        self.notes_stamp += change.listing or change.tags or change.entities or bool(touched)
        if self.on_change is not None:
            self.on_change(change)

    def resolve(self, uid: str, by_prefix: Callable[[Database, str], Sequence[Id]]) -> Id:
        """Return the one row whose uid is, or begins with, a text of eight or more characters."""
        prefix = uid.strip().lower()
        found = by_prefix(self.database, prefix) if BEGINNING.fullmatch(prefix) else ()
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFoundError(
                _("“{id}” is the beginning of several ids.").format(id=uid),
                remedy=_("Give more of the id."),
            )
        raise NotFoundError(
            _("There is nothing with the id “{id}”.").format(id=uid),
            remedy=_("Give a whole id, its first eight or more characters, or a scholiast:// link."),
        )


def merged(changes: Sequence[Change]) -> Change:
    """Return one change that touches all that several did; without a label, unless it is one alone."""
    if len(changes) == 1:
        return changes[0]
    return Change(
        listing=any(change.listing for change in changes),
        articles=frozenset().union(*(change.articles for change in changes)),
        annotations=frozenset().union(*(change.annotations for change in changes)),
        mentions=frozenset().union(*(change.mentions for change in changes)),
        tags=any(change.tags for change in changes),
        entities=any(change.entities for change in changes),
    )
