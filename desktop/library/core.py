"""What every part of an open library shares: the file, the recorder, and who is told of changes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from desktop.errors import NotFoundError
from desktop.model import Change
from desktop.storage.database import Database
from desktop.storage.history import Recorder
from desktop.translation import _

SHORTEST_PREFIX = 8
Id = TypeVar("Id")


class Core:
    """The database and recorder of one library, with the one callback for changes."""

    def __init__(self, database: Database, uid: str) -> None:
        self.database = database
        self.recorder = Recorder(database)
        self.uid = uid
        self.on_change: Callable[[Change], None] | None = None
        self.changed = False
        self._depth = 0
        self._held: list[Change] = []

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Make a block one transaction and one step; what it tells is held back until COMMIT."""
        outermost = not self._depth
        self._depth += 1
        try:
            with self.recorder.step(label):
                yield
        except BaseException:
            self._held.clear()
            raise
        finally:
            self._depth -= 1
        if outermost and self._held:
            change = merged(self._held)
            self._held.clear()
            self.tell(change)

    def tell(self, change: Change) -> None:
        """Tell the listener, if there is one, what was just committed."""
        if self._depth:
            self._held.append(change)
            return
        self.changed = True
        if self.on_change is not None:
            self.on_change(change)

    def resolve(self, uid: str, by_prefix: Callable[[Database, str], Sequence[Id]]) -> Id:
        """Return the one row whose uid is, or begins with, a text of eight or more characters."""
        prefix = uid.strip().lower()
        found = by_prefix(self.database, prefix) if len(prefix) >= SHORTEST_PREFIX else ()
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
    """Return one change that touches all that several did, named like the last."""
    return Change(
        label=changes[-1].label,
        listing=any(change.listing for change in changes),
        articles=frozenset().union(*(change.articles for change in changes)),
        annotations=frozenset().union(*(change.annotations for change in changes)),
        mentions=frozenset().union(*(change.mentions for change in changes)),
        tags=any(change.tags for change in changes),
    )
