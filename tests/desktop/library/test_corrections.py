"""A correction lasts: over another run of an engine, another text, undo and redo, and a new start."""

from pathlib import Path

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import Library
from desktop.model import Article, ArticleId, Change, FoundMention, ImportedArticle, Kind, Span
from desktop.text.decisions import Scope, occurrences
from tests.desktop.library.conftest import REPORT, imported

BAKUS = occurrences(REPORT, "Baku")
ASTARA = occurrences(REPORT, "Astara")[0]


def run_engine(
    library: Library, article: ArticleId, engine: str = "engine 1", kind: Kind = Kind.PLACE
) -> None:
    """Find Baku and Astara, as an engine does that knows of no reader."""
    version = library.articles.version(article)
    spans = [*occurrences(version.text, "Baku"), *occurrences(version.text, "Astara")]
    library.mentions.store(version.id, engine, [FoundMention(each.start, each.end, kind) for each in spans])


def shown(library: Library, article: ArticleId) -> list[tuple[str, Kind, str]]:
    text = library.articles.version(article).text
    return [(text[each.start : each.end], each.kind, each.source) for each in library.mentions.of(article)]


@pytest.fixture
def report(library: Library, article: Article) -> ArticleId:
    run_engine(library, article.id)
    return article.id


def test_a_correction_stays_when_the_engine_runs_again(library: Library, report: ArticleId) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.ORGANISATION)
    library.corrections.mark([(report, ASTARA)], None)
    decided = shown(library, report)
    assert decided[0] == ("Baku", Kind.ORGANISATION, "person")
    assert "Astara" not in [words for words, _kind, _source in decided]
    run_engine(library, report, "engine 2", Kind.GROUP)
    again = shown(library, report)
    assert again[0] == ("Baku", Kind.ORGANISATION, "person")
    assert [words for words, _kind, _source in again] == ["Baku"] * len(BAKUS)
    assert {source for _words, _kind, source in again[1:]} == {"engine 2"}
    first = library.mentions.of(report)[0]
    assert (first.found_by, first.found_kind) == ("engine 2", Kind.GROUP)


def test_a_mention_keeps_its_uid_over_corrections_and_runs(library: Library, report: ArticleId) -> None:
    uids = [each.uid for each in library.mentions.of(report)]
    library.corrections.mark([(report, BAKUS[0])], Kind.EVENT)
    library.corrections.mark([(report, ASTARA)], None)
    run_engine(library, report, "engine 2")
    library.undo()
    library.undo()
    assert [each.uid for each in library.mentions.of(report)] == uids


def test_undo_and_redo_bring_mentions_to_and_fro_and_tell_of_them(
    library: Library, report: ArticleId
) -> None:
    before = shown(library, report)
    library.corrections.mark([(report, BAKUS[0])], None, scope=Scope.ARTICLE)
    after = shown(library, report)
    assert [words for words, _kind, _source in after] == ["Astara"]
    told: list[Change] = []
    library.on_change = told.append
    library.undo()
    assert shown(library, report) == before
    library.redo()
    assert shown(library, report) == after
    assert [each.label for each in told] == [
        "Undone: Reject each “Baku” in the article",
        "Done again: Reject each “Baku” in the article",
    ]
    assert all(each.mentions == {report} for each in told)


def test_a_decision_for_the_library_reaches_articles_that_come_later(
    library: Library, report: ArticleId
) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.ORGANISATION, scope=Scope.LIBRARY, everywhere=True)
    noise = next(each for each in library.articles.ids() if "too" in library.articles.version(each).text)
    assert shown(library, noise) == [("Baku", Kind.ORGANISATION, "person")]
    (later,) = imported(library, "Later, Baku and Bakuvian news.")
    run_engine(library, later.id)
    assert shown(library, later.id) == [("Baku", Kind.ORGANISATION, "person")]
    library.undo()
    assert shown(library, noise) == [("Baku", Kind.ORGANISATION, "person")]  # the import is newer


def test_edges_can_be_changed_and_the_old_ones_do_not_come_back(library: Library, report: ArticleId) -> None:
    wide = Span(BAKUS[1].start - 3, BAKUS[1].end)
    library.corrections.set_edges(report, BAKUS[1], wide)
    assert ("in Baku", Kind.PLACE, "person") in shown(library, report)
    library.corrections.set_edges(report, wide, Span(wide.start, wide.start + 2))
    run_engine(library, report, "engine 2")
    places = [Span(each.start, each.end) for each in library.mentions.of(report)]
    assert Span(wide.start, wide.start + 2) in places
    assert BAKUS[1] not in places
    assert wide not in places
    library.undo()
    library.undo()
    assert BAKUS[1] in [Span(each.start, each.end) for each in library.mentions.of(report)]


