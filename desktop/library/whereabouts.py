"""Where the places of a library lie: what a reader said, else what the gazetteer makes likely."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from desktop.library.core import Core
from desktop.model import Entity, EntityId, Kind
from desktop.storage import entities as rows
from desktop.storage.gazetteer import gazetteer
from desktop.text.entity_records import KnownEntity
from desktop.text.names import entity_key
from desktop.text.whereabouts import SOURCES, Basis, Located, Place, likeliest


class Whereabouts:
    """Finds places of the gazetteer behind the entities of one open library; writes nothing.

    All raise ScholiastError where the table of places is missing or damaged.
    """

    def __init__(self, core: Core) -> None:
        self._database = core.database

    def of(self, known: KnownEntity) -> Located | None:
        """Return where an entity lies, None where it is no place or may be several."""
        if known.kind is not Kind.PLACE:
            return None
        return self._located(known.id, known.identifiers, self.candidates(known))

    def candidates(self, known: KnownEntity) -> list[Place]:
        """Return the places an entity may be, likeliest first, by its name, else by those merged into it."""
        if known.kind is not Kind.PLACE:
            return []
        keys = [entity_key(name, Kind.PLACE) for name in (known.name, *(each.name for each in known.aliases))]
        found = gazetteer().named(keys)
        return next((found[key] for key in keys if key in found), [])

    def of_all(self, entities: Iterable[Entity]) -> dict[EntityId, Located]:
        """Return where each of several entities lies that is a place and clearly one of them."""
        places = [each for each in entities if each.kind is Kind.PLACE]
        keys = {each.id: entity_key(each.name, Kind.PLACE) for each in places}
        found = gazetteer().named(keys.values())
        said = rows.identifiers(self._database)
        located = {
            number: self._located(number, said.get(number, {}), found.get(key, []))
            for number, key in keys.items()
        }
        return {number: each for number, each in located.items() if each is not None}

    def _located(
        self, entity: EntityId, identifiers: Mapping[str, str], ranked: Sequence[Place]
    ) -> Located | None:
        said = [(source, identifiers[source]) for source in SOURCES if source in identifiers]
        if said:
            ours = [place for place in ranked if place.identifier in said]
            place = ours[0] if ours else _first(gazetteer().of_identifiers(said).values())
            return None if place is None else Located(place, Basis.READER)
        return likeliest(ranked) or likeliest(ranked, self._named_beside(entity, ranked))

    def _named_beside(self, entity: EntityId, ranked: Sequence[Place]) -> Collection[str]:
        """Return the codes of the countries of some places that are named where an entity is."""
        keys = gazetteer().countries
        wanted = {keys[place.code]: place.code for place in ranked if place.code in keys}
        return {wanted[key] for key in rows.places_beside(self._database, entity, wanted)} if wanted else ()


def _first(places: Iterable[Place]) -> Place | None:
    return next(iter(places), None)
