"""The mentions of one text in columns: hundreds of thousands take little room and are not made before use."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import overload

from desktop.model import EntityId, Kind, Mention, MentionId
from desktop.text.marks import SortedSpans

_KINDS = tuple(Kind)
_UID = 36  # characters of a uid
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}

Place = tuple[int, int, Kind]  # start, end and kind: what is drawn of a mention
Row = tuple[MentionId, str, int, int, Kind, EntityId, str, str, str, Kind | None]  # a Mention's fields
_Origin = tuple[str, str, Kind | None]  # source, found_by, found_kind


class MentionTable(Sequence[Mention]):
    """Mentions in order of their starts, longer ones first.

    77 bytes each, a quarter of what a record takes. ``starts``, ``ids`` and ``entities`` may be read column
    by column; a record is made each time one is asked for. Nothing is added after the table is made.
    """

    __slots__ = (
        "_ends", "_entity_uids", "_index", "_kinds", "_origin", "_origins", "_uids",
        "entities", "ids", "starts",
    )  # fmt: skip

    def __init__(self, rows: Iterable[Row] = (), *, room: int = 0) -> None:
        """Take the fields of mentions; ``room`` is how many there may be: columns that grow leave holes."""
        self.ids, self.entities, self.starts, self._ends, self._origin = (
            array("q", bytes(8 * room)) for _column in range(5)
        )
        self._kinds, self._uids = bytearray(room), bytearray(_UID * room)
        self._entity_uids: dict[int, str] = {}
        origins: dict[_Origin, int] = {}
        count = 0
        for count, each in enumerate(rows, 1):
            number, uid, start, end, kind, entity, entity_uid, source, found_by, found_kind = each
            if count > len(self.ids):
                self._resize(2 * count)
            row = count - 1
            self.ids[row], self.entities[row] = number, entity
            self.starts[row], self._ends[row] = start, end
            self._kinds[row] = _NUMBERS[kind]
            self._uids[row * _UID : count * _UID] = uid.encode().ljust(_UID)[:_UID]
            self._entity_uids[entity] = entity_uid
            self._origin[row] = origins.setdefault((source, found_by, found_kind), len(origins))
        self._resize(count)
        self._origins = tuple(origins)
        self._index = SortedSpans(self.starts, self._ends)

    def _resize(self, rows: int) -> None:
        """Make or take away room at the end of each column."""
        more = max(0, rows - len(self.ids))
        for column in (self.ids, self.entities, self.starts, self._ends, self._origin):
            column.frombytes(bytes(column.itemsize * more))
            del column[rows:]
        self._kinds.extend(bytes(more))
        self._uids.extend(bytes(_UID * more))
        del self._kinds[rows:], self._uids[_UID * rows :]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> "MentionTable":
        """Return a table of mentions in any order, the same where they are one already."""
        return mentions if isinstance(mentions, cls) else cls(map(_row, sorted(mentions, key=_place)))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.ids)

    @overload
    def __getitem__(self, row: int) -> Mention: ...
    @overload
    def __getitem__(self, row: slice) -> list[Mention]: ...
    def __getitem__(self, row: int | slice) -> Mention | list[Mention]:
        """Make the record of a row."""
        if isinstance(row, slice):
            return [self[each] for each in range(len(self))[row]]
        row = range(len(self))[row]
        source, found_by, found_kind = self._origins[self._origin[row]]
        return Mention(
            id=MentionId(self.ids[row]),
            uid=self._uids[row * _UID : (row + 1) * _UID].decode().rstrip(),
            start=self.starts[row],
            end=self._ends[row],
            kind=_KINDS[self._kinds[row]],
            entity=EntityId(self.entities[row]),
            entity_uid=self._entity_uids[self.entities[row]],
            source=source,
            found_by=found_by,
            found_kind=found_kind,
        )

    def over(self, start: int, end: int) -> list[int]:
        """Return the rows of the mentions that touch ``[start, end)``; see SortedSpans."""
        return self._index.over(start, end)

    def places_over(self, start: int, end: int) -> list[Place]:
        """Return of the mentions that touch ``[start, end)`` what is drawn of them."""
        starts, ends, kinds = self.starts, self._ends, self._kinds
        return [(starts[row], ends[row], _KINDS[kinds[row]]) for row in self._index.over(start, end)]

    def by_id(self, number: int) -> Mention | None:
        """Return the mention of an id, None when it is not there."""
        return self[self.ids.index(number)] if number in self.ids else None

    def where(
        self, *, entity: int | None = None, kind: Kind | None = None, without: Collection[Kind] = ()
    ) -> "Chosen":
        """Return those of an entity, of a kind and not of others, in their order."""
        kinds = {_NUMBERS[each] for each in ([kind] if kind is not None else _KINDS) if each not in without}
        rows: Iterable[int] = range(len(self))
        if len(kinds) < len(_KINDS):
            rows = [row for row, each in enumerate(self._kinds) if each in kinds]
        if entity is not None:
            rows = [row for row in rows if self.entities[row] == entity]
        return Chosen(self, array("q", rows))

    def kind_counts(self) -> Mapping[Kind, int]:
        """Return how many mentions of each kind there are."""
        return {_KINDS[number]: count for number, count in Counter(self._kinds).items()}

    def sources(self) -> Mapping[int, set[str]]:
        """Return for each entity who says that it is one."""
        found: dict[int, set[str]] = {}
        for entity, origin in set(zip(self.entities, self._origin, strict=True)):
            found.setdefault(entity, set()).add(self._origins[origin][0])
        return found


NO_MENTIONS = MentionTable()


class Chosen(Sequence[Mention]):
    """Some mentions of a table in their order; as there, a record is made when it is asked for."""

    __slots__ = ("_rows", "_table")

    def __init__(self, table: MentionTable, rows: Sequence[int]) -> None:
        self._table = table
        self._rows = rows

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Mention: ...
    @overload
    def __getitem__(self, number: slice) -> "Chosen": ...
    def __getitem__(self, number: int | slice) -> "Mention | Chosen":
        """Make the record of one."""
        if isinstance(number, slice):
            return Chosen(self._table, self._rows[number])
        return self._table[self._rows[number]]

    @property
    def starts(self) -> Sequence[int]:
        """Where they start."""
        return array("q", [self._table.starts[row] for row in self._rows])


def _row(each: Mention) -> Row:
    return (
        each.id, each.uid, each.start, each.end, each.kind, each.entity, each.entity_uid,
        each.source, each.found_by, each.found_kind,
    )  # fmt: skip


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
