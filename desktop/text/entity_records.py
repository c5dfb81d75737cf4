"""What is told of an entity: in the index, on its own page, and as a suggestion."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.model import Entity, EntityId, Kind


@dataclass(frozen=True, slots=True)
class IndexedEntity(Entity):
    """An entity as the index lists it: with the first and last date of the articles that name it."""

    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that was merged into an entity, as an entity of its own that can be taken out again."""

    id: EntityId
    uid: str
    name: str
    kind: Kind
    mentions: int


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """What is known of an entity beside where it is named.

    ``identifiers`` holds its ids elsewhere by the name of the source ("geonames", "wikidata"); ``found_kind``
    is the kind it was found as, ``kind`` the one it has. ``titles`` stand before the names of a person,
    the most frequent first.
    """

    id: EntityId
    uid: str
    name: str
    kind: Kind
    found_kind: Kind
    aliases: tuple[Alias, ...]
    identifiers: Mapping[str, str]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be the same: how alike they are, from 0 to 1, and why, for the reader."""

    a: EntityId
    b: EntityId
    score: float
    why: str
