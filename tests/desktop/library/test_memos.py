"""Memos: notes that lie on a tag, on an entity or on nothing, kept as any other note is."""

import pytest

from desktop.errors import UsageError
from desktop.library import Library
from desktop.model import Article, FoundMention, Kind


def test_a_memo_is_kept_found_again_and_undone(library: Library) -> None:
    memo = library.memos.add(title=" On\nframes ", note="Compare *both* papers 😀", tags=["method/frames"])
    assert (memo.title, memo.note, memo.tags) == ("On frames", "Compare *both* papers 😀", ("method/frames",))
    assert [each.uid for each in library.memos.all(free=True)] == [memo.uid]
    edited = library.memos.edit(memo.id, note="Compare three papers")
    assert library.memos.get(memo.id) == edited
    library.undo()
    assert library.memos.get(memo.id).note == "Compare *both* papers 😀"
    library.undo()
    assert library.memos.all() == []
    library.redo()
    assert library.memos.get(memo.id).tags == ("method/frames",)
    assert library.check() == []


def test_a_memo_on_a_tag_goes_and_comes_back_with_it(library: Library) -> None:
    tag = library.tags.create("drills")
    memo = library.memos.add(note="Narrow this one", tag=tag.id)
    assert [each.id for each in library.memos.all(tag=tag.id)] == [memo.id]
    library.tags.delete(tag.id)
    assert library.memos.all() == []
    library.undo()
    assert library.memos.get(memo.id).tag == tag.id


def test_a_memo_on_an_entity_is_no_note_of_an_article(library: Library, article: Article) -> None:
    version = library.articles.version(article.id).id
    library.mentions.store(version, "engine 1", [FoundMention(0, 4, Kind.PLACE)])
    (entity,) = library.mentions.entities()
    memo = library.memos.add(note="Spelled in three ways", entity=entity.id)
    assert library.memos.all(entity=entity.id) == [memo]
    assert library.annotations.all() == []


def test_a_memo_lies_on_one_thing_only(library: Library, article: Article) -> None:
    tag = library.tags.create("drills")
    library.mentions.store(
        library.articles.version(article.id).id, "engine 1", [FoundMention(0, 4, Kind.PLACE)]
    )
    (entity,) = library.mentions.entities()
    with pytest.raises(UsageError, match="not on both"):
        library.memos.add(note="x", tag=tag.id, entity=entity.id)


def test_what_is_being_typed_into_a_memo_survives_a_kill(library: Library) -> None:
    memo = library.memos.add(title="Journal", note="Monday")
    library.drafts.save(memo.id, "Monday, and a little more")
    assert library.drafts.recover() == 1
    assert library.memos.get(memo.id).note == "Monday, and a little more"
