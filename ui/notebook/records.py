"""What the pane of all notes shows, in words already: one record a note, fetched by the page."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.model import AnnotationId

PAGE = 64
PAGES_KEPT = 32


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag on a note: its full name and its colour, "" for none."""

    name: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """One note in words.

    ``quote`` is the passage ("" where it lies on none), ``where`` the line below: title, source, date, place;
    ``doubt`` says when its place is not sure. The rest are the cells of the table.
    """

    id: AnnotationId
    quote: str
    note: str
    chips: tuple[Chip, ...]
    where: str
    doubt: str = ""
    title: str = ""
    source: str = ""
    date: str = ""
    kind: str = ""
    state: str = ""
    written: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Notes that stand together under one heading: half-open ``[start, end)`` of the ids."""

    words: str
    start: int
    end: int
    colour: str = ""


Fetch = Callable[[Sequence[AnnotationId]], Sequence[NoteWords]]


class NotePages:
    """The ids of all notes that are shown, whole; their words only for the pages looked at lately."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._pages: OrderedDict[int, dict[AnnotationId, NoteWords]] = OrderedDict()
        self.ids: Sequence[AnnotationId] = ()
        self.shelves: Sequence[Shelf] = ()

    def show(self, ids: Sequence[AnnotationId], shelves: Sequence[Shelf] = ()) -> None:
        """Take other notes; nothing is fetched until it is looked at."""
        self.ids, self.shelves = ids, shelves
        self._pages.clear()

    def words(self, row: int) -> NoteWords | None:
        """Return what a row shows, None when its note is gone meanwhile."""
        number = row // PAGE
        if number not in self._pages:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = {words.id: words for words in self._fetch(wanted)}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number].get(self.ids[row])

    def row_of(self, note: AnnotationId | None) -> int | None:
        """Return the first row of a note, None when it is not shown."""
        try:
            return self.ids.index(note) if note is not None else None
        except ValueError:
            return None