def test_a_passage_no_engine_found_can_be_marked(library: Library, report: ArticleId) -> None:
    troops = occurrences(REPORT, "Troops")[0]
    library.corrections.mark([(report, troops)], Kind.GROUP)
    assert ("Troops", Kind.GROUP, "person") in shown(library, report)
    (added,) = [each for each in library.mentions.of(report) if each.kind is Kind.GROUP]
    assert library.corrections.find(added.uid[:13])[1] == added
    library.corrections.release([(report, troops)])
    assert Kind.GROUP not in [kind for _words, kind, _source in shown(library, report)]


def test_many_places_are_one_step(library: Library, report: ArticleId) -> None:
    steps = len(library.history())
    library.corrections.mark([(report, each) for each in (*BAKUS, ASTARA)], Kind.EVENT)
    assert library.undo_label() == "Mark 4 passages as event"
    assert len(library.history()) == steps + 1
    assert {kind for _words, kind, _source in shown(library, report)} == {Kind.EVENT}


def test_what_is_said_of_all_wins_over_what_was_said_of_the_place_before(
    library: Library, report: ArticleId
) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.EVENT)
    library.corrections.mark([(report, BAKUS[0])], Kind.ORGANISATION, scope=Scope.LIBRARY)
    assert [kind for words, kind, _source in shown(library, report) if words == "Baku"] == [
        Kind.ORGANISATION
    ] * len(BAKUS)


def test_a_place_that_moves_in_a_new_version_takes_its_decision_along(
    library: Library, report: ArticleId
) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.ORGANISATION)
    library.corrections.mark([(report, ASTARA)], None)
    library.versions.reread(report, ImportedArticle("A line before it.\n\n" + REPORT))
    assert shown(library, report) == [("Baku", Kind.ORGANISATION, "person")]
    run_engine(library, report, "engine 2")
    assert [each[:2] for each in shown(library, report)] == [
        ("Baku", Kind.ORGANISATION),
        *[("Baku", Kind.PLACE)] * (len(BAKUS) - 1),
    ]
    assert library.check() == []


def test_one_correction_alone_can_be_taken_back(library: Library, report: ArticleId) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.ORGANISATION)
    step = library.past.steps(1)[0].id
    library.corrections.mark([(report, ASTARA)], None)
    library.past.restore(step)
    assert shown(library, report)[0] == ("Baku", Kind.PLACE, "engine 1")
    assert "Astara" not in [words for words, _kind, _source in shown(library, report)]
    library.corrections.mark([(report, BAKUS[0])], Kind.EVENT)
    again = library.past.steps(1)[0].id
    library.corrections.mark([(report, BAKUS[0])], Kind.LAW)
    assert "stands on it" in library.past.why_not(again)
    (detail,) = library.past.details(library.past.steps(1)[0].id)
    assert (detail.name, detail.before, detail.after) == ("Baku", "event", "agreement")


def test_erasing_takes_decisions_on_an_article_and_the_names_they_left_behind(
    library: Library, report: ArticleId, path: Path
) -> None:
    library.corrections.mark([(report, ASTARA)], Kind.PERSON)
    library.corrections.mark([(report, ASTARA)], None)
    library.articles.bin([report])
    library.erase([report])
    library.close()
    assert b"Astara" not in path.read_bytes()


def test_how_often_an_engine_was_corrected_is_counted_by_kind(library: Library, report: ArticleId) -> None:
    library.corrections.mark([(report, BAKUS[0])], Kind.EVENT)
    library.corrections.mark([(report, BAKUS[1])], Kind.PLACE)
    library.corrections.mark([(report, ASTARA)], None)
    library.corrections.mark([(report, occurrences(REPORT, "Troops")[0])], Kind.GROUP)
    found = {
        (each.was, each.now, each.added, each.decided): each.mentions
        for each in library.corrections.tallies()
    }
    assert found == {
        (Kind.PLACE, Kind.EVENT, False, True): 1,
        (Kind.PLACE, Kind.PLACE, False, True): 1,
        (Kind.PLACE, Kind.PLACE, False, False): len(BAKUS) - 2,
        (Kind.PLACE, None, False, True): 1,
        (Kind.GROUP, Kind.GROUP, True, True): 1,
    }


def test_a_place_outside_the_text_or_without_a_mention_is_refused(
    library: Library, report: ArticleId
) -> None:
    with pytest.raises(UsageError):
        library.corrections.mark([(report, Span(0, 10_000))], Kind.EVENT)
    with pytest.raises(UsageError):
        library.corrections.mark([(report, Span(REPORT.index("\n\n"), REPORT.index("\n\n") + 2))], Kind.EVENT)
    with pytest.raises(NotFoundError):
        library.corrections.set_edges(report, Span(0, 3), Span(0, 4))
    assert library.undo_label() != "Mark"
