"""Articles: recognised by hash, filtered, searched, edited, and read again with another codec."""

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import NotFoundError, UsageError
from desktop.library import ArticleFilter, Library
from desktop.model import (
    AnchorState,
    Article,
    Block,
    BlockKind,
    FileResult,
    FoundMention,
    ImportedArticle,
    Kind,
    Span,
)
from desktop.storage.articles import BY_ADDED
from desktop.storage.mentions import ENTITIES, ENTITIES_OF_ARTICLE, KIND_COUNTS
from desktop.storage.tags import NAMED
from desktop.text.query import parse
from tests.desktop.library.conftest import REPORT, imported


def test_the_same_text_is_recognised_within_an_import_and_after_it(
    library: Library, article: Article
) -> None:
    session = library.articles.start_import()
    rows = [
        *session.add(FileResult("/new", articles=(ImportedArticle("New text."),))),
        *session.add(FileResult("/again", articles=(ImportedArticle("New text."),))),
        *session.add(FileResult("/old", articles=(ImportedArticle(REPORT),))),
        *session.add(FileResult("/bad", reason="It is empty.")),
    ]
    session.finish()
    assert [row.status for row in rows] == ["added", "duplicate", "duplicate", "failed"]
    assert rows[0].id == rows[1].id
    assert rows[2].id == article.uid
    assert (rows[3].id, rows[3].reason) == (None, "It is empty.")


def test_importing_what_lies_in_the_bin_takes_it_out_as_an_undoable_step(
    library: Library, article: Article
) -> None:
    library.articles.bin([article.id])
    session = library.articles.start_import()
    (row,) = session.add(FileResult("/old", articles=(ImportedArticle(REPORT),)))
    session.finish()
    assert row.status == "duplicate"
    assert row.warnings
    assert library.articles.get(article.id).binned is None
    assert library.undo_label() == "Import 1 article"
    library.undo()
    assert library.articles.get(article.id).binned is not None


def test_newest_added_comes_first_and_titles_sort_without_case(library: Library) -> None:
    one, two, three = imported(library, "beta one", "Alpha two", "gamma three")
    assert library.articles.ids() == [three.id, two.id, one.id]
    by_title = ArticleFilter(sort="title", descending=False)
    assert library.articles.ids(by_title) == [two.id, one.id, three.id]


def test_titles_sort_without_the_quotation_marks_before_them(library: Library) -> None:
    titles = ("“Beta” said", "'Alpha two", "…and delta", "gamma")
    made = imported(library, *titles)
    ids = library.articles.ids(ArticleFilter(sort="title", descending=False))
    order = [each.title for each in library.articles.rows(ids)]
    assert order == ["'Alpha two", "…and delta", "“Beta” said", "gamma"]
    assert len(made) == 4


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("baku", 2), ("BAKU astara", 1), ('"met in Baku"', 1), ('"Baku in met"', 0), ("bak", 2),
        ("bak*  ", 2),
        ("bak ", 0), ("baku -calm", 1), ("باكو", 1), ("😀", 0),
        ("", 3), ("   ", 3), ('"', 0), ("AND OR NOT", 0),
        ("baku' OR 1=1 --", 0), ("title:baku", 0), ("*", 0), ("^baku NEAR(", 0),
    ],
)  # fmt: skip
def test_what_is_typed_into_the_search_finds(library: Library, query: str, found: int) -> None:
    assert len(library.articles.ids(ArticleFilter(query=query))) == found


@given(st.text(max_size=30))
def test_any_query_parses_into_words_of_letters_and_digits(query: str) -> None:
    for term in parse(query):
        assert term.words
        assert all(word and '"' not in word for word in term.words)


def test_accents_case_and_east_asian_signs_do_not_hide_a_text(library: Library) -> None:
    (article,) = imported(library, "Élan à İstanbul, 北京大学の Straße")
    for query in ("elan", "istanbul", "京大", "北京", "strasse"):
        assert library.articles.ids(ArticleFilter(query=query)) == [article.id]


def test_scopes_count_and_filter(library: Library, article: Article) -> None:
    library.articles.set_read([article.id], read=True)
    library.articles.set_starred([article.id], starred=True)
    library.annotations.add(article.id, None, note="n")
    counts = library.articles.counts()
    assert (counts.all, counts.unread, counts.starred, counts.notes, counts.bin) == (3, 2, 1, 1, 0)
    for scope in ("starred", "notes"):
        assert library.articles.ids(ArticleFilter(scope=scope)) == [article.id]
    library.articles.bin([article.id])
    assert library.articles.ids(ArticleFilter(scope="bin")) == [article.id]
    assert library.articles.ids(ArticleFilter(scope="notes")) == []


