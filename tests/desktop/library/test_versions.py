"""New versions of articles: replaced, imported again, undone, and what becomes of their notes."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import NotFoundError
from desktop.library import ArticleFilter, Library, anchoring, versions
from desktop.model import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Change,
    FileResult,
    FoundMention,
    ImportedArticle,
    ImportRow,
    Kind,
    Span,
    VersionId,
)
from desktop.storage.origins import BY_ADDRESS, BY_FILE
from tests.desktop.library.conftest import imported

STORY = (
    "Ferry leaves Baku\n\nThe ferry left the harbour of Baku early on Monday with ninety people aboard.\n\n"
    "Its captain told reporters that the sea was calm and that nobody had been hurt in the night.\n\n"
    "The crossing to Turkmenbashi takes seventeen hours, and boats go when they are full."
)
COUNTED = "early on Monday with ninety people aboard"
RECOUNTED = "early on Monday with a hundred and two people aboard"
NEWER = "UPDATE: " + STORY.replace("ninety people", "a hundred and two people")
ADDRESS = "https://news.example/ferry"


def read(library: Library, text: str, path: str = "/texts/ferry.txt", **details: str) -> ImportRow:
    """Import one file of one article and return its row."""
    session = library.articles.start_import()
    (row,) = session.add(FileResult(path, importer="text", articles=(ImportedArticle(text, **details),)))  # type: ignore[arg-type]  # only texts are given here
    session.finish()
    return row


def mark(library: Library, article: ArticleId, quote: str, note: str = "") -> None:
    library.annotations.add(article, library.annotations.quote_span(article, quote), note=note)


def states(library: Library, article: ArticleId) -> dict[str, str]:
    """Return the state of each place by its words."""
    found = [each.anchor for each in library.annotations.of(article)]
    return {anchor.quote: anchor.state.value for anchor in found if anchor is not None}


def held(library: Library, article: ArticleId) -> object:
    """Return all that a version changes."""
    return states(library, article), library.versions.of(article), library.articles.get(article)


@pytest.fixture
def ferry(library: Library) -> Article:
    """Return an article with two notes, and noise beside it."""
    imported(library, "Noise about ferries.", "Baku appears here too.")
    article = library.articles.find(read(library, STORY, url=ADDRESS).id or "")
    mark(library, article.id, "sea was calm", "Was it?")
    mark(library, article.id, COUNTED)
    return article


def test_a_replaced_text_is_a_new_version_that_takes_the_notes_along(
    library: Library, ferry: Article
) -> None:
    told: list[Change] = []
    library.on_change = told.append
    newer = ImportedArticle(NEWER, blocks=(Block(0, 25, BlockKind.TITLE),), codec="utf-8")
    renewal = library.versions.replace(ferry.id, newer, file=FileResult("/new/ferry.html", importer="html"))
    assert (renewal.found, renewal.doubtful) == (2, 0)
    assert [change.label for change in told] == ["New version of “Ferry leaves Baku”"]
    assert told[0].mentions == {ferry.id}
    first, second = library.versions.of(ferry.id)
    assert (first.number, first.path, first.newest) == (1, "/texts/ferry.txt", False)
    assert (second.number, second.path, second.newest) == (2, "/new/ferry.html", True)
    assert [version.words for version in (first, second)] == [len(STORY.split()), len(NEWER.split())]
    assert library.versions.get(first.id).text == STORY
    assert library.articles.version(ferry.id).text == NEWER
    assert library.articles.blocks(ferry.id) == list(newer.blocks)
    assert states(library, ferry.id) == {"sea was calm": "moved", RECOUNTED: "changed"}
    assert library.articles.get(ferry.id).title == "UPDATE: Ferry leaves Baku"
    assert library.articles.ids(ArticleFilter(query="ninety")) == []
    assert library.articles.ids(ArticleFilter(query="hundred")) == [ferry.id]
    assert library.check() == []


def test_undo_takes_a_version_back_wholly_and_redo_brings_the_same_one_again(
    library: Library, ferry: Article
) -> None:
    before = (states(library, ferry.id), library.versions.of(ferry.id), library.articles.get(ferry.id))
    library.versions.replace(ferry.id, ImportedArticle(NEWER))
    after = (states(library, ferry.id), library.versions.of(ferry.id), library.articles.get(ferry.id))
    library.undo()
    assert before == (
        states(library, ferry.id),
        library.versions.of(ferry.id),
        library.articles.get(ferry.id),
    )
    assert library.articles.ids(ArticleFilter(query="hundred")) == []
    library.redo()
    assert after == (states(library, ferry.id), library.versions.of(ferry.id), library.articles.get(ferry.id))
    assert library.check() == []


def test_a_replaced_text_is_kept_also_when_nothing_is_marked_on_it(library: Library) -> None:
    (article,) = imported(library, STORY)
    library.versions.replace(article.id, ImportedArticle(NEWER))
    assert [version.number for version in library.versions.of(article.id)] == [1, 2]


def test_the_same_text_is_no_new_version(library: Library, ferry: Article) -> None:
    label = library.undo_label()
    assert library.versions.replace(ferry.id, ImportedArticle(STORY)).version is None
    assert library.undo_label() == label
    assert len(library.versions.of(ferry.id)) == 1


def test_a_title_that_somebody_wrote_stays(library: Library, ferry: Article) -> None:
    library.articles.edit(ferry.id, title="My ferry")
    library.versions.replace(ferry.id, ImportedArticle(NEWER, title="Another"))
    assert library.articles.get(ferry.id).title == "My ferry"


def test_a_new_version_is_to_be_recognised_again(library: Library, ferry: Article) -> None:
    first = library.articles.version(ferry.id).id
    library.mentions.store(first, "engine 1", [FoundMention(0, 5, Kind.OTHER)])
    assert ferry.id not in library.mentions.pending()
    library.versions.replace(ferry.id, ImportedArticle(NEWER))
    assert ferry.id in library.mentions.pending()
    assert library.mentions.of(ferry.id) == []


def test_what_is_not_there_cannot_be_replaced_or_read(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.versions.replace(ArticleId(99), ImportedArticle("Text"))
    with pytest.raises(NotFoundError):
        library.versions.get(VersionId(99))


def test_places_that_a_worker_found_are_taken_unless_the_notes_changed_meanwhile(
    library: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "LONG", 10)
    planned = library.versions.plan(ferry.id, NEWER)
    assert planned is not None
    moved = anchoring.move(planned)
    elsewhere = {origin: replace(place, start=0, end=3) for origin, place in moved.places.items()}
    mark(library, ferry.id, "seventeen hours")
    library.versions.replace(ferry.id, ImportedArticle(NEWER), moved=replace(moved, places=elsewhere))
    places = {each.anchor.quote: each.anchor for each in library.annotations.of(ferry.id) if each.anchor}
    assert (places["sea was calm"].start, places["sea was calm"].end) == (0, 3)
    assert NEWER[places["seventeen hours"].start :].startswith("seventeen hours")
    assert library.versions.plan(ferry.id, STORY[:9]) is None


def test_a_guess_is_never_the_start_of_the_next_search(library: Library, ferry: Article) -> None:
    library.versions.replace(ferry.id, ImportedArticle("Nothing of it is left."))
    assert set(states(library, ferry.id).values()) == {"orphan"}
    library.versions.replace(ferry.id, ImportedArticle("By A. Reporter\n\n" + STORY))
    assert states(library, ferry.id) == {"sea was calm": "moved", COUNTED: "moved"}


def test_a_changed_text_of_the_same_address_is_a_new_version(library: Library, ferry: Article) -> None:
    row = read(library, NEWER, "/other/page.html", url=f"{ADDRESS}/?utm_source=mail#top")
    assert (row.status, row.id) == ("updated", ferry.uid)
    assert row.warnings == ("A new version of “Ferry leaves Baku”; 2 notes moved.",)
    assert row.title == library.articles.get(ferry.id).title == "UPDATE: Ferry leaves Baku"
    assert library.articles.version(ferry.id).text == NEWER
    assert library.undo_label() == "New version of “Ferry leaves Baku”"
    library.undo()
    assert library.articles.version(ferry.id).text == STORY
    assert library.articles.get(ferry.id).binned is None
    library.redo()
    assert library.articles.version(ferry.id).text == NEWER


def test_a_note_that_is_lost_is_said_to_be_reviewed(library: Library, ferry: Article) -> None:
    row = read(library, STORY.replace(STORY.split("\n\n")[2], "All else is left."), url=ADDRESS)
    assert row.warnings == ("A new version of “Ferry leaves Baku”; 1 note moved, 1 to review.",)
    assert "orphan" in states(library, ferry.id).values()


def test_the_same_file_with_clearly_the_same_text_is_a_new_version(library: Library) -> None:
    first = read(library, STORY)
    assert read(library, NEWER).id == first.id
    third = read(library, NEWER + "\n\nMore is to follow.")
    assert (third.status, third.id) == ("updated", first.id)


def test_another_article_under_the_same_file_name_stays_another(library: Library) -> None:
    first = read(library, STORY)
    other = read(library, "The bridge over the Kura was opened by the mayor after three years of work.")
    assert other.status == "added"
    assert other.id != first.id


def test_another_part_of_the_same_file_is_another_article(library: Library) -> None:
    read(library, STORY, member="1")
    assert read(library, NEWER, member="2").status == "added"
    assert read(library, NEWER + " More.", member="2").status == "updated"


def test_an_earlier_text_is_there_already_and_does_not_come_back_by_itself(
    library: Library, ferry: Article
) -> None:
    read(library, NEWER, url=ADDRESS)
    again = read(library, STORY, url=ADDRESS)
    assert (again.status, again.id) == ("duplicate", ferry.uid)
    assert again.warnings == ("It is version 1 of this article, which has a newer one.",)
    assert library.articles.version(ferry.id).text == NEWER


def test_the_bin_keeps_its_article_and_the_changed_text_is_a_new_one(
    library: Library, ferry: Article
) -> None:
    library.articles.bin([ferry.id])
    row = read(library, NEWER, url=ADDRESS)
    assert (row.status, row.id == ferry.uid) == ("added", False)
    assert row.warnings == ("An earlier text of it lies in the bin and was left there.",)
    assert library.articles.get(ferry.id).binned is not None


def test_files_of_one_import_are_different_articles(library: Library) -> None:
    session = library.articles.start_import()
    rows = []
    for number, text in enumerate((STORY, NEWER)):
        article = ImportedArticle(text, url=ADDRESS)
        rows += session.add(FileResult(f"/texts/{number}.html", articles=(article,)))
        session.flush()
    session.finish()
    assert [row.status for row in rows] == ["added", "added"]


def test_an_import_of_new_and_changed_articles_is_one_step(library: Library, ferry: Article) -> None:
    session = library.articles.start_import()
    rows = [
        *session.add(FileResult("/texts/new.txt", articles=(ImportedArticle("Quite another story."),))),
        *session.add(FileResult("/texts/ferry.txt", articles=(ImportedArticle(NEWER),))),
        *session.add(FileResult("/texts/copy.txt", articles=(ImportedArticle(NEWER),))),
    ]
    session.finish()
    assert [row.status for row in rows] == ["added", "updated", "duplicate"]
    assert rows[2].id == ferry.uid
    assert library.undo_label() == "Import 2 articles"
    library.undo()
    assert library.articles.version(ferry.id).text == STORY
    assert library.articles.find(rows[0].id or "").binned is not None
    library.redo()
    assert library.articles.version(ferry.id).text == NEWER
    assert states(library, ferry.id) == {"sea was calm": "moved", RECOUNTED: "changed"}
    assert library.check() == []


def test_the_named_article_is_renewed_whatever_the_text(library: Library, ferry: Article) -> None:
    imported(library, "A text that another article holds already.")
    library.articles.bin([ferry.id])
    session = library.articles.start_import(as_version_of=ferry.id)
    result = FileResult("/x.txt", articles=(ImportedArticle("A text that another article holds already."),))
    (row,) = session.add(result)
    session.finish()
    assert (row.status, row.id) == ("updated", ferry.uid)
    assert "It was in the bin and has been taken out." in row.warnings
    assert library.articles.get(ferry.id).binned is None
    library.undo()
    assert library.articles.get(ferry.id).binned is not None
    session = library.articles.start_import(as_version_of=ferry.id)
    (same,) = session.add(FileResult("/x.txt", articles=(ImportedArticle(STORY),)))
    session.finish()
    assert (same.status, same.id) == ("duplicate", ferry.uid)


def test_only_one_article_can_be_the_new_version(library: Library, ferry: Article) -> None:
    session = library.articles.start_import(as_version_of=ferry.id)
    two = FileResult("/x.txt", articles=(ImportedArticle("One text."), ImportedArticle("Two texts.")))
    assert [row.status for row in session.add(two)] == ["failed"]
    assert [row.status for row in session.add(FileResult("/1", articles=(ImportedArticle("One."),)))] == [
        "updated"
    ]
    assert [row.status for row in session.add(FileResult("/2", articles=(ImportedArticle("Two."),)))] == [
        "failed"
    ]
    session.finish()
    assert library.articles.version(ferry.id).text == "One."


def test_long_texts_leave_their_notes_to_a_worker(
    library: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "LONG", 10)
    session = library.articles.start_import()
    known = FileResult("/copy.txt", articles=(ImportedArticle(STORY),))
    assert session.long_moves(known) == []
    result = FileResult("/texts/ferry.txt", articles=(ImportedArticle(NEWER),))
    (planned,) = session.long_moves(result)
    (row,) = session.add(result, moved=[anchoring.move(planned)])
    session.finish()
    assert row.status == "updated"
    assert set(states(library, ferry.id)) == {"sea was calm", RECOUNTED}


def test_earlier_articles_are_found_through_indexes(library: Library) -> None:
    for sql in (BY_ADDRESS, BY_FILE):
        named = {"whole": "[]", "beginnings": "[]"}
        told = library._core.database.rows(f"EXPLAIN QUERY PLAN {sql}", named if ":" in sql else ("", None))
        plan = [row["detail"] for row in told]
        assert not [step for step in plan if step.startswith(("SCAN article", "SCAN version"))], plan


@given(st.lists(st.sampled_from([STORY, NEWER, "Another.", STORY + " More."]), min_size=1, max_size=6))
def test_any_versions_are_undone_to_the_first_and_redone_to_the_last(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "x.scholiast", create=True)
        (article,) = imported(library, STORY)
        library.annotations.add(article.id, Span(30, 40))
        first = held(library, article.id)
        steps = sum(
            library.versions.replace(article.id, ImportedArticle(text)).version is not None for text in texts
        )
        last = held(library, article.id)
        for _step in range(steps):
            library.undo()
        assert held(library, article.id) == first
        for _step in range(steps):
            library.redo()
        assert held(library, article.id) == last
        assert library.check() == []
        library.close()
