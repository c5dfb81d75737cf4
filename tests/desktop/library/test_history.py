"""The history: any sequence of acts, undone to the start and redone to the end, across restarts."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.errors import NotFoundError, ScholiastError
from desktop.library import ArticleFilter, Library
from desktop.model import AnnotationId, Article, FileResult, ImportedArticle, Span, TagId
from tests.desktop.library.conftest import REPORT, imported

DUMPED = (
    "article",
    "version",
    "block",
    "annotation",
    "anchor",
    "annotation_tag",
    "tag",
    "entity",
    "original",
)


def dump(path: Path) -> str:
    """Return all rows of all tables but history, drafts and index, as one text."""
    connection = sqlite3.connect(path)
    tables = {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in DUMPED}
    connection.close()
    return json.dumps(tables, indent=1)


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


class Acts(RuleBasedStateMachine):
    """Any acts in any order; the library is closed and opened at will in between."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        self.path = self.folder / f"{len(list(self.folder.iterdir()))}.scholiast"
        self.library = Library.open(self.path, create=True, by="Reader")
        self.articles = [
            each.id for each in imported(self.library, REPORT, "Second text. Baku.", "Third 😀 text")
        ]

    def annotations(self) -> list[AnnotationId]:
        return [each.id for each in self.library.annotations.all()]

    def tags(self) -> list[TagId]:
        return [each.id for each in self.library.tags.all()]

    @rule(
        data=st.data(),
        note=st.sampled_from(["", "note", "other 😀"]),
        tags=st.lists(st.sampled_from(["a", "a/b", "c"]), max_size=2),
    )
    def annotate(self, data: st.DataObject, note: str, tags: list[str]) -> None:
        article = data.draw(st.sampled_from(self.articles))
        span = data.draw(st.sampled_from([None, Span(0, 5), Span(3, 8)]))
        self.library.annotations.add(article, span, note=note, tags=tags)

    @precondition(annotations)
    @rule(
        data=st.data(),
        note=st.sampled_from([None, "", "edited"]),
        tags=st.sampled_from([None, (), ("a", "d/e")]),
    )
    def edit(self, data: st.DataObject, note: str | None, tags: tuple[str, ...] | None) -> None:
        chosen = data.draw(st.sampled_from(self.annotations()))
        self.library.annotations.edit(chosen, note=note, tags=tags)

    @precondition(annotations)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.annotations()), min_size=1, unique=True))
        self.library.annotations.delete(chosen)

    @rule(data=st.data(), name=st.sampled_from(["a", "a/b", "f"]))
    def tag_articles(self, data: st.DataObject, name: str) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.articles), min_size=1, unique=True))
        self.library.annotations.tag_articles(chosen, name)

    @precondition(tags)
    @rule(data=st.data(), name=st.sampled_from(["a", "b", "b/g", "a/b/h"]))
    def rename(self, data: st.DataObject, name: str) -> None:
        try:
            self.library.tags.rename(data.draw(st.sampled_from(self.tags())), name)
        except ScholiastError:
            return

    @precondition(tags)
    @rule(data=st.data())
    def delete_tag(self, data: st.DataObject) -> None:
        self.library.tags.delete(data.draw(st.sampled_from(self.tags())))

    @precondition(tags)
    @rule(data=st.data(), key=st.sampled_from(["", "1", "2"]))
    def set_key(self, data: st.DataObject, key: str) -> None:
        self.library.tags.set(data.draw(st.sampled_from(self.tags())), key=key, colour="#112233")

    @rule(data=st.data(), binned=st.booleans())
    def bin(self, data: st.DataObject, *, binned: bool) -> None:
        chosen = [data.draw(st.sampled_from(self.articles))]
        self.library.articles.bin(chosen) if binned else self.library.articles.restore(chosen)

    @rule(data=st.data(), title=st.sampled_from(["Title", "Other"]))
    def retitle(self, data: st.DataObject, title: str) -> None:
        self.library.articles.edit(data.draw(st.sampled_from(self.articles)), title=title, date="2022-12-05")

    @rule(data=st.data(), read=st.booleans())
    def mark_read(self, data: st.DataObject, *, read: bool) -> None:
        self.library.articles.set_read([data.draw(st.sampled_from(self.articles))], read=read)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, by="Reader")

    @rule()
    def undo(self) -> None:
        if self.library.undo_label():
            self.library.undo()

    @rule()
    def redo(self) -> None:
        if self.library.redo_label():
            self.library.redo()

    @invariant()
    def nothing_is_wrong(self) -> None:
        assert self.library.check() == []

    def teardown(self) -> None:
        self.library.close()
        end = dump(self.path)
        self.library = Library.open(self.path, by="Reader")
        redoable = 0
        while self.library.undo_label():
            self.library.undo()
            redoable += 1
        assert self.library.annotations.all() == []
        assert self.library.tags.all() == []
        self.library.close()
        self.library = Library.open(self.path, by="Reader")
        for _step in range(redoable):
            self.library.redo()
        assert self.library.check() == []
        self.library.close()
        assert dump(self.path) == end


@pytest.mark.parametrize("sequences", [40])
def test_any_acts_undone_and_redone_leave_the_same_library(tmp_path: Path, sequences: int) -> None:
    class Here(Acts):
        folder = tmp_path

    run_state_machine_as_test(
        Here, settings=settings(max_examples=sequences, stateful_step_count=15, deadline=None)
    )


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
