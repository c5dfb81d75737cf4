"""Annotations: marked, edited, tagged and deleted, each as one step."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import NotFoundError, UsageError
from desktop.library import ArticleFilter, Library
from desktop.model import Article, Change, Span
from desktop.text.anchors import make_anchor
from tests.desktop.library.conftest import REPORT, imported


def test_a_passage_after_emoji_is_stored_in_code_points(library: Library, article: Article) -> None:
    span = library.annotations.quote_span(article.id, "Baku")
    annotation = library.annotations.add(article.id, span, tags=["Places"])
    assert annotation.anchor is not None
    assert annotation.anchor.quote == "Baku"
    assert REPORT[annotation.anchor.start : annotation.anchor.end] == "Baku"


def test_the_third_occurrence_is_found_and_the_fourth_is_refused(library: Library, article: Article) -> None:
    third = library.annotations.quote_span(article.id, "Baku", 3)
    assert REPORT[: third.start].count("Baku") == 2
    with pytest.raises(NotFoundError, match="3 times"):
        library.annotations.quote_span(article.id, "Baku", 4)


@pytest.mark.parametrize(("start", "end"), [(0, 10_000), (-1, 4), (5, 5), (7, 3)])
def test_a_place_outside_the_text_is_refused_and_nothing_is_written(
    library: Library, article: Article, start: int, end: int
) -> None:
    steps = library.history()
    with pytest.raises(UsageError):
        library.annotations.add(article.id, Span(start, end))
    assert library.annotations.of(article.id) == []
    assert library.history() == steps


def test_whole_article_notes_come_first_and_the_rest_by_place(library: Library, article: Article) -> None:
    late = library.annotations.add(article.id, Span(20, 24))
    early_short = library.annotations.add(article.id, Span(3, 5))
    early_long = library.annotations.add(article.id, Span(3, 9))
    whole = library.annotations.add(article.id, None, note="single source")
    order = [each.uid for each in library.annotations.of(article.id)]
    assert order == [whole.uid, early_short.uid, early_long.uid, late.uid]


def test_editing_with_the_same_note_and_tags_is_no_step(library: Library, article: Article) -> None:
    annotation = library.annotations.add(article.id, None, note="as it was", tags=["b", "a"])
    steps = library.history()
    library.annotations.edit(annotation.id, note="as it was", tags=["a", "b"])
    assert library.history() == steps


@pytest.mark.parametrize("blank", [" ", "\n", "\t \n\u00a0"])
def test_a_note_of_white_space_is_no_note(library: Library, article: Article, blank: str) -> None:
    mark = library.annotations.add(article.id, Span(3, 5), note=blank)
    assert mark.note == ""
    assert library.undo_label() == "Highlight"
    library.drafts.save(mark.id, blank)
    assert library.annotations.edit(mark.id, note=blank).note == ""
    assert library.drafts.get(mark.id) is None
    assert library.undo_label() == "Highlight"
    assert library.articles.get(article.id).notes == 0
    library.annotations.edit(mark.id, note=" a word ")
    assert library.annotations.get(mark.id).note == " a word "
    assert library.annotations.edit(mark.id, note=blank).note == ""


def test_a_killed_program_leaves_no_note_of_white_space(library: Library, article: Article) -> None:
    mark = library.annotations.add(article.id, Span(3, 5))
    library.drafts.save(mark.id, "\n")
    assert library.drafts.recover() == 0
    assert library.annotations.get(mark.id).note == ""


def test_a_deleted_annotation_comes_back_with_note_tags_and_place(library: Library, article: Article) -> None:
    annotation = library.annotations.add(article.id, Span(0, 6), note="über 😀", tags=["x/y", "=z"])
    library.annotations.delete([annotation.id])
    assert library.annotations.of(article.id) == []
    library.undo()
    assert library.annotations.of(article.id) == [annotation]


def test_a_change_is_told_once_and_after_commit(library: Library, article: Article) -> None:
    told: list[tuple[Change, int]] = []

    def listen(change: Change) -> None:
        told.append((change, len(library.annotations.of(article.id))))

    library.on_change = listen
    library.articles.rows([article.id])
    others = library.articles.ids()
    library.annotations.tag_articles(others, "Drills/Joint")
    assert len(told) == 1
    change, seen = told[0]
    assert change.articles == frozenset(others)
    assert seen == 1


def test_tagging_articles_again_adds_no_second_annotation(library: Library, article: Article) -> None:
    library.annotations.tag_articles([article.id], "One")
    library.annotations.tag_articles([article.id], "Two")
    assert [each.tags for each in library.annotations.of(article.id)] == [("One", "Two")]


def test_notes_are_found_by_search_until_they_are_deleted(library: Library, article: Article) -> None:
    annotation = library.annotations.add(article.id, None, note="Überraschung: pontoon")
    assert library.articles.ids(ArticleFilter(query="uberrasch")) == [article.id]
    library.annotations.edit(annotation.id, note="nothing of it")
    assert library.articles.ids(ArticleFilter(query="pontoon")) == []
    library.undo()
    assert library.articles.ids(ArticleFilter(query="pontoon")) == [article.id]
    library.annotations.delete([annotation.id])
    assert library.articles.ids(ArticleFilter(query="pontoon")) == []
    assert library.check() == []


def test_annotations_under_a_tag_come_with_its_subtree(library: Library, article: Article) -> None:
    deep = library.annotations.add(article.id, Span(0, 3), tags=["a/b/c"])
    library.annotations.add(article.id, Span(0, 4), tags=["ab"])
    top = library.tags.named("a")
    assert top is not None
    assert [each.uid for each in library.annotations.all(tag=top.id)] == [deep.uid]


def test_an_annotation_is_found_by_uid_prefix_and_link_only_when_unique(
    library: Library, article: Article
) -> None:
    one = library.annotations.add(article.id, None, note="one")
    library.annotations.add(article.id, None, note="two")
    assert library.annotations.find(one.uid.upper()) == one
    link = f"scholiast://{library.uid}/article/{article.uid}?annotation={one.uid}"
    assert library.annotations.find(link) == one
    with pytest.raises(NotFoundError, match="several"):
        library.annotations.find(one.uid[:8])
    with pytest.raises(NotFoundError):
        library.annotations.find(one.uid[:7])


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60)


@given(text=texts, data=st.data())
def test_an_anchor_made_in_any_text_quotes_its_slice_and_its_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, Span(start, end))
    assert text[anchor.start : anchor.end] == anchor.quote
    assert text[: anchor.start].endswith(anchor.prefix)
    assert text[anchor.end :].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(32, start)


@settings(max_examples=25, deadline=None)
@given(note=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_any_note_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, note: str) -> None:
    path = tmp_path_factory.mktemp("note") / "x.scholiast"
    library = Library.open(path, create=True)
    (article,) = imported(library, REPORT)
    annotation = library.annotations.add(article.id, None, note=note)
    library.close()
    reopened = Library.open(path, writable=False)
    assert reopened.annotations.get(annotation.id).note == note
    assert reopened.check() == []
    reopened.close()


def test_an_act_that_changes_nothing_is_not_told(library: Library, article: Article) -> None:
    annotation = library.annotations.add(article.id, Span(0, 6), note="note", tags=["Drills"])
    tag = library.tags.named("Drills")
    assert tag is not None
    told: list[Change] = []
    library.on_change = told.append
    library.annotations.tag([annotation.id], "Drills")
    library.annotations.tag_articles([], "Drills")
    library.annotations.untag([annotation.id], "No such tag")
    library.annotations.delete([])
    library.tags.set(tag.id, colour=tag.colour)
    library.articles.set_starred([article.id], starred=False)
    library.articles.edit(article.id, title=article.title)
    assert told == []


@pytest.mark.usefixtures("article")
def test_an_act_of_several_parts_is_told_under_the_name_of_its_step(library: Library) -> None:
    told: list[Change] = []
    library.on_change = told.append
    library.annotations.tag_articles(library.articles.ids(), "Drills")
    assert [change.label for change in told] == [library.undo_label()] == ["Tag 3 articles with “Drills”"]
    assert told[0].articles == frozenset(library.articles.ids())


def test_what_cannot_be_stored_is_replaced_one_for_one(library: Library, article: Article) -> None:
    annotation = library.annotations.add(article.id, None, note="a\0b\udc80c", tags=["x\udc80/y"])
    assert (annotation.note, annotation.tags) == ("a\ufffdb\ufffdc", ("x\ufffd/y",))
    library.drafts.save(annotation.id, "d\udc80")
    assert library.drafts.recover() == 1
    assert library.articles.edit(article.id, title="t\udc80").title == "t\ufffd"
    assert library.articles.ids(ArticleFilter(query="\udc80")) == []
    with pytest.raises(NotFoundError):
        library.annotations.find("12345678\udc80")
    assert library.check() == []
