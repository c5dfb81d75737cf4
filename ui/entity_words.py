"""What is known of an entity beside its counts, in the few words that a small card has room for."""

from desktop.errors import ScholiastError
from desktop.library import Library
from desktop.model import EntityId, Kind
from desktop.text.whereabouts import described
from desktop.translation import _


def entity_words(library: Library, entity: EntityId) -> str:
    """Return the titles of a person, or where a place lies and whether that is assumed; "" for others."""
    try:
        known = library.entities.get(entity)
        located = library.whereabouts.of(known) if known.kind is Kind.PLACE else None
    except ScholiastError:  # gone meanwhile, or no table of places: the page of entities says so
        return ""
    if located is None:
        return " · ".join(known.titles)
    place = described(located.place)
    return _("{place} (assumed)").format(place=place) if located.assumed else place
