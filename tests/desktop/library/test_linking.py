"""Links between notes: what can be linked to, what is linked, what links back."""

import re

import pytest

from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.model import Article, Entity, FoundMention, Kind, Memo, Span
from desktop.text.links import LinkKind, article_link, link_to, markdown_link
from tests.desktop.library.conftest import imported

NOWHERE = "0193a000-0000-7000-8000-00000000dead"


@pytest.fixture
def entity(library: Library, article: Article) -> Entity:
    version = library.articles.version(article.id)
    at = version.text.index("Baku")
    library.mentions.store(version.id, "engine 1", [FoundMention(at, at + 4, Kind.PLACE)])
    (found,) = library.mentions.entities()
    return found


def written(library: Library, kind: LinkKind, uid: str, label: str = "there") -> str:
    return f"See {markdown_link(label, link_to(library.uid, kind, uid))}."


def back(library: Library, uid: str) -> list[str]:
    return [each.uid for each in library.linking.backlinks(uid)]


def test_what_links_to_something_is_found_whatever_it_is(
    library: Library, article: Article, entity: Entity
) -> None:
    tag, memo = library.tags.create("drills"), library.memos.add(title="On drills")
    for kind, uid in (
        (LinkKind.ARTICLE, article.uid),
        (LinkKind.NOTE, memo.uid),
        (LinkKind.TAG, tag.uid),
        (LinkKind.ENTITY, entity.uid),
    ):
        note = library.annotations.add(article.id, None, note=written(library, kind, uid))
        free = library.memos.add(note=written(library, kind, uid).upper().replace("SCHOLIAST", "scholiast"))
        assert back(library, uid) == [free.uid, note.uid], kind
        library.annotations.delete([note.id])
        assert back(library, uid) == [free.uid]
        library.undo()
        assert len(library.linking.backlinks(uid)) == 2


def test_a_link_to_a_passage_is_a_link_to_its_article_too(library: Library, article: Article) -> None:
    passage = library.annotations.add(article.id, Span(0, 6))
    address = article_link(library.uid, article.uid, passage.uid)
    memo = library.memos.add(note=f"> Drills\n\n{markdown_link('¶ 1', address)}")
    assert back(library, article.uid) == [memo.uid]
    assert back(library, passage.uid) == [memo.uid]
    assert library.linking.linking([article.uid, passage.uid, NOWHERE]) == {
        article.uid: [memo.id],
        passage.uid: [memo.id],
    }


def test_many_are_asked_for_as_one_is(library: Library, article: Article) -> None:
    passages = [library.annotations.add(article.id, Span(number, number + 1)) for number in range(30)]
    for passage in passages[::2]:
        library.memos.add(note=written(library, LinkKind.NOTE, passage.uid))
    found = library.linking.linking([passage.uid for passage in passages])
    alone = [library.linking.linking([passage.uid]) for passage in passages]
    assert found == {uid: ids for each in alone for uid, ids in each.items()}
    assert len(found) == 15


def test_a_uid_that_only_stands_in_a_note_and_a_link_elsewhere_are_no_links(
    library: Library, article: Article
) -> None:
    library.memos.add(note=f"The id is {article.uid}")
    library.memos.add(note=markdown_link("x", link_to(NOWHERE, LinkKind.ARTICLE, article.uid)))
    assert library.linking.backlinks(article.uid) == []


def test_notes_in_articles_in_the_bin_link_to_nothing(library: Library, article: Article) -> None:
    (other,) = imported(library, "Another one")
    library.annotations.add(article.id, None, note=written(library, LinkKind.ARTICLE, other.uid))
    assert len(library.linking.backlinks(other.uid)) == 1
    library.articles.bin([article.id])
    assert library.linking.backlinks(other.uid) == []


def test_the_links_of_a_note_say_what_they_lead_to_and_what_is_gone(
    library: Library, article: Article
) -> None:
    memo = library.memos.add(title="On drills")
    note = (
        written(library, LinkKind.NOTE, memo.uid, "my memo")
        + written(library, LinkKind.TAG, NOWHERE, "lost")
        + written(library, LinkKind.ARTICLE, article.uid)
    )
    first, lost, last = library.linking.links(note)
    assert (first.written.label, first.target and first.target.name) == ("my memo", "On drills")
    assert (lost.written.label, lost.target) == ("lost", None)
    assert last.target is not None
    assert last.target.name == article.title
    with pytest.raises(NotFoundError, match="tag that the link leads to"):
        library.linking.find(link_to(library.uid, LinkKind.TAG, NOWHERE))
    with pytest.raises(NotFoundError, match="another library"):
        library.linking.find(link_to(NOWHERE, LinkKind.TAG, NOWHERE))
    with pytest.raises(NotFoundError, match="no link"):
        library.linking.find(memo.uid)


