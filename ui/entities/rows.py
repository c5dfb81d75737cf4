"""What the entities pane lists: kinds with their entities, counted in the open article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model import Entity, Kind, MentionId
from desktop.text.mention_table import MentionTable


@dataclass(frozen=True, slots=True)
class KindRow:
    """The heading over one kind's entities; ``count`` is how many of them there are."""

    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity with the places where the article names it, in the order of the text."""

    entity: Entity
    mentions: tuple[MentionId, ...]
    sources: tuple[str, ...] = ()  # who says that it is one: engines with their versions, "person"


Row = KindRow | EntityRow


def mentions_by_entity(mentions: MentionTable) -> Mapping[int, tuple[MentionId, ...]]:
    """Return for each entity the mentions in the order of the text."""
    found: defaultdict[int, list[MentionId]] = defaultdict(list)
    for number, entity in zip(mentions.ids, mentions.entities, strict=True):
        found[entity].append(MentionId(number))
    return {entity: tuple(ids) for entity, ids in found.items()}


def entity_rows(entities: Sequence[Entity], mentions: MentionTable, wanted: str = "") -> list[Row]:
    """Return headings and entities, most mentions first; ``wanted`` keeps names that contain it."""
    places, sources = mentions_by_entity(mentions), mentions.sources()
    folded = wanted.casefold().strip()
    rows: list[Row] = []
    for kind in Kind:
        of_kind: list[EntityRow] = [
            EntityRow(entity, places[entity.id], tuple(sorted(sources[entity.id])))
            for entity in entities
            if entity.kind is kind and entity.id in places and folded in entity.name.casefold()
        ]
        if of_kind:
            rows.append(KindRow(kind, len(of_kind)))
            of_kind.sort(key=_most_mentions_first)
            rows.extend(of_kind)
    return rows


def _most_mentions_first(row: EntityRow) -> tuple[int, str]:
    return -len(row.mentions), row.entity.name.casefold()