def test_a_date_is_kept_in_a_form_that_sorts_and_nonsense_is_refused(
    library: Library, article: Article
) -> None:
    assert library.articles.edit(article.id, date="5 December 2022").date == "2022-12-05"
    with pytest.raises(UsageError, match="not a date"):
        library.articles.edit(article.id, date="some day")
    assert library.articles.edit(article.id, date="").date is None
    with pytest.raises(UsageError):
        library.articles.edit(article.id, title="  ")


def test_a_new_title_is_found_and_the_old_one_is_not(library: Library, article: Article) -> None:
    library.articles.edit(article.id, title="Manoeuvres")
    assert library.articles.ids(ArticleFilter(query="manoeuvres")) == [article.id]
    library.undo()
    assert library.articles.ids(ArticleFilter(query="manoeuvres")) == []
    assert library.check() == []


def test_reading_with_another_codec_replaces_a_text_that_nobody_annotated(library: Library) -> None:
    (article,) = imported(library, "cafÃ© in Baku")
    library.versions.reread(article.id, ImportedArticle("café in Baku", codec="utf-8"))
    version = library.articles.version(article.id)
    assert (version.number, version.text, version.codec) == (2, "café in Baku", "utf-8")
    assert library.articles.ids(ArticleFilter(query="cafe")) == [article.id]
    library.undo()
    assert library.articles.version(article.id).text == "cafÃ© in Baku"
    library.redo()
    assert library.articles.version(article.id).text == "café in Baku"
    assert library.check() == []


def test_an_annotation_follows_its_passage_into_another_reading(library: Library) -> None:
    text = "It was a long way to the town, and the cafÃ© in Baku was open until late in the evening."
    (article,) = imported(library, text)
    near = library.annotations.add(article.id, library.annotations.quote_span(article.id, "Baku"))
    inside = library.annotations.add(article.id, library.annotations.quote_span(article.id, "cafÃ©"))
    library.versions.reread(article.id, ImportedArticle(text.replace("Ã©", "é"), codec="utf-8"))
    states = {each.uid: each.anchor for each in library.annotations.of(article.id)}
    assert states[near.uid].quote == "Baku"
    assert states[near.uid].state == "moved"
    assert (states[inside.uid].quote, states[inside.uid].state) == ("café", "changed")


def test_mentions_are_stored_once_a_version_and_counted_by_entity(library: Library, article: Article) -> None:
    version = library.articles.version(article.id)
    spots = [FoundMention(place, place + 4, Kind.PLACE) for place in (22, 57) if REPORT[place : place + 4]]
    assert list(library.mentions.pending())[-1] == article.id
    for _again in range(2):
        library.mentions.store(version.id, "engine 1", spots)
    assert article.id not in library.mentions.pending()
    assert library.mentions.outdated({None: "engine 1"}.__getitem__) == []
    assert library.mentions.outdated({None: "engine 2"}.__getitem__) == [article.id]
    assert len(library.mentions.of(article.id)) == len(spots)
    assert library.mentions.recognised_by(article.id) == "engine 1"
    assert sum(library.mentions.kind_counts().values()) == len(library.mentions.entities())
    assert library.undo_label().startswith("Import")


def test_the_filter_by_kind_and_entity_lists_articles_that_name_it(
    library: Library, article: Article
) -> None:
    version = library.articles.version(article.id)
    library.mentions.store(version.id, "e 1", [FoundMention(0, 6, Kind.EVENT)])
    assert library.articles.ids(ArticleFilter(kind=Kind.EVENT)) == [article.id]
    (entity,) = library.mentions.entities(kind=Kind.EVENT)
    assert library.articles.ids(ArticleFilter(entity=entity.id)) == [article.id]


