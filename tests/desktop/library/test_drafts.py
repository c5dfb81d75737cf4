"""Drafts: what is typed outlasts a kill, deleting, undoing and reading only."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import NotFoundError, UsageError
from desktop.library import Library
from desktop.model import Article, Span
from tests.desktop.library.conftest import imported

# Types into a note and a memo, says so, and waits to be killed in the middle of it.
TYPIST = """
import sys, time
from pathlib import Path
from desktop.library import Library
library = Library.open(Path(sys.argv[1]), by="Typist")
note, memo = library.annotations.all()[0], library.memos.all()[0]
library.drafts.save(note.id, "typed into the note")
library.drafts.save(memo.id, "typed into the memo", title="A title typed")
print("typed", flush=True)
time.sleep(60)
"""


def test_a_killed_process_loses_no_word_of_a_note_or_a_memo(path: Path) -> None:
    library = Library.open(path, create=True)
    (article,) = imported(library, "Drills begin in Baku.")
    note, memo = library.annotations.add(article.id, Span(0, 6)), library.memos.add(note="Monday")
    library.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path)], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "typed\n"
        typist.kill()
        assert typist.wait() == -signal.SIGKILL
    reading = Library.open(path, writable=False)
    assert reading.drafts.get(note.id) == "typed into the note"  # looking leaves them where they are
    reading.close()
    library = Library.open(path)
    assert library.drafts.recover() == 2
    assert library.annotations.get(note.id).note == "typed into the note"
    assert (library.memos.get(memo.id).title, library.memos.get(memo.id).note) == (
        "A title typed",
        "typed into the memo",
    )
    assert library.check() == []
    library.undo()
    assert library.memos.get(memo.id).note == "Monday"
    library.close()


def test_deleting_a_note_that_is_being_written_keeps_what_was_typed(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="begun")
    library.drafts.save(note.id, "begun and went on")
    library.annotations.delete([note.id])
    assert library.undo().label == "Delete annotation"
    assert library.annotations.get(note.id).note == "begun and went on"
    assert library.undo().label == "Edit note"
    assert library.annotations.get(note.id).note == "begun"
    assert library.check() == []


def test_deleting_a_tag_keeps_what_was_typed_into_the_memo_on_it(library: Library) -> None:
    tag = library.tags.create("drills")
    memo = library.memos.add(note="Narrow", tag=tag.id)
    library.drafts.save(memo.id, "Narrower", title="Scope")
    library.tags.delete(tag.id)
    library.undo()
    assert (library.memos.get(memo.id).title, library.memos.get(memo.id).note) == ("Scope", "Narrower")


def test_undoing_a_note_that_is_being_written_takes_back_the_words_first(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="begun")
    library.drafts.save(note.id, "begun and went on")
    assert library.undo().label == "Edit note"
    assert library.annotations.get(note.id).note == "begun"
    assert [each.note for each in library.wordings.of(note.id)] == ["begun and went on", "begun"]
    library.redo()
    assert library.annotations.get(note.id).note == "begun and went on"


def test_doing_a_deletion_again_never_takes_words_typed_meanwhile(library: Library, article: Article) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="begun")
    library.annotations.delete([note.id])
    library.undo()
    library.drafts.save(note.id, "begun and went on")
    with pytest.raises(NotFoundError, match="nothing to redo"):
        library.redo()
    assert library.annotations.get(note.id).note == "begun and went on"


def test_a_title_alone_is_a_draft_too(library: Library) -> None:
    memo = library.memos.add(title="Journal", note="Monday")
    library.drafts.save(memo.id, "Monday", title=" My\ndiary")
    assert library.drafts.recover() == 1
    assert library.memos.get(memo.id).title == "My diary"
    library.drafts.save(memo.id, "Monday", title="My diary")
    assert library.drafts.recover() == 0


def test_a_memo_and_the_words_of_its_first_stay_are_one_step(library: Library) -> None:
    memo = library.memos.add(note="M")
    steps = len(library.history())
    library.memos.edit(memo.id, title="Journal", note="Monday", begun=True)
    assert len(library.history()) == steps
    library.undo()
    assert library.memos.all() == []
    library.redo()
    assert library.memos.get(memo.id).note == "Monday"
    library.memos.edit(memo.id, note="Tuesday", begun=True)
    assert len(library.history()) == steps
    assert [each.note for each in library.wordings.of(memo.id)] == ["Tuesday"]


def test_a_memo_gone_on_with_after_something_else_is_a_step_of_its_own(library: Library) -> None:
    memo = library.memos.add(note="M")
    library.tags.create("drills")
    library.memos.edit(memo.id, note="Monday", begun=True)
    assert library.undo_label() == "Edit memo"
    library.undo()
    library.undo()
    library.memos.edit(memo.id, note="Tuesday", begun=True)  # what was undone cannot be done again after it
    assert library.redo_label() == ""
    assert library.undo_label() == "Edit memo"


def test_taking_back_many_steps_at_once_keeps_what_was_typed_as_a_step(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="begun")
    first = library.history(1)[0]
    library.drafts.save(note.id, "begun and went on")
    assert library.past.undo_to(first.id) == 2
    library.redo()
    library.redo()
    assert library.annotations.get(note.id).note == "begun and went on"


def test_a_step_is_not_taken_back_under_a_note_that_is_being_written(
    library: Library, article: Article
) -> None:
    note = library.annotations.add(article.id, Span(0, 6), note="begun")
    first = library.history(1)[0]
    library.drafts.save(note.id, "begun and went on")
    with pytest.raises(UsageError, match="Edit note"):
        library.past.restore(first.id)
    assert library.annotations.get(note.id).note == "begun and went on"
