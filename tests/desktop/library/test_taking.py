"""What becomes of another library's records in a library that has some of its own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.errors import NotFoundError
from desktop.importing.files import read_import
from desktop.library import ArticleFilter, Library
from desktop.model import (
    Article,
    FileResult,
    FoundMention,
    ImportedArticle,
    ImportRow,
    Kind,
    Span,
)
from tests.desktop.library.carrying import by_uid, new_library, taken, written
from tests.desktop.library.conftest import REPORT, imported
from tests.desktop.library.dumps import dump, fresh_index

BAKU = Span(19, 23)


@pytest.fixture
def here(library: Library, article: Article) -> Library:
    """Return a library with a note, tags and entities."""
    library.annotations.add(article.id, BAKU, note="a note", tags=["war/drills"])
    library.tags.set(library.tags.create("war").id, key="1", definition="Of war.")
    version = library.articles.version(article.id)
    library.mentions.store(version.id, "house 1", [FoundMention(19, 23, Kind.PLACE)])
    return library


@pytest.fixture
def there(here: Library, tmp_path: Path) -> Iterator[Library]:
    """Return an equal library of somebody else, which goes its own way from here."""
    other = new_library(tmp_path / "there.scholiast")
    taken(other, written(here, tmp_path / "here.jsonl"))
    yield other
    other.close()


def carried(there: Library, here: Library, tmp_path: Path) -> list[ImportRow]:
    """Take all of one library into another, which stays in order."""
    rows = taken(here, written(there, tmp_path / "there.jsonl"))
    assert here.check() == []
    assert dump(here.path)["index"] == fresh_index(here.path)
    return rows


def test_what_is_equal_is_there_already_and_no_step(here: Library, there: Library, tmp_path: Path) -> None:
    before, step = by_uid(here.path), here.undo_label()
    rows = carried(there, here, tmp_path)
    assert [row.status for row in rows] == ["duplicate"] * 3 + ["taken"]
    assert (rows[-1].title, rows[-1].warnings) == ("nothing beside articles", ("1 note was here already.",))
    assert by_uid(here.path) == before
    assert here.undo_label() == step


def test_new_notes_of_a_colleague_are_added_and_undone_in_one_step(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    before = by_uid(here.path)
    theirs = there.articles.find(article.uid)
    there.annotations.add(theirs.id, Span(0, 6), note="theirs", tags=["war/drills", "new"])
    there.memos.add(note="a thought", tags=["war"])
    rows = carried(there, here, tmp_path)
    assert rows[0].warnings == ("1 note was added to it.",)
    assert rows[-1].title == "1 note, 1 memo, 1 tag"
    assert [each.note for each in here.annotations.of(article.id)] == ["theirs", "a note"]
    assert here.annotations.of(article.id)[0].by == "Somebody else"
    after = by_uid(here.path)
    assert here.undo().label == "Import “there.jsonl”"
    assert by_uid(here.path) == before
    here.redo()
    assert by_uid(here.path) == after
    assert here.check() == []


def test_what_says_something_else_here_stays_and_is_told(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    theirs = there.articles.find(article.uid)
    (note,) = there.annotations.of(theirs.id)
    there.annotations.edit(note.id, note="their wording")
    there.articles.edit(theirs.id, title="Their title", author="Somebody")
    war = there.tags.named("war")
    assert war is not None
    there.tags.set(war.id, definition="Otherwise.")
    entity = there.entities.index()[0]
    there.entities.rename(entity.id, "Baky")
    before = by_uid(here.path)
    rows = carried(there, here, tmp_path)
    assert rows[0].warnings == (
        "It says something else here, which was left as it is: title, author.",
        "1 note is another one here and was left as it is.",
    )
    assert rows[-1].warnings[:2] == (
        "The tag “war” is another one here and was left as it is.",
        "The entity “Baky” is another one here and was left as it is.",
    )
    assert by_uid(here.path) == before


def test_tags_are_the_same_by_their_full_name_and_a_key_has_one_tag(here: Library, tmp_path: Path) -> None:
    other = new_library(tmp_path / "other.scholiast")
    (theirs,) = imported(other, "A text of theirs.")
    other.annotations.add(theirs.id, Span(0, 1), tags=["war/drills", "keyed"])
    keyed = other.tags.named("keyed")
    assert keyed is not None
    other.tags.set(keyed.id, key="1")
    rows = carried(other, here, tmp_path)
    other.close()
    assert "The tag “keyed” came without its key 1, which another tag has here." in rows[-1].warnings
    assert {tag.name: tag.key for tag in here.tags.all()} == {"war": "1", "war/drills": None, "keyed": None}
    assert here.annotations.of(here.articles.find(theirs.uid).id)[0].tags == ("keyed", "war/drills")


def test_notes_on_the_same_text_come_to_the_article_that_is_here(
    here: Library, article: Article, tmp_path: Path
) -> None:
    other = new_library(tmp_path / "other.scholiast")
    (theirs,) = imported(other, REPORT)
    other.annotations.add(theirs.id, Span(0, 6), note="theirs")
    rows = carried(other, here, tmp_path)
    other.close()
    assert (rows[0].status, rows[0].id) == ("duplicate", article.uid)
    assert [each.note for each in here.annotations.of(article.id)] == ["theirs", "a note"]


def test_a_newer_text_of_an_article_becomes_its_version_and_the_notes_here_move_along(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    theirs = there.articles.find(article.uid)
    there.versions.replace(theirs.id, ImportedArticle(f"A line more.\n\n{REPORT}"))
    there.annotations.add(theirs.id, Span(0, 6), note="on the new line")
    (mine,) = [here.annotations.add(article.id, Span(0, 6), note="only here")]
    before = by_uid(here.path)
    rows = carried(there, here, tmp_path)
    assert [row.status for row in rows] == ["updated", "duplicate", "duplicate", "taken"]
    assert here.articles.version(article.id).text.startswith("A line more.")
    assert (
        here.annotations.get(mine.id).anchor
        == here.versions.anchors(here.versions.of(article.id)[-1].id)[mine.id]
    )
    assert {each.note: each.anchor and each.anchor.quote for each in here.annotations.of(article.id)} == {
        "on the new line": "A line",
        "only here": "Drills",
        "a note": "Baku",
    }
    assert [each.newest for each in here.versions.of(article.id)] == [False, True]
    here.undo()
    assert by_uid(here.path) == before
    here.redo()
    assert here.check() == []


def test_texts_that_parted_stay_and_their_notes_are_placed_where_their_words_are(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    theirs = there.articles.find(article.uid)
    there.versions.replace(theirs.id, ImportedArticle(f"Their line.\n\n{REPORT}"))
    there.annotations.add(theirs.id, Span(13, 19), note="found again")
    there.annotations.add(theirs.id, Span(0, 11), note="only theirs")
    here.versions.replace(article.id, ImportedArticle(f"Our own line here.\n\n{REPORT}"))
    rows = carried(there, here, tmp_path)
    assert "Its text is another one here and was left as it is." in rows[0].warnings
    placed = {each.note: each.anchor for each in here.annotations.of(article.id)}
    assert placed["found again"] is not None
    assert placed["found again"].quote == "Drills"
    assert placed["only theirs"] is not None
    assert not placed["only theirs"].lies


def test_an_article_in_the_bin_is_taken_out_of_it(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    here.articles.bin([article.id])
    rows = carried(there, here, tmp_path)
    assert rows[0].warnings == ("It was in the bin and has been taken out.",)
    assert here.articles.get(article.id).binned is None
    here.undo()
    assert here.articles.get(article.id).binned is not None


def test_undoing_an_import_moves_its_articles_to_the_bin_and_takes_the_rest_away(
    here: Library, tmp_path: Path
) -> None:
    out = written(here, tmp_path / "here.zip")
    new = new_library(tmp_path / "new.scholiast")
    taken(new, out)
    assert new.articles.counts().all == 3
    new.undo()
    assert (new.articles.counts().all, new.articles.counts().bin) == (0, 3)
    assert (new.tags.all(), new.annotations.all(), new.undo_label()) == ([], [], "")
    rows = taken(new, out)
    assert [row.status for row in rows] == ["duplicate"] * 3 + ["taken"]
    assert by_uid(new.path)["annotation"] == by_uid(here.path)["annotation"]
    assert by_uid(new.path)["anchor"] == by_uid(here.path)["anchor"]
    assert new.articles.ids(ArticleFilter(scope="bin")) == []
    new.close()


def test_a_note_that_was_deleted_here_comes_back(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    (note,) = here.annotations.of(article.id)
    here.annotations.delete([note.id])
    carried(there, here, tmp_path)
    assert [each.uid for each in here.annotations.of(article.id)] == [note.uid]
    assert dump(here.path)["tombstone"] == []


def test_what_was_decided_there_holds_here_for_words_that_were_here_before(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    there.corrections.mark([(there.articles.find(article.uid).id, BAKU)], Kind.EVENT)
    assert [each.kind for each in here.mentions.of(article.id)] == [Kind.PLACE]
    carried(there, here, tmp_path)
    assert [each.kind for each in here.mentions.of(article.id)] == [Kind.EVENT]
    here.undo()
    assert [each.kind for each in here.mentions.of(article.id)] == [Kind.PLACE]


def test_only_an_empty_library_takes_over_the_uid_of_a_whole_one(
    here: Library, there: Library, article: Article, tmp_path: Path
) -> None:
    assert there.uid == here.uid
    with_own = new_library(tmp_path / "own.scholiast")
    imported(with_own, "A text.")
    uid = with_own.uid
    taken(with_own, written(here, tmp_path / "here.jsonl"))
    assert with_own.uid == uid
    with_own.close()
    of_part = new_library(tmp_path / "part.scholiast")
    taken(of_part, written(here, tmp_path / "part.jsonl", article=article.id))
    assert of_part.uid != here.uid
    of_part.close()
    reopened = Library.open(there.path, writable=False)
    assert reopened.uid == here.uid
    reopened.close()


def test_a_library_does_not_become_the_version_of_an_article(
    here: Library, article: Article, tmp_path: Path
) -> None:
    result = read_import(str(written(here, tmp_path / "here.jsonl")))
    session = here.articles.start_import(as_version_of=article.id)
    (row,) = session.add(result)
    session.finish()
    assert (row.status, row.reason) == ("failed", "A library cannot become the version of an article.")


def _delete_all_tags(library: Library) -> None:
    for tag in library.tags.codebook()[::-1]:
        library.tags.delete(tag.id)


def _erase_all_articles(library: Library) -> None:
    ids = library.articles.ids()
    library.articles.bin(ids)
    library.erase(ids)


def _undo(library: Library) -> None:
    if library.undo_label():
        library.undo()


def _retext(library: Library) -> None:
    for article in library.articles.ids():
        library.versions.replace(article, ImportedArticle("Quite other words."))


def test_names_of_another_schema_are_keyed_anew(here: Library, tmp_path: Path) -> None:
    path = written(here, tmp_path / "here.jsonl")
    text = path.read_text("utf-8").replace('"key":"baku"', '"key":"BAKU (old)"')
    assert "(old)" in text
    path.write_text(re.sub(r'"schema":\d+', '"schema":1', text, count=1), "utf-8")
    new = new_library(tmp_path / "new.scholiast")
    taken(new, path)
    assert by_uid(new.path)["entity"] == by_uid(here.path)["entity"]
    new.close()


def test_names_that_are_joined_with_none_stay_apart(here: Library, tmp_path: Path) -> None:
    path = written(here, tmp_path / "here.jsonl")
    path.write_text(path.read_text("utf-8").replace('"key":"baku"', '"key":"#1"'), "utf-8")
    new = new_library(tmp_path / "new.scholiast")
    taken(new, path)
    other = path.read_text("utf-8")
    for uid in (each.uid for each in here.entities.index()):
        other = other.replace(uid, "01a00000" + uid[8:])
    path.write_text(other, "utf-8")
    taken(new, path)
    found = [each for each in by_uid(new.path)["entity"] if '"key": "#' in each]
    assert len(found) == 2
    assert new.check() == []
    new.close()


@pytest.mark.parametrize("act", [_delete_all_tags, _erase_all_articles, _undo, _retext])
@pytest.mark.parametrize("when", range(1, 12))
def test_whatever_is_done_between_two_parts_the_library_stays_in_order(
    here: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    act: Callable[[Library], None],
    when: int,
) -> None:
    monkeypatch.setattr("desktop.importing.library_parts.PART_ROWS", 1)
    here.memos.add(note="on an entity", entity=here.entities.index()[0].id)
    path = str(written(here, tmp_path / "here.jsonl"))
    new = new_library(tmp_path / "new.scholiast")
    session, part, rows = new.articles.start_import(), 0, list[ImportRow]()
    for number in range(1_000):
        if number == when:
            act(new)
        result = read_import(path, part)
        rows += session.add(result)
        part = result.next_part
        if not part:
            break
    session.finish()
    assert rows[-1].status == "taken"
    assert new.check() == []
    assert dump(new.path)["index"] == fresh_index(new.path)
    while new.undo_label():
        new.undo()
    assert new.check() == []
    assert new.annotations.all() == []
    new.close()


def test_a_worker_that_dies_in_the_middle_leaves_a_step_that_can_be_undone(
    here: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importing.library_parts.PART_ROWS", 1)
    path = str(written(here, tmp_path / "here.jsonl"))
    new = new_library(tmp_path / "new.scholiast")
    session = new.articles.start_import()
    part = 0
    for _time in range(6):
        result = read_import(path, part)
        session.add(result)
        part = result.next_part
    (row,) = session.add(FileResult(path, reason="It crashed."))
    session.finish()
    assert row.reason == "It crashed. Undo takes back what came of it."
    new.undo()
    with pytest.raises(NotFoundError):
        new.undo()
    new.close()