def test_blocks_and_original_come_back_as_they_were_imported(library: Library) -> None:
    blocks = (
        Block(0, 5, BlockKind.HEADING, 2),
        Block(7, 12, BlockKind.LINK, 0, {"href": "https://example.org/ü"}),
    )
    session = library.articles.start_import()
    read = ImportedArticle("Title\n\nBelow", blocks=blocks, codec="cp1252")
    (row,) = session.add(FileResult("/p.txt", importer="text", articles=(read,), sha256="s", size=3))
    session.finish()
    article = library.articles.find(row.id or "")
    assert library.articles.blocks(article.id) == list(blocks)
    original = library.articles.original(article.id)
    assert (original.path, original.codec, original.data) == ("/p.txt", "cp1252", None)


def test_links_lead_to_articles_of_this_library_only(library: Library, article: Article) -> None:
    assert library.articles.find(f"scholiast://{library.uid}/article/{article.uid}").id == article.id
    other = article.uid
    with pytest.raises(NotFoundError, match="another library"):
        library.articles.find(f"scholiast://{other}/article/{article.uid}")


def test_tags_nest_move_and_keep_one_key_each(library: Library, article: Article) -> None:
    library.annotations.add(article.id, Span(0, 3), tags=["War/Drills"])
    drills = library.tags.named("War/Drills")
    assert drills is not None
    library.tags.set(drills.id, key="1", definition="Joint acts", colour="#ABCDEF")
    other = library.tags.create("Peace", key="1")
    assert library.tags.get(drills.id).key is None
    library.tags.rename(drills.id, "Peace/Exercises")
    assert [tag.name for tag in library.tags.all()] == ["Peace", "Peace/Exercises", "War"]
    assert library.annotations.of(article.id)[0].tags == ("Peace/Exercises",)
    with pytest.raises(UsageError, match="below itself"):
        library.tags.rename(other.id, "Peace/Exercises/Deep")
    library.tags.delete(other.id)
    assert library.annotations.of(article.id)[0].tags == ()
    library.undo()
    assert library.annotations.of(article.id)[0].tags == ("Peace/Exercises",)


def test_a_file_name_that_is_no_utf8_is_imported_and_named_as_well_as_can_be(library: Library) -> None:
    session = library.articles.start_import()
    (row,) = session.add(FileResult("/texts/caf\udce9.txt", articles=(ImportedArticle("A text."),)))
    session.finish()
    assert row.path == "/texts/caf\ufffd.txt"
    assert library.articles.original(library.articles.find(row.id or "").id).path == row.path


def test_the_codebook_is_read_without_counting(library: Library, article: Article) -> None:
    library.annotations.add(article.id, Span(0, 3), tags=["War/Drills", "Peace"])
    library.tags.create("Peace/Talks", key="2", definition="What was said")
    counted = library.tags.all()
    named = library.tags.codebook()
    assert [
        replace(tag, annotations=0, articles=0, articles_below=0, annotations_below=0) for tag in counted
    ] == named
    assert [tag.annotations for tag in counted] == [1, 0, 0, 1]
    assert [library.tags.get(tag.id) for tag in named] == counted
    assert named[1].definition == "What was said"


def test_the_entities_of_an_article_are_there_in_the_bin_too(library: Library, article: Article) -> None:
    version = library.articles.version(article.id)
    spots = [FoundMention(0, 6, Kind.EVENT), FoundMention(7, 9, Kind.PLACE)]
    library.mentions.store(version.id, "e 1", spots)
    shown = library.mentions.entities(article=article.id)
    assert {entity.kind for entity in shown} == {Kind.EVENT, Kind.PLACE}
    assert library.mentions.entities(article=article.id, kind=Kind.PLACE)[0].kind is Kind.PLACE
    library.articles.bin([article.id])
    assert library.mentions.entities(article=article.id) == shown
    assert library.mentions.entities() == []


