"""What the words beside and within a name say of it."""

import pytest

from desktop.model import Kind
from desktop.recognition.abbreviations import join_abbreviations
from desktop.recognition.capitals import leave_common_words
from desktop.recognition.context import heed_context
from desktop.recognition.datelines import mark_datelines
from desktop.recognition.edges import join_words, split_at_dashes
from desktop.recognition.headwords import recognise_short_names
from desktop.recognition.persons import join_names
from desktop.recognition.portfolios import leave_portfolios
from desktop.recognition.titles import add_addressed
from tests.desktop.recognition.marking import after


def test_a_name_in_two_parts_is_two_names_and_a_cut_word_is_whole() -> None:
    text = "Jan Hus - Prague saw the Board for Co-operation and Trade, Turf Moor - 0"
    names = [
        ("Jan Hus - Prague", Kind.PERSON),
        ("Board for Co", Kind.ORGANISATION),
        ("Turf Moor - 0", Kind.PLACE),
    ]

    assert after(split_at_dashes, text, *names)[:2] == [("Jan Hus", Kind.PERSON), ("Prague", Kind.PERSON)]
    assert ("Turf Moor", Kind.PLACE) in after(split_at_dashes, text, *names)
    assert after(join_words, text, names[1]) == [("Board for Co-operation and Trade", Kind.ORGANISATION)]


def test_sums_of_money_are_no_names() -> None:
    text = "It paid SHS2,000 and EUR4.2 billion to M23"
    sums = [("SHS2,000", Kind.ORGANISATION), ("EUR4.2 billion", Kind.ORGANISATION)]
    name = ("M23", Kind.ORGANISATION)

    assert after(leave_common_words, text, *sums, name) == [name]


def test_a_name_after_mister_is_a_persons() -> None:
    text = "Mr Otieno and Mrs. Ada Byron spoke; Mr President, Mr Speaker said no"

    assert after(add_addressed, text) == [("Otieno", Kind.PERSON), ("Ada Byron", Kind.PERSON)]


def test_a_persons_name_reaches_to_its_end() -> None:
    text = "Omar bin Khalid Al Said met Mary Smith-Jones and a Paris-based man"
    names = [
        ("Omar", Kind.PERSON),
        ("Khalid Al Said", Kind.PERSON),
        ("Mary Smith", Kind.PERSON),
        ("Paris", Kind.PLACE),
    ]

    assert after(join_names, text, *names) == [
        ("Omar bin Khalid Al Said", Kind.PERSON),
        ("Mary Smith-Jones", Kind.PERSON),
        ("Paris", Kind.PLACE),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LUSAKA — The court", "LUSAKA"),
        ("PORT MORESBY, July 18 (Xinhua) -- The", "PORT MORESBY"),
        ("A line\nQUITO (AFP) - A man", "QUITO"),
    ],
)
def test_a_report_begins_with_its_place(text: str, place: str) -> None:
    assert after(mark_datelines, text) == [(place, Kind.PLACE)]


@pytest.mark.parametrize("text", ["BREAKING — A fire", "The AU — a club", "NOTE: see", "He said QUITO - no"])
def test_other_capitals_are_no_datelines(text: str) -> None:
    assert after(mark_datelines, text) == []


def test_the_place_of_a_dateline_is_no_person() -> None:
    text = "Zaranj /TOLO/ A school opened"
    assert after(mark_datelines, text, ("Zaranj", Kind.PERSON)) == [("Zaranj", Kind.PLACE)]


def test_what_a_minister_is_for_is_no_organisation() -> None:
    text = (
        "the Minister of Trade and the Health Minister left the Ministry of Defence; the UN Secretary-General"
    )
    names = [
        ("Trade", Kind.ORGANISATION),
        ("Health", Kind.ORGANISATION),
        ("Ministry of Defence", Kind.ORGANISATION),
        ("UN", Kind.ORGANISATION),
    ]
    assert after(leave_portfolios, text, *names) == names[2:]


