"""Reviewing places in doubt: listed with the words once marked, placed, accepted, kept without a place."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import Library
from desktop.model import AnchorState, Annotation, AnnotationId, Article, Change, ImportedArticle, Span
from desktop.storage.doubts import COUNT
from desktop.text.anchors import candidates
from tests.desktop.library.conftest import imported
from tests.desktop.library.dumps import dump, fresh_index
from ui.notes.doubt import doubt_words

STORY = (
    "The ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "Its captain told reporters that the sea was calm and that nobody had been hurt in the night."
)
NEWER = (
    "The ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "The weather office had warned of storms. A tug was sent out at noon and came back without news."
)


@pytest.fixture
def lost(library: Library) -> Annotation:
    """Return a note whose words are gone from the newest version; another one stands."""
    article, *_noise = imported(library, STORY, "Noise about the sea.")
    for quote, note in (("told reporters that the sea was calm", "Was it?"), ("harbour of Baku", "")):
        library.annotations.add(article.id, library.annotations.quote_span(article.id, quote), note=note)
    library.annotations.add(article.id, None, note="On all of it")
    library.versions.replace(article.id, ImportedArticle(NEWER))
    (doubt,) = library.annotations.doubtful()
    return doubt.annotation


def test_a_lost_place_is_listed_with_the_words_once_marked(library: Library, lost: Annotation) -> None:
    (doubt,) = library.annotations.doubtful()
    first, _second = library.versions.of(lost.article)
    assert (doubt.marked.quote, doubt.version) == ("told reporters that the sea was calm", first.id)
    assert lost.anchor is not None
    assert lost.anchor.state is AnchorState.ORPHAN
    assert library.annotations.count_doubtful() == 1
    assert library.annotations.doubtful(lost.article) == [doubt]
    noise = next(number for number in library.articles.ids() if number != lost.article)
    assert library.annotations.doubtful(noise) == []


def test_the_words_once_marked_outlive_several_versions(library: Library, lost: Annotation) -> None:
    library.versions.replace(lost.article, ImportedArticle("Quite another text."))
    quotes = {doubt.marked.quote for doubt in library.annotations.doubtful()}
    assert quotes == {"told reporters that the sea was calm", "harbour of Baku"}
    text = "Back again. " + STORY
    best, *_others = candidates(library.annotations.doubtful()[0].marked, text)
    assert text[best.start : best.end] in quotes


def test_what_lies_in_the_bin_is_reviewed_only_when_it_is_named(library: Library, lost: Annotation) -> None:
    library.articles.bin([lost.article])
    assert library.annotations.doubtful() == []
    assert library.annotations.count_doubtful() == 0
    assert len(library.annotations.doubtful(lost.article)) == 1


def test_a_person_places_a_note_and_takes_it_back(library: Library, lost: Annotation) -> None:
    told: list[Change] = []
    library.on_change = told.append
    start = NEWER.index("warned of storms")
    placed = library.annotations.place(lost.id, Span(start, start + 16))
    assert placed.anchor is not None
    assert (placed.anchor.quote, placed.anchor.state) == ("warned of storms", AnchorState.EXACT)
    assert [(change.label, change.annotations) for change in told] == [("Place note", {lost.id})]
    assert library.annotations.doubtful() == []
    library.undo()
    assert library.annotations.get(lost.id) == lost
    library.redo()
    assert library.annotations.get(lost.id).anchor == placed.anchor
    library.undo()
    library.undo()
    library.redo()
    library.redo()
    assert library.annotations.get(lost.id).anchor == placed.anchor
    assert library.check() == []


def test_a_sure_place_can_be_moved_and_the_same_one_is_no_step(library: Library, lost: Annotation) -> None:
    sure = next(each for each in library.annotations.of(lost.article) if not each.note)
    moved = library.annotations.place(sure.id, Span(0, 9))
    assert moved.anchor is not None
    assert moved.anchor.quote == NEWER[:9]
    steps = len(library.history())
    assert library.annotations.place(sure.id, Span(0, 9)) == moved
    assert len(library.history()) == steps


def test_a_guess_is_accepted_as_it_stands(library: Library, lost: Annotation) -> None:
    sure = next(each for each in library.annotations.of(lost.article) if each.anchor and not each.note)
    library.versions.replace(lost.article, ImportedArticle(NEWER.replace("ninety", "a hundred")))
    database = library._core.database
    with database.transaction():
        database.run("UPDATE anchor SET state = 'uncertain' WHERE annotation = ?", (sure.id,))
    assert sure.id in {doubt.annotation.id for doubt in library.annotations.doubtful()}
    guess = library.annotations.get(sure.id).anchor
    accepted = library.annotations.accept(sure.id).anchor
    assert guess is not None
    assert accepted == replace(guess, state=AnchorState.EXACT)
    assert [doubt.annotation.id for doubt in library.annotations.doubtful()] == [lost.id]
    library.undo()
    assert library.annotations.get(sure.id).anchor == guess


def test_a_note_kept_without_a_place_is_asked_about_again_in_the_next_version(
    library: Library, lost: Annotation
) -> None:
    kept = library.annotations.keep_unplaced(lost.id).anchor
    assert kept is not None
    assert (kept.state, kept.quote) == (AnchorState.ORPHAN, "told reporters that the sea was calm")
    assert library.annotations.doubtful() == []
    again = library.annotations.doubt(lost.id)
    assert again is not None
    assert again.marked.quote == kept.quote
    library.undo()
    assert len(library.annotations.doubtful()) == 1
    library.redo()
    assert library.annotations.doubtful() == []
    library.versions.replace(lost.article, ImportedArticle(NEWER.replace("ninety", "a hundred")))
    assert [doubt.annotation.id for doubt in library.annotations.doubtful()] == [lost.id]


def test_no_place_is_given_that_cannot_be(library: Library, lost: Annotation) -> None:
    whole = next(each for each in library.annotations.of(lost.article) if each.anchor is None)
    for annotation, span in (
        (lost, Span(0, 9_999)),
        (lost, Span(5, 5)),
        (lost, Span(-1, 3)),
        (whole, Span(0, 3)),
    ):
        with pytest.raises(UsageError):
            library.annotations.place(annotation.id, span)
    with pytest.raises(UsageError):
        library.annotations.accept(lost.id)
    with pytest.raises(NotFoundError):
        library.annotations.place(AnnotationId(999), Span(0, 3))
    assert len(library.annotations.doubtful()) == 1


def test_placed_words_are_found_by_the_search_of_notes(library: Library, lost: Annotation) -> None:
    library.annotations.place(lost.id, Span(NEWER.index("storms"), NEWER.index("storms") + 6))
    assert library.check() == []


def test_doubts_are_counted_through_their_index(library: Library, article: Article) -> None:
    assert article
    plan = library._core.database.rows(f"EXPLAIN QUERY PLAN {COUNT}", {"article": None})
    assert not [row["detail"] for row in plan if row["detail"].startswith("SCAN annotation")]
    assert any("anchor_in_doubt" in row["detail"] for row in plan), [row["detail"] for row in plan]


def test_undoing_a_place_keeps_the_index_right_also_within_one_millisecond(
    library: Library, article: Article, path: Path
) -> None:
    library._core.database.now = "2026-11-25T12:00:00.000Z".__str__  # a clock that stands still
    noted = library.annotations.add(article.id, Span(6, 12), note="a note")
    for span in (Span(0, 5), Span(3, 8), Span(0, 5)):
        library.annotations.place(noted.id, span)
    while library.undo_label():
        library.undo()
        assert dump(path)["index"] == fresh_index(path)
    while library.redo_label():
        library.redo()
        assert dump(path)["index"] == fresh_index(path)


def test_a_note_kept_without_a_place_says_so_and_is_counted(library: Library, lost: Annotation) -> None:
    assert library.annotations.count_unplaced() == 0
    kept = library.annotations.keep_unplaced(lost.id)
    assert kept.anchor is not None
    assert (kept.anchor.state, kept.anchor.settled) == (AnchorState.ORPHAN, True)
    assert library.annotations.count_unplaced() == 1
    (row,) = library.notes.rows([lost.id])
    assert row.paragraph is None
    assert doubt_words(kept) == "Kept without a place."
    library.undo()
    assert doubt_words(library.annotations.get(lost.id)) == "These words are no longer in the text."