def test_opening_an_article_looks_at_no_other(library: Library) -> None:
    database = library.mentions._database
    asked = {"article": 1, "kind": None}
    plan = " ".join(
        row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {ENTITIES_OF_ARTICLE}", asked)
    )
    assert "USING INDEX mention_by_version" in plan
    assert "SCAN mention" not in plan
    assert "annotation" not in " ".join(row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {NAMED}"))


def test_whether_the_file_is_kept_is_known_without_reading_it(library: Library, article: Article) -> None:
    assert not library.articles.has_original(article.id)
    read = ImportedArticle("Another text of its own", codec="utf-8")
    session = library.articles.start_import()
    packed = zlib.compress(b"abc")
    kept = FileResult("/kept.txt", "text", "1", (read,), original=packed, sha256="k", size=3)
    (row,) = session.add(kept)
    session.finish()
    assert library.articles.has_original(library.articles.find(row.id or "").id)


def test_kinds_count_what_the_list_of_entities_shows_so_nothing_in_the_bin(
    library: Library, article: Article
) -> None:
    library.mentions.store(
        library.articles.version(article.id).id, "engine 1", [FoundMention(19, 23, Kind.PLACE)]
    )
    assert library.mentions.kind_counts() == {Kind.PLACE: 1}
    library.articles.bin([article.id])
    assert library.mentions.kind_counts() == {}
    assert library.mentions.entities() == []


def test_the_list_and_the_counts_of_entities_are_answered_from_indexes_alone(library: Library) -> None:
    scope = {"scope": "unread", "tag": None, "kind": None, "entity": None, "matching": None}
    for query, parameters, index in (
        (BY_ADDED, scope, "SCAN article USING COVERING INDEX article_by_added"),
        (KIND_COUNTS, {}, "mention USING COVERING INDEX mention_by_entity"),
        (ENTITIES, {"kind": None}, "mention USING COVERING INDEX mention_by_entity"),
    ):
        plan = library._core.database.rows("EXPLAIN QUERY PLAN " + query, parameters)
        assert any(index in row["detail"] for row in plan), query


def test_an_excluded_word_excludes_wherever_it_stands(library: Library) -> None:
    in_text, in_note, in_tag, free = imported(library, "drills and war", "drills one", "drills two", "drills")
    library.annotations.add(in_text.id, None, note="drills of peace")
    library.annotations.add(in_note.id, None, note="a war")
    library.annotations.tag_articles([in_tag.id], "War/Cold")
    assert library.articles.ids(ArticleFilter(query="drills -war ")) == [free.id]


def test_a_long_text_stays_searchable_through_every_change(library: Library) -> None:
    text = "pontoon " + "word " * 400_000 + "ferry"
    (article,) = imported(library, text)
    library.articles.edit(article.id, title="Другое имя")
    assert library.articles.ids(ArticleFilter(query="имя ferry")) == [article.id]
    library.versions.reread(article.id, ImportedArticle("quite another text", codec="utf-8"))
    assert library.articles.ids(ArticleFilter(query="pontoon")) == []
    library.undo()
    library.undo()
    assert library.articles.ids(ArticleFilter(query="pontoon ferry")) == [article.id]
    assert library.articles.ids(ArticleFilter(query="имя")) == []
    assert library.articles.ids(ArticleFilter(query="quite")) == []


def test_a_tag_counts_the_articles_below_it_once_each(library: Library, article: Article) -> None:
    library.annotations.add(article.id, Span(0, 3), tags=["War/Drills", "War/Peace"])
    other = library.articles.ids()[0]
    library.annotations.tag_articles([other], "War/Drills")
    counted = {tag.name: (tag.articles, tag.articles_below) for tag in library.tags.all()}
    assert counted == {"War": (0, 2), "War/Drills": (2, 2), "War/Peace": (1, 1)}


def test_marks_notes_and_tags_on_whole_articles_are_counted_apart(library: Library, article: Article) -> None:
    library.annotations.add(article.id, Span(0, 3))
    library.annotations.add(article.id, Span(4, 6), note="written")
    other = library.articles.ids()[0]
    library.annotations.tag_articles([other], "Read later")
    row = library.articles.get(article.id)
    assert (row.annotations, row.notes) == (2, 1)
    assert library.articles.get(other).notes == 0
    assert library.articles.counts().notes == 1
    assert library.articles.ids(ArticleFilter(scope="notes")) == [article.id]


def test_a_guess_in_one_reading_does_not_hide_the_passage_in_the_next(library: Library) -> None:
    text = "Officers said that the ferry was kept for the wounded of both armies."
    (article,) = imported(library, text)
    start = text.index("ferry")
    library.annotations.add(article.id, Span(start, start + 5))
    library.versions.reread(article.id, ImportedArticle("Another ferry, another river.", codec="cp1250"))
    (guessed,) = library.annotations.of(article.id)
    assert guessed.anchor is not None
    assert guessed.anchor.state is AnchorState.UNCERTAIN
    library.versions.reread(article.id, ImportedArticle("By A. " + text, codec="utf-8"))
    (found,) = library.annotations.of(article.id)
    assert found.anchor is not None
    assert (found.anchor.state, found.anchor.start) == (AnchorState.MOVED, start + 6)
