"""What is suggested to be the same: spellings, initials, abbreviations; never what differs by a word."""

import pytest

from desktop.model import Kind
from desktop.text.names import entity_key
from desktop.text.suggestions import Found, suggest


def rows(kind: Kind, *names: str) -> list[tuple[int, int, str, str, str]]:
    return [(at, at, name, entity_key(name, kind), kind.value) for at, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        ("Ilham Aliyev", "Ilham Aliev", Kind.PERSON, "names are alike"),
        ("Ilham Aliyev", "İlham Əliyev", Kind.PERSON, "names are alike"),
        ("Aliev Ilham", "Ilham Aliyev", Kind.PERSON, "names are alike"),
        ("I. Aliyev", "Ilham Aliyev", Kind.PERSON, "the same with initials"),
        ("J. R. R. Tolkien", "John Ronald Reuel Tolkien", Kind.PERSON, "the same with initials"),
        ("Ilham Heydar oglu Aliyev", "Ilham Aliyev", Kind.PERSON, "the same first and last name"),
        ("Pashinyan", "Nikol Pashinyan", Kind.PERSON, "the one longer name that ends so"),
        ("Ministry of Defence", "Ministry of Defense", Kind.ORGANISATION, "names are alike"),
        ("NATO", "North Atlantic Treaty Organization", Kind.ORGANISATION, "abbreviation"),
        (
            "OSCE",
            "Organization for Security and Co-operation in Europe",
            Kind.ORGANISATION,
            "abbreviation",
        ),
        ("Nakhchivan", "Nakhichevan", Kind.PLACE, "names are alike"),
    ],
)
def test_two_names_of_one_are_suggested_with_the_reason(one: str, other: str, kind: Kind, why: str) -> None:
    ((first, second, score, reason),) = suggest(rows(kind, one, other))
    assert (first, second, reason) == (1, 2, why)
    assert 0.8 < score <= 1


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Heydar Aliyev", "Ilham Aliyev"), Kind.PERSON),
        (("Aliyev", "Heydar Aliyev", "Ilham Aliyev"), Kind.PERSON),
        (("Mehriban Aliyeva", "Leyla Aliyeva"), Kind.PERSON),
        (("Ministry of Defence of Azerbaijan", "Ministry of Defence of Armenia"), Kind.ORGANISATION),
        (("Ministry of Defence", "Ministry of Defence of Armenia"), Kind.ORGANISATION),
        (("1st Army Corps of Azerbaijan", "2nd Army Corps of Azerbaijan"), Kind.ORGANISATION),
        (("Security Council Resolution 822", "Security Council Resolution 823"), Kind.LAW),
        (("North Ossetia Region", "South Ossetia Region"), Kind.PLACE),
        (("5 December 2022", "6 December 2022"), Kind.DATE),
    ],
)
def test_different_ones_are_not_suggested(names: tuple[str, ...], kind: Kind) -> None:
    assert suggest(rows(kind, *names)) == []


def test_names_of_different_kinds_are_never_suggested() -> None:
    persons, places = rows(Kind.PERSON, "Washington Irving"), rows(Kind.PLACE, "x", "Washington Irvin")
    assert suggest([*persons, *places[1:]]) == []


def test_the_names_of_one_entity_are_not_suggested_but_each_speaks_for_it() -> None:
    merged = [(1, 1, "Ilham Aliyev", "ilham aliyev", "person"), (2, 1, "The Chief", "the chief", "person")]
    found = suggest([*merged, (3, 3, "The Chieff", "the chieff", "person")])
    assert [each[:2] for each in found] == [(1, 3)]


def test_only_new_names_are_compared_when_asked_and_found_as_among_all() -> None:
    names = rows(Kind.PERSON, "Ilham Aliyev", "Ilham Aliev", "I. Aliyev", "Nikol Pashinyan", "N. Pashinyan")

    def with_five(found: list[Found]) -> list[Found]:
        return [each for each in found if 5 in each[:2]]

    assert suggest(names, fresh={5}) == with_five(suggest(names))
    assert suggest(names, fresh=set()) == []


def test_a_word_that_many_share_does_not_hide_a_spelling() -> None:
    names = [f"Committee {chr(97 + at // 26)}{chr(97 + at % 26)}qx" for at in range(400)]
    found = suggest(rows(Kind.ORGANISATION, *names, "Committee Baku-Tbilisi", "Comittee Baku-Tbilisi"))
    assert any(each[:2] == (401, 402) for each in found)
