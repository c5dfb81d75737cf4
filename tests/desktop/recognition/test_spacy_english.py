"""The model with the house rules behind it, on real and on weird texts."""

import multiprocessing
import re
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ScholiastError
from desktop.model import FoundMention, Kind
from desktop.recognition.catalogue import ENGLISH, find_engine
from desktop.recognition.engine import recognise_texts
from desktop.recognition.spacy_english import SpacyEnglish, _load

REPORT = (
    "On 3 March the joint drills of the Kenyan and Ugandan forces began near Lake Victoria,"
    " the Daily Nation reports per the Defence Ministry.\n\n"
    "Units of the Kenya Army and the Uganda Air Force trained in Kisumu, as well as in Siaya, Busia,"
    " and Homa Bay counties. President William Ruto met Barack Obama in Nairobi.\n\n"
    "The Entebbe Declaration on Maritime Safety that Ruto\u2019s government signed in 2019"
    " foresees more exercises. 🚢"
)
NAMES = (
    "Ilham Aliyev",
    "the Kenya Army\u2019s",
    "Paris",
    "Baku",
    "U.N.",
    "Monday",
    "قال",
    "🚀",
    "e\u0301",
    "\ufffd",
)
GLUE = (
    " ",
    "\n",
    "\n\n",
    "\t",
    ". ",
    ", ",
    " and ",
    " met ",
    " in ",
    " (",
    ") ",
    "“",
    "” ",
    "\u00a0",
    "\u200d",
    "\0",
)


def shown(text: str, found: list[FoundMention]) -> set[tuple[str, str]]:
    return {(mention.kind.value, text[mention.start : mention.end]) for mention in found}


def assert_sound(text: str, found: list[FoundMention]) -> None:
    for mention in found:
        name = text[mention.start : mention.end]
        assert 0 <= mention.start < mention.end <= len(text)
        assert name == name.strip()
        assert re.search(r"\w", name)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_report_yields_its_people_places_and_organisations(english: SpacyEnglish) -> None:
    found = english.find([REPORT])[0]

    assert_sound(REPORT, found)
    assert {
        ("date", "3 March"),
        ("organisation", "Kenya Army"),
        ("organisation", "Uganda Air Force"),
        ("place", "Siaya"),
        ("place", "Busia"),
        ("place", "Homa Bay"),
        ("person", "William Ruto"),
        ("person", "Barack Obama"),
        ("place", "Nairobi"),
        ("law", "Entebbe Declaration on Maritime Safety"),
        ("person", "Ruto"),
    } <= shown(REPORT, found)


def test_offsets_are_code_points_after_emoji_marks_and_arabic(english: SpacyEnglish) -> None:
    text = "🚀🚀 e\u0301 قال الرئيس: Angela Merkel flew to Berlin on Monday."

    assert {("person", "Angela Merkel"), ("place", "Berlin"), ("date", "Monday")} <= shown(
        text, english.find([text])[0]
    )


def test_numbers_and_times_of_day_are_not_shown(english: SpacyEnglish) -> None:
    text = "They paid $5 million for 30 kilometres, 12 percent more, at 6 p.m."

    assert english.find([text]) == [[]]


def test_each_text_gets_its_own_mentions(english: SpacyEnglish) -> None:
    texts = ["", "Angela Merkel lives in Berlin.", "\n", "Barack Obama lives in Chicago."]

    found = english.find(texts)

    assert [shown(text, each) for text, each in zip(texts, found, strict=True)] == [
        set(),
        {("person", "Angela Merkel"), ("place", "Berlin")},
        set(),
        {("person", "Barack Obama"), ("place", "Chicago")},
    ]


def test_a_long_text_is_read_to_its_end(english: SpacyEnglish) -> None:
    sentence = "The old bridge was built of stone and stood for many years. "
    text = sentence * 400 + "Angela Merkel lives in Berlin."

    assert {("person", "Angela Merkel"), ("place", "Berlin")} <= shown(text, english.find([text])[0])


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 50_000,
        "!" * 50_000,
        "x" * 100_000,
        "\n" * 50_000,
        "((" * 199 + " Paris",
        "🚀" * 20_000 + " Paris",
        "\ufffd\ufffd Baku \ufffd",
        "\ud800 Paris \udfff",
        "The the the a an 's 's \u2019s",
        " ".join(["U.S.'s"] * 300),
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_weird_texts_are_read_without_complaint(english: SpacyEnglish, text: str) -> None:
    assert_sound(text, english.find([text])[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.one_of(st.text(max_size=120), st.lists(st.sampled_from(NAMES + GLUE), max_size=25).map("".join)),
        max_size=6,
    )
)
def test_mentions_are_sorted_apart_trimmed_and_inside_whatever_the_text(
    english: SpacyEnglish, texts: list[str]
) -> None:
    found = english.find(texts)

    assert len(found) == len(texts)
    for text, mentions in zip(texts, found, strict=True):
        assert_sound(text, mentions)


def test_the_worker_process_loads_the_engine_by_name(english: SpacyEnglish) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as pool:
        found = pool.submit(recognise_texts, ENGLISH, [REPORT]).result()

    assert found == english.find([REPORT])
    assert {mention.kind for mention in found[0]} <= set(Kind)


def test_the_source_of_mentions_names_engine_model_and_rules(english: SpacyEnglish) -> None:
    assert re.fullmatch(r"spacy-en 3\.\d\.\d(\+[a-z-]+\d)?\+\d+", find_engine(ENGLISH).source)
    assert find_engine(ENGLISH).source == f"{english.name} {english.version}"


@pytest.mark.usefixtures("english")
def test_a_model_that_has_met_too_many_words_is_loaded_anew_and_finds_the_same() -> None:
    forgetful = SpacyEnglish(familiar_words=0)

    assert forgetful.find([REPORT]) == forgetful.find([REPORT])


@pytest.mark.usefixtures("english")
def test_a_folder_without_a_model_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(ScholiastError, match="could not be loaded"):
        _load(tmp_path)
