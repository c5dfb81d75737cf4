"""Where places lie: assumed where it is clear, and what a reader says before everything else."""

from desktop.library import Library
from desktop.model import Kind
from desktop.text.whereabouts import identifiers_of
from tests.desktop.library.test_entities import told


def words(library: Library, name: str) -> tuple[str, str, str] | None:
    located = library.whereabouts.of(library.entities.find(name))
    return None if located is None else (located.place.name, located.place.code, located.basis.value)


def test_a_place_is_assumed_to_be_the_clear_one_of_its_name(library: Library) -> None:
    told(library, "From Baku to Springfield.", ("Baku", Kind.PLACE), ("Springfield", Kind.PLACE))
    assert words(library, "Baku") == ("Baku", "AZ", "only")
    assert words(library, "Springfield") is None
    assert len(library.whereabouts.candidates(library.entities.find("Springfield"))) > 10


def test_only_places_lie_anywhere(library: Library) -> None:
    told(library, "Baku won.", ("Baku", Kind.ORGANISATION))
    assert words(library, "Baku") is None
    assert library.whereabouts.candidates(library.entities.find("Baku")) == []


def test_the_country_that_the_same_articles_name_decides(library: Library) -> None:
    told(library, "He came from Hyderabad.", ("Hyderabad", Kind.PLACE))
    assert words(library, "Hyderabad") is None
    told(library, "Hyderabad in Pakistan.", ("Hyderabad", Kind.PLACE), ("Pakistan", Kind.PLACE))
    assert words(library, "Hyderabad") == ("Hyderabad", "PK", "country")
    told(
        library,
        "Hyderabad in the Republic of India.",
        ("Hyderabad", Kind.PLACE),
        ("Republic of India", Kind.PLACE),
    )
    assert words(library, "Hyderabad") is None


def test_a_reader_says_which_place_it_is_or_that_it_is_none(library: Library) -> None:
    told(library, "Baku.", ("Baku", Kind.PLACE))
    baku = library.entities.find("Baku")
    (place,) = library.whereabouts.candidates(baku)
    library.entities.identify(baku.id, identifiers_of(None))
    assert words(library, "Baku") is None
    library.undo()
    assert words(library, "Baku") == ("Baku", "AZ", "only")
    library.entities.identify(baku.id, identifiers_of(place))
    assert words(library, "Baku") == ("Baku", "AZ", "reader")
    library.entities.identify(baku.id, {"geonames": "2643743"})
    assert words(library, "Baku") == ("London", "GB", "reader")
    library.entities.identify(baku.id, {"geonames": "1"})
    assert words(library, "Baku") is None
    library.entities.identify(baku.id, {"geonames": "", "iso3166": "IN-MH"})
    assert words(library, "Baku") == ("Mahārāshtra", "IN", "reader")


def test_a_name_that_was_merged_into_it_tells_where_a_place_lies(library: Library) -> None:
    told(library, "Kiev, the Mother of Cities.", ("Kiev", Kind.PLACE), ("Mother of Cities", Kind.PLACE))
    mother, kiev = library.entities.find("Mother of Cities"), library.entities.find("Kiev")
    assert words(library, "Mother of Cities") is None
    library.entities.merge([kiev.id], mother.id)
    assert words(library, "Mother of Cities") == ("Kyiv", "UA", "only")


def test_all_places_are_found_as_each_alone(library: Library) -> None:
    names = ("Baku", "Springfield", "Georgia", "Punjab", "Hyderabad", "Pakistan", "Maharashtra")
    told(library, " ".join(names), *((name, Kind.PLACE) for name in names))
    library.entities.identify(library.entities.find("Springfield").id, {"geonames": "4250542"})
    listed = library.entities.index()
    together = library.whereabouts.of_all(listed)
    alone = {each.id: library.whereabouts.of(library.entities.get(each.id)) for each in listed}
    assert together == {number: located for number, located in alone.items() if located is not None}
    assert len(together) == 7
