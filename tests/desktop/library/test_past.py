"""Looking at the history, and taking back a step that no later one stands on."""

import pytest

from desktop.errors import UsageError
from desktop.library import ArticleFilter, Library, StepState
from desktop.model import Article, ImportedArticle, Span, StepId
from tests.desktop.library.conftest import REPORT


def last(library: Library) -> StepId:
    return library.past.steps(1)[0].id


def standing(library: Library, step: StepId) -> list[str]:
    return [each.label for each in library.past.standing_on(step)]


def test_a_step_that_nothing_stands_on_is_taken_back_as_a_new_step(
    library: Library, article: Article
) -> None:
    kept = library.annotations.add(article.id, Span(0, 6), note="kept")
    library.annotations.delete([kept.id])
    deleted = last(library)
    other = library.annotations.add(article.id, None, note="other")
    taken = library.past.restore(deleted)
    assert taken.label == "Take back “Delete annotation”"
    assert library.annotations.get(kept.id) == kept
    assert library.annotations.get(other.id) == other
    assert library.articles.ids(ArticleFilter(query="kept")) == [article.id]
    assert library.past.get(deleted).state is StepState.TAKEN
    assert library.past.get(taken.id).takes_back == deleted
    library.undo()
    assert library.articles.ids(ArticleFilter(query="kept")) == []
    assert library.past.get(deleted).state is StepState.DONE
    library.redo()
    assert library.annotations.get(kept.id) == kept
    assert library.check() == []


def test_a_later_change_of_the_same_note_stands_on_a_step_and_is_named(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, None, note="one")
    added = last(library)
    library.annotations.edit(note.id, note="two")
    edited = last(library)
    library.articles.set_starred([article.id], starred=True)
    assert standing(library, added) == ["Edit note"]
    with pytest.raises(UsageError, match=r"“Edit note” of .* stands on it"):
        library.past.restore(added)
    library.past.restore(edited)
    assert library.annotations.get(note.id).note == "one"
    assert standing(library, edited) == ["Take back “Edit note”"]
    library.past.restore(added)
    assert library.annotations.of(article.id) == []


def test_steps_that_change_different_columns_do_not_stand_on_each_other(
    library: Library, article: Article
) -> None:
    library.articles.set_starred([article.id], starred=True)
    starred = last(library)
    library.articles.edit(article.id, title="Another")
    library.past.restore(starred)
    assert library.articles.get(article.id).title == "Another"
    assert not library.articles.get(article.id).starred


def test_a_tag_cannot_go_while_later_steps_put_it_on_something(library: Library, article: Article) -> None:
    tag = library.tags.create("drills")
    made = last(library)
    note = library.annotations.add(article.id, None, note="one")
    library.annotations.tag([note.id], "drills")
    tagged = last(library)
    library.annotations.edit(note.id, note="two")
    assert standing(library, made) == ["Tag with “drills”"]
    library.past.restore(tagged)
    assert library.annotations.get(note.id).tags == ()
    library.past.restore(made)
    assert library.tags.named(tag.name) is None


def test_a_link_cannot_come_back_to_a_deleted_tag_or_annotation(library: Library, article: Article) -> None:
    note = library.annotations.add(article.id, None, note="one", tags=["drills"])
    library.annotations.untag([note.id], "drills")
    untagged = last(library)
    library.annotations.delete([note.id])
    assert standing(library, untagged) == ["Delete annotation"]
    library.undo()
    tag = library.tags.named("drills")
    assert tag is not None
    library.tags.delete(tag.id)
    assert standing(library, untagged) == ["Delete tag “drills”"]


def test_what_only_one_may_have_is_not_given_back_to_two(library: Library, article: Article) -> None:
    first = library.tags.create("drills", key="1")
    library.tags.delete(first.id)
    deleted = last(library)
    library.tags.create("drills")
    assert standing(library, deleted) == ["New tag “drills”"]
    library.undo()
    library.tags.create("other", key="1")
    assert standing(library, deleted) == ["New tag “other”"]
    note = library.annotations.add(article.id, None, tags=["other"])
    library.annotations.untag([note.id], "other")
    untagged = last(library)
    library.annotations.tag([note.id], "other")
    assert standing(library, untagged) == ["Tag with “other”"]


def test_another_encoding_is_taken_back_unless_something_was_marked_in_it(
    library: Library, article: Article
) -> None:
    noted = library.annotations.add(article.id, Span(0, 6))
    library.versions.reread(article.id, ImportedArticle("A line more.\n\n" + REPORT, codec="utf-8"))
    read = last(library)
    marked = library.annotations.add(article.id, Span(0, 6), note="in the new one")
    assert standing(library, read) == ["Add note"]
    library.past.restore(last(library))
    assert [each.id for each in library.annotations.of(article.id)] == [noted.id]
    assert marked.id not in library.annotations.of(article.id)
    library.past.restore(read)
    assert library.articles.version(article.id).text == REPORT
    assert library.annotations.get(noted.id).anchor == noted.anchor
    assert library.articles.ids(ArticleFilter(query='"line more"')) == []
    assert library.check() == []