def test_a_link_to_a_deleted_passage_leads_to_its_article(library: Library, article: Article) -> None:
    passage = library.annotations.add(article.id, Span(0, 6), note="Drills")
    address = article_link(library.uid, article.uid, passage.uid)
    assert library.linking.find(address).kind is LinkKind.NOTE
    library.annotations.delete([passage.id])
    assert library.linking.find(address).uid == article.uid


def test_an_article_and_an_annotation_are_found_by_a_link_to_a_note(
    library: Library, article: Article
) -> None:
    passage = library.annotations.add(article.id, Span(0, 6))
    link = link_to(library.uid, LinkKind.NOTE, passage.uid)
    assert library.articles.find(link).id == article.id
    assert library.annotations.find(link) == passage


@pytest.mark.parametrize("kind", [LinkKind.NOTE, LinkKind.TAG, LinkKind.ENTITY])
def test_what_is_no_article_is_said_to_be_none(library: Library, entity: Entity, kind: LinkKind) -> None:
    tag, memo = library.tags.create("drills"), library.memos.add(title="On drills")
    uid = {LinkKind.NOTE: memo.uid, LinkKind.TAG: tag.uid, LinkKind.ENTITY: entity.uid}[kind]
    words = {LinkKind.NOTE: "memo", LinkKind.TAG: "tag “drills”", LinkKind.ENTITY: "entity “Baku”"}[kind]
    with pytest.raises(NotFoundError, match=words):
        library.articles.find(link_to(library.uid, kind, uid))
    with pytest.raises(NotFoundError, match="memo" if kind is LinkKind.NOTE else "not lead to a note"):
        library.annotations.find(link_to(library.uid, kind, uid))


def names(library: Library, typed: str) -> list[str]:
    return [target.name for target in library.linking.targets(typed)]


@pytest.mark.usefixtures("entity")
def test_what_is_typed_finds_articles_notes_tags_and_entities(library: Library, article: Article) -> None:
    library.tags.create("places/Baku")
    library.memos.add(title="Baku and the boats")
    library.annotations.add(article.id, Span(0, 6), note="# Was *Baku* calm?\n\nRead on.")
    library.articles.edit(article.id, title="The harbour of Baku")
    found = library.linking.targets("baku")
    assert {each.kind for each in found} == {*LinkKind}
    assert [each.name for each in found] == [
        "places/Baku", "Baku", "Baku appears here too.", "Baku and the boats", "The harbour of Baku",
        "Was Baku calm?",
    ]  # fmt: skip
    assert names(library, "harbour of b") == ["The harbour of Baku"]
    assert names(library, "boats") == ["Baku and the boats"]
    assert names(library, "nowhere") == []
    assert names(library, "!") == []


def test_one_letter_finds_titles_that_begin_with_it(library: Library, article: Article) -> None:
    library.articles.edit(article.id, title="Ärger in Baku")
    assert "Noise about something else." in names(library, "n")
    assert "Ärger in Baku" in names(library, "arger")


@pytest.mark.usefixtures("article")
def test_nothing_typed_offers_the_newest(library: Library) -> None:
    memo = library.memos.add(note="Monday\n\nand more")
    assert memo.uid in {target.uid for target in library.linking.targets("")}
    assert len(library.linking.targets("", limit=2)) == 2


@pytest.mark.usefixtures("entity")
def test_what_is_gone_is_not_offered(library: Library, article: Article) -> None:
    tag = library.tags.create("Baku")
    library.tags.delete(tag.id)
    library.articles.bin([article.id])
    (left,) = library.linking.targets("baku")
    assert re.match("Baku appears", left.name)


def test_the_words_beside_a_name_tell_what_it_lies_on(
    library: Library, entity: Entity, article: Article
) -> None:
    tag = library.tags.create("drills/winter")
    memos: list[Memo] = [
        library.memos.add(note="Spelled in three ways", entity=entity.id),
        library.memos.add(note="Spelled narrowly", tag=tag.id),
    ]
    library.annotations.add(article.id, None, note="Spelled out")
    beside = {target.uid: target.beside for target in library.linking.targets("spelled")}
    assert [beside[memo.uid] for memo in memos] == ["Baku", "drills/winter"]
    assert article.title in beside.values()


def test_a_name_that_begins_so_comes_before_a_quotation_that_does(library: Library, article: Article) -> None:
    quoted = article.id, Span(0, 6)
    library.annotations.add(*quoted)
    library.tags.create("drills at sea")
    found = library.linking.targets("drills")
    kinds = [each.kind for each in found]
    assert kinds.index(LinkKind.TAG) < kinds.index(LinkKind.NOTE)
