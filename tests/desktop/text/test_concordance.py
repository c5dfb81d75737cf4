"""Keyword in context: where the words of a search stand, in the text as it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model import ArticleId, Span
from desktop.text.concordance import WIDTH, hits, line, pattern_of
from desktop.text.query import fold, parse


def found(query: str, text: str) -> list[str]:
    pattern = pattern_of(query)
    return [] if pattern is None else [text[span.start : span.end] for span in hits(pattern, text)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("war ", "War, wars and a post-war world_war", ["War", "war", "war"]),
        ("war", "War, wars and awards", ["War", "wars"]),
        ("war* peace ", "Peace after wartime", ["Peace", "wartime"]),
        ('"new york" ', "New\nYork, new-york, new old york", ["New\nYork", "new-york"]),
        ("cafe ", "Cafe\u0301s? Café! Cafe\u0301 CAFÉ.", ["Café", "Cafe\u0301", "CAFÉ"]),
        ("strasse ", "Die STRASSE, die Straße", ["STRASSE", "Straße"]),
        ("drills -army ", "Army drills", ["drills"]),
        ("北京 ", "在北京市", ["北京"]),
        ("باكو ", "اجتماع في باكو", ["باكو"]),
        ("a.b ", "A b, a_b", ["A b", "a_b"]),
        ("ﬁn ", "ﬁn and fin", ["ﬁn", "fin"]),
        ("", "anything", []),
        ("-word ... ", "word", []),
    ],
)
def test_words_are_found_as_the_search_finds_them(query: str, text: str, words: list[str]) -> None:
    assert found(query, text) == words


def test_the_longer_of_two_wordings_is_one_place() -> None:
    assert found('"joint drills" joint ', "A joint drill and joint drills") == ["joint", "joint drills"]


texts = st.text(st.sampled_from("aBé\u0301ß😀 _-.北ﬁ\n\u0130"), max_size=40)


@given(texts, st.text(st.sampled_from('abé ß北ﬁ"'), min_size=1, max_size=8))
def test_places_are_in_order_apart_and_hold_what_is_sought(text: str, query: str) -> None:
    pattern = pattern_of(query)
    if pattern is None:
        assert not any(not term.excluded for term in parse(query))
        return
    spans = hits(pattern, text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert pattern.search(fold(text[span.start : span.end]))


@given(texts)
def test_what_the_index_would_find_has_a_place(text: str) -> None:
    pattern = pattern_of("ab ")
    assert pattern is not None
    assert bool(hits(pattern, text)) == bool(pattern.search(fold(text)))


def test_a_line_shows_what_stands_around_in_one_line() -> None:
    text = "x" * 100 + " first\n\nBaku  said\tno " + "y" * 100
    start = text.index("Baku")
    shown = line(ArticleId(1), text, Span(start, start + 10))
    assert (shown.words, shown.start, shown.end) == ("Baku said", start, start + 10)
    assert shown.left == "first "
    assert shown.right == " no"
    assert max(len(shown.left), len(shown.right)) <= WIDTH


def test_a_line_without_blanks_is_cut_where_it_must_be() -> None:
    shown = line(ArticleId(1), "x" * 300, Span(150, 151))
    assert (len(shown.left), len(shown.right)) == (WIDTH, WIDTH)
    whole = line(ArticleId(1), "some words here", Span(5, 10))
    assert (whole.left, whole.words, whole.right) == ("some ", "words", " here")
