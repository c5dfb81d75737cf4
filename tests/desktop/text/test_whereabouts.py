"""Which place a name most likely means: only one that is clearly meant is taken, and why is said."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.whereabouts import (
    NOWHERE,
    Basis,
    Place,
    PlaceSort,
    described,
    grounds,
    identifiers_of,
    likeliest,
    rank,
)


def town(code: str, people: int, geonames: int = 1, *, sort: PlaceSort = PlaceSort.TOWN) -> Place:
    return Place("Town", sort, geonames, country=f"Land {code}", code=code, population=people)


def country(code: str) -> Place:
    return Place("Land", PlaceSort.COUNTRY, 9, country="Land", code=code)


def region(code: str) -> Place:
    return Place("Land", PlaceSort.REGION, iso=f"{code}-X", country="Land", code=code)


def basis(*places: Place, named: set[str] | None = None) -> tuple[str, str] | None:
    found = likeliest(rank(places), named or set())
    return None if found is None else (found.place.code, found.basis.value)


def test_the_only_place_of_a_name_is_meant() -> None:
    assert basis(town("AZ", 20_000)) == ("AZ", "only")


def test_a_small_town_is_meant_only_where_its_country_is_named_too() -> None:
    assert basis(town("AZ", 2_000)) is None
    assert basis(town("AZ", 2_000), named={"AZ"}) == ("AZ", "only")
    assert basis(town("AZ", 2_000), named={"US"}) is None


def test_of_several_the_one_with_clearly_the_most_people_is_meant() -> None:
    assert basis(town("GB", 8_900_000, 1), town("CA", 400_000, 2)) == ("GB", "largest")
    assert basis(town("ES", 800_000, 1), town("VE", 1_600_000, 2)) is None
    assert basis(town("US", 9_000, 1), town("CA", 1_000, 2)) is None


def test_of_equals_the_one_is_meant_whose_country_alone_is_named() -> None:
    places = (town("ES", 800_000, 1), town("VE", 1_600_000, 2))
    assert basis(*places, named={"ES"}) == ("ES", "country")
    assert basis(*places, named={"ES", "VE"}) is None
    assert basis(town("US", 100_000, 1), town("US", 90_000, 2), named={"US"}) is None


def test_a_country_is_meant_before_a_town_and_a_state() -> None:
    assert basis(country("GE"), region("US"), town("US", 90_000)) == ("GE", "rank")


def test_a_region_gives_way_to_its_capital_and_not_to_a_hamlet() -> None:
    assert basis(region("PE"), town("PE", 7_000_000)) == ("PE", "only")
    assert basis(region("MX"), town("MX", 1_200)) == ("MX", "largest")
    state = Place("State", PlaceSort.REGION, 7, country="Land", code="US")
    assert basis(town("US", 75_000), state) == ("US", "largest")
    assert basis(region("IN"), region("PK")) is None


def test_another_name_counts_less_than_a_name_of_its_own() -> None:
    other = town("HK", 7_400_000, 1, sort=PlaceSort.OTHER_NAME)
    assert basis(other, town("CA", 290_000, 2)) is None
    assert basis(other, town("HK", 20_000, 2)) == ("HK", "only")
    assert basis(town("UA", 2_900_000, sort=PlaceSort.OTHER_NAME)) == ("UA", "only")


places = st.builds(
    Place,
    st.just("X"),
    st.sampled_from(PlaceSort),
    st.integers(1, 99),
    code=st.sampled_from(["AA", "BB", "CC"]),
    population=st.integers(0, 10**7),
)


@given(st.lists(places, max_size=6), st.sets(st.sampled_from(["AA", "BB", "CC"])))
def test_what_is_meant_is_one_of_the_places_and_does_not_depend_on_their_order(
    found: list[Place], named: set[str]
) -> None:
    one, other = likeliest(rank(found), named), likeliest(rank(found[::-1]), named)
    assert one == other
    assert one is None or (one.place in found and one.assumed)


def test_a_place_is_told_on_one_line() -> None:
    baku = Place("Baku", PlaceSort.TOWN, 587084, "", "Azerbaijan", "AZ", 40.38, 49.89, 2_351_300)
    assert described(baku) == "Baku · Azerbaijan · 40.38, 49.89 · GeoNames 587084"
    assert described(country("GE")) == "Land · country · GeoNames 9"
    assert described(region("IN")) == "Land · region · Land · ISO IN-X"
    assert all(grounds(each).endswith(".") for each in Basis)


def test_what_a_reader_says_of_a_place_is_one_identifier() -> None:
    assert identifiers_of(country("GE")) == {"geonames": "9", "iso3166": ""}
    assert identifiers_of(region("IN")) == {"geonames": "", "iso3166": "IN-X"}
    assert identifiers_of(None) == {"geonames": NOWHERE, "iso3166": ""}
