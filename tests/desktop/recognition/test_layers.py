"""Each house rule on its own, then all of them on anything."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import FoundMention, Kind
from desktop.recognition.addresses import leave_addresses
from desktop.recognition.agreements import mark_agreements
from desktop.recognition.capitals import leave_common_words
from desktop.recognition.common_nouns import leave_common_nouns
from desktop.recognition.dates import leave_no_dates
from desktop.recognition.demonyms import name_groups
from desktop.recognition.document import add_repeats, agree_on_kinds
from desktop.recognition.edges import trim_edges
from desktop.recognition.events import mark_events
from desktop.recognition.groups import decide_nationalities
from desktop.recognition.headwords import decide_by_head
from desktop.recognition.known_places import add_countries, know_places
from desktop.recognition.layers import LAYERS, refine
from desktop.recognition.persons import recognise_surnames
from desktop.recognition.places import mark_listed_places
from desktop.recognition.spans import overlay, settle
from desktop.recognition.titles import leave_titles

Layer = Callable[[str, list[FoundMention]], list[FoundMention]]


def marked(text: str, *names: tuple[str, Kind]) -> list[FoundMention]:
    """Each name where it first stands behind the one before."""
    found, at = [], 0
    for name, kind in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(FoundMention(start, at, kind))
    return found


def after(layer: Layer, text: str, *names: tuple[str, Kind]) -> list[tuple[str, Kind]]:
    return [(text[each.start : each.end], each.kind) for each in layer(text, marked(text, *names))]


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("the Kenya Army", "Kenya Army"),
        ("Turkiye's", "Turkiye"),
        ("Azerbaijan\u2019s", "Azerbaijan"),
        ("“The Hague”,", "Hague"),
        ("the\nUnited Nations", "United Nations"),
        ("(WHO)", "(WHO)"),
        ("(WHO", "WHO"),
        ("Popular Union (UP", "Popular Union"),
        ("Ministry of Defence and", "Ministry of Defence"),
        ("U.S.", "U.S."),
        ("Reuters\n\nThe report", "Reuters"),
        ("— Paris —", "Paris"),
        ("Institute (of Peace)", "Institute (of Peace)"),
        ("A", "A"),
    ],
)
def test_edges_are_trimmed_to_the_name(model: str, name: str) -> None:
    assert after(trim_edges, f"x {model} y", (model, Kind.ORGANISATION)) == [(name, Kind.ORGANISATION)]


def test_a_title_of_a_work_keeps_its_article() -> None:
    assert after(trim_edges, "He read “The Storm” twice", ("“The Storm”", Kind.OTHER)) == [
        ("The Storm", Kind.OTHER)
    ]


def test_what_has_no_letter_is_no_mention() -> None:
    assert after(trim_edges, "a — b \u2019s c", ("—", Kind.PERSON), ("\u2019s", Kind.PLACE)) == []


def test_nothing_inside_an_address_is_an_entity() -> None:
    text = "Write to ruto@statehouse.example or see https://nairobi.example/Kisumu, says Museveni"

    names = [(name, Kind.PERSON) for name in ("ruto", "Kisumu", "Museveni")]
    assert after(leave_addresses, text, *names) == [("Museveni", Kind.PERSON)]


def test_names_begin_with_a_capital_but_dates_need_none() -> None:
    text = "the west coast, yesterday, iPhone, 北京"

    assert after(
        leave_common_words,
        text,
        ("west coast", Kind.PLACE),
        ("yesterday", Kind.DATE),
        ("iPhone", Kind.ORGANISATION),
        ("北京", Kind.PLACE),
    ) == [("yesterday", Kind.DATE), ("iPhone", Kind.ORGANISATION), ("北京", Kind.PLACE)]


def test_titles_are_no_part_of_a_persons_name() -> None:
    text = "Mr. Prof Ada Byron, President Ruto and Dr"

    assert after(
        leave_titles,
        text,
        ("Mr. Prof Ada Byron", Kind.PERSON),
        ("President Ruto", Kind.PERSON),
        ("Dr", Kind.PERSON),
    ) == [("Ada Byron", Kind.PERSON), ("Ruto", Kind.PERSON), ("Dr", Kind.PERSON)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed the Entebbe Declaration on Maritime Safety.", "Entebbe Declaration on Maritime Safety"),
        ("Under the Freedom of Information Act he asked.", "Freedom of Information Act"),
        ("the European Convention on Human Rights says", "European Convention on Human Rights"),
        ("With the Kyoto Protocol came", "Kyoto Protocol"),
        ("In Lisbon Treaty talks", "Lisbon Treaty"),
    ],
)
def test_an_agreement_is_one_longest_name(text: str, name: str) -> None:
    assert after(mark_agreements, text) == [(name, Kind.LAW)]


@pytest.mark.parametrize(
    "text",
    [
        "The Act passed.",
        "An agreement was signed.",
        "the Star Trek Convention opened",
        "With the Treaty came",
    ],
)
def test_a_deed_without_a_name_is_no_agreement(text: str) -> None:
    assert after(mark_agreements, text) == []


def test_an_agreement_takes_the_place_of_its_parts() -> None:
    text = "The Shusha Declaration on Allied Relations"

    assert after(mark_agreements, text, ("Shusha", Kind.PLACE), ("Allied Relations", Kind.ORGANISATION)) == [
        ("Shusha Declaration on Allied Relations", Kind.LAW)
    ]


def test_members_of_a_list_of_districts_are_places() -> None:
    text = "In Siaya, Busia, and Homa Bay counties"

    assert after(mark_listed_places, text, ("Busia", Kind.PERSON)) == [
        ("Siaya", Kind.PLACE),
        ("Busia", Kind.PLACE),
        ("Homa Bay", Kind.PLACE),
    ]


@pytest.mark.parametrize(
    "text", ["Russian and Ukrainian regions", "Northern and Western provinces", "our districts"]
)
def test_a_list_of_nationalities_or_directions_names_no_places(text: str) -> None:
    names = [("Russian", Kind.GROUP)] if "Russian" in text else []

    assert after(mark_listed_places, text, *names) == names


def test_the_surname_of_a_named_person_is_that_person() -> None:
    text = "Angela Merkel came. Merkel spoke in Kohl."

    assert after(
        recognise_surnames,
        text,
        ("Angela Merkel", Kind.PERSON),
        ("Merkel", Kind.ORGANISATION),
        ("Kohl", Kind.PLACE),
    ) == [("Angela Merkel", Kind.PERSON), ("Merkel", Kind.PERSON), ("Kohl", Kind.PLACE)]


def test_a_surface_is_either_a_place_or_a_people() -> None:
    text = "Peru Peru Peruvian Peruvian Kenya Peru"

    assert after(
        decide_nationalities,
        text,
        ("Peru", Kind.PLACE),
        ("Peru", Kind.GROUP),
        ("Peruvian", Kind.PLACE),
        ("Peruvian", Kind.GROUP),
        ("Kenya", Kind.GROUP),
        ("Peru", Kind.ORGANISATION),
    ) == [
        ("Peru", Kind.PLACE),
        ("Peru", Kind.PLACE),
        ("Peruvian", Kind.GROUP),
        ("Peruvian", Kind.GROUP),
        ("Kenya", Kind.GROUP),
        ("Peru", Kind.ORGANISATION),
    ]


@pytest.mark.parametrize("text", ["47-year-old", "the age of 92", "monthly", "years", "annual"])
def test_ages_frequencies_and_bare_units_are_no_dates(text: str) -> None:
    assert after(leave_no_dates, text, (text, Kind.DATE)) == []


@pytest.mark.parametrize("text", ["eight months", "June 15", "1992", "yesterday", "early August"])
def test_dates_and_durations_stay(text: str) -> None:
    assert after(leave_no_dates, text, (text, Kind.DATE)) == [(text, Kind.DATE)]


SPANS = st.builds(
    lambda start, length, kind: FoundMention(start, start + length, kind),
    st.integers(0, 40),
    st.integers(0, 12),
    st.sampled_from(Kind),
)


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=6))
def test_overlaid_mentions_never_overlap_and_winners_win(
    found: list[FoundMention], winners: list[FoundMention]
) -> None:
    result = overlay(found, winners)

    assert all(before.end <= behind.start for before, behind in pairwise(result))
    assert set(settle(winners)) <= set(result)
    assert set(result) <= set(found) | set(winners)


@given(st.text(alphabet="Ab c's.,()\n“\u2019Mr🚀\u0301the ", max_size=60), st.lists(SPANS, max_size=8))
def test_refined_mentions_are_sound_whatever_a_model_finds(text: str, found: list[FoundMention]) -> None:
    inside = [each for each in found if each.end <= len(text)]

    refined = refine(text, inside)

    assert all(before.end <= behind.start for before, behind in pairwise(refined))
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] != "" for each in refined)
    assert refine(text, refined) == refined


@pytest.mark.parametrize(
    "text", ["A B C " * 10_000, "Ab, " * 15_000, "a@" * 30_000, "Ab and " * 10_000, "'" * 50_000]
)
def test_rules_take_linear_time(text: str) -> None:
    found = [FoundMention(at, at + 60, Kind.PERSON) for at in range(0, len(text) - 60, 60)]

    for layer in LAYERS:
        found = layer(text, found)
    assert len(found) <= len(text)


@pytest.mark.parametrize(
    ("name", "model", "kind"),
    [
        ("Lake Sevan Commission", Kind.PLACE, Kind.ORGANISATION),
        ("Kura River", Kind.PERSON, Kind.PLACE),
        ("Silk Way Festival 2019", Kind.ORGANISATION, Kind.EVENT),
        ("Clean Streets Programme", Kind.ORGANISATION, Kind.OTHER),
        ("Bank", Kind.PLACE, Kind.PLACE),
        ("Rivers of Babylon", Kind.OTHER, Kind.OTHER),
    ],
)
def test_the_last_word_of_a_longer_name_says_what_it_is(name: str, model: Kind, kind: Kind) -> None:
    assert after(decide_by_head, f"x {name} y", (name, model)) == [(name, kind)]


def test_an_event_is_one_longest_name() -> None:
    text = "after the Second Chaco War ended, at the Games in Lima, and the Rio Olympics"
    assert after(mark_events, text, ("Chaco", Kind.PLACE), ("Lima", Kind.PLACE)) == [
        ("Second Chaco War", Kind.EVENT),
        ("Lima", Kind.PLACE),
        ("Rio Olympics", Kind.EVENT),
    ]


def test_offices_and_common_nouns_alone_are_no_names() -> None:
    text = "the Government of Kenya told the Pope and the Crown Prince that Opposition MPs"
    names = [
        ("Government", Kind.ORGANISATION),
        ("Kenya", Kind.PLACE),
        ("Pope", Kind.PERSON),
        ("Crown Prince", Kind.PERSON),
        ("Opposition", Kind.ORGANISATION),
    ]
    assert after(leave_common_nouns, text, *names) == [("Kenya", Kind.PLACE)]


def test_demonyms_are_groups_whatever_the_model_says() -> None:
    text = "A Kenyan met South Africans in Georgia, and a Turkish Airlines crew"
    names = [
        ("Kenyan", Kind.PLACE),
        ("South Africans", Kind.ORGANISATION),
        ("Georgia", Kind.PLACE),
        ("Turkish Airlines", Kind.ORGANISATION),
    ]
    assert after(name_groups, text, *names) == [
        ("Kenyan", Kind.GROUP),
        ("South Africans", Kind.GROUP),
        ("Georgia", Kind.PLACE),
        ("Turkish Airlines", Kind.ORGANISATION),
    ]


def test_one_name_is_one_kind_throughout_a_text() -> None:
    text = "Sonara paid. Sonara sold. Near Sonara, in 2019"
    names = [
        ("Sonara", Kind.ORGANISATION),
        ("Sonara", Kind.ORGANISATION),
        ("Sonara", Kind.PLACE),
        ("2019", Kind.DATE),
    ]
    assert [kind for _name, kind in after(agree_on_kinds, text, *names)] == [Kind.ORGANISATION] * 3 + [
        Kind.DATE
    ]


def test_a_name_that_was_seen_is_seen_everywhere() -> None:
    text = "Grace Otieno spoke. Later Grace Otieno, of KRA, left; KRA did not. Ask Will: will Will go?"
    names = [("Grace Otieno", Kind.PERSON), ("KRA", Kind.ORGANISATION), ("Will", Kind.PERSON)]
    assert after(add_repeats, text, *names) == [
        ("Grace Otieno", Kind.PERSON),
        ("Grace Otieno", Kind.PERSON),
        ("KRA", Kind.ORGANISATION),
        ("KRA", Kind.ORGANISATION),
        ("Will", Kind.PERSON),
    ]


def test_a_repeat_never_cuts_a_name_that_was_found() -> None:
    text = "Kenya. The Bank of Kenya and Kenyatta"
    names = [("Kenya", Kind.PLACE), ("Bank of Kenya", Kind.ORGANISATION)]
    assert after(add_repeats, text, *names) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He lives in Srinagar now", "Srinagar"),
        ("The state of Quintana Roo said", "Quintana Roo"),
        ("La Araucanía, Saffron Walden, England, 1943", "Saffron Walden"),
        ("Salem, Oregon", "Salem"),
        ("The Makkah province said", "Makkah"),
    ],
)
@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION, Kind.OTHER])
def test_a_known_name_is_a_place_where_the_words_around_speak_of_one(
    text: str, name: str, kind: Kind
) -> None:
    assert after(know_places, text, (name, kind)) == [(name, Kind.PLACE)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Srinagar said so", "Srinagar", Kind.PERSON),
        ("They trust in Minister Merlo", "Merlo", Kind.PERSON),
        ("They voted in Congress", "Congress", Kind.ORGANISATION),
        ("She was born in English", "English", Kind.GROUP),
        ("It was seen at SAMA", "SAMA", Kind.ORGANISATION),
        ("They met in Quds", "Quds", Kind.ORGANISATION),
    ],
)
def test_a_known_name_stays_what_it_is_without_such_words(text: str, name: str, kind: Kind) -> None:
    assert after(know_places, text, (name, kind)) == [(name, kind)]


def test_a_name_is_no_place_where_a_person_is_called_so() -> None:
    text = "Bush in 2001. Ana Merlo came from Merlo"
    names = [("Ana Merlo", Kind.PERSON), ("Merlo", Kind.PERSON)]
    assert after(know_places, text, *names) == names


def test_of_a_surface_all_mentions_become_places() -> None:
    text = "Khargone burned. In Khargone, he said"
    assert after(know_places, text, *[("Khargone", Kind.ORGANISATION)] * 2) == [("Khargone", Kind.PLACE)] * 2


@pytest.mark.parametrize(
    ("text", "model", "places"),
    [
        ("in Bosnia and Herzegovina too", ["Bosnia", "Herzegovina"], ["Bosnia and Herzegovina"]),
        ("at Newcastle upon Tyne", ["Newcastle", "Tyne"], ["Newcastle upon Tyne"]),
        ("in Paris and London", ["Paris", "London"], ["Paris", "London"]),
        ("Bangkok - Chiang Mai line", ["Bangkok - Chiang Mai"], ["Bangkok", "Chiang Mai"]),
        ("Guinea-Bissau said", ["Guinea-Bissau"], ["Guinea-Bissau"]),
        ("Bangkok - Somewhere line", ["Bangkok - Somewhere"], ["Bangkok - Somewhere"]),
    ],
)
def test_a_place_has_its_longest_name_and_its_own(text: str, model: list[str], places: list[str]) -> None:
    found = after(know_places, text, *((name, Kind.PLACE) for name in model))
    assert found == [(name, Kind.PLACE) for name in places]


def test_countries_that_were_passed_over_are_added() -> None:
    text = "Let's go #Belize; Bosnia and Herzegovina won. Jordan Smith ate turkey in Turkey, for Niger."
    assert after(add_countries, text, ("Jordan Smith", Kind.PERSON), ("Niger", Kind.OTHER)) == [
        ("Belize", Kind.PLACE),
        ("Bosnia and Herzegovina", Kind.PLACE),
        ("Jordan Smith", Kind.PERSON),
        ("Niger", Kind.OTHER),
    ]
