"""Passages over the library: found as lines, marked in one step, given other tags in bulk."""

import time

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import Library
from desktop.model import Article, Change, FoundMention, Kind, Span
from desktop.text.concordance import Line
from tests.desktop.library.conftest import REPORT, imported


def flat(parts: object) -> list[Line]:
    assert hasattr(parts, "__iter__")
    return [each for part in parts for each in part]


def spans(library: Library, query: str) -> list[tuple[object, Span]]:
    ids = library.articles.ids()
    return [
        (each.article, Span(each.start, each.end)) for each in flat(library.passages.of_query(query, ids))
    ]


def test_the_words_of_a_search_are_found_over_the_library(library: Library, article: Article) -> None:
    lines = flat(library.passages.of_query("baku ", library.articles.ids()))
    assert [each.words for each in lines] == ["Baku"] * 4
    in_report = [each for each in lines if each.article == article.id]
    assert [REPORT[each.start : each.end] for each in in_report] == ["Baku"] * 3
    assert flat(library.passages.of_query(" ... ", library.articles.ids())) == []


def test_the_mentions_of_an_entity_are_found_in_newest_versions_outside_the_bin(
    library: Library, article: Article
) -> None:
    other = imported(library, "Baku again 😀 Baku")[0]
    gone = imported(library, "Baku in the bin")[0]
    for each in (article, other, gone):
        text = library.articles.version(each.id).text
        start = text.index("Baku")
        found = [FoundMention(start, start + 4, Kind.PLACE), FoundMention(0, 1, Kind.OTHER)]
        library.mentions.store(library.articles.version(each.id).id, "house 1", found)
    library.articles.bin([gone.id])
    baku = next(each for each in library.mentions.entities() if each.name == "Baku")
    lines = flat(library.passages.of_entity(baku.id))
    assert [(each.article, each.words) for each in lines] == [(article.id, "Baku"), (other.id, "Baku")]


def test_many_passages_are_tagged_in_one_step(library: Library, article: Article) -> None:
    wanted = spans(library, "baku ")
    note = library.annotations.add(article.id, wanted[-1][1], note="mine", tags=["other"])
    assert wanted[-1][0] == article.id
    told: list[Change] = []
    library.on_change = told.append
    touched = library.annotations.tag_passages([*wanted, wanted[0]], "place/Baku", mentions=True)
    assert [change.label for change in told] == ["Tag 4 mentions with “place/Baku”"]
    assert told[0].annotations == frozenset(touched)
    assert told[0].articles >= {article.id}
    assert len(touched) == 4
    assert note.id in touched
    assert library.annotations.get(note.id).tags == ("other", "place/Baku")
    made = [each for each in library.annotations.of(article.id) if each.id != note.id]
    assert [REPORT[each.anchor.start : each.anchor.end] for each in made if each.anchor] == ["Baku", "Baku"]
    steps = len(library.history())
    assert library.annotations.tag_passages(wanted, "place/Baku") == []
    assert len(library.history()) == steps
    library.undo()
    assert [each.id for each in library.annotations.all()] == [note.id]
    library.redo()
    assert len(library.annotations.all(tag=library.tags.create("place").id)) == 4


def test_a_passage_beyond_the_text_marks_none(library: Library, article: Article) -> None:
    with pytest.raises(UsageError, match="does not lie in the text"):
        library.annotations.tag_passages([(article.id, Span(0, 4)), (article.id, Span(0, 10_000))], "x")
    assert library.annotations.all() == []
    assert library.tags.all() == []


def test_ten_thousand_passages_are_tagged_quickly(library: Library) -> None:
    [article] = imported(library, "Ärmy drills. " * 10_000)
    wanted = [(article.id, Span(at * 13, at * 13 + 4)) for at in range(10_000)]
    began = time.process_time()
    library.annotations.tag_passages(wanted, "x")
    assert time.process_time() - began < 5
    tag = library.tags.named("x")
    assert tag is not None
    assert tag.annotations == 10_000


def test_tags_are_replaced_narrowed_and_widened_in_bulk(library: Library, article: Article) -> None:
    marks = [
        library.annotations.add(article.id, Span(at, at + 2), tags=tags).id
        for at, tags in enumerate((["a"], ["a", "b"], ["b"], ["a/x"]))
    ]

    def tags() -> list[tuple[str, ...]]:
        return [library.annotations.get(mark).tags for mark in marks]

    library.annotations.replace(marks, "a", "b")
    assert tags() == [("b",), ("b",), ("b",), ("a/x",)]
    assert library.undo_label() == "Replace “a” with “b” on 2 notes"
    library.undo()
    library.annotations.narrow(marks[:2], "a", "a/y")
    assert tags() == [("a/y",), ("a/y", "b"), ("b",), ("a/x",)]
    assert library.undo_label() == "Narrow “a” to “a/y” on 2 notes"
    library.annotations.widen(marks, "a/y")
    assert tags() == [("a",), ("a", "b"), ("b",), ("a/x",)]
    library.annotations.replace(marks, "a", "a")
    for _step in range(2):
        library.undo()
    assert tags() == [("a",), ("a", "b"), ("b",), ("a/x",)]


def test_tags_that_do_not_stand_so_are_refused(library: Library, article: Article) -> None:
    mark = library.annotations.add(article.id, None, tags=["a/x", "ab"]).id
    with pytest.raises(UsageError, match="does not stand below"):
        library.annotations.narrow([mark], "a", "ab")
    with pytest.raises(UsageError, match="no tag above"):
        library.annotations.widen([mark], "ab")
    with pytest.raises(NotFoundError, match="no tag “nowhere”"):
        library.annotations.replace([mark], "nowhere", "a")
    assert len(library.history()) == 2
