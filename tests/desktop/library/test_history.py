"""The history: acts undone and done again, across restarts, and what leaves it alone."""

import sqlite3
from pathlib import Path

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import ArticleFilter, Library
from desktop.model import Article, FileResult, FoundMention, ImportedArticle, Kind, Span
from tests.desktop.library.conftest import REPORT, imported


def test_undo_after_a_restart_takes_back_the_last_act(library: Library, article: Article, path: Path) -> None:
    library.annotations.add(article.id, Span(0, 6), note="first")
    library.annotations.add(article.id, Span(7, 12), note="second")
    library.close()
    again = Library.open(path)
    assert again.undo_label() == "Add note"
    again.undo()
    assert [each.note for each in again.annotations.of(article.id)] == ["first"]
    again.close()


@pytest.mark.usefixtures("article")
def test_undoing_an_import_moves_its_articles_to_the_bin(library: Library) -> None:
    library.undo()
    assert library.articles.ids() == []
    assert library.articles.counts().bin == 3
    library.redo()
    assert library.articles.counts().all == 3


def test_an_import_in_many_parts_is_one_step(library: Library) -> None:
    session = library.articles.start_import()
    for number in range(250):
        session.add(FileResult(f"/{number}", articles=(ImportedArticle(f"Text number {number}."),)))
    session.finish()
    assert [step.label for step in library.history()] == ["Import 250 articles"]
    library.undo()
    assert library.articles.counts().all == 0


def test_a_note_saved_during_an_import_keeps_its_own_step(library: Library, article: Article) -> None:
    session = library.articles.start_import()
    session.add(FileResult("/1", articles=(ImportedArticle("One more text."),)))
    session.flush()
    library.annotations.add(article.id, None, note="meanwhile")
    session.add(FileResult("/2", articles=(ImportedArticle("And another text."),)))
    session.finish()
    assert [step.label for step in library.history(3)] == ["Import 1 article", "Add note", "Import 1 article"]
    library.undo()
    assert library.annotations.of(article.id)
    library.undo()
    assert library.annotations.of(article.id) == []


def test_a_new_act_drops_what_was_undone_but_keeps_it_in_the_record(
    library: Library, article: Article
) -> None:
    library.annotations.add(article.id, None, note="dropped")
    library.undo()
    library.annotations.add(article.id, None, note="kept")
    with pytest.raises(NotFoundError):
        library.redo()
    assert [(step.label, step.undone) for step in library.history(2)] == [
        ("Add note", False),
        ("Add note", True),
    ]


def test_what_changes_nothing_is_no_step(library: Library, article: Article) -> None:
    library.articles.set_starred([article.id], starred=False)
    assert [step.label for step in library.history()] == ["Import 3 articles"]


def test_undo_leaves_alone_what_no_step_covers(library: Library, article: Article) -> None:
    library.articles.set_starred([article.id], starred=True)
    library.articles.set_position(article.id, 17)
    library.articles.set_read([article.id], read=True, step=False)
    library.undo()
    assert not library.articles.get(article.id).starred
    assert library.articles.get(article.id).read
    assert library.articles.position(article.id) == 17


def test_an_annotation_undone_into_a_newer_version_takes_its_place_there(
    library: Library, article: Article
) -> None:
    span = library.annotations.quote_span(article.id, "both armies")
    annotation = library.annotations.add(article.id, span)
    kept = library.annotations.add(article.id, Span(0, 6))
    library.annotations.delete([annotation.id])
    library.versions.reread(article.id, ImportedArticle("A line more.\n\n" + REPORT, codec="utf-8"))
    assert library.articles.version(article.id).number == 2
    library.undo()
    library.undo()
    library.redo()
    library.undo()
    places = {each.uid: each.anchor for each in library.annotations.of(article.id)}
    assert places[annotation.uid] == annotation.anchor
    assert places[kept.uid] == kept.anchor


def test_what_is_recognised_meanwhile_leaves_undo_and_redo_as_they_are(
    library: Library, article: Article
) -> None:
    library.annotations.add(article.id, Span(0, 6), note="kept")
    library.undo()
    version = library.articles.version(article.id).id
    library.mentions.store(version, "engine 1", [FoundMention(0, 6, Kind.EVENT)])
    assert library.redo_label() == "Add note"
    library.redo()
    assert [each.note for each in library.annotations.of(article.id)] == ["kept"]
    assert len(library.mentions.of(article.id)) == 1
    assert len(library.history()) == 2


def test_a_step_that_is_broken_off_leaves_nothing_behind(library: Library) -> None:
    tag = library.tags.create("a")
    with pytest.raises(UsageError, match="below itself"):
        library.tags.rename(tag.id, "a/made for it/b")
    assert [each.name for each in library.tags.all()] == ["a"]
    library.tags.create("b")
    assert library.past.steps(1)[0].rows == 1
    library.undo()
    assert [each.name for each in library.tags.all()] == ["a"]


def test_deletions_leave_tombstones_that_undo_takes_away(
    library: Library, article: Article, path: Path
) -> None:
    annotation = library.annotations.add(article.id, None, note="gone")
    library.annotations.delete([annotation.id])
    reader = sqlite3.connect(path)
    assert reader.execute("SELECT uid, place, created_by FROM tombstone").fetchall() == [
        (annotation.uid, "annotation", "Reader")
    ]
    library.undo()
    assert reader.execute("SELECT count(*) FROM tombstone").fetchone() == (0,)
    reader.close()


def test_a_draft_that_says_what_the_note_says_is_forgotten_without_a_step(
    library: Library, article: Article
) -> None:
    annotation = library.annotations.add(article.id, None, note="the same")
    steps = library.history()
    library.drafts.save(annotation.id, "the same")
    assert library.drafts.recover() == 0
    assert library.drafts.get(annotation.id) is None
    assert library.history() == steps


def test_a_draft_of_a_deleted_annotation_is_refused_and_hinders_no_recovery(
    library: Library, article: Article
) -> None:
    annotation = library.annotations.add(article.id, None, note="gone")
    library.drafts.save(annotation.id, "being typed")
    library.annotations.delete([annotation.id])
    with pytest.raises(NotFoundError):
        library.drafts.save(annotation.id, "typed too late")
    assert library.drafts.recover() == 0


def test_a_title_taken_from_a_text_is_taken_anew_but_never_one_that_was_written(library: Library) -> None:
    read, written = imported(library, "CafÃ© opens in Baku.", "MusÃ©e opens in Baku.")
    library.articles.edit(written.id, title="My own words")
    library.versions.reread(read.id, ImportedArticle("Café opens in Baku.", codec="utf-8"))
    library.versions.reread(written.id, ImportedArticle("Musée opens in Baku.", codec="utf-8"))
    titles = [article.title for article in library.articles.rows([read.id, written.id])]
    assert titles == ["Café opens in Baku.", "My own words"]
    assert library.articles.ids(ArticleFilter(query="Ã©")) == []
    library.undo()
    library.undo()
    assert library.articles.get(read.id).title == "CafÃ© opens in Baku."
