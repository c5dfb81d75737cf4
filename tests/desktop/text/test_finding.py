"""Finding in a text: case, accents, whole words, and expressions that never end."""

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.text.finding import (
    MOST_FINDS,
    FindQuery,
    SlowPatternError,
    compile_pattern,
    find_pattern,
    find_words,
)
from desktop.text.query import fold


def found(text: str, *words: str, case: bool = False, whole: bool = False) -> list[str]:
    query = FindQuery(words, case=case, whole=whole)
    return [text[start:end] for part in find_words(text, query) for start, end in part]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Bäku, BAKU, baku and Ba\u0308ku", "baku", ["Bäku", "BAKU", "baku", "Ba\u0308ku"]),
        ("Straße and STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße and STRASSE", "straße", ["Straße", "STRASSE"]),
        ("an oﬃce, an office, an oﬀice", "office", ["oﬃce", "office", "oﬀice"]),
        ("sß, ßs, sss", "sss", ["sß", "ßs", "sss"]),
        ("It’s and it's", "it's", ["It’s", "it's"]),
        ("two\n words, two words", "two words", ["two\n words", "two words"]),
        ("Ἀθῆναι αθηναι", "αθηναι", ["Ἀθῆναι", "αθηναι"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("漢字かな 漢字", "漢字", ["漢字", "漢字"]),
        ("İstanbul Istanbul", "istanbul", ["İstanbul", "Istanbul"]),
        ("Über 😀 über", "uber", ["Über", "über"]),
        ("nothing", "  ", []),
    ],
)
def test_words_are_found_whatever_the_case_and_the_accents(
    text: str, words: str, expected: list[str]
) -> None:
    assert found(text, words) == expected


def test_case_and_whole_words_can_be_asked_for() -> None:
    text = "Baku baku bakuvian Bäku"
    assert found(text, "baku", case=True) == ["baku", "baku"]
    assert found(text, "baku", whole=True) == ["Baku", "baku", "Bäku"]
    assert found(text, "river", "baku", whole=True, case=True) == ["baku"]


def test_words_over_the_edges_of_slices_are_found_once() -> None:
    text = "x" * 99_998 + "Baku" + "y" * 99_998 + "baku"
    query = FindQuery(("baku",))
    assert [place for part in find_words(text, query) for place in part] == [
        (99_998, 100_002),
        (200_000, 200_004),
    ]


letters = ["a", "ä", "A", "a\u0308", "e", "é", "E", " ", "ß", "s", "ﬀ", "f", "'", "’", "-", "n"]
words = st.lists(st.sampled_from(letters), min_size=1, max_size=12).map("".join)


@given(words, words, words)
def test_what_is_in_a_text_is_found_in_it(before: str, middle: str, after: str) -> None:
    assume(not re.search("s{7}|f{7}", fold(middle)))  # in no language more ligatures follow each other
    text = f"{before} {middle} {after}"
    wanted = " ".join(middle.split())
    for start, end in (place for part in find_words(text, FindQuery((wanted,))) for place in part):
        assert " ".join(fold(text[start:end]).split()).translate(SAME) == fold(wanted).strip().translate(SAME)
    assert found(text, wanted) or not wanted


SAME = str.maketrans({"’": "'", "‘": "'"})


def test_expressions_are_found_over_lines() -> None:
    text = "In 2005 and\n1999."
    compiled = compile_pattern(FindQuery((r"^\d{4}|\d{4}$|in",)))
    assert [text[start:end] for start, end in find_pattern(text, compiled, seconds=1)] == ["In", "1999"]
    whole = compile_pattern(FindQuery(("an|200",), whole=True, case=True))
    assert find_pattern(text, whole, seconds=1) == []


@pytest.mark.parametrize("pattern", ["(", "a{2,1}", "[z-a]", "(" * 400])
def test_what_is_no_expression_is_said(pattern: str) -> None:
    with pytest.raises(UsageError, match="Not an expression"):
        compile_pattern(FindQuery((pattern,)))


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a?){40}a{40}$", "(.*a){20}b"])
def test_an_expression_that_never_ends_is_ended(pattern: str) -> None:
    text = "a" * 200_000 + "c"
    compiled = compile_pattern(FindQuery((pattern,)))
    began = time.perf_counter()
    with pytest.raises(SlowPatternError):
        find_pattern(text, compiled, seconds=0.2)
    assert time.perf_counter() - began < 3


def test_empty_matches_are_none_and_the_number_is_limited() -> None:
    assert find_pattern("bbb", compile_pattern(FindQuery(("a*",))), seconds=1) == []
    many = find_pattern("a" * (MOST_FINDS + 5), compile_pattern(FindQuery(("a",))), seconds=5)
    assert len(many) == MOST_FINDS


def test_a_megabyte_is_looked_through_in_a_few_milliseconds() -> None:
    text = "Some words of a naïve text about Bäku. " * 26_000
    found("", "x")
    times = []
    for _turn in range(5):
        began = time.thread_time()
        assert len(found(text, "baku")) == 26_000
        times.append(time.thread_time() - began)
    assert min(times) < 0.2


@pytest.mark.parametrize("words", ["s" * 500, "ff" * 250, "office strasse " * 30, "e\u0301" * 200])
def test_whatever_is_pasted_is_looked_for_at_once(words: str) -> None:
    text = "Some words of a naïve text about Bäku. " * 2_000
    found("", "x")
    began = time.thread_time()
    assert found(text, words) == []
    assert time.thread_time() - began < 1
    assert found(f"a {words} b", words) == [words.strip()]