def test_an_annotation_comes_back_into_a_newer_version_with_a_place_there(
    library: Library, article: Article
) -> None:
    other = library.annotations.add(article.id, Span(0, 6))
    gone = library.annotations.add(article.id, library.annotations.quote_span(article.id, "both armies"))
    library.annotations.delete([gone.id])
    deleted = last(library)
    library.versions.reread(article.id, ImportedArticle("A line more.\n\n" + REPORT, codec="utf-8"))
    library.past.restore(deleted)
    place = library.annotations.get(gone.id).anchor
    assert place is not None
    assert place.quote == "both armies"
    assert library.articles.version(article.id).text[place.start : place.end] == place.quote
    assert library.articles.ids(ArticleFilter(query="kept")) == []
    while library.undo_label():
        library.undo()
    while library.redo_label():
        library.redo()
    assert library.annotations.get(gone.id).anchor == place
    assert len(library.annotations.of(article.id)) == len({other.id, gone.id})


def test_undone_steps_cannot_be_taken_back(library: Library, article: Article) -> None:
    library.annotations.add(article.id, None, note="one")
    undone = last(library)
    library.undo()
    with pytest.raises(UsageError, match="This step is undone"):
        library.past.restore(undone)
    library.annotations.add(article.id, None, note="two")
    assert library.past.get(undone).state is StepState.DROPPED
    assert library.past.why_not(undone) == "This step is undone."


def test_everything_down_to_a_step_is_undone_at_once(library: Library, article: Article) -> None:
    library.annotations.add(article.id, None, note="one")
    step = last(library)
    library.annotations.add(article.id, None, note="two")
    library.articles.set_starred([article.id], starred=True)
    told: list[str] = []
    library.on_change = lambda change: told.append(change.label)
    assert library.past.done_from(step) == 3
    assert library.past.undo_to(step) == 3
    assert told == ["Undone: 3 steps"]
    assert library.annotations.of(article.id) == []
    library.redo()
    assert [each.note for each in library.annotations.of(article.id)] == ["one"]
    assert library.past.undone_to(StepId(step + 2)) == 2
    assert library.past.redo_to(StepId(step + 2)) == 2
    assert library.articles.get(article.id).starred


def test_a_tag_renamed_to_what_it_is_called_is_no_step(library: Library) -> None:
    tag = library.tags.create("war/drills")
    made = last(library)
    assert library.tags.rename(tag.id, "war / drills") == tag
    assert last(library) == made


def test_a_step_that_lost_what_it_changed_would_change_nothing(library: Library, article: Article) -> None:
    with library._core.step("touched only"):
        library._core.recorder.update("article", article.id, {"modified": "2026-11-25T00:00:00.000Z"})
    assert library.past.why_not(last(library)) == "Taking it back would change nothing."


def test_steps_are_read_by_the_page_and_filtered_by_words_and_person(
    library: Library, article: Article
) -> None:
    for number in range(5):
        library.annotations.add(article.id, None, note=f"note {number}")
    library.by = "Somebody else"
    library.articles.set_starred([article.id], starred=True)
    newest, *rest = library.past.steps(3)
    assert (newest.label, newest.by, newest.rows) == ("Star", "Somebody else", 1)
    assert (newest.about, rest[0].about) == (article.title, article.title)
    older = library.past.steps(10, before=rest[-1].id)
    assert [step.label for step in older] == ["Add note", "Add note", "Add note", "Import 3 articles"]
    assert {step.label for step in library.past.steps(10, words="ADD note")} == {"Add note"}
    assert library.past.steps(10, words="%") == []
    assert [step.label for step in library.past.steps(10, by="Somebody else")] == ["Star"]
    assert library.past.people() == ["Reader", "Somebody else"]


def test_the_details_of_a_step_say_what_was_there_before_and_after(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="one", tags=["war/drills"])
    (made, tag) = [each for each in library.past.details(last(library)) if each.kind == "annotation"]
    assert (made.name, made.what, made.before, made.after) == ("Drills", "made", "", "one")
    assert tag.what == "tag “war/drills” put on"
    library.annotations.edit(note.id, note="two")
    (edited,) = library.past.details(last(library))
    assert (edited.what, edited.before, edited.after) == ("Note", "one", "two")
    library.articles.edit(article.id, title="Another")
    (titled,) = library.past.details(last(library))
    assert (titled.kind, titled.before, titled.after) == ("article", article.title, "Another")
    library.annotations.delete([note.id])
    assert [each.name for each in library.past.details(last(library)) if each.what == "deleted"] == ["Drills"]
    library.articles.bin([article.id])
    assert [each.what for each in library.past.details(last(library))] == ["moved to the bin"]


def test_the_details_of_a_merge_say_which_tag_took_the_place_of_which_and_on_what(
    library: Library, article: Article
) -> None:
    library.annotations.add(article.id, Span(0, 6), tags=["judges"])
    judges, politicians = library.tags.named("judges"), library.tags.create("politicians")
    assert judges is not None
    library.tags.merge([judges.id], politicians.id)
    told = [
        (each.name, each.what) for each in library.past.details(last(library)) if each.kind == "annotation"
    ]
    assert told == [("Drills", "tag “judges” → “politicians”")]
