"""The key of a name: equal for spellings of one name, different for different names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import Kind
from desktop.text.names import entity_key, longer_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "Turkiye"),
        ("İstanbul", "istanbul"),
        ("Recep Tayyip Erdoğan", "RECEP  TAYYIP ERDOGAN"),
        ("the United Nations", "United Nations"),
        ("Azerbaijan\u2019s", "Azerbaijan"),
        ("\u201cThe Hague\u201d", "Hague"),
        ("U.S.", "US"),
        ("Al-Qaida", "al Qa'ida"),
        ("Łódź", "Lodz"),
        ("Straße", "STRASSE"),
        ("محمّد", "محمد"),
        ("United\nNations", "United Nations"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert entity_key(one) == entity_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilham Aliyev", "Heydar Aliyev"),
        ("A. Smith", "Smith"),
        ("Theresa", "resa"),
        ("Costa Rica", "Costrica"),
        ("University of the West", "University of West"),
        ("कि", "की"),
        ("かき", "がき"),
        ("😀", "🚀"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert entity_key(one) != entity_key(other)


@given(st.text(max_size=40))
def test_only_a_blank_name_has_an_empty_key(name: str) -> None:
    assert (entity_key(name) == "") == (name.strip() == "")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=40))
def test_blanks_around_and_between_words_do_not_matter(name: str) -> None:
    assert entity_key(f"  {name}\n") == entity_key(name)


@pytest.mark.parametrize("name", ["a" + "\u0301" * 100_000, "the " * 25_000, "'s" * 50_000])
def test_long_names_are_no_trouble(name: str) -> None:
    assert len(entity_key(name)) <= len(name)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Aliyev, Ilham", "Ilham Aliyev", Kind.PERSON),
        ("Prime Minister Ali Asadov", "Ali Asadov", Kind.PERSON),
        ("Vice President Mehriban Aliyeva", "ALIYEVA, Mehriban", Kind.PERSON),
        ("Col. Gen. Zakir Hasanov", "Zakir Hasanov", Kind.PERSON),
        ("Türkiye", "Turkey", Kind.PLACE),
        ("the Russian Federation", "Russia", Kind.PLACE),
        ("U.S.", "United States of America", Kind.PLACE),
        ("Côte d’Ivoire", "Ivory Coast", Kind.PLACE),
        ("the Hashemite Kingdom of Jordan", "Jordan", Kind.PLACE),
        ("the Democratic Republic of the Congo", "DRC", Kind.PLACE),
    ],
)
def test_spellings_of_one_person_or_country_share_a_key(one: str, other: str, kind: Kind) -> None:
    assert entity_key(one, kind) == entity_key(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Aliyev", "Ilham Aliyev", Kind.PERSON),
        ("Heydar Aliyev", "Ilham Aliyev", Kind.PERSON),
        ("Amir Khan", "Khan", Kind.PERSON),
        ("Sammy Davis, Jr.", "Jr Sammy Davis", Kind.PERSON),
        ("Foreign Minister", "Minister", Kind.ORGANISATION),
        ("Turkey", "Turkiye", Kind.ORGANISATION),
        ("Baku, Azerbaijan", "Azerbaijan Baku", Kind.PLACE),
        ("Congo", "Democratic Republic of the Congo", Kind.PLACE),
    ],
)
def test_different_entities_of_a_kind_have_different_keys(one: str, other: str, kind: Kind) -> None:
    assert entity_key(one, kind) != entity_key(other, kind)


@given(st.text(max_size=40), st.sampled_from(Kind))
def test_of_any_kind_only_a_blank_name_has_an_empty_key(name: str, kind: Kind) -> None:
    assert (entity_key(name, kind) == "") == (name.strip() == "")


@pytest.mark.parametrize(
    ("keys", "longer"),
    [
        (["aliyev", "ilham aliyev"], {"aliyev": "ilham aliyev"}),
        (["aliyev", "ilham aliyev", "heydar aliyev"], {}),
        (["aliyev", "ilham aliyev", "heydar ilham aliyev"], dict.fromkeys(
            ["aliyev", "ilham aliyev"], "heydar ilham aliyev")),
        (["ilham", "ilham aliyev", "liyev"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_a_short_name_is_the_one_longer_name_that_ends_with_it(
    keys: list[str], longer: dict[str, str]
) -> None:
    assert longer_names(keys) == longer