def test_an_abbreviation_in_brackets_is_what_it_stands_for() -> None:
    text = "Lurco left. The Labour Court (Lurco), the Board for Energy and Water (BEW) and Ada Byron (Engine)"
    names = [
        ("Lurco", Kind.PERSON),
        ("Labour Court", Kind.ORGANISATION),
        ("Lurco", Kind.PERSON),
        ("Energy", Kind.OTHER),
        ("Ada Byron", Kind.PERSON),
        ("Engine", Kind.PERSON),
    ]
    assert after(join_abbreviations, text, *names) == [
        ("Lurco", Kind.ORGANISATION),
        ("Labour Court", Kind.ORGANISATION),
        ("Lurco", Kind.ORGANISATION),
        ("Board for Energy and Water", Kind.ORGANISATION),
        ("BEW", Kind.ORGANISATION),
        ("Ada Byron", Kind.PERSON),
        ("Engine", Kind.PERSON),
    ]


def test_an_abbreviation_may_stand_before_what_it_means() -> None:
    text = "KRB (Kivu Roads Board) paid. KRB (a club) did not"
    assert after(join_abbreviations, text) == [
        ("KRB", Kind.ORGANISATION),
        ("Kivu Roads Board", Kind.ORGANISATION),
    ]


def test_a_country_with_its_abbreviation_stays_a_place() -> None:
    text = "in the Central African Republic (CAR)"
    names = [("Central African Republic", Kind.PLACE)]
    assert after(join_abbreviations, text, *names) == [*names, ("CAR", Kind.PLACE)]


@pytest.mark.parametrize(
    ("text", "name", "model", "kind"),
    [
        ("the oil firm Saval said", "Saval", Kind.PERSON, Kind.ORGANISATION),
        ("printed by Al-Nur daily", "Al-Nur", Kind.PERSON, Kind.ORGANISATION),
        ("the town of Kasese", "Kasese", Kind.PERSON, Kind.PLACE),
        ("Herat province", "Herat", Kind.PERSON, Kind.PLACE),
        ("the Shan people", "Shan", Kind.PLACE, Kind.GROUP),
        ("the actor Omdu", "Omdu", Kind.ORGANISATION, Kind.PERSON),
        ("Mr Paris left", "Paris", Kind.PLACE, Kind.PERSON),
        ("during the Songkran", "Songkran", Kind.PERSON, Kind.OTHER),
        ("the Mutua government", "Mutua", Kind.PERSON, Kind.PERSON),
        ("A Songkran ran", "Songkran", Kind.PERSON, Kind.PERSON),
        ("the Jan Hus trial", "Jan Hus", Kind.PERSON, Kind.PERSON),
        ("a film-maker Jan Hus", "Jan Hus", Kind.PERSON, Kind.PERSON),
        ("to Africa, the minister said", "Africa", Kind.PLACE, Kind.PLACE),
        ("the firm of Ada", "Ada", Kind.PERSON, Kind.PERSON),
        ("he was born in Lodwar", "Lodwar", Kind.PERSON, Kind.PLACE),
        ("in northern Gurage", "Gurage", Kind.OTHER, Kind.PLACE),
        ("a member of Ennahda", "Ennahda", Kind.PERSON, Kind.ORGANISATION),
        ("her daughter Roma spoke", "Roma", Kind.PLACE, Kind.PERSON),
        ("Roma, 45, spoke", "Roma", Kind.PLACE, Kind.PERSON),
        ("the novel Middlemarch", "Middlemarch", Kind.PERSON, Kind.OTHER),
        ("Saval, the Swiss food group, fell", "Saval", Kind.PERSON, Kind.ORGANISATION),
        ("Yirol is a small village", "Yirol", Kind.PERSON, Kind.PLACE),
        ("Ada, the company secretary, fell", "Ada", Kind.PERSON, Kind.PERSON),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(text: str, name: str, model: Kind, kind: Kind) -> None:
    assert after(heed_context, text, (name, model)) == [(name, kind)]


def test_what_is_said_beside_a_name_holds_in_the_whole_text() -> None:
    text = "Saval paid. The insurer Saval, and Saval again"
    assert after(heed_context, text, *[("Saval", Kind.PERSON)] * 3) == [("Saval", Kind.ORGANISATION)] * 3


def test_an_organisation_by_its_short_name_is_no_person() -> None:
    text = "Labour won. The Labour Party and the Byron Company thanked Ada Byron. Byron"
    names = [
        ("Labour", Kind.PERSON),
        ("Labour Party", Kind.ORGANISATION),
        ("Byron Company", Kind.ORGANISATION),
        ("Ada Byron", Kind.PERSON),
        ("Byron", Kind.PERSON),
    ]
    assert after(recognise_short_names, text, *names) == [("Labour", Kind.ORGANISATION), *names[1:]]
