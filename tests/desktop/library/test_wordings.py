"""Earlier wordings: whatever was saved once can be seen, and brought back as a step."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import Library
from desktop.model import AnnotationId, Article, Span


def words(library: Library, number: AnnotationId) -> list[tuple[str, str]]:
    return [(each.title, each.note) for each in library.wordings.of(number)]


def test_every_wording_of_a_note_is_kept_newest_first(library: Library, article: Article) -> None:
    noise = library.annotations.add(article.id, None, note="noise")
    note = library.annotations.add(article.id, Span(0, 6), note="first")
    library.annotations.edit(note.id, note="second 😀")
    library.annotations.tag([note.id], "drills")
    library.annotations.edit(noise.id, note="more noise")
    library.annotations.edit(note.id, note="third")
    found = library.wordings.of(note.id)
    assert [each.note for each in found] == ["third", "second 😀", "first"]
    assert {each.by for each in found} == {"Reader"}
    assert [each.time for each in found] == sorted((each.time for each in found), reverse=True)


def test_a_highlight_without_a_note_has_no_wording(library: Library, article: Article) -> None:
    note = library.annotations.add(article.id, Span(0, 6))
    assert library.wordings.of(note.id) == []
    library.annotations.edit(note.id, note="words")
    assert words(library, note.id) == [("", "words")]


def test_a_memo_keeps_its_titles_too(library: Library) -> None:
    memo = library.memos.add(title="Journal", note="Monday")
    library.memos.edit(memo.id, title="Diary")
    library.memos.edit(memo.id, note="Tuesday")
    assert words(library, memo.id) == [("Diary", "Tuesday"), ("Diary", "Monday"), ("Journal", "Monday")]


def test_a_wording_is_brought_back_by_a_step_that_can_be_undone(library: Library) -> None:
    memo = library.memos.add(title="Journal", note="Monday")
    library.memos.edit(memo.id, title="Diary", note="Tuesday")
    library.wordings.bring_back(memo.id, library.wordings.of(memo.id)[-1])
    assert (library.memos.get(memo.id).title, library.memos.get(memo.id).note) == ("Journal", "Monday")
    assert library.undo_label() == "Bring back an earlier wording"
    library.undo()
    assert library.memos.get(memo.id).note == "Tuesday"


def test_a_wording_of_a_note_on_a_passage_is_brought_back(library: Library, article: Article) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="first")
    library.annotations.edit(note.id, note="second")
    library.wordings.bring_back(note.id, library.wordings.of(note.id)[-1])
    assert library.annotations.get(note.id).note == "first"


def test_what_was_taken_back_and_overtaken_can_still_be_seen(library: Library) -> None:
    memo = library.memos.add(title="Journal", note="Monday")
    library.memos.edit(memo.id, note="taken back")
    library.memos.edit(memo.id, title="Taken back too")
    library.undo()
    library.undo()
    assert words(library, memo.id)[0] == ("Taken back too", "taken back")
    library.memos.edit(memo.id, note="Tuesday")
    assert words(library, memo.id) == [
        ("Journal", "Tuesday"),
        ("Taken back too", "taken back"),
        ("Journal", "taken back"),
        ("Journal", "Monday"),
    ]


def test_a_note_has_nothing_of_another_that_once_had_its_number(library: Library, article: Article) -> None:
    old = library.annotations.add(article.id, None, note="of another")
    library.annotations.edit(old.id, note="of another still")
    library.undo()
    library.undo()
    new = library.annotations.add(article.id, None, note="its own")
    renumber = "UPDATE history_image SET row = ? WHERE place = 'annotation' AND row = ?"
    library._core.database.run(renumber, (new.id, old.id))  # as libraries made by older versions have it
    assert words(library, new.id) == [("", "its own")]


def test_the_wordings_outlast_deleting_and_undoing_it(library: Library, article: Article) -> None:
    note = library.annotations.add(article.id, None, note="first")
    library.annotations.edit(note.id, note="second")
    library.annotations.delete([note.id])
    assert library.wordings.of(note.id) == []
    library.undo()
    assert words(library, note.id) == [("", "second"), ("", "first")]


@given(st.lists(st.sampled_from(["undo", "redo", *"abcde"]), max_size=25))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_and_undone_no_saved_words_are_missing(library: Library, acts: list[str]) -> None:
    memo = library.memos.add(note="begun")
    steps, undone, saved = 0, 0, {"begun"}
    for number, act in enumerate(acts):
        if act == "undo" and steps:
            library.undo()
            steps, undone = steps - 1, undone + 1
        elif act == "redo" and undone:
            library.redo()
            steps, undone = steps + 1, undone - 1
        elif act in "abcde":
            note = act + str(number)
            library.memos.edit(memo.id, note=note)
            steps, undone = steps + 1, 0
            saved.add(note)
    assert {note for _title, note in words(library, memo.id)} == saved
